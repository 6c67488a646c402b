"""A strict Discord on loopback, and the real adapter connected to it with a scripted core."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from adapters.discord.app import DiscordApp
from bot.context import Context
from bot.events import Event
from bot.flow import Argument, Command
from bot.model.people import Address
from bot.text import text
from bot.view import Nothing, Paragraph, Reply, Response, Suggestion, message
from tests.emulators.discord_member import App, Discord, Guild, connected, shared

Answer = Callable[[Event], Response | Awaitable[Response]]


async def _never(_ctx: Context, _text: str) -> Response:
    raise AssertionError("the scripted core runs no flow")


@dataclass
class Script:
    """A core that answers as the test says and remembers what happened."""

    answer: Answer = lambda _: Reply(message(Paragraph(text("Hello."))))
    suggestions: list[Suggestion] = field(default_factory=list)
    needed: set[str] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)
    told: asyncio.Condition = field(default_factory=asyncio.Condition)
    commands: tuple[Command, ...] = (
        Command("find", Argument.TOPIC, _never),
        Command("request", Argument.HOST, _never),
        Command("mine", Argument.NONE, _never),
    )

    async def handle(self, event: Event) -> Response:
        """Once for each event id, as the real core does."""
        seen = event.event_id in {known.event_id for known in self.events}
        self.events.append(event)
        async with self.told:
            self.told.notify_all()
        if seen:
            return Nothing()
        answer = self.answer(event)
        return answer if isinstance(answer, Response) else await answer

    async def suggest(self, _actor: Address, typed: str) -> list[Suggestion]:
        """Those that begin with what was typed."""
        return [s for s in self.suggestions if s.value.startswith(typed)]

    async def places(self, _community: str) -> set[str]:
        """Where the test says."""
        return self.needed

    async def heard(self, kind: type[Event], least: int = 1) -> list[Any]:
        """The events of that kind, once there are so many."""

        def found() -> list[Event]:
            return [event for event in self.events if isinstance(event, kind)]

        async with asyncio.timeout(10), self.told:
            await self.told.wait_for(lambda: len(found()) >= least)
        return found()


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    """The emulator, from outside."""
    async with connected(shared()) as line:
        yield line


@pytest.fixture
async def app(discord: Discord) -> App:
    """A fresh application."""
    return await discord.app()


@pytest.fixture
async def guild(app: App) -> Guild:
    """A guild with the bot in it."""
    return await app.guild()


@pytest.fixture
def core() -> Script:
    """The scripted core."""
    return Script()


Start = Callable[..., Awaitable[DiscordApp]]


@pytest.fixture
async def start(app: App, core: Script) -> AsyncIterator[Start]:
    """Connects the adapter; closed when the test ends."""
    async with AsyncExitStack() as stack:

        async def run(**settings: Any) -> DiscordApp:
            made = DiscordApp(
                **{
                    "token": app.token,
                    "api_url": app.discord.api,
                    "gateway_url": app.discord.gateway,
                    **settings,
                }
            )
            stack.push_async_callback(made.close)
            await made.start(core)
            return made

        yield run
