"""How far a matter has come: each story begins where the one before ends.

Mina asks, Bea hosts; both live in London unless a story says otherwise, and it is a Monday morning.
"""

from __future__ import annotations

from datetime import timedelta

from bot.model.introductions import Introduction
from tests.conversations.town import Member, Town

FIRST_TIME = "Tue 3 Mar, 12:00"
"""The earliest time that Bea's usual windows offer."""


async def hosting(
    town: Town, home: str = "Europe/London", /, **offer: str | tuple[str, ...]
) -> tuple[Member, Member]:
    """Bea hosts, Mina is in town."""
    mina, bea = town.member("Mina"), town.member("Bea", zone=home)
    await mina.says("help")
    await bea.offers(**offer)
    return mina, bea


async def asked(town: Town, **offer: str | tuple[str, ...]) -> tuple[Member, Member]:
    """Mina has asked Bea for twenty minutes."""
    mina, bea = await hosting(town, **offer)
    await mina.asks(bea)
    return mina, bea


async def accepted(town: Town, **offer: str | tuple[str, ...]) -> tuple[Member, Member]:
    """Bea has said yes."""
    mina, bea = await asked(town, **offer)
    await bea.presses("Yes, happy to talk")
    return mina, bea


async def picked(town: Town, time: str = FIRST_TIME) -> tuple[Member, Member]:
    """Mina has picked a time."""
    mina, bea = await accepted(town)
    await mina.presses(time)
    return mina, bea


async def agreed(town: Town, time: str = FIRST_TIME) -> tuple[Member, Member]:
    """Bea has confirmed it."""
    mina, bea = await picked(town, time)
    await bea.presses("Confirm this time")
    return mina, bea


async def over(town: Town) -> tuple[Member, Member]:
    """The time of the meeting is past, and both are asked whether it happened."""
    mina, bea = await agreed(town)
    ends = (await the(mina)).ends_at
    assert ends is not None
    await town.until(ends + timedelta(hours=1))
    return mina, bea


async def met(town: Town) -> tuple[Member, Member]:
    """They talked."""
    mina, bea = await over(town)
    await mina.presses("We talked")
    return mina, bea


async def drafted(town: Town, **debrief: str) -> tuple[Member, Member]:
    """Mina has looked back, and her thank-you is drafted."""
    mina, bea = await met(town)
    await mina.presses("Look back and say thanks")
    await mina.fills(**{"learned": "Good enough is when the planner stops asking", **debrief})
    return mina, bea


async def thanked(town: Town, **debrief: str) -> tuple[Member, Member]:
    """Mina has said thank you."""
    mina, bea = await drafted(town, **debrief)
    await mina.presses("Send the thank-you")
    return mina, bea


async def the(member: Member) -> Introduction:
    """The latest introduction of that member."""
    return (await member.introductions())[-1]
