"""Migrations: numbered SQL files, applied in order, each in one transaction with its record."""

from __future__ import annotations

import sqlite3
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Protocol

from bot.i18n.operator import told
from storage.errors import ForeignDatabase, NewerDatabase, NoticeState, OlderDatabase
from storage.mapping import from_micros
from storage.session import Row

_RECORDS = (
    "CREATE TABLE migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;"
)
_WITH_CHANNELS = 2
"""The number of the migration that gave communities a channel."""
_WITH_CONTACT = 32
"""The number of the migration that gave communities a contact; notices are older."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of `storage/migrations`, such as `0001_initial.sql`."""

    number: int
    name: str
    sql: str

    def statements(self) -> list[str]:
        """Its statements one by one."""
        found, statement = [], ""
        for line in self.sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                found.append(statement)
                statement = ""
        return found


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations of this program, in order."""
    files = resources.files("storage").joinpath("migrations").iterdir()
    found = [
        Migration(int(file.name.split("_")[0]), file.name, file.read_text("utf-8"))
        for file in files
        if file.name.endswith(".sql")
    ]
    return tuple(sorted(found, key=lambda migration: migration.number))


class Database(Protocol):
    """The port to one connection, outside of any unit of work."""

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """Run one statement in SQL of both databases; returns its rows."""
        ...

    async def run(self, statements: Sequence[str]) -> None:
        """Run statements of a migration, each with its semicolon, in order."""
        ...

    async def tables(self) -> set[str]:
        """The names of all tables."""
        ...


async def version(database: Database) -> int:
    """The number of the last migration applied; 0 for an empty database.

    Raises `ForeignDatabase` if it belongs to another program.
    """
    tables = await database.tables()
    if "migrations" not in tables:
        if tables:
            raise ForeignDatabase(
                told("The database belongs to another program; choose another one.")
            )
        return 0
    ((number,),) = await database.fetch("SELECT MAX(number) FROM migrations")
    return int(number or 0)


async def check(database: Database) -> list[Migration]:
    """The migrations that are not applied yet. Raises `NewerDatabase`."""
    at, known = await version(database), migrations()
    if at > known[-1].number:
        raise NewerDatabase(
            told(
                "The database is at version {at}, but this program knows only up to {number}. Run"
                " the newer program, or restore a backup from before it.",
                at=at,
                number=known[-1].number,
            )
        )
    return [migration for migration in known if migration.number > at]


async def channels(database: Database) -> dict[str, str]:
    """The channel that each community chose, by the community's id."""
    if await version(database) < _WITH_CHANNELS:
        return {}
    rows = await database.fetch("SELECT id, channel FROM communities WHERE channel <> ''")
    return {str(id): str(channel) for id, channel in rows}


async def communities(database: Database) -> tuple[str, ...]:
    """The ids of all communities."""
    if not await version(database):
        return ()
    return tuple(
        str(id) for (id,) in await database.fetch("SELECT id FROM communities ORDER BY id")
    )


async def notices(database: Database) -> tuple[NoticeState, ...]:
    """What the organisers of each community did about the notice to members."""
    if await version(database) < _WITH_CONTACT:
        return ()
    rows = await database.fetch(
        "SELECT name, notice > 0, contact <> '' FROM communities ORDER BY id"
    )
    return tuple(NoticeState(str(name), bool(own), bool(contact)) for name, own, contact in rows)


async def secrets(database: Database) -> dict[str, bytes]:
    """What the adapters stored encrypted, by its name."""
    if not await version(database):
        return {}
    return {
        str(name): b64decode(value)
        for name, value in await database.fetch("SELECT name, value FROM secrets")
    }


async def scrub_owed_since(database: Database) -> datetime | None:
    """Since when something that was deleted is still to be wiped; None if nothing is."""
    if "scrubs" not in await database.tables():
        return None
    rows = await database.fetch("SELECT since FROM scrubs")
    return from_micros(rows[0][0]) if rows else None


async def require_current(database: Database) -> None:
    """Raise `OlderDatabase` if migrations are missing, `NewerDatabase` if some are unknown."""
    if waiting := await check(database):
        raise OlderDatabase(
            told(
                "The database needs {count} migration(s) first: run `paned migrate`.",
                count=len(waiting),
            )
        )


async def apply(database: Database) -> list[str]:
    """Apply the missing migrations; returns their names. Raises `NewerDatabase`.

    The caller holds a lock: only one process may do this at a time.
    """
    applied = []
    for migration in await check(database):
        await database.fetch("BEGIN")
        try:
            first = [_RECORDS] if migration.number == 1 else []
            await database.run([*first, *migration.statements()])
            await database.fetch(
                "INSERT INTO migrations (number, name) VALUES ($1, $2)",
                migration.number,
                migration.name,
            )
            await database.fetch("COMMIT")
        except BaseException:
            with suppress(Exception):  # SQLite may have rolled it back itself
                await database.fetch("ROLLBACK")
            raise
        applied.append(migration.name)
    return applied
