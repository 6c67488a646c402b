"""Background tasks: referenced until they end; errors are logged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any


async def stop(*tasks: asyncio.Task[Any] | None, again_s: float = 0.5) -> None:
    """Cancel the tasks and return when all have ended.

    Once may not be enough: `asyncio.wait_for` on Python 3.11, and asyncpg, swallow a cancellation
    that comes at the same moment as what they wait for. So it is repeated every `again_s` seconds.
    """
    left = {task for task in tasks if task is not None and not task.done()}
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=again_s)


class Tasks:
    """The running background tasks of one owner."""

    def __init__(self, log: logging.Logger, broken: str) -> None:
        """`broken` is the log message for a task that raised."""
        self._log = log
        self._broken = broken
        self.running: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Run it in the background."""
        task = asyncio.create_task(work)
        self.running.add(task)
        task.add_done_callback(self._ended)

    async def drain(self) -> None:
        """Return when nothing is under way, nor anything that it began."""
        while self.running:
            await asyncio.wait(self.running)

    async def cancel(self) -> None:
        """Cancel all running tasks, and return when they have ended."""
        await stop(*self.running)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._log.error(self._broken, exc_info=error)
