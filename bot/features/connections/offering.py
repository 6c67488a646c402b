"""The offer after a talk: the two may say that they know each other now."""

from __future__ import annotations

from bot.core.messages import Button
from bot.engine.context import Context
from bot.features.connections.actions import CONNECTIONS_MET
from bot.features.introduction.model import Introduction


async def know_button(ctx: Context, i: Introduction) -> Button | None:
    """Return the button for the reader; None where there is nothing for them to say."""
    other = await ctx.person(i.other(ctx.me.id))
    connections = ctx.tx.connections
    there = await connections.between(ctx.network, ctx.me.id, other.id)
    waits = there is not None and there.confirmed_at is None and there.asker == ctx.me.id
    if other.gone or waits or await connections.tie(ctx.network, ctx.me.id, other.id):
        return None
    return CONNECTIONS_MET.button(ctx, i.id)
