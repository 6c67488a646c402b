"""Workers are killed, at every step and at any instant: nothing is lost, nothing said twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter

import pytest

from tests.faults.child import STEPS
from tests.faults.conftest import Tell
from tests.faults.harness import Harness, soon, spread, stopped
from tests.faults.platform import read

pytestmark = pytest.mark.faults


def where(harness: Harness) -> str:
    """The database, as it is called."""
    return "PostgreSQL" if harness.shared else "SQLite"


async def test_killed_at_every_step(harness: Harness, full: bool, tell: Tell) -> None:
    rounds = (60 if not harness.shared else 20) if full else 1
    for _ in range(rounds):
        for step in STEPS if full or not harness.shared else random.sample(STEPS, 4):
            hit = random.randint(1, 8) if "sent" in step else 1
            if harness.shared:
                await _killed_among_others(harness, step, hit, random.randint(1, 3) if full else 1)
            else:
                await harness.put(8)
                assert harness.reap(harness.start(step=step, hit=hit)) == -signal.SIGKILL, step
    harness.stop()
    harness.drain()
    tell(await harness.verdict(f"{where(harness)}, killed at every step"))


async def _killed_among_others(harness: Harness, step: str, hit: int, others: int) -> None:
    """One dies at that step while so many others work on the same nudges."""
    while len(harness.workers) > others:
        harness.kill(harness.workers[0])
    while len(harness.workers) < others:
        harness.start(stay=True)
    victim = harness.start(step=step, hit=hit, stay=True)
    until = time.monotonic() + 60
    while victim.is_alive() and time.monotonic() < until:  # the others may be quicker
        await harness.put(8)
        victim.join(0.1)
    assert harness.reap(victim, 0.1) == -signal.SIGKILL, step


async def test_killed_at_any_instant_under_load(harness: Harness, full: bool, tell: Tell) -> None:
    kills, commits = (330, 300_000) if harness.shared else (440, 700_000)
    if not full:
        kills, commits = 3, 0
    last = harness.kills
    load = {"load": 10**9, "stay": True}
    while harness.kills - last < kills or harness.commits() < commits:
        if not harness.shared:
            await harness.put(30, over=0.2)
            worker = harness.start(**load)
            if random.random() < 0.9:  # else while it opens the database
                await harness.at_work(worker)
            await asyncio.sleep(soon(0.8 if full else 0.3))
            harness.kill(worker)
            continue
        together = random.randint(2, 4) if full else 2
        while len(harness.workers) < together:
            harness.start(**load)
        if random.random() < 0.9:
            await harness.at_work(harness.workers[-1])
        await harness.put(30, over=0.2)
        await asyncio.sleep(soon(0.8 if full else 0.3))
        harness.kill(random.choice(harness.workers))
    for worker in [*harness.workers]:
        harness.kill(worker)
    harness.drain()
    tell(await harness.verdict(f"{where(harness)}, killed at any instant under load"))


async def test_a_thousand_overdue_and_down_two_seconds_at_a_time(
    harness: Harness, full: bool, tell: Tell
) -> None:
    await harness.put(1000 if full else 300, ago=3600)
    for _ in range(20 if full else 1):
        for _ in range(random.randint(2, 4) if harness.shared else 1):
            harness.start(stay=True)
        await harness.at_work(harness.workers[0])
        for worker in [*harness.workers]:
            await asyncio.sleep(soon(0.2))
            harness.kill(worker)
        await asyncio.sleep(2.0 if full else 0.1)
    harness.drain()
    tell(await harness.verdict(f"{where(harness)}, a thousand overdue, down 2 s at a time"))


async def test_restarted_one_after_the_other(harness: Harness, full: bool, tell: Tell) -> None:
    """Nothing is lost, and nobody has to look for what an earlier one may have sent."""
    for _ in range(30 if full else 3):
        while len(harness.workers) < (3 if harness.shared else 1):
            harness.start(stay=True, way=0.05)
        await harness.at_work(harness.workers[-1])
        await harness.put(60, over=0.2) if harness.shared else None
        await asyncio.sleep(soon(0.3))
        await harness.retire(harness.workers[0])
        if not harness.shared:  # no other may open the file while one is at work
            await harness.put(60, over=0.2)
    for worker in [*harness.workers]:
        await harness.retire(worker)
    harness.drain()
    tell(await harness.verdict(f"{where(harness)}, restarted in turn {harness.runs} times"))
    assert not [line.key for line in read(harness.platform) if line.again]


async def test_a_platform_that_is_not_asked_would_say_it_twice(harness: Harness) -> None:
    """The harness can tell: without `again`, whoever dies in a send repeats it."""
    await harness.put(8)
    harness.reap(harness.start(step="sent and not answered", hit=3))
    assert harness.reap(harness.start(asks=False)) == 0
    seen = Counter(line.key for line in read(harness.platform))
    assert sorted(seen.values())[-1] == 2
    assert set(seen) == set(harness.due)


@pytest.mark.parametrize("step", ["claim committed", "written", "sent and not answered"])
async def test_stopped_past_its_lease_it_wakes_and_tries_to_go_on(
    harness: Harness, full: bool, tell: Tell, step: str
) -> None:
    for _ in range(20 if full else 1):
        await harness.put(20)
        lease = {"lease": 0.6}
        hit = random.randint(1, 15) if "sent" in step else 1
        sleeper = harness.start(step=step, hit=hit, by=signal.SIGSTOP, **lease)
        while not stopped(sleeper):  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.6)
        if harness.shared:  # no other may open a file while this one lives
            assert harness.reap(harness.start(**lease)) == 0
        os.kill(sleeper.pid, signal.SIGCONT)
        assert harness.reap(sleeper) == 0
    tell(await harness.verdict(f"{where(harness)}, stopped past its lease when {step}"))


async def test_a_dead_workers_nudges_are_taken_over(
    harness: Harness, full: bool, tell: Tell
) -> None:
    """On SQLite by the next to start; on PostgreSQL by one who was there all along."""
    took = []
    for _ in range(10 if full else 1):
        await harness.put(10)
        victim = harness.start(step="sent and not answered", hit=3, by=signal.SIGSTOP)
        while not stopped(victim):  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)
        if harness.shared:
            harness.start(stay=True, check=2.0 if full else 0.5)
            await harness.put(1)
            await _visible(harness, len(harness.due) - 7)
        harness.kill(victim)
        died = time.time()
        if not harness.shared:
            harness.start(stay=True)
        await _visible(harness, len(harness.due))
        took.append(time.time() - died)
        harness.kill(harness.workers[0])
    assert max(took) < (5.0 if full else 30.0), "it waited for the end of the lease"
    tell(
        await harness.verdict(f"{where(harness)}, a dead worker: taken over {spread(sorted(took))}")
    )


async def _visible(harness: Harness, count: int) -> None:
    async with asyncio.timeout(60):
        while len(read(harness.platform)) < count:  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.01)
