"""Every field of every record has a column and comes back from the real store as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import aiosqlite
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.availability import Window
from bot.model.hosts import Host
from bot.model.introductions import Introduction
from bot.model.nudges import Nudge, NudgeStatus
from bot.model.people import Community, Person
from bot.store import Transaction
from storage import open_store, schema
from storage.introductions import INTRODUCTIONS
from storage.nudges import NUDGES
from storage.people import COMMUNITIES, HOSTS, PERSONS
from storage.records import Record, from_micros, to_micros
from storage.sqlite import Plain
from tests.builders import COMMUNITY, NETWORK, NOW, make_community, make_introduction, make_person

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


def whole(kind: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Random records with every field drawn, also those that have a default."""
    names: list[str] = list(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    drawn: dict[str, Any] = {name: given.get(name, ...) for name in names}
    return st.builds(kind, **drawn)


async def on_a_store(work: Callable[[Transaction], Awaitable[None]]) -> None:
    store = await open_store("sqlite://")
    try:
        async with store.transaction() as tx:
            await tx.put_community(make_community())
            for id in PEOPLE:
                await tx.put_person(make_person(id))
            await tx.add_introduction(make_introduction())
            await work(tx)
    finally:
        await store.close()


real_store = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@real_store
@given(whole(Community, network=OWN), whole(Person, network=OWN))
def test_communities_and_persons(community: Community, person: Person) -> None:
    async def work(tx: Transaction) -> None:
        await tx.put_community(community)
        assert await tx.community(community.id) == community
        await tx.put_person(person)
        assert await tx.person(NETWORK, person.id) == person

    asyncio.run(on_a_store(work))


@real_store
@given(whole(Host, network=OWN, person=st.just("hal")))
def test_hosts(host: Host) -> None:
    async def work(tx: Transaction) -> None:
        await tx.put_host(host)
        assert await tx.host(NETWORK, "hal") == host

    asyncio.run(on_a_store(work))


INTRODUCTION = whole(
    Introduction,
    id=st.just("random"),
    network=OWN,
    community=st.just(COMMUNITY),
    seeker=st.just("ana"),
    host=st.just("bea"),
    connector=SOMEONE,
    referred_to=SOMEONE,
    moved_by=SOMEONE,
    version=st.integers(0, 2**62),
)


@real_store
@given(INTRODUCTION, INTRODUCTION)
def test_introductions(introduction: Introduction, changed: Introduction) -> None:
    async def work(tx: Transaction) -> None:
        await tx.add_introduction(introduction)
        assert await tx.introduction(NETWORK, "random") == introduction
        saved = await tx.save_introduction(
            replace(changed, version=introduction.version), introduction.status
        )
        assert saved == replace(changed, version=introduction.version + 1)
        assert await tx.introduction(NETWORK, "random") == saved

    asyncio.run(on_a_store(work))


OUTCOME = ("status", "due_at", "attempts", "reason", "address", "ref")
"""What finishing writes, besides whether it is to be drawn again."""
NUDGE = whole(
    Nudge,
    key=st.just("random"),
    network=OWN,
    community=st.just(COMMUNITY),
    person=st.sampled_from(PEOPLE),
    introduction=st.none() | st.just("i1"),
    attempts=st.integers(0, 2**62),
    token=st.none(),
    lease_until=st.none(),
)


@real_store
@given(NUDGE, NUDGE.filter(lambda nudge: nudge.status is not NudgeStatus.CLAIMED))
def test_nudges(nudge: Nudge, outcome: Nudge) -> None:
    waiting = replace(nudge, status=NudgeStatus.WAITING, due_at=NOW, stale=False)
    finished = replace(
        waiting,
        **{name: getattr(outcome, name) for name in OUTCOME},
        stale=outcome.stale and outcome.status is NudgeStatus.SENT,
    )

    async def work(tx: Transaction) -> None:
        await tx.put_nudge(waiting)
        assert await tx.nudge("random") == waiting
        (claimed,) = await tx.claim_due(NOW, "token", NOW, 1)
        assert await tx.nudge("random") == claimed
        assert await tx.finish_nudge(replace(finished, token="token", lease_until=NOW))
        assert await tx.nudge("random") == finished

    asyncio.run(on_a_store(work))


@pytest.mark.parametrize("record", [COMMUNITIES, PERSONS, HOSTS, INTRODUCTIONS, NUDGES])
async def test_the_fields_of_a_record_are_the_columns_of_its_table(record: Record[Any]) -> None:
    async with aiosqlite.connect(":memory:", isolation_level=None) as connection:
        await schema.apply(Plain(connection))
        rows = await connection.execute_fetchall(f"PRAGMA table_info({record.table})")
    assert sorted(record.names) == sorted(row[1] for row in rows)


@given(INSTANTS)
def test_instants_are_kept_to_the_microsecond(instant: datetime) -> None:
    assert from_micros(to_micros(instant)) == instant


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        to_micros(datetime(2026, 3, 2, 9, 0))  # noqa: DTZ001 - that is the point


@dataclass(frozen=True)
class Sample:
    """The shapes no record has yet: a lone nested record, an optional tuple, seconds."""

    window: Window
    days: tuple[date, ...] | None
    at: time
    pair: tuple[int, bool]


def test_what_a_column_holds() -> None:
    record = Record(Sample, "samples")
    sample = Sample(Window(0, time(12), time(14)), (date(2026, 3, 2),), time(9, 5), (7, True))
    row = ['[0,"12:00","14:00"]', '["2026-03-02"]', "09:05", "[7,1]"]
    assert record.encode(sample) == row
    assert record.decode(row) == sample
    exact = replace(sample, days=None, at=time(9, 5, 1))
    assert record.encode(exact)[1:3] == [None, "09:05:01"]
    assert record.decode(record.encode(exact)) == exact


def test_what_cannot_be_stored_is_refused_at_once() -> None:
    @dataclass
    class Odd:
        share: float

    with pytest.raises(TypeError, match="float"):
        Record(Odd, "odd")
