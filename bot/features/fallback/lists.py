"""Which list a seeker has."""

from __future__ import annotations

from bot.engine.context import Context
from bot.features.fallback.aggregate import FALLBACKS
from bot.features.fallback.entries import Standing, entries_of, of
from bot.features.fallback.model import Fallback, FallbackStatus
from bot.features.introduction.model import Introduction


async def own_list(ctx: Context) -> Fallback | None:
    """Return the actor's open list."""
    found = await FALLBACKS.open_for(ctx.tx, ctx.network, ctx.me.id)
    return found[-1] if found else None


async def goes_on(ctx: Context, note: Introduction) -> bool:
    """Return whether the reader's list asks somebody else where that note is not answered."""
    listed = await own_list(ctx)
    if listed is None or listed.status is not FallbackStatus.ASKING:
        return False
    if note.id not in listed.order:
        return False
    waiting = of(await entries_of(ctx, listed), Standing.WAITING)
    return bool(waiting) or [*listed.sent][-1:] != [note.id]
