"""The one connection to a SQLite file, used by its thread and by the event loop, never at once."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import aiosqlite

from storage.session import Row
from storage.sqlite.disk import Disk
from storage.sqlite.unit_of_work import is_busy, numbered_sql

_LITESTREAM = "name GLOB '_litestream_*'"
"""The tables that Litestream adds to the database it copies."""
_TABLES = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND NOT {_LITESTREAM}"  # noqa: S608
OF_LITESTREAM = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {_LITESTREAM}"  # noqa: S608
T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """An aiosqlite connection that the event loop uses as well, while its thread does not."""

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for the event loop."""
        return self._conn

    def run_in_thread(self, work: Callable[[sqlite3.Connection], T]) -> asyncio.Future[T]:
        """Do the work in the thread of the connection, without blocking the loop.

        Unlike aiosqlite's own `_execute`, it queues the work at once.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((done, lambda: work(self._conn)))
        return done

    def commit_now(self, disk: Disk, *, in_loop: bool) -> None:
        """Commit in the calling thread and note the duration. Raises `sqlite3.Error`."""
        disk.before_commit(self._conn, in_loop=in_loop)
        began = time.perf_counter()
        self._conn.execute("COMMIT")
        disk.note_commit(time.perf_counter() - began, in_loop=in_loop)

    def commit_in_thread(self, disk: Disk, done: Callable[[BaseException | None], None]) -> None:
        """Commit in the thread, then call `done` in the loop, with the error if there was one.

        The callback of a future would run one iteration of the loop later, and a single writer
        would wait for that iteration at every commit.
        """
        loop = asyncio.get_running_loop()

        def work() -> None:
            error: BaseException | None = None
            try:
                self.commit_now(disk, in_loop=False)
            except BaseException as raised:
                error = raised
            loop.call_soon_threadsafe(done, error)

        self._tx.put_nowait((None, work))


class SqliteDatabase:
    """See `storage.migrator.Database`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        return list(await self._connection.execute_fetchall(numbered_sql(sql), args))

    async def run(self, statements: Sequence[str]) -> None:
        def run_all(connection: sqlite3.Connection) -> None:
            for statement in statements:
                connection.execute(statement)

        await self._connection.run_in_thread(run_all)

    async def tables(self) -> set[str]:
        return {name for (name,) in await self.fetch(_TABLES)}


def begin_with_retry(connection: sqlite3.Connection, *, deadline: float) -> None:
    """BEGIN IMMEDIATE, retried while another program locks the file, until `deadline`.

    `deadline` is an instant of `time.monotonic`. Raises `sqlite3.OperationalError` after it. Units
    that wait for their turn meanwhile have waited for the lock as well.
    """
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.01)
