"""Which way carries a note."""

from __future__ import annotations

from bot.engine.context import Context
from bot.features.introduction.model import Introduction
from bot.features.ways.model import Way, WayAct, WayStatus


async def way_of(ctx: Context, draft: Introduction) -> Way | None:
    """Return the actor's way for which that note was written, while it is not sent."""
    for way in await ctx.tx.ways.open_of(ctx.network, ctx.me.id):
        if way.introduction == draft.id and way.status is WayStatus.DRAFT:
            return way
    return None


async def write_directly(ctx: Context, draft: Introduction) -> None:
    """The actor writes to the host themselves: no way carries the note any more."""
    way = await way_of(ctx, draft)
    if way is not None:
        await ctx.apply(way, WayAct.WRITE, introduction=None)
