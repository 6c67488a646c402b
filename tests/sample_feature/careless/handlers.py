"""Handlers that believe what they are sent."""

from __future__ import annotations

from bot.core.messages import Message, Quote, message
from bot.core.responses import Reply, Response
from bot.engine.context import Context
from bot.engine.feature import Feature
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, notice, paragraph
from bot.features.introduction.model import Act, Status
from bot.features.mine.actions import MINE_OPEN
from tests.sample_feature.careless import actions
from tests.sample_feature.careless.actions import (
    CARELESS_CRASH,
    CARELESS_END,
    CARELESS_SHRUG,
    CARELESS_TELL,
)

feature = Feature("careless", actions)


def _fine(ctx: Context) -> Message:
    return notice(ctx, "stale", MINE_OPEN.button(ctx))


@feature.button(CARELESS_TELL)
async def tell(ctx: Context, id: str) -> Response:
    """Shows a note to whoever knows its id."""
    i = await ctx.tx.introductions.get(ctx.network, id)
    if i is None or not i.request.why:
        return Reply(_fine(ctx))
    return Reply(message(Quote(i.request.why), button_row(MINE_OPEN.button(ctx))))


@feature.button(CARELESS_END)
async def end(ctx: Context, id: str) -> Response:
    """Withdraws the request of whoever it is."""
    i = await ctx.tx.introductions.get(ctx.network, id)
    if i is not None and i.status is Status.ASKED:
        await apply_as(ctx, i, Act.WITHDRAW)
    return Reply(_fine(ctx))


@feature.button(CARELESS_CRASH)
async def crash(ctx: Context, argument: str) -> Response:
    """Expects a number."""
    int(argument)
    return Reply(_fine(ctx))


@feature.button(CARELESS_SHRUG)
async def shrug(ctx: Context, argument: str) -> Response:
    """Leaves the member with a sentence and nothing to press."""
    return Reply(message(paragraph(ctx, "stale")))
