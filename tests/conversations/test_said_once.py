"""What was switched off is not made up for, and what was just said is not said again."""

from __future__ import annotations

import pytest

from bot.domain.nudges import NudgeStatus
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed, met, thanked, the
from tests.support.workspace import Member, Workspace

EVERYTHING = ("reminders", "prep", "thanks", "keep_in_touch", "matches")


async def _switches_off(member: Member, *kinds: str) -> None:
    wanted = tuple(kind for kind in EVERYTHING if kind not in kinds)
    await member.submits("settings.nudges", {"wanted": wanted})


async def test_thanks_switched_on_again_after_a_hundred_days_bring_no_old_prompt(
    workspace: Workspace,
) -> None:
    mina, _ = await met(workspace)
    await _switches_off(mina, "thanks")
    told = len(mina.direct_messages())
    await workspace.passes(days=10)
    assert len(mina.direct_messages()) == told
    await workspace.passes(days=90)
    told = len(mina.direct_messages())
    await _switches_off(mina)
    await workspace.passes(days=30)
    assert len(mina.direct_messages()) == told
    mina.sees_not(said("nudge-thanks-last"))
    await mina.says("thanks")  # it can still be done
    await mina.presses("thanks.debrief")


async def test_the_advice_of_long_ago_is_not_asked_for_either(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await _switches_off(mina, "keep_in_touch")
    await workspace.passes(days=100)
    told = len(mina.direct_messages())
    await _switches_off(mina)
    await workspace.passes(days=30)
    assert len(mina.direct_messages()) == told


async def test_what_is_due_after_the_switch_comes_in_its_time(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    await _switches_off(mina, "thanks")
    await workspace.passes(hours=24)
    await _switches_off(mina)
    mina.is_told(said("nudge-thanks-draft", name="Bea"))  # a few hours late is not long past
    await workspace.passes(days=1)
    mina.is_told(said("nudge-thanks-again", name="Bea"))


async def test_keeping_in_touch_goes_on_after_it_was_switched_off(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses("thanks.touch")
    await _switches_off(mina, "keep_in_touch")
    await workspace.passes(days=100)
    mina.sees_not(said("nudge-keep-in-touch"))
    await _switches_off(mina)
    await workspace.passes(days=1)
    mina.is_told(said("nudge-keep-in-touch", name="Bea"))


async def test_a_matter_ends_in_time_whatever_is_switched_off(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    for member in (mina, bea):
        await _switches_off(member, *EVERYTHING)
    await workspace.passes(days=60)
    assert (await the(mina)).closed_at is not None


async def _moves(mina: Member, bea: Member) -> None:
    await mina.presses("schedule.reschedule")
    await mina.fills(parting="")


@pytest.mark.parametrize("day, hour", [(3, 12), (4, 12)])
async def test_a_talk_moved_and_agreed_again_within_a_day_is_prepared_for_once(
    workspace: Workspace, day: int, hour: int
) -> None:
    mina, bea = await agreed(workspace)  # for tomorrow noon
    await workspace.until(march(2, 13))
    assert len(mina.received(said("nudge-research"))) == 1
    assert len(bea.received(said("nudge-brief"))) == 1
    await _moves(mina, bea)
    await mina.presses_action(f"schedule.pick:{(await the(mina)).id}.{_stamp(day, hour)}")
    await bea.presses("schedule.confirm")
    await workspace.passes(hours=20)
    assert len(mina.received(said("nudge-agreed"))) == 2  # the time is new
    assert len(mina.received(said("nudge-research"))) == 1
    assert len(bea.received(said("nudge-brief"))) == 1
    assert not await workspace.nudges(NudgeStatus.FAILED)


async def test_a_talk_moved_by_weeks_is_prepared_for_again(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.until(march(2, 13))
    await _moves(mina, bea)
    await mina.presses_action(f"schedule.pick:{(await the(mina)).id}.{_stamp(13, 12)}")
    await bea.presses("schedule.confirm")
    await workspace.until(march(13, 11))
    assert len(mina.received(said("nudge-research"))) == 2
    assert len(bea.received(said("nudge-brief"))) == 2


def _stamp(day: int, hour: int) -> int:
    return int(march(day, hour).timestamp())
