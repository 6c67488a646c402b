"""A bot that speaks to the emulated Discord without a client library."""

from __future__ import annotations

import json
from typing import Any

from tests.emulators.discord_member import App, Discord, Guild

Json = dict[str, Any]


class Bot:
    """A bot without a library, so that nothing is put right on the way."""

    def __init__(self, discord: Discord, app: App, guild: Guild) -> None:
        self.discord, self.app, self.guild = discord, app, guild

    async def ask(
        self, method: str, path: str, body: Any = None, *, kind: str = "application/json"
    ) -> tuple[int, Any]:
        headers = {
            "Authorization": f"Bot {self.app.token}",
            "User-Agent": "DiscordBot (test, 1)",
            "Content-Type": kind,
        }
        data = json.dumps(body) if body is not None else None
        url = f"{self.discord.api}{path}"
        async with self.discord.session.request(method, url, data=data, headers=headers) as got:
            return got.status, await got.json() if got.status != 204 else None

    async def post(self, body: Json, channel: str = "") -> tuple[int, Any]:
        return await self.ask("POST", f"/channels/{channel or self.guild.channel}/messages", body)
