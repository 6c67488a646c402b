"""The port to searches that wait for a matching host."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class WatchRepository(Protocol):
    """Searches that wait for a matching host."""

    async def all(self, network: str) -> list[tuple[str, str]]:
        """All searches of the network, oldest first: (person id, query)."""
        ...

    async def add(self, network: str, person: str, query: str, now: datetime) -> None:
        """Add a search; a second one with the same query changes nothing."""
        ...

    async def remove(self, network: str, person: str, query: str) -> None:
        """Remove a search."""
        ...
