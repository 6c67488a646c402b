"""Records for tests, complete and plain; name only what a test is about."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot.model.availability import Window
from bot.model.hosts import Format, Host, HostState
from bot.model.introductions import Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Community, Person
from bot.store import Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning in London, before the clocks change."""
HOUR = timedelta(hours=1)
NETWORK = "net"
COMMUNITY = "playground:local"
ELSEWHERE = "elsewhere"
"""A network that nobody of ours may see into."""


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


def make_introduction(id: str = "i1", **changes: Any) -> Introduction:
    """Ana has asked Hal for twenty minutes."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "seeker": "ana",
        "host": "hal",
        "status": Status.ASKED,
        "why": "Your talk on forecasting.",
        "learn": "How you came into energy.",
        "organisation_key": "acme",
        "created_at": NOW,
        "asked_at": NOW,
    }
    return Introduction(**{"id": id, **given, **changes})


def make_nudge(key: str = "i1:request", **changes: Any) -> Nudge:
    """The request on its way to Hal, due now."""
    given: dict[str, Any] = {
        "network": NETWORK,
        "community": COMMUNITY,
        "person": "hal",
        "introduction": "i1",
        "kind": Kind.REQUEST,
        "due_at": NOW,
    }
    return Nudge(**{"key": key, **given, **changes})


async def add(store: Store, *things: Introduction | Nudge) -> None:
    """Add introductions and waiting nudges in one unit of work."""
    async with store.transaction() as tx:
        for thing in things:
            if isinstance(thing, Nudge):
                await tx.put_nudge(thing)
            else:
                await tx.add_introduction(thing)
