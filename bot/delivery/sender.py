"""Sending: deliveries go from claim to outcome: compose, wait for a slot, call, complete."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.core.keyed_locks import KeyedLocks
from bot.core.messages import drawn
from bot.core.monitor import Monitor
from bot.core.ports import (
    Chat,
    ChatError,
    Clock,
    MessageRef,
    NotAMember,
    PartlyReached,
    Throttled,
    Unreachable,
)
from bot.core.store import Store, StoreUnavailable
from bot.core.tasks import Tasks
from bot.delivery.completer import Completer
from bot.delivery.composer import Composer
from bot.delivery.delivery import Delivery
from bot.delivery.limits import ATTEMPTS, InFlightLimiter, jittered_retry_after, pause_after
from bot.delivery.platform_call import send_to_platform
from bot.delivery.readers import Readers
from bot.delivery.recorder import Recorder
from bot.delivery.timings import DeliveryTimings
from bot.domain.nudges import OUR_FAULT, REFUSED, THROTTLED, Nudge
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.engine.router import Router

log = logging.getLogger(__name__)

BATCH = 32
"""Deliveries composed in one transaction. Members wait for its end."""
OWN_FAULT_ATTEMPTS = 12
"""Attempts where the fault seems to be ours: most of an hour, in which a passing one ends."""
UPDATES_AT_ONCE = 32
"""Messages of one community that are updated at the same time."""
UPDATE_RETRY_S = 60.0
"""Seconds after which a failed update is tried again."""

Left = Callable[[Address], Awaitable[None]]
"""Called with the address of somebody whom the platform no longer knows."""


async def nobody_left(address: Address) -> None:
    """Do nothing: for a dispatcher without features."""


class Sender:
    """Delivers what was claimed. Calls `wake` where something may have become due."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice,
        router: Router,
        in_flight: InFlightLimiter,
        timings: DeliveryTimings,
        wake: Callable[[], None],
        left: Left,
        monitor: Monitor,
    ) -> None:
        self._store = store
        self._chats = chats
        self._clock = clock
        self._composer = Composer(clock, practice, router)
        self._recorder = Recorder(clock, self._composer, router)
        self._completer = Completer(store, self._recorder, timings, wake, self._count)
        self._in_flight = in_flight
        self._timings = timings
        self._wake = wake
        self._left = left
        self._monitor = monitor
        self._readers = Readers(store, chats, router, timings, self._composer.reader)
        self._claims: dict[str, Nudge] = {}
        """The claims this process holds, by key."""
        self._tasks = Tasks(log, "a delivery broke off; its lease brings it back")
        self._stopping = False
        self._waiting: set[asyncio.Task[Any]] = set()
        """Tasks that wait for a slot of their platform."""
        self._compose_locks = KeyedLocks[str]()
        """One batch per network is composed at a time; networks do not wait for each other."""
        self._updates: Counter[str] = Counter()
        """Messages that are being updated, by community."""

    @property
    def composer(self) -> Composer:
        """Decides what may be merged; the dispatcher asks it while it claims."""
        return self._composer

    @property
    def busy(self) -> bool:
        """Whether anything is being delivered."""
        return bool(self._tasks.running)

    def hold(self, claimed: Collection[Nudge]) -> list[Delivery]:
        """Hold these claims, and return deliveries of the new ones.

        After a jump of the clock our own leases look over, and we claim from ourselves: such a
        claim only has another token.
        """
        new = [Delivery(nudge) for nudge in claimed if nudge.key not in self._claims]
        self._claims.update((nudge.key, nudge) for nudge in claimed)
        return new

    def deliver(self, batch: Sequence[Delivery], until: float) -> None:
        """Begin to send these, which are all of one community.

        Their lease ends at `until`, in the loop's seconds, counted from before they were claimed.
        """
        self._in_flight.enter(batch[0].nudge.community, len(batch))
        self._tasks.begin(self._deliver(batch, until - self._timings.lease_margin_s))

    def update_capacity(self, community: str) -> int:
        """Free update slots of that community; 0 below half of them, to keep claims large."""
        free = UPDATES_AT_ONCE - self._updates[community]
        return free if free >= UPDATES_AT_ONCE // 2 else 0

    def update(self, delivery: Delivery) -> None:
        """Begin to update a sent message: buttons that no longer hold end."""
        self._updates[delivery.nudge.community] += 1
        self._tasks.begin(self._update(delivery))

    def retry_outcomes(self) -> None:
        """Store at once the outcomes that wait for the database."""
        self._completer.retry()

    async def wait(self) -> None:
        """Return when all that was begun is done. Raises errors of ours, not of a delivery."""
        await asyncio.gather(*self._tasks.running)

    async def close(self, timeout_s: float) -> None:
        """Finish what is being sent, release what was not begun, cancel the rest in the end.

        A cancelled delivery stays claimed: the worker that takes it over asks the platform first.
        """
        self._stopping = True
        for waiting in tuple(self._waiting):
            waiting.cancel()
        if self._tasks.running:
            await asyncio.wait(self._tasks.running, timeout=timeout_s)
        await self._tasks.cancel()
        await self._completer.close()

    async def _deliver(self, batch: Sequence[Delivery], until: float) -> None:
        """Compose some at a time, and send them without waiting for each other."""
        ahead = dict.fromkeys(batch)
        posts: list[asyncio.Task[None]] = []
        try:
            for some in batches(batch):
                async with self._compose_locks.hold(some[0].nudge.network):
                    ready = await self._compose(some)
                for delivery in some:
                    del ahead[delivery]
                    if delivery.message is None:
                        self._release(delivery)
                posts += [asyncio.create_task(self._post(delivery, until)) for delivery in ready]
                await asyncio.sleep(0)
            await asyncio.gather(*posts)
        finally:
            for delivery in ahead:
                self._release(delivery)
            for post in posts:
                post.cancel()
            await asyncio.gather(*posts, return_exceptions=True)

    async def _compose(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        """Those to send. If it fails for all together, each is tried alone."""
        if self._stopping:
            for delivery in deliveries:
                delivery.snooze(delivery.nudge.due_at)
            await self._complete_all(deliveries)
            return []
        claims = [delivery.nudge for delivery in deliveries]
        try:
            async with self._store.transaction() as tx:
                ready = await self._composer.compose(tx, deliveries)
                done = [d for d in deliveries if d.has_outcome and not d.is_stored]
                if done:
                    await self._recorder.record(tx, done)
        except Exception as error:
            for delivery, claim in zip(deliveries, claims, strict=True):
                delivery.reset(claim)
            if len(deliveries) > 1 and not isinstance(error, StoreUnavailable):
                return [d for one in deliveries for d in await self._compose([one])]
            log.warning("%d nudges were not composed: %s", len(deliveries), error)
            for delivery in deliveries:
                if isinstance(error, StoreUnavailable):
                    due = self._clock.now() + pause_after(1, self._timings)
                    delivery.snooze(due, "the database was away")
                else:
                    self._after_failure(delivery, error, OWN_FAULT_ATTEMPTS)
            await self._complete_all(deliveries)
            return []
        for delivery in deliveries:
            if delivery.has_outcome:
                self._count(delivery)
        if len(ready) < len(deliveries):
            self._wake()
        return ready

    async def _post(self, delivery: Delivery, until: float) -> None:
        """Send one message before `until`, and store the outcome."""
        nudge, loop, timings = delivery.nudge, asyncio.get_running_loop(), self._timings
        try:
            refused: float | None = None
            try:
                if gone := await self._readers.former_member(delivery):
                    await self._left(gone)  # so the next attempt has another address, or no cause
                    self._after_failure(delivery, NotAMember("no longer a member"), ATTEMPTS)
                    await self._complete(delivery)
                    return
                if await self._readers.lacks_permission(delivery):
                    delivery.skip("its reader lacks the permission for it")
                    await self._complete(delivery)
                    return
                if delivery.message is not None:
                    delivery.message = await drawn(delivery.message)
                await self._acquire_slot(delivery)
                if not self._may_begin(nudge, until - timings.lease_margin_s):
                    delivery.snooze(nudge.due_at)
                    await self._complete(delivery)
                    return
                async with asyncio.timeout_at(min(loop.time() + timings.call_timeout_s, until)):
                    delivery.sent(await send_to_platform(self._chats, delivery))
            except Throttled as error:
                refused = error.retry_after
                self._monitor.throttled(nudge.platform)
                delivery.snooze(self._clock.now() + jittered_retry_after(refused), THROTTLED)
            except PartlyReached as error:
                delivery.sent(error.ref, error.missing)
            except Unreachable as error:
                delivery.fail(f"{REFUSED}: {error}")
            except (ChatError, TimeoutError, OSError, StoreUnavailable) as error:
                refused = 0.0
                self._after_failure(delivery, error, ATTEMPTS)
            except Exception as error:
                log.exception("nudge %s could not be sent", nudge.key)
                self._after_failure(delivery, error, OWN_FAULT_ATTEMPTS)
            self._in_flight.report(nudge.community, loop.time(), refused)
            if delivery.tell_organisers:
                log.warning("nudge %s given up: %s", nudge.key, delivery.nudge.reason)
            await self._complete(delivery)
        finally:
            self._release(delivery)

    async def _acquire_slot(self, delivery: Delivery) -> None:
        """Wait for a slot of the platform. `close` cancels this wait: nothing was sent yet, so the
        delivery is released."""
        task = asyncio.current_task()
        assert task is not None
        self._waiting.add(task)
        try:
            for addresses in delivery.conversations:
                if (chat := self._chats.get(addresses[0].platform)) is not None:
                    await chat.acquire_slot(addresses)
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            task.uncancel()
        finally:
            self._waiting.discard(task)

    def _may_begin(self, nudge: Nudge, until: float) -> bool:
        """Whether the claim is still ours, as far as this process can know."""
        claim = self._claims.get(nudge.key, nudge)
        return (
            not self._stopping
            and asyncio.get_running_loop().time() <= until
            and claim.token is not None
            and self._store.owns_claim(claim.token)
        )

    def _after_failure(self, delivery: Delivery, error: Exception, attempts: int) -> None:
        """It is not known whether it arrived: retry, up to that many attempts."""
        reason = str(error) or type(error).__name__
        made = delivery.nudge.attempts
        if made >= attempts:
            ours = f"{OUR_FAULT}: " if attempts == OWN_FAULT_ATTEMPTS else ""
            delivery.fail(f"{ours}{made} attempts: {reason}")
        else:
            due = self._clock.now() + pause_after(made, self._timings)
            delivery.retry_at(due, reason)

    async def _update(self, delivery: Delivery) -> None:
        nudge = delivery.nudge
        try:
            async with self._compose_locks.hold(nudge.network), self._store.transaction() as tx:
                await self._composer.compose_update(tx, delivery)
            if delivery.message is not None and nudge.ref and nudge.address:
                address = Address.parse(nudge.address)
                chat = self._chats.get(address.platform)
                if chat is not None:
                    async with asyncio.timeout(self._timings.call_timeout_s):
                        await chat.update(MessageRef(address, nudge.ref), delivery.message)
            delivery.updated()
        except Unreachable:
            log.info("message %s is gone and is not updated", nudge.key)
            delivery.updated()
        except (ChatError, TimeoutError, OSError, StoreUnavailable) as error:
            log.info("message %s is not updated yet: %s", nudge.key, error)
            wait = UPDATE_RETRY_S
            if isinstance(error, Throttled):
                self._monitor.throttled(nudge.platform)
                wait = error.retry_after
            delivery.update_at(self._clock.now() + jittered_retry_after(wait))
        except Exception:
            log.exception("message %s could not be updated", nudge.key)
            delivery.updated()
        try:
            await self._complete(delivery)
        finally:
            self._claims.pop(nudge.key, None)
            full = not self.update_capacity(nudge.community)
            self._updates[nudge.community] -= 1
            if not self._updates[nudge.community]:
                del self._updates[nudge.community]
            if full and self.update_capacity(nudge.community):
                self._wake()

    async def _complete_all(self, deliveries: Collection[Delivery]) -> None:
        await asyncio.gather(*map(self._complete, deliveries))

    async def _complete(self, delivery: Delivery) -> None:
        """Store the outcome, under the claim this process holds now.

        That may be another one than it began with, after a jump of the clock.
        """
        key = delivery.nudge.key
        while True:
            claim = self._claims.get(key, delivery.nudge)
            delivery.nudge = replace(delivery.nudge, token=claim.token)
            held = await self._completer.complete(delivery)
            later = self._claims.get(key)
            if later is None or later.token == claim.token:
                return
            if held:
                # Claimed again after the outcome was stored: nobody works on that claim.
                await self._completer.complete(Delivery(later).released())
                return

    def _count(self, delivery: Delivery) -> None:
        """Tell the monitor what became of it, once that is stored."""
        nudge, outcome = delivery.nudge, delivery.outcome
        if outcome is not None:
            late_s = (self._clock.now() - nudge.due_at).total_seconds()
            self._monitor.nudge(nudge.platform, nudge.kind, outcome, late_s)

    def _release(self, delivery: Delivery) -> None:
        """This process no longer holds the claim."""
        nudge = delivery.nudge
        self._claims.pop(nudge.key, None)
        if self._in_flight.leave(nudge.community, asyncio.get_running_loop().time()):
            self._wake()


def batches(deliveries: Sequence[Delivery]) -> Iterator[list[Delivery]]:
    """As many as are composed together. All to one person are in the same batch, so that a burst
    is seen as one."""
    by_person: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        by_person.setdefault(delivery.nudge.person, []).append(delivery)
    some: list[Delivery] = []
    for theirs in by_person.values():
        if some and len(some) + len(theirs) > BATCH:
            yield some
            some = []
        some += theirs
    if some:
        yield some
