"""Paths to somebody, beside every path that a small network has."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.store import Transaction
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.features.connections.model import Connector
from bot.features.ways.model import AskedStatus
from bot.features.ways.paths import (
    Path,
    best_connectors,
    best_paths,
    may_be_asked,
    path_through,
    shown_paths,
)
from bot.features.ways.ranking import Level
from storage import open_store
from tests.support.builders import NETWORK, NOW, make_community, make_connector_request, make_person
from tests.support.routing import ROUTER
from tests.support.ties import tie

PEOPLE = "sabcdh"
"""`s` seeks, `h` is wanted."""
PAIRS = [(one, other) for one in PEOPLE for other in PEOPLE if one < other]


@dataclass(frozen=True)
class Known:
    """What two people say of each other."""

    closeness: int
    shown_by: frozenset[str]
    not_askable: frozenset[str]


@dataclass(frozen=True)
class World:
    """A small network."""

    ties: dict[tuple[str, str], Known]
    blocks: frozenset[tuple[str, str]] = frozenset()
    gone: frozenset[str] = frozenset()
    cymraeg: frozenset[str] = field(default_factory=frozenset)

    def knows(self, one: str, other: str) -> Known | None:
        return self.ties.get((min(one, other), max(one, other)))

    def apart(self, one: str, other: str) -> bool:
        return bool({(one, other), (other, one)} & self.blocks)


async def _store_world(world: World, tx: Transaction) -> Context:
    await tx.communities.put(community := make_community())
    people = {
        id: make_person(id, left=id in world.gone, language="cy" if id in world.cymraeg else "en")
        for id in PEOPLE
    }
    for person in people.values():
        await tx.people.put(person)
    for (one, other), known in world.ties.items():
        await tie(
            tx,
            one,
            other,
            closeness=known.closeness,
            shown_by=known.shown_by,
            not_askable=known.not_askable,
        )
    for blocker, blocked in world.blocks:
        await tx.blocks.add(NETWORK, blocker, blocked, NOW)
    return Context.of(tx, NOW, people["s"], community, Practice(), ROUTER)


def _all_paths(world: World) -> set[tuple[str, ...]]:
    """Every path that may be tried, found by trying all."""
    found = set()
    for count in (1, 2):
        for between in permutations("abcd", count):
            people = ("s", *between, "h")
            if _may_try(world, people):
                found.add(people)
    return found


def _may_try(world: World, people: tuple[str, ...]) -> bool:
    known = [world.knows(one, other) for one, other in pairwise(people)]
    return (
        all(known)
        and not any(
            k and one in k.not_askable for one, k in zip(people[1:-1], known[1:], strict=True)
        )
        and not any(world.apart(one, other) for one in people for other in people)
        and not set(people[1:-1]) & world.gone
        and (len(people) == 3 or bool(known[-1] and known[-1].shown_by))
        and (len(people) == 3 or world.knows("s", people[2]) is None)
    )


def _level(world: World, people: tuple[str, ...]) -> int:
    beyond = [world.knows(one, other) for one, other in pairwise(people[1:])]
    return min(len(known.shown_by) for known in beyond if known)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A network of six, of whom two are at the ends."""
    ties = {}
    for pair in draw(st.sets(st.sampled_from(PAIRS), min_size=3)):
        some = st.frozensets(st.sampled_from(pair))
        rarely = draw(some) if draw(st.integers(0, 2)) == 0 else frozenset[str]()
        ties[pair] = Known(draw(st.integers(1, 3)), draw(some), rarely)
    others = st.sampled_from("abcd")
    blocks = st.tuples(st.sampled_from(PEOPLE), others).filter(lambda pair: pair[0] != pair[1])
    return World(
        ties,
        draw(st.frozensets(blocks, max_size=2)),
        draw(st.frozensets(others, max_size=1)),
        draw(st.frozensets(others)),
    )


async def _found(world: World) -> tuple[list[Path], list[Path], list[Path]]:
    """The paths to try and to show, and each path that there is by its people."""
    store = await open_store("sqlite://")
    async with store.transaction() as tx:
        ctx = await _store_world(world, tx)
        asked = await best_paths(ctx, "s", "h", most=9)
        shown = await shown_paths(ctx, "s", "h", most=9)
        each = [await path_through(ctx, people) for people in _all_paths(world)]
        avoided = await best_paths(ctx, "s", "h", avoid={path.first for path in asked})
        assert avoided == []
        assert await best_paths(ctx, "s", "h", most=1) == asked[:1]
        assert await best_paths(ctx, "s", "h", turn=0) == [p for p in asked if p.turn == 0][:3]
        own = await best_connectors(ctx, "s", most=9)
        assert {path.first for path in asked} <= {path.first for path in own}
    await store.close()
    return asked, shown, [path for path in each if path is not None]


@settings(max_examples=25, deadline=None)
@given(worlds())
def test_the_paths_found_are_those_that_there_are_and_the_best_come_first(world: World) -> None:
    asked, shown, each = asyncio.run(_found(world))
    real = _all_paths(world)
    assert {path.people for path in each} == real
    for path in (*asked, *shown):
        assert path.people in real
        assert len(path.hops) == len(path.people) - 1 <= 3
        assert len(set(path.people)) == len(path.people)
        assert path.level == _level(world, path.people)
    for found, candidates in (
        (asked, each),
        (shown, [path for path in each if path.level > Level.QUIET]),
    ):
        assert {path.first for path in found} == {path.first for path in candidates}
        assert len({path.first for path in found}) == len(found)
        order = [(path.turn, -path.strength) for path in found]
        assert order == sorted(order)
        for path in found:
            same = [other for other in candidates if other.first == path.first]
            assert (path.turn, -path.strength) == min((o.turn, -o.strength) for o in same)


def _without(world: World, pair: tuple[str, str]) -> World:
    ties = {key: known for key, known in world.ties.items() if key != pair}
    return World(ties, world.blocks, world.gone, world.cymraeg)


@settings(max_examples=25, deadline=None)
@given(worlds(), st.data())
def test_a_tie_of_two_others_that_neither_shows_changes_nothing_that_is_shown(
    world: World, data: st.DataObject
) -> None:
    """And of whom is asked, only whether one of these two is."""
    quiet = [pair for pair, known in world.ties.items() if not known.shown_by and "s" not in pair]
    if not quiet:
        return
    pair = data.draw(st.sampled_from(quiet))
    asked, shown, _ = asyncio.run(_found(world))
    asked_without, shown_without, _ = asyncio.run(_found(_without(world, pair)))
    assert shown == shown_without

    def by_others(paths: list[Path]) -> list[Path]:
        return [path for path in paths if path.first not in pair]

    assert by_others(asked) == by_others(asked_without)


Asks = Callable[[Transaction, str], Awaitable[object]]


def _request(status: AskedStatus, *, days: int = 1, seeker: str = "s") -> Asks:
    async def ask(tx: Transaction, connector: str) -> None:
        silent = status in (AskedStatus.ASKED, AskedStatus.OVER)
        at = NOW - timedelta(days=days)
        request = make_connector_request(
            f"q{await _count(tx, connector)}-{connector}",
            way=f"w{await _count(tx, connector)}",
            connector=connector,
            seeker=seeker,
            target="d",
            status=status,
            created_at=at,
            answered_at=None if silent else at,
        )
        await tx.connector_requests.add(request)

    return ask


async def _count(tx: Transaction, connector: str) -> int:
    return len(await tx.connector_requests.to(NETWORK, connector, NOW - timedelta(days=900)))


def _three_times(tx: Transaction, connector: str) -> Awaitable[object]:
    async def ask() -> None:
        for _ in range(3):
            await _request(AskedStatus.DONE, days=360, seeker="d")(tx, connector)

    return ask()


EQUAL = World(
    {
        pair: Known(2, frozenset(pair), frozenset())
        for pair in PAIRS
        if set(pair) & {"s", "h"} and "d" not in pair and pair != ("h", "s")
    }
)
"""The seeker and the one wanted both know `a`, `b` and `c`, equally well."""


@pytest.mark.parametrize(
    "asked, again",
    [
        (_request(AskedStatus.ASKED), False),
        (_request(AskedStatus.ASKED, seeker="d"), False),
        (_request(AskedStatus.DECLINED), False),
        (_request(AskedStatus.NOT_NOW), False),
        (_request(AskedStatus.OVER, days=89), False),
        (_request(AskedStatus.OVER, days=91), True),
        (_request(AskedStatus.DECLINED, seeker="d"), True),
        (_request(AskedStatus.DONE), True),
        (_three_times, False),
    ],
)
async def test_a_connector_is_spared_and_what_is_shown_does_not_tell_it(
    asked: Asks, again: bool
) -> None:
    store = await open_store("sqlite://")
    async with store.transaction() as tx:
        ctx = await _store_world(EQUAL, tx)
        shown = await shown_paths(ctx, "s", "h")
        assert {path.first for path in shown} == set("abc")
        await asked(tx, "a")
        assert await shown_paths(ctx, "s", "h") == shown
        # If they may be asked, they come last, for they were asked already.
        best = [path.first for path in await best_paths(ctx, "s", "h")]
        assert best == (["b", "c", "a"] if again else ["b", "c"])
        assert await may_be_asked(ctx, "a", "s") is again
        others = [path.first for path in await best_connectors(ctx, "s")]
        assert others == best
    await store.close()


async def test_equal_connectors_are_asked_equally_often() -> None:
    store = await open_store("sqlite://")
    async with store.transaction() as tx:
        ctx = await _store_world(EQUAL, tx)
        often = Connector(person="a", network=NETWORK, asks_a_year=12)
        for id in "abc":
            await tx.connections.put_connector(replace(often, person=id))
        for number in range(20):
            (path,) = await best_paths(ctx, "s", "h", most=1)
            status = (AskedStatus.DONE, AskedStatus.AGREED)[number % 2]
            await _request(status, days=number % 5)(tx, path.first)
            times = [await _count(tx, id) for id in "abc"]
            assert max(times) - min(times) <= 1
    await store.close()
