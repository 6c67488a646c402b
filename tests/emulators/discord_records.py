"""The records of the emulator: applications, gateway sessions, interactions."""

from __future__ import annotations

import asyncio
import hashlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.discord_rules import TooMany

Json = dict[str, Any]

PER_SECOND = 50
BUCKETS = {"/channels/{channel}/threads": (10, 64.0)}
"""Calls of a route in one channel, and the seconds until its bucket is full again.

Discord publishes no numbers. Its bucket for new threads resets late, after a minute and more.
"""
BAN_AFTER = 10_000


@dataclass
class Interaction:
    """An interaction of a member and its response."""

    app: App
    payload: Json
    born: float
    shown: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the member sees a response, other than thinking."""
    acked: asyncio.Event = field(default_factory=asyncio.Event)
    answer: Json | None = None
    """The first response, as received."""
    original: Json | None = None
    """The message of `@original`: new, or the pressed one."""
    said: list[Json] = field(default_factory=list)
    """What the member saw, in order: {kind, message | modal | choices}."""

    sent_at: float = 0.0
    """When the bot got it, by `time.perf_counter`, in seconds."""
    responded_at: float = 0.0
    """When the first response came."""
    refused: str = ""
    """Why the response was refused; "" if it was not."""

    def refuse(self, why: str) -> None:
        """Note a refused response, and end the waiting for it."""
        self.refused = why
        self.shown.set()
        self.acked.set()

    def show(self, kind: str, **what: Any) -> None:
        """Show a response to the member."""
        self.said.append({"kind": kind, **what})
        self.shown.set()


@dataclass
class Bucket:
    """The calls of one bucket. The first call begins the time until it is full again."""

    limit: int
    seconds: float
    used: int = 0
    resets_at: float = 0.0

    def take(self, now: float) -> float:
        """Take a call; return the seconds by which it was too early, 0 if it was not."""
        if now >= self.resets_at:
            self.used, self.resets_at = 0, now + self.seconds
        if self.used == self.limit:
            return self.resets_at - now
        self.used += 1
        return 0.0

    def headers(self, route: str, now: float) -> dict[str, str]:
        """Return the headers by which Discord tells the state of the bucket."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.limit - self.used),
            "X-RateLimit-Reset": f"{self.resets_at:.3f}",
            "X-RateLimit-Reset-After": f"{self.resets_at - now:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(route.encode()).hexdigest()[:32],
        }


@dataclass
class Session:
    """A gateway session, with the latest events for a resume."""

    id: str
    app: App
    shard: tuple[int, int]
    socket: Any = None
    sequence: int = 0
    sent: list[Json] = field(default_factory=list)
    resumable: bool = True


@dataclass
class App:
    """An application with its bot user."""

    id: str
    token: str
    user: Json
    shards: int = 1
    commands: list[Json] = field(default_factory=list)
    command_puts: int = 0
    guilds: set[str] = field(default_factory=set)
    sessions: dict[str, Session] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    """By token."""
    requests: list[tuple[str, str, int]] = field(default_factory=list)
    """Method, path and status of every REST call."""
    faults: list[Json] = field(default_factory=list)
    """Planned faults: {path, status, times, retry_after} or {path, body, times}."""
    dm_too_fast: bool = False
    asked_at: deque[float] = field(default_factory=lambda: deque(maxlen=PER_SECOND))
    """Times of the latest requests that count for the global limit, in seconds."""
    buckets: dict[str, Bucket] = field(default_factory=dict)
    """By path."""
    invalid_at: deque[float] = field(default_factory=deque)
    ban_after: int = BAN_AFTER
    """Invalid requests in ten minutes that cause a ban."""

    def too_soon(self, now: float) -> float:
        """Count a request; return the seconds by which it was too early, 0 if it was not."""
        if len(self.asked_at) == PER_SECOND and (wait := self.asked_at[0] + 1 - now) > 0:
            return wait
        self.asked_at.append(now)
        return 0.0

    def count(self, route: str, path: str, now: float) -> Bucket | None:
        """Count a request, and return its bucket, None without one. Raises `TooMany`."""
        if wait := self.too_soon(now):
            raise TooMany(wait, everywhere=True)
        if route not in BUCKETS:
            return None
        bucket = self.buckets.setdefault(path, Bucket(*BUCKETS[route]))
        if wait := bucket.take(now):
            raise TooMany(wait, everywhere=False)
        return bucket

    def invalid_response(self, path: str) -> str | None:
        """Return the planned body in place of the response; None without one."""
        for fault in self.faults:
            if "body" in fault and fault["times"] > 0 and fault["path"] in path:
                fault["times"] -= 1
                return str(fault["body"])
        return None

    def banned(self, now: float) -> bool:
        """Return whether the invalid requests of the last ten minutes cause a ban."""
        while self.invalid_at and self.invalid_at[0] < now - 600:
            self.invalid_at.popleft()
        return len(self.invalid_at) >= self.ban_after

    def invalid(self) -> int:
        """Return how many requests count as invalid."""
        return sum(status in (401, 403, 429) for _, _, status in self.requests)
