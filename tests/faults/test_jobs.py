"""Processes are killed within a background job: it is done whole, and nothing is done twice."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.application import make_bot
from bot.bootstrap import SystemClock
from bot.core.store import Store
from bot.domain.hosts import HostState
from bot.engine.jobs import begin_job
from bot.features.host.pausing import STOPPED
from bot.features.introduction.model import Introduction, Status
from storage import open_store
from tests.conftest import Report
from tests.faults.harness import processes, random_delay
from tests.support.builders import (
    COMMUNITY,
    NETWORK,
    NOW,
    make_community,
    make_host,
    make_introduction,
    make_person,
)
from tests.support.routing import about

pytestmark = pytest.mark.faults


def run_jobs(url: str, ready: Path) -> None:
    """The main function of a process that does jobs until none is left."""
    asyncio.run(_run_jobs(url, ready))


async def _run_jobs(url: str, ready: Path) -> None:
    store = await open_store(url)
    bot = make_bot(store=store, chats={}, clock=SystemClock())
    await bot.jobs.start()
    ready.touch()
    while await _left(store):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await bot.jobs.close()
    await store.close()


async def _left(store: Store) -> bool:
    async with store.transaction() as tx:
        return await tx.jobs.next_due() is not None


async def _stop_hosting(url: str, seekers: list[str]) -> None:
    """Hal stopped, and his job has begun: all of these wait for his answer."""
    store = await open_store(url)
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for person in ("hal", *seekers):
            await tx.people.put(make_person(person))
        await tx.hosts.put(make_host(state=HostState.LEFT))
        for seeker in seekers:
            await tx.introductions.add(make_introduction(f"i-{seeker}", seeker=seeker))
        await begin_job(tx, STOPPED, network=NETWORK, community=COMMUNITY, subject="hal", now=NOW)
    await store.close()


async def test_a_job_whose_processes_are_killed_is_done_once(
    url: str, tmp_path: Path, full: bool, report: Report
) -> None:
    together = 2 if url.startswith("postgres") else 1  # only one may open a SQLite file
    kills_wanted = 40 if full else 3
    seekers = [f"s{number:04}" for number in range(2_000 if full else 300)]
    await _stop_hosting(url, seekers)
    kills, started = 0, 0
    running: list[Any] = []
    try:
        while True:
            while len(running) < together:
                started += 1
                ready = tmp_path / f"ready-{started}"
                worker = processes.Process(target=run_jobs, args=(url, ready))
                worker.start()
                running.append(worker)
                async with asyncio.timeout(60):
                    while worker.is_alive() and not ready.exists():  # noqa: ASYNC110
                        await asyncio.sleep(0.002)
            if kills >= kills_wanted or not running[0].is_alive():
                break
            await asyncio.sleep(random_delay(0.06))
            killed = running.pop(0)
            killed.kill()
            killed.join(60)
            kills += killed.exitcode == -signal.SIGKILL
        for worker in running:
            worker.join(120)
            assert worker.exitcode == 0
    finally:
        for worker in running:
            worker.kill()
    assert kills, "it was done before anybody was killed"
    told = await _outcome(url, seekers)
    assert told == Counter({(Status.DECLINED, 1, 1): len(seekers)})
    report(f"job of {len(seekers)} requests, {together} at work: {kills} kills, each declined once")


async def _outcome(url: str, seekers: list[str]) -> Counter[tuple[Status, int, int]]:
    """How many requests have that status, that version, and that many messages to the seeker."""
    store = await open_store(url)
    found: Counter[tuple[Status, int, int]] = Counter()
    async with store.transaction() as tx:
        for seeker in seekers:
            i = await tx.introductions.get(NETWORK, f"i-{seeker}")
            assert isinstance(i, Introduction)
            nudges = await tx.nudges.about(about(i.id))
            said = [n for n in nudges if n.person == seeker]
            found[i.status, i.version, len(said)] += 1
    await store.close()
    return found
