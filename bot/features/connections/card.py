"""The card of a connection: what the two said, and what the reader decided about their side."""

from __future__ import annotations

from datetime import date

from bot.core.messages import Facts, Footnote, Heading, Message, Style, message
from bot.core.text import Text
from bot.domain.business_time import add_business_days
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.blocks import button_row, name_of, paragraph, plain
from bot.features.connections.actions import (
    CONNECTIONS_ASK,
    CONNECTIONS_CONFIRM,
    CONNECTIONS_CORRECT,
    CONNECTIONS_DECLINE,
    CONNECTIONS_LIMITS,
    CONNECTIONS_OPEN,
    CONNECTIONS_REMOVE,
    CONNECTIONS_SHOW,
    CONNECTIONS_WITHDRAW,
)
from bot.features.connections.model import CLOSENESS, Connection, ConnectionStatus, Tie


async def card(ctx: Context, c: Connection) -> Message:
    """Return the card as the reader may see it."""
    other = await ctx.person(c.other_than(ctx.me.id))
    match c.status:
        case ConnectionStatus.PROPOSED | ConnectionStatus.DECLINED if ctx.me.id == c.asker:
            return await _waits(ctx, c, other)
        case ConnectionStatus.PROPOSED:
            return _asks(ctx, c, other)
        case ConnectionStatus.DECLINED:
            return message(
                paragraph(ctx, "connection-declined", name=name_of(other)),
                button_row(
                    CONNECTIONS_CONFIRM.labelled("button-connection-after-all").button(ctx, c.id)
                ),
            )
        case ConnectionStatus.CONFIRMED:
            tie = await ctx.tx.connections.tie(ctx.network, ctx.me.id, other.id)
            if tie is not None:
                return _known(ctx, c, other, tie)
    return message(paragraph(ctx, "connection-over"), button_row(CONNECTIONS_OPEN.button(ctx)))


async def last_day(ctx: Context, c: Connection) -> date:
    """Return the day, where the asker is, on which it ends if it is not confirmed."""
    asker = await ctx.person(c.asker)
    ends = add_business_days(c.created_at, ctx.practice.confirm_within, asker.tz)
    return ends.astimezone(asker.tz).date()


async def _waits(ctx: Context, c: Connection, other: Person) -> Message:
    return message(
        paragraph(ctx, "know-waits", name=name_of(other), day=await last_day(ctx, c)),
        Facts(tuple(said(ctx, c))),
        button_row(
            CONNECTIONS_WITHDRAW.button(ctx, c.id, style=Style.DANGER),
            CONNECTIONS_OPEN.button(ctx),
        ),
    )


def _asks(ctx: Context, c: Connection, other: Person) -> Message:
    return message(
        paragraph(ctx, "nudge-connection-asked", name=name_of(other)),
        Facts(tuple(said(ctx, c))),
        button_row(
            CONNECTIONS_CONFIRM.button(ctx, c.id, style=Style.PRIMARY),
            CONNECTIONS_CORRECT.button(ctx, c.id),
            CONNECTIONS_DECLINE.button(ctx, c.id),
        ),
        Footnote(ctx.say("connection-private", name=name_of(other))),
    )


def _known(ctx: Context, c: Connection, other: Person, tie: Tie) -> Message:
    name = name_of(other)
    show = CONNECTIONS_SHOW.to(c.id, "off" if tie.shown else "on")
    ask = CONNECTIONS_ASK.to(c.id, "off" if tie.askable else "on")
    if tie.shown:
        show = show.labelled("button-connection-hide")
    if tie.askable:
        ask = ask.labelled("button-connection-ask-not")
    decided = [
        (ctx.label("fact-shown"), ctx.say("shown-yes" if tie.shown else "shown-no", name=name)),
        (
            ctx.label("fact-askable"),
            ctx.say("askable-yes" if tie.askable else "askable-no", name=name),
        ),
    ]
    return message(
        Heading(ctx.label("connection-title", name=name)),
        Facts((*said(ctx, c), *decided)),
        button_row(
            show.button(ctx),
            ask.button(ctx),
            CONNECTIONS_LIMITS.button(ctx),
            CONNECTIONS_OPEN.button(ctx),
            CONNECTIONS_REMOVE.button(ctx, c.id, style=Style.DANGER),
        ),
    )


def said(ctx: Context, c: Connection) -> list[tuple[str, Text]]:
    """Return how, how well and since when the two know each other."""
    rows = [
        (ctx.label("fact-how"), ctx.say("how-known", how=c.how)),
        (ctx.label("fact-how-well"), ctx.say("how-well", closeness=CLOSENESS[c.closeness])),
        (ctx.label("fact-since"), plain(str(c.since) if c.since else "")),
    ]
    return [row for row in rows if row[1].spans]
