"""The runner of background jobs: one step after the other, each in a transaction of its own.

A step lasts a few milliseconds, and as long a pause follows it. No claim is needed where several
processes share a store: units of work of one network run one after the other, and each step reads
the row of its job first. So several may work on one job, and nothing is done twice.

What takes long, such as a plan that another process works out, runs apart: in a task that makes
units of work of its own. Its row is put off for as long as it may last, so no other process begins
it meanwhile; where this process dies, the next one begins it again then.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.core.ports import Clock
from bot.core.store import Store, StoreUnavailable
from bot.core.tasks import stop
from bot.delivery.limits import pause_after
from bot.delivery.timings import DeliveryTimings
from bot.domain.jobs import Job, Later
from bot.domain.practice import Practice
from bot.engine.feature import ApartRoute
from bot.engine.jobs import Apart, Step
from bot.engine.router import Router

log = logging.getLogger(__name__)

STEP_S = 0.005
"""Seconds after which a step ends. It may last one piece longer: 10 ms at most."""
LOOK_AGAIN_S = 60.0
"""Seconds after which a job that waits is looked for again: the machine may have slept, and these
seconds do not count its sleep."""


class JobRunner:
    """Does what is left of all jobs. One per process; several may share a store."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        practice: Practice,
        router: Router,
        timings: DeliveryTimings,
        wake: Callable[[], None],
        elapsed: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`wake`: called where a step may have left a nudge due. `elapsed`: seconds, monotonic."""
        self._store = store
        self._clock = clock
        self._practice = practice
        self._router = router
        self._timings = timings
        self._wake_dispatcher = wake
        self._elapsed = elapsed
        self._woken = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None
        self._apart: dict[str, asyncio.Task[None]] = {}
        """What runs apart now, by the id of the job."""

    async def start(self) -> None:
        """Go on with the jobs of an earlier process, and do those that begin."""
        self._store.subscribe(self.wake)
        self._worker = asyncio.create_task(self._work(), name="jobs")
        self.wake()

    async def close(self) -> None:
        """Stop. A step that runs is undone, and the next process does it."""
        await stop(self._worker, *self._apart.values())

    @property
    def working(self) -> bool:
        """Whether its work has not ended since the start."""
        return self._worker is None or not self._worker.done()

    def wake(self) -> None:
        """Look for a job: one began, or the clock was moved."""
        self._woken.set()

    async def drain(self) -> None:
        """Do all that is due now before returning."""
        while await self.step() or self._apart:
            if self._apart:
                await asyncio.wait(self._apart.values())

    async def step(self) -> bool:
        """Do one step of the job that has waited longest; False if none is due.

        Raises `StoreUnavailable`; other errors are logged, and that step waits.
        """
        job: Job | None = None
        apart: ApartRoute | None = None
        try:
            async with self._store.transaction() as tx:
                job = await tx.jobs.due(self._clock.now())
                apart = self._router.jobs_apart.get(job.kind) if job is not None else None
                if job is not None and apart is not None:
                    await tx.jobs.save(replace(job, due_at=self._clock.now() + apart.lasts))
                elif job is not None:
                    await self._do(Step(tx, self._clock.now(), self._practice, self._router, job))
        except StoreUnavailable:
            raise
        except Exception:
            if job is None:
                raise
            log.exception("a step of job %s failed", job.id)
            await self._postpone(job)
            return True
        if job is not None and apart is not None and job.id not in self._apart:
            task = asyncio.create_task(self._do_apart(job, apart), name=job.id)
            self._apart[job.id] = task
        elif job is not None and tx.has_due_changes:
            self._wake_dispatcher()
        return job is not None

    async def _do_apart(self, job: Job, route: ApartRoute) -> None:
        """Do that job to its end, and look again for what it has left to do."""
        try:
            async with asyncio.timeout(route.lasts.total_seconds()):
                await route.run(Apart(self._store, self._clock, self._practice, self._router, job))
            async with self._store.transaction() as tx:
                await tx.jobs.delete(job)
        except Exception:
            log.exception("job %s failed", job.id)
            with suppress(StoreUnavailable):  # it is due again by itself
                await self._postpone(job)
        finally:
            del self._apart[job.id]
            self._wake_dispatcher()
            self.wake()

    async def _do(self, step: Step) -> None:
        """Do pieces until the time is over or nothing is left, and store how far it has come."""
        begun, handler = self._elapsed(), self._router.jobs[step.job.kind].run
        while True:
            position = await handler(step)
            if position is None:
                return await step.tx.jobs.delete(step.job)
            if isinstance(position, Later):
                later = replace(step.job, position=position.position, due_at=position.at)
                return await step.tx.jobs.save(replace(later, attempts=0))
            step = replace(step, job=replace(step.job, position=position))
            if self._elapsed() - begun >= STEP_S:
                return await step.tx.jobs.save(replace(step.job, due_at=step.now, attempts=0))

    async def _postpone(self, job: Job) -> None:
        attempts = job.attempts + 1
        due = self._clock.now() + pause_after(attempts, self._timings)
        async with self._store.transaction() as tx:
            await tx.jobs.save(replace(job, due_at=due, attempts=attempts))

    async def _work(self) -> None:
        pause = 0.0
        while True:
            try:
                if await self.step():
                    await asyncio.sleep(STEP_S)  # others have as long
                    continue
                wait = await self._until_due()
                pause = 0.0
            except Exception as error:
                trace = None if pause else error
                log.warning("jobs wait, trying again: %s", error, exc_info=trace)
                wait = pause = min(2 * pause or 0.25, self._timings.longest_store_retry_s)
            try:
                async with asyncio.timeout(wait):
                    await self._woken.wait()
            except TimeoutError:
                pass
            self._woken.clear()

    async def _until_due(self) -> float | None:
        """Seconds until the next step that waits, at most `LOOK_AGAIN_S`; None if there is none."""
        async with self._store.transaction() as tx:
            due = await tx.jobs.next_due()
        if due is None:
            return None
        return min(max((due - self._clock.now()) / timedelta(seconds=1), 0.0), LOOK_AGAIN_S)
