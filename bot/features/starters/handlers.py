"""Notes to begin with, for a host who can be asked or somebody to whom people introduce."""

from __future__ import annotations

from bot.core.responses import Replace, Response
from bot.domain.notes import NoteType
from bot.engine.context import Context
from bot.engine.permissions import Permission
from bot.features.request.handlers import suggested_by
from bot.features.request.limits import may_ask
from bot.features.starters.actions import STARTERS_OPEN
from bot.features.starters.feature import feature
from bot.features.starters.page import known_to, starts_page, types_page
from bot.features.ways.model import Way, WayAct
from bot.features.ways.reach import target_of


@feature.button(STARTERS_OPEN, requires=Permission.ASK)
async def show(ctx: Context, argument: str) -> Response:
    """Show two notes of that type; without a type, the types."""
    id, kind, carried = (*argument.split("."), "", "")[:3]
    way: Way | None = await ctx.load_for(WayAct.WRITE, carried) if carried else None
    person = await ctx.person(target_of(way) if way else id)
    if way is None:
        await may_ask(ctx, person)
    if kind not in set(NoteType):
        return Replace(types_page(ctx, person, way))
    by = way.first if way else await suggested_by(ctx, person.id)
    return Replace(starts_page(ctx, person, NoteType(kind), await known_to(ctx, person, by), way))
