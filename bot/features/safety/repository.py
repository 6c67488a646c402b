"""The port to blocks: who wants nothing to do with whom."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.people import Person
from bot.engine.aggregates import Block


class BlockRepository(Protocol):
    """Blocks between two people of a network."""

    async def add(self, network: str, blocker: str, blocked: str, now: datetime) -> None:
        """Add a block. One that is there stays as it is."""
        ...

    async def remove(self, network: str, blocker: str, blocked: str) -> bool:
        """Remove a block; False if there was none."""
        ...

    async def of(self, network: str, blocker: str) -> list[Person]:
        """Those whom that person has blocked, the latest first."""
        ...

    async def among(self, network: str, *people: str) -> frozenset[Block]:
        """The blocks between these people, in either direction."""
        ...
