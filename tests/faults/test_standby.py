"""A PostgreSQL standby takes over while workers send: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Report
from tests.faults.harness import Harness, open_workspace
from tests.faults.platform import read
from tests.faults.standby import Pair
from tests.storage import postgres

pytestmark = [pytest.mark.faults, pytest.mark.long]

SLOW = {"stay": True, "latency_s": 3.0, "settling_s": 20.0}
"""A worker with the product's settling time, and a platform that takes seconds to answer."""


@pytest.fixture(params=["asynchronous", "remote_apply"])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    """A primary and a standby; the replication is what the test is for."""
    made = Pair(postgres.shared(request.config), synchronous=request.param == "remote_apply")
    try:
        made.start()
        yield made
    finally:
        made.remove()


@pytest.fixture
async def harness(pair: Pair, tmp_path: Path) -> AsyncIterator[Harness]:
    """Two workers on the address of both servers."""
    await (await open_workspace(pair.url)).close()
    made = Harness(pair.url, tmp_path)
    try:
        for _ in range(2):
            await made.wait_running(made.start(**SLOW))
        yield made
    finally:
        made.stop()


async def takes_over(harness: Harness, pair: Pair, fail: Callable[[], None]) -> None:
    """`fail` ends the primary in the middle of sending; the standby is promoted, and in that moment
    a third worker starts."""
    before = len(read(harness.platform))
    await harness.schedule(300)
    await visible(harness, before + 30)
    await asyncio.to_thread(fail)
    await asyncio.to_thread(pair.promote)
    starting = harness.start(**SLOW)
    await harness.wait_running(starting)
    await harness.schedule(100)
    await visible(harness, len(harness.due))
    await harness.terminate(starting)


async def visible(harness: Harness, count: int) -> None:
    """Wait for that many messages."""
    async with asyncio.timeout(120):
        while len(read(harness.platform)) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def settled(harness: Harness, name: str) -> str:
    """Stop the workers in good order, and check the counts."""
    for worker in [*harness.workers]:
        await harness.terminate(worker)
    return await harness.check(name)


def mode(request: pytest.FixtureRequest) -> str:
    """How the standby follows."""
    return str(request.node.callspec.params["pair"])


async def test_the_primary_is_killed(
    harness: Harness, pair: Pair, report: Report, request: pytest.FixtureRequest
) -> None:
    for _ in range(2):
        await takes_over(harness, pair, pair.primary.kill)
        await asyncio.to_thread(pair.standby.copy, pair.primary)
        await asyncio.to_thread(pair.standby.start)
    report(await settled(harness, f"PostgreSQL standby ({mode(request)}), primary killed twice"))


async def test_the_two_change_places(
    harness: Harness, pair: Pair, report: Report, request: pytest.FixtureRequest
) -> None:
    for _ in range(2):
        await takes_over(harness, pair, pair.primary.stop)
        await asyncio.to_thread(pair.standby.rewind, pair.primary)
        await asyncio.to_thread(pair.standby.start)
    report(await settled(harness, f"PostgreSQL standby ({mode(request)}), two switchovers"))


async def test_the_primary_hangs(
    harness: Harness, pair: Pair, report: Report, request: pytest.FixtureRequest
) -> None:
    """Connections to the first host of the address are accepted, and nothing answers."""
    await takes_over(harness, pair, pair.primary.hang)
    pair.standby.kill()  # `check` connects without the product's code
    report(await settled(harness, f"PostgreSQL standby ({mode(request)}), primary hangs"))


@pytest.mark.parametrize("pair", ["asynchronous"], indirect=True)
async def test_sending_goes_on_as_soon_as_the_standby_writes(
    harness: Harness, pair: Pair, report: Report
) -> None:
    """No worker sleeps through the promotion, however long the database was away."""
    await asyncio.to_thread(pair.primary.kill)
    await asyncio.sleep(15)  # pauses between two attempts have grown to their longest
    await asyncio.to_thread(pair.promote)
    promoted = time.time()
    await harness.schedule(1)
    await visible(harness, 1)
    lines: list[Any] = read(harness.platform)
    late = lines[0].at - promoted
    assert late < 1.0 + 3.0 + 1.0, "a connection, the platform, and some time to spare"
    report(f"PostgreSQL standby: sending goes on {late:.2f} s after the promotion")
