"""Discord's rate limits by bucket, in place of discord.py's own class.

With `max_ratelimit_timeout`, discord.py refuses a call wherever the bucket resets later than that,
even while calls are left in it. Without it, the last call of a bucket sleeps until the reset after
it succeeded. Threads are in a bucket that resets after a minute and more.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, Final

import discord
from discord.http import Ratelimit

WAIT_MAX_S: Final = 30.0
"""The longest wait for an empty bucket; a longer one raises `discord.RateLimited` at once."""
_FIRST_CALL_S: Final = 30.0
"""How long calls wait for the first one, whose response says how many the bucket has."""


class Bucket(Ratelimit):
    """Calls go while the bucket has any, and wait or are refused only while it is empty."""

    __slots__ = ("_changed",)

    def __init__(self, max_ratelimit_timeout: float | None) -> None:
        """`max_ratelimit_timeout` is for discord.py, and ignored: `WAIT_MAX_S` counts."""
        super().__init__(None)
        self._changed = asyncio.Event()

    async def acquire(self) -> None:
        """Take one call out of the bucket. Raises `discord.RateLimited` if the wait is long."""
        self._last_request = self._loop.time()
        while True:
            untold = self.expires is None and not self.outgoing  # no response named a limit
            if untold or self.is_expired():
                self.reset()  # type: ignore[no-untyped-call]
            if self.remaining > 0:
                break
            await self._wait()
        self.remaining -= 1
        self.outgoing += 1

    async def _wait(self) -> None:
        """Return when the bucket may have a call again."""
        wait = _FIRST_CALL_S if self.expires is None else self.expires - self._loop.time()
        if wait > WAIT_MAX_S:
            raise discord.RateLimited(wait)
        self._changed.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), max(wait, 0.001))

    async def __aexit__(self, *error: Any) -> None:
        """End a call. Its response has updated the bucket, so those that wait look again."""
        self.outgoing -= 1
        self._changed.set()
