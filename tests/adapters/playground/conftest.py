"""A running playground with the sample members and a scripted bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.seed import seed
from adapters.playground.simulator import ChatSimulator
from tests.adapters.playground.page import Page, open_page
from tests.adapters.playground.scripted_bot import ScriptedBot


@pytest.fixture
async def simulator(tmp_path: Path) -> AsyncIterator[ChatSimulator]:
    opened = await ChatSimulator.open(tmp_path / "chat.db")
    yield opened
    await opened.close()


@pytest.fixture
async def chat(simulator: ChatSimulator) -> PlaygroundChat:
    return PlaygroundChat(simulator)


@pytest.fixture
async def bot(simulator: ChatSimulator, chat: PlaygroundChat) -> ScriptedBot:
    scripted = ScriptedBot(chat, simulator.clock)
    await seed(scripted, simulator)
    scripted.events.clear()
    return scripted


@pytest.fixture
async def page(bot: ScriptedBot, simulator: ChatSimulator) -> AsyncIterator[Page]:
    async with open_page(bot, simulator) as opened:
        yield opened
