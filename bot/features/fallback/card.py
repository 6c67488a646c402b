"""The card of a fallback list: who was asked, who is next and when, and what a second yes means."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import Block, Heading, Message, Row, Style, message
from bot.core.text import Text
from bot.engine.context import Context
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.fallback.actions import (
    FALLBACK_DROP,
    FALLBACK_ORDER,
    FALLBACK_START,
    FALLBACK_STOP,
)
from bot.features.fallback.entries import OPEN, Entry, Standing, entries_of, of, silent_until
from bot.features.fallback.model import Fallback, FallbackStatus
from bot.features.fallback.sending import Obstacle, obstacle
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.model import INTRODUCTION
from bot.features.mine.actions import MINE_CARD


async def card(ctx: Context, listed: Fallback) -> Message:
    """Return the card, for the seeker."""
    entries = await entries_of(ctx, listed)
    obstacles = {
        entry.note.id: await obstacle(ctx, entry)
        for entry in of(entries, Standing.WAITING)
        if listed.closed_at is None
    }
    rows: list[Block] = [
        Row(
            _row(ctx, entry, obstacles.get(entry.note.id)),
            MINE_CARD.button(ctx, INTRODUCTION, entry.note.id),
        )
        for entry in entries
    ]
    return message(
        Heading(ctx.label("fallback-title")),
        *rows,
        *_what_next(ctx, listed, entries, obstacles),
    )


def _row(ctx: Context, entry: Entry, why: Obstacle | None) -> Text:
    """Where one entry stands; of one that cannot be sent now, why."""
    name = name_of(entry.host)
    match entry.standing:
        case Standing.WAITING:
            through = "fallback-waiting" if entry.way is None else "fallback-waiting-through"
            says = ctx.say(through, name=name)
            return says + Text((" ",)) + ctx.say("fallback-obstacle", why=why) if why else says
        case Standing.ASKED if entry.note.is_carried:
            return ctx.say("fallback-carried", name=name)
        case Standing.ASKED:
            return ctx.say("fallback-asked", name=name)
        case Standing.QUESTIONED:
            return ctx.say("fallback-questioned", name=name)
        case Standing.AGREED:
            return ctx.say("fallback-agreed", name=name)
        case Standing.OVER:
            return ctx.say("fallback-over", name=name)


def _what_next(
    ctx: Context,
    listed: Fallback,
    entries: Sequence[Entry],
    obstacles: dict[str, Obstacle | None],
) -> list[Block | None]:
    waiting = of(entries, Standing.WAITING)
    free = [entry for entry in waiting if obstacles.get(entry.note.id) is None]
    several = len(of(entries, *OPEN)) > 1
    order = FALLBACK_ORDER.button(ctx, listed.id)
    match listed.status:
        case FallbackStatus.STILL:
            start = FALLBACK_START.button(ctx, listed.id, style=Style.PRIMARY) if waiting else None
            drop = FALLBACK_DROP.button(ctx, listed.id, style=Style.DANGER)
            find = FIND_OPEN.button(ctx)
            return [
                paragraph(ctx, "fallback-about", count=ctx.practice.remind_after),
                paragraph(ctx, "fallback-more"),
                paragraph(ctx, "fallback-still") if waiting else None,
                button_row(start, order, find, drop),
            ]
        case FallbackStatus.ASKING:
            stop = FALLBACK_STOP.button(ctx, listed.id, style=Style.DANGER) if waiting else None
            return [
                next_paragraph(ctx, entries, free) if free or not waiting else None,
                paragraph(ctx, "fallback-stuck") if waiting and not free else None,
                paragraph(ctx, "fallback-two") if several else None,
                button_row(order, stop),
            ]
        case FallbackStatus.ANSWERED:
            return [paragraph(ctx, "fallback-ended-yes")]
        case _:
            return [paragraph(ctx, "fallback-closed"), button_row(FIND_OPEN.button(ctx))]


def next_paragraph(ctx: Context, entries: Sequence[Entry], free: Sequence[Entry]) -> Block | None:
    """Return who is asked next, and when; `free`: those who wait and can be asked now."""
    if of(entries, Standing.QUESTIONED):
        return paragraph(ctx, "fallback-your-turn")
    if not free:
        return paragraph(ctx, "fallback-last")
    name = name_of(free[0].host)
    if not (asked := of(entries, Standing.ASKED)):
        return paragraph(ctx, "fallback-next-soon", name=name)
    last = max(asked, key=lambda entry: silent_until(ctx, entry))
    day = silent_until(ctx, last).astimezone(ctx.me.tz).date()
    return paragraph(ctx, "fallback-next", other=name_of(last.host), name=name, day=day)
