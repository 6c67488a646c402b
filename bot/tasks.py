"""Work that goes on by itself: held until it is done, and what it raises is logged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

_AGAIN_SECONDS = 0.5


async def stop(*tasks: asyncio.Task[Any] | None) -> None:
    """Cancel them and return when all have ended, however each did.

    Once may not be enough: `asyncio.wait_for` on Python 3.11, and asyncpg, swallow a cancellation
    that comes at the same moment as what they wait for.
    """
    left = {task for task in tasks if task is not None and not task.done()}
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=_AGAIN_SECONDS)


class Tasks:
    """The work that its owner has begun and not finished."""

    def __init__(self, log: logging.Logger, broken: str) -> None:
        """`broken` is what the log says of work that raised."""
        self._log = log
        self._broken = broken
        self.running: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Let it go on by itself."""
        task = asyncio.create_task(work)
        self.running.add(task)
        task.add_done_callback(self._ended)

    async def cancel(self) -> None:
        """Stop all that still runs, and wait until it has stopped."""
        await stop(*self.running)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._log.error(self._broken, exc_info=error)
