"""Other people's job queues, at the same work: one message each, sent to the same platform.

Each as its own documentation shows it, with its defaults, but for how many jobs run at once. None
of them tells a platform that a try may be the second one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
from pgqueuer import AsyncpgDriver, Job, PgQueuer, Queries
from procrastinate import App, PsycopgConnector
from procrastinate.tasks import Task

from bot.model.people import Address
from bot.text import text
from bot.view import Message, Paragraph, message
from tests.faults.child import Orders, work_as_told
from tests.faults.harness import found, to_olu
from tests.faults.platform import FileChat

WAY = 0.02
"""Seconds to the platform at most, and back: like a fast one."""
_OLU = Address("town", "square", "olu")
_HELLO: Message = message(Paragraph(text("Hello")))
AT_ONCE = 64


@dataclass(frozen=True)
class Peer:
    """One of them, or ours."""

    name: str
    database: str
    fill: Callable[[str, Mapping[str, float]], Coroutine[Any, Any, None]]
    """Schedules these in that database: keys, and instants in seconds since 1970."""
    work: Callable[[str, Path, Path], Coroutine[Any, Any, None]]
    """Works until it is killed, for that platform; makes the file when it begins."""


def live(peer: Peer, url: str, platform: Path, ready: Path) -> None:
    """The life of a process, which only a kill ends."""
    logging.disable()
    asyncio.run(peer.work(url, platform, ready))


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


async def _fill_ours(url: str, due: Mapping[str, float]) -> None:
    store = await found(url)
    async with store.transaction() as tx:
        await tx.put_nudges([to_olu(key, _instant(at)) for key, at in due.items()])
    await store.close()


async def _work_ours(url: str, platform: Path, ready: Path) -> None:
    orders = Orders(url, platform, platform.with_name("acknowledged"), stay=True, ready=ready)
    await work_as_told(replace(orders, way=WAY))


def _apscheduler(url: str) -> Any:
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    return AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url)})


async def _fill_apscheduler(url: str, due: Mapping[str, float]) -> None:
    scheduler = _apscheduler(url)
    scheduler.start(paused=True)
    for key, at in due.items():
        scheduler.add_job("tests.faults.peers:_fire", "date", run_date=_instant(at), args=[key])
    scheduler.shutdown(wait=False)


async def _fire(key: str) -> None:
    assert _chat is not None
    await _chat.send(_OLU, _HELLO, key)


_chat: FileChat | None = None
"""A job is a function of a module, and its arguments are pickled."""


async def _work_apscheduler(url: str, platform: Path, ready: Path) -> None:
    global _chat
    _chat = FileChat(platform, seconds=WAY)
    scheduler = _apscheduler(url)
    scheduler.start()
    ready.touch()
    await asyncio.Event().wait()


def _procrastinate(url: str) -> tuple[App, Task[[str], Any, Any]]:
    app = App(connector=PsycopgConnector(conninfo=url))

    @app.task(name="nudge")
    async def nudge(key: str) -> None:
        await _fire(key)

    return app, nudge


async def _fill_procrastinate(url: str, due: Mapping[str, float]) -> None:
    app, nudge = _procrastinate(url)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for key, at in due.items():
            await nudge.configure(schedule_at=_instant(at)).defer_async(key=key)


async def _work_procrastinate(url: str, platform: Path, ready: Path) -> None:
    global _chat
    _chat = FileChat(platform, seconds=WAY)
    app, _ = _procrastinate(url)
    async with app.open_async():
        ready.touch()
        await app.run_worker_async(concurrency=AT_ONCE)


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
    chat = FileChat(platform, seconds=WAY)
    worker = PgQueuer(AsyncpgDriver(await asyncpg.connect(url)))

    @worker.entrypoint("nudge")
    async def nudge(job: Job) -> None:
        assert job.payload is not None
        await chat.send(_OLU, _HELLO, job.payload.decode())

    ready.touch()
    await worker.run()


PEERS = (
    Peer("Handshakes on SQLite", "sqlite", _fill_ours, _work_ours),
    Peer("Handshakes on PostgreSQL", "postgres", _fill_ours, _work_ours),
    Peer("APScheduler, SQLAlchemy on SQLite", "sqlite", _fill_apscheduler, _work_apscheduler),
    Peer("procrastinate", "postgres", _fill_procrastinate, _work_procrastinate),
    Peer("pgqueuer", "postgres", _fill_pgqueuer, _work_pgqueuer),
)
