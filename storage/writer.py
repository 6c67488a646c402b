"""The one writer of a SQLite database: units of work in turn, several to a commit.

A durable commit waits for the disk, and that wait is most of what a small unit of work costs. So
units that wait while another runs join its transaction: each still runs alone, under a savepoint of
its own, and its `async with` ends only after the commit that carries it. One that raises is undone
by itself; if the commit fails, every unit in it is told.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Sequence
from types import TracebackType

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


class Unit:
    """One unit of work: `async with` gives its Transaction; also its Session."""

    __slots__ = (
        "_committed",
        "_connection",
        "_ended",
        "_open",
        "_task",
        "_turn",
        "_writer",
        "broken",
    )

    def __init__(self, writer: Writer, connection: aiosqlite.Connection) -> None:
        loop = asyncio.get_running_loop()
        self._writer = writer
        self._connection = connection
        self._turn: asyncio.Future[None] = loop.create_future()
        self._ended: asyncio.Future[bool] = loop.create_future()
        self._committed: asyncio.Future[None] = loop.create_future()
        self._open = False
        self._task: asyncio.Task[object] | None = None
        self.broken: sqlite3.Error | None = None
        """An error after which SQLite may have undone more than one statement."""

    async def __aenter__(self) -> Transaction:
        self._task = asyncio.current_task()
        self._writer.enqueue(self)
        try:
            await self._turn
        except BaseException:
            self.end(keep=False)
            raise
        self._open = True
        return StoreTransaction(self)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open = False
        self.end(keep=error is None)
        if error is None:
            if self.broken is not None:
                raise _not_committed(self.broken)
            await self._committed

    def end(self, *, keep: bool) -> None:
        """The block is over (or was never entered)."""
        if not self._ended.done():
            self._ended.set_result(keep and self.broken is None)

    def belongs_to(self, task: asyncio.Task[object] | None) -> bool:
        """Whether that task is inside this unit's block."""
        return self._open and self._task is task

    @property
    def given_up(self) -> bool:
        """Nobody waits for the turn any more."""
        return self._turn.done()

    async def run(self) -> bool:
        """Let the block run; whether it is to be kept."""
        self._turn.set_result(None)
        return await self._ended

    def settle(self, error: BaseException | None) -> None:
        """Tell whoever waits: for the turn, or for the commit."""
        for future in (self._turn, self._committed):
            if future.done():
                continue
            if error is None:
                future.set_result(None)
            else:
                future.set_exception(error)
                future.exception()  # whoever waited may be gone; that is no error of its own

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""
        if not self._open:
            raise RuntimeError("this unit of work is over")
        if self.broken is not None:
            raise self.broken
        try:
            rows = await self._connection.execute_fetchall(
                sql, {str(number): arg for number, arg in enumerate(args, 1)}
            )
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode in _TAKEN:
                raise Conflict(str(error)) from error
            raise
        except sqlite3.Error as error:
            self.broken = error
            raise
        return list(rows)


class Writer:
    """Gives units their turn, first come first served, and commits them."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._waiting: deque[Unit] = deque()
        self._running: Unit | None = None
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    def unit(self) -> Unit:
        """A new unit of work."""
        return Unit(self, self._connection)

    def enqueue(self, unit: Unit) -> None:
        """Let that unit have its turn. The writer has a task only while there is work."""
        if self._closed:
            raise StorageError("the store is closed")
        if self._running and self._running.belongs_to(asyncio.current_task()):
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        self._waiting.append(unit)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work(), name="storage writer")

    async def close(self) -> None:
        """Take no more, and finish what waits."""
        self._closed = True
        if self._task is not None:
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
        taken = 0
        try:
            while unit is not None:
                taken += 1
                # The first needs no savepoint: to undo it is to undo all there is.
                await self._execute("SAVEPOINT unit" if kept else "BEGIN IMMEDIATE")
                self._running = unit
                if await unit.run():
                    kept.append(unit)
                elif kept:
                    await self._execute("ROLLBACK TO unit")
                else:
                    await self._undo()
                more = taken < BATCH_UNITS and loop.time() < until
                unit = self._next() if more else None
            if kept:
                await self._execute("COMMIT")
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

    async def _undo(self) -> None:
        if self._connection.in_transaction:
            try:
                await self._execute("ROLLBACK")
            except sqlite3.Error:
                if self._connection.in_transaction:
                    _log.exception("rollback failed")

    async def _execute(self, sql: str) -> None:
        await self._connection.execute_fetchall(sql)


def _not_committed(error: BaseException) -> NotCommitted:
    failure = NotCommitted(f"the database did not take it: {error or type(error).__name__}")
    failure.__cause__ = error
    return failure
