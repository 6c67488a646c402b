"""A cache with a size limit and a time to live."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class TtlCache(Generic[K, V]):
    """Keeps the `most` entries that were put last, each for `seconds`."""

    def __init__(
        self,
        most: int,
        seconds: float = float("inf"),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`monotonic` is the clock, in seconds."""
        self._most = most
        self._seconds = seconds
        self._monotonic = monotonic
        self._entries: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def put(self, key: K, value: V) -> None:
        """Store a value and restart its time. Drops the oldest entry where the cache is full."""
        self._entries[key] = (self._monotonic() + self._seconds, value)
        self._entries.move_to_end(key)
        if len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def get(self, key: K) -> V | None:
        """Return the value, or None if there is none or its time has passed."""
        until, value = self._entries.get(key, (0.0, None))
        return value if self._monotonic() < until else None

    def drop(self, key: K) -> None:
        """Remove an entry, if there is one."""
        self._entries.pop(key, None)

    def items(self) -> list[tuple[K, V]]:
        """Return all entries, oldest first. Some may be past their time."""
        return [(key, value) for key, (_, value) in self._entries.items()]
