"""Did it happen? Four outcomes, told by either, also when the two tell it differently."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.features.introduction.model import Outcome, Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed, met, over, the
from tests.support.workspace import Member, Workspace


def _who(mina: Member, bea: Member, who: str) -> tuple[Member, Member]:
    return (mina, bea) if who == "mina" else (bea, mina)


async def test_both_are_asked_an_hour_after_the_end(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.until(datetime(2026, 3, 3, 13, 19, tzinfo=UTC))
    mina.sees_not(said("nudge-outcome"))
    await workspace.until(datetime(2026, 3, 3, 13, 20, tzinfo=UTC))
    for member in (mina, bea):
        member.is_told(said("nudge-outcome"))
        assert member.choices(said("nudge-outcome")) == [
            "meet.happened",
            "meet.moved",
            "meet.missed",
            "meet.called_off",
        ]


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_it_happened(workspace: Workspace, who: str) -> None:
    mina, bea = await over(workspace)
    teller, other = _who(mina, bea, who)
    stale = other.action("meet.happened")
    await teller.presses("meet.happened")
    assert (await the(mina)).status is Status.MET
    teller.reads(said("status-met-seeker" if teller is mina else "status-met-host"))
    teller.is_told(said("nudge-outcome"), said("ending-answered"))
    other.is_told(said("nudge-outcome"), said("ending-moved-on"))
    await other.presses_action(stale)
    other.reads(said("stale"))
    assert (await the(mina)).status is Status.MET


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_it_was_moved(workspace: Workspace, who: str) -> None:
    mina, bea = await over(workspace)
    teller, other = _who(mina, bea, who)
    await teller.presses("meet.moved")
    other.is_told(said("nudge-moved", name=teller.name))
    assert (await the(mina)).status is Status.ACCEPTED
    await mina.presses("schedule.pick", at=march(5, 12))
    await bea.presses("schedule.confirm")
    await workspace.until(datetime(2026, 3, 5, 13, 20, tzinfo=UTC))
    mina.is_told(said("nudge-outcome"), "Thu 5 Mar, 12:00")


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_one_of_them_was_not_there(workspace: Workspace, who: str) -> None:
    mina, bea = await over(workspace)
    teller, other = _who(mina, bea, who)
    await teller.presses("meet.missed")
    other.is_told(said("nudge-missed", name=teller.name), said("nudge-missed"))
    i = await the(mina)
    assert i.status is Status.MISSED
    assert (
        i.debrief.seeker_outcome if who == "mina" else i.debrief.host_outcome
    ) is Outcome.NO_SHOW
    await other.presses("schedule.reschedule")
    await other.fills(parting="I was on the wrong link, sorry.")
    teller.is_told(said("nudge-moved", name=other.name), "wrong link")
    assert (await the(mina)).status is Status.ACCEPTED


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_it_was_called_off(workspace: Workspace, who: str) -> None:
    mina, bea = await over(workspace)
    teller, other = _who(mina, bea, who)
    await teller.presses("meet.called_off")
    assert (await the(mina)).status is Status.CANCELLED
    other.is_told(said("nudge-cancelled-after", name=teller.name))
    assert await workspace.nudges() == []


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_they_tell_it_differently_and_then_agree(workspace: Workspace, who: str) -> None:
    mina, bea = await over(workspace)
    teller, other = _who(mina, bea, who)
    missed = other.action("meet.missed")
    await teller.presses("meet.happened")
    await workspace.passes(minutes=3)
    await other.presses_action(missed)
    assert (await the(mina)).status is Status.MISSED
    teller.is_told(said("nudge-missed", name=other.name))
    before = len(mina.direct_messages())
    await workspace.passes(hours=3)  # no thank-you is asked for while they disagree
    assert len(mina.direct_messages()) == before
    await teller.presses("meet.happened")
    assert (await the(mina)).status is Status.MET
    mina.sees(said("status-met-seeker"))


async def test_left_there_after_they_missed_each_other(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await bea.presses("meet.missed")
    await mina.presses("meet.called_off")
    assert (await the(mina)).status is Status.CANCELLED
    bea.is_told(said("nudge-cancelled-after", name="Mina"))


async def test_missed_and_nobody_sets_it_right(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await bea.presses("meet.missed")
    await workspace.passes(days=14)
    assert (await the(mina)).status is Status.EXPIRED
    assert not mina.finds(said("status-expired-seeker"), mina.direct_messages()[-1])
    mina.is_told("Bea", said("status-unheard-seeker"))
    assert await workspace.nudges() == []


async def test_nobody_says_anything(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    told = len(bea.direct_messages())
    await workspace.passes(days=2)
    mina.is_told(said("nudge-outcome-reminder"))
    assert len(bea.direct_messages()) == told
    await workspace.passes(days=14)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told(said("status-unheard-seeker"))
    assert not mina.finds(
        said("status-expired-seeker"), mina.direct_messages()[-1]
    )  # perhaps they did talk
    assert await workspace.nudges() == []


async def test_telling_before_it_has_begun_is_too_early(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    i = await the(mina)
    for action in ("happened", "moved", "missed", "called_off"):
        await mina.presses_action(f"meet.{action}:{i.id}")
        mina.reads(said("stale"), said("status-agreed-seeker", other="Bea", when=march(3, 12)))
        assert (await the(mina)).status is Status.AGREED
    await workspace.until(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))
    await mina.presses_action(f"meet.happened:{i.id}")
    assert (await the(mina)).status is Status.MET


async def test_moved_in_time_asks_nobody_whether_it_happened(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.until(datetime(2026, 3, 3, 11, 30, tzinfo=UTC))
    await mina.presses("schedule.reschedule", within=said("nudge-hour-before"))
    await mina.fills()
    await workspace.passes(days=1)
    for member in (mina, bea):
        member.sees_not(said("nudge-outcome"))


async def test_the_evening_after_is_left_in_peace(workspace: Workspace) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.offers(windows="Tue 19:00-20:00")
    await mina.asks(bea)
    await bea.presses("answer.accept")
    await mina.presses("schedule.pick", at=march(3, 19))
    await bea.presses("schedule.confirm")
    await workspace.until(datetime(2026, 3, 3, 23, 0, tzinfo=UTC))
    mina.sees_not(said("nudge-outcome"))
    await workspace.until(datetime(2026, 3, 4, 8, 0, tzinfo=UTC))
    mina.is_told(said("nudge-outcome"))


async def test_what_happened_long_ago_can_still_be_told_late(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await workspace.passes(days=3)
    before = len(mina.direct_messages())
    await bea.presses("meet.happened")
    assert (
        len(mina.direct_messages()) == before + 1
    )  # one prompt for thanks, not all that were missed
    mina.is_told(said("nudge-thanks-again"))
    await workspace.passes(days=1)
    assert len(mina.direct_messages()) == before + 1
    await workspace.passes(days=3)
    assert len(mina.direct_messages()) <= before + 2


async def test_met_is_met_for_the_hosts_month(workspace: Workspace) -> None:
    _, bea = await met(workspace)
    await bea.offers(capacity="1")
    gil = workspace.member("Gil")
    await gil.says("find data")
    gil.reads(said("found-away"))
