"""Did it happen? Four outcomes, told by either, also when the two tell it differently."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.introductions import Outcome, Status
from tests.conversations.stories import agreed, met, over, the
from tests.conversations.town import Member, Town


def _who(mina: Member, bea: Member, who: str) -> tuple[Member, Member]:
    return (mina, bea) if who == "mina" else (bea, mina)


async def test_both_are_asked_an_hour_after_the_end(town: Town) -> None:
    mina, bea = await agreed(town)
    await town.until(datetime(2026, 3, 3, 13, 19, tzinfo=UTC))
    mina.sees_not("Did it happen?")
    await town.until(datetime(2026, 3, 3, 13, 20, tzinfo=UTC))
    for member in (mina, bea):
        member.is_told("Did it happen?")
        assert member.choices("Did it happen?") == [
            "We talked",
            "We moved it",
            "It did not happen",
            "We called it off",
        ]


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_it_happened(town: Town, who: str) -> None:
    mina, bea = await over(town)
    teller, other = _who(mina, bea, who)
    stale = other.action("We talked")
    await teller.presses("We talked")
    assert (await the(mina)).status is Status.MET
    mina.sees("A thank-you is still owed")
    bea.sees("You gave Mina your time. Thank you.")
    await other.presses_action(stale)
    other.reads("moved on since")
    assert (await the(mina)).status is Status.MET


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_it_was_moved(town: Town, who: str) -> None:
    mina, bea = await over(town)
    teller, other = _who(mina, bea, who)
    await teller.presses("We moved it")
    other.is_told(f"{teller.name} needs another time")
    assert (await the(mina)).status is Status.ACCEPTED
    await mina.presses("Thu 5 Mar, 12:00")
    await bea.presses("Confirm this time")
    await town.until(datetime(2026, 3, 5, 13, 20, tzinfo=UTC))
    mina.is_told("Did it happen?", "Thu 5 Mar, 12:00")


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_one_of_them_was_not_there(town: Town, who: str) -> None:
    mina, bea = await over(town)
    teller, other = _who(mina, bea, who)
    await teller.presses("It did not happen")
    other.is_told(f"{teller.name} says that you two missed each other", "It happens to everyone")
    i = await the(mina)
    assert i.status is Status.MISSED
    assert (i.seeker_outcome if who == "mina" else i.host_outcome) is Outcome.NO_SHOW
    await other.presses("Find a new time")
    await other.fills(parting="I was on the wrong link, sorry.")
    teller.is_told(f"{other.name} needs another time", "wrong link")
    assert (await the(mina)).status is Status.ACCEPTED


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_it_was_called_off(town: Town, who: str) -> None:
    mina, bea = await over(town)
    teller, other = _who(mina, bea, who)
    await teller.presses("We called it off")
    assert (await the(mina)).status is Status.CANCELLED
    other.is_told(f"{teller.name} has called your talk off")
    assert await town.nudges() == []


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_they_tell_it_differently_and_then_agree(town: Town, who: str) -> None:
    mina, bea = await over(town)
    teller, other = _who(mina, bea, who)
    missed = other.action("It did not happen")
    await teller.presses("We talked")
    await town.passes(minutes=3)
    await other.presses_action(missed)
    assert (await the(mina)).status is Status.MISSED
    teller.is_told(f"{other.name} says that you two missed each other")
    before = len(mina.inbox())
    await town.passes(hours=3)  # no thank-you is asked for while they disagree
    assert len(mina.inbox()) == before
    await teller.presses("We did talk")
    assert (await the(mina)).status is Status.MET
    mina.sees("A thank-you is still owed")


async def test_left_there_after_they_missed_each_other(town: Town) -> None:
    mina, bea = await over(town)
    await bea.presses("It did not happen")
    await mina.presses("Leave it there")
    assert (await the(mina)).status is Status.CANCELLED
    bea.is_told("Mina has called your talk off")


async def test_missed_and_nobody_sets_it_right(town: Town) -> None:
    mina, bea = await over(town)
    await bea.presses("It did not happen")
    await town.passes(days=14)
    assert (await the(mina)).status is Status.EXPIRED
    assert "Silence is nearly always busyness" not in mina.inbox()[-1]
    mina.is_told("Bea", "let it rest")
    assert await town.nudges() == []


async def test_nobody_says_anything(town: Town) -> None:
    mina, bea = await over(town)
    told = len(bea.inbox())
    await town.passes(days=2)
    mina.is_told("Just so that nothing is left hanging")
    assert len(bea.inbox()) == told
    await town.passes(days=14)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told("let it rest")
    assert "without a talk" not in mina.inbox()[-1]  # perhaps they did talk
    assert await town.nudges() == []


async def test_telling_before_it_has_begun_is_too_early(town: Town) -> None:
    mina, _ = await agreed(town)
    i = await the(mina)
    for action in ("happened", "moved", "missed", "called_off"):
        await mina.presses_action(f"meet.{action}:{i.id}")
        mina.reads("moved on since", "You meet Bea on Tue 3 Mar")
        assert (await the(mina)).status is Status.AGREED
    await town.until(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))
    await mina.presses_action(f"meet.happened:{i.id}")
    assert (await the(mina)).status is Status.MET


async def test_moved_in_time_asks_nobody_whether_it_happened(town: Town) -> None:
    mina, bea = await agreed(town)
    await town.until(datetime(2026, 3, 3, 11, 30, tzinfo=UTC))
    await mina.presses("Another time", within="In about an hour")
    await mina.fills()
    await town.passes(days=1)
    for member in (mina, bea):
        member.sees_not("Did it happen?")


async def test_the_evening_after_is_left_in_peace(town: Town) -> None:
    mina, bea = town.member("Mina"), town.member("Bea")
    await bea.offers(windows="Tue 19:00-20:00")
    await mina.asks(bea)
    await bea.presses("Yes, happy to talk")
    await mina.presses("Tue 3 Mar, 19:00")
    await bea.presses("Confirm this time")
    await town.until(datetime(2026, 3, 3, 23, 0, tzinfo=UTC))
    mina.sees_not("Did it happen?")
    await town.until(datetime(2026, 3, 4, 8, 0, tzinfo=UTC))
    mina.is_told("Did it happen?")


async def test_what_happened_long_ago_can_still_be_told_late(town: Town) -> None:
    mina, bea = await over(town)
    await town.passes(days=3)
    before = len(mina.inbox())
    await bea.presses("We talked")
    assert len(mina.inbox()) == before + 1  # one prompt for thanks, not all that were missed
    mina.is_told("thank")
    await town.passes(days=1)
    assert len(mina.inbox()) == before + 1
    await town.passes(days=3)
    assert len(mina.inbox()) <= before + 2


async def test_met_is_met_for_the_hosts_month(town: Town) -> None:
    _, bea = await met(town)
    await bea.offers(capacity="1")
    gil = town.member("Gil")
    await gil.says("find data")
    gil.reads("no room this month")
