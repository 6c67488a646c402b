"""Upkeep: once a night count what is over and forget what is old; wipe what was deleted from the
files of the database."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.core.ports import Clock
from bot.core.store import Store, Transaction
from bot.core.tasks import stop
from bot.delivery.job_runner import STEP_S
from bot.delivery.timings import PRODUCT, DeliveryTimings
from bot.domain.practice import Practice

log = logging.getLogger(__name__)

EraseNext = Callable[[Transaction, datetime, Practice], Awaitable[bool]]
"""See `bot.engine.hooks.Hooks.erase_next_long_gone`."""
PIECE = 8
"""Rows of a table that are deleted at once."""
NIGHT = dt.time(3)
"""When old things are forgotten, in UTC."""
NIGHT_SPREAD_S = 3600.0
"""Processes that share a database begin within so many seconds of it."""
AGAIN = timedelta(hours=1)
"""The pause after the work of a night failed."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
"""The pauses between two attempts to wipe what was deleted; each is twice as long as the last."""
OVERDUE = timedelta(days=2)
"""What is owed for longer than this has outlived a whole night, so something is in its way."""


class Upkeep:
    """What the program does for its database. One per process; several may share a store."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        practice: Practice,
        timings: DeliveryTimings = PRODUCT,
        erase_next_long_gone: EraseNext,
        wake: Callable[[], None],
    ) -> None:
        """`wake`: called where a job began."""
        self._store = store
        self._clock = clock
        self._practice = practice
        self._timings = timings
        self._erase_next_long_gone = erase_next_long_gone
        self._wake_jobs = wake
        self._night_at = self._scrub_at = clock.now()
        self._indexed = False
        """At once after a start: the last process may not have lived until three o'clock."""
        self._pause = FIRST_PAUSE
        self._worker: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Do what is due, now and later."""
        self._worker = asyncio.create_task(self._work(), name="upkeep")

    async def close(self) -> None:
        """Stop. What is left is done after the next start."""
        await stop(self._worker)

    @property
    def working(self) -> bool:
        """Whether its work has not ended since the start."""
        return self._worker is None or not self._worker.done()

    async def run_if_due(self) -> None:
        """Do what is due: once a night, or as soon as the machine is awake again and the database
        is back, and what an erasure owes."""
        now = self._clock.now()
        night = now >= self._night_at
        if night:
            self._night_at = next_night(now) + timedelta(seconds=random.uniform(0, NIGHT_SPREAD_S))
            try:
                await self.count()  # before anything of it is deleted
            except Exception as error:
                self._night_at = now + AGAIN
                log.warning("a month is not counted yet: %s", error)
            try:
                await self.forget()
            except Exception as error:
                self._night_at = now + AGAIN
                log.warning("what is old is not forgotten yet: %s", error)
        if night or now >= self._scrub_at:
            try:
                await self.scrub(quiet=night)
            except Exception as error:
                self._wait(now)
                log.warning("what was deleted is not wiped yet: %s", error)

    async def count(self) -> None:
        """Count the months that are over, for organisers; others have as long after each."""
        after: str | None = ""
        while after is not None:
            begun = time.perf_counter()
            async with self._store.transaction() as tx:
                after = await tx.figures.count_next(self._clock.now(), self._practice, after)
            await asyncio.sleep(time.perf_counter() - begun if after is not None else 0)

    async def forget(self) -> None:
        """Delete what is old, in small steps: others have as long after each. Begin to erase who
        left long ago."""
        now, forgotten = self._clock.now(), Counter[str]()
        while True:
            async with self._store.transaction() as tx:
                if not await self._erase_next_long_gone(tx, now, self._practice):
                    break
            self._wake_jobs()
            await asyncio.sleep(0)  # others have their turn
        more = True
        while more:
            more = await self._forget_some(now, forgotten)
            await asyncio.sleep(STEP_S if more else 0)
        log.info("forgotten: %s", dict(forgotten))

    async def _forget_some(self, now: datetime, forgotten: Counter[str]) -> bool:
        """Do one step; whether there may be more."""
        begun = time.perf_counter()
        async with self._store.transaction() as tx:
            while True:
                gone = await tx.retention.expire(now, self._practice, PIECE)
                forgotten.update(gone)
                if not any(gone.values()):
                    return False
                if time.perf_counter() - begun >= STEP_S:
                    return True

    async def scrub(self, *, quiet: bool) -> None:
        """Wipe what was deleted, if anything is owed. `quiet`: members may wait for seconds."""
        now = self._clock.now()
        async with self._store.transaction() as tx:
            owed = await tx.scrubs.owed()
        if owed is None:
            self._scrub_at, self._pause = now, FIRST_PAUSE
            return
        if await self._store.scrub(quiet=quiet):
            async with self._store.transaction() as tx:
                await tx.scrubs.settle(owed)
            self._scrub_at, self._pause = now, FIRST_PAUSE
            log.info("what was deleted is wiped from the files of the database")
            return
        self._wait(now)
        overdue = now - owed.since > OVERDUE
        log.log(
            logging.WARNING if overdue else logging.INFO,
            "what was deleted since %s is still in the files of the database%s",
            owed.since.isoformat(timespec="minutes"),
            ": `paned doctor` says what to do" if overdue else "",
        )

    def _wait(self, now: datetime) -> None:
        self._scrub_at = now + self._pause
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    async def renew_index(self) -> None:
        """Make the words again by which hosts are found, where other rules made them, such as those
        of an earlier program; in small steps. What a crash leaves is done after the next start."""
        after: str | None = ""
        while after is not None:
            async with self._store.transaction() as tx:
                after = await tx.index.make_again(after, PIECE)
            await asyncio.sleep(STEP_S if after else 0)

    async def prepare(self) -> None:
        """Renew the index before messages are composed: after an upgrade they would find no host.
        Where the database does not answer, it is tried again later."""
        try:
            await self.renew_index()
            self._indexed = True
        except Exception as error:
            log.warning("the index of hosts is not renewed yet: %s", error)

    async def _work(self) -> None:
        # A cron job of a scheduler would be left out where the machine was asleep.
        while True:
            if not self._indexed:
                await self.prepare()
            await self.run_if_due()
            await asyncio.sleep(self._timings.clock_check_s)


def next_night(now: datetime) -> datetime:
    """Return the next `NIGHT` after that instant."""
    tonight = datetime.combine(now.astimezone(UTC).date(), NIGHT, UTC)
    return tonight if tonight > now else tonight + timedelta(days=1)
