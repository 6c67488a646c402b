"""The way back: what became of each nudge is written, many in one unit of work.

What a platform has answered must not be forgotten, so a database that is away is waited out; the
message is not sent again meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable, Sequence

from bot.delivery import Mail, Outcome
from bot.model.nudges import NudgeStatus
from bot.store import Store, Unavailable
from bot.tasks import stop

log = logging.getLogger(__name__)

TOGETHER = 128
ROUNDS = 8
"""So many rounds of the loop more outcomes are waited for: a commit costs more than all of them."""
FIRST_PAUSE, LONGEST_PAUSE, TRIES = 0.1, 5.0, 150
"""Seconds between tries to write, doubling; all tries together are more than ten minutes."""

_Waiting = tuple[Outcome, asyncio.Future[bool]]


class Outbox:
    """Writes outcomes. `changed` is called where one may have left something due."""

    def __init__(self, store: Store, mail: Mail, changed: Callable[[], None]) -> None:
        self._store = store
        self._mail = mail
        self._changed = changed
        self._waiting: defaultdict[str, deque[_Waiting]] = defaultdict(deque)
        """By network, as their units of work wait for each other and for no other's."""
        self._writers: dict[str, asyncio.Task[None]] = {}

    async def put(self, outcome: Outcome) -> bool:
        """Returns when it is written: whether its claim still held. After too many failures it is
        left to the end of its lease, when whoever claims it asks the platform."""
        pause, network = FIRST_PAUSE, outcome.nudge.network
        for _ in range(TRIES):
            written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            self._waiting[network].append((outcome, written))
            if network not in self._writers:
                writer = asyncio.create_task(self._write_all(network), name="outcomes")
                self._writers[network] = writer
            try:
                return await written
            except Exception as error:
                log.warning("outcome of %s not written yet: %s", outcome.nudge.key, error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        log.error("outcome of %s never written", outcome.nudge.key)
        return False

    async def close(self) -> None:
        """Let what is being written be written."""
        writers = set(self._writers.values())
        if writers:
            await asyncio.wait(writers, timeout=1.0)
            await stop(*writers)

    async def _write_all(self, network: str) -> None:
        waiting = self._waiting[network]
        try:
            while waiting:
                await self._write_some(waiting)
        finally:
            del self._writers[network]
            if not waiting:
                del self._waiting[network]

    async def _write_some(self, waiting: deque[_Waiting]) -> None:
        for _ in range(ROUNDS):
            if len(waiting) < TOGETHER:
                await asyncio.sleep(0)
        some = [waiting.popleft() for _ in range(min(len(waiting), TOGETHER))]
        done = await self._write(some)
        if isinstance(done, Exception) and len(some) > 1 and not isinstance(done, Unavailable):
            for one in some:  # one of them cannot be written: the others can
                _tell(one, await self._write([one]))
            return
        for one in some:
            _tell(one, done)

    async def _write(self, some: Sequence[_Waiting]) -> set[str] | Exception:
        """The keys of those whose claim held; or why none was written."""
        outcomes = [outcome for outcome, _ in some]
        try:
            async with self._store.transaction() as tx:
                kept = await self._mail.close(tx, outcomes)
        except Exception as error:
            return error
        if any(
            o.nudge.status is not NudgeStatus.SENT or o.nudge.stale or o.missing for o in outcomes
        ):
            self._changed()
        return kept


def _tell(waiting: _Waiting, done: set[str] | Exception) -> None:
    outcome, written = waiting
    if written.done():
        return
    if isinstance(done, Exception):
        written.set_exception(done)
    else:
        written.set_result(outcome.nudge.key in done)
