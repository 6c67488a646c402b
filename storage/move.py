"""Moving everything from one database to another, such as from SQLite to PostgreSQL.

In one unit of work of the target: either all of it is there, compared row by row, or nothing.
"""
# ruff: noqa: S608 - the only things put into SQL are the names of our own tables and columns

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from bot.store import Store, Transaction
from storage import schema
from storage.errors import StorageError
from storage.session import Session, numbered
from storage.transaction import StoreTransaction

_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Table:
    """One table as our migrations make it."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    async def rows(self, db: Session) -> AsyncIterator[list[tuple[object, ...]]]:
        """All rows in the order of the key, some at a time."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        key = ", ".join(f'"{name}"' for name in self.key)
        after = numbered(1, len(self.key))
        places = [self.columns.index(name) for name in self.key]
        where = ""
        last: tuple[object, ...] = ()
        while True:
            some = await db.fetch(
                f"SELECT {columns} FROM {self.name} {where} ORDER BY {key} LIMIT {_ROWS_AT_ONCE}",
                *last,
            )
            if not some:
                return
            yield [tuple(row) for row in some]
            last = tuple(some[-1][place] for place in places)
            where = f"WHERE ({key}) > ({after})"

    async def add(self, db: Session, rows: list[tuple[object, ...]]) -> None:
        """Add these rows."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        values = numbered(1, len(self.columns))
        # Not put off: they are many.
        await db.fetch_each(f"INSERT INTO {self.name} ({columns}) VALUES ({values})", rows)


def tables() -> list[Table]:
    """All that our migrations make, each after those it refers to."""
    with sqlite3.connect(":memory:") as empty:
        for migration in schema.migrations():
            empty.executescript(migration.sql)
        found = empty.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
        ).fetchall()
        made = []
        for (name,) in found:
            info = empty.execute(f"PRAGMA table_info({name})").fetchall()
            key = sorted((row[5], row[1]) for row in info if row[5])
            columns = tuple(row[1] for row in info)
            made.append(Table(name, columns, tuple(column for _, column in key)))
    empty.close()
    return made


async def move_all(source: Store, target: Store) -> Mapping[str, int]:
    """Copy every row and compare both sides; how many rows of each table.

    Raises `StorageError` if the target holds anything, or differs afterwards.
    """
    counts = {}
    async with source.transaction() as read, target.transaction() as written:
        old, new = _session(read), _session(written)
        for table in tables():
            async for _ in table.rows(new):
                raise StorageError(f"The target is not empty: it has {table.name}. Nothing moved.")
        for table in tables():
            counts[table.name] = 0
            async for rows in table.rows(old):
                await table.add(new, rows)
                counts[table.name] += len(rows)
        for table in tables():
            await _compare(table, old, new)
    return counts


async def _compare(table: Table, old: Session, new: Session) -> None:
    moved = table.rows(new)
    async for rows in table.rows(old):
        if await anext(moved, None) != rows:
            raise StorageError(f"A row of {table.name} came out different. Nothing was moved.")
    if await anext(moved, None) is not None:
        raise StorageError(f"There are more {table.name} than there were. Nothing was moved.")


def _session(tx: Transaction) -> Session:
    assert isinstance(tx, StoreTransaction)
    return tx._db
