"""Months are counted once, when they are over; the numbers are worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.store import Store
from bot.domain.hosts import HostState
from bot.domain.practice import Practice
from bot.features.introduction.model import Introduction, Status
from bot.features.organise.periods import Period
from bot.features.organise.repository import Figure, Measure
from tests.support.builders import (
    NETWORK,
    OTHER_NETWORK,
    make_aggregate,
    make_community,
    make_host,
    make_introduction,
    make_person,
)

PRACTICE = Practice()
JANUARY, FEBRUARY = Period.parse("2026-01"), Period.parse("2026-02")
M = Measure


def at(month: int, day: int, hour: int = 12) -> datetime:
    """An instant in 2026."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


NOTHING = {"asked_at": None}


def talk(id: str, seeker: str, host: str, status: Status, **changes: object) -> Introduction:
    """A talk of a network's members."""
    return make_introduction(id, seeker=seeker, host=host, status=status, **changes)


TALKS = [
    # met and thanked in January: asked on the 5th, yes after 2 days, talked on the 15th
    talk(
        "t1",
        "ana",
        "hal",
        Status.THANKED,
        connector="bea",
        asked_at=at(1, 5),
        accepted_at=at(1, 7, 18),
        agreed_at=at(1, 8),
        starts_at=at(1, 15),
        met_at=at(1, 15, 14),
        onward="bea",
        thanked_at=at(1, 16),
    ),
    # the same two a second time; thanked in February, six days late
    talk(
        "t2",
        "ana",
        "hal",
        Status.THANKED,
        asked_at=at(1, 20),
        accepted_at=at(1, 20, 20),
        agreed_at=at(1, 21),
        starts_at=at(1, 31),
        met_at=at(1, 31, 23),
        onward="",
        thanked_at=at(2, 6),
    ),
    # a no after five days, in the next month
    talk("t3", "bea", "hal", Status.DECLINED, asked_at=at(1, 30), closed_at=at(2, 4, 13)),
    # said to have taken place, then not
    talk(
        "t4",
        "bea",
        "ida",
        Status.MISSED,
        asked_at=at(1, 2),
        accepted_at=at(1, 3),
        agreed_at=at(1, 4),
        starts_at=at(1, 9),
        met_at=at(1, 9, 14),
    ),
    # silence is no answer; the first instant of February is not in January
    talk("t5", "cai", "hal", Status.EXPIRED, asked_at=at(1, 31, 23), closed_at=at(2, 20)),
    talk("t6", "cai", "ida", Status.ASKED, asked_at=datetime(2026, 2, 1, tzinfo=UTC)),
    talk("t7", "ida", "hal", Status.DRAFT, asked_at=None),
]
IN_JANUARY = {
    M.ASKED: (5, 3, ()),
    M.WARM: (1, 1, ()),
    M.ANSWERED: (3, 2, ((0, 1), (1, 1), (2, 1))),
    M.ACCEPTED: (3, 2, ((1, 1), (2, 1))),
    M.AGREED: (3, 2, ()),
    M.MET: (2, 1, ((10, 1), (11, 1))),
    M.ONWARD: (1, 1, ()),
    M.THANKED: (1, 1, ()),
    M.IN_TIME: (1, 1, ()),
    M.ELSEWHERE: (2, 1, ()),
    M.BECAME_HOSTS: (1, 1, ()),
}
IN_FEBRUARY = {
    M.ASKED: (1, 1, ()),
    M.WARM: (0, 0, ()),
    M.ANSWERED: (1, 1, ((5, 1),)),
    M.ACCEPTED: (0, 0, ()),
    M.AGREED: (0, 0, ()),
    M.MET: (0, 0, ()),
    M.ONWARD: (0, 0, ()),
    M.THANKED: (1, 1, ()),
    M.IN_TIME: (0, 0, ()),
    M.ELSEWHERE: (0, 0, ()),
    M.BECAME_HOSTS: (0, 0, ()),
}


@pytest.fixture
async def town(store: Store) -> Store:
    """A network with these talks, and another in which the same happened."""
    async with store.transaction() as tx:
        for network, community, mark in (
            (NETWORK, "playground:local", ""),
            (OTHER_NETWORK, "playground:other", "x-"),
        ):
            home = {"network": network, "community": community}
            await tx.communities.put(make_community(community, network=network))
            for id in ("ana", "bea", "cai", "hal", "ida"):
                await tx.people.put(make_person(mark + id, network=network))
            for one in TALKS[: 1 if mark else None]:
                named = {
                    "seeker": mark + one.seeker,
                    "host": mark + one.host,
                    "connector": mark + one.connector if one.connector else None,
                }
                onward = one.debrief.onward
                await tx.introductions.add(
                    make_introduction(
                        mark + one.id,
                        **home,
                        **named,
                        status=one.status,
                        asked_at=one.request.asked_at,
                        accepted_at=one.request.accepted_at,
                        agreed_at=one.time.agreed_at,
                        starts_at=one.time.starts_at,
                        met_at=one.debrief.met_at,
                        thanked_at=one.thanks.thanked_at,
                        closed_at=one.closed_at,
                        onward=mark + onward if onward else onward,
                    )
                )
        for number in (1, 2):
            outside = make_aggregate(
                f"e{number}", kind="elsewhere", created_at=at(1, 9), people=(("seeker", "ana"),)
            )
            await tx.aggregates.add(outside)
        early, late = at(1, 3), at(1, 28)
        # Bea had asked before; Hal had not, Ida's offer is not finished.
        await tx.hosts.put(make_host("bea", created_at=late))
        await tx.hosts.put(make_host("hal", created_at=early))
        await tx.hosts.put(make_host("cai", created_at=late, state=HostState.DRAFT))
    return store


async def count(store: Store, now: datetime) -> None:
    """Count all that is over."""
    after: str | None = ""
    while after is not None:
        async with store.transaction() as tx:
            after = await tx.figures.count_next(now, PRACTICE, after)


async def figures(store: Store, *periods: Period, network: str = NETWORK) -> list[Figure]:
    """The figures of these periods."""
    async with store.transaction() as tx:
        return await tx.figures.of(network, periods)


def numbers(found: list[Figure]) -> dict[Measure, tuple[int, int, tuple[tuple[int, int], ...]]]:
    """What was counted, without marks."""
    marks = (M.COUNTED, M.NOTHING, M.TOPIC)
    return {f.measure: (f.value, f.people, f.spread) for f in found if f.measure not in marks}


async def test_a_month_is_counted_as_it_was_by_hand(town: Store) -> None:
    await count(town, at(3, 1, 3))
    assert numbers(await figures(town, JANUARY)) == IN_JANUARY
    assert numbers(await figures(town, FEBRUARY)) == IN_FEBRUARY
    async with town.transaction() as tx:
        assert await tx.figures.counted(NETWORK) == (JANUARY, FEBRUARY)


async def test_each_network_has_its_own_numbers(town: Store) -> None:
    await count(town, at(2, 1, 3))
    theirs = numbers(await figures(town, JANUARY, network=OTHER_NETWORK))
    assert theirs[M.ASKED] == (1, 1, ())
    assert theirs[M.ELSEWHERE] == theirs[M.BECAME_HOSTS] == (0, 0, ())
    async with town.transaction() as tx:
        assert await tx.figures.of("nobody", [JANUARY]) == []
        assert await tx.figures.counted("nobody") is None


async def test_a_month_that_goes_on_is_not_counted(town: Store) -> None:
    await count(town, at(1, 31, 23))
    assert await figures(town, JANUARY) == []
    async with town.transaction() as tx:
        assert await tx.figures.counted(NETWORK) is None


async def test_a_quarter_counts_people_once_who_are_in_two_months(town: Store) -> None:
    await count(town, at(4, 1))
    of = numbers(await figures(town, Period.parse("2026-Q1")))
    assert of[M.ASKED] == (6, 3, ())
    assert of[M.ANSWERED] == (4, 2, ((0, 1), (1, 1), (2, 1), (5, 1)))
    assert of[M.ACCEPTED] == (3, 2, ((1, 1), (2, 1)))
    assert not await figures(town, Period.year(2026))


async def test_members_wait_for_one_period_at_a_time(town: Store) -> None:
    """Of a month that ends a quarter and a year, in the end; a crash between them loses nothing."""
    await count(town, datetime(2026, 12, 1, tzinfo=UTC))
    december = Period.parse("2026-12")
    longer = Period.year(2026), Period.parse("2026-Q4")
    for counted in ([], [longer[0]], [*longer]):
        for period in (*longer, december):
            assert bool(await figures(town, period)) == (period in counted)
        async with town.transaction() as tx:
            last = await tx.figures.counted(NETWORK)
            assert last == (JANUARY, december.before)
            await tx.figures.count_next(datetime(2027, 1, 1, tzinfo=UTC), PRACTICE, NETWORK)
    async with town.transaction() as tx:
        assert await tx.figures.counted(NETWORK) == (JANUARY, december)


async def test_a_month_that_was_counted_does_not_change(town: Store) -> None:
    """Also where its talks are deleted, and whatever is said of them later."""
    await count(town, at(3, 1))
    before = await figures(town, JANUARY, FEBRUARY)
    later = at(12, 30) + timedelta(days=400)
    async with town.transaction() as tx:
        while any((await tx.retention.expire(later, PRACTICE, 50)).values()):
            pass
        assert await tx.introductions.get(NETWORK, "t1") is None
    await count(town, at(5, 1))
    await count(town, at(5, 1))
    assert await figures(town, JANUARY, FEBRUARY) == before


async def test_where_nobody_has_asked_yet_nothing_is_counted(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for id in ("ana", "hal"):
            await tx.people.put(make_person(id))
    await count(store, at(2, 1))
    async with store.transaction() as tx:
        assert await tx.figures.counted(NETWORK) is None
        await tx.introductions.add(make_introduction(asked_at=at(2, 9)))
    await count(store, at(3, 1))
    async with store.transaction() as tx:
        assert await tx.figures.counted(NETWORK) == (FEBRUARY, FEBRUARY)


async def test_after_an_upgrade_three_years_are_counted_at_most(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for id in ("ana", "hal"):
            await tx.people.put(make_person(id))
        await tx.introductions.add(make_introduction(asked_at=at(2, 9) - timedelta(days=3000)))
    await count(store, at(3, 1))
    async with store.transaction() as tx:
        assert await tx.figures.counted(NETWORK) == (Period.parse("2023-03"), FEBRUARY)


async def test_topics_are_kept_that_ten_wait_for(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for number in range(12):
            await tx.people.put(make_person(f"p{number:02}"))
            typed = "Cyfraith  Môr" if number % 2 else "cyfraith mor"
            await tx.watches.add(NETWORK, f"p{number:02}", typed, at(1, 5))
            await tx.watches.add(NETWORK, f"p{number:02}", "", at(1, 5))
            if number < 9:
                await tx.watches.add(NETWORK, f"p{number:02}", "my own street", at(1, 5))
        await tx.introductions.add(
            make_introduction(seeker="p00", host="p01", asked_at=at(1, 9), organisation_key="")
        )
    await count(store, at(2, 1))
    topics = [f for f in await figures(store, JANUARY) if f.measure is M.TOPIC]
    assert [(f.detail, f.value, f.people) for f in topics] == [("cyfraith mor", 12, 12)]
