"""The port between the repositories, whose SQL both databases share, and a unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from storage.mapping import Insert

Row = Sequence[Any]


class Session(Protocol):
    """One unit of work on one database. In SQL, `$1`, `$2` … stand for the arguments."""

    takes_arrays: bool
    """Whether an argument can be an array, so that one statement takes many rows, a column each."""
    size_sql: str
    """The statement that returns the size of the database in bytes."""
    skip_locked: str
    """How a SELECT ends that skips rows which another worker is claiming."""

    async def fetch(self, sql: str, *args: object) -> Sequence[Row]:
        """Run one statement and return its rows, also those of RETURNING.

        Raises `bot.core.store.Conflict` where a unique constraint forbids it.
        """
        ...

    async def fetch_each(self, sql: str, rows: Sequence[Row]) -> Sequence[Row]:
        """Run one statement for each row of arguments and return the rows of all."""
        ...

    async def fetch_long(self, sql: str, *args: object) -> Sequence[Row]:
        """Like `fetch`, for a statement that may touch any number of rows.

        It does not block the event loop.
        """
        ...

    async def write(self, sql: str, *rows: Row) -> None:
        """Run one statement for each row of arguments, without a result.

        The database may defer it until the unit reads or ends; its errors are raised there.
        """
        ...

    async def insert(self, insert: Insert, *rows: Row) -> None:
        """Like `write`, for rows that a database may write all at once."""
        ...

    async def copy(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Insert many rows at once, the fastest way there is. It does not block the event loop."""
        ...

    async def lock(self, *names: str) -> None:
        """Wait until no other unit holds any of these names, then hold them until this unit ends.

        Rows that are read after that do not change until the unit ends. It does nothing where
        units run one at a time.
        """
        ...

    async def lock_found(self, sql: str, *args: object) -> None:
        """Like `lock`, with the names that a query finds, such as the network of an address."""
        ...

    def only_reads(self, *, one_moment: bool = True) -> None:
        """See `bot.core.store.Transaction`."""
        ...

    async def allow_async_commit(self) -> None:
        """See `bot.core.store.Transaction`. A database may ignore it."""
        ...

    def notify_on_commit(self) -> None:
        """Wake the dispatchers of other processes once the unit is committed."""
        ...

    def to_database_time(self, instant: datetime) -> datetime:
        """That instant on the clock by which all processes on the database count leases."""
        ...

    def track_claim(self, token: str) -> None:
        """Disown the claims of this token if the outcome of the commit stays unknown."""
        ...


def numbered(first: int, count: int) -> str:
    """`$first, …`: that many placeholders, for an IN list."""
    return ", ".join(f"${number}" for number in range(first, first + count))


def require_person(rows: Sequence[Row], person: str) -> None:
    """Raise `LookupError` where an INSERT … SELECT from `persons` found nobody."""
    if not rows:
        raise LookupError(f"there is no person {person}")
