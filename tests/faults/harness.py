"""Shared by the fault tests: a database, a platform, workers that are killed, and the counts."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import sqlite3
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import psutil
import pytest
from asyncpg.connect_utils import SessionAttribute

from bot.core.store import Store
from bot.domain.nudges import UNREACHABLE, Nudge, Subject
from bot.domain.people import Address
from storage import open_store
from tests.faults.child import WorkerOptions, run_worker
from tests.faults.platform import Line, read
from tests.support.builders import make_community, make_nudge, make_person

SQUARE = "town:square"
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC).time()
ALWAYS_AWAKE = {"quiet_from": _MIDNIGHT, "quiet_to": _MIDNIGHT}
"""The changes of a person without quiet hours."""
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.faults.child", "storage.postgres.store"])


async def open_workspace(url: str) -> Store:
    """An open store with a community, an organiser without quiet hours, and a member."""
    store = await open_store(url)
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        await tx.communities.put(make_community(SQUARE))
        for id in ("olu", "hal"):
            await tx.people.put(make_person(id, **ALWAYS_AWAKE))
            await tx.people.put_address(Address("town", "square", id), id, now)
    return store


def notice(
    key: str, due: datetime, member: str = "hal", *, community: str = SQUARE, person: str = "olu"
) -> Nudge:
    """A message to the organiser that this member could not be reached."""
    return make_nudge(
        key,
        community=community,
        person=person,
        subject=Subject("person", member),
        kind=UNREACHABLE,
        due_at=due,
    )


@dataclass
class Harness:
    """Schedules nudges, starts workers, and counts the results of both."""

    url: str
    folder: Path
    due: dict[str, float] = field(default_factory=dict)
    """When each nudge was due, in seconds since 1970."""
    kills: int = 0
    runs: int = 0
    began: float = field(default_factory=time.time)
    """No message can be older, in seconds since 1970."""
    workers: list[Any] = field(default_factory=list)
    """Running processes, which are killed at the end of the test however it ends."""

    @property
    def shared(self) -> bool:
        """Whether several workers can use the database at once."""
        return self.url.startswith("postgres")

    @property
    def platform(self) -> Path:
        """The file with the visible messages."""
        return self.folder / "platform"

    @property
    def acknowledged(self) -> Path:
        """The file with the ids of committed transactions."""
        return self.folder / "acknowledged"

    def commits(self) -> int:
        """The number of committed transactions."""
        return self.acknowledged.read_bytes().count(b"\n") if self.acknowledged.exists() else 0

    async def schedule(self, count: int, ago: float = 0.0, over: float = 0.0) -> None:
        """Add `count` nudges, due `ago` seconds before now and spread over `over` seconds."""
        now = datetime.now(UTC)
        new = []
        for number in range(count):
            due = now + timedelta(seconds=over * number / count - ago)
            key = f"n{len(self.due)}"
            self.due[key] = due.timestamp()
            new.append(self.nudge(key, due))
        store = await open_store(self.url)
        async with store.transaction() as tx:
            await tx.nudges.schedule_all(new)
        await store.close()

    def nudge(self, key: str, due: datetime) -> Nudge:
        """What `schedule` adds."""
        return notice(key, due)

    async def lines(self) -> list[Line]:
        """The visible messages."""
        return read(self.platform)

    def start(self, **options: Any) -> Any:
        """Start a worker process with these `WorkerOptions`."""
        self.runs += 1
        given = WorkerOptions(self.url, self.platform, self.acknowledged, self.runs, **options)
        given = replace(given, ready=self.folder / f"ready-{self.runs}")
        worker = processes.Process(target=run_worker, args=(given,), name=f"ready-{self.runs}")
        worker.start()
        self.workers.append(worker)
        return worker

    async def wait_running(self, worker: Any) -> None:
        """Return once the worker has opened the database and begun."""
        async with asyncio.timeout(60):
            while not (self.folder / worker.name).exists():  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def kill(self, worker: Any) -> None:
        """Kill the worker now, whatever it does."""
        worker.kill()
        assert self.join(worker) == -signal.SIGKILL

    async def terminate(self, worker: Any) -> None:
        """Ask the running worker to stop, and wait until it has stopped in good order."""
        await self.wait_running(worker)
        os.kill(worker.pid, signal.SIGTERM)
        assert self.join(worker) == 0

    def join(self, worker: Any, timeout_s: float = 60.0) -> int:
        """Wait for the worker's end and return its exit code. Fails the test if it hangs."""
        worker.join(timeout_s)
        self.workers.remove(worker)
        if worker.exitcode is None:
            worker.kill()
            worker.join()
            pytest.fail("a worker hangs")
        code: int = worker.exitcode
        worker.close()
        self.kills += code == -signal.SIGKILL
        return code

    def stop(self) -> None:
        """Kill all workers."""
        for worker in self.workers:
            worker.kill()
            worker.join()
            worker.close()
        self.workers.clear()

    def drain(self, timeout_s: float = 60.0) -> None:
        """Run a worker that sends everything that is left and ends."""
        assert self.join(self.start(), timeout_s) == 0

    async def check(self, name: str) -> str:
        """Assert that nothing is lost, doubled, early or forgotten; return the counts."""
        lines = await self.lines()
        seen = Counter(line.key for line in lines)
        lost = len(self.due.keys() - seen.keys())
        doubled = sum(times > 1 for times in seen.values())
        early = sum(line.at < self.due[line.key] for line in lines)
        acknowledged = self.acknowledged.read_text().split() if self.acknowledged.exists() else []
        forgotten = len(set(acknowledged) - await self._stored_ids())
        late = sorted(line.at - max(self.due[line.key], self.began) for line in lines)
        counts = (
            f"{name}: {self.kills} kills, {len(self.due):,} nudges, {lost} lost,"
            f" {doubled} doubled, {early} early; {len(acknowledged):,} commits acknowledged,"
            f" {forgotten} lost; late {summary(late)}"
        )
        assert (lost, doubled, early, forgotten) == (0, 0, 0, 0), counts
        return counts

    async def _stored_ids(self) -> set[str]:
        """The ids that transactions wrote, read without the product's code."""
        query = "SELECT id FROM events UNION ALL SELECT id FROM inbox"
        if self.shared:
            to_primary = SessionAttribute.read_write
            connection = await asyncpg.connect(self.url, target_session_attrs=to_primary)
            rows: list[Any] = await connection.fetch(query)
            await connection.close()
        else:
            reader = sqlite3.connect(self.url.removeprefix("sqlite:///"))
            rows = reader.execute(query).fetchall()
            reader.close()
        return {id for (id,) in rows}


def summary(seconds: list[float]) -> str:
    """Median, 99th percentile and maximum of a sorted list of seconds."""
    last = seconds[int(len(seconds) * 0.99)]
    return f"{statistics.median(seconds):.2f} s, 99 % {last:.2f} s, at most {seconds[-1]:.2f} s"


def is_stopped(process: Any) -> bool:
    """Whether a signal has stopped the process."""
    return psutil.Process(process.pid).status() == psutil.STATUS_STOPPED


def random_delay(most_s: float) -> float:
    """A random number of seconds, at most that many."""
    return random.uniform(0.02, most_s)
