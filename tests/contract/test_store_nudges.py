"""What every store must do with nudges: schedule, claim, finish; none is lost, none sent twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.core.store import Store
from bot.domain.nudges import NudgeStatus, Subject
from bot.features.introduction.model import Status
from tests.contract.nudge_steps import ANA, LEASE, SECOND, claim, finish, next_due, send, stored
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    INTRODUCTION,
    NOW,
    add,
    make_introduction,
    make_nudge,
)


async def test_a_nudge_is_claimed_at_its_second_and_again_when_the_lease_ends(
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


async def test_claims_follow_the_due_instants_up_to_the_limit(store: Store) -> None:
    await add(store, make_introduction())
    for hours in (3, 1, 2, 5, 4):
        await add(store, make_nudge(f"n{hours}", due_at=NOW - hours * HOUR))
    assert [nudge.key for nudge in await claim(store, limit=3)] == ["n5", "n4", "n3"]
    assert [nudge.key for nudge in await claim(store, limit=3)] == ["n2", "n1"]
    # Expired leases and new nudges share the limit.
    await add(store, make_nudge("n0", due_at=LEASE))
    assert len(await claim(store, LEASE, limit=5)) == 5
    assert [nudge.key for nudge in await claim(store, LEASE, limit=5)] == ["n0"]


async def test_two_workers_never_claim_the_same_nudge(store: Store) -> None:
    await add(store, make_introduction(), *(make_nudge(f"n{n}") for n in range(40)))
    claims = await asyncio.gather(*(claim(store, token=f"t{n}", limit=7) for n in range(8)))
    keys = [nudge.key for nudges in claims for nudge in nudges]
    assert len(keys) == len(set(keys)) == 40


async def test_a_nudge_that_was_not_sent_can_wait_for_another_try(store: Store) -> None:
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
async def test_a_nudge_scheduled_twice(store: Store, status: NudgeStatus, moves: bool) -> None:
    await add(store, make_introduction(), make_nudge())
    if status is NudgeStatus.CANCELLED:
        async with store.transaction() as tx:
            await tx.nudges.cancel(["i1:request"])
    elif status is not NudgeStatus.WAITING:
        (nudge,) = await claim(store)
        if status is not NudgeStatus.CLAIMED:
            assert await finish(store, nudge, status=status)
    before = await stored(store)
    assert before.status is status
    again = make_nudge(due_at=NOW + HOUR)
    await add(store, again)
    assert await stored(store) == (again if moves else before)


async def test_only_a_waiting_nudge_can_be_scheduled(store: Store) -> None:
    await add(store, make_introduction())
    with pytest.raises(ValueError, match="waiting"):
        await add(store, make_nudge(status=NudgeStatus.SENT))


async def test_only_waiting_nudges_are_cancelled(store: Store) -> None:
    await add(store, make_introduction(), make_nudge("sent"))
    await send(store, "sent")
    many = [make_nudge(f"n{n:04}", due_at=NOW + HOUR) for n in range(1100)]
    await add(store, *many)
    async with store.transaction() as tx:
        await tx.nudges.cancel([])
        await tx.nudges.cancel(["sent", "unknown", *(nudge.key for nudge in many[1:])])
        assert [nudge.key for nudge in await tx.nudges.waiting_for("hal")] == ["n0000"]
        about = await tx.nudges.about(INTRODUCTION)
    assert [nudge.status for nudge in about[:3]] == ["sent", "waiting", "cancelled"]
    assert len(about) == 1101
    assert await next_due(store) == NOW + HOUR


async def test_what_waits_for_a_person_is_cancelled_by_kind_and_some_at_a_time(
    store: Store,
) -> None:
    await add(
        store,
        make_introduction(),
        *(make_nudge(key, due_at=NOW + HOUR) for key in ("a", "b")),
        make_nudge("c"),
        make_nudge("other", kind="answer", due_at=NOW + HOUR),
        make_nudge("others", person="ana", due_at=NOW + HOUR),
    )
    await send(store, "c")
    async with store.transaction() as tx:
        kind = make_nudge().kind
        assert await tx.nudges.cancel_waiting("hal", [], 9) == 0
        assert await tx.nudges.cancel_waiting("hal", [kind, "unknown"], 1) == 1
        assert await tx.nudges.cancel_waiting("hal", [kind], 9) == 1
        assert [nudge.key for nudge in await tx.nudges.waiting_for("hal")] == ["other"]
        assert [nudge.key for nudge in await tx.nudges.waiting_for("ana")] == ["others"]


async def test_nudges_about_a_subject_and_to_a_person_by_due_instant(store: Store) -> None:
    await add(
        store,
        make_introduction(),
        make_nudge("b", due_at=NOW + HOUR),
        make_nudge("a", due_at=NOW + 2 * HOUR),
        make_nudge("c", person="ana"),
        make_nudge("d", subject=Subject("person", "i1")),
    )
    async with store.transaction() as tx:
        assert [nudge.key for nudge in await tx.nudges.about(INTRODUCTION)] == ["c", "b", "a"]
        assert [n.key for n in await tx.nudges.about(Subject("person", "i1"))] == ["d"]
        assert [nudge.key for nudge in await tx.nudges.waiting_for("hal")] == ["d", "b", "a"]
        assert await tx.nudges.get("e") is None


async def fail(store: Store, *keys: str) -> None:
    for nudge in await claim(store):
        status = NudgeStatus.FAILED if nudge.key in keys else NudgeStatus.SENT
        assert await finish(store, nudge, status=status, reason="unreachable: closed")


async def test_failed_nudges_of_a_person_until_they_are_superseded(store: Store) -> None:
    await add(
        store,
        make_introduction(),
        *(make_nudge(f"n{n}", due_at=NOW - n * HOUR) for n in (1, 2, 3)),
        make_nudge("other", person="ana"),
    )
    await fail(store, "n1", "n2", "other")
    async with store.transaction() as tx:
        assert [nudge.key for nudge in await tx.nudges.failed_for("hal")] == ["n2", "n1"]
        assert [nudge.key for nudge in await tx.nudges.failed_for("ana")] == ["other"]
        assert await tx.nudges.failed_for("nobody") == []
    async with store.transaction() as tx:
        await tx.nudges.mark_superseded([], "read at a visit")
        await tx.nudges.mark_superseded(["n2", "n3", "unknown"], "read at a visit")
        assert [nudge.key for nudge in await tx.nudges.failed_for("hal")] == ["n1"]
    superseded, sent = await stored(store, "n2"), await stored(store, "n3")
    assert (superseded.status, superseded.reason) == (NudgeStatus.SKIPPED, "read at a visit")
    assert (sent.status, sent.reason) == (NudgeStatus.SENT, "unreachable: closed")


async def test_introductions_are_found_by_their_shared_conversation(store: Store) -> None:
    shared = {"i1": "7.70.1", "i2": "7.71.2", "i3": "70.7.3", "i4": "7.70.4"}
    for number, id in enumerate(shared):
        subject = Subject("introduction", id)
        await add(
            store,
            make_introduction(
                id,
                seeker=("ana", "bea", "hal", "ana")[number],
                host="ana" if id == "i3" else "hal",
                status=Status.CANCELLED if id == "i4" else Status.ACCEPTED,
                created_at=NOW + number * HOUR,
            ),
            make_nudge(id, subject=subject, person="ana", audience=("hal",)),
            make_nudge(f"{id}.alone", subject=subject),
            make_nudge(f"{id}.host", subject=Subject("host", id), audience=("ana",)),
        )
    for nudge in await claim(store):
        ref = shared.get(nudge.key, "7.70.9")
        assert await finish(store, nudge, status=NudgeStatus.SENT, address=str(ANA), ref=ref)

    async def found(prefix: str, community: str = COMMUNITY) -> list[tuple[str, str]]:
        async with store.transaction() as tx:
            live = {Status.ACCEPTED, Status.PICKED}
            those = await tx.introductions.in_conversation(community, prefix, live)
        return [(ref, introduction.id) for ref, introduction in those]

    assert await found("7.70.") == [("7.70.1", "i1")]
    assert await found("7.") == [("7.70.1", "i1"), ("7.71.2", "i2")]
    assert [id for _, id in await found("")] == ["i1", "i2", "i3"]
    assert await found("8.") == []
    assert await found("7.", "slack:T1") == []


async def test_merged_nudges_are_found_by_the_nudge_that_replaces_them(store: Store) -> None:
    late = [make_nudge(key, due_at=NOW - hours * HOUR) for hours, key in enumerate("cba")]
    await add(store, make_introduction(), *late, make_nudge("d"))
    for nudge in await claim(store):
        into = None if nudge.key == "d" else "catch-up"
        assert await finish(store, nudge, status=NudgeStatus.SKIPPED, merged_into=into)
    async with store.transaction() as tx:
        merged = await tx.nudges.merged_into("catch-up")
        assert [nudge.key for nudge in merged] == ["a", "b", "c"]
        assert {nudge.merged_into for nudge in merged} == {"catch-up"}
        assert await tx.nudges.merged_into("d") == []
