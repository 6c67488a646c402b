"""SQLite is locked or full; a second process opens it; the event loop stalls."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import SystemClock
from bot.core.store import Store
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.timings import DeliveryTimings
from bot.domain.practice import Practice
from storage import InUse, open_store
from storage.transaction import StoreTransaction
from tests.faults.harness import notice, open_workspace
from tests.faults.platform import FileChat, read
from tests.support.routing import ROUTER

pytestmark = pytest.mark.faults


async def schedule(store: Store, first: int, count: int) -> None:
    """Add that many nudges, due now."""
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        await tx.nudges.schedule_all([notice(f"n{first + number}", now) for number in range(count)])


async def wait_sent(file: Path, count: int) -> list[str]:
    """The keys of the visible messages, once there are that many."""
    async with asyncio.timeout(30):
        while len(read(file)) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return [line.key for line in read(file)]


async def test_another_connection_holds_the_write_lock(tmp_path: Path) -> None:
    store = await open_workspace(f"sqlite:///{tmp_path}/paned.db")
    chat = FileChat(tmp_path / "platform")
    dispatcher = Dispatcher(
        store=store,
        chats={"town": chat},
        clock=SystemClock(),
        practice=Practice(),
        router=ROUTER,
    )
    await schedule(store, 0, 50)
    await dispatcher.start()
    await wait_sent(tmp_path / "platform", 50)
    other = sqlite3.connect(tmp_path / "paned.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(schedule(store, 50, 50))
    dispatcher.wake()
    await asyncio.sleep(0.5)
    other.execute("ROLLBACK")
    other.close()
    await writing
    dispatcher.wake()
    keys = await wait_sent(tmp_path / "platform", 100)
    await dispatcher.close()
    await store.close()
    chat.close()
    assert sorted(keys) == sorted(f"n{number}" for number in range(100))


async def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/paned.db"
    store = await open_workspace(url)
    acknowledged = 0
    with pytest.raises(Exception, match="full"):
        async with asyncio.timeout(30):
            await _fill(store)
    async with store.transaction() as tx:
        acknowledged = len([n for n in await tx.nudges.waiting_for("olu") if n.key.startswith("n")])
    chat = FileChat(tmp_path / "platform")
    await _limit_pages(store, 100_000)
    dispatcher = Dispatcher(
        store=store,
        chats={"town": chat},
        clock=SystemClock(),
        practice=Practice(),
        router=ROUTER,
    )
    await dispatcher.drain()
    await store.close()
    chat.close()
    keys = [line.key for line in read(tmp_path / "platform")]
    assert acknowledged % 100 == 0
    assert len(keys) == len(set(keys)) == acknowledged > 0


async def _limit_pages(store: Store, pages: int) -> None:
    async with store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        await tx.session.fetch(f"PRAGMA max_page_count = {pages}")


async def _fill(store: Store) -> None:
    """Write a hundred nudges a transaction until the database is full: it may grow by 400 kB."""
    async with store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        ((pages,),) = await tx.session.fetch("PRAGMA page_count")
    await _limit_pages(store, pages + 100)
    for number in range(0, 100_000, 100):
        await schedule(store, number, 100)


async def test_a_second_process_on_the_same_file_refuses_to_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/paned.db"
    store = await open_store(url)
    with pytest.raises(InUse, match="only one may write"):
        await open_store(url)
    await store.close()
    await (await open_store(url)).close()


async def test_the_event_loop_stalls_longer_than_a_lease(url: str, tmp_path: Path) -> None:
    """Claims may be another worker's by then."""
    store = await open_workspace(url)
    chat = FileChat(tmp_path / "platform")
    dispatcher = Dispatcher(
        store=store,
        chats={"town": chat},
        clock=SystemClock(),
        practice=Practice(),
        router=ROUTER,
        timings=DeliveryTimings(lease_s=0.2, lease_margin_s=0.02),
    )
    await dispatcher.start()
    for start, stall in ((0, 0.1), (30, 0.25), (60, 0.1)):
        await schedule(store, start, 30)
        dispatcher.wake()
        for _ in range(2):
            await asyncio.sleep(0.005)
            time.sleep(stall)
    keys = await wait_sent(tmp_path / "platform", 90)
    await dispatcher.close()
    await store.close()
    chat.close()
    assert sorted(keys) == sorted(f"n{number}" for number in range(90))
