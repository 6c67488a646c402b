"""How much each statement reads, in a database that others have filled.

A life of a few members is lived on a store whose other members have a number of rows in every
table. Each statement is measured as it is really executed.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

import storage
import storage.repositories
from bot.core.store import Store, Transaction
from bot.domain.people import Community
from storage import migrator
from storage.mapping import Insert
from storage.session import Row, Session
from storage.transaction import StoreTransaction

SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s")
HOME = "town:square"
"""The community, and network, of the members who live; half of the others' rows are in it too."""
SAMPLES = 8
"""Executions of one statement that are measured."""

_FAR = 4_000_000_000_000_000
"""Microseconds: an instant that no story reaches."""
_PAST = 1_000_000_000_000_000
_VALUES = {
    ("persons", "left"): "i % 3",
    ("persons", "organiser"): "0",
    ("persons", "barred"): "''",
    ("audit", "act"): "'setup'",
    ("persons", "unreached"): "0",
    ("hosts", "state"): "'active'",
    ("find_documents", "words"): "'{}'",
    ("find_documents", "topics"): "'{}'",
    ("introductions", "status"): (
        "CASE i % 5 WHEN 0 THEN 'asked' WHEN 1 THEN 'picked' WHEN 2 THEN 'agreed'"
        " WHEN 3 THEN 'met' ELSE 'declined' END"
    ),
    ("introductions", "keep_in_touch"): "0",
    ("introductions", "created_at"): f"{_FAR} + i",
    ("former_addresses", "left_at"): f"{_FAR} + i",
    ("audit", "at"): f"{_FAR} + i",
    ("connections", "closed_at"): f"CASE i % 2 WHEN 0 THEN NULL ELSE {_FAR} + i END",
    ("connections", "status"): "'proposed'",
    ("ways", "closed_at"): f"CASE i % 2 WHEN 0 THEN NULL ELSE {_FAR} + i END",
    ("ways", "created_at"): f"{_FAR} + i",
    ("ways", "status"): "'asking'",
    ("connector_requests", "closed_at"): f"CASE i % 2 WHEN 0 THEN NULL ELSE {_FAR} + i END",
    ("connector_requests", "created_at"): f"{_FAR} + i",
    ("connector_requests", "status"): "'asked'",
    ("introductions", "via"): "'persons' || i",
    ("ways", "target"): "'persons' || i",
    ("connector_requests", "target"): "'persons' || i",
    ("reports", "closed_at"): f"CASE i % 2 WHEN 0 THEN NULL ELSE {_FAR} + i END",
    ("aggregates", "closed_at"): f"CASE i % 2 WHEN 0 THEN NULL ELSE {_FAR} + i END",
    ("introductions", "accepted_at"): f"{_PAST} + i",
    ("introductions", "starts_at"): f"{_PAST} + i",
    ("introductions", "connector"): "'persons' || i",
    ("introductions", "referred_to"): "'persons' || i",
    ("introductions", "onward"): "'persons' || i",
    ("reports", "status"): "'sent'",
    ("nudges", "status"): (
        "CASE i % 5 WHEN 0 THEN 'waiting' WHEN 1 THEN 'cancelled' WHEN 2 THEN 'failed'"
        " ELSE 'sent' END"
    ),
    ("nudges", "due_at"): f"{_FAR} + i",
    ("nudges", "stale"): "0",
    ("nudges", "ref"): "'ref' || i",
    ("nudges", "merged_into"): "'nudges' || i",
    ("nudges", "subject_kind"): "'introduction'",
    ("nudges", "subject_id"): "'introductions' || i",
    ("nudges", "audience"): "'[\"persons' || i || '\"]'",
    ("nudges", "buttons"): "'[\"answer.accept:' || i || '\"]'",
    ("visits", "made_at"): f"{_FAR} + i",
    ("addresses", "address"): "'town:square:other' || i",
    ("inbox", "platform"): "'other'",
    ("jobs", "due_at"): f"{_FAR} + i",
}
"""What a column of the others' rows holds, where it matters; otherwise its type decides."""


class Counting(Protocol):
    """How a database counts what one statement reads."""

    async def measure(self, session: Session, sql: str, args: Row) -> int:
        """Run the statement, undo it, and return what it read."""
        ...


class Measured:
    """A store that measures every statement of its units of work."""

    def __init__(self, store: Store, counting: Counting) -> None:
        self.store = store
        self._counting = counting
        self.read: defaultdict[str, list[int]] = defaultdict(list)
        """For each statement, what its executions read."""
        self.seen: Counter[str] = Counter()
        self.in_thread: set[str] = set()
        """Statements that do not hold the event loop, however long they take."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """See `bot.core.store.Store`."""
        async with self.store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            yield StoreTransaction(_MeasuredSession(tx.session, self))

    def forget(self) -> None:
        """Begin anew to measure."""
        self.read.clear()
        self.seen.clear()

    async def measure(self, session: Session, sql: str, args: Row) -> None:
        """Measure one statement that is about to run; of each, only so many executions."""
        self.seen[sql] += 1
        if not SQL.match(sql):
            return
        if self.seen[sql] <= SAMPLES:
            self.read[sql].append(await self._counting.measure(session, sql, args))


class _MeasuredSession:
    """See `storage.session.Session`."""

    def __init__(self, session: Session, measured: Measured) -> None:
        self._session = session
        self._measured = measured

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        await self._measured.measure(self._session, sql, args)
        return await self._session.fetch(sql, *args)

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        self._measured.in_thread.add(sql)
        await self._measured.measure(self._session, sql, args)
        return await self._session.fetch_long(sql, *args)

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        found: list[Row] = []
        for row in rows:
            await self._measured.measure(self._session, sql, row)
            found += await self._session.fetch_each(sql, [row])
        return found

    async def write(self, sql: str, *rows: Row) -> None:
        for row in rows:
            await self._measured.measure(self._session, sql, row)
            await self._session.write(sql, row)

    async def insert(self, insert: Insert, *rows: Row) -> None:
        await self.write(insert.each, *rows)

    async def lock_found(self, sql: str, *args: object) -> None:
        await self._measured.measure(self._session, sql, args)
        await self._session.lock_found(sql, *args)


class KnownSqlite(sqlite3.Connection):
    """A connection that tests can reach."""

    opened: ClassVar[list[KnownSqlite]] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.opened.append(self)


class SqliteCounting:
    """Counts the instructions of SQLite's virtual machine: each row visited takes some."""

    def __init__(self) -> None:
        """Of the connection that was opened last."""
        self._connection = KnownSqlite.opened[-1]
        self._steps = 0

    async def measure(self, session: Session, sql: str, args: Row) -> int:
        """See `Counting`."""
        await session.fetch("SAVEPOINT measured")  # carries out what was written before
        self._steps = 0
        self._connection.set_progress_handler(self._step, 1)
        try:
            await session.fetch(sql, *args)
        finally:
            self._connection.set_progress_handler(None, 1)
            await session.fetch("ROLLBACK TO measured")
            await session.fetch("RELEASE measured")
        return self._steps

    def _step(self) -> None:
        self._steps += 1


class PostgresCounting:
    """See `Counting`."""

    async def measure(self, session: Session, sql: str, args: Row) -> int:
        await session.fetch("SAVEPOINT measured")
        ((found,),) = await session.fetch(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", *args)
        await session.fetch("ROLLBACK TO measured")
        return _rows_visited(json.loads(found)[0]["Plan"])


def _rows_visited(node: dict[str, Any]) -> int:
    """The rows that a plan read from tables and indexes, wanted or not."""
    each = 0
    if "Scan" in node["Node Type"]:
        each = node["Actual Rows"] + sum(
            value for name, value in node.items() if name.startswith("Rows Removed by")
        )
    below = sum(map(_rows_visited, node.get("Plans", ())))
    rows: int = round(each * node["Actual Loops"]) + below
    return rows


# the rows of others


async def fill(store: Store, rows: int) -> None:
    """Give others that many rows in every table: half in the same community, half elsewhere."""
    async with store.transaction() as tx:
        await tx.communities.put(Community(id=HOME, network=HOME, name="square"))
    async with store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        postgres = tx.session.takes_arrays
        if postgres:  # it would look up each reference of each row
            await tx.session.fetch("SET LOCAL session_replication_role = replica")
        for sql in _inserts():
            await tx.session.fetch_long(sql, rows)
        if postgres:
            await tx.session.fetch("ANALYZE")


def _inserts() -> Iterator[str]:
    with sqlite3.connect(":memory:") as empty:
        for migration in migrator.migrations():
            empty.executescript(migration.sql)
        names = empty.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
        ).fetchall()
        for (table,) in names:
            columns = empty.execute(f"PRAGMA table_info({table})").fetchall()
            refers = {
                row[3]: row[2]
                for row in empty.execute(f"PRAGMA foreign_key_list({table})")
                if row[3] != "network"
            }
            given = {
                name: _value(table, name, kind, bool(needed), bool(key), refers)
                for _, name, kind, needed, _, key in columns
            }
            quoted = ", ".join(f'"{name}"' for name in given)
            yield (
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)"
                f" INSERT INTO {table} ({quoted}) SELECT {', '.join(given.values())}"
                " FROM n"
            )
    empty.close()


def _value(
    table: str, name: str, kind: str, needed: bool, key: bool, refers: dict[str, str]
) -> str:
    here = "CASE i % 2 WHEN 0 THEN '{}' ELSE {} END"
    if name == "network":
        return here.format(HOME, "'elsewhere'")
    if name == "community":
        return here.format(HOME, "'communities' || i")
    if (table, name) in _VALUES:
        return _VALUES[table, name]
    if not needed:
        return "NULL"
    if name in refers:
        return f"'{refers[name]}' || i"
    if key and kind == "TEXT":
        return f"'{table}' || i"
    return "i" if kind == "INTEGER" else "'[]'"


# all statements there are


def statements(*, arrays: bool) -> dict[str, re.Pattern[str]]:
    """The SQL of the repositories and of the transaction, by where it is written; `{…}` in it
    stands for anything. `arrays`: whether the database takes them (`Session.takes_arrays`)."""
    found: dict[str, re.Pattern[str]] = {}
    names = [f"storage.repositories.{m.name}" for m in pkgutil.iter_modules(_folder())]
    for name in [*names, "storage.transaction"]:
        module = importlib.import_module(name)
        for variable, value in vars(module).items():
            parts = {variable: value}
            if is_dataclass(value) and not isinstance(value, type):
                parts = {f"{variable}.{f.name}": getattr(value, f.name) for f in fields(value)}
            for part, text in parts.items():
                if part.endswith("_EACH" if arrays else "_ALL"):
                    continue
                if isinstance(text, str) and SQL.match(text):
                    found[f"{name}: {part}"] = _pattern(text)
        for line, text in _literals(Path(str(module.__file__))):
            found[f"{name}, line {line}"] = _pattern(text)
    return found


def _folder() -> list[str]:
    return list(storage.repositories.__path__)


def _literals(file: Path) -> Iterator[tuple[int, str]]:
    """SQL that stands in functions; what is put into an f-string becomes `{}`."""
    for function in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        inside = {
            id(part)
            for n in ast.walk(function)
            if isinstance(n, ast.JoinedStr)
            for part in n.values
        }
        for node in ast.walk(function):
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}"
                    for part in node.values
                )
            elif isinstance(node, ast.Constant) and id(node) not in inside:
                text = str(node.value)
            else:
                continue
            if SQL.match(text):
                yield node.lineno, text


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", text.strip())
    return re.compile(".*".join(map(re.escape, parts)), re.DOTALL)
