"""The same deaths for other people's queues: what is lost there, and said twice, beside ours."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.conftest import Tell
from tests.faults.harness import processes, soon, spread
from tests.faults.peers import PEERS, Peer, live
from tests.faults.platform import read
from tests.storage import postgres
from tests.storage.postgres import Server

pytestmark = [pytest.mark.faults, pytest.mark.long]

OVERDUE, SOON, KILLS = 1000, 200, 10
DOWN, PATIENCE = 2.0, 45.0
"""Seconds: down after each kill; and how long nothing may come before we take the rest for lost."""


@pytest.fixture(params=PEERS, ids=lambda peer: peer.name)
def peer(request: pytest.FixtureRequest) -> Peer:
    """Each of them."""
    found: Peer = request.param
    return found


@pytest.fixture
def server(peer: Peer, request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL, where the peer needs one."""
    return postgres.shared(request.config) if peer.database == "postgres" else None


async def test_killed_with_a_thousand_overdue_two_seconds_down_at_a_time(
    peer: Peer, url: str, tmp_path: Path, tell: Tell
) -> None:
    began = time.time()
    due = {f"n{number}": began - 3600 for number in range(OVERDUE)}
    for number in range(SOON):
        due[f"n{OVERDUE + number}"] = began + (number + 1) / SOON * KILLS * (DOWN + 0.4)
    await peer.fill(url, due)
    platform, ready = tmp_path / "platform", tmp_path / "ready"
    began = time.time()
    for life in range(KILLS + 1):
        ready.unlink(missing_ok=True)
        worker = processes.Process(target=live, args=(peer, url, platform, ready))
        worker.start()
        while not ready.exists() and worker.is_alive():  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.005)
        if life < KILLS:
            await asyncio.sleep(soon(0.5))
        else:
            await _until_quiet(platform, due)
        assert worker.is_alive()
        worker.kill()
        worker.join()
        await asyncio.sleep(DOWN if life < KILLS else 0)
    lines = read(platform)
    times = Counter(line.key for line in lines)
    lost = len(due.keys() - times.keys())
    doubled = sum(count > 1 for count in times.values())
    late = sorted(line.at - max(due[line.key], began) for line in lines)
    tell(
        f"{peer.name:34} {KILLS} kills, {len(due):,} due: {lost:,} lost, {doubled} said twice;"
        f" late {spread(late) if late else '-'}"
    )
    if peer.name.startswith("Handshakes"):
        assert (lost, doubled) == (0, 0)


async def _until_quiet(platform: Path, due: dict[str, float]) -> None:
    """All were seen, or nothing came for so long after the last was due."""
    seen, since = 0, time.time()
    while time.time() < max(since, *due.values()) + PATIENCE:
        keys = {line.key for line in read(platform)}
        if keys == due.keys():
            return
        if len(keys) > seen:
            seen, since = len(keys), time.time()
        await asyncio.sleep(0.2)
