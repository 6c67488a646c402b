"""How much of whose may be in the air at once, how fast, and when to try again after a refusal.

Each community has a lane of its own, so that one with a backlog, or one whose platform refuses it,
delays nobody else. How fast one may write to a conversation is the platform's rule, and known to
its adapter, which has `Turns` for it: it waits, or says `Throttled`.
"""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from weakref import WeakValueDictionary

from throttled import MemoryStore, RateLimiterType, per_sec
from throttled import Throttled as Throttle

from bot.ports import Throttled

ROOM = 256
"""Messages of one community that may be in the air at once …"""
PLATFORM_ROOM = 4096
"""… and of one platform."""

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0
"""Seconds after the first temporary failure of a nudge, doubling up to the longest."""
ATTEMPTS = 150
"""Tries of temporary failures: about a day, then the organiser is told."""
FEW = 16
"""So many of a community may always be in the air, however full the platform is of others."""
REFUSALS = 4
"""So many in a row, and a community is left alone …"""
LONGEST_HOLD = 60.0
"""… for at most so many seconds, unless the platform wants more."""


def pause_after(attempts: int) -> timedelta:
    """How long a nudge waits after that many temporary failures; no two wait alike."""
    pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)
    return timedelta(seconds=pause * random.uniform(0.8, 1.2))


def pause_as_told(retry_after: float) -> timedelta:
    """As long as the platform says, and a little more, so that not all come back at once."""
    return timedelta(seconds=max(retry_after, 0.1) * random.uniform(1.0, 1.1))


def seconds(told: str | None, otherwise: float) -> float:
    """A Retry-After, which a proxy on the way may write as a date: then `otherwise`."""
    try:
        return max(float(told or ""), 0.0)
    except ValueError:
        return otherwise


class Turns:
    """For each key so many turns at once, and then so many a second (GCRA)."""

    def __init__(self, per_second: int, burst: int, keys: int = 10_000) -> None:
        """`keys`: so many are remembered, the latest used."""
        self._between = 1 / per_second
        self._throttle = Throttle(
            using=RateLimiterType.GCRA.value,
            quota=per_sec(per_second, burst),
            store=MemoryStore(options={"MAX_SIZE": keys}),
        )
        self._queues: WeakValueDictionary[str, _Queue] = WeakValueDictionary()

    def wait(self, key: str) -> float:
        """Take a turn and return 0; or the seconds until there is one."""
        found = self._throttle.limit(key)
        return max(found.state.retry_after, 0.001) if found.limited else 0.0

    async def take(self, key: str, patience: float) -> None:
        """Wait for a turn, first come first served.

        Raises `Throttled` at once where it would take longer than `patience` seconds.
        """
        queue = self._queues.get(key)
        if queue is None:
            wait = self.wait(key)
            if not wait:
                return
            queue = self._queues[key] = _Queue()
        else:
            wait = (queue.length + 1) * self._between
        if wait > patience:
            raise Throttled(wait)
        queue.length += 1
        try:
            async with queue.lock:
                while wait := self.wait(key):  # noqa: ASYNC110 - time tells nobody
                    await asyncio.sleep(wait)
        finally:
            queue.length -= 1


@dataclass(slots=True, weakref_slot=True, eq=False)
class _Queue:
    """Those who wait for their turn; forgotten with the last of them."""

    length: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class _Lane:
    in_the_air: int = 0
    held_until: float = 0.0
    refusals: int = 0


class Lanes:
    """How many more nudges each community may be given. `now` is seconds of one steady clock."""

    def __init__(self) -> None:
        self._lanes: defaultdict[str, _Lane] = defaultdict(_Lane)
        self._platforms: defaultdict[str, int] = defaultdict(int)

    def enter(self, community: str, count: int) -> None:
        """So many more are in the air."""
        self._lanes[community].in_the_air += count
        self._platforms[_platform(community)] += count

    def leave(self, community: str, now: float) -> bool:
        """One came down again; whether that made room where there was none, there or for others."""
        platform = _platform(community)
        full = self._there(platform) < ROOM // 2
        before = self.room(community, now)
        lane = self._lanes[community]
        lane.in_the_air -= 1
        self._platforms[platform] -= 1
        if not lane.in_the_air and not lane.refusals:
            del self._lanes[community]
        if full and self._there(platform) >= ROOM // 2:
            return True
        return not before and self.room(community, now) > 0

    def report(self, community: str, now: float, refused: float | None) -> None:
        """What the platform said: None where it answered, else the seconds it wants (0 if it did
        not say). After several refusals in a row the lane is held."""
        lane = self._lanes[community]
        if refused is None:
            lane.refusals = 0
            return
        lane.refusals += 1
        if lane.refusals >= REFUSALS and now >= lane.held_until:
            own = min(2.0 ** min(lane.refusals / REFUSALS, 10), LONGEST_HOLD)
            lane.held_until = now + max(refused, own) * random.uniform(1.0, 1.2)

    def room(self, community: str, now: float) -> int:
        """How many more it may be given now. Little room is none: small claims cost as much."""
        lane = self._lanes.get(community) or _Lane()
        if now < lane.held_until:
            return 0
        room = min(ROOM - lane.in_the_air, self._there(_platform(community)))
        if room >= ROOM // 2:
            return room
        return FEW if not lane.in_the_air else 0

    def _there(self, platform: str) -> int:
        return PLATFORM_ROOM - self._platforms[platform]

    def held(self, now: float) -> float | None:
        """When the next held lane is let go; None if none is held."""
        return min(
            (lane.held_until for lane in self._lanes.values() if lane.held_until > now),
            default=None,
        )


def _platform(community: str) -> str:
    return community.partition(":")[0]
