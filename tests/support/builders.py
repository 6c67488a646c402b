"""Records for tests, complete and plain; name only what a test is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, get_type_hints

from bot.core.store import Store
from bot.domain.aggregates import AggregateRow
from bot.domain.availability import Window
from bot.domain.hosts import Format, Host, HostState
from bot.domain.jobs import Job
from bot.domain.nudges import Nudge, Subject
from bot.domain.people import Community, Person
from bot.features.connections.model import Connection, How
from bot.features.consent.model import OwnWords
from bot.features.introduction.model import Introduction, Request, Status
from bot.features.moderate.repository import AuditAct, AuditEntry
from bot.features.organise.repository import Visit, VisitKind
from bot.features.report.model import Report
from bot.features.ways.model import ConnectorRequest, Way

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning in London, before the clocks change."""
HOUR = timedelta(hours=1)
NETWORK = "net"
COMMUNITY = "playground:local"
OTHER_NETWORK = "other"
"""A network of which members of `NETWORK` may see nothing."""
INTRODUCTION = Subject("introduction", "i1")
"""The introduction that `make_introduction` makes, as the subject of a nudge."""


def make_community(id: str = COMMUNITY, **changes: Any) -> Community:
    """A community of the network."""
    return Community(**{"id": id, "network": NETWORK, "name": "Local", **changes})


def make_person(id: str = "ana", **changes: Any) -> Person:
    """A member in London, named after the id."""
    given = {"network": NETWORK, "name": id.title(), "zone": "Europe/London", "zone_known": True}
    return Person(**{"id": id, **given, "created_at": NOW, **changes})


def make_host(person: str = "hal", **changes: Any) -> Host:
    """An active host, free on Tuesday and Thursday lunchtimes."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "state": HostState.ACTIVE,
        "role": "Data scientist",
        "organisation": "Acme",
        "sector": "Energy",
        "topics": ("data science", "forecasting"),
        "about": "Ten years in energy.",
        "formats": (Format.VIDEO, Format.PHONE),
        "lengths": (15, 20, 30),
        "languages": ("English",),
        "where": "https://meet.example/hal",
        "windows": (Window(1, time(12), time(14)), Window(3, time(12), time(14))),
        "created_at": NOW,
    }
    return Host(**{"person": person, **given, **changes})


_PARTS = {
    field.name: part
    for part, kind in get_type_hints(Introduction).items()
    if is_dataclass(kind)
    for field in fields(kind)
}
"""The part of an introduction in which each field of a part stands, such as `why`: `request`."""


def changed(introduction: Introduction, **changes: Any) -> Introduction:
    """The introduction with these fields; those of its parts are named as if they were its own."""
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    own = {}
    for name, value in changes.items():
        if name in _PARTS and not is_dataclass(value):
            parts[_PARTS[name]][name] = value
        else:
            own[name] = value
    for name, values in parts.items():
        own[name] = replace(getattr(introduction, name), **values)
    return replace(introduction, **own)


def make_introduction(id: str = "i1", **changes: Any) -> Introduction:
    """Ana has asked Hal for twenty minutes. `changes` as for `changed`."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "seeker": "ana",
        "host": "hal",
        "status": Status.ASKED,
        "created_at": NOW,
    }
    asked = Request(
        why="Your talk on forecasting.",
        learn="How you came into energy.",
        organisation_key="acme",
        asked_at=NOW,
    )
    return changed(Introduction(id=id, request=asked, **given), **changes)


def make_nudge(
    key: str = "i1:request", *, subject: Subject = INTRODUCTION, **changes: Any
) -> Nudge:
    """The request on its way to Hal, due now."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "person": "hal",
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "kind": "request",
        "due_at": NOW,
    }
    return Nudge(**{"key": key, **given, **changes})


def make_job(id: str = "j1", **changes: Any) -> Job:
    """A job about Ana, whose first step is due now."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "kind": "membership.changed",
        "subject": "ana",
        "created_at": NOW,
        "due_at": NOW,
    }
    return Job(**{"id": id, **given, **changes})


def make_visit(id: str = "v1", **changes: Any) -> Visit:
    """A link of Ana's to the page of organisers."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "person": "ana",
        "address": "playground:local:ana",
        "kind": VisitKind.LINK,
        "made_at": NOW,
    }
    return Visit(**{"id": id, **given, **changes})


def make_own_words(**changes: Any) -> OwnWords:
    """What the organisers wrote in English in the notice to members."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "language": "en",
        "version": 1,
        "words": "Your name, for as long as you study here.",
        "saved_at": NOW,
    }
    return OwnWords(**{**given, **changes})


def make_aggregate(id: str = "i1-bea", **changes: Any) -> AggregateRow:
    """Hal has named Bea for Ana; she is invited to host."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "kind": "invitation",
        "status": "invited",
        "data": '{"introduction":"i1"}',
        "people": (("by", "hal"), ("invited", "bea"), ("seeker", "ana")),
        "created_at": NOW,
    }
    return AggregateRow(**{"id": id, **given, **changes})


def make_report(id: str = "r1", **changes: Any) -> Report:
    """Hal has reported Ana; Bea is told."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "reporter": "hal",
        "reported": "ana",
        "told": ("bea",),
        "words": "She wrote again.",
        "created_at": NOW,
    }
    return Report(**{"id": id, **given, **changes})


def make_connection(id: str = "c1", **changes: Any) -> Connection:
    """Ana says that she and Hal have worked together."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "asker": "ana",
        "asked": "hal",
        "how": How.WORKED,
        "closeness": 2,
        "since": 2019,
        "created_at": NOW,
    }
    return Connection(**{"id": id, **given, **changes})


def make_way(id: str = "w1", **changes: Any) -> Way:
    """Ana would like to reach Hal through people she knows."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "seeker": "ana",
        "target": "hal",
        "created_at": NOW,
    }
    return Way(**{"id": id, **given, **changes})


def make_connector_request(id: str = "q1", **changes: Any) -> ConnectorRequest:
    """Bea is asked whether she would introduce Ana to Hal."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "way": "w1",
        "connector": "bea",
        "seeker": "ana",
        "target": "hal",
        "created_at": NOW,
    }
    return ConnectorRequest(**{"id": id, **given, **changes})


def make_audit_entry(id: str = "a1", **changes: Any) -> AuditEntry:
    """Hal, who organises, has removed Ana."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "actor": "hal",
        "act": AuditAct.REMOVED,
        "subject": "ana",
        "at": NOW,
    }
    return AuditEntry(**{"id": id, **given, **changes})


async def add(store: Store, *records: Introduction | Nudge | AggregateRow) -> None:
    """Add introductions, waiting nudges and aggregates in one unit of work."""
    async with store.transaction() as tx:
        for record in records:
            if isinstance(record, Nudge):
                await tx.nudges.schedule(record)
            elif isinstance(record, AggregateRow):
                await tx.aggregates.add(record)
            else:
                await tx.introductions.add(record)
