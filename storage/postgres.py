"""The Store on PostgreSQL, which several processes share: opening, migrating, a check-up."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

import asyncpg

from bot.store import Transaction
from storage import schema
from storage.errors import CheckUp, StorageError
from storage.locked import GONE, Unit, reached
from storage.session import Row
from storage.watch import Watch

if TYPE_CHECKING:
    from storage.locked import Connection, Pool

CONNECTIONS = 10
"""At most so many units of work of one process at a time; each takes a few milliseconds."""
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 15.0
"""A statement that takes longer has lost its database."""
CLOSE_SECONDS = 1.0
"""For what is still running when the store is closed."""
_SETTINGS = {
    "application_name": "handshakes",
    # A unit that waits longer for its turn is told so while the member still waits for an answer.
    "lock_timeout": "10s",
    # A process that was stopped within a unit must not hold up the others.
    "idle_in_transaction_session_timeout": "10s",
    # A machine that vanished is noticed within about ten seconds.
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
}
_OURS = 0x48616E64
"""The first of two keys of our session locks; the second: 0 for migrations, else a process."""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"


class PostgresStore:
    """See `bot.store.Store`. See `storage.locked` for how units of work keep out of each other."""

    def __init__(self, pool: Pool, watch: Watch) -> None:
        self._pool = pool
        self._watch = watch
        self._inside: set[asyncio.Task[Any] | None] = set()
        self._closed = False

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A unit of work: committed durably when the block ends, undone if it raises.

        Raises `Unavailable` if the database does not answer or does not take it.
        """
        if self._closed:
            raise StorageError("the store is closed")
        return Unit(self._pool, self._inside, self._watch)

    def claim_token(self) -> str:
        """Names this process: another frees its claims within seconds of its end.

        Raises `Unavailable` while nobody could tell whether this process is alive.
        """
        return self._watch.claim_token()

    def holds(self, token: str) -> bool:
        """Not while others may take this process for dead, nor what was claimed before that."""
        return self._watch.holds(token)

    def on_news(self, call: Callable[[], None]) -> None:
        """Call this when another process has written a nudge, or has ended."""
        self._watch.on_news(call)

    async def close(self) -> None:
        """Finish what is running and let go of the database. The second time does nothing."""
        if not self._closed:
            self._closed = True
            await self._watch.close()
            try:
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self._pool.close()
            except TimeoutError:
                self._pool.terminate()


class Plain:
    """A connection as migrations see it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """See `storage.schema.Database`."""
        rows = await self._connection.fetch(_in_postgres(sql), *args, timeout=None)
        return cast("list[Row]", rows)

    async def tables(self) -> set[str]:
        """See `storage.schema.Database`."""
        return {name for (name,) in await self.fetch(_TABLES)}


def _in_postgres(sql: str) -> str:
    """What 0001_initial.sql says of its words; text in the order of its bytes, as in SQLite."""
    if not re.search(r"\b(CREATE|ALTER) TABLE\b", sql):
        return sql
    sql = re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', sql)
    return re.sub(r"\bINTEGER\b", "BIGINT", sql).replace(") STRICT", ")")


async def open_pool(url: str, *, migrate: bool) -> PostgresStore:
    """The store in that database, with its schema up to date."""
    async with _connected(url) as connection:
        await (_apply if migrate else _require_current)(connection)
    watch = Watch(lambda: _connect(url), _OURS)
    await watch.start()
    pool = await asyncpg.create_pool(
        url,
        min_size=0,
        max_size=CONNECTIONS,
        reset=_nothing_to_reset,
        timeout=CONNECT_SECONDS,
        command_timeout=ANSWER_SECONDS,
        statement_cache_size=512,
        server_settings=_SETTINGS,
    )
    return PostgresStore(pool, watch)


async def migrate_database(url: str) -> list[str]:
    """Apply what is missing; the names of the migrations applied."""
    async with _connected(url) as connection:
        return await _apply(connection)


async def check_up(url: str) -> CheckUp:
    """Look at the database without changing it."""
    async with _connected(url) as connection:
        return CheckUp(
            engine=f"PostgreSQL {connection.get_server_version().major}",
            bytes=await connection.fetchval("SELECT pg_database_size(current_database())"),
            version=await schema.version(Plain(connection)),
            known=schema.migrations()[-1].number,
            channels=await schema.channels(Plain(connection)),
        )


async def _apply(connection: Connection) -> list[str]:
    # Of several that start at once, one migrates; the others wait and find it done.
    await connection.execute("SET lock_timeout = 0")
    await connection.fetch("SELECT pg_advisory_lock($1, 0)", _OURS, timeout=None)
    return await schema.apply(Plain(connection))


async def _require_current(connection: Connection) -> None:
    await schema.require_current(Plain(connection))


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[Connection]:
    """One connection. What keeps it from coming about is a `StorageError` that can be shown."""
    try:
        connection = await _connect(url)
    except GONE as error:
        raise StorageError(f"PostgreSQL does not answer: {reached(error)}.") from error
    except asyncpg.PostgresError as error:
        raise StorageError(f"PostgreSQL refuses: {error}.") from error
    try:
        yield connection
    finally:
        await connection.close(timeout=CONNECT_SECONDS)


async def _connect(url: str) -> Connection:
    try:
        return await asyncpg.connect(
            url,
            timeout=CONNECT_SECONDS,
            command_timeout=ANSWER_SECONDS,
            server_settings=_SETTINGS,
        )
    except (asyncpg.ClientConfigurationError, ValueError):
        # The error may repeat the password.
        raise StorageError(
            "DATABASE_URL cannot be read; it looks like postgresql://user:password@host/database,"
            " with special characters of the password written as %40."
        ) from None


async def _nothing_to_reset(connection: object) -> None:
    """A unit leaves nothing behind, so the question that asyncpg would ask is saved."""
