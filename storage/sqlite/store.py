"""The Store on one SQLite file: opening and migrating it."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.core.private_files import make_database_private
from bot.core.store import Transaction
from bot.i18n.operator import told
from storage import migrator
from storage.errors import ForeignDatabase, StorageError
from storage.sqlite.commit_queue import CommitQueue
from storage.sqlite.connection import Connection, SqliteDatabase
from storage.sqlite.disk import Disk, NoDisk
from storage.sqlite.file_lock import FileLock
from storage.sqlite.scrub import scrub_file
from storage.timings import PRODUCT, StoreTimings

_STATEMENTS_CACHED = 256
RELEASE_ALL = "UPDATE nudges SET lease_until = 0 WHERE token IS NOT NULL"
"""Run at the start: the process that claimed them has ended, as only one has the file open."""

SCRUB_S = 60.0
"""How long units of work wait while the file is written anew."""


class SqliteStore:
    """See `bot.core.store.Store`. All units of work share one connection, by a `CommitQueue`."""

    def __init__(
        self,
        path: Path | None,
        connection: Connection,
        lock: FileLock | None,
        disk: Disk,
        timings: StoreTimings,
    ) -> None:
        self._path = path
        self._connection = connection
        self._lock = lock
        self._timings = timings
        self._queue = CommitQueue(connection, disk, timings.busy_timeout_s)

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """See the port. Raises `NotCommitted` if the database does not commit the unit."""
        return self._queue.unit()

    def claim_token(self) -> str:
        """See the port. It names no process: claims of an earlier one are released at the start."""
        return secrets.token_hex(8)

    def owns_claim(self, token: str) -> bool:
        """Always true: no other process has the file open."""
        return True

    def subscribe(self, call: Callable[[], None]) -> None:
        """Does nothing: no other process writes."""

    async def scrub(self, *, quiet: bool) -> bool:
        """See the port. Units of work wait for it as they wait for another program that writes."""
        if self._path is None:  # deleted rows are overwritten in memory, and nothing else is kept
            return True
        self._queue.busy_timeout_s = SCRUB_S
        try:
            return await scrub_file(self._path, quiet=quiet, wait_s=self._timings.busy_timeout_s)
        finally:
            self._queue.busy_timeout_s = self._timings.busy_timeout_s

    async def close(self) -> None:
        """Finish running units and close the file. The second call does nothing."""
        await self._queue.close()
        try:
            await self._connection.close()
        finally:
            if self._lock:
                self._lock.release()


async def open_file(
    path: Path | None,
    *,
    migrate: bool,
    timings: StoreTimings = PRODUCT,
    disk: Disk | None = None,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
) -> SqliteStore:
    """Open the store in that file (None: in memory). With `migrate`, update its schema first.

    Tests inject faults by `disk` and `factory` (see `sqlite3.connect`).
    """
    lock = _lock(path) if path else None
    try:
        connection = await _connect(path, timings, factory)
        try:
            database = SqliteDatabase(connection)
            if path is None and migrate:
                await _fill_memory(connection, database)
            else:
                await (migrator.apply if migrate else migrator.require_current)(database)
            await connection.execute_fetchall(RELEASE_ALL)
            # From now on the event loop uses it, which must not wait for another program's lock.
            await connection.execute_fetchall("PRAGMA busy_timeout = 0")
        except BaseException:
            await connection.close()
            raise
    except BaseException:
        if lock:
            lock.release()
        raise
    return SqliteStore(path, connection, lock, disk or (Disk() if path else NoDisk()), timings)


_migrated: list[bytes] = []
"""An empty database of this version, once this process has migrated one in memory."""


async def _fill_memory(connection: Connection, database: SqliteDatabase) -> None:
    """Migrate an empty database in memory; the next one is a copy, which takes a tenth of the
    time. Each test has its own."""
    if _migrated:
        await connection.run_in_thread(lambda opened: opened.deserialize(_migrated[0]))
        return
    await migrator.apply(database)
    _migrated.append(await connection.run_in_thread(lambda opened: opened.serialize()))


async def migrate_file(path: Path) -> list[str]:
    """Apply the missing migrations; returns their names."""
    lock = _lock(path)
    try:
        connection = await _connect(path)
        try:
            return await migrator.apply(SqliteDatabase(connection))
        finally:
            await connection.close()
    finally:
        lock.release()


def _lock(path: Path) -> FileLock:
    """Make the file if there is none, close it to other accounts, and lock it."""
    try:
        make_database_private(path)
        lock = FileLock(path)
    except OSError as error:
        raise StorageError(
            told(
                "{path} cannot be opened for writing: {strerror}.",
                path=path,
                strerror=error.strerror,
            )
        ) from error
    return lock


async def _connect(
    path: Path | None,
    timings: StoreTimings = PRODUCT,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
) -> Connection:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            path or ":memory:",
            isolation_level=None,
            timeout=timings.busy_timeout_s,
            check_same_thread=False,
            factory=factory,
            cached_statements=_STATEMENTS_CACHED,
        )

    connection = Connection(connect, iter_chunk_size=64)
    _ = await connection
    try:
        await migrator.version(SqliteDatabase(connection))  # refuse another program's file first
        if path:
            await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        await connection.execute_fetchall("PRAGMA synchronous = FULL")
        await connection.execute_fetchall("PRAGMA foreign_keys = ON")
        await connection.execute_fetchall("PRAGMA secure_delete = ON")
    except BaseException as error:
        await connection.close()
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            raise ForeignDatabase(
                told("{path} is not a SQLite database; choose another file.", path=path)
            ) from error
        raise
    return connection
