"""How long a search and a completion take among many hosts, on both databases.

The hosts are those of `tests/finding` over and over, with roles, topics and regions mixed, so each
word is common. `HOSTS=100000 make bench ARGS=finding_speed` takes a while to fill the index.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.core.events import CommandUsed
from bot.core.store import Store
from bot.domain.people import Address
from storage import open_store
from tests.benchmarks import Row
from tests.benchmarks.core import Bench
from tests.benchmarks.finding import EveryWord
from tests.finding.judged import hosts, queries
from tests.finding.town import NOW, offer
from tests.storage.postgres import Server
from tests.support.builders import make_community, make_person

HOSTS = int(os.environ.get("HOSTS", "10000"))
SEARCHES = 200
BATCH = 200
"""Hosts that are stored in one unit of work."""
HOME = "town:square"
SEEKER = Address("town", "square", "seeker")
TYPED = ("da", "nu", "eng", "meddy", "art", "cy", "sci", "law", "te", "so")


async def run() -> list[Row]:
    """The rows of both databases."""
    rows = await _measured("SQLite", "sqlite://", "≤ 15 ms", "≤ 90 ms")
    server = Server(durable=True)
    try:
        await server.prepare()
        rows += await _measured("PostgreSQL", await server.database(), "≤ 20 ms", "≤ 120 ms")
    finally:
        await asyncio.to_thread(server.stop)
    return rows


async def _measured(what: str, url: str, reach: str, reach_large: str) -> list[Row]:
    store = await open_store(url)
    bench = Bench(store)
    bench.clock.at = NOW
    try:
        await fill(store)
        await bench.agree([SEEKER])
        asked = [one.text for one in queries()][:SEARCHES]
        found = await _each(asked, lambda text: bench.bot.handle(_find(bench, text)))
        every = await _each(asked[:20], EveryWord(HOSTS // len(hosts()) or 1).search)
        typed = [f"{name} {begun}" for name in ("find", "request") for begun in TYPED * 10]
        completed = await _each(typed, lambda text: bench.bot.suggest(SEEKER, text))
    finally:
        await bench.bot.close()
        await store.close()
    large = HOSTS > 50_000
    return [
        _row(f"{what}: find among {HOSTS:,} hosts", found, reach_large if large else reach, every),
        _row(f"{what}: a completion among {HOSTS:,} hosts", completed, "≤ 5 ms"),
    ]


def _find(bench: Bench, text: str) -> CommandUsed:
    return bench.command(SEEKER, "find", text)


async def fill(store: Store) -> None:
    """Store the hosts, and the member who searches."""
    chosen, samples = random.Random(7), hosts()
    async with store.transaction() as tx:
        await tx.communities.put(make_community(HOME))
        await tx.people.put(make_person("seeker"))
        await tx.people.put_address(SEEKER, "seeker", NOW)
    for start in range(0, HOSTS, BATCH):
        async with store.transaction() as tx:
            for number in range(start, min(start + BATCH, HOSTS)):
                one, other, third = (chosen.choice(samples) for _ in range(3))
                mixed = replace(one, topics=other.topics, region=third.region, study=third.study)
                id = f"h{number:06}"
                await tx.people.put(make_person(id, name=f"{one.name} {number}"))
                await tx.hosts.put(replace(offer(mixed), person=id))


async def _each(texts: Sequence[str], call: Callable[[str], Awaitable[object]]) -> list[float]:
    taken = []
    for text in texts:
        began = time.perf_counter()
        await call(text)
        taken.append(time.perf_counter() - began)
    return taken


def _row(what: str, taken: list[float], reach: str, before: Sequence[float] = ()) -> Row:
    ordered = sorted(taken)
    middle, slowest = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    beside, ratio = "", ""
    if before:
        old = statistics.median(before)
        beside = f"every word, without its queries: {old * 1e3:,.0f} ms"
        ratio = f"{old / middle:.0f}"
    measured = f"{middle * 1e3:.1f} ms, p99 {slowest * 1e3:.1f} ms"
    return Row(what, measured, beside, ratio, f"p99 {reach}")
