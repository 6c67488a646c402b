"""Work among many rows: presses among others' rows, and matters that touch thousands of rows.

The event loop is watched by the processor time of its thread, so that a busy machine does not
count. The file uses few names of the product: it also runs in an older checkout.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import os
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time as day_time
from datetime import timedelta

from bot.core.events import ButtonPressed, CommunityLeft, FormSubmitted
from bot.domain.people import Address
from bot.features.introduction.model import Status
from storage import open_store
from tests.benchmarks import Row
from tests.benchmarks.core import Bench
from tests.support.builders import (
    NETWORK,
    NOW,
    make_community,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)
from tests.support.routing import about

OTHERS = (1_000, 50_000)
WAITING, MEMBERS = (5_000, 20_000) if not os.environ.get("SHORT") else (500, 2_000)
PRESSES = 9
HOME = "town:square"
_NEVER_QUIET = {"quiet_from": day_time(0), "quiet_to": day_time(0), "zone": "UTC"}
_events = itertools.count()


def at(member: str) -> Address:
    """The address of a member."""
    return Address("town", "square", member)


async def run() -> list[Row]:
    """All rows."""
    return [*await among_others(), *await stop_hosting(), *await remove_bot()]


@asynccontextmanager
async def community(*members: str) -> AsyncIterator[Bench]:
    """A community on SQLite in memory, with Hal, who hosts, and these members."""
    store = await open_store("sqlite://")
    bench = Bench(store)
    bench.clock.at = NOW
    async with store.transaction() as tx:
        await tx.communities.put(make_community(HOME))
        for member in ("hal", *members):
            await tx.people.put(make_person(member, **_NEVER_QUIET))
            await tx.people.put_address(at(member), member, NOW - timedelta(days=1))
        await tx.hosts.put(make_host())
    try:
        yield bench
    finally:
        await bench.bot.close()
        await store.close()


async def ask(bench: Bench, seeker: str, host: str) -> None:
    """One request that waits, with a nudge about it."""
    i = make_introduction(
        f"{seeker}-{host}",
        community=HOME,
        seeker=seeker,
        host=host,
        created_at=NOW - timedelta(hours=1),
    )
    nudge = make_nudge(
        f"{i.id}.reminder",
        subject=about(i.id),
        community=HOME,
        person=host,
        due_at=NOW + timedelta(days=300),
    )
    async with bench.bot.store.transaction() as tx:
        await tx.introductions.add(i)
        await tx.nudges.schedule(nudge)


async def among_others() -> list[Row]:
    """An accept, and changed settings, among few and among many rows of others: medians."""
    took: dict[str, list[float]] = {"press: accept": [], "settings: hours": []}
    pairs = [(f"seeker{n}", f"host{n}") for n in range(PRESSES)]
    own = [person for pair in pairs for person in pair]
    for others in OTHERS:
        people = [f"p{n}" for n in range(others)]
        async with community("bea", *own, *people) as bench:
            for person in people:
                await ask(bench, person, "bea")
            for seeker, host in pairs:
                async with bench.bot.store.transaction() as tx:
                    await tx.hosts.put(make_host(host))
                await ask(bench, seeker, host)
            await bench.agree([at(person) for person in own])
            presses = [_press(host, f"answer.accept:{s}-{host}") for s, host in pairs]
            forms = [_hours(seeker) for seeker, _ in pairs]
            for what, events in ("press: accept", presses), ("settings: hours", forms):
                each = []
                for event in events:
                    began = time.process_time()
                    await bench.bot.handle(event)
                    each.append(time.process_time() - began)
                took[what].append(statistics.median(each))
    few, many = OTHERS
    return [
        Row(
            f"{what}, among {many:,} introductions of others",
            f"{slow * 1e3:,.1f} ms",
            f"among {few:,}: {fast * 1e3:,.1f} ms",
            f"{slow / fast:.2f}",
            "1.15",
        )
        for what, (fast, slow) in took.items()
    ]


async def stop_hosting() -> list[Row]:
    """A host stops while thousands wait."""
    people = [f"p{n:05}" for n in range(WAITING)]
    async with community(*people) as bench:
        for person in people:
            await ask(bench, person, "hal")
        await bench.agree([at("hal")])
        tx_of = bench.bot.store.transaction

        async def done() -> bool:
            async with tx_of() as tx:
                last = await tx.introductions.get(NETWORK, f"{people[-1]}-hal")
            return last is not None and last.status is not Status.ASKED

        watched = await watch(
            bench, lambda: bench.bot.handle(_press("hal", "host.leave_now")), done
        )
    return watched.rows(f"stop hosting, {WAITING:,} waiting")


async def remove_bot() -> list[Row]:
    """A community of thousands removes the bot; each has an open request."""
    people = [f"p{n:05}" for n in range(MEMBERS)]
    async with community(*people) as bench:
        for person in people[: MEMBERS // 10]:
            await ask(bench, person, "hal")
        tx_of = bench.bot.store.transaction

        async def done() -> bool:
            async with tx_of() as tx:
                person = await tx.people.get(NETWORK, people[-1])
            return person is not None and person.left

        event = CommunityLeft(event_id=_id(), community=HOME)
        watched = await watch(bench, lambda: bench.bot.handle(event), done)
    return watched.rows(f"remove the bot from {MEMBERS:,} members, {MEMBERS // 10:,} requests open")


@dataclass
class Watched:
    """Seconds until the answer, until all was done, and for which the loop was held at most."""

    answered: float
    done: float
    held: float

    def rows(self, what: str) -> list[Row]:
        """As rows of the table."""
        return [
            Row(f"{what}: until the answer", f"{self.answered * 1e3:,.1f} ms"),
            Row(f"{what}: until all is done", f"{self.done:,.1f} s"),
            Row(f"{what}: event loop held at most", f"{self.held * 1e3:,.1f} ms", reach="10 ms"),
        ]


async def watch(
    bench: Bench, act: Callable[[], Awaitable[object]], done: Callable[[], Awaitable[bool]]
) -> Watched:
    """Run the bot, act, and watch the event loop until that is done."""
    gc.collect()
    gc.disable()  # it would go through all messages, which only the chat of this program keeps
    await bench.bot.start()
    await asyncio.sleep(0.2)
    held = 0.0

    async def look() -> None:
        nonlocal held
        last = time.thread_time()
        while True:
            await asyncio.sleep(0.0005)
            now = time.thread_time()
            held, last = max(held, now - last), now

    looking = asyncio.create_task(look())
    await asyncio.sleep(0.01)
    began = time.perf_counter()
    await act()
    answered = time.perf_counter() - began
    while not await done():  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    finished = time.perf_counter() - began
    await asyncio.sleep(0.01)
    looking.cancel()
    gc.enable()
    return Watched(answered, finished, held)


def _press(member: str, action: str) -> ButtonPressed:
    return ButtonPressed(event_id=_id(), actor=at(member), action=action, message=None)


def _hours(member: str) -> FormSubmitted:
    values = {"zone": "Europe/Paris", "quiet_from": "21:00", "quiet_to": "07:00"}
    return FormSubmitted(event_id=_id(), actor=at(member), form="settings.time", values=values)


def _id() -> str:
    return f"many:{next(_events)}"
