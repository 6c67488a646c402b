"""Backup, restoring and check-up of a SQLite file. Only restoring needs the bot to be stopped."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path

from bot.core.private_files import COMPANIONS, FILE_MODE, make_folder_private
from bot.i18n.operator import told
from storage import migrator
from storage.errors import CheckUp, NewerDatabase, StorageError
from storage.sqlite.connection import OF_LITESTREAM, Connection, SqliteDatabase
from storage.sqlite.file_lock import FileLock
from storage.timings import PRODUCT


@contextmanager
def new_file(target: Path) -> Iterator[None]:
    """Make that file, which only our account can read; remove it again if what follows fails.

    Raises `StorageError` if it exists or cannot be made.
    """
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError as error:
        raise StorageError(
            told("{target} exists already; a backup never replaces a file.", target=target)
        ) from error
    except OSError as error:
        raise StorageError(
            told("{target} cannot be written: {strerror}.", target=target, strerror=error.strerror)
        ) from error
    try:
        yield
    except BaseException:
        for suffix in COMPANIONS:
            with suppress(OSError):
                Path(f"{target}{suffix}").unlink()
        raise


def copy_file(path: Path, target: Path) -> None:
    """Copy one consistent state of the file. Blocks; raises `StorageError`."""
    _must_exist(path)
    with new_file(target), closing(_connect(path)) as source:
        _fill(target, source, compact=True)


async def restore_file(source: Path, path: Path) -> Path | None:
    """Put a copy of that backup in the place of the database, once it was checked.

    Returns where the database that was there is now. Raises `InUse` while a bot runs, and other
    `StorageError` where the file is no sound backup; then nothing was changed.
    """
    _must_exist(source)
    lock = _lock_to_replace(path, source)
    try:
        copy = path.with_name(f"{path.name}.restoring")
        copy.unlink(missing_ok=True)  # of a restore that was killed; we hold the lock
        with new_file(copy):
            await copy_of_backup(source, copy)
            return _put_in_place(copy, path)
    finally:
        lock.release()


async def copy_of_backup(source: Path, copy: Path) -> None:
    """Copy a backup into an empty file, and check it. Raises `StorageError` if it is not sound."""
    try:
        await asyncio.to_thread(_copy_all, source, copy)
        found = await check_up(copy, thorough=False)
    except sqlite3.DatabaseError as error:
        raise StorageError(
            told(
                "{source} is no sound backup: {error}. Restore an older one; nothing was changed.",
                source=source,
                error=error,
            )
        ) from error
    if not found.version:
        raise StorageError(told("{source} holds no database of Paned.", source=source))
    if found.version > found.known:
        raise NewerDatabase(
            told(
                "{source} was made by a newer program (version {version}; this one knows"
                " {known}). Restore it with that one.",
                source=source,
                version=found.version,
                known=found.known,
            )
        )
    if found.problems:
        raise StorageError(
            told(
                "{source} is damaged: {problems}. Restore an older backup; nothing was changed.",
                source=source,
                problems="; ".join(found.problems),
            )
        )


def _copy_all(source: Path, copy: Path) -> None:
    # A backup has no log beside it, and may lie where nothing can be written.
    alone = not Path(f"{source}-wal").exists()
    address = f"{_read_only(source)}&immutable=1" if alone else _read_only(source)
    with closing(sqlite3.connect(address, uri=True)) as opened:
        _fill(copy, opened, compact=False)


def _fill(target: Path, source: sqlite3.Connection, *, compact: bool) -> None:
    """Copy in one step, which reads one state; writers go on in the write-ahead log."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        # It is removed if this fails, and is on the disk before we return.
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = OFF")
        for (table,) in copy.execute(OF_LITESTREAM).fetchall():
            copy.execute(f'DROP TABLE "{table}"')
        if compact:
            copy.execute("VACUUM")  # what was deleted, and not wiped yet, is not in it
    _sync(target)


def _lock_to_replace(path: Path, source: Path) -> FileLock:
    try:
        make_folder_private(path.parent)
        if path.exists() and path.samefile(source):
            raise StorageError(
                told("{source} is the database itself; there is nothing to restore.", source=source)
            )
        return FileLock(path)
    except OSError as error:
        raise StorageError(
            told("{path} cannot be replaced: {strerror}.", path=path, strerror=error.strerror)
        ) from error


def _put_in_place(copy: Path, path: Path) -> Path | None:
    """Rename the copy to the database; returns the new name of the one that was there."""
    former = _move_away(path) if path.exists() else None
    copy.replace(path)
    _sync(path.parent)
    return former


def _move_away(path: Path) -> Path:
    """Rename a database with the files beside it, except the lock that we hold."""
    names = (Path(f"{path}.replaced-{number}") for number in count(1))
    away = next(name for name in names if not name.exists())
    for suffix in ("-wal", "-shm", "-journal", ""):  # last the file itself
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{away}{suffix}")
    return away


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


async def check_up(path: Path, *, thorough: bool = True) -> CheckUp:
    """Read the state of a file without changing it. Raises `StorageError` if it cannot be read.

    `thorough`: look into every index, too, which takes as long as everything else ten times.
    """
    _must_exist(path)
    check = "integrity_check" if thorough else "quick_check"
    try:
        reader = Connection(partial(_connect, path), iter_chunk_size=64)
        async with reader:
            integrity = await reader.execute_fetchall(f"PRAGMA {check}(20)")
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
                communities=await migrator.communities(database),
                channels=await migrator.channels(database),
                notices=await migrator.notices(database),
                secrets=await migrator.secrets(database),
                scrub_owed_since=await migrator.scrub_owed_since(database),
            )
    except sqlite3.DatabaseError as error:
        raise StorageError(
            told("{path} cannot be read: {error}.", path=path, error=error)
        ) from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_read_only(path), uri=True, timeout=PRODUCT.busy_timeout_s)


def _read_only(path: Path) -> str:
    # A read-only connection never checkpoints: the log belongs to the writer.
    return f"{path.resolve().as_uri()}?mode=ro"


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise StorageError(
            told("There is no database at {path}. Check the path, or DATABASE_URL.", path=path)
        )
