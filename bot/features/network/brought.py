"""The people whom a member brought together, and what came of it."""

from __future__ import annotations

from bot.core.messages import Block, Footnote, Heading, Row, message
from bot.core.responses import Reply, Response
from bot.engine.context import Context
from bot.features.blocks import button_row, paragraph
from bot.features.introduction.brought import connector_row
from bot.features.introduction.model import INTRODUCTION, Introduction, Status
from bot.features.mine.actions import MINE_CARD
from bot.features.network.actions import NETWORK_BROUGHT, NETWORK_OPEN
from bot.features.network.feature import feature

PAGE = 8
"""Introductions on one page."""


async def brought(ctx: Context) -> list[Introduction]:
    """Return what the reader brought about, the latest first, without those whom they blocked."""
    found = await ctx.tx.introductions.of_person(
        ctx.network, ctx.me.id, set(Status) - {Status.DRAFT, Status.DISCARDED}
    )
    blocked = {person.id for person in await ctx.tx.blocks.of(ctx.network, ctx.me.id)}
    mine = [
        i
        for i in found
        if ctx.me.id in i.connectors
        and ctx.me.id not in (i.seeker, i.host)
        and blocked.isdisjoint((i.seeker, i.host))
    ]
    return mine[::-1]


@feature.button(NETWORK_BROUGHT)
async def open_brought(ctx: Context, before: str) -> Response:
    """Show them; with the id of one, those before that one."""
    found = await brought(ctx)
    ids = [i.id for i in found]
    found = found[ids.index(before) + 1 :] if before in ids else found
    rows: list[Block] = [
        Row(await connector_row(ctx, i), MINE_CARD.button(ctx, INTRODUCTION, i.id))
        for i in found[:PAGE]
    ]
    earlier = None
    if len(found) > PAGE:
        earlier = NETWORK_BROUGHT.labelled("button-past-earlier").button(ctx, found[PAGE - 1].id)
    return Reply(
        message(
            Heading(ctx.label("brought-title")),
            *(rows or [paragraph(ctx, "brought-none")]),
            Footnote(ctx.say("brought-private")) if rows else None,
            button_row(earlier, NETWORK_OPEN.button(ctx)),
        )
    )
