"""How far a matter has come: each story begins where the one before ends.

Mina asks, Bea hosts; both live in London unless a story says otherwise, and it is a Monday morning.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.features.introduction.model import Introduction
from tests.support.fakes import march
from tests.support.said import said
from tests.support.workspace import Member, Workspace

FIRST_TIME = march(3, 12)
"""The earliest time that Bea's usual windows offer."""


async def hosting(
    workspace: Workspace, home: str = "Europe/London", /, **offer: str | tuple[str, ...]
) -> tuple[Member, Member]:
    """Bea hosts, Mina is in workspace."""
    mina, bea = workspace.member("Mina"), workspace.member("Bea", zone=home)
    await mina.says("help")
    await bea.offers(**offer)
    return mina, bea


async def asked(workspace: Workspace, **offer: str | tuple[str, ...]) -> tuple[Member, Member]:
    """Mina has asked Bea for twenty minutes."""
    mina, bea = await hosting(workspace, **offer)
    await mina.asks(bea)
    return mina, bea


async def accepted(workspace: Workspace, **offer: str | tuple[str, ...]) -> tuple[Member, Member]:
    """Bea has said yes."""
    mina, bea = await asked(workspace, **offer)
    await bea.presses("answer.accept")
    return mina, bea


async def picked(workspace: Workspace, time: datetime = FIRST_TIME) -> tuple[Member, Member]:
    """Mina has picked a time."""
    mina, bea = await accepted(workspace)
    await mina.presses("schedule.pick", at=time)
    return mina, bea


async def agreed(workspace: Workspace, time: datetime = FIRST_TIME) -> tuple[Member, Member]:
    """Bea has confirmed it."""
    mina, bea = await picked(workspace, time)
    await bea.presses("schedule.confirm")
    return mina, bea


async def over(workspace: Workspace) -> tuple[Member, Member]:
    """The time of the meeting is past, and both are asked whether it happened."""
    mina, bea = await agreed(workspace)
    ends = (await the(mina)).ends_at
    assert ends is not None
    await workspace.until(ends + timedelta(hours=1))
    return mina, bea


async def met(workspace: Workspace) -> tuple[Member, Member]:
    """They talked."""
    mina, bea = await over(workspace)
    await mina.presses("meet.happened")
    return mina, bea


async def drafted(workspace: Workspace, **debrief: str) -> tuple[Member, Member]:
    """Mina has looked back, and her thank-you is drafted."""
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(**{"learned": "Good enough is when the planner stops asking", **debrief})
    return mina, bea


async def thanked(workspace: Workspace, **debrief: str) -> tuple[Member, Member]:
    """Mina has said thank you."""
    mina, bea = await drafted(workspace, **debrief)
    await mina.presses("thanks.send")
    return mina, bea


async def blocks(blocker: Member, other: Member) -> None:
    """The command, and the press."""
    await blocker.says(f"block @{other.name}", other)
    blocker.reads(said("block-sure", name=other.name), said("block-means"), said("block-outside"))
    await blocker.presses("safety.block")
    blocker.reads(said("blocked-now", name=other.name))


async def the(member: Member) -> Introduction:
    """The latest introduction of that member."""
    return (await member.introductions())[-1]


async def reachable(mina: Member) -> set[datetime]:
    """Press whatever leads to other times, from the card on, and collect those to pick."""
    await mina.says("mine")
    await mina.presses("mine.card")
    found, waiting, pressed = set(mina.times()), mina.actions(), set[str]()
    while waiting:
        action = waiting.pop()
        if action in pressed or not action.startswith(("schedule.more:", "schedule.day:")):
            continue
        pressed.add(action)
        await mina.presses_action(action)
        found.update(mina.times())
        waiting += mina.actions()
    return found
