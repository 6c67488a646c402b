"""When the platform fails: tried again with the same key, given up kindly, never said twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.introductions import Status
from bot.model.nudges import Kind, NudgeStatus
from bot.ports import ChatError, Temporary, Throttled, Unreachable
from tests.conversations.stories import accepted, agreed, asked, hosting, the
from tests.conversations.town import Town


@pytest.mark.parametrize(
    "failure", [Throttled(30), Temporary("down"), TimeoutError("slow"), OSError("no route")]
)
async def test_what_fails_for_now_is_tried_again_with_the_same_key(
    town: Town, failure: ChatError
) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    town.chat.fails = [failure, failure, failure]
    await mina.presses("Send it")
    assert bea.inbox() == []
    await town.passes(minutes=5)
    assert len(bea.inbox()) == 1
    keys = [key for key in town.chat.tried if ".request." in key]
    assert len(keys) == 4
    assert len(set(keys)) == 1


async def test_throttled_waits_as_long_as_it_was_told_to(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    town.chat.fails = [Throttled(90)]
    await mina.presses("Send it")
    await town.passes(seconds=89)
    assert bea.inbox() == []
    await town.passes(seconds=15)
    assert len(bea.inbox()) == 1


async def test_sent_but_the_answer_was_lost_is_one_message(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    town.chat.fails_after = [Temporary("connection reset")]
    await mina.presses("Send it")
    await town.passes(minutes=5)
    assert len(bea.inbox()) == 1
    assert len([key for key in town.chat.tried if ".request." in key]) == 2
    await bea.presses("Yes, happy to talk")
    mina.sees("said yes")


class Crash(BaseException):
    """The process is gone."""


async def test_a_crash_between_sending_and_noting_it(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    town.chat.fails_after = [Crash()]
    with pytest.raises(Crash):
        await mina.presses("Send it")
    assert len(bea.inbox()) == 1
    town.restarts()
    await town.settle()
    assert len([key for key in town.chat.tried if ".request." in key]) == 1  # the lease holds
    await town.passes(seconds=61)
    assert len([key for key in town.chat.tried if ".request." in key]) == 2
    assert len(bea.inbox()) == 1
    await mina.presses_action(f"request.withdraw:{(await the(mina)).id}")
    bea.is_told("took the request back")  # it knows which message to draw again


async def test_a_crash_before_sending_and_the_reason_gone_meanwhile(town: Town) -> None:
    mina, bea = await hosting(town, "America/New_York")
    await mina.asks(bea)
    town.clock.at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    async with town.store.transaction() as tx:  # another process claims it, and dies
        claimed = await tx.claim_due(
            town.clock.now(), "gone", town.clock.now() + timedelta(seconds=60), 10
        )
    assert [nudge.kind for nudge in claimed] == [Kind.REQUEST]
    await mina.presses("Take it back")
    await town.passes(hours=1)
    assert bea.inbox() == []


async def test_down_for_days_everything_still_comes_late_or_not_at_all(town: Town) -> None:
    mina, bea = await agreed(town)
    before = len(mina.inbox()), len(bea.inbox())
    town.clock.at = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    town.restarts()
    await town.settle()
    for member, count in ((mina, before[0]), (bea, before[1])):
        told = member.inbox()[count:]
        assert len(told) in (1, 2), told
        assert "Did it happen?" in told[0]
        assert not any("In about an hour" in text for text in told)


async def test_down_for_weeks_a_request_is_read_before_it_runs_out(town: Town) -> None:
    mina, bea = await hosting(town, "America/New_York")
    await mina.asks(bea)
    assert bea.inbox() == []  # it is five in the morning there
    town.clock.at += timedelta(weeks=6)
    town.restarts()
    await town.settle()
    await town.passes(hours=12)
    bea.is_told("asks whether you would talk")
    assert (await the(mina)).status is Status.ASKED
    await town.passes(days=7)
    await bea.presses("Yes, happy to talk")
    await town.passes(hours=12)
    mina.sees("said yes")


async def test_down_for_weeks_a_request_runs_out_as_late_as_it_came(town: Town) -> None:
    mina, bea = await hosting(town, "America/New_York")
    await mina.asks(bea)
    town.clock.at += timedelta(weeks=6)
    town.restarts()
    await town.passes(days=10)
    assert (await the(mina)).status is Status.ASKED
    await town.passes(days=14)
    assert (await the(mina)).status is Status.EXPIRED
    assert len([text for text in bea.inbox() if "asks whether you would talk" in text]) <= 1


async def test_a_closed_door_is_told_to_the_organiser_once(town: Town) -> None:
    olu = town.member("Olu", organiser=True)
    await olu.says("help")
    mina, bea = await hosting(town)
    town.chat.closed[bea.address] = Unreachable("closed")
    await mina.asks(bea)
    await town.passes(minutes=1)
    cai = town.member("Cai")
    await cai.asks(bea)
    olu.is_told("I could not reach Bea")
    assert len(olu.inbox()) == 1
    olu.sees_not("Mina", "bus times")
    await town.passes(hours=3)
    assert len([key for key in town.chat.tried if ".request." in key]) == 2  # no hammering
    town.chat.closed.clear()
    await bea.says("mine")
    bea.reads("Mina would like to talk with you")  # nothing is lost
    await bea.presses("Open")
    await bea.presses("Yes, happy to talk")
    mina.sees("said yes")


async def test_the_organisers_own_door_is_closed(town: Town) -> None:
    olu = town.member("Olu", organiser=True)
    await olu.says("help")
    mina, bea = await hosting(town)
    town.chat.closed[olu.address] = Unreachable("closed")
    town.chat.closed[bea.address] = Unreachable("closed")
    await mina.asks(bea)
    await town.passes(days=1)
    failed = await town.nudges(NudgeStatus.FAILED)
    assert {nudge.kind for nudge in failed} <= {Kind.REQUEST, Kind.UNREACHABLE}


async def test_given_up_after_long_trouble_and_not_for_ever(town: Town) -> None:
    mina, bea = await hosting(town)
    town.chat.closed[bea.address] = Temporary("down")
    await mina.asks(bea)
    await town.passes(days=2, hours=8)
    tried = len([key for key in town.chat.tried if ".request." in key])
    assert 5 <= tried <= 300
    (failed,) = await town.nudges(NudgeStatus.FAILED)
    assert "attempts" in failed.reason
    town.chat.closed.clear()
    await town.passes(days=1, hours=16)
    bea.is_told("A gentle reminder", "bus times")  # the whole note once more


async def test_a_redrawing_that_fails_is_done_later(town: Town) -> None:
    mina, bea = await asked(town)
    town.chat.fails = [Temporary("down")]
    await mina.presses("Take it back")
    bea.is_told("asks whether you would talk")
    await town.passes(minutes=3)
    bea.is_told("took the request back")


async def test_two_dispatchers_share_the_work(town: Town) -> None:
    import asyncio

    mina, bea = await hosting(town, "America/New_York")
    for number in range(5):
        await town.member(f"Member {number}").asks(bea)
    first = town.bot
    town.restarts()
    town.clock.at = datetime(2026, 3, 2, 14, tzinfo=UTC)
    await asyncio.gather(first.settle(), town.bot.settle(), first.settle())
    assert len(bea.inbox()) == 5
    assert len(town.chat.tried) == len(set(town.chat.tried))
    del mina


async def test_the_shared_conversation_respects_both_nights(town: Town) -> None:
    mina, bea = await hosting(town, "America/Los_Angeles")
    await mina.asks(bea)
    await town.until(datetime(2026, 3, 3, 0, 30, tzinfo=UTC))  # half past four for Bea
    await bea.presses("Yes, happy to talk")
    mina.sees_not("said yes")  # and half past midnight for Mina
    await town.until(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))
    mina.is_told("Good news")
    bea.sees_not("meet Bea")  # it is midnight there
    await town.until(datetime(2026, 3, 3, 16, 0, tzinfo=UTC))
    bea.sees("Mina, meet Bea")
    mina.sees("Mina, meet Bea")


async def test_awake_at_different_hours_the_conversation_still_opens(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.submits(
        "settings.time", {"zone": "London", "quiet_from": "12:00", "quiet_to": "09:00"}
    )
    await bea.submits(
        "settings.time", {"zone": "London", "quiet_from": "09:00", "quiet_to": "14:00"}
    )
    await mina.asks(bea)
    await town.passes(days=1)
    await bea.presses("Yes, happy to talk")
    await town.passes(days=3)
    mina.sees("meet Bea")
    assert not await town.nudges(NudgeStatus.FAILED)


async def test_a_failure_in_one_message_leaves_the_others_alone(town: Town) -> None:
    mina, bea = await accepted(town)
    town.chat.closed[bea.address] = Unreachable("closed")
    await mina.presses("Tue 3 Mar, 12:00")
    await town.passes(minutes=1)
    await mina.says("mine")
    mina.reads("You picked Tue 3 Mar")
