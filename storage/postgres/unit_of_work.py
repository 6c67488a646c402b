"""A unit of work on PostgreSQL: it has one connection of the pool as long as it lasts.

SQLite runs one unit at a time. Here units run concurrently, except those of one network: the first
statement about a network waits until no other unit holds the advisory lock of that network, and
reads what the others have committed. So the results of checks in a unit (capacity, caps,
overlapping meetings) still hold when it commits. Units of different networks do not wait for each
other.

What it writes before it reads is deferred, and the locks with it. A unit that never reads has no
transaction of its own: see `storage.postgres.shared_commit`. A unit whose writes are safe to lose
does not wait for the disk.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

import asyncpg

from bot.core.store import MustWait, Transaction
from storage.errors import NotCommitted
from storage.postgres.errors import UNAVAILABLE, translated, unavailable
from storage.postgres.shared_commit import LOCK, Statement, Writes, begin, take_locks, write
from storage.session import Row
from storage.transaction import StoreTransaction

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    from storage.mapping import Insert
    from storage.postgres.liveness import Liveness
    from storage.postgres.shared_commit import SharedCommit

    Connection = asyncpg.Connection[asyncpg.Record]
    Pool = asyncpg.Pool[asyncpg.Record]
    Pooled = PoolConnectionProxy[asyncpg.Record]

_OF_ONE_PERSON = frozenset({"events", "addresses", "kept_forms"})
"""The tables that a unit which only reads may change: nobody decides anything by them."""
_CHANGE = re.compile(r"\b(?:INSERT\s+INTO|(?<!DO )UPDATE|DELETE\s+FROM)\s+(\w+)", re.IGNORECASE)
_NO_TABLES = frozenset[str]()
_COMMIT_SOON = "SET LOCAL synchronous_commit = off; COMMIT"
"""The log is written within a second. Its order stays: what is lost with it came later."""
_LOCK_FOUND = f"SELECT name, {LOCK.format(name='name')} FROM ({{found}}) AS names (name)"  # noqa: S608


class PostgresUnitOfWork:
    """One unit of work: `async with` gives its Transaction; also its Session."""

    takes_arrays = True
    size_sql = "SELECT pg_database_size(current_database())"
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(
        self,
        pool: Pool,
        shared: SharedCommit,
        inside: set[asyncio.Task[Any] | None],
        liveness: Liveness,
        wait_s: float,
    ) -> None:
        """`inside`: the tasks that are inside a unit of this store. `wait_s`: how long it waits for
        a connection of the pool, or for its ROLLBACK."""
        self._pool = pool
        self._shared = shared
        self._inside = inside
        self._liveness = liveness
        self._wait_s = wait_s
        self._task: asyncio.Task[Any] | None = None
        self._open = False
        self._connection: Pooled | None = None
        """It has one, in a transaction, from the first read on."""
        self._deferred: list[tuple[Statement, Sequence[Row]]] = []
        """Writes before the first read."""
        self._broken: BaseException | None = None
        self._locked: set[str] = set()
        """Names whose lock it holds, or takes before it reads or writes."""
        self._only_reads = False
        self._transaction = True
        """Whether its statements see, and make, one moment."""
        self._changes: bool | None = None
        """Whether a change has to be on the disk when the unit ends; None: there is none."""
        self._notifies = False
        self._claims: set[str] = set()
        """Tokens that it claimed under."""

    async def __aenter__(self) -> Transaction:
        task = asyncio.current_task()
        if task in self._inside:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        self._task = task
        self._inside.add(task)
        self._open = True
        return StoreTransaction(self)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._inside.discard(self._task)
        self._open = False
        connection, self._connection = self._connection, None
        keep = error is None and self._broken is None
        # Shielded, so that the connection returns to the pool also if this task is cancelled now.
        if connection is not None:
            await asyncio.shield(asyncio.ensure_future(self._end(connection, keep)))
        elif keep and self._deferred:
            names = frozenset(self._locked)
            await self._shared.commit(Writes(names, self._deferred, self._notifies))
        if error is None and self._broken is not None:
            raise NotCommitted(f"a statement failed before: {self._broken}") from self._broken

    async def _end(self, connection: Pooled, keep: bool) -> None:
        try:
            if not self._transaction:
                return
            if keep:
                commit = _COMMIT_SOON if self._changes is False else "COMMIT"
                if await connection.execute(commit) != "COMMIT":
                    raise NotCommitted("PostgreSQL rolled the transaction back")
                if self._notifies:
                    self._liveness.notify_soon()
            else:
                await connection.execute("ROLLBACK", timeout=self._wait_s)
        except UNAVAILABLE as error:
            with suppress(asyncpg.InterfaceError):  # the pool has taken a lost one back already
                connection.terminate()
            if keep:
                self._liveness.disown(self._claims)
                raise unavailable(error) from error
        finally:
            with suppress(*UNAVAILABLE):  # the pool closes a connection that it cannot take back
                await self._pool.release(connection)

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""
        self._check(sql)
        connection = await self._ready()
        with self._translate_errors():
            return cast("list[Row]", await connection.fetch(sql, *args))

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """See `storage.session.Session`."""
        self._check(sql)
        connection = await self._ready()
        with self._translate_errors():
            return cast("list[Row]", await connection.fetchmany(sql, rows))

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.session.Session`."""
        return await self.fetch(sql, *args)

    async def write(self, sql: str, *rows: Row) -> None:
        """See `storage.session.Session`."""
        self._check(sql)
        await self._write(sql, rows)

    async def insert(self, insert: Insert, *rows: Row) -> None:
        """See `storage.session.Session`."""
        self._check(insert.columns)
        await self._write(insert, rows)

    async def _write(self, statement: Statement, rows: Sequence[Row]) -> None:
        if not rows:
            return
        if self._connection is None and self._open and self._broken is None:
            self._deferred.append((statement, rows))
            return
        connection = await self._ready()
        with self._translate_errors():
            await write(connection, [(statement, rows)])

    async def copy(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """See `storage.session.Session`."""
        self._check(f"INSERT INTO {table}")
        connection = await self._ready()
        with self._translate_errors():
            await connection.copy_records_to_table(table, records=rows, columns=columns)

    async def lock(self, *names: str) -> None:
        """See `storage.session.Session`."""
        if self._only_reads:
            return
        new = {*names} - self._locked
        self._locked |= new
        if new and self._connection is not None:
            with self._translate_errors():
                await take_locks(await self._ready(), new)

    async def lock_found(self, sql: str, *args: object) -> None:
        """See `storage.session.Session`."""
        if self._only_reads:
            return
        rows = await self.fetch(_LOCK_FOUND.format(found=sql), *args)
        self._locked.update(name for name, _ in rows)

    def only_reads(self, *, one_moment: bool = True) -> None:
        """See `storage.session.Session`."""
        self._only_reads = True
        self._transaction = one_moment

    async def allow_async_commit(self) -> None:
        """See `storage.session.Session`."""
        if self._changes:
            self._changes = False

    def notify_on_commit(self) -> None:
        """See `storage.session.Session`."""
        self._notifies = True

    def to_database_time(self, instant: datetime) -> datetime:
        """See `storage.session.Session`. It is the database's clock: those of machines differ."""
        return instant + self._liveness.clock_offset()

    def track_claim(self, token: str) -> None:
        """See `storage.session.Session`."""
        self._claims.add(token)

    async def _ready(self) -> Pooled:
        """The connection, in a transaction, with its locks and all that was written before."""
        if not self._open:
            raise RuntimeError("this unit of work is over")
        if self._broken is not None:
            raise self._broken
        if self._connection is None:
            with self._translate_errors():
                self._connection = await self._pool.acquire(timeout=self._wait_s)
                if not self._transaction:
                    return self._connection
                await begin(self._connection, self._locked, one_moment=self._only_reads)
                await write(self._connection, self._deferred)
        return self._connection

    def _check(self, sql: str) -> None:
        if changes_only(sql, _NO_TABLES):
            return
        self._changes = True
        if self._only_reads and not (self._transaction and changes_only(sql, _OF_ONE_PERSON)):
            self._broken = MustWait(sql.strip().partition("\n")[0])
            raise self._broken

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        """Raise errors of the port where it has them. Any error aborts the transaction."""
        try:
            yield
        except BaseException as error:
            self._broken = translated(error)
            if self._only_reads and isinstance(error, asyncpg.SerializationError):
                self._broken = MustWait(str(error))
            if self._broken is error:
                raise
            raise self._broken from error


@lru_cache(maxsize=1024)
def changes_only(sql: str, tables: frozenset[str]) -> bool:
    """Whether a statement changes, or locks, rows of no other tables."""
    return tables.issuperset(table.lower() for table in _CHANGE.findall(sql))
