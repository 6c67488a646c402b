"""A store on which nothing stays: each unit of work is undone, after a look at what it changed.

So every try begins from the same state, and costs a comparison only where it wrote something.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.core.store import Store, Transaction
from storage.session import Row, Session
from storage.transaction import StoreTransaction
from storage.transfer import Table, tables

_EVENTS = "events"
"""The ids of events that were seen: they say nothing about anybody, and each try writes one."""
TABLES = {table.name: table for table in tables() if table.name != _EVENTS}
Rows = Mapping[tuple[object, ...], tuple[object, ...]]
"""The rows of a table, in the order of its columns, by their key."""
Dump = Mapping[str, Rows]
_WRITES = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(\w+)", re.IGNORECASE)


@dataclass(frozen=True)
class Change:
    """One row before and after; None where there is none."""

    table: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None

    def holds(self, *values: str) -> bool:
        """Whether one of these stands in the row, before or after."""
        found = [*(self.before or {}).values(), *(self.after or {}).values()]
        return any(value in str(held) for value in values for held in found)

    def __str__(self) -> str:
        before, after = self.before or {}, self.after or {}
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        said = ", ".join(f"{n}: {before.get(n)!r} → {after.get(n)!r}" for n in sorted(names))
        return f"{self.table}: {said}"


class DryStore:
    """A store that undoes every unit of work."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.changes: list[Change] = []
        """What the units of work since `forget` would have changed."""
        self._known: dict[str, Rows] = {}

    async def look(self) -> Dump:
        """Read what is there. Once, before the first try: nothing changes it."""
        async with self.store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            self._known = {name: await _read(tx.session, table) for name, table in TABLES.items()}
        return self._known

    def forget(self) -> None:
        """Begin a new try."""
        self.changes.clear()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """See `bot.core.store.Store`; but nothing stays."""
        try:
            async with self.store.transaction() as tx:
                assert isinstance(tx, StoreTransaction)
                session = _Noting(tx.session)
                yield StoreTransaction(session)
                for name in session.written:
                    self.changes += _compare(
                        name, self._known[name], await _read(tx.session, TABLES[name])
                    )
                raise _Undo
        except _Undo:
            pass

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


class _Undo(Exception):
    """So that the database undoes the unit of work."""


class _Noting:
    """See `storage.session.Session`; it notes into which tables was written."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.written: set[str] = set()

    def _note(self, sql: str) -> None:
        self.written |= _written(sql)

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        self._note(sql)
        return await self._session.fetch(sql, *args)

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        self._note(sql)
        return await self._session.fetch_each(sql, rows)

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        self._note(sql)
        return await self._session.fetch_long(sql, *args)

    async def write(self, sql: str, *rows: Row) -> None:
        self._note(sql)
        await self._session.write(sql, *rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


@cache
def _written(sql: str) -> frozenset[str]:
    """The tables into which a statement writes."""
    return frozenset(name for name in _WRITES.findall(sql) if name in TABLES)


async def _read(session: Session, table: Table) -> Rows:
    places = [table.columns.index(name) for name in table.key]
    return {
        tuple(row[place] for place in places): row
        async for page in table.rows(session)
        for row in page
    }


def _compare(name: str, before: Rows, after: Rows) -> list[Change]:
    columns = TABLES[name].columns

    def named(row: tuple[object, ...] | None) -> Mapping[str, object] | None:
        return None if row is None else dict(zip(columns, row, strict=True))

    return [
        Change(name, named(before.get(key)), named(after.get(key)))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]
