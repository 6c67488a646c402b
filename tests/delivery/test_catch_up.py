"""After a time without the bot: late nudges to a person are merged, useless ones are not sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.ports import Temporary
from bot.domain.nudges import NudgeStatus
from bot.features.introduction.kinds import NudgeKind
from tests.support.said import said
from tests.support.scenarios import agreed, hosting
from tests.support.workspace import Member, Workspace, new_workspace

OPENS = datetime(2026, 3, 2, 14, tzinfo=UTC)
"""Nine o'clock in New York, when requests written in the morning in London are due."""


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    """An empty workspace."""
    made = await new_workspace()
    yield made
    await made.store.close()


async def asked_by(workspace: Workspace, count: int) -> Member:
    """That many members have asked Bea during her quiet hours."""
    _, bea = await hosting(workspace, "America/New_York", capacity="10")
    for number in range(count):
        await workspace.member(f"Member {number}").asks(bea)
    return bea


async def restart_after(workspace: Workspace, **span: float) -> None:
    """The bot does not run until that long after Bea's quiet hours ended."""
    workspace.clock.at = OPENS + timedelta(**span)
    workspace.restarts()
    await workspace.drain()


async def test_three_late_nudges_are_one_message_with_a_button_each(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 3)
    await restart_after(workspace, hours=3)
    assert len(bea.direct_messages()) == 1
    bea.is_told(
        said("catch-up", count=3),
        said("nudge-request", name="Member 0"),
        said("nudge-request", name="Member 1"),
        said("nudge-request", name="Member 2"),
    )
    await bea.presses("mine.card")
    bea.reads(said("status-asked-host"))
    await bea.presses("answer.accept")
    await workspace.passes(days=1)
    assert not [nudge for nudge in await workspace.nudges() if nudge.kind == NudgeKind.REQUEST]
    assert len(bea.received(said("nudge-request"))) == 1


async def test_two_late_nudges_and_punctual_ones_are_not_merged(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 2)
    await restart_after(workspace, hours=3)
    assert len(bea.direct_messages()) == 2
    other = await new_workspace()
    busy = await asked_by(other, 4)
    await other.until(OPENS)
    assert len(busy.direct_messages()) == 4
    await other.store.close()


async def test_a_withdrawn_request_is_not_in_the_merged_message(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 4)
    (mine, *_) = [nudge for nudge in await workspace.nudges() if nudge.kind == NudgeKind.REQUEST]
    workspace.chat.fails = [Temporary("down")]
    await restart_after(workspace, hours=3)
    assert bea.direct_messages() == []
    async with workspace.store.transaction() as tx:
        introduction = await tx.introductions.get(mine.network, mine.subject_id)
        assert introduction is not None
        seeker = await tx.people.get(mine.network, introduction.seeker)
        assert seeker is not None
        (address, *_) = await tx.people.addresses(seeker.id)
    member = Member(workspace, seeker.name, address)
    await member.presses_action(f"request.withdraw:{mine.subject_id}")
    await workspace.passes(minutes=1)
    assert len(bea.direct_messages()) == 1
    bea.is_told(said("catch-up", count=3))
    bea.sees_not(said("nudge-request", name=seeker.name))


async def test_items_that_do_not_fit_are_counted(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 11)
    await restart_after(workspace, hours=3)
    assert len(bea.direct_messages()) == 1
    bea.is_told(said("catch-up", count=11), said("mine-more", count=3), said("button-mine"))


async def test_an_unknown_outcome_does_not_repeat_the_merged_message(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 3)
    workspace.chat.fails_after = [Temporary("cut")]
    await restart_after(workspace, hours=3)
    await workspace.passes(minutes=1)
    assert len(bea.direct_messages()) == 1
    assert len(await workspace.nudges(NudgeStatus.SKIPPED)) == 3


async def test_a_nudge_that_may_have_arrived_is_not_merged(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 3)
    workspace.chat.fails = [Temporary("down")]
    await workspace.until(OPENS)
    await workspace.passes(hours=3)
    assert len(bea.direct_messages()) == 3


async def test_a_late_reminder_is_dropped_and_a_late_prompt_is_sent(
    workspace: Workspace,
) -> None:
    mina, bea = await agreed(workspace)
    (before, _) = [n for n in await workspace.nudges() if n.kind == NudgeKind.HOUR_BEFORE]
    workspace.clock.at = before.due_at + timedelta(hours=3)
    workspace.restarts()
    await workspace.drain()
    mina.sees_not(said("nudge-hour-before"))
    bea.sees_not(said("nudge-hour-before"))
    await mina.presses("meet.happened")
    (prompt, *_) = [n for n in await workspace.nudges() if n.kind == NudgeKind.THANKS_PROMPT]
    workspace.clock.at = prompt.due_at + timedelta(hours=3)
    await workspace.drain()
    mina.is_told(said("nudge-thanks-prompt"))


async def test_the_merged_message_in_welsh(workspace: Workspace) -> None:
    bea = await asked_by(workspace, 3)
    await bea.submits("settings.language", {"language": "cy"})
    await restart_after(workspace, hours=3)
    bea.is_told(said("catch-up", count=3))


async def test_many_people_with_late_nudges_get_one_message_each(workspace: Workspace) -> None:
    hosts = [workspace.member(f"Host {n}", zone="America/New_York") for n in range(20)]
    for host in hosts:
        await host.offers(organisation=f"The {host.name}")
    for number in range(3 * len(hosts)):  # nudges to one host are far apart in due order
        asks = workspace.member(f"Member {number}")
        await asks.says("help")
        await asks.asks(hosts[number % len(hosts)])
    await restart_after(workspace, hours=3)
    assert [len(host.direct_messages()) for host in hosts] == [1] * len(hosts)


@pytest.mark.parametrize("hours", [3, 14])
async def test_restarted_at_noon_or_at_night_late_nudges_are_one_message(
    workspace: Workspace, hours: int
) -> None:
    """Fourteen hours later it is eleven in the evening in New York."""
    bea = await asked_by(workspace, 4)
    await restart_after(workspace, hours=hours)
    await workspace.passes(minutes=30)
    assert len(bea.direct_messages()) == (1 if hours == 3 else 0)
    await workspace.until(OPENS + timedelta(days=1))
    assert len(bea.direct_messages()) == 1
    bea.is_told(said("catch-up", count=4))


async def test_what_is_withdrawn_during_the_night_is_not_in_the_message_of_the_morning(
    workspace: Workspace,
) -> None:
    bea = await asked_by(workspace, 4)
    await restart_after(workspace, hours=14)
    (mine, *_) = [
        n for n in await workspace.nudges(NudgeStatus.SKIPPED) if n.kind == NudgeKind.REQUEST
    ]
    async with workspace.store.transaction() as tx:
        i = await tx.introductions.get(mine.network, mine.subject_id)
        assert i is not None
        (address, *_) = await tx.people.addresses(i.seeker)
    member = Member(workspace, "Somebody", address)
    await member.presses_action(f"request.withdraw:{i.id}")
    await workspace.until(OPENS + timedelta(days=1))
    assert len(bea.direct_messages()) == 1
    bea.is_told(said("catch-up", count=3))
