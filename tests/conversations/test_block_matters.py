"""What is between two people when one blocks the other, and those whom they both know."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.core.events import ButtonPressed
from bot.domain.nudges import NudgeStatus
from bot.features.introduction.model import Status
from tests.support.said import said
from tests.support.scenarios import (
    accepted,
    agreed,
    asked,
    blocks,
    hosting,
    met,
    over,
    thanked,
    the,
)
from tests.support.workspace import Member, Workspace

Story = Callable[[Workspace], Awaitable[tuple[Member, Member]]]


# what is open ends


@pytest.mark.parametrize("story", [asked, accepted, agreed])
async def test_a_host_who_blocks_ends_what_is_open(workspace: Workspace, story: Story) -> None:
    mina, bea = await story(workspace)
    was_asked = (await the(mina)).status is Status.ASKED
    seen = len(bea.direct_messages())
    await blocks(bea, mina)
    ended = Status.DECLINED if was_asked else Status.CANCELLED
    assert (await the(mina)).status is ended
    mina.is_told(said("status-declined-seeker" if was_asked else "nudge-cancelled"))
    mina.sees_not(said("shared-reason"))
    await workspace.passes(days=60)
    own_entry = bea.received(said("nudge-cancelled-mine"))
    assert len(bea.direct_messages()) == seen + len(own_entry)
    assert len(own_entry) == (story is agreed)  # it leaves their calendar too
    assert await workspace.nudges(NudgeStatus.WAITING) == []


@pytest.mark.parametrize("story", [asked, accepted, agreed])
async def test_a_seeker_who_blocks_ends_what_is_open(workspace: Workspace, story: Story) -> None:
    mina, bea = await story(workspace)
    was_asked = (await the(mina)).status is Status.ASKED
    await blocks(mina, bea)
    assert (await the(mina)).status is (Status.WITHDRAWN if was_asked else Status.CANCELLED)
    if not was_asked:
        bea.is_told(said("nudge-cancelled", name="Mina"))
    await mina.says("mine")
    mina.reads(said("mine-nothing"))


async def test_a_draft_to_somebody_blocked_is_discarded(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    await blocks(mina, bea)
    assert (await the(mina)).status is Status.DISCARDED


async def test_a_draft_of_somebody_blocked_stays_and_cannot_be_sent(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    await blocks(bea, mina)
    await mina.presses("request.send")
    mina.reads(said("error-not-asked-now"))
    assert bea.direct_messages() == []


async def test_a_yes_that_is_on_its_way_meets_the_block(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    accept = bea.action("answer.accept")
    await blocks(mina, bea)
    await bea.presses_action(accept)
    bea.reads(said("stale"), said("status-withdrawn-host"))
    mina.sees_not(said("nudge-introduce"))


async def test_a_yes_just_before_the_block_brings_nobody_together(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    block = f"safety.block:{(await bea.person()).id}"
    for member, action in (bea, bea.action("answer.accept")), (mina, block):
        press = ButtonPressed(event_id=workspace.event_id(), actor=member.address, action=action)
        await workspace.handle(press)  # the dispatcher and the jobs have not begun yet
    await workspace.drain()
    assert (await the(mina)).status is Status.CANCELLED
    mina.sees_not(said("nudge-introduce"))
    bea.sees_not(said("nudge-introduce"))


async def test_unblocking_brings_nothing_back(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await blocks(bea, mina)
    await bea.presses("safety.unblock")
    await workspace.passes(days=30)
    assert (await the(mina)).status is Status.DECLINED
    assert bea.received(said("nudge-host-reminder")) == []


# after a talk: nothing new reaches who blocked, and the other one notices nothing


async def test_a_talk_that_has_begun_goes_on_for_the_other_alone(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await blocks(bea, mina)
    seen = len(bea.direct_messages())
    assert (await the(mina)).status is Status.AGREED
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Good enough is when the planner stops asking")
    await mina.presses("thanks.send")
    mina.reads(said("thanked", name="Bea"))
    await mina.presses("thanks.touch")
    await workspace.passes(days=22)
    await mina.presses("thanks.update", said("nudge-update-prompt"))
    await mina.fills(update="The planner has stopped asking. It works.")
    mina.reads(said("update-sent", name="Bea"))
    await workspace.passes(days=200)
    assert len(bea.direct_messages()) == seen
    assert mina.received(said("nudge-keep-in-touch")) == []  # nobody is sent to write to Bea
    await bea.says("mine")
    bea.reads(said("past-talk", name="Mina"))
    bea.reads_not(said("past-updated"))
    await bea.presses("mine.card")
    bea.reads_not("The planner")
    await bea.presses("safety.unblock", said("blocked-now"))
    await bea.says("mine")
    bea.reads(said("past-updated"))


async def test_another_time_after_a_talk_that_was_missed_is_not_told(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await blocks(bea, mina)
    seen = len(bea.direct_messages())
    await mina.presses("meet.moved")
    await workspace.passes(days=60)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told(said("status-unheard-seeker"))
    assert len(bea.direct_messages()) == seen
    await bea.says("mine")
    bea.reads_not("Mina")


async def test_a_seeker_who_blocks_after_a_talk_is_not_asked_for_thanks(
    workspace: Workspace,
) -> None:
    mina, bea = await met(workspace)
    seen = len(mina.direct_messages())
    await blocks(mina, bea)
    await workspace.passes(days=60)
    assert len(mina.direct_messages()) == seen
    assert bea.received(said("nudge-thanks")) == []


async def test_words_that_wait_for_the_morning_do_not_arrive(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await workspace.until(workspace.clock.at.replace(hour=21))
    await mina.presses("thanks.update")
    await mina.fills(update="The planner has stopped asking. It works.")
    await blocks(bea, mina)
    await workspace.passes(days=1)
    assert bea.received(said("nudge-update", name="Mina")) == []


# nobody is passed through to the other


async def test_a_host_names_nobody_who_blocked_the_seeker(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await blocks(cai, mina)
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    bea.reads(said("referred-invited", name="Cai"))  # as if Cai did not host
    mina.is_told(said("status-declined-seeker"))
    mina.sees_not("Cai")
    assert cai.direct_messages() == []
    await cai.says("mine")
    cai.reads_not("Bea")


async def test_a_host_names_nobody_who_blocked_them(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await blocks(cai, bea)
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    bea.reads(said("referred-invited", name="Cai"))
    mina.sees_not(said("referred-to", name="Cai"))
    assert cai.direct_messages() == []
    await mina.asks(cai)  # without Bea as the one who brought them together
    assert (await the(mina)).connector is None


async def test_an_invitation_that_waits_is_not_answered_to_the_other(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    cai.is_told(said("nudge-invite-host", name="Bea"))
    await blocks(cai, mina)
    await cai.offers()
    assert mina.received(said("nudge-referral")) == []


async def test_a_connector_is_told_nothing_of_who_blocked_them(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    await mina.asks(cai)
    assert (await the(mina)).connector is not None
    await blocks(cai, bea)
    await cai.presses("answer.accept")
    cai.sees(said("nudge-introduce"))  # the talk itself goes on
    mina.sees(said("nudge-introduce"))
    assert bea.received(said("nudge-introduce")) == []
    await mina.presses("schedule.pick")
    await cai.presses("schedule.confirm")
    await workspace.passes(days=30)
    assert bea.received(said("nudge-connector-agreed")) == []


async def test_a_report_is_looked_into_whoever_blocks_whom(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    mina, bea = await asked(workspace)
    await mina.says("report @Bea", bea)
    await mina.fills(words="They wrote something unkind.")
    await blocks(mina, bea)
    await blocks(mina, olu)
    olu.is_told(said("nudge-report-new"))
    await olu.presses("report.open")
    await olu.presses("report.acknowledge")
    await workspace.passes(days=1)
    mina.is_told(said("nudge-report-acknowledged", name="Olu"))
    await mina.says("mine")
    mina.reads(said("report-summary", name="Bea"))
    await mina.points_at(said("nudge-report-acknowledged"))
    mina.reads(said("error-safety-message"))
