"""The one writer of a SQLite database: units of work in turn, several to a commit.

A durable commit waits for the disk, and every visit to the database's thread waits for that thread:
together they are most of what a small unit of work costs. So units that come while another runs
join its transaction, each under a savepoint of its own, and its `async with` ends only after the
commit that carries it. One that raises is undone by itself; if the commit fails, every unit in it
is told. And writes wait until their unit reads or ends: a unit that never reads needs no turn, and
many such are carried out in one visit, their commit included.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, TypeVar

import aiosqlite

from bot.ports import Conflict, Transaction
from storage.errors import NotCommitted, StorageError
from storage.session import Row
from storage.transaction import StoreTransaction

_log = logging.getLogger(__name__)

BATCH_UNITS = 64
BATCH_SECONDS = 0.02
"""A batch takes no further unit after this: the first ones wait for the last."""

_TAKEN = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
_AWAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
"""Locked, full, failing: not the fault of what was asked."""
T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """An aiosqlite connection whose thread does several things in one visit."""

    async def visit(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do it in the thread of the connection, which blocks nobody else."""
        done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return done


def named(args: Row) -> dict[str, object]:
    """Arguments as sqlite3 binds them to `$1`, `$2` …: by name."""
    return {str(number): arg for number, arg in enumerate(args, 1)}


class Unit:
    """One unit of work: `async with` gives its Transaction; also its Session."""

    skip_locked = ""

    def __init__(self, writer: Writer) -> None:
        loop = asyncio.get_running_loop()
        self._writer = writer
        self._task: asyncio.Task[Any] | None = None
        self._turn: asyncio.Future[None] | None = None
        self._committed: asyncio.Future[None] = loop.create_future()
        self.later: list[tuple[str, Sequence[Row]]] = []
        """Writes that are still to be carried out."""
        self._open = False
        self._begun = False
        self.nested = False
        """Begun as a savepoint in the transaction of others."""
        self.over: asyncio.Future[bool] = loop.create_future()
        """Done when the block is left: whether what it wrote is to be kept."""
        self.broken: Exception | None = None
        """An error after which not everything that the unit wrote is there."""

    async def __aenter__(self) -> Transaction:
        self._task = asyncio.current_task()
        self._writer.enter(self._task)
        self._open = True
        return StoreTransaction(self)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open = False
        self._writer.leave(self._task)
        self.over.set_result(error is None and self.broken is None)
        if error is not None:
            return
        if self.broken is not None:
            raise _not_committed(self.broken)
        if self._turn is None:
            if not self.later:
                return
            self._writer.enqueue(self)
        await self._committed

    @property
    def given_up(self) -> bool:
        """Left before it had its turn."""
        return self.over.done() and not self.over.result()

    async def run(self) -> bool:
        """Let the block run; whether it is to be kept."""
        if self._turn is not None and not self._turn.done():
            self._turn.set_result(None)
        return await self.over

    def settle(self, error: BaseException | None) -> None:
        """Tell whoever waits: for the turn, or for the commit."""
        for future in (self._turn, self._committed):
            if future is None or future.done():
                continue
            if error is None:
                future.set_result(None)
            else:
                future.set_exception(error)
                future.exception()  # whoever waited may be gone; that is no error of its own

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""
        return await self.fetch_each(sql, [args])

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """See `storage.session.Session`."""
        self._check()
        if self._turn is None:
            self._turn = asyncio.get_running_loop().create_future()
            self._writer.enqueue(self)
            await self._turn

        def read(connection: sqlite3.Connection) -> list[Row]:
            try:
                self.carry_out(connection)
            except sqlite3.Error as error:
                self.broken = _told(error)
                raise
            return [
                found for row in rows for found in connection.execute(sql, named(row)).fetchall()
            ]

        try:
            return await self._writer.visit(read)
        except sqlite3.Error as error:
            told = _told(error)
            if not isinstance(error, sqlite3.IntegrityError):
                self.broken = told
            if told is error:
                raise
            raise told from error

    async def write(self, sql: str, *rows: Row) -> None:
        """See `storage.session.Session`."""
        self._check()
        if rows:
            self.later.append((sql, rows))

    async def hold(self, *names: str) -> None:
        """Nothing to do: there is one unit at a time."""

    async def hold_found(self, sql: str, *args: object) -> None:
        """Nothing to do either."""

    def tell(self) -> None:
        """There is nobody to tell."""

    def carry_out(self, connection: sqlite3.Connection) -> None:
        """In the connection's thread: begin if need be, and write what was put off."""
        if not self._begun:
            # The first needs no savepoint: to undo it is to undo all there is.
            self.nested = connection.in_transaction
            if self.nested:
                self._writer.release(connection)
            connection.execute("SAVEPOINT unit" if self.nested else "BEGIN IMMEDIATE")
            self._begun = True
        self.write_to(connection)

    def write_to(self, connection: sqlite3.Connection) -> None:
        """In the connection's thread: write what was put off."""
        for sql, rows in self.later:
            if len(rows) == 1:
                connection.execute(sql, named(rows[0]))
            else:
                connection.executemany(sql, map(named, rows))
        self.later = []

    def undo(self, connection: sqlite3.Connection) -> None:
        """In the connection's thread: as if it had never been."""
        if self._begun and self.nested:
            connection.execute("ROLLBACK TO unit")
            connection.execute("RELEASE unit")
        elif self._begun:
            connection.execute("ROLLBACK")

    def _check(self) -> None:
        if not self._open:
            raise RuntimeError("this unit of work is over")
        if self.broken is not None:
            raise self.broken


class Writer:
    """Gives units their turn, first come first served, and commits them."""

    def __init__(self, connection: Connection) -> None:
        self.visit = connection.visit
        self._waiting: deque[Unit] = deque()
        self._to_release = False
        self._inside: set[asyncio.Task[Any] | None] = set()
        self._task: asyncio.Task[None] | None = None
        self._left = asyncio.Event()
        self._left.set()
        self._closed = False

    def unit(self) -> Unit:
        """A new unit of work."""
        return Unit(self)

    def enter(self, task: asyncio.Task[Any] | None) -> None:
        """That task is inside a unit now."""
        if self._closed:
            raise StorageError("the store is closed")
        if task in self._inside:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        self._inside.add(task)
        self._left.clear()

    def leave(self, task: asyncio.Task[Any] | None) -> None:
        """And no longer."""
        self._inside.discard(task)
        if not self._inside:
            self._left.set()

    def enqueue(self, unit: Unit) -> None:
        """Let that unit have its turn. The writer has a task only while there is work."""
        self._waiting.append(unit)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work(), name="storage writer")

    async def close(self) -> None:
        """Take no more, and finish what waits."""
        self._closed = True
        await self._left.wait()
        while self._task is not None and not self._task.done():
            await asyncio.wait({self._task})

    def _next(self) -> Unit | None:
        while self._waiting:
            unit = self._waiting.popleft()
            if not unit.given_up:
                return unit
        return None

    async def _work(self) -> None:
        while (unit := self._next()) is not None:
            await self._batch(unit)

    async def _batch(self, unit: Unit | None) -> None:
        """One BEGIN … COMMIT, with the units that come while it is open."""
        loop = asyncio.get_running_loop()
        until = loop.time() + BATCH_SECONDS
        kept: list[Unit] = []
        self._to_release = False
        taken = 0
        try:
            while unit is not None:
                taken += 1
                if not unit.over.done():
                    if any(one.later for one in kept):
                        kept = await self._carry_out(kept)
                    await unit.run()
                if unit.over.result():
                    kept.append(unit)
                    self._to_release = unit.nested
                else:
                    await self.visit(unit.undo)
                more = taken < BATCH_UNITS and loop.time() < until
                unit = self._next() if more else None
            kept = await self._carry_out(kept, commit=True)
        except BaseException as error:
            # A full disk, a failing one: SQLite may have undone all of it by itself.
            await self._undo()
            for lost in (*kept, *([unit] if unit else [])):
                lost.settle(_not_committed(error))
            if not isinstance(error, sqlite3.Error):
                raise
        else:
            for done in kept:
                done.settle(None)

    async def _carry_out(self, units: list[Unit], *, commit: bool = False) -> list[Unit]:
        """Write what they put off, each by itself; those that could be written."""

        def visit(connection: sqlite3.Connection) -> list[tuple[Unit, sqlite3.Error]]:
            waiting = [unit for unit in units if unit.later]
            failed = [] if self._together(connection, waiting) else self._apart(connection, waiting)
            if commit and connection.in_transaction:
                connection.execute("COMMIT")
            return failed

        failed = await self.visit(visit) if units else []
        for unit, error in failed:
            unit.settle(_told(error))
        lost = {id(unit) for unit, _ in failed}
        return [unit for unit in units if id(unit) not in lost]

    def release(self, connection: sqlite3.Connection) -> None:
        """In the connection's thread: close the savepoint of the unit before, which is kept.

        The deeper they are nested, the more SQLite has to remember.
        """
        if self._to_release:
            connection.execute("RELEASE unit")
            self._to_release = False

    @staticmethod
    def _together(connection: sqlite3.Connection, units: Sequence[Unit]) -> bool:
        """One savepoint for all of them costs far less than one for each; False: one is refused."""
        if not units:
            return True
        nested = connection.in_transaction
        connection.execute("SAVEPOINT together" if nested else "BEGIN IMMEDIATE")
        before = [unit.later for unit in units]
        try:
            for unit in units:
                unit.write_to(connection)
        except sqlite3.IntegrityError:
            connection.execute("ROLLBACK TO together" if nested else "ROLLBACK")
            for unit, later in zip(units, before, strict=True):
                unit.later = later
            return False
        finally:
            if nested and connection.in_transaction:
                connection.execute("RELEASE together")
        return True

    def _apart(
        self, connection: sqlite3.Connection, units: Sequence[Unit]
    ) -> list[tuple[Unit, sqlite3.Error]]:
        """Each by itself; those that are refused, and why."""
        failed: list[tuple[Unit, sqlite3.Error]] = []
        for unit in units:
            try:
                unit.carry_out(connection)
                self._to_release = unit.nested
            except sqlite3.IntegrityError as error:
                unit.undo(connection)
                self._to_release = False
                failed.append((unit, error))
        return failed

    async def _undo(self) -> None:
        def undo(connection: sqlite3.Connection) -> None:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

        try:
            await self.visit(undo)
        except sqlite3.Error:
            _log.exception("rollback failed")


def _told(error: sqlite3.Error) -> Exception:
    """The error as the port has it, where it has it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code in _TAKEN:
        return Conflict(str(error))
    return _not_committed(error) if code & 0xFF in _AWAY else error


def _not_committed(error: BaseException) -> NotCommitted:
    if isinstance(error, NotCommitted):
        return error
    failure = NotCommitted(f"the database did not take it: {error or type(error).__name__}")
    failure.__cause__ = error
    return failure
