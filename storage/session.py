"""All that the SQL of the store needs of a database, so that every database can share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Row = Sequence[Any]


class Session(Protocol):
    """One unit of work on one database."""

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """Run one statement with `$1`, `$2` … bound to `args`; its rows, also of RETURNING.

        Raises `bot.ports.Conflict` where a unique rule forbids it.
        """
        ...


def numbered(first: int, count: int) -> str:
    """`$first, …`: that many placeholders, for an IN list."""
    return ", ".join(f"${number}" for number in range(first, first + count))
