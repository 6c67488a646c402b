"""When the platform fails: tried again with the same key, given up kindly, never said twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.ports import ChatError, Temporary, Throttled, Unreachable
from bot.domain.nudges import NudgeStatus
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import accepted, agreed, asked, hosting, the
from tests.support.workspace import Workspace


@pytest.mark.parametrize(
    "failure", [Throttled(30), Temporary("down"), TimeoutError("slow"), OSError("no route")]
)
async def test_what_fails_for_now_is_tried_again_with_the_same_key(
    workspace: Workspace, failure: ChatError
) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    workspace.chat.fails = [failure, failure, failure]
    await mina.presses("request.send")
    assert bea.direct_messages() == []
    await workspace.passes(minutes=5)
    assert len(bea.direct_messages()) == 1
    keys = [key for key in workspace.chat.tried if ".request." in key]
    assert len(keys) == 4
    assert len(set(keys)) == 1


async def test_throttled_waits_as_long_as_it_was_told_to(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    workspace.chat.fails = [Throttled(90)]
    await mina.presses("request.send")
    await workspace.passes(seconds=89)
    assert bea.direct_messages() == []
    await workspace.passes(seconds=15)
    assert len(bea.direct_messages()) == 1


async def test_sent_but_the_answer_was_lost_is_one_message(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    workspace.chat.fails_after = [Temporary("connection reset")]
    await mina.presses("request.send")
    await workspace.passes(minutes=5)
    assert len(bea.direct_messages()) == 1
    assert len([key for key in workspace.chat.tried if ".request." in key]) == 2
    await bea.presses("answer.accept")
    mina.sees(said("status-accepted-seeker"))


class Crash(BaseException):
    """The process is gone."""


async def test_a_crash_between_sending_and_noting_it(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    workspace.chat.fails_after = [Crash()]
    with pytest.raises(Crash):
        await mina.presses("request.send")
    assert len(bea.direct_messages()) == 1
    workspace.restarts()
    await workspace.drain()
    assert len([key for key in workspace.chat.tried if ".request." in key]) == 1  # the lease holds
    await workspace.passes(seconds=61)
    assert len([key for key in workspace.chat.tried if ".request." in key]) == 2
    assert len(bea.direct_messages()) == 1
    await mina.presses_action(f"request.withdraw:{(await the(mina)).id}")
    bea.is_told(said("ending-moved-on"))  # it knows which message to update


async def test_a_crash_before_sending_and_the_reason_gone_meanwhile(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, "America/New_York")
    await mina.asks(bea)
    workspace.clock.at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    async with workspace.store.transaction() as tx:  # another process claims it, and dies
        claimed = await tx.nudges.claim_due(
            workspace.clock.now(), "gone", workspace.clock.now() + timedelta(seconds=60), 10
        )
    assert [nudge.kind for nudge in claimed] == [NudgeKind.REQUEST]
    await mina.presses("request.withdraw")
    await workspace.passes(hours=1)
    assert bea.direct_messages() == []


async def test_down_for_days_everything_still_comes_late_or_not_at_all(
    workspace: Workspace,
) -> None:
    mina, bea = await agreed(workspace)
    before = len(mina.direct_messages()), len(bea.direct_messages())
    workspace.clock.at = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    workspace.restarts()
    await workspace.drain()
    for member, count in ((mina, before[0]), (bea, before[1])):
        told = member.direct_messages()[count:]
        assert len(told) in (1, 2), told
        assert member.finds(said("nudge-outcome"), told[0])
        assert not any(member.finds(said("nudge-hour-before"), text) for text in told)


async def test_down_for_weeks_a_request_is_read_before_it_runs_out(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, "America/New_York")
    await mina.asks(bea)
    assert bea.direct_messages() == []  # it is five in the morning there
    workspace.clock.at += timedelta(weeks=6)
    workspace.restarts()
    await workspace.drain()
    await workspace.passes(hours=12)
    bea.is_told(said("nudge-request"))
    assert (await the(mina)).status is Status.ASKED
    await workspace.passes(days=7)
    await bea.presses("answer.accept")
    await workspace.passes(hours=12)
    mina.sees(said("status-accepted-seeker"))


async def test_down_for_weeks_a_request_runs_out_as_late_as_it_came(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, "America/New_York")
    await mina.asks(bea)
    workspace.clock.at += timedelta(weeks=6)
    workspace.restarts()
    await workspace.passes(days=10)
    assert (await the(mina)).status is Status.ASKED
    await workspace.passes(days=14)
    assert (await the(mina)).status is Status.EXPIRED
    assert len(bea.received(said("nudge-request"))) <= 1


async def test_a_closed_door_is_told_to_the_organiser_once(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("help")
    mina, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = Unreachable("closed")
    await mina.asks(bea)
    await workspace.passes(minutes=1)
    cai = workspace.member("Cai")
    await cai.asks(bea)
    olu.is_told(said("nudge-unreachable", name="Bea"))
    assert len(olu.direct_messages()) == 1
    olu.sees_not("Mina", "bus times")
    await workspace.passes(hours=3)
    assert len([key for key in workspace.chat.tried if ".request." in key]) == 2  # no hammering
    workspace.chat.closed.clear()
    await bea.says("mine")
    bea.reads(said("status-asked-host", other="Mina"))  # nothing is lost
    await bea.presses("mine.card")
    await bea.presses("answer.accept")
    mina.sees(said("status-accepted-seeker"))


async def test_the_organisers_own_door_is_closed(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("help")
    mina, bea = await hosting(workspace)
    workspace.chat.closed[olu.address] = Unreachable("closed")
    workspace.chat.closed[bea.address] = Unreachable("closed")
    await mina.asks(bea)
    await workspace.passes(days=1)
    failed = await workspace.nudges(NudgeStatus.FAILED)
    assert {nudge.kind for nudge in failed} <= {NudgeKind.REQUEST, "unreachable"}


async def test_given_up_after_long_trouble_and_not_for_ever(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = Temporary("down")
    await mina.asks(bea)
    await workspace.passes(days=2, hours=8)
    tried = len([key for key in workspace.chat.tried if ".request." in key])
    assert 5 <= tried <= 300
    (failed,) = await workspace.nudges(NudgeStatus.FAILED)
    assert "attempts" in failed.reason
    workspace.chat.closed.clear()
    await workspace.passes(days=1, hours=16)
    bea.is_told(said("nudge-host-reminder"), "bus times")  # the whole note once more


async def test_an_update_that_fails_is_done_later(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    workspace.chat.fails = [Temporary("down")]
    await mina.presses("request.withdraw")
    assert "answer.accept" in bea.choices(said("nudge-request"))
    await workspace.passes(minutes=3)
    bea.is_told(said("nudge-request"), said("ending-moved-on"))


async def test_two_dispatchers_share_the_work(workspace: Workspace) -> None:
    import asyncio

    mina, bea = await hosting(workspace, "America/New_York", capacity="10")
    for number in range(5):
        await workspace.member(f"Member {number}").asks(bea)
    first = workspace.bot
    workspace.restarts()
    workspace.clock.at = datetime(2026, 3, 2, 14, tzinfo=UTC)
    await asyncio.gather(first.drain(), workspace.bot.drain(), first.drain())
    assert len(bea.direct_messages()) == 5
    assert len(workspace.chat.tried) == len(set(workspace.chat.tried))
    del mina


async def test_the_shared_conversation_respects_both_nights(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, "America/Los_Angeles")
    await mina.asks(bea)
    await workspace.until(datetime(2026, 3, 3, 0, 30, tzinfo=UTC))  # half past four for Bea
    await bea.presses("answer.accept")
    mina.sees_not(said("status-accepted-seeker"))  # and half past midnight for Mina
    await workspace.until(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))
    mina.is_told(said("nudge-accepted"))
    bea.sees_not(said("nudge-introduce"))  # it is midnight there
    await workspace.until(datetime(2026, 3, 3, 16, 0, tzinfo=UTC))
    bea.sees(said("nudge-introduce", seeker="Mina", host="Bea"))
    mina.sees(said("nudge-introduce", seeker="Mina", host="Bea"))


async def test_awake_at_different_hours_the_conversation_still_opens(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.submits(
        "settings.time", {"zone": "London", "quiet_from": "12:00", "quiet_to": "09:00"}
    )
    await bea.submits(
        "settings.time", {"zone": "London", "quiet_from": "09:00", "quiet_to": "14:00"}
    )
    await mina.asks(bea)
    await workspace.passes(days=1)
    await bea.presses("answer.accept")
    await workspace.passes(days=3)
    mina.sees(said("nudge-introduce", host="Bea"))
    assert not await workspace.nudges(NudgeStatus.FAILED)


async def test_a_failure_in_one_message_leaves_the_others_alone(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    workspace.chat.closed[bea.address] = Unreachable("closed")
    await mina.presses("schedule.pick", at=march(3, 12))
    await workspace.passes(minutes=1)
    await mina.says("mine")
    mina.reads(said("status-picked-seeker", when=march(3, 12)))
