"""Completing: outcomes are stored, many in one transaction.

What a platform answered must not be lost, so the completer waits out a database that is away; the
message is not sent again meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress

from bot.core.store import Store, StoreUnavailable
from bot.core.tasks import stop
from bot.delivery.delivery import Delivery
from bot.delivery.recorder import Recorder
from bot.delivery.timings import DeliveryTimings
from bot.domain.nudges import NudgeStatus

log = logging.getLogger(__name__)

BATCH = 128
"""Outcomes stored in one transaction."""
BATCH_WAIT = 8
"""Loop iterations to wait for a larger batch: a commit costs more than all of them."""
FIRST_PAUSE_S = 0.1
"""Seconds after the first failure to store; they double with each."""
GIVE_UP_S = 600.0
"""Seconds after which an outcome is not stored any more."""
CONSEQUENCES_TRIES = 4
"""After this many errors of ours the outcome is stored without what follows from it."""

_Waiting = tuple[Delivery, asyncio.Future[bool]]


class Completer:
    """Stores outcomes. Calls `wake` where one may have left something due."""

    def __init__(
        self,
        store: Store,
        recorder: Recorder,
        timings: DeliveryTimings,
        wake: Callable[[], None],
        count: Callable[[Delivery], None],
    ) -> None:
        """`count`: called with each delivery whose outcome was stored."""
        self._store = store
        self._recorder = recorder
        self._longest_pause_s = timings.longest_store_retry_s
        self._wake = wake
        self._count = count
        self._waiting: defaultdict[str, deque[_Waiting]] = defaultdict(deque)
        """By network: transactions of one network wait for each other, and for no other."""
        self._writers: dict[str, asyncio.Task[None]] = {}
        self._again = asyncio.Event()
        """Set for a moment when the database may be back."""

    def retry(self) -> None:
        """Store at once what waits for the database."""
        self._again.set()
        self._again.clear()

    async def complete(self, delivery: Delivery) -> bool:
        """Return when the outcome is stored: whether the claim still held.

        In the end the claim is left to the end of its lease; the worker that claims it then asks
        the platform.
        """
        nudge, pause, own_faults = delivery.nudge, FIRST_PAUSE_S, 0
        until = asyncio.get_running_loop().time() + GIVE_UP_S
        while asyncio.get_running_loop().time() < until:
            stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            self._waiting[nudge.network].append((delivery, stored))
            if nudge.network not in self._writers:
                writer = asyncio.create_task(self._write_all(nudge.network), name="outcomes")
                self._writers[nudge.network] = writer
            try:
                return await stored
            except StoreUnavailable as error:
                log.warning("outcome of %s not stored yet: %s", nudge.key, error)
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._again.wait()
            except Exception as error:
                own_faults += 1
                trace = error if own_faults == 1 else None
                log.warning("outcome of %s not stored yet: %r", nudge.key, error, exc_info=trace)
                if own_faults == CONSEQUENCES_TRIES:
                    log.error("outcome of %s is stored without what follows from it", nudge.key)
                    delivery.drop_consequences()
                await asyncio.sleep(pause)
            pause = min(2 * pause, self._longest_pause_s)
        log.error("outcome of %s never stored", nudge.key)
        return False

    async def close(self) -> None:
        """Let running transactions end."""
        writers = set(self._writers.values())
        if writers:
            await asyncio.wait(writers, timeout=1.0)
            await stop(*writers)

    async def _write_all(self, network: str) -> None:
        waiting = self._waiting[network]
        try:
            while waiting:
                await self._write_batch(waiting)
        finally:
            del self._writers[network]
            if not waiting:
                del self._waiting[network]

    async def _write_batch(self, waiting: deque[_Waiting]) -> None:
        for _ in range(BATCH_WAIT):
            if len(waiting) < BATCH:
                await asyncio.sleep(0)
        batch = [waiting.popleft() for _ in range(min(len(waiting), BATCH))]
        result = await self._write(batch)
        alone = len(batch) > 1 and not isinstance(result, StoreUnavailable)
        if isinstance(result, Exception) and alone:
            for one in batch:  # one of them cannot be stored: the others can
                _resolve(one, await self._write([one]))
            return
        for one in batch:
            _resolve(one, result)

    async def _write(self, batch: Sequence[_Waiting]) -> set[str] | Exception:
        """The keys of those whose claim held; or why none was stored."""
        deliveries = [delivery for delivery, _ in batch]
        try:
            async with self._store.transaction() as tx:
                held = await self._recorder.record(tx, deliveries)
        except Exception as error:
            return error
        if any(
            d.nudge.status is not NudgeStatus.SENT or d.nudge.stale or d.missing for d in deliveries
        ):
            self._wake()
        for delivery in deliveries:
            if delivery.nudge.key in held:
                self._count(delivery)
        return held


def _resolve(waiting: _Waiting, result: set[str] | Exception) -> None:
    delivery, stored = waiting
    if stored.done():
        return
    if isinstance(result, Exception):
        stored.set_exception(result)
    else:
        stored.set_result(delivery.nudge.key in result)
