"""Workers are killed, at every step and at any instant: nothing is lost, nothing said twice."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.nudges import Kind, Nudge
from bot.model.people import Address
from bot.ports import Store
from storage import open_store
from tests.builders import make_community, make_nudge, make_person
from tests.faults.child import STEPS, Orders, work
from tests.faults.platform import read

pytestmark = pytest.mark.faults

SQUARE = "town:square"
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.faults.child"])


@dataclass
class Harness:
    """A database, a platform, and workers who die."""

    url: str
    folder: Path
    due: dict[str, float] = field(default_factory=dict)
    """When each nudge was due, in seconds since 1970."""
    kills: int = 0
    runs: int = 0
    dead: float = 0.0

    @property
    def platform(self) -> Path:
        """What became visible."""
        return self.folder / "platform"

    @property
    def acknowledged(self) -> Path:
        """The units of work that were told to be committed."""
        return self.folder / "acknowledged"

    async def found(self) -> None:
        """A town of one organiser, who is written to, and one member."""
        store = await open_store(self.url)
        async with store.transaction() as tx:
            await tx.put_community(make_community(SQUARE))
            for id in ("olu", "hal"):
                await tx.put_person(make_person(id, quiet_from=_MIDNIGHT, quiet_to=_MIDNIGHT))
                now = datetime.now(UTC)
                await tx.put_address(Address("town", "square", id), id, now)
        await store.close()

    async def put(self, count: int, ago: float = 0.0, over: float = 0.0) -> None:
        """So many more nudges, due that long ago and spread over so long."""
        store = await open_store(self.url)
        await self._put(store, count, ago, over)
        await store.close()

    async def _put(self, store: Store, count: int, ago: float, over: float) -> None:
        now = datetime.now(UTC)
        new = []
        for number in range(count):
            due = now + timedelta(seconds=over * number / count - ago)
            key = f"n{len(self.due)}"
            self.due[key] = due.timestamp()
            new.append(_nudge(key, due))
        async with store.transaction() as tx:
            await tx.put_nudges(new)

    def start(self, **orders: Any) -> Any:
        """A worker, at work."""
        self.runs += 1
        ready = Orders(self.url, self.platform, self.acknowledged, self.runs, **orders)
        worker = _context.Process(target=work, args=(ready,))
        worker.start()
        return worker

    def reap(self, worker: Any, seconds: float = 60.0) -> int:
        """Wait for its end; how it ended. A worker that does not end is a failure."""
        worker.join(seconds)
        if worker.exitcode is None:
            worker.kill()
            worker.join()
            pytest.fail("a worker hangs")
        code: int = worker.exitcode
        worker.close()
        self.kills += code == -signal.SIGKILL
        return code

    def drain(self) -> None:
        """A worker that nobody kills sends the rest and leaves."""
        assert self.reap(self.start()) == 0

    async def verdict(self, name: str) -> str:
        """Count and print: lost, doubled, commits lost, lateness. All but the last must be 0."""
        lines = read(self.platform)
        seen = Counter(line.key for line in lines)
        lost = [key for key in self.due if not seen[key]]
        doubled = [key for key, times in seen.items() if times > 1]
        acknowledged = self.acknowledged.read_text().split() if self.acknowledged.exists() else []
        missing = await self._missing(acknowledged)
        late = sorted(line.at - self.due[line.key] for line in lines)
        early = sum(lateness < 0 for lateness in late)
        told = (
            f"{name}: {self.kills} kills, {len(self.due)} nudges, {len(lost)} lost,"
            f" {len(doubled)} doubled, {early} early; {len(acknowledged)} commits acknowledged,"
            f" {missing} lost; late: median {statistics.median(late):.3f} s,"
            f" p99 {late[int(len(late) * 0.99)]:.3f} s"
        )
        print(told)
        assert not lost, told
        assert not doubled, told
        assert not early, told
        assert not missing, told
        assert set(seen) == set(self.due)
        return told

    async def _missing(self, ids: Sequence[str]) -> int:
        """How many of these the store has never heard of."""
        store = await open_store(self.url)
        missing = 0
        now = datetime.now(UTC)
        for start in range(0, len(ids), 1000):
            async with store.transaction() as tx:
                for id in ids[start : start + 1000]:
                    missing += await tx.first_time(id, now)
        await store.close()
        return missing


_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC).time()


def _nudge(key: str, due: datetime) -> Nudge:
    return make_nudge(
        key,
        community=SQUARE,
        person="olu",
        introduction=None,
        subject="hal",
        kind=Kind.UNREACHABLE,
        due_at=due,
    )


@pytest.fixture
async def harness(url: str, tmp_path: Path) -> Harness:
    """Ready for the first kill."""
    made = Harness(url, tmp_path)
    await made.found()
    return made


async def test_killed_at_every_step(harness: Harness, full: bool) -> None:
    rounds = (60 if harness.url.startswith("sqlite") else 20) if full else 1
    for _ in range(rounds):
        for step in STEPS:
            await harness.put(8)
            hit = random.randint(1, 8) if "sent" in step else 1
            assert harness.reap(harness.start(step=step, hit=hit)) == -signal.SIGKILL, step
    harness.drain()
    await harness.verdict("killed at every step")


async def test_killed_at_any_instant_under_load(harness: Harness, full: bool) -> None:
    together = 1 if harness.url.startswith("sqlite") else 3
    for _ in range(((460 if together == 1 else 330) if full else 6) // together):
        await harness.put(30, over=0.2)
        workers = [harness.start(load=50_000 if full else 400, stay=True) for _ in range(together)]
        for worker in workers:
            await asyncio.sleep(random.uniform(0.02, 1.0 if full else 0.5))
            worker.kill()
            harness.reap(worker)
    harness.drain()
    await harness.verdict("killed at any instant")


async def test_a_thousand_overdue_and_down_two_seconds_at_a_time(
    harness: Harness, full: bool
) -> None:
    await harness.put(1000, ago=3600)
    for _ in range(20 if full else 3):
        worker = harness.start(stay=True)
        await asyncio.sleep(random.uniform(0.05, 0.4))
        worker.kill()
        harness.reap(worker)
        await asyncio.sleep(2.0 if full else 0.1)
    harness.drain()
    await harness.verdict("a thousand overdue")


async def test_a_platform_that_is_not_asked_would_say_it_twice(harness: Harness) -> None:
    """The harness can tell: without `again`, whoever dies in a send repeats it."""
    await harness.put(8)
    harness.reap(harness.start(step="sent and not answered", hit=3))
    assert harness.reap(harness.start(asks=False)) == 0
    seen = Counter(line.key for line in read(harness.platform))
    assert sorted(seen.values())[-1] == 2
    assert set(seen) == set(harness.due)


async def test_stopped_past_its_lease_it_wakes_and_tries_to_finish(harness: Harness) -> None:
    await harness.put(20)
    orders = {"step": "sent and not answered", "hit": 5, "by": signal.SIGSTOP, "lease": 1.0}
    sleeper = harness.start(**orders)
    await asyncio.sleep(0.7)
    if harness.url.startswith("postgres"):
        await asyncio.sleep(1.0)
        other = harness.start(lease=1.0)
        assert harness.reap(other) == 0
    else:
        await asyncio.sleep(1.0)  # no other may open the file while this one lives
    os.kill(sleeper.pid, signal.SIGCONT)
    assert harness.reap(sleeper) == 0
    await harness.verdict("stopped past its lease")


async def test_a_dead_workers_nudges_are_taken_over(harness: Harness) -> None:
    await harness.put(10)
    harness.reap(harness.start(step="sent and not answered", hit=3))
    died = time.time()
    harness.drain()
    taken = max(line.at for line in read(harness.platform)) - died
    print(f"taken over after {taken:.2f} s")
    assert taken < 60.0, "it waited for the end of the lease"
    await harness.verdict("a dead worker")
