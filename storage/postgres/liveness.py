"""Notifications of due nudges between processes on one PostgreSQL, and which of them are alive.

One connection beside the pool listens. It also holds an advisory lock, by which others know that
this process is alive: PostgreSQL releases the lock as soon as the connection ends. The number of
the lock begins every claim token, so any process can free the claims of one that died.

A process counts as dead when it is missing at two checks in a row. Where it was never seen on this
connection, it may be one that still connects again, as all must when a server restarts or a standby
takes over: it has `StoreTimings.settling_s` for that. A process that was cut off keeps its number,
so that what it is sending stays its own, and starts no work on claims from before.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import asyncpg

from bot.core.store import StoreUnavailable
from bot.core.tasks import stop
from storage.errors import StorageError
from storage.postgres.errors import UNAVAILABLE, reason
from storage.timings import PRODUCT, StoreTimings

if TYPE_CHECKING:
    from storage.postgres.unit_of_work import Connection

_log = logging.getLogger(__name__)

_SAME_CLOCK = timedelta(seconds=1)
"""A smaller difference of two clocks is ignored."""
_NOTIFY_SECONDS = 0.05
"""At least this time between two notifications: each delays the commits of all processes."""
_DISOWN_SECONDS = 60.0
"""How long after its connection was lost a commit may still take effect."""
_CHANNEL = "paned_nudges"

_FREE = """
    WITH living AS MATERIALIZED (
        SELECT objid::text AS number FROM pg_locks
        WHERE locktype = 'advisory' AND classid::bigint = $1 AND objsubid = 2 AND objid <> 0
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
    dead AS MATERIALIZED (
        SELECT key FROM nudges
        WHERE token IS NOT NULL AND lease_until > 0 AND token LIKE '%-%'
          AND (split_part(token, '-', 1) = ANY ($3::text[])
                   AND split_part(token, '-', 1) NOT IN (SELECT number FROM living)
               OR token = ANY ($2::text[]))
        FOR UPDATE SKIP LOCKED),
    freed AS (
        UPDATE nudges SET lease_until = 0 WHERE key IN (SELECT key FROM dead) RETURNING key)
    SELECT (SELECT count(*) FROM freed), array(SELECT DISTINCT number FROM living),
        array(SELECT DISTINCT split_part(token, '-', 1) FROM nudges
              WHERE token IS NOT NULL AND lease_until > 0 AND token LIKE '%-%'),
        clock_timestamp()"""


class Liveness:
    """Runs as long as the process; connects again after the database was away."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Connection]],
        lock: int,
        timings: StoreTimings = PRODUCT,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """`connect` opens a connection. `lock` is the first key of the locks that show which
        processes are alive. `wall` is this machine's clock, in seconds since 1970."""
        self._connect = connect
        self._lock = lock
        self._timings = timings
        self._wall = wall
        self._number = secrets.randbelow(2**31 - 1) + 1
        self._cuts = 0
        """How often the connection was lost."""
        self._connection: Connection | None = None
        self._to_notify = asyncio.Event()
        self._subscribers: list[Callable[[], None]] = []
        self._connected_at = 0.0
        """When the connection was made, in the loop's seconds."""
        self._living: set[str] = set()
        self._seen: set[str] = set()
        """Processes that were alive at some check on this connection."""
        self._missing: set[str] = set()
        """Processes that hold claims and were not alive at the last check."""
        self._clock = (0.0, 0.0)
        """The database's clock in seconds since 1970, and `time.monotonic`, at one instant."""
        self._disowned: dict[str, float] = {}
        """Tokens of claims whose commit has an unknown outcome, and the loop's time until which."""
        self._check_at = 0.0
        """The loop's time of the next check. After a cut, others have as long to connect again."""
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start. Raises as `connect` does."""
        await self._open()
        try:
            await self.check()
        except BaseException:
            await self._drop()
            raise
        self._task = asyncio.create_task(self._run(), name="storage liveness")

    async def close(self) -> None:
        """Stop. Others then free the claims of this process."""
        await stop(self._task)
        await self._drop()

    def claim_token(self) -> str:
        """See `bot.core.store.Store`."""
        if not self._is_connected:
            raise StoreUnavailable("the database does not answer")
        return f"{self._prefix}{secrets.token_hex(8)}"

    def owns_claim(self, token: str) -> bool:
        """See `bot.core.store.Store`."""
        return self._is_connected and token.startswith(self._prefix)

    def clock_offset(self) -> timedelta:
        """How far this machine's clock is behind the database's, also after it was set."""
        database, steady = self._clock
        offset = timedelta(seconds=database + time.monotonic() - steady - self._wall())
        return offset if abs(offset) >= _SAME_CLOCK else timedelta()

    @property
    def _prefix(self) -> str:
        """How the tokens of claims begin that were made since the last cut."""
        return f"{self._number}-{self._cuts}-"

    @property
    def _is_connected(self) -> bool:
        return self._connection is not None and not self._connection.is_closed()

    def subscribe(self, call: Callable[[], None]) -> None:
        """See `bot.core.store.Store`."""
        self._subscribers.append(call)

    def notify_soon(self) -> None:
        """Notify the other processes soon that a nudge was written."""
        self._to_notify.set()

    def disown(self, tokens: Collection[str]) -> None:
        """Free claims under these tokens, should they turn out to be committed."""
        until = asyncio.get_running_loop().time() + _DISOWN_SECONDS
        self._disowned.update(dict.fromkeys(tokens, until))

    async def _open(self) -> None:
        connection = await self._connect()
        try:
            # A shared lock: two processes may have the same random number.
            lock = f"SELECT pg_advisory_lock_shared({self._lock}, {self._number})"
            await connection.execute(lock)
            await connection.add_listener(_CHANNEL, self._notified)
        except BaseException:
            connection.terminate()
            raise
        connection.add_termination_listener(self._cut_off)
        self._connection = connection
        self._connected_at = asyncio.get_running_loop().time()
        self._check_at = self._connected_at + self._timings.look_interval_s
        self._seen.clear()
        self._missing.clear()

    def _cut_off(self, connection: object) -> None:
        """Give up earlier claims: others may take this process for dead and free them."""
        if connection is self._connection:
            self._cuts += 1
            self._to_notify.set()

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*UNAVAILABLE):
                await connection.close(timeout=self._timings.reconnect_s)

    def _notified(self, connection: object, pid: int, channel: str, payload: object) -> None:
        if self._connection is not None and pid != self._connection.get_server_pid():
            self._call_subscribers()

    def _call_subscribers(self) -> None:
        for call in self._subscribers:
            call()

    async def _run(self) -> None:
        while True:
            try:
                if self._connection is None:
                    await self._open()
                    _log.warning("PostgreSQL answers again")
                    self._call_subscribers()  # notifications were missed meanwhile
                else:
                    await self._step(self._connection)
            except (*UNAVAILABLE, asyncpg.PostgresError, StorageError) as error:
                if self._connection is None:
                    await asyncio.sleep(self._timings.reconnect_s)
                else:
                    self._cut_off(self._connection)
                    _log.warning("PostgreSQL does not answer: %s", reason(error))
                    await self._drop()

    async def _step(self, connection: Connection) -> None:
        """Notify when there is something to notify, and check when it is time."""
        remaining = self._check_at - asyncio.get_running_loop().time()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(remaining, 0.0)):
                await self._to_notify.wait()
        if self._to_notify.is_set():
            self._to_notify.clear()
            try:
                await connection.execute(
                    f"NOTIFY {_CHANNEL}", timeout=self._timings.check_timeout_s
                )
            except BaseException:
                self._to_notify.set()  # after connecting again
                raise
            await asyncio.sleep(_NOTIFY_SECONDS)
        if asyncio.get_running_loop().time() >= self._check_at:
            await self.check()

    async def check(self) -> None:
        """Check which processes are alive, and free the claims of those that are dead.

        Raises errors of `asyncpg` while the database does not answer.
        """
        connection = self._connection
        assert connection is not None, "not started"
        now = asyncio.get_running_loop().time()
        self._disowned = {token: until for token, until in self._disowned.items() if until > now}
        is_settled = now >= self._connected_at + self._timings.settling_s
        dead = self._missing if is_settled else self._missing & self._seen
        ((freed, living, claiming, clock),) = await connection.fetch(
            *(_FREE, self._lock, list(self._disowned), list(dead)),
            timeout=self._timings.check_timeout_s,
        )
        self._seen.update(living)
        self._clock = clock.timestamp(), time.monotonic()
        self._missing = {*claiming} - {*living}
        interval = self._timings.look_interval_s
        self._check_at = now + (interval / 2 if self._missing else interval)
        if freed:
            _log.warning("%s nudges claimed by dead processes are free again", freed)
        # A process that ended may have been the one that waited for the next due nudge.
        if freed or self._living - set(living):
            self._call_subscribers()
        self._living = set(living)
