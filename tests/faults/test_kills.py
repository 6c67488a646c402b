"""Workers are killed at every step and at any instant: no message is lost or sent twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter

import pytest

from tests.conftest import Report
from tests.faults.child import STEPS
from tests.faults.harness import Harness, is_stopped, random_delay, summary
from tests.faults.platform import read

pytestmark = pytest.mark.faults


def database(harness: Harness) -> str:
    """The name of the database."""
    return "PostgreSQL" if harness.shared else "SQLite"


async def test_workers_killed_at_every_step(harness: Harness, full: bool, report: Report) -> None:
    rounds = (60 if not harness.shared else 20) if full else 1
    for _ in range(rounds):
        for step in STEPS if full or not harness.shared else random.sample(STEPS, 4):
            hit = random.randint(1, 8) if "sent" in step else 1
            if harness.shared:
                await _kill_one_of_several(harness, step, hit, random.randint(1, 3) if full else 1)
            else:
                await harness.schedule(8)
                assert harness.join(harness.start(step=step, hit=hit)) == -signal.SIGKILL, step
    harness.stop()
    harness.drain()
    report(await harness.check(f"{database(harness)}, killed at every step"))


async def _kill_one_of_several(harness: Harness, step: str, hit: int, others: int) -> None:
    """One worker dies at that step while `others` work on the same nudges."""
    while len(harness.workers) > others:
        harness.kill(harness.workers[0])
    while len(harness.workers) < others:
        harness.start(stay=True)
    victim = harness.start(step=step, hit=hit, stay=True)
    until = time.monotonic() + 60
    while victim.is_alive() and time.monotonic() < until:  # the others may be faster
        await harness.schedule(8)
        victim.join(0.1)
    assert harness.join(victim, 0.1) == -signal.SIGKILL, step


async def test_workers_killed_at_any_instant_under_load(
    harness: Harness, full: bool, report: Report
) -> None:
    kills, commits = (330, 100_000) if harness.shared else (440, 200_000)
    if not full:
        kills, commits = 3, 0
    last = harness.kills
    load = {"load": 10**9, "stay": True}
    while harness.kills - last < kills or harness.commits() < commits:
        if not harness.shared:
            await harness.schedule(30, over=0.2)
            worker = harness.start(**load)
            if random.random() < 0.9:  # otherwise the kill comes while it opens the database
                await harness.wait_running(worker)
            await asyncio.sleep(random_delay(0.8 if full else 0.3))
            harness.kill(worker)
            continue
        together = random.randint(2, 4) if full else 2
        while len(harness.workers) < together:
            harness.start(**load)
        if random.random() < 0.9:
            await harness.wait_running(harness.workers[-1])
        await harness.schedule(30, over=0.2)
        await asyncio.sleep(random_delay(0.8 if full else 0.3))
        harness.kill(random.choice(harness.workers))
    for worker in [*harness.workers]:
        harness.kill(worker)
    harness.drain()
    report(await harness.check(f"{database(harness)}, killed at any instant under load"))


async def test_overdue_nudges_with_workers_down_two_seconds_at_a_time(
    harness: Harness, full: bool, report: Report
) -> None:
    await harness.schedule(1000 if full else 300, ago=3600)
    for _ in range(20 if full else 1):
        for _ in range(random.randint(2, 4) if harness.shared else 1):
            harness.start(stay=True)
        await harness.wait_running(harness.workers[0])
        for worker in [*harness.workers]:
            await asyncio.sleep(random_delay(0.2))
            harness.kill(worker)
        await asyncio.sleep(2.0 if full else 0.1)
    harness.drain()
    report(await harness.check(f"{database(harness)}, a thousand overdue, down 2 s at a time"))


async def test_workers_restarted_in_turn(harness: Harness, full: bool, report: Report) -> None:
    """Nothing is lost, and no message has an unknown outcome."""
    for _ in range(30 if full else 3):
        while len(harness.workers) < (3 if harness.shared else 1):
            harness.start(stay=True, latency_s=0.05)
        await harness.wait_running(harness.workers[-1])
        await harness.schedule(60, over=0.2) if harness.shared else None
        await asyncio.sleep(random_delay(0.3))
        await harness.terminate(harness.workers[0])
        if not harness.shared:  # only one process may open the file
            await harness.schedule(60, over=0.2)
    for worker in [*harness.workers]:
        await harness.terminate(worker)
    harness.drain()
    report(await harness.check(f"{database(harness)}, restarted in turn {harness.runs} times"))
    assert not [line.key for line in read(harness.platform) if line.maybe_sent]


async def test_the_harness_sees_a_message_that_is_sent_twice(harness: Harness) -> None:
    """Without `maybe_sent`, a worker that dies in a call repeats the message."""
    await harness.schedule(8)
    harness.join(harness.start(step="sent and not answered", hit=3))
    assert harness.join(harness.start(deduplicates=False)) == 0
    seen = Counter(line.key for line in read(harness.platform))
    assert sorted(seen.values())[-1] == 2
    assert set(seen) == set(harness.due)


@pytest.mark.parametrize("step", ["claim committed", "composed", "sent and not answered"])
async def test_a_worker_stopped_past_its_lease_sends_nothing_twice(
    harness: Harness, full: bool, report: Report, step: str
) -> None:
    for _ in range(20 if full else 1):
        await harness.schedule(20)
        lease = {"lease_s": 0.6}
        hit = random.randint(1, 15) if "sent" in step else 1
        worker = harness.start(step=step, hit=hit, signal=signal.SIGSTOP, **lease)
        while not is_stopped(worker):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.6)
        if harness.shared:  # only one process may open the file
            assert harness.join(harness.start(**lease)) == 0
        os.kill(worker.pid, signal.SIGCONT)
        assert harness.join(worker) == 0
    report(await harness.check(f"{database(harness)}, stopped past its lease when {step}"))


async def test_nudges_of_a_dead_worker_are_taken_over(
    harness: Harness, full: bool, report: Report
) -> None:
    """On SQLite by the next worker that starts; on PostgreSQL by one that runs already."""
    took_s = []
    for _ in range(10 if full else 1):
        await harness.schedule(10)
        victim = harness.start(step="sent and not answered", hit=3, signal=signal.SIGSTOP)
        while not is_stopped(victim):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        if harness.shared:
            harness.start(stay=True, liveness_s=2.0 if full else 0.5)
            await harness.schedule(1)
            await _wait_visible(harness, len(harness.due) - 7)
        harness.kill(victim)
        died = time.time()
        if not harness.shared:
            harness.start(stay=True)
        await _wait_visible(harness, len(harness.due))
        took_s.append(time.time() - died)
        harness.kill(harness.workers[0])
    assert max(took_s) < (5.0 if full else 30.0), "it waited for the end of the lease"
    report(
        await harness.check(
            f"{database(harness)}, a dead worker: taken over {summary(sorted(took_s))}"
        )
    )


async def _wait_visible(harness: Harness, count: int) -> None:
    async with asyncio.timeout(60):
        while len(read(harness.platform)) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
