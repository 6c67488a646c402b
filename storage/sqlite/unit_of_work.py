"""A unit of work on SQLite. `storage.sqlite.commit_queue` gives it its turn and commits it."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from bot.core.store import Conflict, Transaction
from storage.errors import NotCommitted
from storage.session import Row
from storage.transaction import StoreTransaction

if TYPE_CHECKING:
    from storage.mapping import Insert
    from storage.sqlite.commit_queue import CommitQueue

LARGE = 512
"""From this many rows on, reads and writes go on in the thread."""

_UNIQUE = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
_FAILURES = frozenset(
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
"""Primary codes of errors of the database, not of the statement: locked, full, failing."""
T = TypeVar("T")


@lru_cache(maxsize=1024)
def numbered_sql(sql: str) -> str:
    """The SQL with `?1`, `?2` … in place of `$1`, `$2` …, which sqlite3 would bind by name."""
    return re.sub(r"\$(\d+)", r"?\1", sql)


class SqliteUnitOfWork:
    """One unit of work: `async with` gives its Transaction; also its Session."""

    takes_arrays = False
    size_sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    skip_locked = ""

    def __init__(self, queue: CommitQueue) -> None:
        self._queue = queue
        self._task: asyncio.Task[Any] | None = None
        self._open = False
        self._broken: Exception | None = None
        self.deferred: list[tuple[str, Sequence[Row]]] = []
        """Writes that are not carried out yet: statements with their rows of arguments."""
        self.turn: asyncio.Future[None] | None = None
        """Done when the unit has its turn; None while it has not asked for one."""
        self.begun = False
        self.nested = False
        """It is a savepoint in the transaction of other units."""
        self.changes_before = 0
        """`total_changes` before its first change that has to be durable when it ends."""
        self.outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done when the unit is committed, or failed with the reason why it is not."""

    async def __aenter__(self) -> Transaction:
        self._task = asyncio.current_task()
        self._queue.enter(self._task)
        self._open = True
        return StoreTransaction(self)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._queue.leave(self._task)
        try:
            if error is None:
                await self._write_deferred()
        except BaseException as refused:
            error = refused
            raise
        finally:
            self._open = False
            if self.turn is not None:
                self._queue.finish(self, keep=error is None)
        if error is not None:
            return
        if self.turn is None:
            if not self.deferred:
                return
            self._queue.enqueue(self)
        await self.outcome

    async def _write_deferred(self) -> None:
        """Carry out deferred writes; a few that are in no transaction yet are left to the queue."""
        if self._broken is not None:
            raise not_committed(self._broken)
        if self.begun or self._large:
            await self._do(self.write_to)

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""

        def begin(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, list[Row]]:
            self.write_to(connection)
            cursor = connection.execute(numbered_sql(sql), args)
            return cursor, cursor.fetchmany(LARGE)

        cursor, rows = await self._do(begin)
        if len(rows) == LARGE:
            rows += await self._do(lambda _: cursor.fetchall(), long=True)
        return rows

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """See `storage.session.Session`."""

        def read(connection: sqlite3.Connection) -> list[Row]:
            self.write_to(connection)
            numbered = numbered_sql(sql)
            return [row for args in rows for row in connection.execute(numbered, args).fetchall()]

        return await self._do(read, long=len(rows) > LARGE)

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""

        def read(connection: sqlite3.Connection) -> list[Row]:
            self.write_to(connection)
            return connection.execute(numbered_sql(sql), args).fetchall()

        return await self._do(read, long=True)

    async def write(self, sql: str, *rows: Row) -> None:
        """See `storage.session.Session`."""
        self._check()
        if rows:
            self.deferred.append((sql, rows))

    async def insert(self, insert: Insert, *rows: Row) -> None:
        """See `storage.session.Session`."""
        await self.write(insert.each, *rows)

    async def copy(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """See `storage.session.Session`."""
        names = ", ".join(f'"{name}"' for name in columns)
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608

        def insert(connection: sqlite3.Connection) -> None:
            self.write_to(connection)
            connection.executemany(sql, rows)

        await self._do(insert, long=True)

    async def lock(self, *names: str) -> None:
        """Does nothing: units run one at a time."""

    async def lock_found(self, sql: str, *args: object) -> None:
        """Does nothing: units run one at a time."""

    def notify_on_commit(self) -> None:
        """Does nothing: there is no other process."""

    def to_database_time(self, instant: datetime) -> datetime:
        """The instant itself: there is no other clock."""
        return instant

    def track_claim(self, token: str) -> None:
        """Does nothing: claims that this process does not finish are released when it starts."""

    def only_reads(self, *, one_moment: bool = True) -> None:
        """See `storage.session.Session`."""

    async def allow_async_commit(self) -> None:
        """See `storage.session.Session`."""
        if self.begun:
            await self._do(self.write_to)
            self.changes_before = self._queue.raw.total_changes

    def write_to(self, connection: sqlite3.Connection) -> None:
        """Carry out deferred writes. After an error the unit can only be rolled back."""
        if not self.deferred:
            return
        try:
            for sql, rows in self.deferred:
                if len(rows) == 1:
                    connection.execute(numbered_sql(sql), rows[0])
                else:
                    connection.executemany(numbered_sql(sql), rows)
        except Exception as error:
            self._broken = translate_error(error)
            raise
        self.deferred = []

    @property
    def _large(self) -> bool:
        return bool(self.deferred) and sum(len(rows) for _, rows in self.deferred) > LARGE

    def _check(self) -> None:
        if not self._open:
            raise RuntimeError("this unit of work is over")
        if self._broken is not None:
            raise self._broken

    async def _do(self, work: Callable[[sqlite3.Connection], T], *, long: bool = False) -> T:
        """Do the work when it is our turn: in the event loop, or in the thread if it may take long.

        Raises errors of the port where it has them, else those of SQLite.
        """
        self._check()
        try:
            if not self.begun:
                await self._queue.take_turn(self)
            if long or self._large:
                return await self._queue.run_in_thread(work)
            return work(self._queue.raw)
        except sqlite3.Error as error:
            translated = translate_error(error)
            if not isinstance(error, sqlite3.IntegrityError):
                self._broken = translated
            if translated is error:
                raise
            raise translated from error

    def resolve(self, error: Exception | None) -> None:
        """Let the waiting task know the outcome. Only the first call counts."""
        if self.outcome.done():
            return
        if error is None:
            self.outcome.set_result(None)
        else:
            self.outcome.set_exception(error)
            self.outcome.exception()  # its task may have been cancelled: no error of its own


def translate_error(error: Exception) -> Exception:
    """The error of the port for it, else the error itself."""
    if getattr(error, "sqlite_errorcode", None) in _UNIQUE:
        return Conflict(str(error))
    return not_committed(error) if is_database_failure(error) else error


def is_database_failure(error: Exception) -> bool:
    """Whether the database failed, not the statement."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _FAILURES


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program is writing to the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def not_committed(error: BaseException) -> NotCommitted:
    """A new `NotCommitted` with that error as its cause."""
    if isinstance(error, NotCommitted):
        return error
    failure = NotCommitted(f"the database did not commit it: {error or type(error).__name__}")
    failure.__cause__ = error
    return failure
