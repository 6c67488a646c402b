"""Backup and check-up of a SQLite file, also while the bot is writing to it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.core.private_files import FILE_MODE
from storage import migrator
from storage.errors import CheckUp, StorageError
from storage.sqlite.connection import Connection, SqliteDatabase
from storage.timings import PRODUCT


def copy_file(path: Path, target: Path) -> None:
    """Copy one consistent state of the file. Blocks; raises `StorageError`."""
    _must_exist(path)
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError as error:
        raise StorageError(f"{target} exists already; a backup never replaces a file.") from error
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        source = _connect(path)
        copy = sqlite3.connect(target)
        try:
            # In one step, which reads one state; writers go on in the write-ahead log.
            source.backup(copy)
            copy.execute("VACUUM")  # what was deleted, and not wiped yet, is not in it
        finally:
            copy.close()
            source.close()
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


async def check_up(path: Path) -> CheckUp:
    """Read the state of a file without changing it. Raises `StorageError` if it cannot be read."""
    _must_exist(path)
    try:
        reader = Connection(partial(_connect, path), iter_chunk_size=64)
        async with reader:
            integrity = await reader.execute_fetchall("PRAGMA integrity_check(20)")
            dangling = await reader.execute_fetchall("PRAGMA foreign_key_check")
            database = SqliteDatabase(reader)
            return CheckUp(
                bytes=sum(p.stat().st_size for p in (path, Path(f"{path}-wal")) if p.exists()),
                version=await migrator.version(database),
                known=migrator.migrations()[-1].number,
                engine=f"SQLite {sqlite3.sqlite_version}",
                problems=tuple(
                    [line for (line,) in integrity if line != "ok"]
                    + [f"a row of {table} refers to no row of {to}" for table, _, to, _ in dangling]
                ),
                channels=await migrator.channels(database),
                notices=await migrator.notices(database),
                secrets=await migrator.secrets(database),
                scrub_owed_since=await migrator.scrub_owed_since(database),
            )
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{path} cannot be read: {error}.") from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_read_only(path), uri=True, timeout=PRODUCT.busy_timeout_s)


def _read_only(path: Path) -> str:
    # A read-only connection never checkpoints: the log belongs to the writer.
    return f"{path.resolve().as_uri()}?mode=ro"


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise StorageError(f"There is no database at {path}.")
