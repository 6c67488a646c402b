"""A process with one shard, which responds with its shard number: `echo_process SHARD COUNT`.

The environment has the token and the addresses, as for the real program.
"""

from __future__ import annotations

import asyncio
import os
import sys

from adapters.discord.app import DiscordApp
from bot.core.events import ButtonPressed, CommandUsed, Event
from bot.core.messages import Actions, Button, Paragraph, message
from bot.core.responses import Nothing, Reply, Response
from bot.core.text import text
from bot.engine.context import Context
from bot.engine.feature import Argument, Command
from tests.support.event_handlers import StubEventHandler


async def not_run(_ctx: Context, _text: str) -> Response:
    """The handler of the registered command."""
    raise AssertionError("this handler runs no command")


class EchoHandler(StubEventHandler):
    """Responds with its shard and the event. To a command it also sends a DM."""

    commands = (Command("mine", Argument.NONE, not_run, "command-mine", "usage-mine"),)

    def __init__(self, shard: int, app: DiscordApp) -> None:
        self.shard, self.app = shard, app

    async def handle(self, event: Event) -> Response:
        """Describe the event."""
        description = f"shard {self.shard}: {type(event).__name__}"
        match event:
            case ButtonPressed():
                return Reply(
                    message(Paragraph(text(f"{description} {event.actor} {event.action}")))
                )
            case CommandUsed():
                buttons = Actions((Button("Go", "a.b:1"),))
                echo = message(Paragraph(text(description)), buttons)
                await self.app.chat.send(event.actor, echo, event.event_id)
                return Reply(echo)
            case _:
                return Nothing()


async def main(shard: int, count: int) -> None:
    """Run until stdin is closed."""
    app = DiscordApp(
        token=os.environ["DISCORD_TOKEN"],
        api_url=os.environ["DISCORD_API_URL"],
        gateway_url=os.environ["DISCORD_GATEWAY_URL"],
        shard_ids=[shard],
        shard_count=count,
    )
    await app.start(EchoHandler(shard, app))
    await asyncio.to_thread(sys.stdin.read)
    await app.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
