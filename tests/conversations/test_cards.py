"""What stands on the card of an introduction, for each of the two, wherever it has come to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.support.said import said
from tests.support.scenarios import (
    FIRST_TIME,
    accepted,
    agreed,
    asked,
    met,
    over,
    picked,
    thanked,
    the,
)
from tests.support.workspace import Member, Workspace

Story = Callable[[Workspace], Awaitable[tuple[Member, Member]]]


async def questioned(workspace: Workspace) -> tuple[Member, Member]:
    """Bea has asked something back."""
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="Which data do you have?")
    return mina, bea


async def declined(workspace: Workspace) -> tuple[Member, Member]:
    """Bea has said no."""
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills()
    return mina, bea


async def withdrawn(workspace: Workspace) -> tuple[Member, Member]:
    """Mina has taken her request back."""
    mina, bea = await asked(workspace)
    await mina.presses("request.withdraw")
    return mina, bea


async def expired(workspace: Workspace) -> tuple[Member, Member]:
    """Nobody answered."""
    mina, bea = await asked(workspace)
    await workspace.passes(days=30)
    return mina, bea


async def cancelled(workspace: Workspace) -> tuple[Member, Member]:
    """Mina has called it off."""
    mina, bea = await agreed(workspace)
    await mina.presses("schedule.cancel")
    await mina.fills()
    return mina, bea


async def missed(workspace: Workspace) -> tuple[Member, Member]:
    """It did not happen."""
    mina, bea = await over(workspace)
    await bea.presses("meet.missed")
    return mina, bea


async def unheard(workspace: Workspace) -> tuple[Member, Member]:
    """Nobody said whether it happened."""
    mina, bea = await over(workspace)
    await workspace.passes(days=16)
    return mina, bea


@pytest.mark.parametrize(
    "story, seeker, host",
    [
        (asked, "status-asked-seeker", "status-asked-host"),
        (questioned, "status-questioned-seeker", "status-questioned-host"),
        (declined, "status-declined-seeker", "status-declined-host"),
        (withdrawn, "status-withdrawn-seeker", "status-withdrawn-host"),
        (expired, "status-expired-seeker", "status-expired-host"),
        (accepted, "status-accepted-seeker", "status-accepted-host"),
        (picked, "status-picked-seeker", "status-picked-host"),
        (agreed, "status-agreed-seeker", "status-agreed-host"),
        (cancelled, "status-cancelled-seeker", "status-cancelled-host"),
        (over, "status-over-seeker", "status-over-host"),
        (missed, "status-missed-seeker", "status-missed-host"),
        (unheard, "status-unheard-seeker", "status-unheard-host"),
        (met, "status-met-seeker", "status-met-host"),
        (thanked, "status-thanked-seeker", "status-thanked-host"),
    ],
)
async def test_each_reads_where_it_stands(
    workspace: Workspace, story: Story, seeker: str, host: str
) -> None:
    mina, bea = await story(workspace)
    card = f"mine.card:{(await the(mina)).id}"
    for member, other, status in ((mina, "Bea", seeker), (bea, "Mina", host)):
        await member.presses_action(card)
        member.reads(said("card-title", seeker="Mina", host="Bea"), said(status))
        assert other in member.reply


@pytest.mark.parametrize("role", ["seeker", "host"])
async def test_a_time_that_passed_unconfirmed(workspace: Workspace, role: str) -> None:
    mina, bea = await picked(workspace)
    workspace.clock.at = FIRST_TIME  # and nothing was sent yet
    member = mina if role == "seeker" else bea
    await member.presses_action(f"mine.card:{(await the(mina)).id}")
    member.reads(said("status-passed-seeker" if role == "seeker" else "status-passed-host"))


async def test_the_facts_of_a_request(workspace: Workspace) -> None:
    mina, bea = await questioned(workspace)
    await mina.presses("answer.reply")
    await mina.fills(answer="Two years of ticket counts.")
    for member in (mina, bea):
        await member.presses_action(f"mine.card:{(await the(mina)).id}")
    bea.reads(said("fact-you-asked") + ": Which data do you have?")
    bea.reads(said("fact-they-answered") + ": Two years of ticket counts.")
    bea.reads(said("fact-length") + ": " + said("minutes", minutes=20))
    bea.reads(said("fact-format") + ": " + said("format", format="video"))
