"""A worker that may be killed: the real dispatcher on the real store, with named steps.

Nothing in the program knows of the steps: they are where its Store and its Chat are called.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from bot import nudges, sending
from bot.__main__ import SystemClock
from bot.model.practice import Practice
from bot.nudges import Dispatcher
from bot.store import Store, Transaction, Unavailable
from storage import open_store, watch
from tests.faults.platform import FileChat, Step, nothing

STEPS = (
    "before the claim",
    "claimed and not committed",
    "claim committed",
    "written",
    "before it is sent",
    "sent and not answered",
    "answered",
    "finished and not committed",
    "finish committed",
)
"""Every step of claim, send and finish, in order."""


@dataclass(frozen=True)
class Orders:
    """What a worker is to do, and when it is to die or to stop."""

    url: str
    platform: Path
    acknowledged: Path
    """Here it appends the ids of the units of work that were committed."""
    number: int = 0
    step: str = ""
    hit: int = 1
    """At which time of that step."""
    by: int = signal.SIGKILL
    load: int = 0
    callers: int = 64
    """Units of work to commit meanwhile."""
    lease: float = 60.0
    check: float = 2.0
    """How often it looks whether others have died."""
    asks: bool = True
    """Whether the platform is asked for what may have arrived."""
    stay: bool = False
    """Do not leave when nothing is due any more."""
    ready: Path | None = None
    """A file to make when it begins to work."""
    way: float = 0.0
    """At most so many seconds to the platform, and back."""


def work(orders: Orders) -> None:
    """The whole life of a worker."""
    asyncio.run(work_as_told(orders))


async def work_as_told(orders: Orders) -> None:
    """The same, in a loop that runs already."""
    lease = timedelta(seconds=orders.lease)
    nudges.LEASE = sending.LEASE = lease  # type: ignore[attr-defined]
    sending.MARGIN = min(sending.MARGIN, orders.lease / 10)
    watch.CHECK_SECONDS = orders.check
    step = _dies_at(orders)
    store = await open_store(orders.url)
    chat = FileChat(orders.platform, step, asks=orders.asks, seconds=orders.way)
    dispatcher = Dispatcher(
        store=Stepping(store, step),
        chats={"town": chat},
        clock=SystemClock(),
        practice=Practice(),
    )
    await dispatcher.start()
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    if orders.ready:
        orders.ready.touch()
    await _load(store, orders)
    while not told.is_set() and (orders.stay or not await _nothing_left(store)):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    await dispatcher.close()
    await store.close()
    chat.close()


async def _nothing_left(store: Store) -> bool:
    async with store.transaction() as tx:
        return await tx.next_due() is None


def _dies_at(orders: Orders) -> Step:
    if not orders.step:
        return nothing
    hits = count(1)

    def step(name: str) -> None:
        if name == orders.step and next(hits) == orders.hit:
            os.kill(os.getpid(), orders.by)

    return step


async def _load(store: Store, orders: Orders) -> None:
    """Commit units of work; each that was acknowledged to us is written down at once."""
    if not orders.load:
        return
    out = os.open(orders.acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    ids: Iterator[int] = iter(range(orders.load))

    async def caller() -> None:
        for number in ids:
            id = f"{orders.number}:{number}"
            with suppress(Unavailable):  # it is busy, and nothing was promised
                async with store.transaction() as tx:
                    if number % 8:  # as an adapter does: such units only write
                        await tx.receive("town", {id: "{}"}, SystemClock().now())
                    else:
                        await tx.first_time(id, SystemClock().now())
                os.write(out, f"{id}\n".encode())

    await asyncio.gather(*(caller() for _ in range(orders.callers)))
    os.close(out)


class Stepping:
    """The store, with a step before and after what the dispatcher does there."""

    def __init__(self, store: Store, step: Step) -> None:
        self._store = store
        self._step = step

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A unit of work, and a step on either side of its commit, named for what was done."""
        return self._unit()

    @asynccontextmanager
    async def _unit(self) -> AsyncIterator[Transaction]:
        done: set[str] = set()
        self._step("before the claim")
        async with self._store.transaction() as tx:
            yield _Noting(tx, done)  # type: ignore[misc]
            if "claim_due" in done:
                self._step("claimed and not committed")
            elif "finish_nudges" in done:
                self._step("answered")
                self._step("finished and not committed")
        if "claim_due" in done:
            self._step("claim committed")
        elif "finish_nudges" in done:
            self._step("finish committed")
        else:
            self._step("written")

    def claim_token(self) -> str:
        """See `bot.store.Store`."""
        return self._store.claim_token()

    def holds(self, token: str) -> bool:
        """See `bot.store.Store`."""
        return self._store.holds(token)

    def on_news(self, call: Callable[[], None]) -> None:
        """See `bot.store.Store`."""
        self._store.on_news(call)

    async def close(self) -> None:
        """See `bot.store.Store`."""
        await self._store.close()


class _Noting:
    """A transaction that notes which of its methods were called."""

    def __init__(self, tx: Transaction, done: set[str]) -> None:
        self._tx = tx
        self._done = done

    def __getattr__(self, name: str) -> object:
        self._done.add(name)
        return getattr(self._tx, name)
