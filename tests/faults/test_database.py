"""The database is locked, full, gone or slow; two processes by mistake; a loop that stalls."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import SystemClock
from bot.model.practice import Practice
from bot.nudges import Dispatcher
from bot.store import Store
from storage import InUse, open_store
from tests.faults.harness import found, to_olu
from tests.faults.platform import FileChat, read

pytestmark = pytest.mark.faults


async def put(store: Store, first: int, count: int) -> None:
    """So many nudges that are due."""
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        await tx.put_nudges([to_olu(f"n{first + number}", now) for number in range(count)])


async def sent(file: Path, count: int) -> list[str]:
    """The keys of what became visible, once there are so many."""
    async with asyncio.timeout(30):
        while len(read(file)) < count:  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.02)
    return [line.key for line in read(file)]


async def test_locked_by_somebody_elses_hand(tmp_path: Path) -> None:
    store = await found(f"sqlite:///{tmp_path}/handshakes.db")
    chat = FileChat(tmp_path / "platform")
    dispatcher = Dispatcher(
        store=store, chats={"town": chat}, clock=SystemClock(), practice=Practice()
    )
    await put(store, 0, 50)
    await dispatcher.start()
    await sent(tmp_path / "platform", 50)
    other = sqlite3.connect(tmp_path / "handshakes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    putting = asyncio.create_task(put(store, 50, 50))
    dispatcher.wake()
    await asyncio.sleep(0.5)
    other.execute("ROLLBACK")
    other.close()
    await putting
    dispatcher.wake()
    keys = await sent(tmp_path / "platform", 100)
    await dispatcher.close()
    await store.close()
    chat.close()
    assert sorted(keys) == sorted(f"n{number}" for number in range(100))


async def test_a_full_disk_forgets_nothing_it_acknowledged(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/handshakes.db"
    store = await found(url)
    acknowledged = 0
    with pytest.raises(Exception, match="full"):
        async with asyncio.timeout(30):
            await _fill(store)
    async with store.transaction() as tx:
        acknowledged = len([n for n in await tx.nudges_for("olu") if n.key.startswith("n")])
    chat = FileChat(tmp_path / "platform")
    await _grow(store)
    dispatcher = Dispatcher(
        store=store, chats={"town": chat}, clock=SystemClock(), practice=Practice()
    )
    await dispatcher.settle()
    await store.close()
    chat.close()
    keys = [line.key for line in read(tmp_path / "platform")]
    assert acknowledged % 100 == 0
    assert len(keys) == len(set(keys)) == acknowledged > 0


async def _pages(store: Store, pages: int) -> None:
    async with store.transaction() as tx:
        await tx._db.fetch(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]


async def _fill(store: Store) -> None:
    """A disk that takes half a megabyte and no more; units of work of a hundred nudges each."""
    await _pages(store, 128)
    for number in range(0, 100_000, 100):
        await put(store, number, 100)


async def _grow(store: Store) -> None:
    await _pages(store, 100_000)


async def test_a_second_process_on_the_same_file_refuses_to_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/handshakes.db"
    store = await open_store(url)
    with pytest.raises(InUse, match="only one may write"):
        await open_store(url)
    await store.close()
    await (await open_store(url)).close()


async def test_a_loop_that_stalls(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For longer than a lease: what was claimed may be another's by then."""
    monkeypatch.setattr("bot.nudges.LEASE", timedelta(seconds=0.2))
    monkeypatch.setattr("bot.sending.LEASE", timedelta(seconds=0.2))
    monkeypatch.setattr("bot.sending.MARGIN", 0.02)
    store = await found(url)
    chat = FileChat(tmp_path / "platform")
    dispatcher = Dispatcher(
        store=store, chats={"town": chat}, clock=SystemClock(), practice=Practice()
    )
    await dispatcher.start()
    for start, stall in ((0, 0.1), (30, 0.25), (60, 0.1)):
        await put(store, start, 30)
        dispatcher.wake()
        for _ in range(2):
            await asyncio.sleep(0.005)
            time.sleep(stall)
    keys = await sent(tmp_path / "platform", 90)
    await dispatcher.close()
    await store.close()
    chat.close()
    assert sorted(keys) == sorted(f"n{number}" for number in range(90))
