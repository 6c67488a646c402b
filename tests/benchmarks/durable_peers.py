"""Two systems that keep each task's steps in PostgreSQL, beside our nudges: absurd and DBOS.

Each is used as documented, and a task does nothing. PENDING tasks more are put behind absurd's by
its own SQL function; DBOS would take most of an hour to take that many.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import absurdctl
import asyncpg
import psycopg
from absurd_sdk import AsyncAbsurd
from dbos import DBOS, DBOSConfig

from tests.benchmarks import Row
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

TASKS = 1000


async def absurd(url: str, pending: int) -> tuple[float, float]:
    """Tasks a second spawned by one caller, and worked off; `pending`: how many more wait."""
    connection = await asyncpg.connect(url)
    await connection.execute(absurdctl.BUNDLED_SCHEMA_SQL)
    app = AsyncAbsurd(
        await psycopg.AsyncConnection.connect(url, autocommit=True), queue_name="nudges"
    )
    await app.create_queue("nudges")
    done = 0

    @app.register_task(name="nudge")
    async def nudge(params: Any, context: Any) -> None:
        nonlocal done
        done += 1

    began = time.perf_counter()
    for number in range(TASKS):
        await app.spawn("nudge", {"n": number})
    spawned = TASKS / (time.perf_counter() - began)
    await connection.execute(
        "SELECT absurd.spawn_task('nudges', 'nudge', to_jsonb(n)) FROM generate_series(1, $1) AS n",
        pending,
        timeout=3600,
    )
    await connection.close()
    await checkpoint(url)
    began = time.perf_counter()
    while done < TASKS:
        await app.work_batch(batch_size=50)
    worked = done / (time.perf_counter() - began)
    await app.close()
    return spawned, worked


@DBOS.workflow()
def _nudge(number: int) -> int:
    return number


def dbos(url: str) -> tuple[float, float]:
    """Workflows a second enqueued by one caller, and worked off. Not from an event loop: it would
    shut down the loop's executor."""
    config: DBOSConfig = {
        "name": "nudges",
        "system_database_url": url.replace("postgresql:", "postgresql+psycopg:"),
        "log_level": "ERROR",
    }
    DBOS(config=config)
    DBOS.launch()
    DBOS.register_queue("nudges")
    began = time.perf_counter()
    handles = [DBOS.enqueue_workflow("nudges", _nudge, number) for number in range(TASKS)]
    enqueued = TASKS / (time.perf_counter() - began)
    for handle in handles:
        handle.get_result()
    worked = TASKS / (time.perf_counter() - began)
    DBOS.destroy()
    return enqueued, worked


async def run() -> list[Row]:
    """Ten callers of one network schedule, one process works off; theirs on the same server."""
    server = Server(durable=True)
    try:
        await server.prepare()
        return await _rows(server)
    finally:
        await asyncio.to_thread(server.stop)


async def _rows(server: Server) -> list[Row]:
    url = await server.database()
    store = await begin(url)
    scheduled = await best(lambda turn: schedule(store, f"s{turn}.", 10, ROUNDS))
    ours = await best(lambda turn: workers(url, store, 4 * ROUNDS + turn, 1))
    await fill(store, "many", PENDING, due_at=LATER)
    later = await best(lambda turn: workers(url, store, 5 * ROUNDS + turn, 1))
    await store.close()
    await server.drop(url)
    spawned, worked = await absurd(await server.database(empty=True), 0)
    _, worked_later = await absurd(await server.database(empty=True), PENDING)
    enqueued, done = await asyncio.to_thread(dbos, await server.database(empty=True))
    many = f"the same, {PENDING:,} pending"
    return [
        _row("scheduled by ten callers, one network", scheduled, "absurd, by one", spawned, "≥ 3"),
        _row("the same (reach: 3,500/s)", scheduled, "DBOS, by one", enqueued),
        _row("processed by one", ours, "absurd", worked, "≥ 1"),
        _row(many, later, "absurd", worked_later, "≥ 1"),
        _row("processed by one", ours, "DBOS", done, "≥ 1"),
        _row(many, later, "DBOS, none pending", done, "≥ 1"),
    ]


def _row(what: str, ours: float, peer: str, theirs: float, reach: str = "") -> Row:
    what = f"PostgreSQL: {what}"
    return Row(what, f"{ours:,.0f}/s", f"{peer} {theirs:,.0f}/s", f"{ours / theirs:,.1f}", reach)
