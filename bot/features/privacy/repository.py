"""The port to all that is stored about one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.practice import Practice
from bot.features.privacy.declarations import Role

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A value of JSON. An instant is text in ISO 8601, in UTC."""


@dataclass(frozen=True, slots=True)
class Row:
    """A stored row, as far as the person may read it."""

    role: Role
    """The person's role in it."""
    values: Mapping[str, Json]
    """By column; a person is `{"id": …, "name": …}`."""


class ErasureRepository(Protocol):
    """Erases what the register declares. Every call is small enough for a piece of a job."""

    async def delete_own(self, network: str, person: str, limit: int) -> bool:
        """Delete rows about that person alone, at most `limit` of one table; False if none is left.

        Addresses stay: `PersonRepository.hash_addresses`.
        """
        ...

    async def empty_introduction(
        self, network: str, id: str, roles: Collection[Role], person: str, into: str
    ) -> None:
        """Empty what goes with these roles, and name `into` wherever it named that person."""
        ...

    async def empty_held(self, network: str, person: str, begun: datetime) -> bool:
        """Empty the rows up to that instant that were held (`Table.held_until`).

        True if some are still held.
        """
        ...

    async def empty_person(self, network: str, person: str) -> None:
        """Empty the record of the person itself: what stays is an anonymous one, which no community
        names. Their addresses are still there."""
        ...


class PersonalDataRepository(Protocol):
    """All that is stored about one person."""

    async def of(self, network: str, person: str) -> Mapping[str, Sequence[Row]]:
        """Return the rows of each table of the register that are about the person.

        Their order is that of the register, and within a table the oldest first. It does not hold
        the event loop, however much there is.
        """
        ...


class RetentionRepository(Protocol):
    """What is old enough to be deleted (`Table.expires`)."""

    async def expire(self, now: datetime, practice: Practice, limit: int) -> Mapping[str, int]:
        """Delete rows that have expired, with what belongs to them, the oldest first.

        At most `limit` of a table, and nothing of the tables after one that may have more. The unit
        of work owes a scrub then, where words may be among it. Returns the number by table: call it
        until there is none.
        """
        ...
