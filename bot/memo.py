"""A unit of work that reads each thing once: many letters of one community name the same people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from bot.store import Transaction

_REMEMBERED = frozenset({"person", "community", "introduction", "host", "addresses"})
"""Reads whose values nobody changes in place."""
_WRITES = ("put_", "drop_", "add_", "save_", "finish_")
"""How the names begin of what may change those values."""


def remembering(tx: Transaction) -> Transaction:
    """The same unit of work; what was read is not asked for again before something is written."""
    return cast(Transaction, _Memo(tx))


class _Memo:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._known: dict[tuple[str, ...], Any] = {}

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        method: Callable[..., Awaitable[Any]] = getattr(self._tx, name)
        if name.startswith(_WRITES):
            self._known.clear()
        if name not in _REMEMBERED:
            return method

        async def read(*args: str) -> Any:
            key = (name, *args)
            if key not in self._known:
                self._known[key] = await method(*args)
            return self._known[key]

        self.__dict__[name] = read  # next time it is found without asking here
        return read
