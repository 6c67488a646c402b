"""The programs that the Discord benchmark compares: `python -m … bare`, `… adapter`, `… paned`.

All answer a command and a press with the same private message: a title, a sentence, two buttons.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.app import DiscordApp
from bot.application import make_bot
from bot.core.events import ButtonPressed, Event
from bot.core.messages import Actions, Button, Heading, Message, Paragraph, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import text
from bot.engine.context import Context
from bot.engine.feature import Argument, Command, Requirements
from storage import open_store
from tests.support.agreeing import Agreeing
from tests.support.event_handlers import StubEventHandler

TITLE = "Your talk with Bea"
WORDS = "Nothing is open. Find somebody to talk to, or look at what you promised."


class Page(ui.LayoutView):
    """The message, written as in discord.py's guide."""

    title = ui.TextDisplay[ui.LayoutView](f"### {TITLE}\n{WORDS}")
    row = ui.ActionRow[ui.LayoutView]()

    @row.button(label="Find people", style=discord.ButtonStyle.primary, custom_id="find.open")
    async def find(
        self, interaction: discord.Interaction, _button: ui.Button[ui.LayoutView]
    ) -> None:
        """Answer the press that is measured."""
        await interaction.response.edit_message(view=Page(timeout=None))

    @row.button(label="Help", custom_id="help.open")
    async def help(
        self, interaction: discord.Interaction, _button: ui.Button[ui.LayoutView]
    ) -> None:
        """Answer the other button."""
        await interaction.response.defer()


class Bare(discord.Client):
    """A bot with discord.py alone."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the command and the buttons of older messages."""
        group = app_commands.Group(name="intro", description="Talk to someone")

        @group.command(name="mine", description="What is open")
        async def mine(interaction: discord.Interaction) -> None:
            await interaction.response.send_message(view=Page(timeout=None), ephemeral=True)

        self.tree.add_command(group)
        await self.tree.sync()
        self.add_view(Page(timeout=None))


def page() -> Message:
    """The same message for the adapter."""
    return message(
        Heading(TITLE),
        Paragraph(text(WORDS)),
        Actions((Button("Find people", "find.open", Style.PRIMARY), Button("Help", "help.open"))),
    )


async def _never(_ctx: Context, _text: str) -> Response:
    raise AssertionError


class FixedResponse(StubEventHandler):
    """A core that returns a fixed message at once."""

    commands = (Command("mine", Argument.NONE, _never, "", "", Requirements()),)

    async def handle(self, event: Event) -> Response:
        """Return the message."""
        return Replace(page()) if isinstance(event, ButtonPressed) else Reply(page())


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


async def main(kind: str) -> None:
    """Run until standard input is closed."""
    token, api = os.environ["DISCORD_TOKEN"], os.environ["DISCORD_API_URL"]
    gateway = os.environ["DISCORD_GATEWAY_URL"]
    closed = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    if kind == "bare":
        Route.BASE = api
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        async with Bare() as bare:
            line = asyncio.create_task(bare.start(token))
            await closed
        await line
        return
    app = DiscordApp(token=token, api_url=api, gateway_url=gateway)
    if kind == "adapter":
        await app.start(FixedResponse())
        await closed
    else:
        store = await open_store(os.environ["DATABASE_URL"])
        bot = make_bot(store=store, chats={"discord": app.chat}, clock=_Clock())
        await app.start(Agreeing(bot))
        await closed
        await store.close()
    await app.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
