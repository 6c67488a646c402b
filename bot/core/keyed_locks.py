"""One lock per key, without a list of keys that grows forever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(slots=True)
class _Entry:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class KeyedLocks(Generic[K]):
    """A fair lock for each key. A lock exists while a task holds or awaits it."""

    def __init__(self) -> None:
        self._entries: dict[K, _Entry] = {}

    def users(self, key: K) -> int:
        """Return how many tasks hold or await the lock of this key."""
        entry = self._entries.get(key)
        return entry.users if entry else 0

    @asynccontextmanager
    async def hold(self, key: K) -> AsyncIterator[None]:
        """Hold the lock of this key. Tasks get it in the order in which they asked."""
        entry = self._entries.setdefault(key, _Entry())
        entry.users += 1
        try:
            async with entry.lock:
                yield
        finally:
            entry.users -= 1
            if not entry.users:
                del self._entries[key]
