"""Small commits of one unit are made in the event loop, while the disk is quick."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.store import Store
from storage import NotCommitted
from storage.sqlite.commit_queue import SMALL
from storage.sqlite.disk import QUICK_COMMITS, QUICK_S, SLOW_S, Disk, NoDisk
from storage.sqlite.store import open_file
from tests.support.builders import NOW, make_person


class RecordingDisk(Disk):
    """Records where each commit was made. It counts as quick, however busy the real one is."""

    def __init__(self) -> None:
        super().__init__(quick_s=60.0, checkpoint_pages=50)
        self.made_in: list[str] = []
        self.fails = False

    def before_commit(self, connection: sqlite3.Connection, *, in_loop: bool) -> None:
        """Record the commit, or fail."""
        if self.fails:
            raise sqlite3.OperationalError("disk I/O error")
        self.made_in.append("loop" if in_loop else "thread")
        super().before_commit(connection, in_loop=in_loop)

    def become_quick(self) -> None:
        """As after many quick commits."""
        for _ in range(QUICK_COMMITS):
            self.note_commit(0.0, in_loop=False)


@pytest.fixture
def disk() -> RecordingDisk:
    return RecordingDisk()


@pytest.fixture
async def store(tmp_path: Path, disk: RecordingDisk) -> AsyncIterator[Store]:
    """An open store in a file of its own, on that disk."""
    opened = await open_file(tmp_path / "paned.db", migrate=True, disk=disk)
    yield opened
    await opened.close()


async def see(store: Store, event: str) -> None:
    async with store.transaction() as tx:
        await tx.events.mark_seen(event, NOW)


def test_a_disk_is_quick_after_many_quick_commits() -> None:
    new = Disk()
    for _ in range(QUICK_COMMITS):
        assert not new.is_quick
        new.note_commit(QUICK_S / 2, in_loop=False)
    assert new.is_quick


@pytest.mark.parametrize(
    "seconds, in_loop, quick",
    [
        (QUICK_S, True, False),
        (QUICK_S, False, True),  # it may have been a checkpoint
        (2 * SLOW_S, False, False),
        (QUICK_S / 2, True, True),
    ],
)
def test_one_slow_commit_ends_that(seconds: float, in_loop: bool, quick: bool) -> None:
    disk = Disk()
    for _ in range(QUICK_COMMITS):
        disk.note_commit(QUICK_S / 2, in_loop=False)
    disk.note_commit(seconds, in_loop=in_loop)
    assert disk.is_quick is quick


async def test_a_single_unit_commits_in_the_loop_and_is_durable(
    store: Store, tmp_path: Path, disk: RecordingDisk
) -> None:
    await see(store, "a")
    disk.become_quick()
    await see(store, "b")
    async with store.transaction() as tx:  # one that reads as well
        assert not await tx.events.mark_seen("a", NOW)
        await tx.people.put(make_person("zoe"))
    assert disk.made_in == ["thread", "loop", "loop"]
    reader = sqlite3.connect(tmp_path / "paned.db")
    assert reader.execute("SELECT id FROM events ORDER BY id").fetchall() == [("a",), ("b",)]
    reader.close()


@pytest.mark.parametrize("units, nudges", [(2, 1), (1, SMALL + 1)])
async def test_several_units_or_a_large_one_commit_in_the_thread(
    store: Store, disk: RecordingDisk, units: int, nudges: int
) -> None:
    async with store.transaction() as tx:
        await tx.people.put(make_person("ana"))
    disk.become_quick()
    disk.made_in.clear()

    async def write(number: int) -> None:
        async with store.transaction() as tx:
            for n in range(nudges):
                await tx.events.mark_seen(f"{number}.{n}", NOW)

    await asyncio.gather(*(write(number) for number in range(units)))
    assert disk.made_in == ["thread"]


async def test_after_a_slow_commit_the_next_is_made_in_the_thread(
    store: Store, disk: RecordingDisk
) -> None:
    disk.become_quick()
    await see(store, "a")
    disk.note_commit(61.0, in_loop=True)
    await see(store, "b")
    assert disk.made_in == ["loop", "thread"]


async def test_many_single_units_leave_the_loop_to_others_and_the_log_short(
    store: Store, tmp_path: Path, disk: RecordingDisk
) -> None:
    rounds, log = 0, tmp_path / "paned.db-wal"
    after_migrating = log.stat().st_size  # the first checkpoint comes later, and shortens no file

    async def others() -> None:
        nonlocal rounds
        while True:
            rounds += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(others())
    for number in range(20 * QUICK_COMMITS):
        await see(store, str(number))
    beside.cancel()
    assert disk.made_in.count("loop") > 15 * QUICK_COMMITS
    assert rounds > len(disk.made_in)
    assert log.stat().st_size < after_migrating + 4096 * (50 + 10 * QUICK_COMMITS)


async def test_a_commit_in_the_loop_that_fails_raises(store: Store, disk: RecordingDisk) -> None:
    disk.become_quick()
    async with store.transaction() as tx:
        await tx.people.put(make_person("ana"))

    disk.fails = True
    with pytest.raises(NotCommitted, match="disk I/O error"):
        await see(store, "a")
    disk.fails = False
    await see(store, "b")
    async with store.transaction() as tx:
        assert await tx.events.mark_seen("a", NOW), "nothing of it was written"
        assert not await tx.events.mark_seen("b", NOW)


class RecordingMemory(NoDisk):
    """Records where each commit was made."""

    def __init__(self) -> None:
        super().__init__()
        self.made_in: list[str] = []

    def note_commit(self, seconds: float, *, in_loop: bool) -> None:
        """Note it as one of a slow disk."""
        self.made_in.append("loop" if in_loop else "thread")
        super().note_commit(2 * SLOW_S, in_loop=in_loop)


async def test_in_memory_every_small_commit_is_made_in_the_loop() -> None:
    disk = RecordingMemory()
    store = await open_file(None, migrate=True, disk=disk)
    for event in range(QUICK_COMMITS + 2):
        await see(store, str(event))
    await store.close()
    assert disk.made_in == ["loop"] * (QUICK_COMMITS + 2)
