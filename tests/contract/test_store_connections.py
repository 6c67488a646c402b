"""Connections and their ties, on each store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.store import Conflict, Store
from bot.domain.nudges import Subject
from bot.domain.people import Barred
from bot.domain.practice import Practice
from bot.features.connections.model import ConnectionStatus, Connector, How
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_community,
    make_connection,
    make_nudge,
    make_person,
)

CONFIRMED, DECLINED = ConnectionStatus.CONFIRMED, ConnectionStatus.DECLINED


async def _people(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for id in ("ana", "hal", "bea"):
            await tx.people.put(make_person(id))


async def test_a_connection_is_written_only_where_nobody_wrote_since(store: Store) -> None:
    await _people(store)
    made = make_connection()
    async with store.transaction() as tx:
        await tx.connections.add(made)
        saved = await tx.connections.save(
            replace(made, status=CONFIRMED, how=How.FAMILY, since=None, confirmed_at=NOW),
            made.status,
        )
        assert saved.version == made.version + 1
        assert await tx.connections.get(NETWORK, made.id) == saved
        assert await tx.connections.get(OTHER_NETWORK, made.id) is None
        with pytest.raises(Conflict):
            await tx.connections.save(made, made.status)
        with pytest.raises(Conflict):
            await tx.connections.save(saved, DECLINED)


async def test_a_pair_has_one_open_connection_whoever_asks(store: Store) -> None:
    await _people(store)
    made = make_connection()
    async with store.transaction() as tx:
        await tx.connections.add(made)
    for twin in (make_connection("c2"), make_connection("c2", asker="hal", asked="ana")):
        with pytest.raises(Exception, match=r"(?i)unique"):
            async with store.transaction() as tx:
                await tx.connections.add(twin)
    async with store.transaction() as tx:
        assert await tx.connections.between(NETWORK, "ana", "hal") == made
        assert await tx.connections.between(NETWORK, "hal", "ana") == made
        assert await tx.connections.between(OTHER_NETWORK, "hal", "ana") is None
        over = replace(made, status=ConnectionStatus.LAPSED, closed_at=NOW)
        await tx.connections.save(over, made.status)
        assert await tx.connections.between(NETWORK, "ana", "hal") is None
        await tx.connections.add(make_connection("c2", asker="hal", asked="ana"))


async def test_what_waits_is_found_and_a_no_waits_for_the_asker_only(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        for connection in (
            make_connection("c1"),
            make_connection("c2", asked="bea", status=DECLINED),
            make_connection("c3", asker="bea", asked="hal", status=CONFIRMED, confirmed_at=NOW),
        ):
            await tx.connections.add(connection)

        async def waits(person: str) -> list[str]:
            return [c.id for c in await tx.connections.pending_of(NETWORK, person)]

        assert await waits("ana") == ["c1", "c2"]
        assert await waits("hal") == ["c1"]
        assert await waits("bea") == []
        await tx.connections.add(
            make_connection("c4", asker="bea", status=ConnectionStatus.LAPSED, closed_at=NOW)
        )

        async def walked(person: str, *, closed: bool) -> list[str]:
            step = tx.connections.next_of if closed else tx.connections.next_open_of
            found = [""]
            while following := await step(NETWORK, person, found[-1]):
                found.append(following.id)
            return found[1:]

        assert await walked("ana", closed=False) == ["c1", "c2"]
        assert await walked("hal", closed=False) == ["c1"]
        assert await walked("bea", closed=False) == ["c2"]
        assert await walked("bea", closed=True) == ["c2", "c3", "c4"]


async def test_proposals_are_counted_and_remembered(store: Store) -> None:
    await _people(store)
    lapsed = ConnectionStatus.LAPSED
    async with store.transaction() as tx:
        await tx.connections.add(make_connection("c1", status=lapsed, closed_at=NOW + HOUR))
        await tx.connections.add(
            make_connection("c2", asked="bea", confirmed_at=NOW, closed_at=NOW + HOUR)
        )
        assert await tx.connections.count_by(NETWORK, "ana", NOW - HOUR) == 2
        assert await tx.connections.count_by(NETWORK, "ana", NOW) == 0
        assert await tx.connections.last_unconfirmed(NETWORK, "ana", "hal") == NOW + HOUR
        assert await tx.connections.last_unconfirmed(NETWORK, "hal", "ana") is None
        # It was confirmed once.
        assert await tx.connections.last_unconfirmed(NETWORK, "ana", "bea") is None


async def test_each_side_of_a_tie_decides_for_itself(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        await tx.connections.tie_up(make_connection(), NOW)
        await tx.connections.tie_up(make_connection("c2", asked="bea"), NOW + HOUR)
        assert [t.other for t in await tx.connections.ties_of(NETWORK, "ana")] == ["bea", "hal"]
        await tx.connections.set_side(NETWORK, "ana", "hal", shown=True, askable=False)
        mine = await tx.connections.tie(NETWORK, "ana", "hal")
        theirs = await tx.connections.tie(NETWORK, "hal", "ana")
        other = await tx.connections.tie(NETWORK, "ana", "bea")
        assert mine is not None
        assert theirs is not None
        assert other is not None
        assert (mine.shown, mine.shown_by_other, mine.askable) == (True, False, False)
        assert (theirs.shown, theirs.shown_by_other, theirs.askable) == (False, True, True)
        assert (other.shown, other.shown_by_other, other.askable) == (False, False, True)
        await tx.connections.freshen(NETWORK, "hal", "ana", NOW + 2 * HOUR)
        await tx.connections.freshen(NETWORK, "hal", "ana", NOW + HOUR)  # not back
        for person, met in (("ana", "hal"), ("hal", "ana")):
            fresh = await tx.connections.tie(NETWORK, person, met)
            assert fresh is not None
            assert fresh.fresh_at == NOW + 2 * HOUR
        assert [t.other for t in await tx.connections.ties_of(NETWORK, "ana")] == ["hal", "bea"]
        await tx.connections.untie(NETWORK, "hal", "ana")
        assert await tx.connections.tie(NETWORK, "ana", "hal") is None
        assert await tx.connections.tie(NETWORK, "hal", "ana") is None
        assert await tx.connections.ties_of(OTHER_NETWORK, "ana") == []


@pytest.mark.parametrize("hidden", ["blocked", "was blocked", "left", "barred"])
async def test_a_tie_is_hidden_while_one_is_away_or_apart(store: Store, hidden: str) -> None:
    await _people(store)
    async with store.transaction() as tx:
        await tx.connections.tie_up(make_connection(), NOW)
        match hidden:
            case "blocked":
                await tx.blocks.add(NETWORK, "ana", "hal", NOW)
            case "was blocked":
                await tx.blocks.add(NETWORK, "hal", "ana", NOW)
            case "left":
                await tx.people.put(make_person("hal", left=True))
            case _:
                await tx.people.put(make_person("hal", barred=Barred.PAUSED))
        assert await tx.connections.ties_of(NETWORK, "ana") == []
        assert await tx.connections.tie(NETWORK, "ana", "hal") is None
        await tx.blocks.remove(NETWORK, "ana", "hal")
        await tx.blocks.remove(NETWORK, "hal", "ana")
        await tx.people.put(make_person("hal"))
        assert await tx.connections.tie(NETWORK, "ana", "hal") is not None


async def test_a_connector_has_a_default_until_they_say_otherwise(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        default = Connector(person="ana", network=NETWORK, asks_a_year=3, only_met=False)
        assert await tx.connections.connector(NETWORK, "ana") == default
        for said in (replace(default, asks_a_year=0), replace(default, only_met=True)):
            await tx.connections.put_connector(said)
            assert await tx.connections.connector(NETWORK, "ana") == said
        assert await tx.connections.connector(NETWORK, "hal") == replace(default, person="hal")


async def test_an_erased_connection_leaves_nothing(store: Store) -> None:
    await _people(store)
    made = make_connection(status=CONFIRMED, confirmed_at=NOW)
    async with store.transaction() as tx:
        await tx.connections.add(made)
        await tx.connections.tie_up(made, NOW)
        about = make_nudge("n1", subject=Subject("connection", made.id))
        await tx.nudges.schedule(about)
        await tx.connections.erase(made)
        assert await tx.connections.get(NETWORK, made.id) is None
        assert await tx.connections.tie(NETWORK, "hal", "ana") is None
        assert await tx.nudges.get("n1") is None


async def test_what_is_over_is_deleted_after_a_year(store: Store) -> None:
    await _people(store)
    ends = NOW + timedelta(days=Practice().keep_talks_days)
    async with store.transaction() as tx:
        await tx.connections.add(make_connection("c1"))
        await tx.connections.add(make_connection("c2", asked="bea", closed_at=NOW))
        assert (await tx.retention.expire(ends, Practice(), 5))["connections"] == 0
        later = ends + timedelta(seconds=1)
        assert (await tx.retention.expire(later, Practice(), 5))["connections"] == 1
        assert await tx.connections.get(NETWORK, "c1")
