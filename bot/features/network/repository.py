"""The port to a member's own network: the people they met or know, and their notes about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.features.introduction.model import Introduction


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody a member met, has a connection with, or keeps a note about."""

    person: str
    last_at: datetime
    """The last talk, the age of the connection, or of the note: whichever is the latest."""


class NetworkRepository(Protocol):
    """What one member may see of their own network. Nobody else reads any of it."""

    async def people(
        self, network: str, person: str, before: Acquaintance | None, most: int
    ) -> Sequence[Acquaintance]:
        """Whom they met or know, the latest first, at most `most`; only those after `before`.

        Leaves out whom they have blocked, and who was erased. A connection that is hidden does not
        count, see `ConnectionRepository`; a talk with the same person does.
        """
        ...

    async def acquaintance(self, network: str, person: str, other: str) -> Acquaintance | None:
        """The other one, if they are among these people."""
        ...

    async def talks_with(
        self, network: str, person: str, other: str, most: int
    ) -> Sequence[Introduction]:
        """The talks of these two that took place, the latest first, at most `most`."""
        ...

    async def notebook(
        self, network: str, seeker: str, before: Introduction | None, most: int
    ) -> Sequence[Introduction]:
        """The talks that this seeker had, the latest first; only those before that one."""
        ...

    async def note(self, network: str, person: str, about: str) -> str:
        """What they noted about the other one; "" if nothing."""
        ...

    async def put_note(
        self, network: str, person: str, about: str, words: str, now: datetime
    ) -> None:
        """Write the note anew; without words it is deleted."""
        ...
