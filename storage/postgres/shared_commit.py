"""Units of work that only write share a transaction on PostgreSQL.

A commit waits for the disk, and units of one network wait for each other. So those that arrive
while a transaction of the same networks runs are carried out by the next one, all together: their
locks by one statement, the same statement for many rows at once, one commit. Each unit's
`async with` ends after that commit. Where one of them fails, all are undone and each has a
transaction of its own, so that only the one at fault fails.

Each round trip wakes two processes, which on a busy machine takes longer than the work. So where
all units make the same INSERT, it takes the locks itself and is a transaction by itself: one round
trip in place of three. What members wrote is an argument, never part of a statement, which the
server may log.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

import asyncpg

from storage.errors import NotCommitted
from storage.mapping import Insert, to_json
from storage.postgres.errors import UNAVAILABLE, is_unavailable, translated, unavailable
from storage.session import Row

if TYPE_CHECKING:
    from storage.postgres.liveness import Liveness
    from storage.postgres.unit_of_work import Pool, Pooled

Statement: TypeAlias = str | Insert
Written: TypeAlias = tuple[Statement, Sequence[Row]]
"""A statement, and the rows of arguments to run it for."""
UNITS = 128
"""Units in one transaction, at most."""
ROWS = 1_000
"""With that many rows it takes no further unit."""
LOCK = "pg_advisory_xact_lock(hashtextextended({name}, 0))"
"""Takes the lock of a name. All processes on a database have to take the same one."""
_REFUSED = (asyncpg.PostgresError, asyncpg.InterfaceError)
"""What PostgreSQL, or asyncpg before it, refuses; also some of `UNAVAILABLE`."""


async def begin(
    connection: Pooled, names: Collection[str] = (), *, one_moment: bool = False
) -> None:
    """Begin a transaction, and wait for the locks of these names: all in one round trip.

    `one_moment`: all its statements see the database as it was at the first of them.
    """
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ" if one_moment else "BEGIN"
    await connection.execute("; ".join((begin, *_locks(names))))


async def take_locks(connection: Pooled, names: Collection[str]) -> None:
    """Wait for the locks of these names, within a transaction."""
    await connection.execute("; ".join(_locks(names)))


def _locks(names: Collection[str]) -> Iterator[str]:
    """Statements that lock these names, sorted, so that two units never wait for each other."""
    for name in sorted(names):
        quoted = name.replace("'", "''")
        yield "SELECT " + LOCK.format(name=f"'{quoted}'")


async def write(connection: Pooled, statements: Iterable[Written]) -> None:
    """Run each statement for its rows of arguments, in order."""
    for statement, rows in _runs(statements):
        if isinstance(statement, Insert):
            await connection.fetch(_with_locks(statement), to_json(rows), ())
        elif len(rows) == 1:
            await connection.fetch(statement, *rows[0])
        else:
            await connection.executemany(statement, rows)


def _runs(statements: Iterable[Written]) -> Iterator[tuple[Statement, list[Row]]]:
    """The statements in order; the rows of equal ones that follow each other in one list.

    No INSERT has two rows with the same key: it may replace only rows that were there before it.
    """
    for statement, equal in groupby(statements, itemgetter(0)):
        rows = [row for _, rows in equal for row in rows]
        if not isinstance(statement, Insert):
            yield statement, rows
            continue
        start, keys = 0, set[object]()
        for end, row in enumerate(rows):
            if row[statement.key] in keys:
                yield statement, rows[start:end]
                start, keys = end, set()
            keys.add(row[statement.key])
        yield statement, rows[start:]


@lru_cache
def _with_locks(insert: Insert) -> str:
    """An INSERT of many rows that first waits for the locks of the names in an array.

    A statement sees the database as it was before it waited. For an INSERT of values that does not
    matter: a row of the same key, and what a row refers to, are looked up while it writes.
    """
    names = "unnest($2::text[]) AS names (name) OFFSET 0"
    locks = f"SELECT {LOCK.format(name='name')} FROM {names}"  # noqa: S608
    one_row = f"SELECT count(*) FROM ({locks}) AS locks"  # noqa: S608
    return f"WITH locked AS MATERIALIZED ({one_row}) {insert.after('locked')}"


@dataclass(eq=False)
class Writes:
    """What a unit wrote that has not read: the names that it locks, and its statements."""

    names: frozenset[str]
    statements: list[Written]
    notifies: bool
    outcome: asyncio.Future[None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    @property
    def rows(self) -> int:
        """How many rows of arguments it has."""
        return sum(len(rows) for _, rows in self.statements)


class SharedCommit:
    """Carries out units that only write; those that lock the same names share transactions."""

    def __init__(self, pool: Pool, liveness: Liveness, wait_s: float) -> None:
        """`wait_s`: how long it waits for a connection of the pool, or for a ROLLBACK."""
        self._pool = pool
        self._liveness = liveness
        self._wait_s = wait_s
        self._waiting: dict[frozenset[str], deque[Writes]] = {}
        self._running: set[asyncio.Task[None]] = set()

    async def commit(self, writes: Writes) -> None:
        """Return when the writes are committed.

        Raises the errors of `bot.core.store`, as a unit of its own would. Who is cancelled
        meanwhile does not know the outcome.
        """
        waiting = self._waiting.get(writes.names)
        if waiting is None:
            self._waiting[writes.names] = deque([writes])
            task = asyncio.create_task(self._work(writes.names))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        else:
            waiting.append(writes)
        await writes.outcome

    async def close(self) -> None:
        """Wait until all is committed."""
        while self._running:
            await asyncio.wait(self._running)

    async def _work(self, names: frozenset[str]) -> None:
        waiting = self._waiting[names]
        while waiting:
            units = [waiting.popleft()]
            rows = units[0].rows
            while waiting and len(units) < UNITS and rows < ROWS:
                units.append(waiting.popleft())
                rows += units[-1].rows
            try:
                await self._carry_out(units)
            except BaseException as error:
                for unit in units:
                    _fail(unit, error)
                if not isinstance(error, Exception):
                    raise
        del self._waiting[names]

    async def _carry_out(self, units: list[Writes]) -> None:
        try:
            connection = await self._pool.acquire(timeout=self._wait_s)
        except UNAVAILABLE as error:
            raise unavailable(error) from error
        try:
            try:
                await self._together(connection, units)
            except _REFUSED as error:
                if _is_lost(connection, error):
                    raise
                await self._undo(connection)
                if len(units) == 1:
                    _fail(units[0], error)
                else:
                    await self._one_by_one(connection, units)
        except UNAVAILABLE as error:
            with suppress(asyncpg.InterfaceError):  # the pool has taken a lost one back already
                connection.terminate()
            raise unavailable(error) from error
        finally:
            with suppress(*UNAVAILABLE):  # the pool closes a connection that it cannot take back
                await self._pool.release(connection)

    async def _one_by_one(self, connection: Pooled, units: list[Writes]) -> None:
        for unit in units:
            try:
                await self._together(connection, [unit])
            except _REFUSED as error:
                if _is_lost(connection, error):
                    raise
                _fail(unit, error)
                await self._undo(connection)

    async def _undo(self, connection: Pooled) -> None:
        if connection.is_in_transaction():
            await connection.execute("ROLLBACK", timeout=self._wait_s)

    async def _together(self, connection: Pooled, units: list[Writes]) -> None:
        """Carry out these units in one transaction, or raise what PostgreSQL says."""
        names = units[0].names
        statements = list(_runs(chain.from_iterable(unit.statements for unit in units)))
        statement, rows = statements[0]
        if len(statements) == 1 and isinstance(statement, Insert):
            await connection.fetch(_with_locks(statement), to_json(rows), sorted(names))
        elif len(statements) == 1 and not names:
            await write(connection, statements)
        else:
            await begin(connection, names)
            await write(connection, statements)
            if await connection.execute("COMMIT") != "COMMIT":
                raise NotCommitted("PostgreSQL rolled the transaction back")
        for unit in units:
            if not unit.outcome.done():
                unit.outcome.set_result(None)
        if any(unit.notifies for unit in units):
            self._liveness.notify_soon()


def _is_lost(connection: Pooled, error: BaseException) -> bool:
    """Whether the database failed, and no unit. asyncpg raises the same type for wrong arguments
    as for a connection that is gone."""
    if isinstance(error, asyncpg.InterfaceError):
        return connection.is_closed()
    return is_unavailable(error)


def _fail(unit: Writes, error: BaseException) -> None:
    if unit.outcome.done():
        return
    unit.outcome.set_exception(translated(error))
    unit.outcome.exception()  # its task may have been cancelled: nobody else asks
