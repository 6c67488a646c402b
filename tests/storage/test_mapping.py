"""Every field of every record has a column and is read from the store as it was written."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.store import Transaction
from bot.domain.availability import Window
from bot.domain.hosts import Host
from bot.domain.jobs import Job
from bot.domain.nudges import Nudge, NudgeStatus
from bot.domain.people import Community, Person
from bot.features.connections.model import Connection, Connector, Tie
from bot.features.consent.model import OwnWords
from bot.features.introduction.model import Debrief, Introduction, MeetingTime, Request, Thanks
from bot.features.report.model import Report
from bot.features.ways.model import ConnectorRequest, Way
from storage import migrator, open_store
from storage.mapping import RowMapping, from_micros, to_micros
from storage.repositories.aggregates import AGGREGATES
from storage.repositories.audit import AUDIT
from storage.repositories.communities import COMMUNITIES
from storage.repositories.connections import CONNECTIONS, CONNECTORS, TIES
from storage.repositories.consents import NOTICES
from storage.repositories.figures import FIGURES
from storage.repositories.index import HOSTS
from storage.repositories.introductions import INTRODUCTIONS
from storage.repositories.jobs import JOBS
from storage.repositories.nudges import NUDGES
from storage.repositories.people import PERSONS
from storage.repositories.reports import REPORTS
from storage.repositories.visits import VISITS
from storage.repositories.ways import CONNECTOR_REQUESTS, WAYS
from storage.sqlite.connection import Connection as SqliteConnection
from storage.sqlite.connection import SqliteDatabase
from tests.support.builders import (
    COMMUNITY,
    NETWORK,
    NOW,
    make_community,
    make_introduction,
    make_person,
)
from tests.support.examples import examples

T = TypeVar("T")

# PostgreSQL's text has no NUL, and no database has half a surrogate.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
INSTANTS = st.datetimes(timezones=st.just(UTC))
NUMBERS = st.integers(-(2**63), 2**63 - 1)
WINDOWS = (
    st.tuples(st.integers(0, 6), st.integers(0, 1438), st.integers(1, 1439))
    .filter(lambda w: w[1] < w[2])
    .map(lambda w: Window(w[0], time(*divmod(w[1], 60)), time(*divmod(w[2], 60))))
)
st.register_type_strategy(str, WORDS)
st.register_type_strategy(int, NUMBERS)
st.register_type_strategy(datetime, INSTANTS)
st.register_type_strategy(Window, WINDOWS)

OWN = st.just(NETWORK)
PEOPLE = ("ana", "hal", "bea")
SOMEONE = st.none() | st.sampled_from(PEOPLE)


def records(kind: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Random records; fields with a default are random too."""
    names: list[str] = list(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    drawn: dict[str, Any] = {name: given.get(name, ...) for name in names}
    return st.builds(kind, **drawn)


async def with_store(work: Callable[[Transaction], Awaitable[None]]) -> None:
    store = await open_store("sqlite://")
    try:
        async with store.transaction() as tx:
            await tx.communities.put(make_community())
            for id in PEOPLE:
                await tx.people.put(make_person(id))
            await tx.introductions.add(make_introduction())
            await work(tx)
    finally:
        await store.close()


real_store = examples(40)


@real_store
@given(records(Community, network=OWN), records(Person, network=OWN))
def test_communities_and_persons(community: Community, person: Person) -> None:
    async def work(tx: Transaction) -> None:
        await tx.communities.put(community)
        assert await tx.communities.get(community.id) == community
        await tx.people.put(person)
        assert await tx.people.get(NETWORK, person.id) == person

    asyncio.run(with_store(work))


@real_store
@given(records(Host, network=OWN, person=st.just("hal")))
def test_hosts(host: Host) -> None:
    async def work(tx: Transaction) -> None:
        await tx.hosts.put(host)
        assert await tx.hosts.get(NETWORK, "hal") == host

    asyncio.run(with_store(work))


@real_store
@given(records(Job, network=OWN, community=st.just(COMMUNITY), due_at=st.just(NOW)))
def test_jobs(job: Job) -> None:
    async def work(tx: Transaction) -> None:
        await tx.jobs.begin(job)
        assert await tx.jobs.due(NOW) == job

    asyncio.run(with_store(work))


@real_store
@given(records(OwnWords, network=OWN, community=st.just(COMMUNITY)))
def test_the_organisers_own_words(words: OwnWords) -> None:
    async def work(tx: Transaction) -> None:
        await tx.consents.save(words)
        assert await tx.consents.own_words(NETWORK, COMMUNITY, words.language) == words

    asyncio.run(with_store(work))


INTRODUCTION = records(
    Introduction,
    id=st.just("random"),
    network=OWN,
    community=st.just(COMMUNITY),
    seeker=st.just("ana"),
    host=st.just("bea"),
    connector=SOMEONE,
    version=st.integers(0, 2**62),
    request=records(Request, referred_to=SOMEONE),
    time=records(MeetingTime, moved_by=SOMEONE),
    debrief=records(Debrief),
    thanks=records(Thanks),
)


@real_store
@given(INTRODUCTION, INTRODUCTION)
def test_introductions(introduction: Introduction, changed: Introduction) -> None:
    async def work(tx: Transaction) -> None:
        await tx.introductions.add(introduction)
        assert await tx.introductions.get(NETWORK, "random") == introduction
        saved = await tx.introductions.save(
            replace(changed, version=introduction.version), introduction.status
        )
        assert saved == replace(changed, version=introduction.version + 1)
        assert await tx.introductions.get(NETWORK, "random") == saved

    asyncio.run(with_store(work))


REPORT = records(
    Report,
    id=st.just("random"),
    network=OWN,
    community=st.just(COMMUNITY),
    reporter=st.just("ana"),
    reported=st.just("hal"),
    handler=SOMEONE,
    version=st.integers(0, 2**62),
)


@real_store
@given(REPORT, REPORT)
def test_reports(report: Report, changed: Report) -> None:
    async def work(tx: Transaction) -> None:
        await tx.reports.add(report)
        assert await tx.reports.get(NETWORK, "random") == report
        saved = await tx.reports.save(replace(changed, version=report.version), report.status)
        assert saved == replace(changed, version=report.version + 1)
        assert await tx.reports.get(NETWORK, "random") == saved

    asyncio.run(with_store(work))


CONNECTION = records(
    Connection,
    id=st.just("random"),
    network=OWN,
    community=st.just(COMMUNITY),
    asker=st.just("ana"),
    asked=st.just("hal"),
    version=st.integers(0, 2**62),
)


@real_store
@given(CONNECTION, CONNECTION, records(Tie, network=OWN), records(Connector, network=OWN))
def test_connections(
    connection: Connection, changed: Connection, tie: Tie, connector: Connector
) -> None:
    async def work(tx: Transaction) -> None:
        await tx.connections.add(connection)
        assert await tx.connections.get(NETWORK, "random") == connection
        saved = await tx.connections.save(
            replace(changed, version=connection.version), connection.status
        )
        assert saved == replace(changed, version=connection.version + 1)
        assert await tx.connections.get(NETWORK, "random") == saved
        mine = replace(connector, person="ana")
        await tx.connections.put_connector(mine)
        assert await tx.connections.connector(NETWORK, "ana") == mine

    assert TIES.decode(TIES.encode(tie)) == tie
    asyncio.run(with_store(work))


OF_ANA = {"network": OWN, "community": st.just(COMMUNITY), "version": st.integers(0, 2**62)}


@real_store
@given(
    records(Way, id=st.just("random"), seeker=st.just("ana"), target=st.just("hal"), **OF_ANA),
    records(
        ConnectorRequest,
        id=st.just("random"),
        connector=st.just("hal"),
        seeker=st.just("ana"),
        target=st.just(None),
        **OF_ANA,
    ),
)
def test_ways(way: Way, request: ConnectorRequest) -> None:
    async def work(tx: Transaction) -> None:
        await tx.ways.add(way)
        assert await tx.ways.get(NETWORK, "random") == way
        assert await tx.ways.save(way, way.status) == replace(way, version=way.version + 1)
        await tx.connector_requests.add(request)
        assert await tx.connector_requests.get(NETWORK, "random") == request
        saved = await tx.connector_requests.save(request, request.status)
        assert saved == replace(request, version=request.version + 1)

    asyncio.run(with_store(work))


OUTCOME = (
    *("status", "due_at", "attempts", "reason", "address", "ref"),
    *("merged_into", "buttons", "content"),
)
"""What a finish writes, besides `stale` and `ending`, which only a sent nudge has."""
NUDGE = records(
    Nudge,
    key=st.just("random"),
    network=OWN,
    community=st.just(COMMUNITY),
    person=st.sampled_from(PEOPLE),
    attempts=st.integers(0, 2**62),
    token=st.none(),
    lease_until=st.none(),
)


@real_store
@given(NUDGE, NUDGE.filter(lambda nudge: nudge.status is not NudgeStatus.CLAIMED))
def test_nudges(nudge: Nudge, outcome: Nudge) -> None:
    waiting = replace(nudge, status=NudgeStatus.WAITING, due_at=NOW, stale=False)
    sent = outcome.status is NudgeStatus.SENT
    finished = replace(
        waiting,
        **{name: getattr(outcome, name) for name in OUTCOME},
        stale=outcome.stale and sent,
        ending=outcome.ending if sent else "",
    )

    async def work(tx: Transaction) -> None:
        await tx.nudges.schedule(waiting)
        assert await tx.nudges.get("random") == waiting
        (claimed,) = await tx.nudges.claim_due(NOW, "token", NOW, 1)
        assert await tx.nudges.get("random") == claimed
        assert await tx.nudges.finish(replace(finished, token="token", lease_until=NOW))
        assert await tx.nudges.get("random") == finished

    asyncio.run(with_store(work))


@pytest.mark.parametrize(
    "record",
    [
        *(COMMUNITIES, PERSONS, HOSTS, INTRODUCTIONS, NUDGES, AGGREGATES, JOBS, REPORTS, AUDIT),
        *(NOTICES, CONNECTIONS, TIES, CONNECTORS, WAYS, CONNECTOR_REQUESTS, FIGURES, VISITS),
    ],
)
async def test_the_fields_of_a_record_are_the_columns_of_its_table(record: RowMapping[Any]) -> None:
    connect = partial(sqlite3.connect, ":memory:", isolation_level=None)
    connection = SqliteConnection(connect, iter_chunk_size=64)
    async with connection:
        await migrator.apply(SqliteDatabase(connection))
        rows = await connection.execute_fetchall(f"PRAGMA table_info({record.table})")
    assert sorted(record.names) == sorted(row[1] for row in rows)


@given(INSTANTS)
def test_instants_are_stored_to_the_microsecond(instant: datetime) -> None:
    assert from_micros(to_micros(instant)) == instant


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        to_micros(datetime(2026, 3, 2, 9, 0))  # noqa: DTZ001 - that is the point


@dataclass(frozen=True, slots=True)
class Sample:
    """The shapes that no record has yet: an optional nested record and tuple, seconds."""

    window: Window | None
    days: tuple[date, ...] | None
    at: time
    pair: tuple[int, bool]


def test_the_values_of_columns() -> None:
    record = RowMapping(Sample, "samples")
    sample = Sample(Window(0, time(12), time(14)), (date(2026, 3, 2),), time(9, 5), (7, True))
    row = ['[0,"12:00","14:00"]', '["2026-03-02"]', "09:05", "[7,1]"]
    assert record.encode(sample) == row
    assert record.decode(row) == sample
    exact = replace(sample, days=None, at=time(9, 5, 1))
    assert record.encode(exact)[1:3] == [None, "09:05:01"]
    assert record.decode(record.encode(exact)) == exact


@dataclass(frozen=True, slots=True)
class Size:
    """A part of two columns, one of them encoded."""

    width: int
    measured: date


@dataclass(frozen=True, slots=True)
class Lot:
    """A part between two fields of its own."""

    id: str
    size: Size
    sold: bool


def test_the_fields_of_a_part_are_columns_of_the_table() -> None:
    lots = RowMapping(Lot, "lots")
    lot = Lot("a", Size(7, date(2026, 3, 2)), True)
    assert lots.names == ("id", "sold", "width", "measured")
    assert lots.numbers == {"width", "sold"}
    assert lots.encode(lot) == ["a", 1, 7, "2026-03-02"]
    assert lots.decode(["a", 1, 7, "2026-03-02"]) == lot
    assert RowMapping(Lot, "lots", only=("measured",)).encode(lot) == ["2026-03-02"]


def test_two_fields_for_one_column_are_refused_at_once() -> None:
    @dataclass(frozen=True, slots=True)
    class Twice:
        width: int
        size: Size

    with pytest.raises(TypeError, match="width"):
        RowMapping(Twice, "twice")


def test_a_type_that_no_column_can_hold_is_refused_at_once() -> None:
    @dataclass(slots=True)
    class Odd:
        share: float

    with pytest.raises(TypeError, match="float"):
        RowMapping(Odd, "odd")
