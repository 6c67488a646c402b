"""Units of work that only write share a transaction on PostgreSQL.

A commit waits for the disk, and units of one network wait for each other. So those that arrive
while a transaction of the same networks runs are carried out by the next one, all together: their
locks by one statement, the same statement for many rows at once, one commit. Each unit's
`async with` ends after that commit. Where one of them fails, all are undone and each has a
transaction of its own, so that only the one at fault fails.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import asyncpg

from storage.errors import NotCommitted
from storage.postgres.errors import UNAVAILABLE, is_unavailable, translated, unavailable
from storage.session import Row

if TYPE_CHECKING:
    from storage.postgres.liveness import Liveness
    from storage.postgres.unit_of_work import Pool, Pooled

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


async def write(connection: Pooled, sql: str, rows: Sequence[Row]) -> None:
    """Run a statement for each row of arguments."""
    if len(rows) == 1:
        await connection.fetch(sql, *rows[0])
    else:
        await connection.executemany(sql, rows)


@dataclass(eq=False)
class Writes:
    """What a unit wrote that has not read: the names that it locks, and its statements."""

    names: frozenset[str]
    statements: list[tuple[str, Sequence[Row]]]
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
        await asyncio.shield(writes.outcome)

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
                await connection.execute("ROLLBACK", timeout=self._wait_s)
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
                await connection.execute("ROLLBACK", timeout=self._wait_s)

    async def _together(self, connection: Pooled, units: list[Writes]) -> None:
        """Carry out these units in one transaction, or raise what PostgreSQL says."""
        await begin(connection, units[0].names)
        for sql, rows in _runs(units):
            await write(connection, sql, rows)
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


def _runs(units: Sequence[Writes]) -> list[tuple[str, list[Row]]]:
    """The statements in order; the rows of equal ones that follow each other in one list."""
    runs: list[tuple[str, list[Row]]] = []
    for unit in units:
        for sql, rows in unit.statements:
            if runs and runs[-1][0] == sql:
                runs[-1][1].extend(rows)
            else:
                runs.append((sql, list(rows)))
    return runs


def _fail(unit: Writes, error: BaseException) -> None:
    if unit.outcome.done():
        return
    unit.outcome.set_exception(translated(error))
    unit.outcome.exception()  # its task may have been cancelled: nobody else asks
