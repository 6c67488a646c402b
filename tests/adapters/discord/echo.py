"""A process with one shard, whose core says which shard it is: `python -m …echo SHARD COUNT`.

The token and the addresses come in the environment, as the real program's do.
"""

from __future__ import annotations

import asyncio
import os
import sys

from adapters.discord.app import DiscordApp
from bot.context import Context
from bot.events import ButtonPressed, Event
from bot.flow import Argument, Command
from bot.model.people import Address
from bot.text import text
from bot.view import Actions, Button, Paragraph, Reply, Response, Suggestion, message


async def _never(_ctx: Context, _text: str) -> Response:
    raise AssertionError("this core runs no flow")


class Echo:
    """Answers with its shard and what it heard; a command also sends a direct message."""

    commands = (Command("mine", Argument.NONE, _never),)

    def __init__(self, shard: int, app: DiscordApp) -> None:
        self.shard, self.app = shard, app

    async def handle(self, event: Event) -> Response:
        """Say it."""
        said = f"shard {self.shard}: {type(event).__name__}"
        if isinstance(event, ButtonPressed):
            return Reply(message(Paragraph(text(f"{said} {event.actor} {event.action}"))))
        here = message(Paragraph(text(said)), Actions((Button("Go", "a.b:1"),)))
        await self.app.chat.send(event.actor, here, event.event_id)  # type: ignore[union-attr]
        return Reply(here)

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Nothing."""
        return []

    async def places(self, community: str) -> set[str]:
        """Nowhere."""
        return set()


async def main(shard: int, count: int) -> None:
    """Run until our input is closed."""
    app = DiscordApp(
        token=os.environ["DISCORD_TOKEN"],
        api_url=os.environ["DISCORD_API_URL"],
        gateway_url=os.environ["DISCORD_GATEWAY_URL"],
        shard_ids=[shard],
        shard_count=count,
    )
    await app.start(Echo(shard, app))
    await asyncio.to_thread(sys.stdin.read)
    await app.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
