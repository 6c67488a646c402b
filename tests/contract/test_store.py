"""What every store must do: the contract of `bot.store.Store`, told on each of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.hosts import HostState
from bot.model.introductions import HELD, OPEN, Introduction, Status
from bot.model.people import Address
from bot.store import Conflict, Store, Transaction
from tests.builders import (
    COMMUNITY,
    ELSEWHERE,
    HOUR,
    NETWORK,
    NOW,
    add,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)

SECOND = timedelta(seconds=1)
ANA = Address("playground", "local", "ana")


# units of work


async def test_what_a_unit_wrote_is_there_and_what_raised_is_not(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.put_host(make_host())

    async def change_my_mind() -> None:
        async with store.transaction() as tx:
            await tx.put_host(make_host("ana"))
            raise KeyError

    with pytest.raises(KeyError):
        await change_my_mind()
    async with store.transaction() as tx:
        assert await tx.host(NETWORK, "hal") == make_host()
        assert await tx.host(NETWORK, "ana") is None


async def test_units_at_the_same_time_each_see_all_before_them(store: Store) -> None:
    async def count_up() -> None:
        async with store.transaction() as tx:
            person = await tx.person(NETWORK, "ana")
            assert person is not None
            await tx.put_person(replace(person, goal=person.goal + "x"))

    await asyncio.gather(*(count_up() for _ in range(150)))
    async with store.transaction() as tx:
        person = await tx.person(NETWORK, "ana")
    assert person is not None
    assert person.goal == "x" * 150


async def test_one_that_fails_among_many_takes_none_with_it(store: Store) -> None:
    async def watch(number: int) -> None:
        async with store.transaction() as tx:
            await tx.add_watch(NETWORK, "ana", f"query {number}", NOW)
            if number % 3 == 0:
                raise ValueError(number)

    results = await asyncio.gather(*(watch(n) for n in range(100)), return_exceptions=True)
    assert [n for n, result in enumerate(results) if result] == list(range(0, 100, 3))
    async with store.transaction() as tx:
        kept = {query for _, query in await tx.watches(NETWORK)}
    assert kept == {f"query {n}" for n in range(100) if n % 3}


async def test_a_unit_cancelled_in_the_middle_is_undone_and_the_next_go_on(store: Store) -> None:
    inside, never = asyncio.Event(), asyncio.Event()

    async def stuck() -> None:
        async with store.transaction() as tx:
            await tx.add_watch(NETWORK, "ana", "stuck", NOW)
            inside.set()
            await never.wait()

    async def after() -> None:
        async with store.transaction() as tx:
            await tx.add_watch(NETWORK, "ana", "after", NOW)

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
        assert await tx.watches(NETWORK) == [("ana", "after")]


async def test_a_finished_unit_can_write_no_more(store: Store) -> None:
    async with store.transaction() as tx:
        left_over: Transaction = tx
    with pytest.raises(RuntimeError, match="over"):
        await left_over.next_due()


async def test_a_closed_store_takes_nothing_and_closes_twice(store: Store) -> None:
    await store.close()
    await store.close()
    with pytest.raises(Exception, match="closed"):
        async with store.transaction():
            pass


# events, persons, addresses


async def test_an_event_is_new_once(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.first_time("e1", NOW)
        assert not await tx.first_time("e1", NOW + HOUR)
        assert await tx.first_time("e2", NOW)


async def test_old_events_and_forms_are_pruned_and_others_kept(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.first_time("old", NOW - SECOND)
        await tx.first_time("new", NOW)
        await tx.keep("ana", "old", {"why": "x"}, NOW - SECOND)
        await tx.keep("ana", "new", {"why": "x"}, NOW)
        assert await tx.prune(NOW) == {"events": 1, "inbox": 0, "kept_forms": 1}
        assert not await tx.first_time("new", NOW)
        assert await tx.first_time("old", NOW)
        assert await tx.kept("ana", "old") is None
        assert await tx.kept("ana", "new") == {"why": "x"}


async def test_a_person_is_reached_where_they_were_last(store: Store) -> None:
    slack = Address("playground", "local", "ana2")
    async with store.transaction() as tx:
        await tx.put_address(ANA, "ana", NOW)
        await tx.put_address(slack, "ana", NOW + HOUR)
        assert await tx.addresses("ana") == [slack, ANA]
        await tx.put_address(ANA, "ana", NOW + 2 * HOUR)
        assert await tx.addresses("ana") == [ANA, slack]
        assert await tx.members(COMMUNITY) == sorted([ANA, slack])
        await tx.drop_address(ANA)
        assert await tx.person_at(ANA) is None
        assert await tx.person_at(slack) == make_person()
        await tx.put_address(slack, "hal", NOW)
        assert await tx.person_at(slack) == make_person("hal")
        assert await tx.addresses("ana") == []


async def test_an_address_needs_a_person_and_both_one_network(store: Store) -> None:
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await tx.put_address(ANA, "nobody", NOW)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with store.transaction() as tx:
            await tx.put_address(ANA, "eve", NOW)


async def test_organisers_are_those_with_an_address_there_oldest_first(store: Store) -> None:
    async with store.transaction() as tx:
        for number, id in enumerate(("zoe", "yan", "xia", "wes")):
            person = make_person(id, organiser=id != "wes", created_at=NOW + number * HOUR)
            await tx.put_person(person)
            if id != "yan":
                await tx.put_address(Address("playground", "local", id), id, NOW)
        assert [person.id for person in await tx.organisers(COMMUNITY)] == ["zoe", "xia"]
        assert await tx.organisers("slack:T9") == []


async def test_hosts_are_the_active_ones_who_have_not_left(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.put_host(make_host("hal"))
        await tx.put_host(make_host("ana", state=HostState.DRAFT))
        await tx.put_host(make_host("bea", paused_until=NOW.date()))
        await tx.put_host(make_host("eve", network=ELSEWHERE))
        assert {person.id for _, person in await tx.hosts(NETWORK)} == {"hal", "bea"}
        await tx.put_person(make_person("bea", left=True))
        assert await tx.hosts(NETWORK) == [(make_host("hal"), make_person("hal"))]


async def test_kept_forms_and_watches_come_back_as_they_were(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.keep("ana", "request", {"why": "a", "formats": ("video", "chat")}, NOW)
        await tx.keep("ana", "request", {"why": "b", "formats": ()}, NOW)
        assert await tx.kept("ana", "request") == {"why": "b", "formats": ()}
        assert await tx.kept("hal", "request") is None
        await tx.forget("ana", "request")
        assert await tx.kept("ana", "request") is None
        await tx.add_watch(NETWORK, "ana", "data", NOW)
        await tx.add_watch(NETWORK, "ana", "data", NOW + HOUR)
        assert await tx.watches(NETWORK) == [("ana", "data")]
        await tx.drop_watch(ELSEWHERE, "ana", "data")
        assert await tx.watches(NETWORK) == [("ana", "data")]
        await tx.drop_watch(NETWORK, "ana", "data")
        assert await tx.watches(NETWORK) == []


# networks


async def test_no_question_is_answered_from_another_network(store: Store) -> None:
    everything = list(Status)
    async with store.transaction() as tx:
        await tx.put_host(make_host())
        picked = make_introduction(
            status=Status.AGREED, accepted_at=NOW, starts_at=NOW, referred_to="bea"
        )
        await tx.add_introduction(picked)
        await tx.add_watch(NETWORK, "ana", "data", NOW)
        await tx.add_promise(NETWORK, "i1", "ana", "send the paper", NOW)
        for network, found in ((NETWORK, True), (ELSEWHERE, False)):
            assert bool(await tx.person(network, "ana")) is found
            assert bool(await tx.host(network, "hal")) is found
            assert bool(await tx.hosts(network)) is found
            assert bool(await tx.introduction(network, "i1")) is found
            assert bool(await tx.introductions_of(network, "ana", everything)) is found
            assert bool(await tx.introductions_naming(network, "bea")) is found
            assert bool(await tx.accepted_between(network, "hal", NOW, NOW + HOUR)) is found
            assert bool(await tx.meetings_between(network, "hal", NOW, NOW + HOUR)) is found
            assert bool(await tx.promises(network, "ana")) is found
            assert bool(await tx.watches(network)) is found
        ((promise, _, _),) = await tx.promises(NETWORK, "ana")
        assert not await tx.keep_promise(ELSEWHERE, "ana", promise, NOW)
        with pytest.raises(Conflict):
            await tx.save_introduction(replace(picked, network=ELSEWHERE), Status.AGREED)


@pytest.mark.parametrize("column", ["seeker", "host", "connector", "referred_to", "moved_by"])
async def test_no_introduction_joins_people_of_two_networks(store: Store, column: str) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await add(store, make_introduction(**{column: "eve"}))


async def test_nothing_else_crosses_networks_either(store: Store) -> None:
    await add(store, make_introduction())
    for nudge in (
        make_nudge(person="eve"),
        make_nudge(community="slack:T9"),
        make_nudge(network=ELSEWHERE, community="slack:T9", person="eve"),
    ):
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            await add(store, nudge)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with store.transaction() as tx:
            await tx.put_host(make_host("eve"))


# introductions


async def test_a_pair_has_one_open_introduction(store: Store) -> None:
    await add(store, make_introduction("i1"), make_introduction("draft", status=Status.DRAFT))
    for status in OPEN:
        with pytest.raises(Conflict):
            await add(store, make_introduction("i2", status=status))
    for number, status in enumerate(set(Status) - OPEN):
        await add(store, make_introduction(f"closed{number}", status=status))
    async with store.transaction() as tx:
        draft = await tx.introduction(NETWORK, "draft")
        assert draft is not None
        with pytest.raises(Conflict):
            await tx.save_introduction(replace(draft, status=Status.ASKED), Status.DRAFT)


async def test_of_two_who_accept_at_once_one_wins(store: Store) -> None:
    await add(store, make_introduction())
    read = make_introduction()

    async def answer(status: Status) -> Introduction:
        async with store.transaction() as tx:
            return await tx.save_introduction(replace(read, status=status), Status.ASKED)

    first, second = await asyncio.gather(
        answer(Status.ACCEPTED), answer(Status.WITHDRAWN), return_exceptions=True
    )
    assert first == replace(read, status=Status.ACCEPTED, version=1)
    assert isinstance(second, Conflict)


async def test_a_write_upon_an_old_version_is_refused_even_in_the_same_status(store: Store) -> None:
    await add(store, make_introduction(status=Status.DRAFT))
    read = make_introduction(status=Status.DRAFT)
    async with store.transaction() as tx:
        saved = await tx.save_introduction(replace(read, why="first"), Status.DRAFT)
        with pytest.raises(Conflict):
            await tx.save_introduction(replace(read, why="second"), Status.DRAFT)
        assert await tx.introduction(NETWORK, "i1") == saved
        with pytest.raises(Conflict):
            await tx.save_introduction(make_introduction("unknown"), Status.ASKED)


async def test_introductions_of_a_person_in_every_part_oldest_first(store: Store) -> None:
    await add(
        store,
        make_introduction("c", seeker="ana", host="hal", created_at=NOW + 2 * HOUR),
        make_introduction("a", seeker="bea", host="ana", created_at=NOW),
        make_introduction("b", seeker="bea", host="hal", connector="ana", created_at=NOW + HOUR),
        make_introduction("d", seeker="hal", host="bea", created_at=NOW),
        make_introduction("e", seeker="hal", host="ana", status=Status.MET, onward="bea"),
    )
    async with store.transaction() as tx:
        asked = await tx.introductions_of(NETWORK, "ana", {Status.ASKED, Status.AGREED})
        assert [i.id for i in asked] == ["a", "b", "c"]
        assert await tx.introductions_of(NETWORK, "ana", set()) == []
        assert [i.id for i in await tx.introductions_naming(NETWORK, "bea")] == ["e"]


async def test_capacity_counts_what_was_accepted_in_the_month_and_still_holds(store: Store) -> None:
    start, end = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    counted = []
    async with store.transaction() as tx:
        for status in Status:
            for place, at in enumerate((start - SECOND, start, end - SECOND, end, None)):
                id = f"{status}{place}"
                await tx.put_person(make_person(id))
                await tx.add_introduction(
                    make_introduction(id, seeker=id, status=status, accepted_at=at)
                )
                if status in HELD and at in (start, end - SECOND):
                    counted.append(id)
        assert await tx.accepted_between(NETWORK, "hal", start, end) == len(counted)
        assert await tx.accepted_between(NETWORK, "ana", start, end) == 0


async def test_meetings_that_touch_a_span(store: Store) -> None:
    meeting = make_introduction(status=Status.PICKED, starts_at=NOW, minutes=30)
    await add(store, meeting, make_introduction("none", seeker="bea", status=Status.ACCEPTED))
    end = NOW + timedelta(minutes=30)
    async with store.transaction() as tx:
        for since, until, touches in (
            (NOW, end, True),
            (NOW - HOUR, NOW, False),
            (NOW - HOUR, NOW + SECOND, True),
            (end, end + HOUR, False),
            (end - SECOND, end + HOUR, True),
            (NOW - HOUR, end + HOUR, True),
        ):
            for person in ("ana", "hal"):
                found = await tx.meetings_between(NETWORK, person, since, until)
                assert bool(found) is touches, (since, until)
        saved = await tx.save_introduction(replace(meeting, status=Status.AGREED), Status.PICKED)
        assert await tx.meetings_between(NETWORK, "ana", NOW, end) == [saved]
        await tx.save_introduction(replace(saved, status=Status.MISSED), Status.AGREED)
        assert await tx.meetings_between(NETWORK, "ana", NOW, end) == []


async def test_questions_ticks_and_promises(store: Store) -> None:
    await add(store, make_introduction())
    async with store.transaction() as tx:
        await tx.set_questions("i1", ["b", "a", "c"])
        await tx.set_questions("i1", ["c", "a"])
        assert await tx.questions("i1") == ["c", "a"]
        await tx.tick("i1", "ana", "research", True)
        await tx.tick("i1", "ana", "research", True)
        await tx.tick("i1", "ana", "sound", True)
        await tx.tick("i1", "ana", "sound", False)
        await tx.tick("i1", "hal", "brief", True)
        assert await tx.ticks("i1", "ana") == {"research"}
        await tx.add_promise(NETWORK, "i1", "ana", "later", NOW + HOUR)
        await tx.add_promise(NETWORK, "i1", "ana", "first", NOW)
        first, later = await tx.promises(NETWORK, "ana")
        assert (first[1:], later[1:]) == (("i1", "first"), ("i1", "later"))
        assert not await tx.keep_promise(NETWORK, "hal", first[0], NOW)
        assert await tx.keep_promise(NETWORK, "ana", first[0], NOW)
        assert not await tx.keep_promise(NETWORK, "ana", first[0], NOW)
        assert await tx.promises(NETWORK, "ana") == [later]


async def test_of_many_that_only_write_the_one_that_cannot_is_told_alone(store: Store) -> None:
    async def write(number: int) -> None:
        async with store.transaction() as tx:
            await tx.put_person(make_person(f"p{number:02}"))
            network = ELSEWHERE if number % 10 == 3 else NETWORK
            await tx.put_host(make_host(f"p{number:02}", network=network))

    results = await asyncio.gather(*(write(n) for n in range(60)), return_exceptions=True)
    assert [n for n, result in enumerate(results) if result] == [3, 13, 23, 33, 43, 53]
    async with store.transaction() as tx:
        hosts = await tx.hosts(NETWORK)
        assert len(hosts) == 54
        assert await tx.person(NETWORK, "p03") is None  # undone with its host


async def test_a_unit_reads_what_it_wrote(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.put_person(make_person("zoe"))
        await tx.put_person(make_person("zoe", goal="second"))
        found = await tx.person(NETWORK, "zoe")
    assert found is not None
    assert found.goal == "second"
