"""Which methods of a transaction's repositories were called."""

from __future__ import annotations

from typing import Any, cast

from bot.core.store import Transaction


def recording(tx: Transaction, calls: set[str]) -> Transaction:
    """The same transaction; each call adds the method to `calls`, as `nudges.claim_due`."""
    return cast(Transaction, _RecordedTransaction(tx, calls))


class _RecordedTransaction:
    def __init__(self, tx: Transaction, calls: set[str]) -> None:
        self._tx, self._calls = tx, calls

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._tx, name)
        if callable(found) or isinstance(found, bool):
            return found
        return _RecordedRepository(found, name, self._calls)


class _RecordedRepository:
    def __init__(self, repository: object, name: str, calls: set[str]) -> None:
        self._repository, self._name, self._calls = repository, name, calls

    def __getattr__(self, method: str) -> Any:
        self._calls.add(f"{self._name}.{method}")
        return getattr(self._repository, method)
