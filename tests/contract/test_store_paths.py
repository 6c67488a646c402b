"""Paths through ties, on each store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.store import Store, Transaction
from bot.domain.people import Barred
from bot.features.connections.model import Connector
from bot.features.introduction.model import Status
from bot.features.ways.model import AskedStatus
from bot.features.ways.path_repository import Asked, Hop
from tests.support.builders import (
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_community,
    make_connector_request,
    make_introduction,
    make_person,
)
from tests.support.ties import tie

LONG_AGO = NOW - timedelta(days=900)
PEOPLE = ("sam", "cal", "dee", "hal")


async def _members(store: Store, *more: str) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for id in (*PEOPLE, *more):
            await tx.people.put(make_person(id))


async def _one(tx: Transaction, network: str = NETWORK) -> list[str]:
    found = await tx.paths.through_one(network, "sam", "hal")
    return sorted(chain.connectors[0].id for chain in found)


async def _two(tx: Transaction, network: str = NETWORK) -> list[tuple[str, ...]]:
    found = await tx.paths.through_two(network, "sam", "hal")
    return sorted(tuple(c.id for c in chain.connectors) for chain in found)


async def test_a_path_has_one_or_two_connectors_and_what_is_known_of_each_tie(
    store: Store,
) -> None:
    await _members(store, "gus")
    async with store.transaction() as tx:
        await tx.people.put(make_person("cal", language="cy", zone="Asia/Tokyo"))
        await tie(tx, "sam", "cal", closeness=3, fresh_at=LONG_AGO)
        await tie(tx, "cal", "hal", closeness=1, shown_by=["hal"])
        (through,) = await tx.paths.through_one(NETWORK, "sam", "hal")
        (cal,) = through.connectors
        assert (cal.id, cal.language, cal.zone) == ("cal", "cy", "Asia/Tokyo")
        assert through.hops == (Hop(3, LONG_AGO, 2), Hop(1, NOW, 1))
        await tie(tx, "dee", "cal", shown_by=["dee", "cal"])
        await tie(tx, "gus", "hal", shown_by=["gus"])
        await tie(tx, "dee", "gus")
        assert await _two(tx) == []
        await tie(tx, "sam", "dee", closeness=1)
        # Cal is reached without Dee.
        assert await _two(tx) == [("dee", "gus")]
        (chain,) = await tx.paths.through_two(NETWORK, "sam", "hal")
        assert [hop.sides for hop in chain.hops] == [2, 0, 1]
        assert [hop.closeness for hop in chain.hops] == [1, 2, 2]
        anybody = await tx.paths.to_anybody(NETWORK, "sam")
        assert sorted(c.connectors[0].id for c in anybody) == ["cal", "dee"]
        assert await tx.paths.through_one(OTHER_NETWORK, "sam", "hal") == []
        assert await tx.paths.through_two(OTHER_NETWORK, "sam", "hal") == []
        assert await tx.paths.to_anybody(OTHER_NETWORK, "sam") == []


async def test_who_is_asked_first_of_two_learns_of_no_tie_that_nobody_shows(store: Store) -> None:
    await _members(store)
    async with store.transaction() as tx:
        await tie(tx, "sam", "cal")
        await tie(tx, "cal", "dee", shown_by=["cal", "dee"])
        await tie(tx, "dee", "hal")
        assert await _two(tx) == []
        for person, other in ("dee", "hal"), ("hal", "dee"):
            await tx.connections.set_side(NETWORK, person, other, shown=True, askable=True)
            assert await _two(tx) == [("cal", "dee")]
            await tx.connections.set_side(NETWORK, person, other, shown=False, askable=True)


Change = Callable[[Transaction], Awaitable[object]]


def _person(id: str, **changes: object) -> Change:
    return lambda tx: tx.people.put(make_person(id, **changes))


def _never(id: str) -> Change:
    return lambda tx: tx.connections.put_connector(
        Connector(person=id, network=NETWORK, asks_a_year=0)
    )


def _block(blocker: str, blocked: str) -> Change:
    return lambda tx: tx.blocks.add(NETWORK, blocker, blocked, NOW)


def _unaskable(person: str, other: str) -> Change:
    return lambda tx: tx.connections.set_side(NETWORK, person, other, shown=True, askable=False)


def _gone(id: str) -> list[Change]:
    return [
        _person(id, left=True),
        _person(id, barred=Barred.PAUSED),
        _person(id, erasing=True),
        _person(id, name=""),
        _never(id),
    ]


def _apart(*people: str) -> list[Change]:
    return [_block(one, other) for one in people for other in people if one != other]


@pytest.mark.parametrize(
    "change", [*_gone("cal"), *_apart("sam", "cal", "hal"), _unaskable("cal", "hal")]
)
async def test_no_path_leads_through_who_is_not_to_be_asked(store: Store, change: Change) -> None:
    await _members(store)
    async with store.transaction() as tx:
        await tie(tx, "sam", "cal", shown_by=["sam", "cal"])
        await tie(tx, "cal", "hal", shown_by=["cal", "hal"])
        assert await _one(tx) == ["cal"]
        await change(tx)
        assert await _one(tx) == []


@pytest.mark.parametrize(
    "change",
    [
        *_gone("cal"),
        *_gone("dee"),
        *_apart("sam", "cal", "dee", "hal"),
        _unaskable("cal", "dee"),
        _unaskable("dee", "hal"),
    ],
)
async def test_nor_do_two(store: Store, change: Change) -> None:
    await _members(store)
    async with store.transaction() as tx:
        await tie(tx, "sam", "cal", shown_by=["sam", "cal"])
        await tie(tx, "cal", "dee", shown_by=["cal", "dee"])
        await tie(tx, "dee", "hal", shown_by=["dee", "hal"])
        assert await _two(tx) == [("cal", "dee")]
        await change(tx)
        assert await _two(tx) == []


async def test_a_wish_not_to_introduce_is_that_of_one_side_only(store: Store) -> None:
    await _members(store)
    async with store.transaction() as tx:
        await tie(tx, "sam", "cal", not_askable=["sam", "cal"])
        await tie(tx, "cal", "hal", not_askable=["hal"])
        assert await _one(tx) == ["cal"]


@pytest.mark.parametrize("seeker, host", [("sam", "dee"), ("dee", "sam")])
async def test_who_wants_to_be_asked_only_by_people_they_met_is_second_to_those_alone(
    store: Store, seeker: str, host: str
) -> None:
    await _members(store)
    only = Connector(person="dee", network=NETWORK, only_met=True)
    async with store.transaction() as tx:
        await tie(tx, "sam", "cal")
        await tie(tx, "cal", "dee")
        await tie(tx, "dee", "hal", shown_by=["dee"])
        await tx.connections.put_connector(only)
        await tx.connections.put_connector(replace(only, person="cal"))
        assert await _two(tx) == []
        talk = make_introduction(seeker=seeker, host=host, status=Status.AGREED)
        await tx.introductions.add(talk)
        assert await _two(tx) == []
        await tx.introductions.save(
            make_introduction(seeker=seeker, host=host, status=Status.MET, met_at=NOW),
            Status.AGREED,
        )
        assert await _two(tx) == [("cal", "dee")]


async def test_it_is_known_what_connectors_were_asked_and_answered(store: Store) -> None:
    await _members(store)
    statuses = [
        (AskedStatus.ASKED, "sam", NOW),
        (AskedStatus.DONE, "sam", NOW),
        (AskedStatus.AGREED, "sam", NOW),
        (AskedStatus.DECLINED, "sam", NOW),
        (AskedStatus.OVER, "sam", NOW - timedelta(days=100)),
        (AskedStatus.NOT_NOW, "hal", NOW),
        (AskedStatus.DECLINED, "sam", NOW - timedelta(days=400)),
    ]
    async with store.transaction() as tx:
        for number, (status, seeker, at) in enumerate(statuses):
            silent = status in (AskedStatus.ASKED, AskedStatus.OVER)
            request = make_connector_request(
                f"q{number}",
                way=f"w{number}",
                connector="cal",
                seeker=seeker,
                status=status,
                created_at=at,
                answered_at=None if silent else at,
            )
            await tx.connector_requests.add(request)
        rarely = Connector(person="dee", network=NETWORK, asks_a_year=1)
        await tx.connections.put_connector(rarely)
        year, lately = NOW - timedelta(days=365), NOW - timedelta(days=90)
        found = await tx.paths.asked(NETWORK, ["cal", "dee"], "sam", year, lately)
        assert found["cal"] == Asked(most=3, times=6, answered=4, waiting=1, in_vain=2)
        assert found["dee"] == Asked(most=1, times=0, answered=0, waiting=0, in_vain=0)
        assert await tx.paths.asked(OTHER_NETWORK, ["cal"], "sam", year, lately) == {}
        assert await tx.paths.asked(NETWORK, [], "sam", year, lately) == {}


async def test_of_thousands_of_ties_only_the_strongest_are_read(store: Store) -> None:
    many = [f"x{n:03}" for n in range(150)]
    await _members(store, *many)
    async with store.transaction() as tx:
        for id in many:
            await tie(tx, "hal", id, closeness=2, shown_by=["hal"])
            await tie(tx, "sam", id, closeness=2)
        await tie(tx, "sam", "cal", closeness=3)
        await tie(tx, "hal", "cal", closeness=1)
        found = await _one(tx)
        # Strong for one of the two is enough.
        assert "cal" in found
        assert len(found) <= 128
        assert len(await tx.paths.to_anybody(NETWORK, "sam")) == 64
