"""Mine: what is open for the reader, their promises; and the home view."""

from __future__ import annotations

from datetime import datetime

from bot.core.messages import (
    Actions,
    Block,
    Button,
    Footnote,
    Heading,
    Message,
    Row,
    Style,
    message,
)
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.hosts import HostState
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument
from bot.features.blocks import name_of, notice, paragraph
from bot.features.elsewhere.prep import next_elsewhere
from bot.features.find.actions import FIND_OPEN
from bot.features.help.actions import HELP_OPEN
from bot.features.host.actions import HOST_OPEN
from bot.features.introduction.model import INTRODUCTION, Introduction
from bot.features.mine.actions import MINE_CARD, MINE_FINE, MINE_KEPT, MINE_OPEN, MINE_PREP
from bot.features.mine.feature import feature
from bot.features.mine.past import recent
from bot.features.prep.checklist import next_checklist
from bot.features.prep.checklist import prep as next_prep
from bot.features.settings.actions import SETTINGS_OPEN
from bot.features.setup.handlers import hint
from bot.i18n.sanitize import shorten

SHOWN = 5
"""Records on the page of "mine"."""
KEPT_FREE = 4
"""The weight that past talks leave on that page: its title, and the question for the zone."""

HOME_SHOWN = 3
"""Records in the home view, which shows other things too."""


@feature.command("mine", Argument.NONE, about="command-mine", usage="usage-mine", only_reads=True)
async def mine(ctx: Context, text: str) -> Response:
    """`/intro mine`."""
    return Reply(await page(ctx))


@feature.button(MINE_OPEN, only_reads=True)
async def open_mine(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return Reply(await page(ctx))


async def open_rows(ctx: Context, most: int = SHOWN) -> list[Block]:
    """Return what is open for the reader, of every kind, most urgent first, with card buttons."""
    found: list[tuple[tuple[int, datetime], Text, Button]] = []
    blocked = {person.id for person in await ctx.tx.blocks.of(ctx.network, ctx.me.id)}
    for kind in ctx.router.aggregates.values():
        for state in await kind.open_for(ctx.tx, ctx.network, ctx.me.id):
            if not blocked.isdisjoint(kind.parties(state)):
                continue  # nothing of theirs waits for the reader any more
            text = await kind.summary(ctx, state)
            if text is not None:
                way = MINE_CARD.button(ctx, kind.kind, state.id)
                found.append((kind.urgency(state, ctx.me.id), text, way))
    found.sort(key=lambda item: item[0])
    rows: list[Block] = [Row(text, way) for _, text, way in found[:most]]
    if len(found) > most:
        rows.append(Footnote(ctx.say("mine-more", count=len(found) - most)))
    return rows


async def page(ctx: Context) -> Message:
    """Return the page: what is open, promises, past talks, and buttons to other pages."""
    rows, promised, ways = await open_rows(ctx), await _promises(ctx), ways_on(ctx)
    past = await recent(ctx, [*rows, *promised, ways], spare=KEPT_FREE)
    return message(
        Heading(ctx.label("mine-title")),
        *(rows or [paragraph(ctx, "mine-nothing-now" if past else "mine-nothing")]),
        *promised,
        *past,
        ways,
    )


async def _promises(ctx: Context) -> list[Block]:
    rows: list[Block] = []
    for id, about, words in (await ctx.tx.promises.open(ctx.network, ctx.me.id))[:3]:
        i: Introduction = await ctx.load_own(INTRODUCTION, about)
        to = name_of(await ctx.person(i.other(ctx.me.id)))
        rows.append(
            Row(ctx.say("promise", name=to, words=shorten(words, 200)), MINE_KEPT.button(ctx, id))
        )
    return [Heading(ctx.label("promises-title")), *rows] if rows else []


def ways_on(ctx: Context) -> Actions:
    """Return buttons to other pages."""
    return Actions(
        (
            FIND_OPEN.button(ctx, style=Style.PRIMARY),
            MINE_PREP.button(ctx),
            HOST_OPEN.button(ctx),
            SETTINGS_OPEN.button(ctx),
            HELP_OPEN.button(ctx),
        )
    )


async def home(ctx: Context) -> Message:
    """Return the home view: what is open, the next checklist, past talks, the offer as a host."""
    rows = await open_rows(ctx, HOME_SHOWN)
    above: list[Block] = [
        paragraph(ctx, "home-hello", name=name_of(ctx.me)),
        Heading(ctx.label("mine-title")),
    ]
    middle = await _checklist(ctx) or await _promises(ctx)
    below = [ways_on(ctx), *await _hosting(ctx)]
    setup = [] if rows else [*hint(ctx)]
    past = await recent(ctx, [*above, *rows, *setup, *middle, *below], spare=0 if rows else 1)
    nothing = paragraph(ctx, "mine-nothing-now" if past else "mine-nothing")
    return message(*above, *(rows or [nothing, *setup]), *middle, *past, *below)


async def _checklist(ctx: Context) -> list[Block]:
    """Return the checklist of the talk that comes first, here or elsewhere; [] if there is none."""
    found = [one for one in (await next_checklist(ctx), await next_elsewhere(ctx)) if one]
    return min(found, key=lambda one: one[0])[1] if found else []


async def _hosting(ctx: Context) -> list[Block]:
    host = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
    if host is None or host.state is HostState.DRAFT:
        return []
    state = "home-hosting" if ctx.hosting(host, ctx.me) else "home-not-hosting"
    return [paragraph(ctx, state)]


@feature.button(MINE_CARD, only_reads=True)
async def show_card(ctx: Context, argument: str) -> Response:
    """Show the card of one record."""
    kind, _, id = argument.rpartition(".")
    kind = kind or INTRODUCTION  # buttons of 0.1 have only the id of an introduction
    state = await ctx.load_own(kind, id)
    return Reply(await ctx.router.card(ctx, state))


@feature.button(MINE_PREP)
async def prep(ctx: Context, argument: str) -> Response:
    """Show the preparation of the next meeting."""
    return await next_prep(ctx, "")


@feature.button(MINE_KEPT)
async def kept(ctx: Context, id: str) -> Response:
    """Mark a promise as done."""
    if not await ctx.tx.promises.complete(ctx.network, ctx.me.id, id, ctx.now):
        raise UserError("error-promise-gone", MINE_OPEN)
    return Replace(await page(ctx))


@feature.button(MINE_FINE, once=True)
async def fine(ctx: Context, argument: str) -> Response:
    """Dismiss a suggestion."""
    return Replace(notice(ctx, "fine"))
