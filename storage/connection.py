"""The one connection to a SQLite file: used by its thread and by the event loop, never at once."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

import aiosqlite

from storage.disk import Disk
from storage.unit import is_busy

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """An aiosqlite connection that the event loop uses as well, never while its thread does."""

    @property
    def here(self) -> sqlite3.Connection:
        """The connection itself."""
        return self._conn

    def visit(self, work: Callable[[sqlite3.Connection], T]) -> asyncio.Future[T]:
        """Do it in the thread of the connection, which blocks nobody else.

        The same as aiosqlite's own `_execute`, but that this begins at once.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((done, lambda: work(self._conn)))
        return done

    def commit_now(self, disk: Disk, *, in_loop: bool) -> None:
        """Commit, and let the disk know how long it took. Raises `sqlite3.Error`."""
        disk.before(self._conn, in_loop=in_loop)
        began = time.perf_counter()
        self._conn.execute("COMMIT")
        disk.took(time.perf_counter() - began, in_loop=in_loop)

    def commit_then(self, disk: Disk, done: Callable[[BaseException | None], None]) -> None:
        """Commit in the thread, then call that in the loop: with the error, if there was one.

        A future would be heard of one round of the loop later, which each lone writer would wait.
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


def begin_patiently(connection: sqlite3.Connection, *, until: float) -> None:
    """Whoever waited for their turn meanwhile has waited for the lock as well."""
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(0.01)
