"""Mine: what is open, what is next, what I promised; and the home view."""

from __future__ import annotations

from bot.context import Context, UserError
from bot.flow import Argument, Flow
from bot.flows.cards import card, status
from bot.flows.parts import name_of, paragraph, press, row, said
from bot.flows.prep import next_checklist
from bot.flows.prep import prep as next_prep
from bot.flows.setup import hint
from bot.model.hosts import HostState
from bot.model.introductions import OPEN, Introduction, Status
from bot.view import (
    Block,
    Heading,
    Message,
    Paragraph,
    Replace,
    Reply,
    Response,
    Row,
    Small,
    Style,
    message,
)
from bot.words import shorten

flow = Flow("mine")

SHOWN = 5
"""Matters on one page, the most pressing first."""

HOME_SHOWN = 3
"""The same in the home view, which has more to show."""

_ORDER = (
    Status.QUESTIONED,
    Status.AGREED,
    Status.PICKED,
    Status.ACCEPTED,
    Status.MISSED,
    Status.MET,
    Status.ASKED,
    Status.DRAFT,
)


@flow.command("mine", Argument.NONE)
async def mine(ctx: Context, text: str) -> Response:
    """`/intro mine`."""
    return Reply(await page(ctx))


@flow.button("open")
async def open_mine(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return Reply(await page(ctx))


async def _matters(ctx: Context) -> list[Introduction]:
    live = OPEN | {Status.DRAFT, Status.MISSED, Status.MET}
    found = await ctx.tx.introductions_of(ctx.network, ctx.me.id, live)
    found = [
        i
        for i in found
        if i.seeker == ctx.me.id
        or (i.host == ctx.me.id and i.status not in (Status.DRAFT, Status.MET))
    ]
    return sorted(found, key=lambda i: (_ORDER.index(i.status), i.starts_at or i.created_at))


async def matter_blocks(ctx: Context, most: int = SHOWN) -> list[Block]:
    """What is open, the most pressing first, each with the way to its card."""
    matters = await _matters(ctx)
    blocks: list[Block] = []
    for i in matters[:most]:
        other = await ctx.person(i.other(ctx.me.id))
        blocks.append(Row(status(ctx, i, other), press(ctx, "open", "mine.card", i.id)))
    if len(matters) > most:
        blocks.append(Small(ctx.say("mine-more", count=len(matters) - most)))
    return blocks


async def page(ctx: Context) -> Message:
    """What is open with its next step, what I promised, and the ways on."""
    return message(
        Heading(ctx.label("mine-title")),
        *(await matter_blocks(ctx) or [Paragraph(ctx.say("mine-nothing"))]),
        *await _promises(ctx),
        ways_on(ctx),
    )


async def _promises(ctx: Context) -> list[Block]:
    kept: list[Block] = []
    for id, _, words in (await ctx.tx.promises(ctx.network, ctx.me.id))[:3]:
        done = press(ctx, "done", "mine.kept", id)
        kept.append(Row(ctx.say("promise", words=shorten(words, 200)), done))
    return [Heading(ctx.label("promises-title")), *kept] if kept else []


def ways_on(ctx: Context) -> Block | None:
    """Where one can go from here."""
    return row(
        press(ctx, "find", "find.open", style=Style.PRIMARY),
        press(ctx, "prep-open", "mine.prep"),
        press(ctx, "host", "host.open"),
        press(ctx, "settings", "settings.open"),
        press(ctx, "help", "help.open"),
    )


async def home(ctx: Context) -> Message:
    """The home view: what is open, the next talk's checklist to tick, my offer as a host."""
    title = Heading(ctx.label("mine-title"))
    matters = await matter_blocks(ctx, HOME_SHOWN)
    return message(
        paragraph(ctx, "home-hello", name=name_of(ctx.me)),
        title,
        *(matters or [Paragraph(ctx.say("mine-nothing")), *hint(ctx)]),
        *(await next_checklist(ctx) or await _promises(ctx)),
        ways_on(ctx),
        *await _hosting(ctx),
    )


async def _hosting(ctx: Context) -> list[Block]:
    host = await ctx.tx.host(ctx.network, ctx.me.id)
    if host is None or host.state is HostState.DRAFT:
        return []
    state = "home-hosting" if ctx.hosting(host, ctx.me) else "home-not-hosting"
    return [paragraph(ctx, state)]


@flow.button("card")
async def show_card(ctx: Context, id: str) -> Response:
    """One matter, with everything that can be done now."""
    i, _ = await ctx.mine(id)
    return Reply(await card(ctx, i))


@flow.button("prep")
async def prep(ctx: Context, id: str) -> Response:
    """The preparation of the next meeting."""
    return await next_prep(ctx, "")


@flow.button("kept")
async def kept(ctx: Context, id: str) -> Response:
    """A promise is done."""
    if not await ctx.tx.keep_promise(ctx.network, ctx.me.id, id, ctx.now):
        raise UserError("promise-gone", ("button-mine", "mine.open"))
    return Replace(await page(ctx))


@flow.button("fine")
async def fine(ctx: Context, id: str) -> Response:
    """Not now, thank you."""
    return Replace(said(ctx, "fine"))
