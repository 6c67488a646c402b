"""Units of work that share a commit: isolated, durable, and every failure raises."""

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
from typing import Any

import pytest

from bot.core.store import Store, Transaction
from storage import NotCommitted, StoreTimings, open_store
from storage.session import Row
from storage.sqlite.commit_queue import BATCH_UNITS
from storage.sqlite.store import open_file
from storage.transaction import StoreTransaction
from tests.support.builders import HOUR, NOW


def url_in(folder: Path) -> str:
    """The address of the database in that folder."""
    return f"sqlite:///{folder}/paned.db"


async def sql(tx: Transaction, statement: str) -> Sequence[Row]:
    """Run a statement that no repository has."""
    assert isinstance(tx, StoreTransaction)
    return await tx.session.fetch(statement)


async def mark(store: Store, event: str) -> None:
    async with store.transaction() as tx:
        await tx.events.mark_seen(event, NOW)


async def marked(store: Store) -> list[str]:
    async with store.transaction() as tx:
        return sorted(id for (id,) in await sql(tx, "SELECT id FROM events"))


async def fail_at_commit(store: Store) -> None:
    """A unit whose own statements succeed and whose COMMIT is refused by SQLite."""
    async with store.transaction() as tx:
        await sql(tx, "PRAGMA defer_foreign_keys = ON")
        await sql(tx, "INSERT INTO watches VALUES ('net', 'nobody', 'data', 0)")


async def test_a_commit_that_fails_raises_in_every_unit_of_it(store: Store) -> None:
    results = await asyncio.gather(
        mark(store, "a"), fail_at_commit(store), mark(store, "b"), return_exceptions=True
    )
    assert [type(result) for result in results] == [NotCommitted] * 3
    assert len({id(result) for result in results}) == 3
    assert await marked(store) == []
    await mark(store, "c")
    assert await marked(store) == ["c"]


async def test_concurrent_units_share_a_commit_up_to_a_number(store: Store) -> None:
    # A failed commit shows which units share it: exactly the first batch is lost.
    many = [fail_at_commit(store), *(mark(store, f"e{n}") for n in range(BATCH_UNITS + 5))]
    results = await asyncio.gather(*many, return_exceptions=True)
    lost = [n for n, result in enumerate(results) if result is not None]
    assert 1 < len(lost) <= BATCH_UNITS
    assert lost == list(range(len(lost)))
    assert len(await marked(store)) == BATCH_UNITS + 6 - len(lost)


async def test_turns_are_taken_in_the_order_of_asking(store: Store) -> None:
    order: list[int] = []

    async def one(number: int) -> None:
        async with store.transaction() as tx:
            order.append(number)
            await tx.events.mark_seen(str(number), NOW)

    await asyncio.gather(*(one(n) for n in range(3 * BATCH_UNITS)))
    assert order == list(range(3 * BATCH_UNITS))


class Exit(BaseException):
    """Derived from BaseException, like KeyboardInterrupt."""


async def test_a_unit_that_raises_a_base_exception_is_undone_alone(store: Store) -> None:
    async def interrupted(event: str) -> None:
        async with store.transaction() as tx:
            await tx.events.mark_seen(event, NOW)
            raise Exit

    async def caught(event: str) -> str:
        try:
            await interrupted(event)
        except Exit:
            return "undone"
        return "committed"

    results = await asyncio.gather(caught("x"), mark(store, "a"), caught("y"), mark(store, "b"))
    assert list(results) == ["undone", None, "undone", None]
    assert await marked(store) == ["a", "b"]


async def test_a_unit_cancelled_during_a_statement_is_undone(store: Store) -> None:
    async def slow() -> None:
        async with store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            await tx.session.fetch_long(
                "INSERT INTO events WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                " WHERE i < 200000) SELECT i, i FROM n"
            )

    task = asyncio.create_task(slow())
    waiting = asyncio.create_task(mark(store, "a"))
    for _ in range(50):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await waiting
    assert await marked(store) == ["a"]


async def test_when_sqlite_rolls_back_itself_earlier_units_fail(store: Store) -> None:
    async def rolled_back() -> None:
        async with store.transaction() as tx:
            await sql(tx, "ROLLBACK")  # as SQLite itself does when the disk fails
            raise ValueError

    results = await asyncio.gather(
        mark(store, "a"), rolled_back(), mark(store, "b"), return_exceptions=True
    )
    assert [type(result) for result in results] == [NotCommitted, ValueError, type(None)]
    assert await marked(store) == ["b"]


async def test_a_full_disk_fails_the_unit_even_if_it_ignores_the_error(store: Store) -> None:
    async def fill() -> None:
        async with store.transaction() as tx:
            await sql(tx, "PRAGMA max_page_count = 1")  # SQLite sets the present number
            try:
                for number in range(100):
                    await tx.events.mark_seen(f"{number}" + "x" * 5000, NOW)
            except NotCommitted:
                pass
            with pytest.raises(NotCommitted):
                await tx.events.mark_seen("more", NOW)

    with pytest.raises(NotCommitted, match="full"):
        await fill()
    async with store.transaction() as tx:
        await sql(tx, "PRAGMA max_page_count = 1000000")
    await mark(store, "a")
    assert await marked(store) == ["a"]


@pytest.mark.parametrize("reads", [True, False])
async def test_a_database_locked_by_another_program_fails_and_later_works(
    tmp_path: Path, reads: bool
) -> None:
    store = await open_store(url_in(tmp_path), timings=StoreTimings(busy_timeout_s=0.02))

    async def write(event: str) -> None:
        async with store.transaction() as tx:
            if reads:
                await tx.events.mark_seen(event, NOW)
            else:
                await tx.secrets.put(event, b"")

    other = sqlite3.connect(tmp_path / "paned.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotCommitted, match="locked"):
        await write("a")
    other.execute("ROLLBACK")
    other.close()
    await write("a")
    async with store.transaction() as tx:
        assert (
            not await tx.events.mark_seen("a", NOW) if reads else await tx.secrets.get("a") == b""
        )
    await store.close()


async def test_many_units_fail_after_the_same_time_of_a_lock(tmp_path: Path) -> None:
    store = await open_store(url_in(tmp_path), timings=StoreTimings(busy_timeout_s=0.3))
    other = sqlite3.connect(tmp_path / "paned.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with asyncio.timeout(6):  # one after the other they would take twice as long
        results = await asyncio.gather(
            *(mark(store, str(number)) for number in range(40)), return_exceptions=True
        )
    assert {type(result) for result in results} == {NotCommitted}
    other.execute("ROLLBACK")
    other.close()
    await mark(store, "later")
    assert await marked(store) == ["later"]
    await store.close()


async def test_a_transaction_inside_a_transaction_raises_at_once(store: Store) -> None:
    async def nested() -> None:
        async with store.transaction():
            await mark(store, "inner")

    with pytest.raises(RuntimeError, match="inside"):
        await nested()
    await mark(store, "a")
    assert await marked(store) == ["a"]


async def test_closing_finishes_waiting_units(store: Store, tmp_path: Path) -> None:
    tasks = [asyncio.create_task(mark(store, f"e{n}")) for n in range(100)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*tasks)
    again = await open_store(url_in(tmp_path))
    try:
        assert len(await marked(again)) == 100
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
                await tx.events.mark_seen(f"{name}-{number}", NOW)
            print(f"{name}-{number}", flush=True)
    await asyncio.gather(*(worker(name) for name in range(16)))

asyncio.run(main())
"""


async def test_committed_units_survive_kill_9(tmp_path: Path) -> None:
    url = url_in(tmp_path)
    committed: list[str] = []
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
        committed += [line.strip() for line in new if line.endswith("\n")]
        store = await open_store(url)  # the dead process holds no lock
        try:
            assert set(committed) <= set(await marked(store))
        finally:
            await store.close()
    assert len(committed) >= 978


async def test_a_unit_with_a_failed_deferred_write_is_undone(
    store: Store,
) -> None:
    async def ignore_the_error() -> None:
        async with store.transaction() as tx:
            await tx.events.mark_seen("a", NOW)
            await tx.watches.add("net", "nobody", "data", NOW)
            with pytest.raises(sqlite3.IntegrityError):
                await tx.watches.next_person("net", "")

    with pytest.raises(NotCommitted, match="FOREIGN KEY"):
        await ignore_the_error()
    assert await marked(store) == []


async def test_writes_that_may_commit_later_go_with_the_next_commit(
    store: Store, tmp_path: Path
) -> None:
    async def mark_later(event: str) -> None:
        async with store.transaction() as tx:
            await tx.events.mark_seen(event, NOW)
            await tx.allow_async_commit()

    other = sqlite3.connect(tmp_path / "paned.db")

    def durable() -> list[str]:
        return [id for (id,) in other.execute("SELECT id FROM events ORDER BY id")]

    await mark_later("a")
    assert await marked(store) == ["a"]
    assert durable() == []
    await mark(store, "b")
    assert durable() == ["a", "b"]
    await mark_later("c")
    with suppress(Exit):
        async with store.transaction() as tx:
            await tx.events.mark_seen("d", NOW)
            raise Exit
    await store.close()
    assert durable() == ["a", "b", "c"]
    other.close()


async def test_a_unit_that_writes_after_allowing_that_waits(store: Store, tmp_path: Path) -> None:
    async with store.transaction() as tx:
        await tx.events.mark_seen("a", NOW)
        await tx.allow_async_commit()
        await tx.secrets.put("name", b"")
    with sqlite3.connect(tmp_path / "paned.db") as other:
        assert other.execute("SELECT COUNT(*) FROM events").fetchone() == (1,)
    other.close()


class Failing(sqlite3.Connection):
    """A connection on which BEGIN fails while `fails` is set."""

    fails = False

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        """Fail as with a removed disk."""
        if Failing.fails and sql == "BEGIN IMMEDIATE":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error
        return super().execute(sql, *args)


async def test_a_disk_on_which_no_transaction_begins_fails_every_unit(tmp_path: Path) -> None:
    async def only_writes(event: str) -> None:
        async with store.transaction() as tx:
            await tx.inbox.add("slack", {event: "{}"}, NOW)

    store = await open_file(tmp_path / "paned.db", migrate=True, factory=Failing)
    Failing.fails = True
    try:
        async with asyncio.timeout(60):
            results = await asyncio.gather(
                only_writes("a"), mark(store, "b"), only_writes("c"), return_exceptions=True
            )
    finally:
        Failing.fails = False
    assert [type(result) for result in results] == [NotCommitted] * 3
    await only_writes("d")
    async with store.transaction() as tx:
        assert [id for id, _, _ in await tx.inbox.pending("slack", NOW + HOUR, 5)] == ["d"]
    await store.close()


@pytest.mark.parametrize("others", [0, 2])
async def test_a_value_that_cannot_be_stored_fails_its_own_unit_only(
    store: Store, others: int
) -> None:
    async def too_large() -> None:
        async with store.transaction() as tx:
            await tx.inbox.add("slack", {"undone": "{}"}, NOW)
            assert isinstance(tx, StoreTransaction)
            await tx.session.write("INSERT INTO events VALUES ($1, $2)", ["large", 2**63])

    async def only_writes(event: str) -> None:
        async with store.transaction() as tx:
            await tx.inbox.add("slack", {event: "{}"}, NOW)

    units = [only_writes(str(number)) for number in range(others)]
    async with asyncio.timeout(60):
        results = await asyncio.gather(too_large(), *units, return_exceptions=True)
    assert isinstance(results[0], OverflowError)
    assert results[1:] == [None] * others
    async with store.transaction() as tx:
        assert len(await tx.inbox.pending("slack", NOW + HOUR, 5)) == others
