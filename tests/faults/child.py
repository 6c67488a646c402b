"""A worker process that can be killed: the real dispatcher on the real store, with named steps.

The product knows nothing of the steps. They are where the worker's Store and Chat are called.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.bootstrap import SystemClock
from bot.core.ports import Chat
from bot.core.store import Store, StoreUnavailable, Transaction
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.timings import DeliveryTimings
from bot.domain.practice import Practice
from storage import StoreTimings, open_store
from tests.faults.platform import FileChat, Step, no_fault
from tests.faults.slack_chat import SlackAccess, open_slack
from tests.support.calls import recording
from tests.support.routing import ROUTER

STEPS = (
    "before the claim",
    "claimed and not committed",
    "claim committed",
    "composed",
    "before it is sent",
    "sent and not answered",
    "answered",
    "finished and not committed",
    "finish committed",
)
"""Every step from claim to stored outcome, in order."""


@dataclass(frozen=True)
class WorkerOptions:
    """What a worker does, and when it is killed or stopped. Times are seconds."""

    url: str
    platform: Path
    """The file of the platform (`tests.faults.platform`)."""
    acknowledged: Path
    """The worker appends the ids of committed transactions to this file."""
    number: int = 0
    step: str = ""
    """The step at which it gets the signal; empty: no step."""
    hit: int = 1
    """The signal comes at this occurrence of the step."""
    signal: int = signal.SIGKILL
    load: int = 0
    """Transactions to commit during delivery."""
    callers: int = 64
    """How many of them run at once."""
    lease_s: float = 60.0
    liveness_s: float = 2.0
    """How often it checks whether other workers are dead."""
    settling_s: float = 2.0
    """How long workers that it has not seen have to connect to a server that changed."""
    deduplicates: bool = True
    """Whether the platform looks for a message that may have arrived."""
    stay: bool = False
    """Keep running when nothing is due any more."""
    ready: Path | None = None
    """A file that is created once the worker runs."""
    latency_s: float = 0.0
    """The longest way to the platform, and back."""
    slack: SlackAccess | None = None
    """Send to this Slack instead of the file."""


def run_worker(options: WorkerOptions) -> None:
    """The main function of a worker process."""
    asyncio.run(work(options))


async def work(options: WorkerOptions) -> None:
    """The same, in a loop that runs already."""
    step = _signal_at(options)
    timings = StoreTimings(look_interval_s=options.liveness_s, settling_s=options.settling_s)
    store = await open_store(options.url, timings=timings)
    lease = DeliveryTimings(lease_s=options.lease_s, lease_margin_s=min(5.0, options.lease_s / 10))
    async with _open_chat(options, step) as chats:
        dispatcher = Dispatcher(
            store=SteppingStore(store, step),
            chats=chats,
            clock=SystemClock(),
            practice=Practice(),
            router=ROUTER,
            timings=lease,
        )
        await dispatcher.start()
        terminated = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, terminated.set)
        if options.ready:
            options.ready.touch()
        await _commit_load(store, options)
        while not terminated.is_set():
            if not options.stay and await _is_done(store):
                break
            await asyncio.sleep(0.02)
        await dispatcher.close()
    await store.close()


@asynccontextmanager
async def _open_chat(options: WorkerOptions, step: Step) -> AsyncIterator[Mapping[str, Chat]]:
    if options.slack is not None:
        async with open_slack(options.slack, step) as slack:
            yield {"slack": slack}
        return
    chat = FileChat(
        options.platform, step, deduplicates=options.deduplicates, latency_s=options.latency_s
    )
    yield {"town": chat}
    chat.close()


async def _is_done(store: Store) -> bool:
    async with store.transaction() as tx:
        return await tx.nudges.next_due() is None


def _signal_at(options: WorkerOptions) -> Step:
    if not options.step:
        return no_fault
    hits = count(1)

    def step(name: str) -> None:
        if name == options.step and next(hits) == options.hit:
            os.kill(os.getpid(), options.signal)

    return step


async def _commit_load(store: Store, options: WorkerOptions) -> None:
    """Commit transactions, and write down the id of each as soon as its commit returns."""
    if not options.load:
        return
    out = os.open(options.acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    ids: Iterator[int] = iter(range(options.load))

    async def caller() -> None:
        for number in ids:
            id = f"{options.number}:{number}"
            with suppress(StoreUnavailable):  # busy: nothing was promised
                async with store.transaction() as tx:
                    if number % 8:  # as adapters do: such transactions only write
                        await tx.inbox.add("town", {id: "{}"}, SystemClock().now())
                    else:
                        await tx.events.mark_seen(id, SystemClock().now())
                os.write(out, f"{id}\n".encode())

    await asyncio.gather(*(caller() for _ in range(options.callers)))
    os.close(out)


class SteppingStore:
    """The store, with a step before and after the transactions of the dispatcher."""

    def __init__(self, store: Store, step: Step) -> None:
        self._store = store
        self._step = step

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction, with steps around its commit that are named for what it did."""
        return self._transaction()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Transaction]:
        calls: set[str] = set()
        self._step("before the claim")
        async with self._store.transaction() as tx:
            yield recording(tx, calls)
            if "nudges.claim_due" in calls:
                self._step("claimed and not committed")
            elif "nudges.finish_all" in calls:
                self._step("answered")
                self._step("finished and not committed")
        if "nudges.claim_due" in calls:
            self._step("claim committed")
        elif "nudges.finish_all" in calls:
            self._step("finish committed")
        else:
            self._step("composed")

    def claim_token(self) -> str:
        """See `bot.core.store.Store`."""
        return self._store.claim_token()

    def owns_claim(self, token: str) -> bool:
        """See `bot.core.store.Store`."""
        return self._store.owns_claim(token)

    def subscribe(self, call: Callable[[], None]) -> None:
        """See `bot.core.store.Store`."""
        self._store.subscribe(call)

    async def scrub(self, *, quiet: bool) -> bool:
        """See `bot.core.store.Store`."""
        return await self._store.scrub(quiet=quiet)

    async def close(self) -> None:
        """See `bot.core.store.Store`."""
        await self._store.close()
