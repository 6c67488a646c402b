"""The emulated Discord and a bot in one of its guilds."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.emulators.bare_bot import Bot
from tests.emulators.discord_member import Discord, connected, shared


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    async with connected(shared()) as line:
        yield line


@pytest.fixture
async def bot(discord: Discord) -> Bot:
    app = await discord.app()
    return Bot(discord, app, await app.guild())
