"""Paths to somebody in generated communities, beside a recursive query and networkx.

SHORT=1 leaves the largest community out. The graph is random: each member knows ten others, and
of each tie a side shows it or not with equal chances.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import asyncpg
import psutil

from bot.core.store import Store
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.features.connections.model import How, Tie
from bot.features.ways.paths import best_paths
from storage import open_store
from storage.mapping import RowMapping, to_micros
from storage.repositories.connections import TIES
from storage.repositories.people import PERSONS
from tests.benchmarks import Row
from tests.storage.postgres import Server
from tests.support.builders import NETWORK, NOW, make_community, make_person
from tests.support.routing import ROUTER

SIZES = (1_000, 10_000, 100_000) if not os.environ.get("SHORT") else (1_000, 10_000)
KNOWN = 10
"""Connections of each member."""
SEARCHES = 400
PLAIN_SEARCHES = {3: 30, 5: 5}
"""By hops: the query takes long."""
YEARS = 5
HUB = 5_000
"""Connections of one member more, in the largest community."""
_PLAIN = """
    WITH RECURSIVE walk(person, depth, path) AS (
        SELECT id, 0, id FROM persons WHERE id = $1
        UNION ALL
        SELECT t.other, w.depth + 1, w.path || '>' || t.other
        FROM walk w JOIN ties t ON t.person = w.person
        WHERE w.depth < {hops} AND w.path NOT LIKE '%' || t.other || '%')
    SELECT path FROM walk WHERE person = $2 ORDER BY depth LIMIT 3"""
"""Walks from the seeker, without any rule: no consent, no blocks, no limits, no ranking."""


@dataclass
class Times:
    """Milliseconds of many searches, and for how long one held the event loop at most."""

    each: list[float]
    held: float

    @property
    def median(self) -> float:
        """Half took less."""
        return statistics.median(self.each)

    @property
    def p99(self) -> float:
        """One in a hundred took more."""
        return sorted(self.each)[int(0.99 * len(self.each))]


def member(number: int) -> str:
    """The id of a member."""
    return f"m{number:06}"


def pairs(members: int) -> list[tuple[int, int]]:
    """Who knows whom."""
    chosen = random.Random(members)
    found: set[tuple[int, int]] = set()
    while len(found) < members * KNOWN // 2:
        one, other = chosen.randrange(members), chosen.randrange(members)
        if one != other:
            found.add((min(one, other), max(one, other)))
    return sorted(found)


def people_rows(members: int) -> list[list[object]]:
    """A row of `persons` for each member; one in eight reads Welsh, some live far away."""
    zones = ("Europe/London", "Europe/Paris", "America/New_York", "Asia/Tokyo")
    rows = []
    for number in range(members):
        language = "cy" if number % 8 == 0 else "en"
        person = make_person(member(number), language=language, zone=zones[number % 4])
        rows.append(PERSONS.encode(person))
    return rows


def tie_rows(known: Sequence[tuple[int, int]]) -> list[list[object]]:
    """Two rows of `ties` for each pair."""
    chosen = random.Random(7)
    rows = []
    for one, other in known:
        shown = {one: chosen.random() < 0.5, other: chosen.random() < 0.5}
        closeness = chosen.randint(1, 3)
        fresh = NOW - timedelta(days=chosen.randrange(365 * YEARS))
        for person, them in (one, other), (other, one):
            tie = Tie(
                network=NETWORK,
                person=member(person),
                other=member(them),
                connection=f"{one}-{other}",
                how=How.WORKED,
                closeness=closeness,
                fresh_at=fresh,
                shown=shown[person],
                shown_by_other=shown[them],
            )
            rows.append(TIES.encode(tie))
    return rows


def wanted(known: Sequence[tuple[int, int]], members: int, count: int) -> list[tuple[str, str]]:
    """Seekers, each with somebody three steps away: most have a path, few a short one."""
    chosen = random.Random(3)
    near: dict[int, list[int]] = {number: [] for number in range(members)}
    for one, other in known:
        near[one].append(other)
        near[other].append(one)
    found: list[tuple[str, str]] = []
    while len(found) < count:
        at = seeker = chosen.randrange(members)
        for _ in range(3):
            at = chosen.choice(near[at] or [at])
        if at != seeker:
            found.append((member(seeker), member(at)))
    return found


async def searches(store: Store, ends: Sequence[tuple[str, str]]) -> Times:
    """Choose whom to ask, each time in a unit of work of its own."""
    held, each = 0.0, []

    async def look() -> None:
        nonlocal held
        last = time.thread_time()
        while True:
            await asyncio.sleep(0.0005)
            now = time.thread_time()
            held, last = max(held, now - last), now

    async def search(seeker: str, target: str) -> None:
        async with store.transaction() as tx:
            me = await tx.people.get(NETWORK, seeker)
            assert me is not None
            ctx = Context.of(tx, NOW, me, make_community(), Practice(), ROUTER)
            await best_paths(ctx, seeker, target)

    for ends_of_one in ends[:20]:
        await search(*ends_of_one)
    looking = asyncio.create_task(look())
    gc.collect()
    for seeker, target in ends:
        await asyncio.sleep(0)
        began = time.perf_counter()
        await search(seeker, target)
        each.append((time.perf_counter() - began) * 1e3)
    looking.cancel()
    return Times(each, held * 1e3)


def rss_mb() -> float:
    """Memory of this process."""
    return psutil.Process().memory_info().rss / 2**20


@dataclass
class Measured:
    """One community on one database."""

    members: int
    ours: Times
    grown_mb: float
    """Memory that our searches left in the process."""
    plain: dict[int, float]
    """Milliseconds of the recursive query, by hops."""
    hub: Times | None = None
    """Searches from and to somebody whom thousands know."""


async def measure(
    store: Store,
    members: int,
    ends: Sequence[tuple[str, str]],
    plain: Callable[[str, str, str], Awaitable[float]],
) -> Measured:
    """Ours, and the plain query turn by turn with it."""
    before = rss_mb()
    ours = await searches(store, ends)
    grown = rss_mb() - before
    by_hops = {}
    for hops, count in PLAIN_SEARCHES.items():
        sql = _PLAIN.format(hops=hops)
        by_hops[hops] = statistics.median([await plain(sql, *pair) for pair in ends[:count]])
    return Measured(members, ours, grown, by_hops)


async def on_sqlite(members: int, known: list[tuple[int, int]], folder: str) -> Measured:
    """A file of its own."""
    file = Path(folder) / f"{members}.db"
    await (await open_store(f"sqlite:///{file}")).close()
    connection = sqlite3.connect(file)
    for mapping, rows in ((PERSONS, people_rows(members)), (TIES, tie_rows(known))):
        connection.executemany(_insert(mapping).replace("$", "?"), rows)
    connection.commit()

    async def plain(sql: str, seeker: str, target: str) -> float:
        began = time.perf_counter()
        connection.execute(sql.replace("$", "?"), (seeker, target)).fetchall()
        return (time.perf_counter() - began) * 1e3

    store = await open_store(f"sqlite:///{file}")
    found = await measure(store, members, wanted(known, members, SEARCHES), plain)
    if members == max(SIZES):
        await store.close()
        connection.executemany(_insert(TIES).replace("$", "?"), tie_rows(hub_pairs(known, members)))
        connection.commit()
        store = await open_store(f"sqlite:///{file}")
        found.hub = await searches(store, hubs(members))
    await store.close()
    connection.close()
    return found


async def on_postgres(members: int, known: list[tuple[int, int]], server: Server) -> Measured:
    """A database of its own."""
    url = await server.database()
    connection = await asyncpg.connect(url)
    await connection.execute("SET session_replication_role = replica")
    await _copy(connection, PERSONS, people_rows(members))
    await _copy(connection, TIES, tie_rows(known))
    await connection.execute("ANALYZE")

    async def plain(sql: str, seeker: str, target: str) -> float:
        began = time.perf_counter()
        await connection.fetch(sql, seeker, target)
        return (time.perf_counter() - began) * 1e3

    store = await open_store(url)
    found = await measure(store, members, wanted(known, members, SEARCHES), plain)
    if members == max(SIZES):
        await _copy(connection, TIES, tie_rows(hub_pairs(known, members)))
        found.hub = await searches(store, hubs(members))
    await store.close()
    await connection.close()
    await server.drop(url)
    return found


def _insert(mapping: RowMapping[Person] | RowMapping[Tie]) -> str:
    return mapping.insert


async def _copy(
    connection: asyncpg.Connection[asyncpg.Record],
    mapping: RowMapping[Person] | RowMapping[Tie],
    rows: list[list[object]],
) -> None:
    await connection.copy_records_to_table(
        mapping.table, columns=list(mapping.names), records=[tuple(row) for row in rows]
    )


def hub_pairs(known: Sequence[tuple[int, int]], members: int) -> list[tuple[int, int]]:
    """Those who know the first member as well, besides those who do anyway."""
    others = random.Random(11).sample(range(1, members), min(HUB, members // 2))
    return sorted({(0, other) for other in others} - set(known))


def hubs(members: int) -> list[tuple[str, str]]:
    """Searches from the first member, and to them."""
    chosen = random.Random(5)
    others = [member(chosen.randrange(1, members)) for _ in range(SEARCHES // 4)]
    return [pair for other in others for pair in ((member(0), other), (other, member(0)))]


async def in_networkx(known: list[tuple[int, int]], ends: Sequence[tuple[str, str]]) -> list[str]:
    """Seconds and memory to build the graph, and the time of a search for the shortest path."""
    import networkx

    before, began = rss_mb(), time.perf_counter()
    graph = networkx.Graph()
    for one, other in known:
        graph.add_edge(member(one), member(other), closeness=2, fresh_at=to_micros(NOW))
    built, size = time.perf_counter() - began, rss_mb() - before
    each = []
    for seeker, target in ends:
        began = time.perf_counter()
        networkx.bidirectional_shortest_path(graph, seeker, target)
        each.append((time.perf_counter() - began) * 1e3)
    return [f"{statistics.median(each):.2f} ms", f"{size:,.0f} MB, {built:.1f} s to build"]


def rows_of(database: str, reach: str, measured: list[Measured]) -> list[Row]:
    """The lines of one database."""
    rows = []
    for m in measured:
        what = f"{database}, {m.members:,} members, {m.members * KNOWN:,} ties"
        rows.append(
            Row(
                f"{what}: to choose whom to ask, median; 99 %",
                f"{m.ours.median:.2f} ms; {m.ours.p99:.2f} ms",
                reach=f"99 %: {reach}" if m.members == max(SIZES) else "",
            )
        )
        rows += [
            Row(
                f"the same, beside a plain recursive query, {hops} hops",
                f"{m.ours.median:.2f} ms",
                f"{took:,.1f} ms",
                f"{took / m.ours.median:,.1f}",
                "100",
            )
            for hops, took in m.plain.items()
        ]
    few, many = measured[-2:]
    rows += [
        Row(
            f"{database}: ten times the members",
            f"{many.ours.median:.2f} ms",
            f"{few.ours.median:.2f} ms",
            f"{many.ours.median / few.ours.median:.2f}",
            "2",
        ),
        Row(f"{database}: event loop held at most", f"{many.ours.held:.1f} ms", reach="20 ms"),
        Row(f"{database}: memory left by {SEARCHES} searches", f"{many.grown_mb:.1f} MB"),
    ]
    if many.hub is not None:
        rows.append(
            Row(
                f"{database}: from and to somebody with {HUB:,} more ties, median; 99 %",
                f"{many.hub.median:.2f} ms; {many.hub.p99:.2f} ms",
            )
        )
    return rows


async def run() -> list[Row]:
    """All rows."""
    graphs = {members: pairs(members) for members in SIZES}
    largest = max(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        rows = rows_of(
            "SQLite", "5 ms", [await on_sqlite(n, known, folder) for n, known in graphs.items()]
        )
    server = Server(durable=True)
    try:
        await server.prepare()
        rows += rows_of(
            "PostgreSQL", "8 ms", [await on_postgres(n, k, server) for n, k in graphs.items()]
        )
    finally:
        await asyncio.to_thread(server.stop)
    took, built = await in_networkx(graphs[largest], wanted(graphs[largest], largest, SEARCHES))
    return [*rows, Row(f"networkx, {largest:,} members: one shortest path", took, built)]
