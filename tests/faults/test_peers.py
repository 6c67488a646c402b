"""The same kills for other job queues: how many messages each loses or sends twice."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Report
from tests.faults.harness import processes, random_delay, summary
from tests.faults.peers import PEERS, Peer, run_peer
from tests.faults.platform import read
from tests.storage import postgres
from tests.storage.postgres import Server

pytestmark = [pytest.mark.faults, pytest.mark.long]

OVERDUE, UPCOMING, KILLS = 1000, 200, 10
DOWN_S, PATIENCE_S = 2.0, 45.0
"""Without a worker after each kill; without a message before the rest counts as lost."""


@pytest.fixture(params=PEERS, ids=lambda peer: peer.name)
def peer(request: pytest.FixtureRequest) -> Peer:
    """Each job queue."""
    found: Peer = request.param
    return found


@pytest.fixture
def server(peer: Peer, request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL server, where the queue needs one."""
    return postgres.shared(request.config) if peer.database == "postgres" else None


async def test_killed_with_overdue_jobs_and_two_seconds_down_each_time(
    peer: Peer, url: str, tmp_path: Path, report: Report
) -> None:
    began = time.time()
    due = {f"n{number}": began - 3600 for number in range(OVERDUE)}
    for number in range(UPCOMING):
        due[f"n{OVERDUE + number}"] = began + (number + 1) / UPCOMING * KILLS * (DOWN_S + 0.4)
    await peer.fill(url, due)
    platform, ready = tmp_path / "platform", tmp_path / "ready"
    began = time.time()
    for run in range(KILLS + 1):
        ready.unlink(missing_ok=True)
        worker = processes.Process(target=run_peer, args=(peer, url, platform, ready))
        worker.start()
        while not ready.exists() and worker.is_alive():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        if run < KILLS:
            await asyncio.sleep(random_delay(0.5))
        else:
            await _wait_finished(platform, due)
        assert worker.is_alive()
        worker.kill()
        worker.join()
        await asyncio.sleep(DOWN_S if run < KILLS else 0)
    lines = read(platform)
    times = Counter(line.key for line in lines)
    lost = len(due.keys() - times.keys())
    doubled = sum(count > 1 for count in times.values())
    late = sorted(line.at - max(due[line.key], began) for line in lines)
    report(
        f"{peer.name:34} {KILLS} kills, {len(due):,} due: {lost:,} lost, {doubled} sent twice;"
        f" late {summary(late) if late else '-'}"
    )
    if peer.name.startswith("Paned"):
        assert (lost, doubled) == (0, 0)


async def _wait_finished(platform: Path, due: dict[str, float]) -> None:
    """Return when all messages are visible, or when none comes any more."""
    seen, since = 0, time.time()
    while time.time() < max(since, *due.values()) + PATIENCE_S:
        keys = {line.key for line in read(platform)}
        if keys == due.keys():
            return
        if len(keys) > seen:
            seen, since = len(keys), time.time()
        await asyncio.sleep(0.2)
