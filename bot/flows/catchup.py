"""Catch up: after the bot was away, what waits for a person is one message and not many."""

from __future__ import annotations

from bot.context import Context, is_planned
from bot.flow import Flow
from bot.flows.parts import paragraph, press, row
from bot.model.nudges import Kind, Nudge
from bot.text import Text
from bot.view import Block, Message, Paragraph, Row, Small, Style, message

flow = Flow("catchup")

SHOWN = 8
"""Matters in one message; the rest stands under "My introductions"."""


@flow.nudge(Kind.CATCH_UP)
async def catch_up(ctx: Context, nudge: Nudge) -> Message | None:
    """The first sentence of each that still matters, with a button to its card."""
    waiting: dict[str, Text] = {}
    for key in nudge.subject.split():
        one = await ctx.tx.nudge(key)
        introduction = await _about(ctx, one) if one else None
        if one is not None and introduction is not None:
            waiting.pop(introduction, None)  # of one matter, only the latest word
            waiting[introduction] = await _first_sentence(ctx, one)
    if not waiting:
        return None
    shown: list[Block] = [
        Row(says, press(ctx, "open", "mine.card", id)) for id, says in list(waiting.items())[:SHOWN]
    ]
    more = len(waiting) - SHOWN
    return message(
        paragraph(ctx, "catch-up", count=len(waiting)),
        *shown,
        Small(ctx.say("mine-more", count=more)) if more > 0 else None,
        row(press(ctx, "mine", "mine.open", style=Style.PRIMARY)) if more > 0 else None,
    )


async def _about(ctx: Context, nudge: Nudge) -> str | None:
    """The introduction it is about, if its reason still stands."""
    if nudge.introduction is None:
        return None
    introduction = await ctx.tx.introduction(nudge.network, nudge.introduction)
    if introduction is None or not await is_planned(ctx, introduction, nudge.key):
        return None
    return introduction.id


async def _first_sentence(ctx: Context, nudge: Nudge) -> Text:
    from bot.catalogue import CATALOGUE  # which holds this flow too

    written = await CATALOGUE.nudges[nudge.kind](ctx, nudge)
    blocks = written.blocks if written else ()
    return next((block.text for block in blocks if isinstance(block, Paragraph)), Text(()))
