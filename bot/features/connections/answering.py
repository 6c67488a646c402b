"""What the asked one answers, and what each of the two decides about their own side."""

from __future__ import annotations

from typing import Any

from bot.core.messages import Message, Style, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.errors import StaleAction
from bot.engine.feature import Late
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.connections.actions import (
    CONNECTIONS_ASK,
    CONNECTIONS_CONFIRM,
    CONNECTIONS_DECLINE,
    CONNECTIONS_OPEN,
    CONNECTIONS_REMOVE,
    CONNECTIONS_REMOVE_NOW,
    CONNECTIONS_SHOW,
    CONNECTIONS_WITHDRAW,
)
from bot.features.connections.aggregate import (
    CONNECTION_ASKED,
    CONNECTION_CONFIRMED,
    CONNECTION_EXPIRE,
)
from bot.features.connections.card import card
from bot.features.connections.feature import feature
from bot.features.connections.model import Connection, ConnectionAct, Tie
from bot.features.safety.own_block import refuse_blocked

# The same day for a no and for silence, whoever was reached.
feature.timer(CONNECTION_EXPIRE, ConnectionAct.EXPIRE, waits_for_delivery=False)


@feature.nudge(
    CONNECTION_ASKED, mute=None, merge=True, quiet_hours=True, late=Late.SEND, members_only=True
)
async def asked(ctx: Context, nudge: Nudge) -> Message:
    """Do you two know each other?"""
    return await card(ctx, await ctx.subject_of(nudge))


@feature.nudge(CONNECTION_CONFIRMED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def confirmed(ctx: Context, nudge: Nudge) -> Message:
    """The other one says so too."""
    c: Connection = await ctx.subject_of(nudge)
    name = name_of(await ctx.person(c.other_than(ctx.me.id)))
    return message(paragraph(ctx, "nudge-connection-confirmed", name=name)) + await card(ctx, c)


async def confirm(ctx: Context, c: Connection, **corrected: Any) -> Response:
    """Confirm it as the actor, with other words of theirs, and tie the two up."""
    other = await ctx.person(c.asker)
    await refuse_blocked(ctx, other)
    saved = await ctx.apply(c, ConnectionAct.CONFIRM, confirmed_at=ctx.now, **corrected)
    await ctx.tx.connections.tie_up(saved, ctx.now)
    told = message(paragraph(ctx, "connection-confirmed", name=name_of(other)))
    return Replace(told + await card(ctx, saved))


@feature.button(CONNECTIONS_CONFIRM, act=ConnectionAct.CONFIRM)
async def yes(ctx: Context, c: Connection, rest: str) -> Response:
    """They do, as it was said."""
    return await confirm(ctx, c)


@feature.button(CONNECTIONS_DECLINE, act=ConnectionAct.DECLINE)
async def no(ctx: Context, c: Connection, rest: str) -> Response:
    """They don't. The asker reads nothing of it."""
    return Replace(await card(ctx, await ctx.apply(c, ConnectionAct.DECLINE)))


@feature.button(CONNECTIONS_WITHDRAW, act=ConnectionAct.WITHDRAW)
async def withdraw(ctx: Context, c: Connection, rest: str) -> Response:
    """The asker takes it back."""
    await ctx.apply(c, ConnectionAct.WITHDRAW)
    return Replace(notice(ctx, "know-withdrawn", CONNECTIONS_OPEN.button(ctx)))


async def _tie(ctx: Context, c: Connection) -> Tie:
    """Return the actor's side. Raises `StaleAction` while it is hidden: it looks removed."""
    tie = await ctx.tx.connections.tie(ctx.network, ctx.me.id, c.other_than(ctx.me.id))
    if tie is None:
        raise StaleAction(c)
    return tie


async def _set(ctx: Context, c: Connection, tie: Tie, *, shown: bool, askable: bool) -> Response:
    saved = await ctx.apply(c, ConnectionAct.SET)
    await ctx.tx.connections.set_side(
        ctx.network, tie.person, tie.other, shown=shown, askable=askable
    )
    return Replace(await card(ctx, saved))


@feature.button(CONNECTIONS_SHOW, act=ConnectionAct.SET)
async def show(ctx: Context, c: Connection, wish: str) -> Response:
    """Show it as a way to others, or stop."""
    tie = await _tie(ctx, c)
    return await _set(ctx, c, tie, shown=wish == "on", askable=tie.askable)


@feature.button(CONNECTIONS_ASK, act=ConnectionAct.SET)
async def ask(ctx: Context, c: Connection, wish: str) -> Response:
    """Whether the actor may be asked to introduce others to that person."""
    tie = await _tie(ctx, c)
    return await _set(ctx, c, tie, shown=tie.shown, askable=wish == "on")


@feature.button(CONNECTIONS_REMOVE, act=ConnectionAct.REMOVE)
async def remove(ctx: Context, c: Connection, rest: str) -> Response:
    """Ask once whether to remove it."""
    await _tie(ctx, c)
    name = name_of(await ctx.person(c.other_than(ctx.me.id)))
    return Replace(
        message(
            paragraph(ctx, "connection-remove-sure", name=name),
            button_row(
                CONNECTIONS_REMOVE_NOW.button(ctx, c.id, style=Style.DANGER),
                CONNECTIONS_OPEN.button(ctx),
            ),
        )
    )


@feature.button(CONNECTIONS_REMOVE_NOW, act=ConnectionAct.REMOVE)
async def remove_now(ctx: Context, c: Connection, rest: str) -> Response:
    """Remove it, without a word to the other one."""
    tie = await _tie(ctx, c)
    await ctx.apply(c, ConnectionAct.REMOVE)
    await ctx.tx.connections.untie(ctx.network, tie.person, tie.other)
    name = name_of(await ctx.person(tie.other))
    return Replace(notice(ctx, "connection-removed", CONNECTIONS_OPEN.button(ctx), name=name))
