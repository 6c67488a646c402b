"""Past talks: the recent ones in "mine" and Home with what can still be done, and all of them."""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import (
    WEIGHT_MAX,
    Actions,
    Block,
    Heading,
    Message,
    Row,
    message,
    weight,
)
from bot.core.responses import Reply, Response
from bot.core.text import Text
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.introduction.model import INTRODUCTION, Introduction, Status
from bot.features.mine.actions import MINE_CARD, MINE_OPEN, MINE_PAST
from bot.features.mine.feature import feature
from bot.features.network.actions import NETWORK_OPEN

RECENT = 3
"""Past talks in "mine" and in Home, if there is room."""
PAGE = 8
"""Past talks on their own page."""


async def recent(ctx: Context, beside: list[Block], spare: int = 0) -> list[Block]:
    """Return the recent past talks as far as they fit beside those blocks, and a way to the others.

    `spare` is the weight to keep free. Empty if the reader has had no talk.
    """
    found = await ctx.tx.introductions.past(ctx.network, ctx.me.id, None, RECENT + 1)
    if not found:
        return []
    all_of_them = Actions((MINE_PAST.button(ctx), NETWORK_OPEN.button(ctx)))
    blocks: list[Block] = [Heading(ctx.label("past-title"))]
    room = WEIGHT_MAX - spare - weight(beside) - weight([*blocks, all_of_them])
    for i in found[:RECENT]:
        row = await _row(ctx, i)
        room -= weight([row])
        if room < 0:
            break
        blocks.append(row)
    shown = len(blocks) - 1
    if shown == 0:
        return [Actions((MINE_PAST.button(ctx),))]
    if shown == len(found):
        all_of_them = Actions((NETWORK_OPEN.button(ctx),))
    return [*blocks, all_of_them]


@feature.button(MINE_PAST, only_reads=True)
async def past(ctx: Context, before: str) -> Response:
    """Show past talks, the latest first; with an id, those before that one."""
    last: Introduction | None = await ctx.load_own(INTRODUCTION, before) if before else None
    if last is not None and last.time.starts_at is None:
        raise UserError("error-unknown-button", MINE_OPEN)
    return Reply(await _page(ctx, last))


async def _page(ctx: Context, last: Introduction | None) -> Message:
    found = await ctx.tx.introductions.past(ctx.network, ctx.me.id, last, PAGE + 1)
    earlier = None
    if len(found) > PAGE:
        earlier = MINE_PAST.labelled("button-past-earlier").button(ctx, found[PAGE - 1].id)
    return message(
        Heading(ctx.label("past-title")),
        None if found else paragraph(ctx, "past-none"),
        *[await _row(ctx, i) for i in found[:PAGE]],
        button_row(earlier, NETWORK_OPEN.button(ctx), MINE_OPEN.button(ctx)),
    )


async def _row(ctx: Context, i: Introduction) -> Row:
    other = await ctx.person(i.other(ctx.me.id))
    assert i.time.starts_at is not None
    day = i.time.starts_at.astimezone(ctx.me.tz).date()
    says = ctx.say("past-talk", name=name_of(other), day=day)
    step = None
    blocks = await ctx.tx.blocks.among(ctx.network, ctx.me.id, other.id)
    if not other.erased and (ctx.me.id, other.id) not in blocks:  # else nothing is left to do
        step = _seeker(ctx, i) if ctx.me.id == i.seeker else _host(ctx, i)
    return Row(
        says + Text((" ",)) + step if step else says, MINE_CARD.button(ctx, INTRODUCTION, i.id)
    )


def _seeker(ctx: Context, i: Introduction) -> Text:
    """Return what the seeker can still do; the card has the buttons."""
    assert i.debrief.met_at is not None
    advised = i.debrief.met_at + timedelta(days=ctx.practice.update_days)
    if i.debrief.onward is None and ctx.now < advised:
        return ctx.say("past-named")
    if not i.thanks.update_done:
        return ctx.say("past-update")
    return ctx.say("past-touching" if i.thanks.keep_in_touch else "past-touch")


def _host(ctx: Context, i: Introduction) -> Text | None:
    """Return what came of it for the host; None if the seeker has said nothing."""
    if i.thanks.update_at is not None:
        return ctx.say("past-updated")
    if i.status is Status.THANKED and not i.thanks.thanked_elsewhere:
        return ctx.say("past-thanked")
    return None
