"""The dispatcher: claim what is due, and let the sender deliver it.

APScheduler holds one trigger for the next due instant; the store remembers everything. A nudge is
claimed in a transaction of its own before the platform is called, and finished only after it
answered. After a crash in between there is a second attempt with the same key. The adapter is
passed `maybe_sent`, so that it looks for the first message before it sends.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import Chat, Clock
from bot.core.store import Store, Transaction
from bot.core.tasks import stop
from bot.delivery.delivery import Delivery
from bot.delivery.limits import InFlightLimiter
from bot.delivery.sender import Left, Sender, nobody_left
from bot.delivery.timings import PRODUCT, DeliveryTimings
from bot.domain.nudges import Nudge
from bot.domain.practice import Practice
from bot.engine.router import Router

log = logging.getLogger(__name__)

CLAIM = 256
"""Nudges claimed at once; stale messages the same."""
SHARE = 64
"""Of these, the share of one community where several wait."""
CLAIM_TIMEOUT_S = 1.0
"""How long closing waits for a claim that is being made."""
FIRST_PAUSE_S = 0.25
"""Seconds after the first claim that failed; doubling, and at least as long whoever wakes us."""


class _Claim(NamedTuple):
    """What the claims of one batch have in common."""

    now: datetime
    token: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class ClaimedBatch:
    """What was claimed at once."""

    by_community: list[list[Delivery]]
    """To be sent, each list of one community."""
    stale: list[Delivery]
    """Sent messages to be updated."""
    until: float
    """When the leases end, in the loop's seconds."""
    more: bool
    """There may be more that can be claimed at once."""
    next_due: datetime | None
    """When the next one is due."""


class Dispatcher:
    """Sends nudges when they are due. One per process; several may share a store."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice,
        router: Router,
        timings: DeliveryTimings = PRODUCT,
        left: Left = nobody_left,
        monitor: Monitor = NO_MONITOR,
    ) -> None:
        """`left` is called with the address of somebody whom the platform no longer knows."""
        self._store = store
        self._clock = clock
        self._practice = practice
        self._timings = timings
        self._in_flight = InFlightLimiter()
        self._sender = Sender(
            store=store,
            chats=chats,
            clock=clock,
            practice=practice,
            router=router,
            in_flight=self._in_flight,
            timings=timings,
            wake=self.wake,
            left=left,
            monitor=monitor,
        )
        self._backlog = False
        self._served = ""
        """The community that was last given its share."""
        self._scheduler: AsyncIOScheduler | None = None
        self._planned: datetime | None = None
        self._woken = asyncio.Event()
        self._stopping = False
        self._worker: asyncio.Task[None] | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._settling = asyncio.Lock()

    async def start(self) -> None:
        """Send what is overdue, then wait for the next due instant."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.start()
        self._store.subscribe(self._on_notice)
        self._worker = asyncio.create_task(self._work(), name="nudges")
        self._watcher = asyncio.create_task(self._watch(), name="clock")
        self.wake()

    async def close(self) -> None:
        """Claim no more, finish what is being sent, release the rest: within six seconds."""
        self._stopping = True
        self.wake()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        if self._worker is not None:
            await asyncio.wait({self._worker}, timeout=CLAIM_TIMEOUT_S)
        await stop(self._worker, self._watcher)
        await self._sender.close(self._timings.close_timeout_s)

    @property
    def working(self) -> bool:
        """Whether its work has not ended since the start."""
        return self._worker is None or not self._worker.done()

    def wake(self) -> None:
        """Claim again: something was written, or the clock was moved."""
        self._woken.set()

    def _on_notice(self) -> None:
        """Another process wrote something or died, or the database is back."""
        self._sender.retry_outcomes()
        self.wake()

    async def drain(self) -> None:
        """Send everything due at this moment, and update what is stale, before returning."""
        async with self._settling:
            while True:
                claimed = await self._claim_batch(everything=True)
                self._begin(claimed)
                if not self._sender.busy:
                    return
                await self._sender.wait()

    async def _work(self) -> None:
        pause = 0.0
        while True:
            await self._woken.wait()
            self._woken.clear()
            if self._stopping:
                return
            try:
                claimed = await self._claim_batch()
            except Exception as error:
                # A sentence each time, the traceback once.
                trace = None if pause else error
                log.warning("nudges cannot be claimed, trying again: %s", error, exc_info=trace)
                pause = min(2 * pause or FIRST_PAUSE_S, self._timings.longest_store_retry_s)
                await asyncio.sleep(FIRST_PAUSE_S)
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause - FIRST_PAUSE_S):
                        await self._woken.wait()  # the database may be back
                self.wake()
                continue
            pause = 0.0
            self._begin(claimed)
            self._wake_at(claimed.next_due)
            if claimed.more:
                self.wake()

    def _begin(self, claimed: ClaimedBatch) -> None:
        for batch in claimed.by_community:
            self._sender.deliver(batch, claimed.until)
        for delivery in claimed.stale:
            self._sender.update(delivery)

    async def _claim_batch(self, *, everything: bool = False) -> ClaimedBatch:
        """Claim what may be sent now; with `everything`, whatever the limits say."""
        now, at = self._clock.now(), asyncio.get_running_loop().time()
        claim = _Claim(now, self._store.claim_token(), now + self._timings.lease)
        limited = self._backlog or self._in_flight.next_closing(at) is not None
        may_merge = self._sender.composer.may_merge
        async with self._store.transaction() as tx:
            if limited and not everything:
                due, backlog, more = await self._claim_fairly(tx, claim, at)
            else:
                due = await tx.nudges.claim_due(*claim, CLAIM)
                backlog = more = len(due) == CLAIM
            for person in dict.fromkeys(n.person for n in due if may_merge(n, now)):
                due += await tx.nudges.claim_due(*claim, CLAIM, person=person)
            stale = await self._claim_stale(tx, claim)
            next_due = await tx.nudges.next_due(after=now)
        self._backlog = backlog
        by_community: defaultdict[str, list[Delivery]] = defaultdict(list)
        for delivery in self._sender.hold(due):
            by_community[delivery.nudge.community].append(delivery)
        until = at + self._timings.lease_s
        updates = self._sender.hold(stale)
        return ClaimedBatch(list(by_community.values()), updates, until, more, next_due)

    async def _claim_stale(self, tx: Transaction, claim: _Claim) -> list[Nudge]:
        """From each community as many as may be updated at once. The last of them wakes us for the
        rest."""
        claimed: list[Nudge] = []
        for community in await tx.nudges.communities_stale(claim.now):
            capacity = self._sender.update_capacity(community)
            if capacity:
                claimed += await tx.nudges.claim_stale(*claim, capacity, community=community)
        return claimed

    async def _claim_fairly(
        self, tx: Transaction, claim: _Claim, at: float
    ) -> tuple[list[Nudge], bool, bool]:
        """From each community in turn as much as its limit takes: what was claimed, whether any was
        left, and whether more can be claimed before a delivery is done."""
        claimed: list[Nudge] = []
        backlog = more = False
        due = await tx.nudges.communities_due(claim.now)
        # The communities that the last batch did not reach come first.
        for community in sorted(due, key=lambda each: (each <= self._served, each)):
            share = min(self._in_flight.capacity(community, at), SHARE)
            if len(claimed) + share > CLAIM:
                more = True
                break
            if share:
                some = await tx.nudges.claim_due(*claim, share, community=community)
                self._served = community
                claimed += some
                more = more or len(some) == share
            backlog = backlog or not share
        return claimed, backlog or more, more

    def _wake_at(self, due: datetime | None) -> None:
        """Claim again at that instant, or when the next circuit closes."""
        now, at = self._clock.now(), asyncio.get_running_loop().time()
        waits = [] if due is None else [(due - now).total_seconds()]
        closing = self._in_flight.next_closing(at)
        if closing is not None:
            waits.append(closing - at)
        if self._scheduler is None or not waits:
            return
        # The clock may be a playground's; the trigger runs on the machine's.
        instant = datetime.now(UTC) + timedelta(seconds=max(min(waits), 0.0))
        if self._planned is not None and abs(instant - self._planned) < timedelta(milliseconds=1):
            return
        self._planned = instant
        self._scheduler.add_job(
            self._on_time,
            DateTrigger(instant),
            id="next nudge",
            replace_existing=True,
            misfire_grace_time=None,
        )

    async def _on_time(self) -> None:
        # Not a plain function: APScheduler would call it in a thread.
        self._planned = None
        self.wake()

    async def _watch(self) -> None:
        """The trigger sleeps on a monotonic clock; ours may be set, and the machine may sleep."""
        loop = asyncio.get_running_loop()
        apart = self._clock.now().timestamp() - loop.time()
        while True:
            await asyncio.sleep(self._timings.clock_check_s)
            before, apart = apart, self._clock.now().timestamp() - loop.time()
            if abs(apart - before) > 0.5:
                self._planned = None
                self.wake()
