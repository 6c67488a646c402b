"""The port to searches that wait for a matching host."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class WatchRepository(Protocol):
    """Searches that wait for a matching host."""

    async def next_person(self, network: str, after: str) -> tuple[str, list[str]] | None:
        """The first person after `after` who waits, by id, and their queries, oldest first."""
        ...

    async def add(self, network: str, person: str, query: str, now: datetime) -> None:
        """Add a search; a second one with the same query changes nothing."""
        ...

    async def remove_all(self, network: str, person: str) -> None:
        """Remove all searches of that person."""
        ...
