"""Mine: what is open, what is next, what I promised; the home view; the menu and help."""

from __future__ import annotations

from bot.context import Context, UserError
from bot.flow import Argument, Flow
from bot.flows.cards import card, status
from bot.flows.parts import name_of, paragraph, press, row, said
from bot.flows.prep import prep as next_prep
from bot.model.hosts import HostState
from bot.model.introductions import OPEN, Introduction, Status
from bot.view import (
    Block,
    Button,
    Heading,
    Message,
    Paragraph,
    Replace,
    Reply,
    Response,
    Row,
    Small,
    Style,
    action,
    message,
)
from bot.words import shorten

flow = Flow("mine")

SHOWN = 6
"""Matters on one page, the most pressing first."""

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


async def _matter_blocks(ctx: Context) -> list[Block]:
    matters = await _matters(ctx)
    blocks: list[Block] = []
    for i in matters[:SHOWN]:
        other = await ctx.person(i.other(ctx.me.id))
        blocks.append(Row(status(ctx, i, other), press(ctx, "open", "mine.card", i.id)))
    if len(matters) > SHOWN:
        blocks.append(Small(ctx.say("mine-more", count=len(matters) - SHOWN)))
    return blocks


async def page(ctx: Context) -> Message:
    """What is open with its next step, what I promised, and the ways on."""
    blocks = await _matter_blocks(ctx)
    promises = (await ctx.tx.promises(ctx.network, ctx.me.id))[:3]
    promised: list[Block] = [Heading(ctx.label("promises-title"))] if promises else []
    for id, _, words in promises:
        promised.append(
            Row(
                ctx.say("promise", words=shorten(words, 200)),
                press(ctx, "done", "mine.kept", id),
            )
        )
    return message(
        Heading(ctx.label("mine-title")),
        *(blocks or [Paragraph(ctx.say("mine-nothing"))]),
        *promised,
        _ways_on(ctx),
    )


def _ways_on(ctx: Context) -> Block | None:
    return row(
        press(ctx, "find", "find.open", style=Style.PRIMARY),
        press(ctx, "prep-open", "mine.prep"),
        press(ctx, "host", "host.open"),
        press(ctx, "settings", "settings.open"),
        press(ctx, "help", "mine.help"),
    )


async def home(ctx: Context) -> Message:
    """The home view: the same as `/intro mine`, with a host's offer under it."""
    shown = await page(ctx)
    host = await ctx.tx.host(ctx.network, ctx.me.id)
    greeting = message(paragraph(ctx, "home-hello", name=name_of(ctx.me)))
    if host is None or host.state is HostState.DRAFT:
        return greeting + shown
    state = "home-hosting"
    if host.state is HostState.LEFT or not host.open_on(ctx.now.astimezone(ctx.me.tz).date()):
        state = "home-not-hosting"
    return greeting + shown + message(paragraph(ctx, state))


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


@flow.command("", Argument.NONE)
async def menu(ctx: Context, text: str) -> Response:
    """`/intro` alone: what the bot is, and a menu."""
    blocks = await _matter_blocks(ctx)
    return Reply(
        message(
            Heading(ctx.label("menu-title")),
            paragraph(ctx, "menu-lead"),
            *blocks[:3],
            _ways_on(ctx),
        )
    )


@flow.command("help", Argument.NONE)
async def help(ctx: Context, text: str) -> Response:
    """`/intro help`: every command in a sentence."""
    return Reply(await help_page(ctx))


@flow.button("help")
async def open_help(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return Reply(await help_page(ctx))


async def help_page(ctx: Context) -> Message:
    """How it goes, the commands, what is private."""
    from bot.catalogue import CATALOGUE

    rows = [Row(ctx.say(f"command-{name}")) for name in CATALOGUE.commands if name]
    return message(
        Heading(ctx.label("help-title")),
        paragraph(ctx, "help-how"),
        *rows,
        Small(ctx.say("help-private")),
        row(
            press(ctx, "find", "find.open", style=Style.PRIMARY),
            press(ctx, "host", "host.open"),
            press(ctx, "mine", "mine.open"),
        ),
    )


async def unknown(ctx: Context, typed: str, near: str) -> Response:
    """A subcommand that does not exist: the nearest one, and help."""
    asked = ctx.say("unknown-command", typed=shorten(typed, 40))
    close = ctx.say("unknown-near", near=near) if near else None
    shown = message(
        Paragraph(asked),
        Row(close, Button(f"/intro {near}", action("mine.use", near))) if close else None,
    )
    return Reply(shown + await help_page(ctx))


@flow.button("use")
async def use(ctx: Context, id: str) -> Response:
    """The command that was meant."""
    from bot.catalogue import CATALOGUE

    command = CATALOGUE.commands.get(id)
    if command is None:
        raise UserError("unknown-button", ("button-mine", "mine.open"))
    return await command.run(ctx, "")
