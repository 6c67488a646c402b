"""What every store must do with the buttons of sent nudges: no change that ends one is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.ports import MessageRef
from bot.core.store import Store
from bot.domain.nudges import Ending, Nudge, NudgeStatus, Subject
from bot.domain.people import Address
from tests.contract.nudge_steps import (
    ANA,
    LEASE,
    SECOND,
    claim,
    claim_stale,
    finish,
    next_due,
    send,
    stored,
)
from tests.support.builders import HOUR, INTRODUCTION, NOW, add, make_introduction, make_nudge

REQUEST: dict[str, Any] = {"buttons": ("answer.accept", "answer.decline"), "content": "{}"}
"""The message of a request as it is sent."""


async def end_buttons(
    store: Store, *nudges: Nudge, left: tuple[str, ...] = (), ending: str = Ending.ANSWERED
) -> None:
    """The subject of these nudges changed: of their buttons only those in `left` still hold."""
    async with store.transaction() as tx:
        await tx.nudges.end_buttons([replace(n, buttons=left, ending=ending) for n in nudges])
        assert tx.has_due_changes


async def mark_claimed_stale(store: Store, ending: str = Ending.MOVED_ON) -> None:
    async with store.transaction() as tx:
        await tx.nudges.mark_claimed_stale(INTRODUCTION, ending)
        assert tx.has_due_changes


async def test_ended_buttons_are_claimed_and_the_finish_writes_what_is_left(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    sent = await send(store, **REQUEST)
    assert (sent.buttons, sent.content) == (REQUEST["buttons"], REQUEST["content"])
    await end_buttons(store, sent, left=("answer.decline",))
    due = await next_due(store)
    assert due is not None
    assert due <= NOW
    (claimed,) = await claim_stale(store)
    assert (claimed.status, claimed.token, claimed.attempts) == ("sent", "r1", 1)
    assert (claimed.buttons, claimed.ending) == (("answer.decline",), Ending.ANSWERED)
    assert claimed.content == sent.content
    assert await claim_stale(store, token="r2") == []
    assert await claim(store) == []
    assert await next_due(store) == LEASE
    assert await finish(store, claimed, content="{1}", stale=False, ending="")
    assert await stored(store) == replace(sent, buttons=("answer.decline",), content="{1}")
    assert await next_due(store) is None


async def test_buttons_end_only_where_a_message_was_sent(store: Store) -> None:
    await add(store, make_introduction(), make_nudge("waiting", due_at=NOW + HOUR))
    await add(store, make_nudge("silent"))
    await send(store, "silent", ref="m1")
    await add(store, make_nudge("no message"))
    (nudge,) = await claim(store)
    assert await finish(store, nudge, status=NudgeStatus.SENT)
    await add(store, make_nudge("claimed"))
    assert await claim(store)
    untouched = [await stored(store, key) for key in ("waiting", "no message", "claimed")]
    await end_buttons(store, *untouched)
    async with store.transaction() as tx:
        await tx.nudges.end_buttons([])
        assert not tx.has_due_changes
    assert [await stored(store, nudge.key) for nudge in untouched] == untouched
    assert not (await stored(store, "silent")).stale
    assert await claim_stale(store) == []


async def test_a_change_during_an_update_leads_to_another_update(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    sent = await send(store, **REQUEST)
    await end_buttons(store, sent, left=("answer.accept",))
    (updating,) = await claim_stale(store)
    await end_buttons(store, updating, left=(), ending=Ending.MOVED_ON)
    assert await claim_stale(store, token="r2") == []  # never two workers at once
    assert await finish(store, updating, content="{1}", stale=False, ending="")
    after = await stored(store)
    assert (after.stale, after.ending, after.buttons) == (True, Ending.MOVED_ON, ())
    assert after.content == "{1}"  # the message as it is shown now
    (again,) = await claim_stale(store, token="r2")
    assert (again.ending, again.buttons, again.content) == (Ending.MOVED_ON, (), "{1}")
    assert await finish(store, again, content="", stale=False, ending="")
    assert await claim_stale(store) == []
    assert (await stored(store)).buttons == ()


async def test_a_change_while_a_message_is_sent_leads_to_an_update(store: Store) -> None:
    await add(store, make_introduction(), make_nudge(), make_nudge("later", due_at=NOW + HOUR))
    await add(store, make_nudge("other", subject=Subject("person", "i1")))
    request, other = sorted(await claim(store), key=lambda nudge: nudge.key)
    await mark_claimed_stale(store)
    for nudge in (request, other):
        outcome = {"address": str(ANA), "ref": f"m{nudge.key}", **REQUEST}
        assert await finish(store, nudge, status=NudgeStatus.SENT, **outcome)
    (updating,) = await claim_stale(store)
    assert (updating.key, updating.ending) == ("i1:request", Ending.MOVED_ON)
    # The message was composed of the old state, so it has all its buttons.
    assert (updating.buttons, updating.content) == (REQUEST["buttons"], REQUEST["content"])
    assert not (await stored(store, "later")).stale


@pytest.mark.parametrize("status", [NudgeStatus.SKIPPED, NudgeStatus.FAILED, NudgeStatus.WAITING])
async def test_a_change_while_nothing_was_sent_leaves_nothing_to_update(
    store: Store, status: NudgeStatus
) -> None:
    await add(store, make_introduction(), make_nudge())
    (nudge,) = await claim(store)
    await mark_claimed_stale(store)
    assert await finish(store, nudge, status=status, due_at=NOW + HOUR)
    after = await stored(store)
    assert (after.stale, after.ending) == (False, "")
    assert await claim_stale(store) == []


async def test_sending_that_is_taken_over_still_leads_to_the_update(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    (dead,) = await claim(store)
    await mark_claimed_stale(store)
    (taken,) = await claim(store, LEASE, "t2")
    assert not await finish(store, dead, status=NudgeStatus.SENT, address=str(ANA), ref="m1")
    # The platform may have had the message of the dead worker, composed of the old state.
    assert await finish(
        store, taken, status=NudgeStatus.SENT, address=str(ANA), ref="m1", **REQUEST
    )
    (updating,) = await claim_stale(store, LEASE)
    assert updating.ending == Ending.MOVED_ON


async def test_an_update_whose_worker_died_is_taken_over_at_the_second(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    await end_buttons(store, await send(store, **REQUEST))
    (dead,) = await claim_stale(store)
    assert await claim_stale(store, LEASE - SECOND, "r2") == []
    (taken,) = await claim_stale(store, LEASE, "r2")
    assert (taken.ending, taken.buttons) == (Ending.ANSWERED, ())
    assert not await finish(store, dead, stale=False)
    assert await finish(store, taken, stale=False)


async def test_an_update_that_failed_can_be_left_stale(store: Store) -> None:
    await add(store, make_introduction(), make_nudge())
    await end_buttons(store, await send(store, **REQUEST))
    (updating,) = await claim_stale(store)
    assert await finish(store, updating, stale=True)
    (again,) = await claim_stale(store, token="r2")
    assert again.ending == Ending.ANSWERED


async def test_a_message_leads_to_its_nudge_while_it_has_buttons(store: Store) -> None:
    await add(store, make_introduction(), make_nudge(), make_nudge("plain", due_at=NOW + HOUR))
    sent = await send(store, **REQUEST)
    (plain,) = await claim(store, NOW + HOUR)
    await finish(store, plain, status=NudgeStatus.SENT, address=str(ANA), ref="m2")

    async def found(address: Address, ref: str) -> Nudge | None:
        async with store.transaction() as tx:
            return await tx.nudges.sent_with_buttons(MessageRef(address, ref))

    assert await found(ANA, "m1") == sent
    assert await found(ANA, "m2") is None
    assert await found(Address("slack", "T9", "x"), "m1") is None
    await end_buttons(store, sent)
    assert await found(ANA, "m1") is None
