"""Acknowledged first, acted on afterwards: what comes faster than the core acts.

Slack waits three seconds for an ack, and a core that acts on one event after another is behind
after a few hundred. So what would have to wait is written into the store's inbox, all that comes at
the same time in one unit of work, and acknowledged. It is acted on in the order in which it came,
some at a time, acks going first; then its answer is shown as one that is late.

A row stays until the core has remembered the event's id, so a crash, a core that fails and a
database that is away only delay it. What is there at the start, or lies there for long because its
process is gone, is taken over; two who take the same act once, because the core remembers.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.slack.parse import PLATFORM, Origin
from adapters.slack.render import Json
from bot.events import Event
from bot.store import Store, Unavailable
from bot.tasks import Tasks
from bot.view import Nothing, Response

log = logging.getLogger(__name__)

AT_ONCE = 32  # events acted on at a time, while no ack is under way …
AT_LEAST = 12  # … and in any case every `PATIENCE`
SLOW = 0.2  # seconds after which the next ones no longer wait for a slow one
QUIET = 0.001  # seconds without an ack, after which none is under way
PATIENCE = 0.04  # seconds for which acks go first
MOST = 10_000  # events in memory; more come in no faster than the core acts
LOOK = 15.0  # seconds between looks for what others left
LEFT = timedelta(seconds=30)  # so old a row is nobody's
PAUSE = 1.0  # seconds before another try
TRIES = 5  # of a core that fails although the database is there
LONGEST = timedelta(days=1)  # nothing is acted on later than this


@dataclass(slots=True)
class Kept:
    """What Slack sent, to be acted on later. `found` is what it was read as."""

    id: str
    body: Json
    at: datetime
    found: tuple[Event, Origin] | None = None
    tries: int = 0


def now() -> datetime:
    """Slack's triggers and addresses live by the machine's clock."""
    return datetime.now(UTC)


class Inbox:
    """Keeps events in the store and has them acted on. `start` it, and `close` it."""

    def __init__(
        self,
        store: Store,
        *,
        act: Callable[[Kept], Coroutine[Any, Any, Response]],
        show: Callable[[Kept, Response | None], None],
    ) -> None:
        """`act` lets the core act, `show` shows what it answered; None: it failed each time."""
        self._store, self._act, self._show = store, act, show
        self._coming: list[tuple[Kept, asyncio.Future[None]]] = []
        self._queue: deque[Kept] = deque()
        self._held: set[str] = set()
        """Ids of all that this process is going to act on."""
        self._working = False
        self._acked_at = 0.0
        self._woken = asyncio.Event()
        self._empty = asyncio.Event()
        self._tasks = Tasks(log, "slack: an answer was lost")
        self._writing = False

    def start(self) -> None:
        """Begin with what an earlier life left."""
        self._tasks.begin(self._work())

    async def close(self) -> None:
        """Act on nothing more; the rest is there at the next start."""
        await self._tasks.cancel()

    async def settle(self) -> None:
        """Wait until everything was acted on."""
        while self._held:
            self._empty.clear()
            await self._empty.wait()

    @property
    def busy(self) -> bool:
        """Whether anything waits, so that what comes now would overtake it."""
        return bool(self._queue) or self._working

    @property
    def full(self) -> bool:
        """Whether more should wait for its ack."""
        return len(self._held) >= MOST

    def acking(self) -> None:
        """An ack is under way: the work lets it go first."""
        self._acked_at = asyncio.get_running_loop().time()

    async def keep(self, kept: Kept, seconds: float) -> None:
        """Until it is remembered durably. Raises as the store does, or `TimeoutError`; whoever
        sent it is then told so, and it is never acted on."""
        waiter = asyncio.get_running_loop().create_future()
        self._held.add(kept.id)
        self._coming.append((kept, waiter))
        if not self._writing:
            self._writing = True
            self._tasks.begin(self._write())
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except BaseException:
            self._release(kept.id)
            raise

    def work(self, kept: Kept) -> None:
        """Act on what was kept, in its turn."""
        self._queue.append(kept)
        self._woken.set()

    async def finish(self, kept: Kept, acting: asyncio.Future[Response]) -> None:
        """The same for what is being acted on already."""
        await _wait([acting])
        await self._conclude([(kept, acting)])

    async def _write(self) -> None:
        """All that came while the last were written, in one unit of work."""
        while self._coming:
            some, self._coming = self._coming, []
            try:
                bodies = {kept.id: json.dumps(kept.body) for kept, _ in some}
                async with self._store.transaction() as tx:
                    await tx.receive(PLATFORM, bodies, some[0][0].at)
            except Exception as error:
                for _, waiter in some:
                    if not waiter.done():
                        waiter.set_exception(error)
            else:
                for kept, waiter in some:
                    if not waiter.done():
                        waiter.set_result(None)
                    elif kept.id not in self._held:
                        self._tasks.begin(self._give_up(kept.id))
        self._writing = False

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        older, look_at = timedelta(), 0.0
        while True:
            try:
                if loop.time() >= look_at:
                    await self._take_over(now() - older)
                    older, look_at = LEFT, loop.time() + LOOK
                self._woken.clear()
                if self._queue:
                    quiet = await self._acks_first()
                    await self._some(AT_ONCE if quiet else AT_LEAST)
                else:
                    with suppress(TimeoutError):
                        async with asyncio.timeout_at(look_at):
                            await self._woken.wait()
            except Unavailable as error:
                log.warning("slack: the inbox cannot be read, trying again: %s", error)
                await asyncio.sleep(PAUSE)
            except Exception:
                log.exception("slack: the inbox stumbled, and goes on")
                await asyncio.sleep(PAUSE)

    async def _take_over(self, before: datetime) -> None:
        async with self._store.transaction() as tx:
            rows = await tx.received(PLATFORM, before, MOST)
        for id, body, at in rows:
            if now() - at > LONGEST:
                await self._give_up(id)
            elif id not in self._held:
                self._held.add(id)
                self._queue.append(Kept(id, json.loads(body), at))

    async def _acks_first(self) -> bool:
        """Let them go before work that can wait; whether none is under way any more."""
        loop = asyncio.get_running_loop()
        for _ in range(int(PATIENCE / QUIET)):
            left = QUIET if self._writing else self._acked_at + QUIET - loop.time()
            if left <= 0:
                return True
            await asyncio.sleep(left)
        return False

    async def _some(self, most: int) -> None:
        """Act on the next ones. Those that take long go on by themselves."""
        some = [self._queue.popleft() for _ in range(min(most, len(self._queue)))]
        self._working = True
        try:
            acting = [asyncio.ensure_future(self._act(kept)) for kept in some]
            await _wait(acting, SLOW)
            acted = []
            for kept, one in zip(some, acting, strict=True):
                if one.done():
                    acted.append((kept, one))
                else:
                    self._tasks.begin(self.finish(kept, one))
            await self._conclude(acted)
        finally:
            self._working = False

    async def _conclude(self, acted: Sequence[tuple[Kept, asyncio.Future[Response]]]) -> None:
        """Show the answers to what took effect, and try the others again."""
        try:
            done = await self._done([kept.id for kept, _ in acted])
        except Exception:
            for kept, _ in acted:  # they are still in the store: the next look finds them
                self._release(kept.id)
            raise
        for kept, acting in acted:
            error = RuntimeError("cancelled") if acting.cancelled() else acting.exception()
            response = None if error else acting.result()
            if kept.id in done:
                self._release(kept.id)
                self._show(kept, response)
            elif response == Nothing() or now() - kept.at > LONGEST:
                await self._give_up(kept.id)
            elif kept.tries + 1 < TRIES:
                kept.tries += 1
                log.warning("slack: an event is going to be acted on again", exc_info=error)
                asyncio.get_running_loop().call_later(PAUSE * kept.tries, self.work, kept)
            else:
                log.error("slack: an event was given up after %s tries", TRIES, exc_info=error)
                await self._give_up(kept.id)
                self._show(kept, response)

    async def _done(self, ids: Sequence[str]) -> set[str]:
        """Which of them took effect; known only when the database is there."""
        while True:
            try:
                async with self._store.transaction() as tx:
                    return await tx.acted_on(ids)
            except Unavailable:
                await asyncio.sleep(PAUSE)

    async def _give_up(self, id: str) -> None:
        while True:
            try:
                async with self._store.transaction() as tx:
                    await tx.first_time(id, now())
                    await tx.acted_on([id])
                break
            except Unavailable:
                await asyncio.sleep(PAUSE)
        self._release(id)

    def _release(self, id: str) -> None:
        self._held.discard(id)
        if not self._held:
            self._empty.set()


async def _wait(acting: Sequence[asyncio.Future[Any]], seconds: float | None = None) -> None:
    """Until all are done, or so long. Whoever is told to stop waiting stops them too."""
    try:
        await asyncio.wait(acting, timeout=seconds)
    except asyncio.CancelledError:
        for one in acting:
            one.cancel()
        raise
