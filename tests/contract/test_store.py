"""What every store must do: the contract of `bot.ports.Store`, told on each of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.hosts import HostState
from bot.model.introductions import HELD, OPEN, Introduction, Status
from bot.model.nudges import Nudge, NudgeStatus
from bot.model.people import Address
from bot.ports import Conflict, MessageRef, Store, Transaction
from storage import open_store
from tests.builders import (
    COMMUNITY,
    HOUR,
    NETWORK,
    NOW,
    make_community,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)

SECOND = timedelta(seconds=1)
LEASE = NOW + timedelta(minutes=1)
ANA = Address("playground", "local", "ana")
ELSEWHERE = "elsewhere"


@pytest.fixture(params=["memory", "file"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An open store in which Ana and Hal are members, and Eve of another network."""
    url = {"memory": "sqlite://", "file": f"sqlite:///{tmp_path}/handshakes.db"}[request.param]
    store = await open_store(url)
    try:
        async with store.transaction() as tx:
            await tx.put_community(make_community())
            await tx.put_community(make_community("slack:T9", network=ELSEWHERE))
            for person in (make_person(), make_person("hal"), make_person("bea")):
                await tx.put_person(person)
            await tx.put_person(make_person("eve", network=ELSEWHERE))
        yield store
    finally:
        await store.close()


async def add(store: Store, *things: Introduction | Nudge) -> None:
    async with store.transaction() as tx:
        for thing in things:
            if isinstance(thing, Nudge):
                await tx.put_nudge(thing)
            else:
                await tx.add_introduction(thing)


async def stored(store: Store, key: str = "i1:request") -> Nudge:
    async with store.transaction() as tx:
        nudge = await tx.nudge(key)
    assert nudge is not None
    return nudge


async def claim(
    store: Store, now: datetime = NOW, token: str = "t1", limit: int = 10
) -> list[Nudge]:
    async with store.transaction() as tx:
        return await tx.claim_due(now, token, now + timedelta(minutes=1), limit)


async def claim_stale(store: Store, now: datetime = NOW, token: str = "r1") -> list[Nudge]:
    async with store.transaction() as tx:
        return await tx.claim_stale(now, token, now + timedelta(minutes=1), 10)


async def finish(store: Store, nudge: Nudge, **outcome: object) -> bool:
    async with store.transaction() as tx:
        return await tx.finish_nudge(replace(nudge, **outcome))  # type: ignore[arg-type]


async def next_due(store: Store) -> datetime | None:
    async with store.transaction() as tx:
        return await tx.next_due()


async def send(store: Store, key: str, ref: str = "m1") -> Nudge:
    """Claim the nudge and finish it as sent to Ana."""
    (nudge,) = [nudge for nudge in await claim(store) if nudge.key == key]
    assert await finish(store, nudge, status=NudgeStatus.SENT, address=str(ANA), ref=ref)
    return await stored(store, key)


# units of work


async def test_what_a_unit_wrote_is_there_and_what_raised_is_not(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.put_host(make_host())
    with pytest.raises(KeyError):  # noqa: PT012
        async with store.transaction() as tx:
            await tx.put_host(make_host("ana"))
            raise KeyError
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
        assert list((await tx.prune(NOW)).values()) == [1, 1]
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
    with pytest.raises(Exception, match="FOREIGN KEY"):
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
    with pytest.raises(Exception, match="FOREIGN KEY"):
        await add(store, make_introduction(**{column: "eve"}))


async def test_nothing_else_crosses_networks_either(store: Store) -> None:
    await add(store, make_introduction())
    for nudge in (
        make_nudge(person="eve"),
        make_nudge(community="slack:T9"),
        make_nudge(network=ELSEWHERE, community="slack:T9", person="eve"),
    ):
        with pytest.raises(Exception, match="FOREIGN KEY"):
            await add(store, nudge)
    with pytest.raises(Exception, match="FOREIGN KEY"):
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
        assert await tx.accepted_between(NETWORK, "hal", start, end) == len(counted) == 12
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


# nudges


async def test_a_nudge_is_claimed_at_its_second_and_again_when_the_lease_is_over(
    store: Store,
) -> None:
    await add(store, make_introduction(), make_nudge())
    assert await next_due(store) == NOW
    assert await claim(store, NOW - SECOND) == []
    (first,) = await claim(store, NOW)
    assert first == replace(
        make_nudge(), status=NudgeStatus.CLAIMED, token="t1", lease_until=LEASE, attempts=1
    )
    assert await next_due(store) == LEASE
    assert await claim(store, LEASE - SECOND, "t2") == []
    (second,) = await claim(store, LEASE, "t2")
    assert (second.token, second.attempts) == ("t2", 2)
    assert not await finish(store, first, status=NudgeStatus.SENT, ref="m1")
    assert await stored(store) == second
    assert await finish(store, second, status=NudgeStatus.SENT, address=str(ANA), ref="m2")
    assert not await finish(store, second, status=NudgeStatus.FAILED)
    sent = await stored(store)
    assert (sent.status, sent.ref, sent.token, sent.lease_until) == ("sent", "m2", None, None)
    assert await next_due(store) is None


async def test_claims_go_in_order_of_due_and_no_further_than_the_limit(store: Store) -> None:
    await add(store, make_introduction())
    for hours in (3, 1, 2, 5, 4):
        await add(store, make_nudge(f"n{hours}", due_at=NOW - hours * HOUR))
    assert [nudge.key for nudge in await claim(store, limit=3)] == ["n5", "n4", "n3"]
    assert [nudge.key for nudge in await claim(store, limit=3)] == ["n2", "n1"]
    # leases that are over and new ones share the limit
    await add(store, make_nudge("n0", due_at=LEASE))
    assert len(await claim(store, LEASE, limit=5)) == 5
    assert [nudge.key for nudge in await claim(store, LEASE, limit=5)] == ["n0"]


async def test_two_workers_never_claim_the_same(store: Store) -> None:
    await add(store, make_introduction(), *(make_nudge(f"n{n}") for n in range(40)))
    claims = await asyncio.gather(*(claim(store, token=f"t{n}", limit=7) for n in range(8)))
    keys = [nudge.key for nudges in claims for nudge in nudges]
    assert len(keys) == len(set(keys)) == 40


async def test_what_was_not_sent_can_wait_for_another_try(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    (nudge,) = await claim(store)
    later = NOW + HOUR
    assert await finish(store, nudge, status=NudgeStatus.WAITING, due_at=later)
    assert await next_due(store) == later
    assert await stored(store) == make_nudge(due_at=later, attempts=1)


@pytest.mark.parametrize(
    "status, moves",
    [
        (NudgeStatus.WAITING, True),
        (NudgeStatus.CANCELLED, True),
        (NudgeStatus.CLAIMED, False),
        (NudgeStatus.SENT, False),
        (NudgeStatus.SKIPPED, False),
        (NudgeStatus.FAILED, False),
    ],
)
async def test_a_nudge_put_again(store: Store, status: NudgeStatus, moves: bool) -> None:
    await add(store, make_introduction(), make_nudge())
    if status is NudgeStatus.CANCELLED:
        async with store.transaction() as tx:
            await tx.cancel_nudges(["i1:request"])
    elif status is not NudgeStatus.WAITING:
        (nudge,) = await claim(store)
        if status is not NudgeStatus.CLAIMED:
            assert await finish(store, nudge, status=status)
    before = await stored(store)
    assert before.status is status
    again = make_nudge(due_at=NOW + HOUR)
    await add(store, again)
    assert await stored(store) == (again if moves else before)


async def test_only_a_waiting_nudge_can_be_put(store: Store) -> None:
    await add(store, make_introduction())
    with pytest.raises(ValueError, match="waiting"):
        await add(store, make_nudge(status=NudgeStatus.SENT))


async def test_only_waiting_nudges_are_cancelled(store: Store) -> None:
    await add(store, make_introduction(), make_nudge("sent"))
    await send(store, "sent")
    many = [make_nudge(f"n{n:04}", due_at=NOW + HOUR) for n in range(1100)]
    await add(store, *many)
    async with store.transaction() as tx:
        await tx.cancel_nudges([])
        await tx.cancel_nudges(["sent", "unknown", *(nudge.key for nudge in many[1:])])
        assert [nudge.key for nudge in await tx.nudges_for("hal")] == ["n0000"]
        about = await tx.nudges_about("i1")
    assert [nudge.status for nudge in about[:3]] == ["sent", "waiting", "cancelled"]
    assert len(about) == 1101
    assert await next_due(store) == NOW + HOUR


async def test_nudges_of_an_introduction_and_of_a_person_by_due(store: Store) -> None:
    await add(
        store,
        make_introduction(),
        make_nudge("b", due_at=NOW + HOUR),
        make_nudge("a", due_at=NOW + 2 * HOUR),
        make_nudge("c", person="ana"),
        make_nudge("d", introduction=None),
    )
    async with store.transaction() as tx:
        assert [nudge.key for nudge in await tx.nudges_about("i1")] == ["c", "b", "a"]
        assert [nudge.key for nudge in await tx.nudges_for("hal")] == ["d", "b", "a"]
        assert await tx.nudge("e") is None


async def mark_stale(store: Store, but: MessageRef | None = None) -> None:
    async with store.transaction() as tx:
        await tx.mark_stale("i1", but)


async def test_sent_messages_go_stale_but_the_one_that_was_pressed(store: Store) -> None:
    await add(store, make_introduction(), make_introduction("i2", seeker="bea"))
    for key, ref in (("a", "m1"), ("b", "m2")):
        await add(store, make_nudge(key))
        await send(store, key, ref)
    await add(store, make_nudge("other", introduction="i2"))
    await send(store, "other", "m3")
    await add(store, make_nudge("waiting", due_at=NOW + HOUR))
    await mark_stale(store, MessageRef(ANA, "m2"))
    assert [n.key for n in await claim_stale(store)] == ["a"]
    await mark_stale(store, MessageRef(Address("slack", "T9", "x"), "m2"))  # m2 of elsewhere
    assert [n.key for n in await claim_stale(store)] == ["b"]
    assert (await stored(store, "other")).stale is False
    assert (await stored(store, "waiting")).stale is False


async def test_a_redraw_keeps_the_nudge_sent_and_ends_with_its_finish(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    sent = await send(store, "i1:request")
    await mark_stale(store)
    due = await next_due(store)
    assert due is not None
    assert due <= NOW
    (drawing,) = await claim_stale(store)
    assert (drawing.status, drawing.token, drawing.attempts) == ("sent", "r1", 1)
    assert await claim_stale(store, token="r2") == []
    assert await claim(store) == []
    assert await next_due(store) == LEASE
    assert await finish(store, drawing, stale=False)
    assert await stored(store) == sent
    assert await next_due(store) is None


async def test_a_change_during_a_redraw_is_drawn_too(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    await send(store, "i1:request")
    await mark_stale(store)
    (drawing,) = await claim_stale(store)
    await mark_stale(store)
    assert await claim_stale(store, token="r2") == []  # never two at once
    await finish(store, drawing, stale=False)
    assert (await stored(store)).stale
    assert [n.key for n in await claim_stale(store, token="r2")] == ["i1:request"]


async def test_a_change_while_it_is_being_sent_is_drawn_afterwards(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    (nudge,) = await claim(store)
    await mark_stale(store)
    assert await finish(store, nudge, status=NudgeStatus.SENT, address=str(ANA), ref="m1")
    assert [n.key for n in await claim_stale(store)] == ["i1:request"]


async def test_a_change_to_what_was_never_sent_leaves_nothing_to_draw(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    (nudge,) = await claim(store)
    await mark_stale(store)
    assert await finish(store, nudge, status=NudgeStatus.SKIPPED, reason="closed")
    assert await claim_stale(store) == []
    assert await next_due(store) is None


async def test_a_redraw_whose_owner_died_is_taken_over_at_the_second(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    await send(store, "i1:request")
    await mark_stale(store)
    (dead,) = await claim_stale(store)
    assert await claim_stale(store, LEASE - SECOND, "r2") == []
    (taken,) = await claim_stale(store, LEASE, "r2")
    assert not await finish(store, dead, stale=False)
    assert await finish(store, taken, stale=False)


async def test_a_redraw_that_failed_can_be_left_stale(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    await send(store, "i1:request")
    await mark_stale(store)
    (drawing,) = await claim_stale(store)
    assert await finish(store, drawing, stale=True)
    assert len(await claim_stale(store, token="r2")) == 1
