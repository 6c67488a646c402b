"""What was learned of late and need not be asked again."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The latest things known, each for a while; the oldest make room."""

    def __init__(
        self,
        most: int,
        seconds: float = float("inf"),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._monotonic = monotonic
        self._known: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def put(self, key: K, value: V) -> None:
        """Know this from now on."""
        self._known[key] = (self._monotonic() + self._seconds, value)
        self._known.move_to_end(key)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def get(self, key: K) -> V | None:
        """What is known, None if nothing or no longer."""
        until, value = self._known.get(key, (0.0, None))
        return value if self._monotonic() < until else None

    def drop(self, key: K) -> None:
        """Know this no more."""
        self._known.pop(key, None)

    def items(self) -> list[tuple[K, V]]:
        """All that is known."""
        return [(key, value) for key, (_, value) in self._known.items()]
