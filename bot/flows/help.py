"""Help: the menu, every command in a sentence, and what was meant by a command that is none."""

from __future__ import annotations

from bot.context import Context, UserError
from bot.flow import Argument, Flow
from bot.flows.mine import matter_blocks, ways_on
from bot.flows.parts import paragraph, press, row
from bot.view import (
    Button,
    Heading,
    Message,
    Paragraph,
    Reply,
    Response,
    Row,
    Small,
    Style,
    action,
    message,
)
from bot.words import shorten

flow = Flow("help")


@flow.command("", Argument.NONE)
async def menu(ctx: Context, text: str) -> Response:
    """`/intro` alone: what the bot is, and a menu."""
    blocks = await matter_blocks(ctx)
    return Reply(
        message(
            Heading(ctx.label("menu-title")),
            paragraph(ctx, "menu-lead"),
            *blocks[:3],
            ways_on(ctx),
        )
    )


@flow.command("help", Argument.NONE)
async def help(ctx: Context, text: str) -> Response:
    """`/intro help`: every command in a sentence."""
    return Reply(await help_page(ctx))


@flow.button("open")
async def open_help(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return Reply(await help_page(ctx))


async def help_page(ctx: Context) -> Message:
    """How it goes, the commands, what is private."""
    from bot.catalogue import CATALOGUE

    rows = [
        Row(
            ctx.say(
                "help-row", usage=ctx.label(f"usage-{name}"), about=ctx.label(f"command-{name}")
            )
        )
        for name, command in CATALOGUE.commands.items()
        if name and (ctx.me.organiser or not command.organisers)
    ]
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
        Row(close, Button(f"/intro {near}", action("help.use", near))) if close else None,
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
