"""Other job queues beside ours, each used as documented: APScheduler, procrastinate, pgqueuer.

On PostgreSQL a job does nothing: only the claim and the outcome are measured, ours as in `storage`.
PENDING=100000 takes less time than the default million.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
from pgqueuer import AsyncpgDriver, Job, PgQueuer, Queries
from procrastinate import App, PsycopgConnector

from tests.benchmarks import Row, delivery
from tests.benchmarks.storage import (
    LATER,
    PENDING,
    ROUNDS,
    begin,
    best,
    checkpoint,
    fill,
    schedule,
    workers,
)
from tests.storage.postgres import Server

JOBS = 1000
BATCHES = (10, 100, 500)


async def on_sqlite(folder: str) -> list[Row]:
    """Jobs added one by one and run, and how long the event loop was blocked."""
    added, fired, blocked_ms = await apscheduler(folder)
    store = await begin(f"sqlite:///{folder}/ours.db")
    ours = await best(lambda turn: schedule(store, f"a{turn}.", 1, ROUNDS))
    await store.close()
    sent = max([await _sent(folder, turn) for turn in range(2)])
    stalled = await delivery.stall(folder)
    peer = "APScheduler"
    return [
        _row("SQLite: added by one caller", ours, peer, added),
        _row("SQLite: fired, and sent to a chat that only records", sent, peer, fired),
        Row(
            "SQLite: event loop blocked at most, firing a backlog",
            f"{stalled:.0f} ms",
            f"{peer} {blocked_ms:,.0f} ms for {JOBS:,}",
            f"{stalled / blocked_ms:.3f}",
        ),
    ]


async def _sent(folder: str, turn: int) -> float:
    with tempfile.TemporaryDirectory(dir=folder, prefix=str(turn)) as own:
        return await delivery.rate(own)


async def apscheduler(folder: str) -> tuple[float, float, float]:
    """Jobs a second added to its SQLAlchemy store, and run; the longest block of the loop in ms."""
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{Path(folder) / 'jobs.db'}")},
        job_defaults={"misfire_grace_time": 600},  # by default it drops jobs that are a second late
    )
    scheduler.start(paused=True)
    _fired.clear()
    began, now = time.perf_counter(), datetime.now(UTC)
    for number in range(JOBS):
        scheduler.add_job(_fire, "date", run_date=now, args=[number])
    added = JOBS / (time.perf_counter() - began)
    worst = 0.0

    async def heartbeat() -> None:
        nonlocal worst
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0)
            worst = max(worst, time.perf_counter() - before)

    beating = asyncio.create_task(heartbeat())
    began = time.perf_counter()
    scheduler.resume()
    while len(_fired) < JOBS:  # noqa: ASYNC110
        await asyncio.sleep(0.002)
    fired = JOBS / (time.perf_counter() - began)
    beating.cancel()
    scheduler.shutdown(wait=False)
    return added, fired, worst * 1000


_fired: list[int] = []


async def _fire(number: int) -> None:
    _fired.append(number)


async def procrastinate(url: str, pending: dict[int, int]) -> dict[int, float]:
    """Jobs a second by the number of jobs of another day; `pending`: how many are measured for
    each such number."""
    app = App(connector=PsycopgConnector(conninfo=url))

    @app.task(name="nudge")
    async def nudge(n: int) -> None: ...

    rates: dict[int, float] = {}
    waiting = 0
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        future = nudge.configure(schedule_at=LATER.replace(year=LATER.year + 1))
        for count, measured in pending.items():
            while waiting < count:
                some: list[dict[str, Any]] = [{"n": n} for n in range(min(5000, count - waiting))]
                await future.batch_defer_async(*some)
                waiting += len(some)
            due: list[dict[str, Any]] = [{"n": n} for n in range(measured)]
            await nudge.batch_defer_async(*due)
            await checkpoint(url)
            began = time.perf_counter()
            await app.run_worker_async(wait=False, concurrency=10, install_signal_handlers=False)
            rates[count] = measured / (time.perf_counter() - began)
    return rates


async def pgqueuer(url: str, batch: int, count: int) -> float:
    """Jobs a second, claimed in batches of that size."""
    connection = await asyncpg.connect(url)
    queries = Queries(AsyncpgDriver(connection))
    for start in range(0, count, 5000):
        many = min(5000, count - start)
        await queries.enqueue(["nudge"] * many, [None] * many, [0] * many)
    await checkpoint(url)
    worker = PgQueuer(AsyncpgDriver(connection))
    done = 0

    @worker.entrypoint("nudge")
    async def nudge(job: Job) -> None:
        nonlocal done
        done += 1
        if done == count:
            worker.shutdown.set()

    began = time.perf_counter()
    await worker.qm.run(batch_size=batch)
    took = time.perf_counter() - began
    if not connection.is_closed():
        await connection.close()
    return count / took


async def _pgqueuer_pending(url: str, pending: int) -> None:
    connection = await asyncpg.connect(url)
    queries = Queries(AsyncpgDriver(connection))
    later = LATER.replace(year=LATER.year + 1) - datetime.now(UTC)
    for start in range(0, pending, 5000):
        many = min(5000, pending - start)
        await queries.enqueue(["nudge"] * many, [None] * many, [0] * many, [later] * many)
    await connection.close()


async def on_postgres(server: Server) -> list[Row]:
    """Jobs that are due, alone and beside `PENDING` of another day."""
    logging.getLogger("pgqueuer").setLevel(logging.ERROR)
    logging.getLogger("procrastinate").setLevel(logging.ERROR)
    url = await server.database()
    store = await begin(url)
    ours = await best(lambda turn: workers(url, store, 4 * ROUNDS + turn, 1))
    await fill(store, "many", PENDING, due_at=LATER.replace(year=LATER.year + 1))
    ours_later = await best(lambda turn: workers(url, store, 5 * ROUNDS + turn, 1))
    await store.close()
    await server.drop(url)

    url = await server.database(empty=True)
    connection = await asyncpg.connect(url)
    await Queries(AsyncpgDriver(connection)).install()
    await connection.close()
    by_batch = {
        batch: max([await pgqueuer(url, batch, ROUNDS) for _ in range(2)]) for batch in BATCHES
    }
    fastest = max(BATCHES, key=by_batch.__getitem__)
    await _pgqueuer_pending(url, PENDING)
    pgqueuer_later = max([await pgqueuer(url, fastest, 2 * ROUNDS) for _ in range(3)])
    await server.drop(url)

    url = await server.database(empty=True)
    steps = {0: 1000, PENDING // 10: 300, PENDING: 60}
    slow = await procrastinate(url, steps)
    await server.drop(url)
    return [
        *(
            _row("PostgreSQL: processed by one", ours, f"pgqueuer, batches of {batch}", rate, "≥ 1")
            for batch, rate in by_batch.items()
        ),
        _row("PostgreSQL: processed by one", ours, "procrastinate", slow[0]),
        _row(
            f"the same, {PENDING // 10:,} pending", ours_later, "procrastinate", slow[PENDING // 10]
        ),
        _row(f"the same, {PENDING:,} pending", ours_later, "procrastinate", slow[PENDING], "≥ 100"),
        _row(
            f"the same, {PENDING:,} pending",
            ours_later,
            f"pgqueuer by {fastest}",
            pgqueuer_later,
            "≥ 1",
        ),
    ]


def _row(what: str, ours: float, peer: str, theirs: float, reach: str = "") -> Row:
    return Row(what, f"{ours:,.0f}/s", f"{peer} {theirs:,.0f}/s", f"{ours / theirs:,.1f}", reach)


async def run() -> list[Row]:
    """Measure in a temporary folder and on an own server."""
    with tempfile.TemporaryDirectory() as folder:
        rows = await on_sqlite(folder)
    server = Server(durable=True)
    try:
        await server.prepare()
        return rows + await on_postgres(server)
    finally:
        await asyncio.to_thread(server.stop)
