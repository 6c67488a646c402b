"""The Store port in SQL. `open_store` chooses the database by the scheme of its address."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.core.store import Store
from bot.i18n.operator import told
from storage.errors import (
    CheckUp,
    ForeignDatabase,
    InUse,
    NewerDatabase,
    NotCommitted,
    NoticeState,
    OlderDatabase,
    StorageError,
)
from storage.sqlite import backup as sqlite_backup
from storage.sqlite import store as sqlite
from storage.timings import PRODUCT, StoreTimings
from storage.transfer import transfer_all

__all__ = [
    "CheckUp",
    "ForeignDatabase",
    "InUse",
    "NewerDatabase",
    "NotCommitted",
    "NoticeState",
    "OlderDatabase",
    "StorageError",
    "StoreTimings",
    "backup",
    "inspect",
    "migrate",
    "open_store",
    "restore",
    "transfer",
]


async def open_store(url: str, *, migrate: bool = True, timings: StoreTimings = PRODUCT) -> Store:
    """Open the store at `sqlite:///data/paned.db` or `postgresql://…`; `sqlite://` is in memory.

    Missing migrations are applied first; with `migrate=False` it raises `OlderDatabase` instead.
    Raises `ValueError` for an unknown kind of address, and `StorageError` where the database cannot
    be used: `NewerDatabase`, `ForeignDatabase`, `InUse`.
    """
    if _is_postgres(url):
        # asyncpg is imported only where it is used.
        from storage.postgres.store import open_pool

        return await open_pool(url, migrate=migrate, timings=timings)
    return await sqlite.open_file(_path(url), migrate=migrate, timings=timings)


async def migrate(url: str) -> list[str]:
    """Apply the missing migrations; returns their names. Errors as for `open_store`."""
    if _is_postgres(url):
        from storage.postgres.store import migrate_database

        return await migrate_database(url)
    return await sqlite.migrate_file(_file(url))


async def transfer(source_url: str, target_url: str) -> Mapping[str, int]:
    """Copy everything into an empty database and compare row by row; returns the rows by table.

    The source is not changed. Raises `StorageError` if the source is in use or not up to date, or
    if the target is not empty; other errors as for `open_store`.
    """
    if not _is_postgres(source_url) and not _file(source_url).is_file():
        raise StorageError(
            told(
                "There is no database at {path}. Check the path, or DATABASE_URL.",
                path=_file(source_url),
            )
        )
    source = await open_store(source_url, migrate=False)
    try:
        target = await open_store(target_url)
        try:
            return await transfer_all(source, target)
        finally:
            await target.close()
    finally:
        await source.close()


async def backup(url: str, target: Path) -> None:
    """Copy one consistent state of the database into a new SQLite file, also while a bot writes.

    Raises `StorageError` if there is no database or the target exists.
    """
    if not _is_postgres(url):
        await asyncio.to_thread(sqlite_backup.copy_file, _file(url), target)
        return
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
        copy = Path(folder) / "copy.db"
        await transfer(url, f"sqlite:///{copy}")
        await asyncio.to_thread(sqlite_backup.copy_file, copy, target)


async def restore(url: str, source: Path) -> Path | None:
    """Put a backup in the place of the database; no bot may use it.

    A SQLite file that is there is renamed, and its new path returned; a PostgreSQL database must be
    empty. Raises `StorageError` where that is not so, or the backup is not sound.
    """
    if not _is_postgres(url):
        return await sqlite_backup.restore_file(source, _file(url))
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        with sqlite_backup.new_file(copy):
            await sqlite_backup.copy_of_backup(source, copy)
        await sqlite.migrate_file(copy)
        await transfer(f"sqlite:///{copy}", url)
    return None


async def inspect(url: str) -> CheckUp:
    """Read the state of the database without changing it. Raises `StorageError` if it cannot."""
    if _is_postgres(url):
        from storage.postgres.store import check_up

        return await check_up(url)
    return await sqlite_backup.check_up(_file(url))


def _is_postgres(url: str) -> bool:
    return url.startswith(("postgresql://", "postgres://"))


def _path(url: str) -> Path | None:
    scheme, slashes, rest = url.partition("://")
    if not slashes or scheme != "sqlite":
        raise ValueError(
            told(
                "DATABASE_URL starts with {start}; it is sqlite:///path/to/file.db or"
                " postgresql://user:password@host/database",
                start=f"{scheme + slashes if slashes else '…'!r}",
            )
        )
    if rest in ("", "/", "/:memory:"):
        return None
    if not rest.startswith("/"):
        raise ValueError(
            told("DATABASE_URL takes three slashes before a path: sqlite:///data/paned.db")
        )
    return Path(rest[1:])


def _file(url: str) -> Path:
    path = _path(url)
    if path is None:
        raise ValueError(told("a database in memory has no file to work on"))
    return path
