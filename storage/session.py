"""All that the SQL of the store needs of a database, so that every database can share it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

Row = Sequence[Any]


class Session(Protocol):
    """One unit of work on one database. In SQL, `$1`, `$2` … stand for the arguments."""

    takes_arrays: bool
    """Whether one statement may be given many rows, a column each."""
    skip_locked: str
    """How a SELECT ends that passes over rows which another worker is claiming."""

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """Run one statement; its rows, also of RETURNING.

        Raises `bot.store.Conflict` where a unique rule forbids it.
        """
        ...

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """Run one statement for each row of arguments; the rows of all."""
        ...

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        """The same as `fetch`, for what may touch any number of rows: it holds nobody up."""
        ...

    async def write(self, sql: str, *rows: Row) -> None:
        """Run one statement for each row of arguments, where nobody waits for the outcome.

        It may be put off until the unit reads or ends, and then raises there.
        """
        ...

    async def hold(self, *names: str) -> None:
        """Wait until no other unit holds one of these names, then hold them until this one ends.

        What is read after that stays as it was read. Where units run one at a time anyway, nothing
        needs to be done.
        """
        ...

    async def hold_found(self, sql: str, *args: object) -> None:
        """The same with the name that a query finds, such as the network of an address."""
        ...

    async def need_not_wait(self) -> None:
        """See `bot.store.Transaction`. A database may take no notice."""
        ...

    def tell(self) -> None:
        """When the unit is committed, wake the dispatchers of other processes."""
        ...

    def shared(self, instant: datetime) -> datetime:
        """That instant by the one clock on which all who share the database count leases."""
        ...

    def claiming(self, token: str) -> None:
        """Should nobody learn whether the unit was committed, nobody has what it claimed so."""
        ...


def numbered(first: int, count: int) -> str:
    """`$first, …`: that many placeholders, for an IN list."""
    return ", ".join(f"${number}" for number in range(first, first + count))
