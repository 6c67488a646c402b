"""Units of work that share a commit: each alone, all durable, and every failure told."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from bot.store import Store, Transaction
from storage import NotCommitted, open_store
from storage.session import Row
from storage.sqlite import SqliteStore
from storage.transaction import StoreTransaction
from storage.writer import BATCH_UNITS
from tests.builders import HOUR, NOW


async def sql(tx: Transaction, statement: str) -> Sequence[Row]:
    """A statement that no method of the Transaction would run."""
    assert isinstance(tx, StoreTransaction)
    return await tx._db.fetch(statement)


async def see(store: Store, event: str) -> None:
    async with store.transaction() as tx:
        await tx.first_time(event, NOW)


async def seen(store: Store) -> list[str]:
    async with store.transaction() as tx:
        return sorted(id for (id,) in await sql(tx, "SELECT id FROM events"))


async def break_the_commit(store: Store) -> None:
    """A unit whose own statements succeed and whose COMMIT is refused by SQLite."""
    async with store.transaction() as tx:
        await sql(tx, "PRAGMA defer_foreign_keys = ON")
        await sql(tx, "INSERT INTO watches VALUES ('net', 'nobody', 'data', 0)")


async def test_a_commit_that_fails_is_told_to_every_unit_in_it(store: Store) -> None:
    results = await asyncio.gather(
        see(store, "a"), break_the_commit(store), see(store, "b"), return_exceptions=True
    )
    assert [type(result) for result in results] == [NotCommitted] * 3
    assert len({id(result) for result in results}) == 3
    assert await seen(store) == []
    await see(store, "c")
    assert await seen(store) == ["c"]


async def test_units_that_come_together_share_a_commit_up_to_a_number(store: Store) -> None:
    # A refused commit shows who shares it: exactly the first batch is lost.
    many = [break_the_commit(store), *(see(store, f"e{n}") for n in range(BATCH_UNITS + 5))]
    results = await asyncio.gather(*many, return_exceptions=True)
    lost = [n for n, result in enumerate(results) if result is not None]
    assert 1 < len(lost) <= BATCH_UNITS
    assert lost == list(range(len(lost)))
    assert len(await seen(store)) == BATCH_UNITS + 6 - len(lost)


async def test_turns_are_taken_in_the_order_of_asking(store: Store) -> None:
    order: list[int] = []

    async def one(number: int) -> None:
        async with store.transaction() as tx:
            order.append(number)
            await tx.first_time(str(number), NOW)

    await asyncio.gather(*(one(n) for n in range(3 * BATCH_UNITS)))
    assert order == list(range(3 * BATCH_UNITS))


class Exit(BaseException):
    """What is no Exception, as KeyboardInterrupt is none."""


async def test_a_unit_that_is_torn_out_is_undone_alone(store: Store) -> None:
    async def torn(event: str) -> None:
        async with store.transaction() as tx:
            await tx.first_time(event, NOW)
            raise Exit

    async def caught(event: str) -> str:
        try:
            await torn(event)
        except Exit:
            return "torn"
        return "kept"

    results = await asyncio.gather(caught("x"), see(store, "a"), caught("y"), see(store, "b"))
    assert list(results) == ["torn", None, "torn", None]
    assert await seen(store) == ["a", "b"]


async def test_cancelled_while_its_statement_runs_it_leaves_nothing(store: Store) -> None:
    async def slow() -> None:
        async with store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            await tx._db.fetch_long(
                "INSERT INTO events WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                " WHERE i < 200000) SELECT i, i FROM n"
            )

    task = asyncio.create_task(slow())
    waiting = asyncio.create_task(see(store, "a"))
    for _ in range(50):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await waiting
    assert await seen(store) == ["a"]


async def test_when_sqlite_undoes_everything_those_before_are_told(store: Store) -> None:
    async def ruin() -> None:
        async with store.transaction() as tx:
            await sql(tx, "ROLLBACK")  # as SQLite does by itself when the disk fails
            raise ValueError

    results = await asyncio.gather(see(store, "a"), ruin(), see(store, "b"), return_exceptions=True)
    assert [type(result) for result in results] == [NotCommitted, ValueError, type(None)]
    assert await seen(store) == ["b"]


async def test_a_full_disk_is_told_even_if_the_unit_looks_away(store: Store) -> None:
    async def fill() -> None:
        async with store.transaction() as tx:
            await sql(tx, "PRAGMA max_page_count = 1")  # SQLite takes what is there now
            try:
                for number in range(100):
                    await tx.first_time(f"{number}" + "x" * 5000, NOW)
            except NotCommitted:
                pass
            with pytest.raises(NotCommitted):
                await tx.first_time("more", NOW)

    with pytest.raises(NotCommitted, match="full"):
        await fill()
    async with store.transaction() as tx:
        await sql(tx, "PRAGMA max_page_count = 1000000")
    await see(store, "a")
    assert await seen(store) == ["a"]


@pytest.mark.parametrize("reads", [True, False])
async def test_a_database_locked_from_outside_is_told_and_later_works(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: bool
) -> None:
    async def write(event: str) -> None:
        async with store.transaction() as tx:
            if reads:
                await tx.first_time(event, NOW)
            else:
                await tx.put_secret(event, b"")

    monkeypatch.setattr("storage.writer.BUSY_SECONDS", 0.02)
    other = sqlite3.connect(tmp_path / "handshakes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotCommitted, match="locked"):
        await write("a")
    other.execute("ROLLBACK")
    other.close()
    await write("a")
    async with store.transaction() as tx:
        assert not await tx.first_time("a", NOW) if reads else await tx.secret("a") == b""


async def test_many_are_told_of_a_lock_after_the_same_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.BUSY_SECONDS", 0.3)
    other = sqlite3.connect(tmp_path / "handshakes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with asyncio.timeout(6):  # one after the other would be twice as long
        results = await asyncio.gather(
            *(see(store, str(number)) for number in range(40)), return_exceptions=True
        )
    assert {type(result) for result in results} == {NotCommitted}
    other.execute("ROLLBACK")
    other.close()
    await see(store, "later")
    assert await seen(store) == ["later"]


async def test_a_transaction_inside_a_transaction_is_refused_not_waited_for(store: Store) -> None:
    async def nested() -> None:
        async with store.transaction():
            await see(store, "inner")

    with pytest.raises(RuntimeError, match="inside"):
        await nested()
    await see(store, "a")
    assert await seen(store) == ["a"]


async def test_closing_lets_those_who_wait_finish(store: Store, tmp_path: Path) -> None:
    tasks = [asyncio.create_task(see(store, f"e{n}")) for n in range(100)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*tasks)
    again = await open_store(f"sqlite:///{tmp_path}/handshakes.db")
    try:
        assert len(await seen(again)) == 100
    finally:
        await again.close()


CHILD = """
import asyncio, sys
from datetime import UTC, datetime
from storage import open_store
NOW = datetime(2026, 3, 2, tzinfo=UTC)

async def main():
    store = await open_store(sys.argv[1])
    async def worker(name):
        for number in range(100_000):
            async with store.transaction() as tx:
                await tx.first_time(f"{name}-{number}", NOW)
            print(f"{name}-{number}", flush=True)
    await asyncio.gather(*(worker(name) for name in range(16)))

asyncio.run(main())
"""


async def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/handshakes.db"
    acknowledged: list[str] = []
    for lines in (1, 200, 777):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, url], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        new = [child.stdout.readline() for _ in range(lines)]
        os.kill(child.pid, signal.SIGKILL)
        new += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        acknowledged += [line.strip() for line in new if line.endswith("\n")]
        store = await open_store(url)  # the dead one holds no lock
        try:
            assert set(acknowledged) <= set(await seen(store))
        finally:
            await store.close()
    assert len(acknowledged) >= 978


async def test_a_write_that_failed_when_it_was_carried_out_keeps_its_unit_from_being_kept(
    store: Store,
) -> None:
    async def look_away() -> None:
        async with store.transaction() as tx:
            await tx.first_time("a", NOW)
            await tx.add_watch("net", "nobody", "data", NOW)
            with pytest.raises(sqlite3.IntegrityError):
                await tx.watches("net")

    with pytest.raises(NotCommitted, match="FOREIGN KEY"):
        await look_away()
    assert await seen(store) == []


async def test_what_need_not_be_waited_for_is_carried_by_the_next_commit(
    store: Store, tmp_path: Path
) -> None:
    async def note(event: str) -> None:
        async with store.transaction() as tx:
            await tx.first_time(event, NOW)
            await tx.need_not_wait()

    other = sqlite3.connect(tmp_path / "handshakes.db")

    def durable() -> list[str]:
        return [id for (id,) in other.execute("SELECT id FROM events ORDER BY id")]

    await note("a")
    assert await seen(store) == ["a"]
    assert durable() == []
    await see(store, "b")
    assert durable() == ["a", "b"]
    await note("c")
    with suppress(Exit):
        async with store.transaction() as tx:
            await tx.first_time("d", NOW)
            raise Exit
    await store.close()
    assert durable() == ["a", "b", "c"]
    other.close()


async def test_who_writes_after_that_waits(store: Store, tmp_path: Path) -> None:
    async with store.transaction() as tx:
        await tx.first_time("a", NOW)
        await tx.need_not_wait()
        await tx.put_secret("name", b"")
    with sqlite3.connect(tmp_path / "handshakes.db") as other:
        assert other.execute("SELECT COUNT(*) FROM events").fetchone() == (1,)
    other.close()


class Failing:
    """A connection on which no transaction can be begun."""

    def __init__(self, real: sqlite3.Connection) -> None:
        self._real = real
        self.fails = True

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, sql: str, *args: object) -> object:
        """As a disk that is torn out."""
        if self.fails and sql == "BEGIN IMMEDIATE":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error
        return self._real.execute(sql, *args)  # type: ignore[arg-type]


async def test_a_disk_on_which_nothing_can_be_begun_is_told(store: SqliteStore) -> None:
    async def only_writes(event: str) -> None:
        async with store.transaction() as tx:
            await tx.receive("town", {event: "{}"}, NOW)

    failing = Failing(store._writer.here)
    store._writer.here = failing  # type: ignore[assignment]
    async with asyncio.timeout(5):
        results = await asyncio.gather(
            only_writes("a"), see(store, "b"), only_writes("c"), return_exceptions=True
        )
    assert [type(result) for result in results] == [NotCommitted] * 3
    failing.fails = False
    await only_writes("d")
    async with store.transaction() as tx:
        assert [id for id, _, _ in await tx.received("town", NOW + HOUR, 5)] == ["d"]


@pytest.mark.parametrize("others", [0, 2])
async def test_what_cannot_be_stored_harms_its_own_unit_only(store: Store, others: int) -> None:
    async def too_large() -> None:
        async with store.transaction() as tx:
            await tx.receive("town", {"kept?": "{}"}, NOW)
            assert isinstance(tx, StoreTransaction)
            await tx._db.write("INSERT INTO events VALUES ($1, $2)", ["large", 2**63])

    async def only_writes(event: str) -> None:
        async with store.transaction() as tx:
            await tx.receive("town", {event: "{}"}, NOW)

    units = [only_writes(str(number)) for number in range(others)]
    async with asyncio.timeout(5):
        results = await asyncio.gather(too_large(), *units, return_exceptions=True)
    assert isinstance(results[0], OverflowError)
    assert results[1:] == [None] * others
    async with store.transaction() as tx:
        assert len(await tx.received("town", NOW + HOUR, 5)) == others
