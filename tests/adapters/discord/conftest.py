"""The strict emulator of Discord, and the real adapter with a scripted event handler."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from adapters.discord.app import DiscordApp
from bot.core.events import Event
from bot.core.messages import Paragraph, message
from bot.core.responses import Nothing, Reply, Response, Suggestion
from bot.core.text import text
from bot.domain.people import Address
from bot.engine.context import Context
from bot.engine.feature import Argument, Command
from tests.emulators.discord_member import App, Discord, Guild, connected, shared
from tests.support.event_handlers import StubEventHandler
from tests.throttle import ThrottleClock, throttle_clock

Answer = Callable[[Event], Response | Awaitable[Response]]


async def not_run(_ctx: Context, _text: str) -> Response:
    """The handler of commands that are only registered."""
    raise AssertionError("the scripted handler runs no command")


@dataclass
class ScriptedHandler(StubEventHandler):
    """Responds as the test says, and records the events."""

    answer: Answer = lambda _: Reply(message(Paragraph(text("Hello."))))
    suggestions: list[Suggestion] = field(default_factory=list)
    in_use: set[str] = field(default_factory=set)
    """What `conversations` returns."""
    events: list[Event] = field(default_factory=list)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    commands: tuple[Command, ...] = (
        Command("find", Argument.TOPIC, not_run, "command-find", "usage-find"),
        Command("request", Argument.HOST, not_run, "command-request", "usage-request"),
        Command("mine", Argument.NONE, not_run, "command-mine", "usage-mine"),
    )

    async def handle(self, event: Event) -> Response:
        """Respond once for each event id, as the real core does."""
        duplicate = event.event_id in {known.event_id for known in self.events}
        self.events.append(event)
        async with self.arrived:
            self.arrived.notify_all()
        if duplicate:
            return Nothing()
        answer = self.answer(event)
        return answer if isinstance(answer, Response) else await answer

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Return the suggestions that begin with `typed`."""
        return [s for s in self.suggestions if s.value.startswith(typed)]

    async def conversations(self, community: str) -> set[str]:
        """Return the refs in use."""
        return self.in_use

    async def received(self, kind: type[Event], least: int = 1) -> list[Any]:
        """Wait for at least `least` events of that type, and return them."""

        def found() -> list[Event]:
            return [event for event in self.events if isinstance(event, kind)]

        async with asyncio.timeout(30), self.arrived:
            await self.arrived.wait_for(lambda: len(found()) >= least)
        return found()


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    """The emulator."""
    async with connected(shared()) as emulator:
        yield emulator


@pytest.fixture
async def app(discord: Discord) -> App:
    """A new application."""
    return await discord.app()


@pytest.fixture
async def guild(app: App) -> Guild:
    """A guild with the bot in it."""
    return await app.guild()


@pytest.fixture
def core() -> ScriptedHandler:
    """The event handler in place of the core."""
    return ScriptedHandler()


@pytest.fixture
def throttle() -> Iterator[ThrottleClock]:
    """The clock of the limit for opening DMs."""
    with throttle_clock() as clock:
        yield clock


Start = Callable[..., Awaitable[DiscordApp]]


@pytest.fixture
async def start(app: App, core: ScriptedHandler) -> AsyncIterator[Start]:
    """Connects an adapter, with settings by keyword; it is closed at the end of the test."""
    async with AsyncExitStack() as stack:

        async def connect(**settings: Any) -> DiscordApp:
            adapter = DiscordApp(
                **{
                    "token": app.token,
                    "api_url": app.discord.api,
                    "gateway_url": app.discord.gateway,
                    **settings,
                }
            )
            stack.push_async_callback(adapter.close)
            await adapter.start(core)
            return adapter

        yield connect
