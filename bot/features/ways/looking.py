"""Whom a member looks for: counted, so that nobody asks person after person who knows whom."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.hosts import fold
from bot.domain.ids import new_id
from bot.engine.context import Context
from bot.engine.errors import LimitReached
from bot.features.mine.actions import MINE_OPEN
from bot.features.ways.model import Way, WayStatus

WINDOW = timedelta(days=30)
"""For as long whom a member looked for counts towards `Practice.reach_targets`."""


async def way_for(ctx: Context, *, target: str | None = None, topic: str = "") -> Way:
    """Return the actor's way to that person, or to somebody for a topic, that is not sent yet; one
    for a topic that is asked for goes first.

    Raises `UserError` where they looked for too many.
    """
    new = Way(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        seeker=ctx.me.id,
        target=target,
        topic=topic,
        created_at=ctx.now,
    )
    lately = await ctx.tx.ways.since(ctx.network, ctx.me.id, ctx.now - WINDOW)
    same = [way for way in lately if _sought(way) == _sought(new)]
    for status in (WayStatus.ASKING, WayStatus.DRAFT) if topic else (WayStatus.DRAFT,):
        if found := [way for way in same if way.status is status]:
            return found[-1]
    if not same and len({_sought(way) for way in lately}) >= ctx.practice.reach_targets:
        raise LimitReached("error-reach-many", MINE_OPEN, count=ctx.practice.reach_targets)
    await ctx.tx.ways.add(new)
    return new


def _sought(way: Way) -> tuple[str | None, str]:
    """What was looked for: a topic stays one when somebody was found for it."""
    return (None, fold(way.topic)) if way.topic else (way.target, "")
