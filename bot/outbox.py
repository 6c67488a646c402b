"""The way back: what became of each nudge is written, many in one unit of work.

What a platform has answered must not be forgotten, so a database that is away is waited out; the
message is not sent again meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence

from bot.delivery import Mail, Outcome
from bot.model.nudges import NudgeStatus
from bot.ports import Store, Unavailable

log = logging.getLogger(__name__)

TOGETHER = 128
ROUNDS = 8
"""So many rounds of the loop more outcomes are waited for: a commit costs more than all of them."""
FIRST_PAUSE, LONGEST_PAUSE, TRIES = 0.1, 5.0, 150
"""Seconds between tries to write, doubling; all tries together are more than ten minutes."""

_Waiting = tuple[Outcome, asyncio.Future[None]]


class Outbox:
    """Writes outcomes. `changed` is called where one may have left something due."""

    def __init__(self, store: Store, mail: Mail, changed: Callable[[], None]) -> None:
        self._store = store
        self._mail = mail
        self._changed = changed
        self._waiting: deque[_Waiting] = deque()
        self._writer: asyncio.Task[None] | None = None

    async def put(self, outcome: Outcome) -> None:
        """Returns when it is written. After too many failures it is left to the end of its lease,
        when whoever claims it asks the platform."""
        pause = FIRST_PAUSE
        for _ in range(TRIES):
            written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append((outcome, written))
            if self._writer is None or self._writer.done():
                self._writer = asyncio.create_task(self._write_all(), name="outcomes")
            try:
                await written
                return
            except Exception as error:
                log.warning("outcome of %s not written yet: %s", outcome.nudge.key, error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        log.error("outcome of %s never written", outcome.nudge.key)

    async def close(self) -> None:
        """Let what is being written be written."""
        if self._writer is not None:
            await asyncio.wait({self._writer}, timeout=1.0)
            self._writer.cancel()

    async def _write_all(self) -> None:
        while self._waiting:
            for _ in range(ROUNDS):
                if len(self._waiting) < TOGETHER:
                    await asyncio.sleep(0)
            some = [self._waiting.popleft() for _ in range(min(len(self._waiting), TOGETHER))]
            error = await self._write(some)
            if error is not None and len(some) > 1 and not isinstance(error, Unavailable):
                for one in some:  # one of them cannot be written: the others can
                    _tell(one, await self._write([one]))
                continue
            for one in some:
                _tell(one, error)

    async def _write(self, some: Sequence[_Waiting]) -> Exception | None:
        outcomes = [outcome for outcome, _ in some]
        try:
            async with self._store.transaction() as tx:
                await self._mail.close(tx, outcomes)
        except Exception as error:
            return error
        if any(
            o.nudge.status is not NudgeStatus.SENT or o.nudge.stale or o.missing for o in outcomes
        ):
            self._changed()
        return None


def _tell(waiting: _Waiting, error: Exception | None) -> None:
    _, written = waiting
    if written.done():
        return
    if error is None:
        written.set_result(None)
    else:
        written.set_exception(error)
