"""Other job queues that do the same work: one message a job, sent to the same platform.

Each is used as its documentation shows, with its defaults except for the number of parallel jobs.
None of them tells a platform that an attempt may be the second one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
from pgqueuer import AsyncpgDriver, Job, PgQueuer, Queries
from procrastinate import App, PsycopgConnector
from procrastinate.tasks import Task

from bot.core.messages import Message, Paragraph, message
from bot.core.text import text
from bot.domain.people import Address
from tests.faults import child
from tests.faults.child import WorkerOptions
from tests.faults.harness import notice, open_workspace
from tests.faults.platform import FileChat

LATENCY_S = 0.02
"""The longest way to the platform, and back: like a fast platform."""
_OLU = Address("town", "square", "olu")
_HELLO: Message = message(Paragraph(text("Hello")))
PARALLEL = 64
"""Jobs that run at once."""


@dataclass(frozen=True)
class Peer:
    """A job queue, ours included."""

    name: str
    database: str
    fill: Callable[[str, Mapping[str, float]], Coroutine[Any, Any, None]]
    """`(url, due)`: schedule jobs by key, due in seconds since 1970."""
    work: Callable[[str, Path, Path], Coroutine[Any, Any, None]]
    """`(url, platform, ready)`: create `ready`, and work until the process is killed."""


def run_peer(peer: Peer, url: str, platform: Path, ready: Path) -> None:
    """The main function of a process, which only a kill ends."""
    logging.disable()
    asyncio.run(peer.work(url, platform, ready))


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


async def _fill_ours(url: str, due: Mapping[str, float]) -> None:
    store = await open_workspace(url)
    async with store.transaction() as tx:
        await tx.nudges.schedule_all([notice(key, _instant(at)) for key, at in due.items()])
    await store.close()


async def _work_ours(url: str, platform: Path, ready: Path) -> None:
    options = WorkerOptions(
        url,
        platform,
        platform.with_name("acknowledged"),
        stay=True,
        ready=ready,
        latency_s=LATENCY_S,
    )
    await child.work(options)


def _apscheduler(url: str) -> Any:
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    return AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url)})


async def _fill_apscheduler(url: str, due: Mapping[str, float]) -> None:
    scheduler = _apscheduler(url)
    scheduler.start(paused=True)
    for key, at in due.items():
        scheduler.add_job("tests.faults.peers:_send", "date", run_date=_instant(at), args=[key])
    scheduler.shutdown(wait=False)


async def _send(key: str) -> None:
    assert _chat is not None
    await _chat.send(_OLU, _HELLO, key)


_chat: FileChat | None = None
"""A job is a function of a module with pickled arguments, so the chat is a global."""


async def _work_apscheduler(url: str, platform: Path, ready: Path) -> None:
    global _chat
    _chat = FileChat(platform, latency_s=LATENCY_S)
    scheduler = _apscheduler(url)
    scheduler.start()
    ready.touch()
    await asyncio.Event().wait()


def _procrastinate(url: str) -> tuple[App, Task[[str], Any, Any]]:
    app = App(connector=PsycopgConnector(conninfo=url))

    @app.task(name="nudge")
    async def nudge(key: str) -> None:
        await _send(key)

    return app, nudge


async def _fill_procrastinate(url: str, due: Mapping[str, float]) -> None:
    app, nudge = _procrastinate(url)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for key, at in due.items():
            await nudge.configure(schedule_at=_instant(at)).defer_async(key=key)


async def _work_procrastinate(url: str, platform: Path, ready: Path) -> None:
    global _chat
    _chat = FileChat(platform, latency_s=LATENCY_S)
    app, _ = _procrastinate(url)
    async with app.open_async():
        ready.touch()
        await app.run_worker_async(concurrency=PARALLEL)


async def _fill_pgqueuer(url: str, due: Mapping[str, float]) -> None:
    connection = await asyncpg.connect(url)
    queries = Queries(AsyncpgDriver(connection))
    await queries.install()
    now = datetime.now(UTC)
    await queries.enqueue(
        ["nudge"] * len(due),
        [key.encode() for key in due],
        [0] * len(due),
        [_instant(at) - now for at in due.values()],
    )
    await connection.close()


async def _work_pgqueuer(url: str, platform: Path, ready: Path) -> None:
    chat = FileChat(platform, latency_s=LATENCY_S)
    worker = PgQueuer(AsyncpgDriver(await asyncpg.connect(url)))

    @worker.entrypoint("nudge")
    async def nudge(job: Job) -> None:
        assert job.payload is not None
        await chat.send(_OLU, _HELLO, job.payload.decode())

    ready.touch()
    await worker.run()


PEERS = (
    Peer("Paned on SQLite", "sqlite", _fill_ours, _work_ours),
    Peer("Paned on PostgreSQL", "postgres", _fill_ours, _work_ours),
    Peer("APScheduler, SQLAlchemy on SQLite", "sqlite", _fill_apscheduler, _work_apscheduler),
    Peer("procrastinate", "postgres", _fill_procrastinate, _work_procrastinate),
    Peer("pgqueuer", "postgres", _fill_pgqueuer, _work_pgqueuer),
)
