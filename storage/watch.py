"""What processes that share a PostgreSQL tell each other: "a nudge was written", "I am alive".

One connection beside the pool listens, and holds a lock by which others know that this process is
alive: PostgreSQL lets go of it the moment the connection ends. The number of that lock begins every
claim token, so the claims of a process that died are known, and anybody may free them: of who is
missing at two looks, so that what was in the air at a short cut is not sent beside it. Who was cut
off counts as another from then on, and begins nothing upon what it had claimed before.
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

from bot.store import Unavailable
from bot.tasks import stop
from storage.errors import StorageError
from storage.locked import GONE, reached

if TYPE_CHECKING:
    from storage.locked import Connection

_log = logging.getLogger(__name__)

CHECK_SECONDS = 2.0
"""Between looks at who is alive; half of it, where somebody is missing."""
_LOOK_SECONDS = 5.0
"""A line on which a look takes longer is dead: the server learns of that no sooner than us."""
_SAME_CLOCK = timedelta(seconds=1)
"""Clocks that differ by less are the same."""
_TELL_SECONDS = 0.05
"""Many nudges written at once are one notification: each holds up the commits of all."""
_RETRY_SECONDS = 1.0
_DOUBT_SECONDS = 60.0
"""So long a commit may still come through after its connection was lost."""
_CHANNEL = "handshakes_nudges"

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

_SETTLED = """
    SELECT clock_timestamp() > pg_postmaster_start_time() + make_interval(secs => $1)"""
"""Not when the server has just started: then the living are still coming back."""


class Watch:
    """Listens while the process runs; comes back by itself when the database was away."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Connection]],
        lock: int,
    ) -> None:
        self._connect = connect
        self._lock = lock
        self._number = _new_number()
        self._connection: Connection | None = None
        self._to_tell = asyncio.Event()
        self._calls: list[Callable[[], None]] = []
        self._living: set[str] = set()
        self._missing: set[str] = set()
        """Who holds claims and was not there at the last look."""
        self._clock = (0.0, 0.0)
        """The database's clock, in seconds since 1970, and the steady one here, at one instant."""
        self._disowned: dict[str, float] = {}
        """Tokens of claims that may have been committed without our hearing of it; until when."""
        self._look_at = 0.0
        """When to look next; after a cut, others who were cut off have as long to come back."""
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin, with what the dead have left behind free again. Raises as `connect` does."""
        connection = await self._open()
        try:
            await self._look(connection)
            if await connection.fetchval(_SETTLED, CHECK_SECONDS):
                await self._look(connection)
        except BaseException:
            await self._drop()
            raise
        self._task = asyncio.create_task(self._run(), name="storage watch")

    async def close(self) -> None:
        """Stop; others then free what is still claimed."""
        await stop(self._task)
        await self._drop()

    def claim_token(self) -> str:
        """See `bot.store.Store`."""
        if not self._is_there:
            raise Unavailable("the database does not answer")
        return f"{self._number}-{secrets.token_hex(8)}"

    def holds(self, token: str) -> bool:
        """See `bot.store.Store`."""
        return self._is_there and token.startswith(f"{self._number}-")

    def behind(self) -> timedelta:
        """How far this machine's clock is behind the database's, however often it is set."""
        there, here = self._clock
        apart = timedelta(seconds=there + time.monotonic() - here - time.time())
        return apart if abs(apart) >= _SAME_CLOCK else timedelta()

    @property
    def _is_there(self) -> bool:
        return self._connection is not None and not self._connection.is_closed()

    def on_news(self, call: Callable[[], None]) -> None:
        """See `bot.store.Store`."""
        self._calls.append(call)

    def tell(self) -> None:
        """Tell the others, soon, that a nudge was written."""
        self._to_tell.set()

    def disown(self, tokens: Collection[str]) -> None:
        """Nobody holds what may have been claimed under these."""
        until = asyncio.get_running_loop().time() + _DOUBT_SECONDS
        self._disowned.update(dict.fromkeys(tokens, until))

    async def _open(self) -> Connection:
        connection = await self._connect()
        # Shared: the number is drawn by lot.
        await connection.execute(f"SELECT pg_advisory_lock_shared({self._lock}, {self._number})")
        await connection.add_listener(_CHANNEL, self._heard)
        connection.add_termination_listener(self._ended)
        self._connection = connection
        self._look_at = asyncio.get_running_loop().time() + CHECK_SECONDS
        return connection

    def _ended(self, connection: object) -> None:
        """Others may take what we have claimed for a dead one's: it is not ours any more."""
        self._number = _new_number()
        self._to_tell.set()

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*GONE):
                await connection.close(timeout=_RETRY_SECONDS)

    def _heard(self, connection: object, pid: int, channel: str, payload: object) -> None:
        if self._connection is not None and pid != self._connection.get_server_pid():
            self._call()

    def _call(self) -> None:
        for call in self._calls:
            call()

    async def _run(self) -> None:
        while True:
            try:
                if self._connection is None:
                    await self._open()
                    _log.warning("PostgreSQL answers again")
                    self._call()  # what was said meanwhile was missed
                else:
                    await self._turn(self._connection)
            except (*GONE, asyncpg.PostgresError, StorageError) as error:
                if self._connection is None:
                    await asyncio.sleep(_RETRY_SECONDS)
                else:
                    self._ended(self._connection)
                    _log.warning("PostgreSQL does not answer: %s", reached(error))
                    await self._drop()

    async def _turn(self, connection: Connection) -> None:
        """Tell what there is to tell, and look who is alive when it is time: the one must not keep
        us from the other."""
        left = self._look_at - asyncio.get_running_loop().time()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(left, 0.0)):
                await self._to_tell.wait()
        if self._to_tell.is_set():
            self._to_tell.clear()
            try:
                await connection.execute(f"NOTIFY {_CHANNEL}", timeout=_LOOK_SECONDS)
            except BaseException:
                self._to_tell.set()  # when we are back
                raise
            await asyncio.sleep(_TELL_SECONDS)
        if asyncio.get_running_loop().time() >= self._look_at:
            await self._look(connection)

    async def _look(self, connection: Connection) -> None:
        now = asyncio.get_running_loop().time()
        self._disowned = {token: until for token, until in self._disowned.items() if until > now}
        ((freed, living, claiming, clock),) = await connection.fetch(
            *(_FREE, self._lock, list(self._disowned), list(self._missing)), timeout=_LOOK_SECONDS
        )
        self._clock = clock.timestamp(), time.monotonic()
        self._missing = {*claiming} - {*living}
        self._look_at = now + (CHECK_SECONDS / 2 if self._missing else CHECK_SECONDS)
        if freed:
            _log.warning("%s nudges that nobody holds any more are free again", freed)
        # Who ended may have been the one that waited for a nudge.
        if freed or self._living - set(living):
            self._call()
        self._living = set(living)


def _new_number() -> int:
    return secrets.randbelow(2**31 - 1) + 1
