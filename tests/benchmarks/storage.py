"""The stores: nudges a second written, claimed and finished, also with a million more pending.

SQLite writes at synchronous=FULL, and PostgreSQL waits for the disk too. The peer of SQLite is bare
aiosqlite: one table, one transaction a row. That of PostgreSQL is bare psycopg with a copy of our
table: a transaction a row by ten callers, and ten rows a statement by one. `peers` measures other
job queues. PENDING=100000 takes less time than the default million.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import aiosqlite
import asyncpg
import psycopg

from bot.core.store import Store
from bot.domain.nudges import NudgeStatus
from storage import open_store
from storage.repositories.nudges import NUDGES
from tests.benchmarks import Row
from tests.storage.postgres import Server
from tests.support.builders import NOW, make_community, make_introduction, make_nudge, make_person

PENDING = int(os.environ.get("PENDING", "1000000"))
FEW = 1_000
ROUNDS = 4000
BATCH = 500
LATER = NOW + timedelta(days=365)


async def begin(url: str) -> Store:
    """An open store with the records that a nudge names."""
    store = await open_store(url)
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for id in ("ana", "hal"):
            await tx.people.put(make_person(id))
        if await tx.introductions.get("net", "i1") is None:
            await tx.introductions.add(make_introduction())
    return store


async def fill(store: Store, prefix: str, count: int, **changes: Any) -> None:
    """Schedule that many nudges, 2,000 in a transaction."""
    for start in range(0, count, 2000):
        some = range(start, min(start + 2000, count))
        async with store.transaction() as tx:
            await tx.nudges.schedule_all([make_nudge(f"{prefix}{n:07}", **changes) for n in some])


async def rate(count: int, callers: int, one: Callable[[int], Awaitable[None]]) -> float:
    """Calls a second, by that many callers at once."""

    async def caller(number: int) -> None:
        for n in range(number, count, callers):
            await one(n)

    started = time.perf_counter()
    await asyncio.gather(*(caller(number) for number in range(callers)))
    return count / (time.perf_counter() - started)


async def schedule(store: Store, prefix: str, callers: int, count: int) -> float:
    """Nudges a second, each in its own transaction."""

    async def one(n: int) -> None:
        async with store.transaction() as tx:
            await tx.nudges.schedule(make_nudge(f"{prefix}{n}", due_at=LATER))

    return await rate(count, callers, one)


async def best(measure: Callable[[int], Awaitable[float]]) -> float:
    """The best of three runs, so that other processes disturb less."""
    await asyncio.to_thread(os.sync)  # the last measurement may have left writes
    return max([await measure(number) for number in range(3)])


async def bare(folder: Path, count: int) -> float:
    """Rows a second of aiosqlite alone: one table, one durable transaction a row."""
    async with aiosqlite.connect(folder / "bare.db", isolation_level=None) as db:
        await db.execute("PRAGMA journal_mode = WAL")
        await db.execute("PRAGMA synchronous = FULL")
        await db.execute("CREATE TABLE nudges (key TEXT PRIMARY KEY, due_at INTEGER)")

        async def one(n: int) -> None:
            await db.execute("INSERT INTO nudges VALUES (?, ?)", (str(n), n))

        return await best(lambda turn: rate(count, 1, lambda n: one(turn * count + n)))


async def bare_psycopg(url: str, count: int, callers: int, together: int) -> float:
    """Rows a second of psycopg alone, each caller with a connection, so many in a statement."""
    row = NUDGES.encode(make_nudge("", due_at=LATER))
    values = f"({', '.join(['%s'] * len(row))})"
    sql = f"INSERT INTO bare ({NUDGES.columns}) VALUES {', '.join([values] * together)}"
    connect = psycopg.AsyncConnection.connect
    connections = [await connect(url, autocommit=True) for _ in range(callers)]
    assert NUDGES.names[0] == "key"

    async def one(n: int) -> None:
        rows = [[f"{n}.{k}", *row[1:]] for k in range(together)]
        await connections[n % callers].execute(sql, [*chain.from_iterable(rows)])

    await connections[0].execute("DROP TABLE IF EXISTS bare")
    await connections[0].execute("CREATE TABLE bare (LIKE nudges INCLUDING ALL)")
    rows = together * await rate(count // together, callers, one)
    for connection in connections:
        await connection.close()
    return rows


async def beside_psycopg(url: str, store: Store) -> list[Row]:
    """Nudges scheduled in one network, turn by turn with psycopg alone; the best of three turns."""
    turns = [
        (
            await schedule(store, f"a{turn}.", 10, ROUNDS),
            await schedule(store, f"b{turn}.", 64, 4 * ROUNDS),
            await bare_psycopg(url, ROUNDS, 10, 1),
            await bare_psycopg(url, 4 * ROUNDS, 1, 10),
        )
        for turn in range(3)
    ]
    ten, many, alone, together = map(max, zip(*turns, strict=True))
    own, set_wise = "psycopg by ten, a row a commit", "psycopg by one, ten rows a commit"
    return [
        _rates("PostgreSQL: scheduled by 10 callers", ten, own, alone, "≥ 3,500/s"),
        _rates("the same", ten, set_wise, together, ""),
        _rates("PostgreSQL: scheduled by 64 callers", many, set_wise, together, ""),
    ]


async def process_all(store: Store) -> int:
    """Claim and finish everything due, in batches; return how many."""
    done = 0
    while True:
        async with store.transaction() as tx:
            token = store.claim_token()
            claimed = await tx.nudges.claim_due(NOW, token, NOW + timedelta(minutes=1), BATCH)
        if not claimed:
            return done
        sent = [replace(nudge, status=NudgeStatus.SENT, ref="m1") for nudge in claimed]
        async with store.transaction() as tx:
            done += len(await tx.nudges.finish_all(sent))


async def checkpoint(url: str) -> None:
    """Write all rows to the disk, and update the statistics of PostgreSQL's planner."""
    connection = await asyncpg.connect(url)
    for statement in ("ANALYZE", "CHECKPOINT"):
        await connection.execute(statement, timeout=600)
    await connection.close()


async def workers(url: str, store: Store, count: int, processes: int) -> float:
    """Nudges a second claimed and finished by that many processes."""
    await fill(store, f"w{processes}.{count}.", count)
    command = [sys.executable, "-m", "tests.benchmarks.storage", url]
    await checkpoint(url)
    started = [
        await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(processes)
    ]
    for process in started:
        assert process.stdout is not None
        await process.stdout.readline()  # ready
    began = time.perf_counter()
    done = await asyncio.gather(*(process.communicate(b"go\n") for process in started))
    took = time.perf_counter() - began
    assert sum(int(out) for out, _ in done) == count
    return count / took


async def worker(url: str) -> None:
    """The main function of a process of `workers`."""
    store = await open_store(url)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print(await process_all(store), flush=True)
    await store.close()


async def on_sqlite(folder: Path) -> list[Row]:
    """Writing by one and by many callers, with few and many pending nudges."""
    url = f"sqlite:///{folder}/store.db"
    store = await begin(url)
    await fill(store, "few", FEW, due_at=LATER)
    base = await bare(folder, ROUNDS)
    one = await best(lambda turn: schedule(store, f"a{turn}.", 1, ROUNDS))
    many = await best(lambda turn: schedule(store, f"b{turn}.", 64, 4 * ROUNDS))
    await fill(store, "many", PENDING, due_at=LATER)
    one_later = await best(lambda turn: schedule(store, f"c{turn}.", 1, ROUNDS))
    await store.close()
    return [
        _rates("SQLite: scheduled by one caller", one, "bare aiosqlite", base, "≥ 3,000/s"),
        _rates("SQLite: scheduled by 64 callers", many, "bare aiosqlite", base, "≥ 15,000/s"),
        _cost("SQLite", one, one_later),
    ]


async def on_postgres(server: Server) -> list[Row]:
    """Claims and outcomes by one and by two processes, with few and many pending nudges."""
    url = await server.database()
    store = await begin(url)
    scheduled = await beside_psycopg(url, store)
    one = await best(lambda turn: workers(url, store, 5 * ROUNDS + turn, 1))
    two = await best(lambda turn: workers(url, store, 10 * ROUNDS + turn, 2))
    await fill(store, "many", PENDING, due_at=LATER)
    later = await best(lambda turn: workers(url, store, 6 * ROUNDS + turn, 1))
    await store.close()
    return [
        *scheduled,
        Row("PostgreSQL: processed by one process", f"{one:,.0f}/s", reach="≥ 10,000/s"),
        _rates("PostgreSQL: processed by two", two, "one", one, "more than one"),
        _cost("PostgreSQL", one, later),
    ]


def _rates(what: str, ours: float, peer: str, theirs: float, reach: str) -> Row:
    return Row(what, f"{ours:,.0f}/s", f"{peer} {theirs:,.0f}/s", f"{ours / theirs:.2f}", reach)


def _cost(where: str, few: float, many: float) -> Row:
    return Row(
        f"{where}: a nudge at {PENDING:,} pending",
        f"{1e6 / many:,.0f} µs",
        f"at {FEW:,}: {1e6 / few:,.0f} µs",
        f"{few / many:.2f}",
        "≤ 1.15",
    )


async def run() -> list[Row]:
    """Measure in a temporary folder and on an own server."""
    with tempfile.TemporaryDirectory() as folder:
        rows = await on_sqlite(Path(folder))
    server = Server(durable=True)
    try:
        await server.prepare()
        return rows + await on_postgres(server)
    finally:
        await asyncio.to_thread(server.stop)


if __name__ == "__main__":
    asyncio.run(worker(sys.argv[1]))
