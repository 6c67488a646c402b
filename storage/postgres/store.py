"""The Store on PostgreSQL, which several processes share: opening, migrating and checking it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

import asyncpg

from bot.core.store import Transaction
from bot.i18n.operator import told
from storage import migrator
from storage.errors import CheckUp, StorageError
from storage.postgres.errors import UNAVAILABLE, reason, unavailable
from storage.postgres.hosts import Hosts
from storage.postgres.liveness import Liveness
from storage.postgres.scrub import keep_words_out_of_statistics, scrub_database
from storage.postgres.shared_commit import SharedCommit
from storage.postgres.unit_of_work import PostgresUnitOfWork
from storage.session import Row
from storage.timings import PRODUCT, StoreTimings

if TYPE_CHECKING:
    from storage.postgres.unit_of_work import Connection, Pool

CONNECTIONS = 10
"""Units of work of one process that run at once; each takes a few milliseconds."""
MIGRATION_S = 24 * 3600.0
"""How long a statement of a migration, or the wait for another process that migrates, may take.
asyncpg takes None for the limit of the connection, not for no limit."""
CLOSE_SECONDS = 1.0
"""How long a connection, and units that still run, may take when they are closed."""
LOCK = 0x48616E64
"""The first of the two keys of our session locks. The second is 0 for migrations, else the number
of a process (`storage.postgres.liveness`)."""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"


class PostgresStore:
    """See `bot.core.store.Store`; `storage.postgres.unit_of_work` isolates units of work."""

    def __init__(self, pool: Pool, liveness: Liveness, timings: StoreTimings = PRODUCT) -> None:
        self._pool = pool
        self._liveness = liveness
        self._wait_s = timings.connection_wait_s
        self._shared = SharedCommit(pool, liveness, self._wait_s)
        self._inside: set[asyncio.Task[Any] | None] = set()
        self._closed = False

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """See the port. Raises `StoreUnavailable` if the database does not answer or commit."""
        if self._closed:
            raise StorageError("the store is closed")
        return PostgresUnitOfWork(
            self._pool, self._shared, self._inside, self._liveness, self._wait_s
        )

    def claim_token(self) -> str:
        """See the port. It names this process: others free its claims seconds after its end.

        Raises `StoreUnavailable` while others could not see whether this process is alive.
        """
        return self._liveness.claim_token()

    def owns_claim(self, token: str) -> bool:
        """See the port. False for claims made before others may have declared this process dead."""
        return self._liveness.owns_claim(token)

    def subscribe(self, call: Callable[[], None]) -> None:
        """See the port."""
        self._liveness.subscribe(call)

    async def scrub(self, *, quiet: bool) -> bool:
        """See the port. Nobody waits for it, so `quiet` changes nothing."""
        try:
            return await scrub_database(self._pool, self._wait_s)
        except UNAVAILABLE as error:
            raise unavailable(error) from error

    async def close(self) -> None:
        """Finish running units and close all connections. The second call does nothing."""
        if not self._closed:
            self._closed = True
            await self._shared.close()
            await self._liveness.close()
            try:
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self._pool.close()
            except TimeoutError:
                self._pool.terminate()


class PostgresDatabase:
    """See `storage.migrator.Database`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        rows = await self._connection.fetch(_postgres_ddl(sql), *args, timeout=MIGRATION_S)
        return cast("list[Row]", rows)

    async def run(self, statements: Sequence[str]) -> None:
        await self._connection.execute(
            "\n".join(map(_postgres_ddl, statements)), timeout=MIGRATION_S
        )

    async def tables(self) -> set[str]:
        return {name for (name,) in await self.fetch(_TABLES)}


def _postgres_ddl(sql: str) -> str:
    """A migration's DDL for PostgreSQL (see 0001_initial.sql). Text sorts by bytes as in SQLite."""
    if not re.search(r"\b(CREATE|ALTER) TABLE\b", sql):
        return sql
    sql = re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', sql)
    sql = re.sub(r"\bINTEGER\b", "BIGINT", sql)
    return sql.replace(") STRICT, WITHOUT ROWID", ")").replace(") STRICT", ")")


async def open_pool(url: str, *, migrate: bool, timings: StoreTimings = PRODUCT) -> PostgresStore:
    """Open the store in that database. With `migrate`, update its schema first."""
    hosts = Hosts(url, timings)
    liveness = Liveness(hosts.connect, LOCK, timings)
    async with _connected(hosts) as connection:
        await (_apply if migrate else _require_current)(connection)
        await liveness.start()
    pool = await asyncpg.create_pool(
        connect=hosts.connect,
        min_size=0,
        max_size=CONNECTIONS,
        reset=_nothing_to_reset,
        statement_cache_size=512,
    )
    return PostgresStore(pool, liveness, timings)


async def migrate_database(url: str) -> list[str]:
    """Apply the missing migrations; returns their names."""
    async with _connected(Hosts(url, PRODUCT)) as connection:
        return await _apply(connection)


async def check_up(url: str) -> CheckUp:
    """Read the state of the database without changing it."""
    async with _connected(Hosts(url, PRODUCT)) as connection:
        return CheckUp(
            engine=f"PostgreSQL {connection.get_server_version().major}",
            bytes=await connection.fetchval("SELECT pg_database_size(current_database())"),
            version=await migrator.version(PostgresDatabase(connection)),
            known=migrator.migrations()[-1].number,
            communities=await migrator.communities(PostgresDatabase(connection)),
            channels=await migrator.channels(PostgresDatabase(connection)),
            notices=await migrator.notices(PostgresDatabase(connection)),
            secrets=await migrator.secrets(PostgresDatabase(connection)),
            scrub_owed_since=await migrator.scrub_owed_since(PostgresDatabase(connection)),
        )


async def _apply(connection: Connection) -> list[str]:
    # Of several processes that start at once, one migrates and the others wait for it.
    await connection.execute("SET lock_timeout = 0")
    await connection.fetch("SELECT pg_advisory_lock($1, 0)", LOCK, timeout=MIGRATION_S)
    applied = await migrator.apply(PostgresDatabase(connection))
    await keep_words_out_of_statistics(connection)
    return applied


async def _require_current(connection: Connection) -> None:
    await migrator.require_current(PostgresDatabase(connection))


@asynccontextmanager
async def _connected(hosts: Hosts) -> AsyncIterator[Connection]:
    """One connection. Raises `StorageError` with a message for the operator if anything fails."""
    try:
        connection = await hosts.connect()
        try:
            yield connection
        finally:
            await connection.close(timeout=CLOSE_SECONDS)
    except UNAVAILABLE as error:
        raise StorageError(told("PostgreSQL does not answer: {why}.", why=reason(error))) from error
    except asyncpg.PostgresError as error:
        raise StorageError(told("PostgreSQL refuses: {error}.", error=error)) from error


async def _nothing_to_reset(connection: object) -> None:
    """Saves the query by which asyncpg resets a connection: units leave no state in it."""
