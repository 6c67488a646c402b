"""The two programs that the Discord benchmark compares: `python -m … bare` and `… handshakes`.

Both answer a command and a press with the same private message: a title, a sentence, two buttons.
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
from bot.app import Bot
from bot.context import Context
from bot.events import ButtonPressed, Event
from bot.flow import Argument, Command
from bot.model.people import Address
from bot.text import text
from bot.view import (
    Actions,
    Button,
    Heading,
    Message,
    Paragraph,
    Replace,
    Reply,
    Response,
    Style,
    Suggestion,
    message,
)
from storage import open_store

TITLE = "Your talk with Bea"
WORDS = "Nothing is open. Find somebody to talk to, or look at what you promised."


class Page(ui.LayoutView):
    """The message, as discord.py's guide would write it."""

    title = ui.TextDisplay[ui.LayoutView](f"### {TITLE}\n{WORDS}")
    row = ui.ActionRow[ui.LayoutView]()

    @row.button(label="Find people", style=discord.ButtonStyle.primary, custom_id="find.open")
    async def find(
        self, interaction: discord.Interaction, _button: ui.Button[ui.LayoutView]
    ) -> None:
        """The press that is measured."""
        await interaction.response.edit_message(view=Page(timeout=None))

    @row.button(label="Help", custom_id="help.open")
    async def help(
        self, interaction: discord.Interaction, _button: ui.Button[ui.LayoutView]
    ) -> None:
        """Another button."""
        await interaction.response.defer()


class Bare(discord.Client):
    """A bot without anything around discord.py."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """The command, and the buttons of messages sent before."""
        group = app_commands.Group(name="intro", description="Talk to someone")

        @group.command(name="mine", description="What is open")
        async def mine(interaction: discord.Interaction) -> None:
            await interaction.response.send_message(view=Page(timeout=None), ephemeral=True)

        self.tree.add_command(group)
        await self.tree.sync()
        self.add_view(Page(timeout=None))


def page() -> Message:
    """The same message in our words."""
    return message(
        Heading(TITLE),
        Paragraph(text(WORDS)),
        Actions((Button("Find people", "find.open", Style.PRIMARY), Button("Help", "help.open"))),
    )


async def _never(_ctx: Context, _text: str) -> Response:
    raise AssertionError


class Scripted:
    """A core that answers at once."""

    commands = (Command("mine", Argument.NONE, _never),)

    async def handle(self, event: Event) -> Response:
        """The message."""
        return Replace(page()) if isinstance(event, ButtonPressed) else Reply(page())

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Nothing."""
        return []

    async def places(self, community: str) -> set[str]:
        """Nowhere."""
        return set()


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


async def main(kind: str) -> None:
    """Run until our input is closed."""
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
        await app.start(Scripted())
        await closed
    else:
        store = await open_store(os.environ["DATABASE_URL"])
        await app.start(Bot(store=store, chats={"discord": app.chat}, clock=_Clock()))
        await closed
        await store.close()
    await app.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
