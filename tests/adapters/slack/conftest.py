"""Fixtures of the Slack tests: a member, a scripted core, and the app between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.slack.app import SlackApp
from adapters.slack.timings import SlackTimings
from bot.core.events import Event, HomeOpened
from bot.core.responses import Nothing, Response
from bot.core.store import Store
from storage import open_store
from tests.adapters.slack.harness import (
    TEAM,
    RunningBot,
    install,
    many_workspaces,
    one_workspace,
    start_bot,
)
from tests.adapters.slack.inbox_setup import RecordingCore, Setup, UnreliableStore, started
from tests.contract.chat_platforms import ScriptedCore, tells_installer
from tests.emulators.slack_client import LoopbackSlack, Member, loopback_slack
from tests.support.builders import NOW


class SlowCore(ScriptedCore):
    """Waits `delay_s` before each response, and handles each event id once."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.delay_s = 0.0

    async def handle(self, event: Event) -> Response:
        """Return the next scripted response."""
        if tells_installer(event):
            return Nothing()
        if not isinstance(event, HomeOpened):
            await asyncio.sleep(self.delay_s)
        async with self.store.transaction() as tx:
            if not await tx.events.mark_seen(event.event_id, NOW):
                return Nothing()
        return await super().handle(event)


@pytest.fixture
def timings() -> SlackTimings:
    """Those of production. A test passes others by parametrizing `timings`."""
    return SlackTimings()


@pytest.fixture
async def slack() -> AsyncIterator[LoopbackSlack]:
    """A loopback Slack with one workspace."""
    async with loopback_slack() as started:
        await started.do("workspace", team=TEAM, name="Cardiff")
        yield started


@pytest.fixture
async def core() -> AsyncIterator[SlowCore]:
    """The scripted core behind `app`."""
    store = await open_store("sqlite://")
    yield SlowCore(store)
    await store.close()


@pytest.fixture
async def app(
    slack: LoopbackSlack, core: SlowCore, timings: SlackTimings
) -> AsyncIterator[SlackApp]:
    """The app, connected over Socket Mode. At the end Slack must not have refused a call."""
    app = SlackApp(**await one_workspace(slack, "socket"), store=core.store, timings=timings)
    try:
        await app.start(core)
        await slack.do("sockets", seconds=60)
        yield app
        await app.drain()
        assert not await slack.refusals()
    finally:
        await app.close()


@pytest.fixture
async def ann(slack: LoopbackSlack, app: SlackApp) -> Member:
    """A member who uses the app."""
    return await slack.member(TEAM, "U1", "ann")


@pytest.fixture
async def unreliable_store() -> AsyncIterator[UnreliableStore]:
    """An empty store that the test can make unavailable."""
    store = UnreliableStore(await open_store("sqlite://"))
    yield store
    await store.close()


@pytest.fixture
async def setup(
    slack: LoopbackSlack, unreliable_store: UnreliableStore, timings: SlackTimings
) -> AsyncIterator[Setup]:
    """The app on an unreliable store. At the end Slack must not have refused a call."""
    core = RecordingCore(unreliable_store)
    async with started(slack, unreliable_store, core, timings) as app:
        yield Setup(await slack.member(TEAM, "U1", "ann"), core, unreliable_store, app)
        assert not await slack.refusals()


@pytest.fixture
async def two_workspaces(timings: SlackTimings) -> AsyncIterator[RunningBot]:
    """The bot over HTTP, installed in the workspaces T1 and T2."""
    async with loopback_slack("http") as slack:
        for team in ("T1", "T2"):
            await slack.do("workspace", team=team, name=f"Team {team}", installed=False)
        async with start_bot(slack, "http", many_workspaces(slack) | {"timings": timings}) as bot:
            for team in ("T1", "T2"):
                assert "Thank you" in await install(bot, team)
            yield bot
