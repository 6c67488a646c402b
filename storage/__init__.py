"""The Store port in SQL. `open_store` chooses the database by the scheme of its address."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from bot.store import Store
from storage import sqlite
from storage.errors import (
    CheckUp,
    ForeignDatabase,
    InUse,
    NewerDatabase,
    NotCommitted,
    OlderDatabase,
    StorageError,
)
from storage.move import move_all

__all__ = [
    "CheckUp",
    "ForeignDatabase",
    "InUse",
    "NewerDatabase",
    "NotCommitted",
    "OlderDatabase",
    "StorageError",
    "backup",
    "inspect",
    "migrate",
    "move",
    "open_store",
]


async def open_store(url: str, *, migrate: bool = True) -> Store:
    """The store at `sqlite:///data/handshakes.db` or `postgresql://…`; `sqlite://`: in memory.

    Missing migrations are applied first; with `migrate=False` they are refused (`OlderDatabase`).
    Raises `ValueError` for an address it does not know, and `StorageError` where the database
    cannot be used: `NewerDatabase`, `ForeignDatabase`, `InUse`.
    """
    if _is_postgres(url):
        # Its library is loaded only where it is used.
        from storage.postgres import open_pool

        return await open_pool(url, migrate=migrate)
    return await sqlite.open_file(_path(url), migrate=migrate)


async def migrate(url: str) -> list[str]:
    """Apply what is missing; the names of the migrations applied. Errors as for `open_store`."""
    if _is_postgres(url):
        from storage.postgres import migrate_database

        return await migrate_database(url)
    return await sqlite.migrate_file(_file(url))


async def move(source_url: str, target_url: str) -> Mapping[str, int]:
    """Move everything into an empty database, checked row by row; how many rows of each table.

    The source is left as it is. Raises `StorageError` if it is in use or not up to date, or if the
    target holds anything; errors else as for `open_store`.
    """
    if not _is_postgres(source_url) and not _file(source_url).is_file():
        raise StorageError(f"There is no database at {_file(source_url)}.")
    source = await open_store(source_url, migrate=False)
    try:
        target = await open_store(target_url)
        try:
            return await move_all(source, target)
        finally:
            await target.close()
    finally:
        await source.close()


async def backup(url: str, target: Path) -> None:
    """Copy the SQLite file into a fresh one, consistent, also while a bot is writing to it.

    Raises `StorageError` if there is no database or the target exists.
    """
    if _is_postgres(url):
        raise StorageError("PostgreSQL has tools of its own for this: pg_dump, pg_basebackup.")
    await asyncio.to_thread(sqlite.copy_file, _file(url), target)


async def inspect(url: str) -> CheckUp:
    """Look at the database without changing it. Raises `StorageError` if it cannot be read."""
    if _is_postgres(url):
        from storage.postgres import check_up

        return await check_up(url)
    return await sqlite.check_up(_file(url))


def _is_postgres(url: str) -> bool:
    return url.startswith(("postgresql://", "postgres://"))


def _path(url: str) -> Path | None:
    scheme, slashes, rest = url.partition("://")
    if not slashes or scheme != "sqlite":
        raise ValueError(
            f"DATABASE_URL starts with {scheme + slashes if slashes else '…'!r}; it is"
            " sqlite:///path/to/file.db or postgresql://user:password@host/database"
        )
    if rest in ("", "/", "/:memory:"):
        return None
    if not rest.startswith("/"):
        raise ValueError(
            "DATABASE_URL takes three slashes before a path: sqlite:///data/handshakes.db"
        )
    return Path(rest[1:])


def _file(url: str) -> Path:
    path = _path(url)
    if path is None:
        raise ValueError("a database in memory has no file to work on")
    return path
