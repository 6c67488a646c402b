"""The Store on one SQLite file: opening, locking, backup and a check-up."""

from __future__ import annotations

import fcntl
import os
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from pathlib import Path

import aiosqlite

from bot.store import Transaction
from storage import schema
from storage.connection import Connection
from storage.errors import CheckUp, ForeignDatabase, InUse, StorageError
from storage.session import Row
from storage.unit import named
from storage.writer import BUSY_SECONDS, Writer

_STATEMENTS_CACHED = 256
_PRIVATE = 0o600
"""Members' words are for the account that runs the bot."""


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
RELEASE_ALL = "UPDATE nudges SET lease_until = 0 WHERE token IS NOT NULL"
"""Whoever claimed them is gone: only one process may have the file open."""


class SqliteStore:
    """See `bot.store.Store`. One connection reads and writes; see `storage.writer`."""

    def __init__(self, connection: Connection, lock: FileLock | None) -> None:
        self._connection = connection
        self._lock = lock
        self._writer = Writer(connection)

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A unit of work: committed durably when the block ends, undone if it raises.

        Raises `NotCommitted` if the database does not take it.
        """
        return self._writer.unit()

    def claim_token(self) -> str:
        """Nobody else uses the file: what is claimed when it is opened has no owner any more."""
        return secrets.token_hex(8)

    def holds(self, token: str) -> bool:
        """Always: nobody else may open the file."""
        return True

    def on_news(self, call: Callable[[], None]) -> None:
        """There is never news: nobody else writes."""

    async def close(self) -> None:
        """Finish what is running and let go of the file. The second time does nothing."""
        await self._writer.close()
        try:
            await self._connection.close()
        finally:
            if self._lock:
                self._lock.release()


class Plain:
    """A connection as migrations see it."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.schema.Database`."""
        return list(await self._connection.execute_fetchall(sql, named(args)))

    async def tables(self) -> set[str]:
        """See `storage.schema.Database`."""
        return {name for (name,) in await self.fetch(_TABLES)}


class FileLock:
    """Held by the one process that writes; the system lets go of it when that process ends."""

    def __init__(self, database: Path) -> None:
        path = f"{os.path.realpath(database)}.lock"
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            pid = os.pread(self._file, 20, 0).decode("ascii", "replace").strip()
            holder = f" (process {pid})" if pid else ""
            self.release()
            raise InUse(
                f"{database} is in use by another Handshakes process{holder}."
                " Stop that one first: only one may write."
            ) from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Let go; the file stays, because removing it could take another's lock away."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


async def open_file(path: Path | None, *, migrate: bool) -> SqliteStore:
    """The store in that file (None: in memory), with its schema up to date."""
    lock = _prepare(path) if path else None
    try:
        connection = await _connect(path)
        try:
            await (schema.apply if migrate else schema.require_current)(Plain(connection))
            await connection.execute_fetchall(RELEASE_ALL)
            # From here on the event loop uses it, which waits for no lock: see storage.writer.
            await connection.execute_fetchall("PRAGMA busy_timeout = 0")
        except BaseException:
            await connection.close()
            raise
    except BaseException:
        if lock:
            lock.release()
        raise
    return SqliteStore(connection, lock)


async def migrate_file(path: Path) -> list[str]:
    """Apply what is missing; the names of the migrations applied."""
    lock = _prepare(path)
    try:
        connection = await _connect(path)
        try:
            return await schema.apply(Plain(connection))
        finally:
            await connection.close()
    finally:
        lock.release()


def _prepare(path: Path) -> FileLock:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE))
    except OSError as error:
        raise StorageError(f"{path} cannot be opened for writing: {error.strerror}.") from error
    return lock


async def _connect(path: Path | None) -> Connection:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            path or ":memory:",
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            cached_statements=_STATEMENTS_CACHED,
        )

    connection = Connection(connect, iter_chunk_size=64)
    _ = await connection
    try:
        await schema.version(Plain(connection))  # before anything is changed: is it ours?
        if path:
            await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        await connection.execute_fetchall("PRAGMA synchronous = FULL")
        await connection.execute_fetchall("PRAGMA foreign_keys = ON")
    except BaseException as error:
        await connection.close()
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            raise ForeignDatabase(
                f"{path} is not a SQLite database; choose another file."
            ) from error
        raise
    return connection


def copy_file(path: Path, target: Path) -> None:
    """A consistent copy while the bot may be writing. Blocks; raises `StorageError`."""
    _must_exist(path)
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, _PRIVATE))
    except FileExistsError as error:
        raise StorageError(f"{target} exists already; a backup never replaces a file.") from error
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        source = sqlite3.connect(_read_only(path), uri=True, timeout=BUSY_SECONDS)
        copy = sqlite3.connect(target)
        try:
            # In one step, which reads one state; writers go on in the write-ahead log.
            source.backup(copy)
        finally:
            copy.close()
            source.close()
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def _read_only(path: Path) -> str:
    # A reader that cannot write never checkpoints: the log belongs to the writer.
    return f"{path.resolve().as_uri()}?mode=ro"


async def check_up(path: Path) -> CheckUp:
    """Look at a file without changing it. Raises `StorageError` if it cannot be read."""
    _must_exist(path)
    try:
        async with aiosqlite.connect(_read_only(path), uri=True, timeout=BUSY_SECONDS) as reader:
            whole = await reader.execute_fetchall("PRAGMA integrity_check(20)")
            dangling = await reader.execute_fetchall("PRAGMA foreign_key_check")
            return CheckUp(
                bytes=sum(p.stat().st_size for p in (path, Path(f"{path}-wal")) if p.exists()),
                version=await schema.version(Plain(reader)),
                known=schema.migrations()[-1].number,
                engine=f"SQLite {sqlite3.sqlite_version}",
                problems=tuple(
                    [line for (line,) in whole if line != "ok"]
                    + [f"a row of {table} refers to no row of {to}" for table, _, to, _ in dangling]
                ),
                channels=await schema.channels(Plain(reader)),
            )
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{path} cannot be read: {error}.") from error


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise StorageError(f"There is no database at {path}.")
