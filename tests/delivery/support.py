"""A dispatcher with a store and a chat that can be made to fail, on a clock that tests set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.core.messages import Message
from bot.core.ports import MessageRef
from bot.core.store import Store, StoreUnavailable, Transaction
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.timings import PRODUCT, DeliveryTimings
from bot.delivery.upkeep import Upkeep
from bot.domain.nudges import UNREACHABLE, Nudge, Subject
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.engine.router import Router
from bot.features.privacy.retention import erase_next_long_gone
from tests.support.builders import NOW, make_nudge
from tests.support.counted import Counted
from tests.support.fakes import FakeChat, FakeClock
from tests.support.routing import ROUTER

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


class UnreliableStore:
    """A store whose database can be unavailable or slow."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.failures = 0
        """This many of the next transactions raise `StoreUnavailable`."""
        self.transactions = 0
        """How many were begun."""
        self.subscribers: list[Callable[[], None]] = []
        """What a store calls when the database answers again, among others."""
        self.can_scrub = True
        """Whether what was deleted can be wiped."""
        self.scrubs: list[bool] = []
        """Each attempt: whether it was a quiet time."""
        self.blocked: asyncio.Event | None = None
        """The next transaction begins only when this is set."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """A transaction, or `StoreUnavailable`."""
        self.transactions += 1
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("the database is unavailable")
        if self.blocked is not None:
            blocked, self.blocked = self.blocked, None
            await blocked.wait()
        async with self.store.transaction() as tx:
            yield tx

    def claim_token(self) -> str:
        """See `bot.core.store.Store`."""
        return self.store.claim_token()

    def owns_claim(self, token: str) -> bool:
        """See `bot.core.store.Store`."""
        return self.store.owns_claim(token)

    def subscribe(self, call: Callable[[], None]) -> None:
        """See `bot.core.store.Store`."""
        self.subscribers.append(call)

    def notify(self) -> None:
        """Tell the subscribers."""
        for call in self.subscribers:
            call()

    async def scrub(self, *, quiet: bool) -> bool:
        """See `bot.core.store.Store`."""
        self.scrubs.append(quiet)
        return self.can_scrub and await self.store.scrub(quiet=quiet)

    async def close(self) -> None:
        """See `bot.core.store.Store`."""
        await self.store.close()


class SlowChat(FakeChat):
    """A chat whose calls can be held, and which records the attempts that may be second ones."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.release = asyncio.Event()
        """While it is cleared, `send` and `update` do not return."""
        self.release.set()
        self.entered = asyncio.Event()
        """Set with the first call of `send`."""
        self.updating = asyncio.Event()
        """Set with the first call of `update`."""
        self.maybe_sent: list[str] = []
        """The keys that were sent with `maybe_sent`."""
        self.updates: list[tuple[MessageRef, Message]] = []
        """Every update that was made, in order."""
        self.update_failures: list[Exception] = []
        """What the next updates raise, in order."""

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Visible once it is released."""
        self.entered.set()
        if maybe_sent:
            self.maybe_sent.append(key)
        if not self.release.is_set():
            self.tried.append(key)
            await self.release.wait()
            self.tried.remove(key)
        return await super().send(address, message, key, maybe_sent)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Visible once it is released."""
        self.updating.set()
        await self.release.wait()
        if self.update_failures:
            raise self.update_failures.pop(0)
        self.updates.append((ref, message))
        await super().update(ref, message)


class DeliverySetup:
    """A dispatcher, its clock, its chat and its store."""

    def __init__(self, store: Store) -> None:
        self.store = UnreliableStore(store)
        self.clock = FakeClock(NOW)
        self.chat = SlowChat(self.clock)
        self.counted = Counted()
        self.dispatcher = self.make_dispatcher()
        self.upkeep = self.make_upkeep()

    def make_dispatcher(
        self, timings: DeliveryTimings = PRODUCT, router: Router = ROUTER
    ) -> Dispatcher:
        """One more worker on the same store."""
        return Dispatcher(
            store=self.store,
            chats={"town": self.chat},
            clock=self.clock,
            practice=Practice(),
            router=router,
            timings=timings,
            monitor=self.counted,
        )

    def make_upkeep(self, timings: DeliveryTimings = PRODUCT) -> Upkeep:
        """The upkeep of one more process on the same store."""
        return Upkeep(
            store=self.store,
            clock=self.clock,
            practice=Practice(),
            timings=timings,
            erase_next_long_gone=erase_next_long_gone,
            wake=lambda: None,
        )

    async def schedule(self, *nudges: Nudge) -> None:
        """Store these to be sent."""
        async with self.store.store.transaction() as tx:
            await tx.nudges.schedule_all(nudges)

    async def nudge(self, key: str) -> Nudge:
        """The nudge as it is stored."""
        async with self.store.store.transaction() as tx:
            found = await tx.nudges.get(key)
        assert found is not None
        return found

    @property
    def keys(self) -> list[str]:
        """The keys of what became visible, in order."""
        return [shown.key for shown in self.chat.shown]

    async def wait_for(self, condition: Callable[[], bool], timeout_s: float = 60) -> None:
        """Return once the condition holds: fakes notify nobody, so it is polled."""
        async with asyncio.timeout(timeout_s):
            while not condition():  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    async def wait_visible(self, *keys: str) -> None:
        """Return once all of these are visible."""
        await self.wait_for(lambda: set(keys) <= set(self.keys))

    async def wait_unclaimed(self) -> None:
        """Return once no visible nudge is claimed."""
        async with asyncio.timeout(60):
            while any([(await self.nudge(key)).token for key in self.keys]):  # noqa: ASYNC110
                await asyncio.sleep(0.005)


def notice(key: str, community: str = "town:a", **changes: object) -> Nudge:
    """A message to the organiser of that community, which needs no further record."""
    given: dict[str, object] = {
        "community": community,
        "person": f"olu-{community[-1]}",
        "subject": Subject("person", "hal"),
        "kind": UNREACHABLE,
    }
    return make_nudge(key, **{**given, **changes})  # type: ignore[arg-type]
