"""The dispatcher: claim what is due, write it from the state of this moment, send, finish.

APScheduler holds one trigger for the next due instant; the store remembers everything. A nudge is
claimed, in a unit of work of its own, before the platform is called, and finished only after it
answered. A crash in between leads to a second try with the same key, which the platform is told is
one (`again`), so that it looks for the first before it sends.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger

from bot.delivery import may_merge
from bot.model.nudges import Nudge
from bot.model.practice import Practice
from bot.pace import Lanes
from bot.ports import Chat, Clock
from bot.sending import LEASE, Sender
from bot.store import Store, Transaction
from bot.tasks import stop
from bot.words import LANGUAGES, Words

log = logging.getLogger(__name__)

CLAIM = 256
"""Nudges claimed at once; stale messages the same."""
SHARE = 64
"""Of these, so many of one community where several wait."""
CLAIM_SECONDS, SEND_SECONDS = 1.0, 4.0
"""How long closing waits for a claim that is being made, and then for the platforms."""
KEPT = timedelta(days=30)
"""How long event ids and half-filled forms are remembered."""
WATCH_SECONDS = 5.0
"""How soon a jump of the clock is noticed."""
LONGEST_PAUSE = 4.0
"""Seconds between looks at a database that is away."""


class _Claim(NamedTuple):
    """What the claims of one look have in common."""

    now: datetime
    token: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the store found."""

    batches: list[list[Nudge]]
    """Claimed, each of one community."""
    stale: list[Nudge]
    """Messages to be drawn again."""
    until: float
    """When the leases end, in the loop's seconds."""
    more: bool
    """There may be more that can be claimed at once."""
    next_due: datetime | None
    """When there will be something that there is not now."""


class Dispatcher:
    """Sends nudges when they are due. One per process; several may share a store."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice,
    ) -> None:
        self._store = store
        self._clock = clock
        self._lanes = Lanes()
        self._sender = Sender(
            store=store,
            chats=chats,
            clock=clock,
            practice=practice,
            lanes=self._lanes,
            changed=self.wake,
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
        """Begin: what is overdue is sent at once, then the next due instant is waited for."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(self._prune, CronTrigger(hour=3, jitter=3600), coalesce=True)
        self._scheduler.start()
        self._store.on_news(self.wake)
        # Read all sentences now: later that would hold up the first who needs them.
        await asyncio.to_thread(ready)
        self._worker = asyncio.create_task(self._work(), name="nudges")
        self._watcher = asyncio.create_task(self._watch(), name="clock")
        self.wake()

    async def close(self) -> None:
        """Claim no more, finish what is being sent, give back the rest: within six seconds."""
        self._stopping = True
        self.wake()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        if self._worker is not None:
            await asyncio.wait({self._worker}, timeout=CLAIM_SECONDS)
        await stop(self._worker, self._watcher)
        await self._sender.close(SEND_SECONDS)

    def wake(self) -> None:
        """Something was written or the clock was moved: look again."""
        self._woken.set()

    async def settle(self) -> None:
        """Send everything due at this moment, and draw again what is stale, before returning."""
        async with self._settling:
            while True:
                found = await self._look(everything=True)
                self._begin(found)
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
                found = await self._look()
            except Exception as error:
                # A sentence each time, the traceback once.
                trace = None if pause else error
                log.warning("nudges cannot be claimed, trying again: %s", error, exc_info=trace)
                pause = min(2 * pause or 0.25, LONGEST_PAUSE)
                self.wake()
                await asyncio.sleep(pause)
                continue
            pause = 0.0
            self._begin(found)
            self._wake_at(found.next_due)
            if found.more:
                self.wake()

    def _begin(self, found: Look) -> None:
        for batch in found.batches:
            self._sender.deliver(batch, found.until)
        for nudge in found.stale:
            self._sender.redraw(nudge)

    async def _look(self, *, everything: bool = False) -> Look:
        """Claim what may be sent now; `everything`: whatever the lanes say."""
        now, at = self._clock.now(), asyncio.get_running_loop().time()
        claim = _Claim(now, self._store.claim_token(), now + LEASE)
        fair = not everything and (self._backlog or self._lanes.held(at) is not None)
        async with self._store.transaction() as tx:
            if fair:
                due, backlog, more = await self._claim_fairly(tx, claim, at)
            else:
                due = await tx.claim_due(*claim, CLAIM)
                backlog = more = len(due) == CLAIM
            for person in dict.fromkeys(n.person for n in due if may_merge(n, now)):
                due += await tx.claim_due(*claim, CLAIM, person=person)
            stale = await self._claim_stale(tx, claim)
            next_due = await tx.next_due(after=now)
        self._backlog = backlog
        batches: defaultdict[str, list[Nudge]] = defaultdict(list)
        for nudge in self._sender.take(due):
            batches[nudge.community].append(nudge)
        until = at + LEASE.total_seconds()
        return Look(list(batches.values()), self._sender.take(stale), until, more, next_due)

    async def _claim_stale(self, tx: Transaction, claim: _Claim) -> list[Nudge]:
        """From each community as much as may be drawn again at once; for the rest, the last of them
        that is done wakes us."""
        claimed: list[Nudge] = []
        for community in await tx.communities_stale(claim.now):
            room = self._sender.easel(community)
            if room:
                claimed += await tx.claim_stale(*claim, room, community=community)
        return claimed

    async def _claim_fairly(
        self, tx: Transaction, claim: _Claim, at: float
    ) -> tuple[list[Nudge], bool, bool]:
        """From each community in turn, as much as its lane takes: what was claimed, whether any was
        left, and whether more can be claimed before something comes back."""
        claimed: list[Nudge] = []
        backlog = more = False
        due = await tx.communities_due(claim.now)
        # Whom the last look did not come to is first.
        for community in sorted(due, key=lambda each: (each <= self._served, each)):
            share = min(self._lanes.room(community, at), SHARE)
            if len(claimed) + share > CLAIM:
                more = True
                break
            if share:
                some = await tx.claim_due(*claim, share, community=community)
                self._served = community
                claimed += some
                more = more or len(some) == share
            backlog = backlog or not share
        return claimed, backlog or more, more

    def _wake_at(self, due: datetime | None) -> None:
        """Look again at that instant, or when a community is no longer left alone."""
        now, at = self._clock.now(), asyncio.get_running_loop().time()
        waits = [] if due is None else [(due - now).total_seconds()]
        held = self._lanes.held(at)
        if held is not None:
            waits.append(held - at)
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
        """The trigger sleeps on a steady clock; ours may be set, and the machine may sleep."""
        loop = asyncio.get_running_loop()
        apart = self._clock.now().timestamp() - loop.time()
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            before, apart = apart, self._clock.now().timestamp() - loop.time()
            if abs(apart - before) > 0.5:
                self._planned = None
                self.wake()

    async def _prune(self) -> None:
        async with self._store.transaction() as tx:
            log.info("forgotten: %s", dict(await tx.prune(self._clock.now() - KEPT)))


def ready() -> None:
    """Have the sentences of every language at hand."""
    for language in LANGUAGES:
        Words(language, "UTC").label("stale")
