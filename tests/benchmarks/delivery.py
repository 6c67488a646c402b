"""The dispatcher with a Chat that only records: rates, lateness, and the cost of waiting.

The peer is APScheduler's job store (SQLAlchemy on SQLite, its defaults), where SQLAlchemy is
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
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bot.bootstrap import SystemClock
from bot.core.messages import Message
from bot.core.ports import Clock, MessageRef
from bot.core.store import Store
from bot.delivery.dispatcher import Dispatcher
from bot.domain.nudges import UNREACHABLE, Ending, Nudge, Subject
from bot.domain.people import Address, Membership, Profile
from bot.domain.practice import Practice
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Introduction, Status
from bot.features.introduction.plan import plan
from storage import open_store
from tests.benchmarks import Row
from tests.support.builders import make_community, make_introduction, make_nudge, make_person
from tests.support.routing import ROUTER, about

COMMUNITIES = 20
MANY = 8000
REQUESTS = 2000
LATENESS = 400
PENDING = 1_000_000 if os.environ.get("FULL") else 100_000
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC).time()


class RecordingChat:
    """A chat that only records when it was called."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}
        """When each key was sent, in seconds since 1970."""
        self.updates = 0

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Record it."""
        self.at[key] = time.time()
        return MessageRef(address, key)

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Record it for the first of them."""
        return await self.send(addresses[0], message, key)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Count it."""
        self.updates += 1

    async def profile(self, address: Address) -> Profile:
        """An empty profile."""
        return Profile(name="")

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Returns at once."""

    async def membership(self, address: Address) -> Membership:
        """A member without a role."""
        return Membership(profile=await self.profile(address))

    async def wait_for(self, count: int) -> None:
        """Return once `count` messages were sent."""
        while len(self.at) < count:  # noqa: ASYNC110 - an event would add to what is measured
            await asyncio.sleep(0.002)


@asynccontextmanager
async def workspace(
    folder: str, name: str
) -> AsyncIterator[tuple[Store, RecordingChat, Dispatcher]]:
    """Communities with an organiser and a member each, without quiet hours."""
    store = await open_store(f"sqlite:///{Path(folder) / name}.db")
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        for number in range(COMMUNITIES):
            await tx.communities.put(make_community(f"town:{number}"))
            for id in (f"olu{number}", f"hal{number}"):
                await tx.people.put(make_person(id, quiet_from=_MIDNIGHT, quiet_to=_MIDNIGHT))
                await tx.people.put_address(Address("town", str(number), id), id, now)
    chat = RecordingChat()
    dispatcher = make_dispatcher(store, chat, SystemClock())
    try:
        yield store, chat, dispatcher
    finally:
        await dispatcher.close()
        await store.close()


def make_dispatcher(store: Store, chat: RecordingChat, clock: Clock) -> Dispatcher:
    """A dispatcher of the product."""
    return Dispatcher(
        store=store, chats={"town": chat}, clock=clock, practice=Practice(), router=ROUTER
    )


def notice(number: int, due: datetime) -> Nudge:
    """The smallest message: one sentence to an organiser."""
    community = number % COMMUNITIES
    return make_nudge(
        f"n{number}",
        community=f"town:{community}",
        person=f"olu{community}",
        subject=Subject("person", f"hal{community}"),
        kind=UNREACHABLE,
        due_at=due,
    )


async def schedule(store: Store, nudges: Sequence[Nudge]) -> None:
    """Store the nudges, a thousand in a transaction."""
    for start in range(0, len(nudges), 1000):
        async with store.transaction() as tx:
            await tx.nudges.schedule_all(nudges[start : start + 1000])


def as_started() -> None:
    """Do what `paned run` does before it is ready."""
    gc.collect()
    gc.freeze()


async def rate(folder: str, pending: int = 0) -> float:
    """Notices a second from claim to stored outcome, with `pending` more that wait."""
    async with workspace(folder, f"rate{pending}") as (store, chat, dispatcher):
        now = datetime.now(UTC)
        far = now + timedelta(days=30)
        await schedule(store, [notice(MANY + number, far) for number in range(pending)])
        await schedule(store, [notice(number, now) for number in range(MANY)])
        as_started()
        began = time.perf_counter()
        await dispatcher.start()
        await chat.wait_for(MANY)
        while await _claimable(store):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        took = time.perf_counter() - began
        assert len(chat.at) == MANY
        return MANY / took


async def _claimable(store: Store) -> bool:
    """Whether anything is due or claimed."""
    async with store.transaction() as tx:
        due = await tx.nudges.next_due()
    return due is not None and due < datetime.now(UTC) + timedelta(hours=1)


async def rate_of_requests(folder: str) -> tuple[float, float]:
    """Requests a second with their whole card, and updates a second when their buttons end."""
    async with workspace(folder, "requests") as (store, chat, _):
        now = datetime.now(UTC)
        asked = now - timedelta(minutes=1)
        for start in range(0, REQUESTS, 200):
            async with store.transaction() as tx:
                for number in range(start, start + 200):
                    await tx.people.put(make_person(f"s{number}"))
                    await tx.introductions.add(_asked(number, asked))
                    seeker, host = make_person(f"s{number}"), await tx.people.get("net", "hal0")
                    assert host is not None
                    people = {seeker.id: seeker, host.id: host}
                    planned = plan(_asked(number, asked), people, Practice())
                    (request,) = [n for n in planned if n.kind == NudgeKind.REQUEST]
                    await tx.nudges.schedule(request)
        begins = max(request.due_at, now)
        clock = SystemClock()
        clock.now = lambda: begins + timedelta(seconds=1)  # type: ignore[method-assign]
        later = make_dispatcher(store, chat, clock)
        began = time.perf_counter()
        await later.drain()
        sent = time.perf_counter() - began
        assert len(chat.at) == REQUESTS, len(chat.at)
        await _withdraw_all(store, begins)
        began = time.perf_counter()
        await later.drain()
        updated = time.perf_counter() - began
        assert chat.updates == REQUESTS, chat.updates
        return REQUESTS / sent, REQUESTS / updated


async def _withdraw_all(store: Store, now: datetime) -> None:
    """All seekers withdraw their requests, so that the buttons of the sent messages end."""
    for start in range(0, REQUESTS, 200):
        async with store.transaction() as tx:
            for number in range(start, start + 200):
                asked = await tx.introductions.get("net", f"i{number}")
                assert asked is not None
                withdrawn = replace(asked, status=Status.WITHDRAWN, closed_at=now)
                await tx.introductions.save(withdrawn, asked.status)
                sent = await tx.nudges.about(about(asked.id))
                await tx.nudges.end_buttons(
                    [replace(nudge, buttons=(), ending=Ending.MOVED_ON) for nudge in sent]
                )


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
    async with workspace(folder, "late") as (store, chat, dispatcher):
        first = datetime.now(UTC) + timedelta(seconds=1)
        due = {n: first + timedelta(milliseconds=10 * n) for n in range(LATENESS)}
        await schedule(store, [notice(n, at) for n, at in due.items()])
        await dispatcher.start()
        await chat.wait_for(LATENESS)
        late = sorted((chat.at[f"n{n}"] - at.timestamp()) * 1000 for n, at in due.items())
        return late[LATENESS // 2], late[int(LATENESS * 0.99)]


async def stall(folder: str) -> float:
    """The longest block of the event loop in milliseconds during a backlog."""
    async with workspace(folder, "stall") as (store, _, dispatcher):
        await schedule(store, [notice(n, datetime.now(UTC)) for n in range(MANY)])
        as_started()
        worst = 0.0

        async def heartbeat() -> None:
            nonlocal worst
            while True:
                before = time.thread_time()  # not counting other processes
                await asyncio.sleep(0)
                worst = max(worst, time.thread_time() - before)

        beating = asyncio.create_task(heartbeat())
        await dispatcher.start()
        while await _claimable(store):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        beating.cancel()
        return worst * 1000


async def fairness(folder: str) -> float:
    """The longest wait in milliseconds of a nudge behind 50,000 of another community."""
    async with workspace(folder, "fair") as (store, chat, dispatcher):
        now = datetime.now(UTC)
        many = [notice(n * COMMUNITIES, now) for n in range(50_000)]
        await schedule(store, many)
        await dispatcher.start()
        await chat.wait_for(500)
        waits_ms = []
        for number in range(20):
            due = datetime.now(UTC)
            one = notice(number * COMMUNITIES + 1, due)
            await schedule(store, [one])
            dispatcher.wake()
            while one.key not in chat.at:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
            waits_ms.append((chat.at[one.key] - due.timestamp()) * 1000)
        assert len(chat.at) < 50_000
        return max(waits_ms)


async def idle(folder: str) -> tuple[float, float]:
    """Percent of a processor over ten seconds with nothing due, and MB resident."""
    async with workspace(folder, "idle") as (store, chat, dispatcher):
        far = datetime.now(UTC) + timedelta(days=30)
        await schedule(store, [notice(number, far) for number in range(PENDING)])
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
    """Jobs a second that APScheduler fires from its own store; None without SQLAlchemy."""
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
    """Measure everything in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        peer = await apscheduler(folder, 1000)
        ours, behind = await rate(folder), await rate(folder, PENDING)
        requests, updates = await rate_of_requests(folder)
        median, late = await lateness(folder)
        held, fair = await stall(folder), await fairness(folder)
        processor, memory = await idle(folder)
    beside = f"APScheduler {peer:,.0f}/s" if peer else "(SQLAlchemy is not installed)"
    ratio = f"{ours / peer:.1f}" if peer else ""
    return [
        Row("notices sent", f"{ours:,.0f}/s", beside, ratio, "8,000/s"),
        Row(
            f"the same, {PENDING:,} more waiting",
            f"{behind:,.0f}/s",
            "without them",
            f"{ours / behind:.2f}",
            "1.15",
        ),
        Row("requests with their card", f"{requests:,.0f}/s"),
        Row("updates when buttons end", f"{updates:,.0f}/s"),
        Row("late, median", f"{median:.1f} ms"),
        Row("late, 99th percentile", f"{late:.1f} ms", "", "", "50 ms"),
        Row("event loop blocked at most", f"{held:.1f} ms", "", "", "20 ms"),
        Row("behind another's 50,000, at most", f"{fair:.0f} ms", "", "", "1,000 ms"),
        Row("idle", f"{processor:.2f} %", "", "", "0.1 %"),
        Row(f"resident, {PENDING:,} waiting", f"{memory:.0f} MB", "", "", "130 MB"),
    ]
