"""Copies a whole database to another, for example from SQLite to PostgreSQL.

It is one unit of work of the target: either all rows are there, compared one by one, or none.
"""
# ruff: noqa: S608 - the only things put into SQL are the names of our own tables and columns

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.core.store import Store, Transaction
from bot.i18n.operator import told
from storage import migrator
from storage.errors import StorageError
from storage.session import Session, numbered
from storage.transaction import StoreTransaction

_PAGE = 10_000
"""Rows that are read at once; of a nudge about half a kilobyte each."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the schema."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    async def rows(self, db: Session) -> AsyncIterator[list[tuple[object, ...]]]:
        """All rows in the order of the primary key, page by page."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        key = ", ".join(f'"{name}"' for name in self.key)
        after = numbered(1, len(self.key))
        places = [self.columns.index(name) for name in self.key]
        where = ""
        last: tuple[object, ...] = ()
        while True:
            page = await db.fetch(
                f"SELECT {columns} FROM {self.name} {where} ORDER BY {key} LIMIT {_PAGE}",
                *last,
            )
            if not page:
                return
            yield [tuple(row) for row in page]
            last = tuple(page[-1][place] for place in places)
            where = f"WHERE ({key}) > ({after})"

    async def add(self, db: Session, rows: list[tuple[object, ...]]) -> None:
        """Insert these rows."""
        await db.copy(self.name, self.columns, rows)


@cache
def tables() -> tuple[Table, ...]:
    """All tables of the schema, each after those that it refers to."""
    with sqlite3.connect(":memory:") as empty:
        for migration in migrator.migrations():
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
    return tuple(made)


async def transfer_all(source: Store, target: Store) -> Mapping[str, int]:
    """Copy every row and compare both sides; returns the number of rows by table.

    Raises `StorageError` if the target is not empty, or differs afterwards.
    """
    counts = {}
    async with source.transaction() as read, target.transaction() as written:
        read.only_reads()  # at one moment, whatever others write meanwhile
        old, new = _session(read), _session(written)
        for table in tables():
            async for _ in table.rows(new):
                raise StorageError(
                    told("The target is not empty: it has {name}. Nothing moved.", name=table.name)
                )
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
            raise StorageError(
                told("A row of {name} came out different. Nothing was moved.", name=table.name)
            )
    if await anext(moved, None) is not None:
        raise StorageError(
            told("There are more {name} than there were. Nothing was moved.", name=table.name)
        )


def _session(tx: Transaction) -> Session:
    assert isinstance(tx, StoreTransaction)
    return tx.session
