"""What every store must do with nudges: put, claim, finish, draw again; nothing lost or doubled."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model.introductions import Status
from bot.model.nudges import Nudge, NudgeStatus
from bot.model.people import Address
from bot.ports import MessageRef
from bot.store import Store
from tests.builders import (
    COMMUNITY,
    HOUR,
    NOW,
    add,
    make_introduction,
    make_nudge,
)

SECOND = timedelta(seconds=1)
LEASE = NOW + timedelta(minutes=1)
ANA = Address("playground", "local", "ana")


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
        until = now + timedelta(minutes=1)
        return await tx.claim_stale(now, token, until, 10, community=COMMUNITY)


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


async def given_up(store: Store, *keys: str) -> None:
    for nudge in await claim(store):
        status = NudgeStatus.FAILED if nudge.key in keys else NudgeStatus.SENT
        assert await finish(store, nudge, status=status, reason="unreachable: closed")


async def test_what_was_given_up_waits_for_its_person_until_it_is_told(store: Store) -> None:
    await add(
        store,
        make_introduction(),
        *(make_nudge(f"n{n}", due_at=NOW - n * HOUR) for n in (1, 2, 3)),
        make_nudge("other", person="ana"),
    )
    await given_up(store, "n1", "n2", "other")
    async with store.transaction() as tx:
        assert [nudge.key for nudge in await tx.failed_for("hal")] == ["n2", "n1"]
        assert [nudge.key for nudge in await tx.failed_for("ana")] == ["other"]
        assert await tx.failed_for("nobody") == []
    async with store.transaction() as tx:
        await tx.told_otherwise([], "told elsewhere")
        await tx.told_otherwise(["n2", "n3", "unknown"], "told elsewhere")
        assert [nudge.key for nudge in await tx.failed_for("hal")] == ["n1"]
    told, sent = await stored(store, "n2"), await stored(store, "n3")
    assert (told.status, told.reason) == (NudgeStatus.SKIPPED, "told elsewhere")
    assert (sent.status, sent.reason) == (NudgeStatus.SENT, "unreachable: closed")


async def test_a_place_leads_to_the_introductions_whose_people_share_it(store: Store) -> None:
    shared = {"i1": "7.70.1", "i2": "7.71.2", "i3": "70.7.3", "i4": "7.70.4"}
    for number, id in enumerate(shared):
        await add(
            store,
            make_introduction(
                id,
                seeker=("ana", "bea", "hal", "ana")[number],
                host="ana" if id == "i3" else "hal",
                status=Status.CANCELLED if id == "i4" else Status.ACCEPTED,
                created_at=NOW + number * HOUR,
            ),
            make_nudge(id, introduction=id, person="ana", audience=("hal",)),
            make_nudge(f"{id}.alone", introduction=id),
        )
    for nudge in await claim(store):
        ref = shared.get(nudge.key, "7.70.9")
        assert await finish(store, nudge, status=NudgeStatus.SENT, address=str(ANA), ref=ref)

    async def found(place: str, community: str = COMMUNITY) -> list[tuple[str, str]]:
        async with store.transaction() as tx:
            live = {Status.ACCEPTED, Status.PICKED}
            those = await tx.introductions_in(community, place, live)
        return [(ref, introduction.id) for ref, introduction in those]

    assert await found("7.70.") == [("7.70.1", "i1")]
    assert await found("7.") == [("7.70.1", "i1"), ("7.71.2", "i2")]
    assert [id for _, id in await found("")] == ["i1", "i2", "i3"]
    assert await found("8.") == []
    assert await found("7.", "slack:T1") == []
