"""Work that goes on by itself: held until it is done, and what it raises is logged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any


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
        tasks = set(self.running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._log.error(self._broken, exc_info=error)
