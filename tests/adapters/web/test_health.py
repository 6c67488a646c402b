"""What a supervisor reads of a process, well and unwell."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from adapters.web.app import WebServer
from adapters.web.health import HealthPages
from bot.application import make_bot
from bot.core.store import Store, StoreUnavailable
from storage import open_store
from storage.sqlite.store import open_file
from storage.transaction import StoreTransaction
from tests.support.fakes import FakeClock


class AwayStore:
    """A store that can be away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.away = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transaction(self) -> Any:
        """See `bot.core.store.Store`."""
        if self.away:
            raise StoreUnavailable("away")
        return self._store.transaction()


class Supervised:
    """A process as its supervisor sees it."""

    def __init__(self, store: Store) -> None:
        self.store = AwayStore(store)
        self.working = self.connected = True
        self.hanging = False
        self.address = ""

    async def slack(self) -> bool:
        """Whether the platform is connected."""
        if self.hanging:
            await asyncio.Event().wait()
        return self.connected

    async def asks(self, path: str) -> tuple[int, str]:
        """Get a page."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.address}{path}") as answer,
        ):
            return answer.status, await answer.text()


@asynccontextmanager
async def supervised(store: Store | None = None) -> AsyncIterator[Supervised]:
    """A process with its pages."""
    store = store or await open_store("sqlite://")
    one = Supervised(store)
    pages = HealthPages(
        store=one.store, working=lambda: one.working, connected={"slack": one.slack}, probe_s=0.3
    )
    server = await WebServer.start([pages], host="127.0.0.1", port=0)
    one.address = server.address
    try:
        yield one
    finally:
        await server.close()
        await store.close()


async def test_a_process_that_is_well() -> None:
    async with supervised() as process:
        assert await process.asks("/healthz") == (200, "work in the background: ok\n")
        assert await process.asks("/readyz") == (200, "database: ok\nslack: ok\n")


async def test_work_that_ended_is_unhealthy_and_no_reason_to_be_unready() -> None:
    async with supervised() as process:
        process.working = False
        assert await process.asks("/healthz") == (503, "work in the background: ended\n")
        assert (await process.asks("/readyz"))[0] == 200


@pytest.mark.parametrize(
    "change, line",
    [
        ("away", "database: no answer"),
        ("not connected", "slack: not ready"),
        ("hanging", "slack: no answer"),
    ],
)
async def test_what_is_away_is_named_and_restarts_nothing(change: str, line: str) -> None:
    async with supervised() as process:
        process.store.away = change == "away"
        process.connected = change != "not connected"
        process.hanging = change == "hanging"
        status, said = await process.asks("/readyz")
        assert status == 503
        assert line in said.splitlines()
        assert sum(": ok" in each for each in said.splitlines()) == 1
        assert (await process.asks("/healthz"))[0] == 200


async def test_a_database_that_a_newer_program_has_changed_is_not_ready() -> None:
    store = await open_file(None, migrate=True)
    async with supervised(store) as process:
        async with store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            await tx.session.fetch("INSERT INTO migrations VALUES (9999, '9999_later.sql')")
        assert await process.asks("/readyz") == (503, "database: not ready\nslack: ok\n")


async def test_the_core_says_whether_its_work_goes_on() -> None:
    store = await open_store("sqlite://")
    bot = make_bot(store=store, chats={}, clock=FakeClock())
    before = bot.working  # a start that takes long is no illness
    await bot.start()
    started = bot.working
    await bot.upkeep.close()
    assert (before, started, bot.working) == (True, True, False)
    await bot.close()
    await store.close()
