"""Help: the menu, the list of commands, and the answer to an unknown command."""

from __future__ import annotations

from bot.core.messages import (
    Button,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Row,
    Style,
    action,
    message,
)
from bot.core.responses import Reply, Response
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument
from bot.engine.permissions import check, turn_to
from bot.features.blocks import button_row, paragraph
from bot.features.find.actions import FIND_OPEN
from bot.features.guide.actions import GUIDE_OPEN
from bot.features.help.actions import HELP_OPEN, HELP_USE
from bot.features.help.feature import feature
from bot.features.host.actions import HOST_OPEN
from bot.features.mine.actions import MINE_OPEN
from bot.features.mine.handlers import open_rows, ways_on
from bot.i18n.sanitize import shorten


@feature.command("", Argument.NONE, only_reads=True)
async def menu(ctx: Context, text: str) -> Response:
    """`/intro` alone: a sentence about the bot, and a menu."""
    blocks = await open_rows(ctx)
    return Reply(
        message(
            Heading(ctx.label("menu-title")),
            paragraph(ctx, "menu-lead"),
            *blocks[:3],
            ways_on(ctx),
        )
    )


@feature.command(
    "help",
    Argument.NONE,
    about="command-help",
    usage="usage-help",
    always=True,
    newcomers=True,
    only_reads=True,
)
async def help(ctx: Context, text: str) -> Response:
    """`/intro help`: every command in a sentence."""
    return Reply(await help_page(ctx))


@feature.button(HELP_OPEN, always=True, newcomers=True, only_reads=True)
async def open_help(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return Reply(await help_page(ctx))


async def help_page(ctx: Context) -> Message:
    """Return how it works, the commands, and what is private."""
    rows = [
        Row(ctx.say("help-row", usage=ctx.label(command.usage), about=ctx.label(command.about)))
        for name, command in ctx.router.commands.items()
        if name and (ctx.me.organiser or not command.organisers)
    ]
    return message(
        Heading(ctx.label("help-title")),
        paragraph(ctx, "help-how"),
        *rows,
        Footnote(ctx.say("help-private")),
        Footnote(ctx.say("help-contact", who=await turn_to(ctx))),
        button_row(
            FIND_OPEN.button(ctx, style=Style.PRIMARY),
            GUIDE_OPEN.button(ctx),
            HOST_OPEN.button(ctx),
            MINE_OPEN.button(ctx),
        ),
    )


async def unknown(ctx: Context, typed: str, near: str) -> Response:
    """Answer an unknown subcommand with the most similar one, and help."""
    asked = ctx.say("unknown-command", typed=shorten(typed, 40))
    close = ctx.say("unknown-near", near=near) if near else None
    shown = message(
        Paragraph(asked),
        Row(close, Button(f"/intro {near}", action(HELP_USE.name, near))) if close else None,
    )
    return Reply(shown + await help_page(ctx))


@feature.button(HELP_USE)
async def use(ctx: Context, id: str) -> Response:
    """Run the command that was meant."""
    command = ctx.router.commands.get(id)
    if command is None:
        raise UserError("error-unknown-button", MINE_OPEN)
    await check(ctx, command.requires)
    return await command.run(ctx, "")
