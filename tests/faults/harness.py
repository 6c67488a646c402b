"""What the fault tests share: a database, a platform, workers who die, and the count afterwards."""

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

from bot.model.nudges import Kind, Nudge
from bot.model.people import Address
from bot.store import Store
from storage import open_store
from tests.builders import make_community, make_nudge, make_person
from tests.faults.child import Orders, work
from tests.faults.platform import read

SQUARE = "town:square"
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC).time()
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.faults.child", "storage.postgres"])


async def found(url: str) -> Store:
    """An open store with a town in it: an organiser, who is written to and never sleeps, and a
    member."""
    store = await open_store(url)
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        await tx.put_community(make_community(SQUARE))
        for id in ("olu", "hal"):
            await tx.put_person(make_person(id, quiet_from=_MIDNIGHT, quiet_to=_MIDNIGHT))
            await tx.put_address(Address("town", "square", id), id, now)
    return store


def to_olu(key: str, due: datetime) -> Nudge:
    """One plain message."""
    return make_nudge(
        key,
        community=SQUARE,
        person="olu",
        introduction=None,
        subject="hal",
        kind=Kind.UNREACHABLE,
        due_at=due,
    )


@dataclass
class Harness:
    """Puts nudges, starts workers, and counts what became of both."""

    url: str
    folder: Path
    due: dict[str, float] = field(default_factory=dict)
    """When each nudge was due, in seconds since 1970."""
    kills: int = 0
    runs: int = 0
    began: float = field(default_factory=time.time)
    """Before this instant nobody could have sent anything."""
    workers: list[Any] = field(default_factory=list)
    """Who is at work and to be stopped when the test is over, however it ends."""

    @property
    def shared(self) -> bool:
        """Whether several workers may use the database at once."""
        return self.url.startswith("postgres")

    @property
    def platform(self) -> Path:
        """What became visible."""
        return self.folder / "platform"

    @property
    def acknowledged(self) -> Path:
        """The units of work that were told to be committed."""
        return self.folder / "acknowledged"

    def commits(self) -> int:
        """How many."""
        return self.acknowledged.read_bytes().count(b"\n") if self.acknowledged.exists() else 0

    async def put(self, count: int, ago: float = 0.0, over: float = 0.0) -> None:
        """So many more nudges, due that long ago and spread over so long."""
        now = datetime.now(UTC)
        new = []
        for number in range(count):
            due = now + timedelta(seconds=over * number / count - ago)
            key = f"n{len(self.due)}"
            self.due[key] = due.timestamp()
            new.append(to_olu(key, due))
        store = await open_store(self.url)
        async with store.transaction() as tx:
            await tx.put_nudges(new)
        await store.close()

    def start(self, **orders: Any) -> Any:
        """A worker, at work."""
        self.runs += 1
        told = Orders(self.url, self.platform, self.acknowledged, self.runs, **orders)
        told = replace(told, ready=self.folder / f"ready-{self.runs}")
        worker = processes.Process(target=work, args=(told,), name=f"ready-{self.runs}")
        worker.start()
        self.workers.append(worker)
        return worker

    async def at_work(self, worker: Any) -> None:
        """It has opened the database and begun."""
        async with asyncio.timeout(60):
            while not (self.folder / worker.name).exists():  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.005)

    def kill(self, worker: Any) -> None:
        """At this instant, whatever it is doing."""
        worker.kill()
        assert self.reap(worker) == -signal.SIGKILL

    async def retire(self, worker: Any) -> None:
        """Once it is at work it is asked to stop, and does so in good order."""
        await self.at_work(worker)
        os.kill(worker.pid, signal.SIGTERM)
        assert self.reap(worker) == 0

    def reap(self, worker: Any, seconds: float = 60.0) -> int:
        """Wait for its end; how it ended. A worker that does not end is a failure."""
        worker.join(seconds)
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
        """Nobody is left."""
        for worker in self.workers:
            worker.kill()
            worker.join()
            worker.close()
        self.workers.clear()

    def drain(self) -> None:
        """A worker that nobody kills sends the rest and leaves."""
        assert self.reap(self.start()) == 0

    async def verdict(self, name: str) -> str:
        """Lost, doubled, early and forgotten, all of which must be 0; and how late."""
        lines = read(self.platform)
        seen = Counter(line.key for line in lines)
        lost = len(self.due.keys() - seen.keys())
        doubled = sum(times > 1 for times in seen.values())
        early = sum(line.at < self.due[line.key] for line in lines)
        acknowledged = self.acknowledged.read_text().split() if self.acknowledged.exists() else []
        forgotten = len(set(acknowledged) - await self._events())
        late = sorted(line.at - max(self.due[line.key], self.began) for line in lines)
        told = (
            f"{name}: {self.kills} kills, {len(self.due):,} nudges, {lost} lost,"
            f" {doubled} doubled, {early} early; {len(acknowledged):,} commits acknowledged,"
            f" {forgotten} lost; late {spread(late)}"
        )
        assert (lost, doubled, early, forgotten) == (0, 0, 0, 0), told
        return told

    async def _events(self) -> set[str]:
        """What the units of work wrote, read without our own code."""
        query = "SELECT id FROM events UNION ALL SELECT id FROM inbox"
        if self.shared:
            connection = await asyncpg.connect(self.url)
            rows: list[Any] = await connection.fetch(query)
            await connection.close()
        else:
            reader = sqlite3.connect(self.url.removeprefix("sqlite:///"))
            rows = reader.execute(query).fetchall()
            reader.close()
        return {id for (id,) in rows}


def spread(seconds: list[float]) -> str:
    """Of a sorted list, what there is to know."""
    last = seconds[int(len(seconds) * 0.99)]
    return f"{statistics.median(seconds):.2f} s, 99 % {last:.2f} s, at most {seconds[-1]:.2f} s"


def stopped(process: Any) -> bool:
    """Whether somebody has stopped it."""
    return psutil.Process(process.pid).status() == psutil.STATUS_STOPPED


def soon(seconds: float) -> float:
    """Some time, at most so long."""
    return random.uniform(0.02, seconds)
