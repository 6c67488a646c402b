"""The contract of `bot.core.store.Store`: every store passes these tests."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.repositories import AtAddress
from bot.core.store import Conflict, Store, Transaction
from bot.domain.hosts import HostState
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.features.find.repository import Watch
from bot.features.introduction.model import Status
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    add,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)
from tests.support.found import hosts_of

SECOND = timedelta(seconds=1)
ANA = Address("playground", "local", "ana")


# units of work


async def test_a_unit_is_committed_or_undone_if_it_raises(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.hosts.put(make_host())

    async def raise_inside() -> None:
        async with store.transaction() as tx:
            await tx.hosts.put(make_host("ana"))
            raise KeyError

    with pytest.raises(KeyError):
        await raise_inside()
    async with store.transaction() as tx:
        assert await tx.hosts.get(NETWORK, "hal") == make_host()
        assert await tx.hosts.get(NETWORK, "ana") is None


async def test_concurrent_units_read_what_earlier_ones_wrote(store: Store) -> None:
    async def count_up() -> None:
        async with store.transaction() as tx:
            person = await tx.people.get(NETWORK, "ana")
            assert person is not None
            await tx.people.put(replace(person, goal=person.goal + "x"))

    await asyncio.gather(*(count_up() for _ in range(150)))
    async with store.transaction() as tx:
        person = await tx.people.get(NETWORK, "ana")
    assert person is not None
    assert person.goal == "x" * 150


async def test_units_that_fail_do_not_undo_others(store: Store) -> None:
    async def watch(number: int) -> None:
        async with store.transaction() as tx:
            await tx.watches.add(NETWORK, "ana", f"query {number}", NOW)
            if number % 3 == 0:
                raise ValueError(number)

    results = await asyncio.gather(*(watch(n) for n in range(100)), return_exceptions=True)
    assert [n for n, result in enumerate(results) if result] == list(range(0, 100, 3))
    async with store.transaction() as tx:
        stored = await tx.watches.next_person(NETWORK, "")
    assert stored is not None
    assert set(stored[1]) == {f"query {n}" for n in range(100) if n % 3}


async def test_a_cancelled_unit_is_undone_and_others_go_on(store: Store) -> None:
    inside, never = asyncio.Event(), asyncio.Event()

    async def stuck() -> None:
        async with store.transaction() as tx:
            await tx.watches.add(NETWORK, "ana", "stuck", NOW)
            inside.set()
            await never.wait()

    async def after() -> None:
        async with store.transaction() as tx:
            await tx.watches.add(NETWORK, "ana", "after", NOW)

    task = asyncio.create_task(stuck())
    await inside.wait()
    waiting = [asyncio.create_task(after()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    task.cancel()
    results = await asyncio.gather(task, *waiting, return_exceptions=True)
    assert [type(result) for result in results] == [
        asyncio.CancelledError,
        type(None),
        asyncio.CancelledError,
        type(None),
    ]
    async with store.transaction() as tx:
        assert await tx.watches.next_person(NETWORK, "") == ("ana", ["after"])


async def test_a_finished_unit_cannot_be_used(store: Store) -> None:
    async with store.transaction() as tx:
        left_over: Transaction = tx
    with pytest.raises(RuntimeError, match="over"):
        await left_over.nudges.next_due()


async def test_a_closed_store_refuses_units_and_closes_twice(store: Store) -> None:
    await store.close()
    await store.close()
    with pytest.raises(Exception, match="closed"):
        async with store.transaction():
            pass


# events, persons, addresses


async def test_an_event_is_new_once(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.events.mark_seen("e1", NOW)
        assert not await tx.events.mark_seen("e1", NOW + HOUR)
        assert await tx.events.mark_seen("e2", NOW)


async def test_nothing_is_replaced_in_another_network(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put(make_person("eve", network=NETWORK, goal="mine now"))
        found = await tx.people.get(OTHER_NETWORK, "eve")
        assert found is not None
        assert found.goal == ""
        assert await tx.people.get(NETWORK, "eve") is None


async def test_addresses_of_a_person_the_latest_used_first(store: Store) -> None:
    slack = Address("playground", "local", "ana2")
    async with store.transaction() as tx:
        await tx.people.put_address(ANA, "ana", NOW)
        await tx.people.put_address(slack, "ana", NOW + HOUR)
        assert await tx.people.addresses("ana") == [slack, ANA]
        await tx.people.put_address(ANA, "ana", NOW + 2 * HOUR)
        assert await tx.people.addresses("ana") == [ANA, slack]
        first, second = sorted([ANA, slack])
        later = NOW + 2 * HOUR
        assert await tx.people.next_member(COMMUNITY, "", later) == first
        assert await tx.people.next_member(COMMUNITY, str(first), later) == second
        assert await tx.people.next_member(COMMUNITY, str(second), later) is None
        assert await tx.people.next_member(COMMUNITY, "", NOW + HOUR) == slack
        await tx.people.leave_address(ANA, NOW)
        assert await tx.people.at(ANA) is None
        assert await tx.people.addresses("ana") == [slack]
        assert await tx.people.next_member(COMMUNITY, "", later) == slack
        assert await tx.people.next_member(COMMUNITY, str(slack), later) is None
        assert await tx.people.at(slack) == make_person()
        await tx.people.put_address(slack, "hal", NOW)
        assert await tx.people.at(slack) == make_person("hal")
        assert await tx.people.addresses("ana") == []


async def test_who_is_at_an_address_where_that_is_and_when_it_was_used_last(store: Store) -> None:
    other = Address("playground", "local", "ana2")
    async with store.transaction() as tx:
        community = await tx.communities.get(COMMUNITY)
        assert community is not None
        assert await tx.people.with_community(ANA) == AtAddress(None, community, None)
        nowhere = replace(ANA, space="elsewhere")
        assert await tx.people.with_community(nowhere) == AtAddress(None, None, None)
        await tx.people.put_address(ANA, "ana", NOW)
        assert await tx.people.with_community(ANA) == AtAddress(make_person(), community, NOW)
        await tx.people.put_address(other, "ana", NOW + HOUR)
        assert await tx.people.with_community(ANA) == AtAddress(make_person(), community, None)
        await tx.people.leave_address(other, NOW + HOUR)
        assert await tx.people.with_community(ANA) == AtAddress(make_person(), community, NOW)
        assert await tx.people.with_community(other) == AtAddress(None, community, None)


async def test_who_left_an_address_is_remembered_until_it_expires(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put_address(ANA, "ana", NOW)
        assert await tx.people.former(ANA) is None
        await tx.people.leave_address(ANA, NOW)
        await tx.people.leave_address(ANA, NOW + HOUR)  # told twice; only the first counts
        assert await tx.people.former(ANA) == make_person()
        await tx.people.put_address(ANA, "ana", NOW + HOUR)
        assert await tx.people.at(ANA) == make_person()
        assert await tx.people.former(ANA) is None
        year = timedelta(days=Practice().remember_days)
        await tx.retention.expire(NOW + year + 2 * HOUR, Practice(), 5)
        assert await tx.people.at(ANA) == make_person()
        await tx.people.leave_address(ANA, NOW + HOUR)
        await tx.retention.expire(NOW + year + HOUR, Practice(), 5)
        assert await tx.people.former(ANA) == make_person()
        await tx.retention.expire(NOW + year + HOUR + SECOND, Practice(), 5)
        assert await tx.people.former(ANA) is None


async def test_long_gone_is_who_has_no_address_that_is_remembered(store: Store) -> None:
    second = replace(ANA, member="ana2")
    async with store.transaction() as tx:
        for address in (ANA, second):
            await tx.people.put_address(address, "ana", NOW)
        await tx.people.leave_address(ANA, NOW)
        assert await tx.people.next_long_gone(NOW + HOUR) is None, "still here, at another address"
        await tx.people.leave_address(second, NOW + HOUR)
        assert await tx.people.next_long_gone(NOW + HOUR) is None, "remembered at the other"
        found = await tx.people.next_long_gone(NOW + HOUR + SECOND)
        assert found == (make_person(), COMMUNITY)
        await tx.people.put(make_person(erasing=True, left=True))
        assert await tx.people.next_long_gone(NOW + HOUR + SECOND) is None, "that has begun"
        await tx.people.put(make_person(name="", left=True))
        assert await tx.people.next_long_gone(NOW + HOUR + SECOND) is None, "that is done"


async def test_an_organiser_who_left_a_community_does_not_organise_it(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put(make_person(organiser=True))
        await tx.people.put_address(ANA, "ana", NOW)
        await tx.people.leave_address(ANA, NOW)
        assert await tx.people.organisers(COMMUNITY) == []


async def test_an_address_needs_a_person_and_both_one_network(store: Store) -> None:
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await tx.people.put_address(ANA, "nobody", NOW)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with store.transaction() as tx:
            await tx.people.put_address(ANA, "eve", NOW)


async def test_organisers_are_those_with_an_address_there_oldest_first(store: Store) -> None:
    async with store.transaction() as tx:
        for number, id in enumerate(("zoe", "yan", "xia", "wes")):
            person = make_person(id, organiser=id != "wes", created_at=NOW + number * HOUR)
            await tx.people.put(person)
            if id != "yan":
                await tx.people.put_address(Address("playground", "local", id), id, NOW)
        assert [person.id for person in await tx.people.organisers(COMMUNITY)] == ["zoe", "xia"]
        assert await tx.people.organisers("slack:T9") == []


async def test_hosts_are_the_active_ones_who_have_not_left(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.hosts.put(make_host("hal"))
        await tx.hosts.put(make_host("ana", state=HostState.DRAFT))
        await tx.hosts.put(make_host("bea", paused_until=NOW.date()))
        await tx.hosts.put(make_host("eve", network=OTHER_NETWORK))
        assert {person.id for _, person in await hosts_of(tx, NETWORK)} == {"hal", "bea"}
        await tx.people.put(make_person("bea", left=True))
        assert await hosts_of(tx, NETWORK) == [(make_host("hal"), make_person("hal"))]


async def test_drafts_and_watches_are_read_as_they_were_written(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.drafts.save("ana", "request", {"why": "a", "formats": ("video", "chat")}, NOW)
        await tx.drafts.save("ana", "request", {"why": "b", "formats": ()}, NOW)
        assert await tx.drafts.get("ana", "request") == {"why": "b", "formats": ()}
        assert await tx.drafts.get("hal", "request") is None
        await tx.drafts.delete("ana", "request")
        assert await tx.drafts.get("ana", "request") is None
        await tx.watches.add(NETWORK, "ana", "data", NOW)
        await tx.watches.add(NETWORK, "ana", "data", NOW + HOUR)
        await tx.watches.add(NETWORK, "hal", "energy", NOW)
        await tx.watches.add(NETWORK, "ana", "art", NOW + HOUR)
        assert await tx.watches.next_person(NETWORK, "") == ("ana", ["data", "art"])
        assert await tx.watches.next_person(NETWORK, "ana") == ("hal", ["energy"])
        assert await tx.watches.next_person(NETWORK, "hal") is None
        first, second, third = await tx.watches.after(NETWORK, None, 9)
        assert first == Watch("ana", "art", NOW + HOUR)
        assert second == Watch("ana", "data", NOW)
        assert third == Watch("hal", "energy", NOW)
        assert await tx.watches.after(NETWORK, first, 1) == [second]
        assert await tx.watches.after(NETWORK, third, 1) == []
        assert await tx.watches.after(OTHER_NETWORK, None, 9) == []
        assert await tx.watches.of(NETWORK, "ana") == ["data", "art"]
        assert await tx.watches.of(OTHER_NETWORK, "ana") == []
        await tx.watches.remove_all(OTHER_NETWORK, "ana")
        assert await tx.watches.next_person(NETWORK, "") == ("ana", ["data", "art"])
        await tx.watches.remove_all(NETWORK, "ana")
        assert await tx.watches.next_person(NETWORK, "") == ("hal", ["energy"])


# networks


async def test_no_query_returns_rows_of_another_network(store: Store) -> None:
    everything = list(Status)
    async with store.transaction() as tx:
        await tx.hosts.put(make_host())
        picked = make_introduction(
            status=Status.AGREED, accepted_at=NOW, starts_at=NOW, referred_to="bea"
        )
        await tx.introductions.add(picked)
        await tx.watches.add(NETWORK, "ana", "data", NOW)
        await tx.promises.add(NETWORK, "i1", "ana", "send the paper", NOW)
        for network, found in ((NETWORK, True), (OTHER_NETWORK, False)):
            assert bool(await tx.people.get(network, "ana")) is found
            assert bool(await tx.hosts.get(network, "hal")) is found
            assert bool(await hosts_of(tx, network)) is found
            assert bool(await tx.introductions.get(network, "i1")) is found
            assert bool(await tx.introductions.of_person(network, "ana", everything)) is found
            assert bool(await tx.introductions.naming(network, "bea")) is found
            loads = await tx.introductions.loads(network, {"hal": (NOW, NOW + HOUR)})
            assert bool(loads["hal"].accepted) is found
            assert (
                bool(await tx.introductions.meetings_between(network, "hal", NOW, NOW + HOUR))
                is found
            )
            assert bool(await tx.promises.open(network, "ana")) is found
            assert bool(await tx.watches.next_person(network, "")) is found
        ((promise, _, _),) = await tx.promises.open(NETWORK, "ana")
        assert not await tx.promises.complete(OTHER_NETWORK, "ana", promise, NOW)
        with pytest.raises(Conflict):
            await tx.introductions.save(replace(picked, network=OTHER_NETWORK), Status.AGREED)


@pytest.mark.parametrize("column", ["seeker", "host", "connector", "referred_to", "moved_by"])
async def test_no_introduction_joins_people_of_two_networks(store: Store, column: str) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await add(store, make_introduction(**{column: "eve"}))


async def test_nothing_else_crosses_networks_either(store: Store) -> None:
    await add(store, make_introduction())
    for nudge in (
        make_nudge(person="eve"),
        make_nudge(community="slack:T9"),
        make_nudge(network=OTHER_NETWORK, person="eve"),
    ):
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            await add(store, nudge)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with store.transaction() as tx:
            await tx.hosts.put(make_host("eve"))


async def test_of_many_units_that_only_write_just_the_refused_ones_fail(store: Store) -> None:
    async def write(number: int) -> None:
        async with store.transaction() as tx:
            await tx.people.put(make_person(f"p{number:02}"))
            network = OTHER_NETWORK if number % 10 == 3 else NETWORK
            await tx.hosts.put(make_host(f"p{number:02}", network=network))

    results = await asyncio.gather(*(write(n) for n in range(60)), return_exceptions=True)
    assert [n for n, result in enumerate(results) if result] == [3, 13, 23, 33, 43, 53]
    async with store.transaction() as tx:
        hosts = await hosts_of(tx, NETWORK)
        assert len(hosts) == 54
        assert await tx.people.get(NETWORK, "p03") is None  # undone with its host


async def test_a_unit_reads_what_it_wrote(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put(make_person("zoe"))
        await tx.people.put(make_person("zoe", goal="second"))
        found = await tx.people.get(NETWORK, "zoe")
    assert found is not None
    assert found.goal == "second"
