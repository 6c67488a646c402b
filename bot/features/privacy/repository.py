"""The port to all that is stored about one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

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


class PersonalDataRepository(Protocol):
    """All that is stored about one person."""

    async def of(self, network: str, person: str) -> Mapping[str, Sequence[Row]]:
        """Return the rows of each table of the register that are about the person.

        Their order is that of the register, and within a table the oldest first. It does not hold
        the event loop, however much there is.
        """
        ...
