"""The port to the notice and to who agreed to it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.features.consent.model import OwnWords


class ConsentRepository(Protocol):
    """The organisers' own words in the notice to members, and who agreed to which version."""

    async def has_agreed(self, network: str, person: str, community: str, version: str) -> bool:
        """Whether the person agreed to that version of the notice in that community."""
        ...

    async def agree(
        self, network: str, person: str, community: str, version: str, now: datetime
    ) -> None:
        """Store that the person agrees; a second time changes nothing."""
        ...

    async def own_words(self, network: str, community: str, language: str) -> OwnWords | None:
        """The newest words of the organisers in that language; None if they wrote none."""
        ...

    async def save(self, words: OwnWords) -> None:
        """Add a version of their words. Those before it stay."""
        ...
