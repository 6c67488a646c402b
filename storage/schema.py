"""Migrations: numbered SQL files, applied forward only, each in a transaction with its record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import aiosqlite

from storage.errors import ForeignDatabase, NewerDatabase, OlderDatabase

_RECORDS = (
    "CREATE TABLE migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT"
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of `storage/migrations`, such as `0001_initial.sql`."""

    number: int
    name: str
    sql: str

    def statements(self) -> Iterator[str]:
        """Its statements one by one."""
        statement = ""
        for line in self.sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


def migrations() -> list[Migration]:
    """All migrations this program knows, in order."""
    files = resources.files("storage").joinpath("migrations").iterdir()
    found = [
        Migration(int(file.name.split("_")[0]), file.name, file.read_text("utf-8"))
        for file in files
        if file.name.endswith(".sql")
    ]
    return sorted(found, key=lambda migration: migration.number)


async def version(connection: aiosqlite.Connection) -> int:
    """The number of the last migration applied; 0 for an empty database.

    Raises `ForeignDatabase` if it is something else's.
    """
    rows = await connection.execute_fetchall("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {name for (name,) in rows}
    if "migrations" not in tables:
        if tables:
            raise ForeignDatabase("The database belongs to another program; choose another file.")
        return 0
    ((number,),) = await connection.execute_fetchall("SELECT MAX(number) FROM migrations")
    return int(number or 0)


async def check(connection: aiosqlite.Connection) -> list[Migration]:
    """The migrations that are still to be applied. Raises `NewerDatabase`."""
    at, known = await version(connection), migrations()
    if at > known[-1].number:
        raise NewerDatabase(
            f"The database is at version {at}, but this program knows only up to"
            f" {known[-1].number}. Run the newer program, or restore a backup from before it."
        )
    return [migration for migration in known if migration.number > at]


async def require_current(connection: aiosqlite.Connection) -> None:
    """Raises `OlderDatabase` if there are migrations to apply, `NewerDatabase` if too many were."""
    if waiting := await check(connection):
        raise OlderDatabase(
            f"The database needs {len(waiting)} migration(s) first: run `handshakes migrate`."
        )


async def apply(connection: aiosqlite.Connection) -> list[str]:
    """Apply what is missing; the names of what was applied. Raises `NewerDatabase`."""
    applied = []
    for migration in await check(connection):
        await connection.execute_fetchall("BEGIN IMMEDIATE")
        try:
            if migration.number == 1:
                await connection.execute_fetchall(_RECORDS)
            for statement in migration.statements():
                await connection.execute_fetchall(statement)
            await connection.execute_fetchall(
                "INSERT INTO migrations (number, name) VALUES ($1, $2)",
                {"1": migration.number, "2": migration.name},
            )
            await connection.execute_fetchall("COMMIT")
        except BaseException:
            if connection.in_transaction:
                await connection.execute_fetchall("ROLLBACK")
            raise
        applied.append(migration.name)
    return applied
