"""A unit of work on PostgreSQL: one connection of the pool for as long as it lasts.

SQLite runs one unit at a time. Here, units run at once but for those of one network: the first
thing a unit asks of a network makes it wait for the others that hold that network, and from then on
it reads what they have committed. So all that is checked in one unit (capacity, caps, overlapping
meetings) still holds when it commits, and networks do not wait for each other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

import asyncpg

from bot.store import Conflict, Transaction, Unavailable
from storage.errors import NotCommitted
from storage.session import Row
from storage.transaction import StoreTransaction

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    from storage.watch import Watch

    Connection = asyncpg.Connection[asyncpg.Record]
    Pool = asyncpg.Pool[asyncpg.Record]
    Pooled = PoolConnectionProxy[asyncpg.Record]

GONE = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # its state after a connection broke at a bad moment
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.ReadOnlySQLTransactionError,
)
"""Not the fault of what was asked: the database is away, full, going down or too busy."""

_WAIT_SECONDS = 5.0
"""For a connection, or for the answer to a ROLLBACK."""
_LOCK = "pg_advisory_xact_lock(hashtextextended(name, 0))"
_HOLD = f"SELECT {_LOCK} FROM (SELECT unnest($1::text[]) AS name) AS names"  # noqa: S608
_HOLD_FOUND = f"SELECT name, {_LOCK} FROM ({{found}}) AS names (name)"  # noqa: S608


class Unit:
    """One unit of work: `async with` gives its Transaction; also its Session."""

    takes_arrays = True
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, pool: Pool, inside: set[asyncio.Task[Any] | None], watch: Watch) -> None:
        self._pool = pool
        self._inside = inside
        self._watch = watch
        self._task: asyncio.Task[Any] | None = None
        self._connection: Pooled | None = None
        self._begun = False
        self._broken: BaseException | None = None
        self._held: set[str] = set()
        self._news = False
        self._claims: set[str] = set()

    async def __aenter__(self) -> Transaction:
        task = asyncio.current_task()
        if task in self._inside:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        try:
            self._connection = await self._pool.acquire(timeout=_WAIT_SECONDS)
        except GONE as error:
            raise unavailable(error) from error
        self._task = task
        self._inside.add(task)
        return StoreTransaction(self)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._inside.discard(self._task)
        connection, self._connection = self._connection, None
        assert connection is not None
        keep = error is None and self._broken is None
        # Also if this task is cancelled now, the connection goes back as it came.
        await asyncio.shield(asyncio.ensure_future(self._end(connection, keep)))
        if error is None and self._broken is not None:
            raise NotCommitted(f"a statement had failed: {self._broken}") from self._broken

    async def _end(self, connection: Pooled, keep: bool) -> None:
        try:
            if self._begun and keep:
                if await connection.execute("COMMIT") != "COMMIT":
                    raise NotCommitted("PostgreSQL rolled it back")
                if self._news:
                    self._watch.tell()
            elif self._begun:
                await connection.execute("ROLLBACK", timeout=_WAIT_SECONDS)
        except GONE as error:
            with suppress(asyncpg.InterfaceError):  # a lost one went back to the pool by itself
                connection.terminate()
            if keep:
                self._watch.disown(self._claims)
                raise unavailable(error) from error
        finally:
            with suppress(*GONE):  # what cannot be given back is closed
                await self._pool.release(connection)

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""
        connection = await self._ready()
        with self._told():
            return cast("list[Row]", await connection.fetch(sql, *args))

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """See `storage.session.Session`."""
        connection = await self._ready()
        with self._told():
            return cast("list[Row]", await connection.fetchmany(sql, rows))

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""
        return await self.fetch(sql, *args)

    async def write(self, sql: str, *rows: Row) -> None:
        """See `storage.session.Session`."""
        connection = await self._ready()
        with self._told():
            if len(rows) == 1:
                await connection.fetch(sql, *rows[0])
            else:
                await connection.executemany(sql, rows)

    async def hold(self, *names: str) -> None:
        """See `storage.session.Session`."""
        # All take them in the same order, so that no two wait for each other.
        if new := sorted({*names} - self._held):
            await self.fetch(_HOLD, new)
            self._held.update(new)

    async def hold_found(self, sql: str, *args: object) -> None:
        """See `storage.session.Session`."""
        rows = await self.fetch(_HOLD_FOUND.format(found=sql), *args)
        self._held.update(name for name, _ in rows)

    async def need_not_wait(self) -> None:
        """Every commit is waited for."""

    def tell(self) -> None:
        """See `storage.session.Session`."""
        self._news = True

    def shared(self, instant: datetime) -> datetime:
        """See `storage.session.Session`. The database's own clock: those of the machines differ."""
        return instant + self._watch.behind()

    def claiming(self, token: str) -> None:
        """See `storage.session.Session`."""
        self._claims.add(token)

    async def _ready(self) -> Pooled:
        if self._connection is None:
            raise RuntimeError("this unit of work is over")
        if self._broken is not None:
            raise self._broken
        if not self._begun:
            with self._told():
                await self._connection.execute("BEGIN")
            self._begun = True
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors in our own words. After any of them PostgreSQL takes no more statements."""
        try:
            yield
        except BaseException as error:
            self._broken = error
            if isinstance(error, asyncpg.UniqueViolationError):
                raise Conflict(str(error)) from error
            if isinstance(error, GONE) and not isinstance(error, asyncpg.DataError):
                self._broken = unavailable(error)
                raise self._broken from error
            raise


def unavailable(error: BaseException) -> Unavailable:
    """The same as an error of the port."""
    return Unavailable(f"the database does not answer: {reached(error)}")


def reached(error: BaseException) -> str:
    """What an error says, which for some is nothing."""
    return str(error).rstrip(".") or type(error).__name__
