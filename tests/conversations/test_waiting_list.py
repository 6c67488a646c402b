"""A host's waiting list is short: beyond it others are offered, and the seeker keeps the note."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.practice import Practice
from bot.features.introduction.model import WAITING, Status
from tests.conversations.conftest import BOTH_STORES
from tests.support.said import said
from tests.support.scenarios import hosting, the
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace, new_workspace


async def _queue(workspace: Workspace, bea: Member, count: int) -> list[Member]:
    """So many members ask Bea."""
    seekers = [workspace.member(f"Seeker {number}") for number in range(count)]
    for seeker in seekers:
        await seeker.asks(bea)
    return seekers


@BOTH_STORES
@pytest.mark.parametrize("capacity, most", [("1", 2), ("2", 4)])
async def test_two_wait_for_each_talk_of_the_month(
    workspace: Workspace, capacity: str, most: int
) -> None:
    mina, bea = await hosting(workspace, capacity=capacity)
    await _queue(workspace, bea, most)
    assert len(await bea.introductions(*WAITING)) == most
    await mina.says("request @Bea", bea)
    mina.reads(said("error-host-busy"))
    assert mina.choices()[-3:] == ["find.like", "find.open", "guide.open"]


async def test_the_note_is_kept_and_goes_once_there_is_room(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, capacity="1")
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.writes_to(bea)
    send = mina.action("request.send")
    first, _ = await _queue(workspace, bea, 2)
    await mina.presses_action(send)
    mina.reads(said("error-host-busy-kept"))
    assert (await the(mina)).status is Status.DRAFT
    await mina.presses("mine.card", said("error-host-busy-kept"))
    mina.reads(said("status-draft-seeker", other="Bea"))
    await mina.presses("find.like", said("error-host-busy-kept"))
    mina.reads(said("others-near", count=1), "Cai")
    await first.presses_action(f"request.withdraw:{(await the(first)).id}")
    await mina.presses_action(send)
    mina.reads(said("request-sent", name="Bea"))
    bea.is_told(said("nudge-request"), "bus times")


async def test_what_was_typed_before_others_came_is_not_lost(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, capacity="1")
    await mina.says("request @Bea", bea)
    await _queue(workspace, bea, 2)
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    mina.reads(said("preview-title", name="Bea"))
    await mina.presses("request.send")
    mina.reads(said("error-host-busy-kept"))
    assert (await the(mina)).request.why == GOOD_WHY


@pytest.mark.parametrize("answer", ["decline", "ask", "accept"])
async def test_an_answer_makes_room_and_a_question_does_not(
    workspace: Workspace, answer: str
) -> None:
    mina, bea = await hosting(workspace, capacity="2")
    await _queue(workspace, bea, 4)
    await bea.presses(f"answer.{answer}")
    if answer != "accept":
        await bea.fills(**({"question": "What do you study?"} if answer == "ask" else {}))
    await mina.says("request @Bea", bea)
    if answer == "decline":
        assert mina.form is not None
    else:  # after a yes one talk is left, and three still wait
        mina.reads(said("error-host-busy"))


async def test_the_next_month_makes_room(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, capacity="2")
    await _queue(workspace, bea, 4)
    await bea.presses("answer.accept")
    await mina.says("request @Bea", bea)
    mina.reads(said("error-host-busy"))  # three wait for the one talk that is left
    await workspace.passes(days=30)  # it is April, and those who waited have run out
    await bea.says("help")
    await mina.says("request @Bea", bea)
    assert mina.form is not None


async def test_a_busy_host_is_found_without_a_button(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, capacity="1")
    cai = workspace.member("Cai")
    await cai.offers()
    await _queue(workspace, bea, 2)
    await mina.says("find data")
    mina.reads(said("found-title", count=1), "Bea", said("host-busy"))
    assert mina.reply.index("Cai") < mina.reply.index("Bea")  # those who can be asked come first
    asked = [a for a in mina.actions() if a.startswith("request.note:")]
    assert asked == [f"request.note:{(await cai.person()).id}"]
    await cai.presses_action("host.leave_now")
    await mina.says("find data")
    mina.reads(said("found-busy"), "Bea", said("host-busy"))
    mina.reads_not(said("found-title"))
    await mina.says("find")
    mina.reads(said("found-busy-all"), "Bea")
    mina.reads_not(said("found-busy"))


async def test_busy_hosts_are_not_offered_to_those_who_wait(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    cai = workspace.member("Cai")
    await cai.offers(capacity="1")
    await _queue(workspace, cai, 2)
    await mina.asks(bea)
    told = len(mina.direct_messages())
    await workspace.passes(days=4)
    assert len(mina.direct_messages()) == told


@BOTH_STORES
async def test_of_two_seekers_at_once_one_gets_the_last_place(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, capacity="1")
    gil = workspace.member("Gil")
    await _queue(workspace, bea, 1)
    for seeker in (mina, gil):
        await seeker.writes_to(bea)
    sends = [seeker.presses("request.send") for seeker in (mina, gil)]
    await asyncio.gather(*sends)
    assert len(await bea.introductions(*WAITING)) == 2
    lost = [s for s in (mina, gil) if (await the(s)).status is Status.DRAFT]
    assert len(lost) == 1
    lost[0].reads(said("error-host-busy-kept"))


async def test_organisers_set_the_length_of_the_list() -> None:
    workspace = await new_workspace(Practice(waiting_per_talk=1))
    mina, bea = await hosting(workspace, capacity="1")
    await _queue(workspace, bea, 1)
    await mina.says("request @Bea", bea)
    mina.reads(said("error-host-busy"))
    await workspace.store.close()
