"""A unit of work on SQLite. `storage.writer` gives it its turn and commits it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from bot.store import Conflict, Transaction
from storage.errors import NotCommitted
from storage.session import Row
from storage.transaction import StoreTransaction

if TYPE_CHECKING:
    from storage.writer import Writer

LARGE = 512
"""Of so many rows and more, the rest is not written or read in the event loop."""

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


@lru_cache(maxsize=1024)
def _numbers(count: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, count + 1))


def named(args: Row) -> dict[str, object]:
    """Arguments as sqlite3 binds them to `$1`, `$2` …: by name."""
    return dict(zip(_numbers(len(args)), args, strict=True))


class Unit:
    """One unit of work: `async with` gives its Transaction; also its Session."""

    takes_arrays = False
    skip_locked = ""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._task: asyncio.Task[Any] | None = None
        self._open = False
        self._broken: Exception | None = None
        self.later: list[tuple[str, Sequence[Row]]] = []
        """Writes that were put off."""
        self.turn: asyncio.Future[None] | None = None
        """Done when it is its turn; None while it has not asked for one."""
        self.begun = False
        self.nested = False
        """Begun as a savepoint in the transaction of others."""
        self.waits_from = 0
        """Changes of the connection before the first that is worth waiting for its commit."""
        self.outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done when it is kept for good; or why it is not."""

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
        self._writer.leave(self._task)
        try:
            if error is None:
                await self._write_the_rest()
        except BaseException as refused:
            error = refused
            raise
        finally:
            self._open = False
            if self.turn is not None:
                self._writer.over(self, keep=error is None)
        if error is not None:
            return
        if self.turn is None:
            if not self.later:
                return
            self._writer.enqueue(self)
        await self.outcome

    async def _write_the_rest(self) -> None:
        """What was put off; but what is little, and in no transaction yet, can wait for others."""
        if self._broken is not None:
            raise not_committed(self._broken)
        if self.begun or self._large:
            await self._do(self.write_to)

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""

        def begin(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, list[Row]]:
            self.write_to(connection)
            cursor = connection.execute(sql, named(args))
            return cursor, cursor.fetchmany(LARGE)

        cursor, rows = await self._do(begin)
        if len(rows) == LARGE:
            rows += await self._do(lambda _: cursor.fetchall(), long=True)
        return rows

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """See `storage.session.Session`."""

        def read(connection: sqlite3.Connection) -> list[Row]:
            self.write_to(connection)
            return [
                found for args in rows for found in connection.execute(sql, named(args)).fetchall()
            ]

        return await self._do(read, long=len(rows) > LARGE)

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""

        def read(connection: sqlite3.Connection) -> list[Row]:
            self.write_to(connection)
            return connection.execute(sql, named(args)).fetchall()

        return await self._do(read, long=True)

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

    def shared(self, instant: datetime) -> datetime:
        """Nobody else counts."""
        return instant

    def claiming(self, token: str) -> None:
        """Nothing to do: what this process does not finish is released when it starts again."""

    async def need_not_wait(self) -> None:
        """See `storage.session.Session`."""
        if self.begun:
            await self._do(self.write_to)
            self.waits_from = self._writer.here.total_changes

    def write_to(self, connection: sqlite3.Connection) -> None:
        """Write what was put off. Where that fails, the unit is not kept."""
        if not self.later:
            return
        try:
            for sql, rows in self.later:
                if len(rows) == 1:
                    connection.execute(sql, named(rows[0]))
                else:
                    connection.executemany(sql, map(named, rows))
        except Exception as error:
            self._broken = told(error)
            raise
        self.later = []

    @property
    def _large(self) -> bool:
        return bool(self.later) and sum(len(rows) for _, rows in self.later) > LARGE

    def _check(self) -> None:
        if not self._open:
            raise RuntimeError("this unit of work is over")
        if self._broken is not None:
            raise self._broken

    async def _do(self, work: Callable[[sqlite3.Connection], T], *, long: bool = False) -> T:
        """Do it when it is our turn: in the event loop, or in the thread if it may take long.

        What SQLite raises is told in the words of the port, where it has them.
        """
        self._check()
        try:
            if not self.begun:
                await self._writer.take_turn(self)
            if long or self._large:
                return await self._writer.elsewhere(work)
            return work(self._writer.here)
        except sqlite3.Error as error:
            said = told(error)
            if not isinstance(error, sqlite3.IntegrityError):
                self._broken = said
            if said is error:
                raise
            raise said from error

    def settle(self, error: Exception | None) -> None:
        """Tell whoever waits what became of it. The first word counts."""
        if self.outcome.done():
            return
        if error is None:
            self.outcome.set_result(None)
        else:
            self.outcome.set_exception(error)
            self.outcome.exception()  # whoever waited may be gone; that is no error of its own


def told(error: Exception) -> Exception:
    """The error as the port has it, where it has it."""
    if getattr(error, "sqlite_errorcode", None) in _TAKEN:
        return Conflict(str(error))
    return not_committed(error) if is_away(error) else error


def is_away(error: Exception) -> bool:
    """Whether it is the database that fails, and not what was asked of it."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _AWAY


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program is writing to the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def not_committed(error: BaseException) -> NotCommitted:
    """The same as an error of the port, each time a new one."""
    if isinstance(error, NotCommitted):
        return error
    failure = NotCommitted(f"the database did not take it: {error or type(error).__name__}")
    failure.__cause__ = error
    return failure
