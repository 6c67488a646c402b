"""A picture of a member's handshakes, with the same as text beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.core.messages import Block, File, Footnote, Heading, Message, Row, message
from bot.core.responses import Reply, Response
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.features.blocks import notice, paragraph
from bot.features.network.actions import NETWORK_OPEN, NETWORK_PICTURE
from bot.features.network.feature import feature
from bot.features.network.people import came_to
from bot.features.network.picture import MOST, Handshake, draw
from bot.features.network.sending import send_soon
from bot.i18n.sanitize import file_stem, shorten

HANDSHAKES = "handshakes"
"""The kind of nudge that brings the picture."""
NAME_MAX = 40
"""Characters of a name in the list."""


@feature.button(NETWORK_PICTURE)
async def picture(ctx: Context, argument: str) -> Response:
    """Send the picture as a direct message."""
    await send_soon(ctx, HANDSHAKES)
    return Reply(notice(ctx, "handshakes-coming", NETWORK_OPEN.button(ctx)))


@feature.nudge(HANDSHAKES, mute=None, merge=False, quiet_hours=False, late=Late.DROP)
async def send_picture(ctx: Context, nudge: Nudge) -> Message:
    """The latest people, as a picture and as a list with the same numbers."""
    found = await ctx.tx.own_network.people(ctx.network, ctx.me.id, None, MOST)
    if not found:
        return notice(ctx, "network-none", NETWORK_OPEN.button(ctx))
    people, rows = list[Handshake](), list[Block]()
    for number, one in enumerate(found, 1):
        other = await ctx.person(one.person)
        talks = await ctx.tx.own_network.talks_with(ctx.network, ctx.me.id, other.id, 1)
        tie = await ctx.tx.connections.tie(ctx.network, ctx.me.id, other.id)
        through = talks[0].connector or "" if talks else ""
        people.append(Handshake(other.id, other.name, through, bool(talks), tie is not None))
        short = replace(other, name=shorten(other.name, NAME_MAX))
        rows.append(Row(Text((f"{number}. ",)) + await came_to(ctx, short, talks, tie)))
    image = File(
        f"{file_stem(ctx.label(NETWORK_PICTURE.label), HANDSHAKES)}.png",
        "image/png",
        b"",
        alt=ctx.label("handshakes-alt", count=len(people)),
        draw=partial(draw, ctx.me.name, people),
    )
    return message(
        Heading(ctx.label("handshakes-title")),
        paragraph(ctx, "nudge-handshakes"),
        *rows,
        Footnote(ctx.say("handshakes-how")),
        files=[image],
    )
