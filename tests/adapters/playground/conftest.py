"""A running playground with the sample members and a tiny core."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.seed import seed
from adapters.playground.world import World
from tests.adapters.playground.page import Page, open_page
from tests.adapters.playground.tiny import TinyBot


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    opened = await World.open(tmp_path / "chat.db")
    yield opened
    await opened.close()


@pytest.fixture
async def chat(world: World) -> PlaygroundChat:
    return PlaygroundChat(world)


@pytest.fixture
async def bot(world: World, chat: PlaygroundChat) -> TinyBot:
    tiny = TinyBot(chat, world.clock)
    await seed(tiny, world)
    tiny.seen.clear()
    return tiny


@pytest.fixture
async def page(bot: TinyBot, world: World) -> AsyncIterator[Page]:
    async with open_page(bot, world) as opened:
        yield opened
