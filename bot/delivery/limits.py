"""How many deliveries may be in flight, how fast they go, and when to retry after a refusal.

Each community has its own limit, so that a backlog or a refusing platform in one delays no other.
How fast one may write to a conversation is the platform's rule and known to its adapter, which uses
`RateLimiter`: it waits, or raises `Throttled`.
"""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from throttled import MemoryStore, RateLimiterType, per_sec
from throttled import Throttled as Throttle

from bot.core.keyed_locks import KeyedLocks
from bot.core.ports import Throttled
from bot.delivery.timings import DeliveryTimings

IN_FLIGHT_MAX = 256
"""Messages of one community in flight at once."""
PLATFORM_IN_FLIGHT_MAX = 4096
"""Messages of one platform in flight at once."""
FEW = 16
"""Messages a community may always have in flight, however full its platform is of others."""
ATTEMPTS = 150
"""Attempts after temporary failures: about a day, then an organiser is notified."""
REFUSALS = 4
"""Refusals in a row after which the circuit of a community opens."""
LONGEST_OPEN_S = 60.0
"""The longest time a circuit stays open, unless the platform asks for more."""


def pause_after(attempts: int, timings: DeliveryTimings) -> timedelta:
    """The pause before the next attempt, after that many; with jitter, so that they spread out."""
    pause = min(timings.first_retry_s * 2 ** min(attempts - 1, 10), timings.longest_retry_s)
    return timedelta(seconds=pause * random.uniform(0.8, 1.2))


def jittered_retry_after(retry_after: float) -> timedelta:
    """The seconds a platform asked for and a little more, so that not all come back at once."""
    return timedelta(seconds=max(retry_after, 0.1) * random.uniform(1.0, 1.1))


class RateLimiter:
    """For each key `burst` slots at once, and then `per_second` a second (GCRA)."""

    def __init__(
        self,
        per_second: int,
        burst: int,
        keys: int = 10_000,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`keys`: how many keys are remembered, the latest used."""
        self._sleep = sleep
        self._between = 1 / per_second
        self._throttle = Throttle(
            using=RateLimiterType.GCRA.value,
            quota=per_sec(per_second, burst),
            store=MemoryStore(options={"MAX_SIZE": keys}),
        )
        self._locks = KeyedLocks[str]()

    def wait(self, key: str) -> float:
        """Take a slot and return 0; or the seconds until there is one."""
        found = self._throttle.limit(key)
        return max(found.state.retry_after, 0.001) if found.limited else 0.0

    async def take(self, key: str, patience: float) -> None:
        """Wait for a slot, first come first served.

        Raises `Throttled` at once where it would take longer than `patience` seconds.
        """
        if ahead := self._locks.users(key):
            wait = (ahead + 1) * self._between
        elif not (wait := self.wait(key)):
            return
        if wait > patience:
            raise Throttled(wait)
        async with self._locks.hold(key):
            while wait := self.wait(key):
                await self._sleep(wait)


@dataclass(slots=True)
class _Community:
    in_flight: int = 0
    open_until: float = 0.0
    refusals: int = 0


class InFlightLimiter:
    """How many more nudges each community may be given. `now` is seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._communities: defaultdict[str, _Community] = defaultdict(_Community)
        self._platforms: defaultdict[str, int] = defaultdict(int)

    def enter(self, community: str, count: int) -> None:
        """That many more are in flight."""
        self._communities[community].in_flight += count
        self._platforms[_platform(community)] += count

    def leave(self, community: str, now: float) -> bool:
        """One is done. True if its community, or another one, may send now and could not before."""
        platform = _platform(community)
        full = self._free(platform) < IN_FLIGHT_MAX // 2
        before = self.capacity(community, now)
        state = self._communities[community]
        state.in_flight -= 1
        self._platforms[platform] -= 1
        if not state.in_flight and not state.refusals:
            del self._communities[community]
        if full and self._free(platform) >= IN_FLIGHT_MAX // 2:
            return True
        return not before and self.capacity(community, now) > 0

    def report(self, community: str, now: float, refused: float | None) -> None:
        """The platform's answer: None if it took the message, else the seconds it asked for (0 if
        it named none). After several refusals in a row the circuit opens."""
        state = self._communities[community]
        if refused is None:
            state.refusals = 0
            return
        state.refusals += 1
        if state.refusals >= REFUSALS and now >= state.open_until:
            own = min(2.0 ** min(state.refusals / REFUSALS, 10), LONGEST_OPEN_S)
            state.open_until = now + max(refused, own) * random.uniform(1.0, 1.2)

    def capacity(self, community: str, now: float) -> int:
        """How many more it may be given now. A little is 0: a small claim costs as much as a large
        one."""
        state = self._communities.get(community) or _Community()
        if now < state.open_until:
            return 0
        capacity = min(IN_FLIGHT_MAX - state.in_flight, self._free(_platform(community)))
        if capacity >= IN_FLIGHT_MAX // 2:
            return capacity
        return FEW if not state.in_flight else 0

    def _free(self, platform: str) -> int:
        return PLATFORM_IN_FLIGHT_MAX - self._platforms[platform]

    def next_closing(self, now: float) -> float | None:
        """When the next open circuit closes; None if none is open."""
        return min(
            (each.open_until for each in self._communities.values() if each.open_until > now),
            default=None,
        )


def _platform(community: str) -> str:
    return community.partition(":")[0]
