"""The dispatcher: how many a second to a Chat that only records, how late, what it costs to wait.

Beside it APScheduler's job store (SQLAlchemy on SQLite, its defaults), where SQLAlchemy is
installed; it is no dependency of ours.
"""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import os
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bot.__main__ import SystemClock
from bot.model.introductions import Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Address, Profile, Standing
from bot.model.practice import Practice
from bot.nudges import Dispatcher, ready
from bot.policy import Cast, plan
from bot.ports import MessageRef
from bot.store import Store
from bot.view import Message
from storage import open_store
from tests.benchmarks import Row
from tests.builders import make_community, make_introduction, make_nudge, make_person

COMMUNITIES = 20
MANY = 8000
LATENESS = 400
PENDING = 1_000_000 if os.environ.get("FULL") else 100_000
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC).time()


class Recorder:
    """A chat that only records when."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Noted."""
        self.at[key] = time.time()
        return MessageRef(address, key)

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Noted."""
        return await self.send(addresses[0], message, key)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Nothing."""

    async def profile(self, address: Address) -> Profile:
        """Nobody."""
        return Profile(name="")

    async def turn(self, addresses: Sequence[Address]) -> None:
        """At once."""

    async def standing(self, address: Address) -> Standing:
        """Nobody."""
        return Standing(profile=await self.profile(address))

    async def until(self, count: int) -> None:
        """So many were noted."""
        while len(self.at) < count:  # noqa: ASYNC110 - it is to cost nothing
            await asyncio.sleep(0.002)


@asynccontextmanager
async def town(folder: str, name: str) -> AsyncIterator[tuple[Store, Recorder, Dispatcher]]:
    """Communities with an organiser and a member each, who never sleep."""
    store = await open_store(f"sqlite:///{Path(folder) / name}.db")
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        for number in range(COMMUNITIES):
            await tx.put_community(make_community(f"town:{number}"))
            for id in (f"olu{number}", f"hal{number}"):
                await tx.put_person(make_person(id, quiet_from=_MIDNIGHT, quiet_to=_MIDNIGHT))
                await tx.put_address(Address("town", str(number), id), id, now)
    chat = Recorder()
    dispatcher = Dispatcher(
        store=store, chats={"town": chat}, clock=SystemClock(), practice=Practice()
    )
    try:
        yield store, chat, dispatcher
    finally:
        await dispatcher.close()
        await store.close()


def plain(number: int, due: datetime) -> Nudge:
    """The plainest message: one sentence to an organiser."""
    here = number % COMMUNITIES
    return make_nudge(
        f"n{number}",
        community=f"town:{here}",
        person=f"olu{here}",
        introduction=None,
        subject=f"hal{here}",
        kind=Kind.UNREACHABLE,
        due_at=due,
    )


async def put(store: Store, nudges: Sequence[Nudge]) -> None:
    """All of them, a thousand to a unit of work."""
    for start in range(0, len(nudges), 1000):
        async with store.transaction() as tx:
            await tx.put_nudges(nudges[start : start + 1000])


def as_started() -> None:
    """What `handshakes run` has behind it when it says that it is ready."""
    ready()
    gc.collect()
    gc.freeze()


async def rate(folder: str, pending: int = 0) -> float:
    """Plain nudges a second, written and sent and finished, with so many more that wait."""
    async with town(folder, f"rate{pending}") as (store, chat, dispatcher):
        now = datetime.now(UTC)
        far = now + timedelta(days=30)
        await put(store, [plain(MANY + number, far) for number in range(pending)])
        await put(store, [plain(number, now) for number in range(MANY)])
        as_started()
        began = time.perf_counter()
        await dispatcher.start()
        await chat.until(MANY)
        while await _claimable(store):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        took = time.perf_counter() - began
        assert len(chat.at) == MANY
        return MANY / took


async def _claimable(store: Store) -> bool:
    """Whether anything is due or claimed."""
    async with store.transaction() as tx:
        due = await tx.next_due()
    return due is not None and due < datetime.now(UTC) + timedelta(hours=1)


async def rate_of_requests(folder: str) -> float:
    """Requests a second: the whole card, planned anew and written from its introduction."""
    async with town(folder, "requests") as (store, chat, _):
        now = datetime.now(UTC)
        asked = now - timedelta(minutes=1)
        for start in range(0, 2000, 200):
            async with store.transaction() as tx:
                for number in range(start, start + 200):
                    await tx.put_person(make_person(f"s{number}"))
                    await tx.add_introduction(_asked(number, asked))
                    seeker, host = make_person(f"s{number}"), await tx.person("net", "hal0")
                    assert host is not None
                    planned = plan(_asked(number, asked), Cast(seeker, host), Practice())
                    (request,) = [n for n in planned if n.kind is Kind.REQUEST]
                    await tx.put_nudge(request)
        begins = max(request.due_at, now)
        clock = SystemClock()
        clock.now = lambda: begins + timedelta(seconds=1)  # type: ignore[method-assign]
        later = Dispatcher(store=store, chats={"town": chat}, clock=clock, practice=Practice())
        began = time.perf_counter()
        await later.settle()
        took = time.perf_counter() - began
        assert len(chat.at) == 2000, len(chat.at)
        return 2000 / took


def _asked(number: int, at: datetime) -> Introduction:
    return make_introduction(
        f"i{number}",
        community="town:0",
        seeker=f"s{number}",
        host="hal0",
        status=Status.ASKED,
        asked_at=at,
        created_at=at,
    )


async def lateness(folder: str) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds, one nudge at a time, 10 ms apart."""
    async with town(folder, "late") as (store, chat, dispatcher):
        first = datetime.now(UTC) + timedelta(seconds=1)
        due = {n: first + timedelta(milliseconds=10 * n) for n in range(LATENESS)}
        await put(store, [plain(n, at) for n, at in due.items()])
        await dispatcher.start()
        await chat.until(LATENESS)
        late = sorted((chat.at[f"n{n}"] - at.timestamp()) * 1000 for n, at in due.items())
        return late[LATENESS // 2], late[int(LATENESS * 0.99)]


async def stall(folder: str) -> float:
    """The longest time in milliseconds that the event loop was held while sending a backlog."""
    async with town(folder, "stall") as (store, _, dispatcher):
        await put(store, [plain(n, datetime.now(UTC)) for n in range(MANY)])
        as_started()
        worst = 0.0

        async def heartbeat() -> None:
            nonlocal worst
            while True:
                before = time.thread_time()  # others may use the processor too
                await asyncio.sleep(0)
                worst = max(worst, time.thread_time() - before)

        beating = asyncio.create_task(heartbeat())
        await dispatcher.start()
        while await _claimable(store):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        beating.cancel()
        return worst * 1000


async def fairness(folder: str) -> float:
    """Milliseconds that a nudge of one community waits behind 50,000 of another."""
    async with town(folder, "fair") as (store, chat, dispatcher):
        now = datetime.now(UTC)
        many = [plain(n * COMMUNITIES, now) for n in range(50_000)]
        await put(store, many)
        await dispatcher.start()
        await chat.until(500)
        waits = []
        for number in range(20):
            due = datetime.now(UTC)
            one = plain(number * COMMUNITIES + 1, due)
            await put(store, [one])
            dispatcher.wake()
            while one.key not in chat.at:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
            waits.append((chat.at[one.key] - due.timestamp()) * 1000)
        assert len(chat.at) < 50_000
        return max(waits)


async def idle(folder: str) -> tuple[float, float]:
    """Percent of one processor over ten seconds with nothing due, and MB resident."""
    async with town(folder, "idle") as (store, chat, dispatcher):
        far = datetime.now(UTC) + timedelta(days=30)
        await put(store, [plain(number, far) for number in range(PENDING)])
        await dispatcher.start()
        await asyncio.sleep(0.5)
        process = psutil.Process()
        before = process.cpu_times()
        await asyncio.sleep(10)
        after = process.cpu_times()
        assert not chat.at
        used = after.user + after.system - before.user - before.system
        return used * 10, process.memory_info().rss / 1e6


async def apscheduler(folder: str, count: int) -> float | None:
    """Jobs a second that APScheduler fires from its own store; None where it cannot be had."""
    if importlib.util.find_spec("sqlalchemy") is None:
        return None
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    url = f"sqlite:///{Path(folder) / 'apscheduler.db'}"
    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=url)}, job_defaults={"misfire_grace_time": 60}
    )
    scheduler.start(paused=True)
    now = datetime.now(UTC)
    _fired.clear()
    for number in range(count):
        scheduler.add_job(_fire, "date", run_date=now, args=[number])
    began = time.perf_counter()
    scheduler.resume()
    while len(_fired) < count:  # noqa: ASYNC110
        await asyncio.sleep(0.002)
    took = time.perf_counter() - began
    scheduler.shutdown(wait=False)
    return count / took


_fired: list[int] = []


async def _fire(number: int) -> None:
    _fired.append(number)


async def run() -> list[Row]:
    """All of it."""
    with tempfile.TemporaryDirectory() as folder:
        peer = await apscheduler(folder, 1000)
        ours, behind = await rate(folder), await rate(folder, PENDING)
        requests = await rate_of_requests(folder)
        median, late = await lateness(folder)
        held, fair = await stall(folder), await fairness(folder)
        processor, memory = await idle(folder)
    beside = f"APScheduler {peer:,.0f}/s" if peer else "(SQLAlchemy is not installed)"
    ratio = f"{ours / peer:.1f}" if peer else ""
    return [
        Row("plain nudges sent", f"{ours:,.0f}/s", beside, ratio, "8,000/s"),
        Row(
            f"the same, {PENDING:,} more waiting",
            f"{behind:,.0f}/s",
            "the same without",
            f"{ours / behind:.2f}",
            "1.15",
        ),
        Row("requests with their card", f"{requests:,.0f}/s", "", "", ""),
        Row("late, median", f"{median:.1f} ms", "", "", ""),
        Row("late, 99th percentile", f"{late:.1f} ms", "", "", "50 ms"),
        Row("event loop held at most", f"{held:.1f} ms", "", "", "20 ms"),
        Row("behind another's 50,000, at most", f"{fair:.0f} ms", "", "", "1,000 ms"),
        Row("idle", f"{processor:.2f} %", "", "", "0.1 %"),
        Row(f"resident, {PENDING:,} waiting", f"{memory:.0f} MB", "", "", "130 MB"),
    ]
