"""The Store port in SQL. `open_store` chooses the database by the scheme of its address."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.ports import Store
from storage.errors import (
    ForeignDatabase,
    InUse,
    NewerDatabase,
    NotCommitted,
    OlderDatabase,
    StorageError,
)
from storage.sqlite import CheckUp, check_up, copy_file, migrate_file, open_file

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
    "open_store",
]


async def open_store(url: str, *, migrate: bool = True) -> Store:
    """The store at `sqlite:///data/handshakes.db`, or in memory at `sqlite://`.

    Missing migrations are applied first; with `migrate=False` they are refused (`OlderDatabase`).
    Raises `ValueError` for an address it does not know, and `StorageError` where the database
    cannot be used: `NewerDatabase`, `ForeignDatabase`, `InUse`.
    """
    return await open_file(_path(url), migrate=migrate)


async def migrate(url: str) -> list[str]:
    """Apply what is missing; the names of the migrations applied. Errors as for `open_store`."""
    return await migrate_file(_file(url))


async def backup(url: str, target: Path) -> None:
    """Copy the database into a fresh file, consistent, also while a bot is writing to it.

    Raises `StorageError` if there is no database or the target exists.
    """
    await asyncio.to_thread(copy_file, _file(url), target)


async def inspect(url: str) -> CheckUp:
    """Look at the database without changing it. Raises `StorageError` if it cannot be read."""
    return await check_up(_file(url))


def _path(url: str) -> Path | None:
    scheme, slashes, rest = url.partition("://")
    if not slashes or scheme != "sqlite":
        raise ValueError(
            f"DATABASE_URL starts with {scheme + slashes!r}; this version knows"
            " sqlite:///path/to/file.db"
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
