"""A transaction that reads each record once: many deliveries name the same people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from bot.core.store import Transaction

_CACHED = {
    "people": ("get", "addresses"),
    "communities": ("get",),
    "hosts": ("get", "open_to"),
    "blocks": ("among",),
    "introductions": ("get",),
}
"""Reads that are cached, by repository. Nobody changes their results in place."""


def with_read_cache(tx: Transaction) -> Transaction:
    """The same transaction. Any other call to a repository empties the cache of that repository."""
    return cast(Transaction, _CachedTransaction(tx))


class _CachedTransaction:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        for name, methods in _CACHED.items():
            setattr(self, name, _CachedRepository(getattr(tx, name), methods))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)


class _CachedRepository:
    def __init__(self, repository: object, cached: tuple[str, ...]) -> None:
        self._repository = repository
        self._results: dict[tuple[str, ...], Any] = {}
        for name in cached:
            setattr(self, name, self._cache(name, getattr(repository, name)))

    def __getattr__(self, name: str) -> Any:
        # A method that is not declared as cached may write: its name does not decide.
        self._results.clear()
        return getattr(self._repository, name)

    def _cache(
        self, name: str, read: Callable[..., Awaitable[Any]]
    ) -> Callable[..., Awaitable[Any]]:
        async def cached(*args: str) -> Any:
            key = (name, *args)
            if key not in self._results:
                self._results[key] = await read(*args)
            return self._results[key]

        return cached
