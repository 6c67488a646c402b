"""Small commits by themselves are made in the event loop, on a disk that has long been quick."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.store import Store
from storage import disk, writer
from storage.connection import Connection
from storage.disk import CALM, QUICK, SLOW, Disk
from storage.sqlite import SqliteStore
from tests.builders import NOW, make_person


@pytest.fixture
def where(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where each commit was made. The disk itself is never slow here, however busy it is."""
    monkeypatch.setattr(disk, "QUICK", 60.0)
    made: list[str] = []
    real = Connection.commit_now

    def commit_now(connection: Connection, its: Disk, *, in_loop: bool) -> None:
        made.append("loop" if in_loop else "thread")
        real(connection, its, in_loop=in_loop)

    monkeypatch.setattr(Connection, "commit_now", commit_now)
    return made


def calm(store: Store) -> Disk:
    """The disk of the store, which has been quick so far."""
    assert isinstance(store, SqliteStore)
    its = store._writer._disk
    for _ in range(CALM):
        its.took(0.0, in_loop=False)
    return its


async def see(store: Store, event: str) -> None:
    async with store.transaction() as tx:
        await tx.first_time(event, NOW)


def test_a_disk_has_to_be_quick_for_long() -> None:
    new = Disk()
    for _ in range(CALM):
        assert not new.is_quick
        new.took(QUICK / 2, in_loop=False)
    assert new.is_quick


@pytest.mark.parametrize(
    "seconds, in_loop, quick",
    [
        (QUICK, True, False),
        (QUICK, False, True),  # there it may have been a checkpoint
        (2 * SLOW, False, False),
        (QUICK / 2, True, True),
    ],
)
def test_one_slow_commit_is_enough(seconds: float, in_loop: bool, quick: bool) -> None:
    known = Disk()
    for _ in range(CALM):
        known.took(QUICK / 2, in_loop=False)
    known.took(seconds, in_loop=in_loop)
    assert known.is_quick is quick


async def test_a_lone_unit_commits_in_the_loop_and_is_durable(
    store: Store, tmp_path: Path, where: list[str]
) -> None:
    await see(store, "a")
    calm(store)
    await see(store, "b")
    async with store.transaction() as tx:  # one that reads as well
        assert not await tx.first_time("a", NOW)
        await tx.put_person(make_person("zoe"))
    assert where == ["thread", "loop", "loop"]
    reader = sqlite3.connect(tmp_path / "handshakes.db")
    assert reader.execute("SELECT id FROM events ORDER BY id").fetchall() == [("a",), ("b",)]
    reader.close()


@pytest.mark.parametrize("units, nudges", [(2, 1), (1, writer.SMALL + 1)])
async def test_several_or_large_ones_go_to_the_thread(
    store: Store, where: list[str], units: int, nudges: int
) -> None:
    async with store.transaction() as tx:
        await tx.put_person(make_person("ana"))
    calm(store)
    where.clear()

    async def put(number: int) -> None:
        async with store.transaction() as tx:
            for n in range(nudges):
                await tx.first_time(f"{number}.{n}", NOW)

    await asyncio.gather(*(put(number) for number in range(units)))
    assert where == ["thread"]


async def test_after_a_stall_the_thread_waits_for_the_disk(store: Store, where: list[str]) -> None:
    known = calm(store)
    await see(store, "a")
    known.took(61.0, in_loop=True)
    await see(store, "b")
    assert where == ["loop", "thread"]


async def test_a_loop_of_lone_units_lets_others_go_and_its_log_stays_short(
    store: Store, tmp_path: Path, where: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "CHECKPOINT_PAGES", 50)
    rounds = 0

    async def others() -> None:
        nonlocal rounds
        while True:
            rounds += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(others())
    for number in range(20 * CALM):
        await see(store, str(number))
    beside.cancel()
    assert where.count("loop") > 15 * CALM
    assert rounds > len(where)
    assert (tmp_path / "handshakes.db-wal").stat().st_size < 4096 * (50 + 10 * CALM)


async def test_a_commit_in_the_loop_that_fails_is_told(store: Store, where: list[str]) -> None:
    calm(store)
    async with store.transaction() as tx:
        await tx.put_person(make_person("ana"))

    def failing(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.MonkeyPatch.context() as fault:
        fault.setattr(Connection, "commit_now", failing)
        with pytest.raises(Exception, match="disk I/O error"):
            await see(store, "a")
    await see(store, "b")
    async with store.transaction() as tx:
        assert await tx.first_time("a", NOW), "nothing of it was kept"
        assert not await tx.first_time("b", NOW)
