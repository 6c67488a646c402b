"""Stores events that are acknowledged before the core has handled them.

Slack waits three seconds for an ack. Under load the core is behind after a few hundred events. An
event that would have to wait is written to the store's inbox and acknowledged. Events that arrive
at the same time share one transaction. They are handled in the order in which they arrived, several
at a time. Acks have priority over this work. The response is then shown as a late one.

A row stays until the core has recorded the event id. So a crash, a failing core or an unavailable
database delays an event and does not lose it. Rows found at start, and rows that stay for long
because their process has ended, are taken over. Two processes may take over the same row; the core
handles it once.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from adapters.slack.parse import parse
from adapters.slack.received import PLATFORM, Received, now
from adapters.slack.timings import PRODUCT, SlackTimings
from bot.core.responses import Nothing, Response
from bot.core.store import Store, StoreUnavailable
from bot.core.tasks import Tasks

log = logging.getLogger(__name__)

BATCH_IDLE = 32
"""Events handled at a time while no ack is under way."""
BATCH_BUSY = 12
"""Events handled every `ACK_PRIORITY_S` while acks are under way."""
ACK_GAP_S = 0.001
"""Without an ack for this time none is under way."""
ACK_PRIORITY_S = 0.04
"""How long acks delay a batch."""
PENDING_MAX = 10_000
"""Events in memory. When it is full, acks wait for the core again."""
ORPHANED_AFTER = timedelta(seconds=30)
"""A row of this age belongs to a process that has ended."""
ATTEMPTS_MAX = 5
"""Attempts at an event while the core fails and the store is available."""
EXPIRES_AFTER = timedelta(days=1)
"""An older event is dropped."""


@dataclass(slots=True)
class _Entry:
    received: Received
    attempts: int = 0


class EventInbox:
    """Stores events durably and has them handled in turn."""

    def __init__(
        self,
        store: Store,
        *,
        act: Callable[[Received], Coroutine[Any, Any, Response]],
        show: Callable[[Received, Response | None], None],
        timings: SlackTimings = PRODUCT,
    ) -> None:
        """`act` handles an event. `show` shows the response; None if every attempt failed."""
        self._store, self._act, self._show = store, act, show
        self._timings = timings
        self._unwritten: list[tuple[Received, asyncio.Future[None]]] = []
        self._queue: deque[_Entry] = deque()
        self._pending: set[str] = set()
        """Ids of the events that this process will handle."""
        self._handling = False
        self._acked_at = 0.0
        self._woken = asyncio.Event()
        self._drained = asyncio.Event()
        self._tasks = Tasks(log, "slack: a task of the inbox failed")
        self._writing = False

    def start(self) -> None:
        """Begin with the rows that an earlier process left."""
        self._tasks.begin(self._run())

    async def close(self) -> None:
        """Stop. Pending rows stay in the store for the next start."""
        await self._tasks.cancel()

    async def drain(self) -> None:
        """Return when no event is pending in this process."""
        while self._pending:
            self._drained.clear()
            await self._drained.wait()

    @property
    def busy(self) -> bool:
        """Whether events wait, which a new event must not overtake."""
        return bool(self._queue) or self._handling

    @property
    def full(self) -> bool:
        """Whether `PENDING_MAX` events are pending."""
        return len(self._pending) >= PENDING_MAX

    def note_ack(self) -> None:
        """Note that an ack is under way, so that the next batch waits for it."""
        self._acked_at = asyncio.get_running_loop().time()

    async def store(self, received: Received, timeout_s: float) -> None:
        """Return when the event is stored durably.

        Raises as the store does, or `TimeoutError`. The event is then never handled, because its
        sender gets an error and may send it again.
        """
        stored = asyncio.get_running_loop().create_future()
        self._pending.add(received.id)
        self._unwritten.append((received, stored))
        if not self._writing:
            self._writing = True
            self._tasks.begin(self._write())
        try:
            async with asyncio.timeout(timeout_s):
                await stored
        except BaseException:
            self._forget(received.id)
            raise

    def enqueue(self, received: Received) -> None:
        """Handle a stored event in its turn."""
        self._push(_Entry(received))

    def finish(self, received: Received, acting: asyncio.Future[Response]) -> None:
        """Complete a stored event whose handling is under way, when that ends."""
        self._tasks.begin(self._finish(_Entry(received), acting))

    def _push(self, entry: _Entry) -> None:
        self._queue.append(entry)
        self._woken.set()

    async def _finish(self, entry: _Entry, acting: asyncio.Future[Response]) -> None:
        await _wait([acting])
        await self._complete([(entry, acting)])

    async def _write(self) -> None:
        """Write all events that arrived during the last write, in one transaction."""
        while self._unwritten:
            batch, self._unwritten = self._unwritten, []
            try:
                bodies = {received.id: json.dumps(received.body) for received, _ in batch}
                async with self._store.transaction() as tx:
                    await tx.inbox.add(PLATFORM, bodies, batch[0][0].at)
            except Exception as error:
                for _, stored in batch:
                    if not stored.done():
                        stored.set_exception(error)
            else:
                for received, stored in batch:
                    if not stored.done():
                        stored.set_result(None)
                    elif received.id not in self._pending:  # `store` timed out
                        self._tasks.begin(self._abandon(received.id))
        self._writing = False

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        minimum_age, takeover_at = timedelta(), 0.0
        while True:
            try:
                if loop.time() >= takeover_at:
                    await self._take_over(now() - minimum_age)
                    minimum_age = ORPHANED_AFTER
                    takeover_at = loop.time() + self._timings.takeover_interval_s
                self._woken.clear()
                if self._queue:
                    idle = await self._yield_to_acks()
                    await self._handle_batch(BATCH_IDLE if idle else BATCH_BUSY)
                else:
                    with suppress(TimeoutError):
                        async with asyncio.timeout_at(takeover_at):
                            await self._woken.wait()
            except StoreUnavailable as error:
                log.warning("slack: the inbox cannot be read and is tried again: %s", error)
                await asyncio.sleep(self._timings.inbox_retry_s)
            except Exception:
                log.exception("slack: the inbox failed and continues")
                await asyncio.sleep(self._timings.inbox_retry_s)

    async def _take_over(self, before: datetime) -> None:
        """Queue the rows stored before this time that this process does not know."""
        async with self._store.transaction() as tx:
            rows = await tx.inbox.pending(PLATFORM, before, PENDING_MAX)
        for id, body, at in rows:
            if id in self._pending:
                continue
            received = None if now() - at > EXPIRES_AFTER else _loaded(id, body, at)
            if received is None:
                await self._abandon(id)
            else:
                self._pending.add(id)
                self._queue.append(_Entry(received))

    async def _yield_to_acks(self) -> bool:
        """Wait for acks that are under way. Returns whether none is left."""
        loop = asyncio.get_running_loop()
        for _ in range(int(ACK_PRIORITY_S / ACK_GAP_S)):
            wait_s = ACK_GAP_S if self._writing else self._acked_at + ACK_GAP_S - loop.time()
            if wait_s <= 0:
                return True
            await asyncio.sleep(wait_s)
        return False

    async def _handle_batch(self, size: int) -> None:
        """Handle the next events. Those that take long continue in the background."""
        batch = [self._queue.popleft() for _ in range(min(size, len(self._queue)))]
        self._handling = True
        try:
            acting = [asyncio.ensure_future(self._act(entry.received)) for entry in batch]
            await _wait(acting, self._timings.slow_after_s)
            handled = []
            for entry, one in zip(batch, acting, strict=True):
                if one.done():
                    handled.append((entry, one))
                else:
                    self._tasks.begin(self._finish(entry, one))
            await self._complete(handled)
        finally:
            self._handling = False

    async def _complete(self, handled: Sequence[tuple[_Entry, asyncio.Future[Response]]]) -> None:
        """Show the responses to the events that took effect, and retry the others."""
        try:
            done = await self._delete_recorded([entry.received.id for entry, _ in handled])
        except Exception:
            for entry, _ in handled:  # The rows are still in the store; the next takeover has them.
                self._forget(entry.received.id)
            raise
        for entry, acting in handled:
            received = entry.received
            error = RuntimeError("cancelled") if acting.cancelled() else acting.exception()
            response = None if error else acting.result()
            if received.id in done:
                self._forget(received.id)
                self._show(received, response)
            elif response == Nothing() or now() - received.at > EXPIRES_AFTER:
                await self._abandon(received.id)
            elif entry.attempts + 1 < ATTEMPTS_MAX:
                entry.attempts += 1
                log.warning("slack: an event failed and is tried again", exc_info=error)
                asyncio.get_running_loop().call_later(
                    self._timings.inbox_retry_s * entry.attempts, self._push, entry
                )
            else:
                log.error("slack: an event failed %s times", ATTEMPTS_MAX, exc_info=error)
                await self._abandon(received.id)
                self._show(received, response)

    async def _delete_recorded(self, ids: Sequence[str]) -> set[str]:
        """Delete the rows whose event id the core has recorded, and return their ids."""
        while True:
            try:
                async with self._store.transaction() as tx:
                    return await tx.inbox.complete(ids)
            except StoreUnavailable:
                await asyncio.sleep(self._timings.inbox_retry_s)

    async def _abandon(self, id: str) -> None:
        """Delete a row, and record its id so that the event never takes effect."""
        while True:
            try:
                async with self._store.transaction() as tx:
                    await tx.events.mark_seen(id, now())
                    await tx.inbox.complete([id])
                break
            except StoreUnavailable:
                await asyncio.sleep(self._timings.inbox_retry_s)
        self._forget(id)

    def _forget(self, id: str) -> None:
        self._pending.discard(id)
        if not self._pending:
            self._drained.set()


def _loaded(id: str, body: str, at: datetime) -> Received | None:
    """Parse a stored row. Returns None for one that this version cannot parse."""
    try:
        return parse(json.loads(body), at, id)
    except Exception:
        log.exception("slack: a stored event cannot be parsed and is dropped")
        return None


async def _wait(acting: Sequence[asyncio.Future[Any]], timeout_s: float | None = None) -> None:
    """Wait until all are done or the time is over. Cancels them if it is cancelled."""
    try:
        await asyncio.wait(acting, timeout=timeout_s)
    except asyncio.CancelledError:
        for one in acting:
            one.cancel()
        raise
