"""The port to searches that wait for a matching host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Watch:
    """One search that waits."""

    person: str
    query: str
    """"" waits for anybody new."""
    created_at: datetime


class WatchRepository(Protocol):
    """Searches that wait for a matching host."""

    async def next_person(self, network: str, after: str) -> tuple[str, list[str]] | None:
        """The first person after `after` who waits, by id, and their queries, oldest first."""
        ...

    async def after(self, network: str, last: Watch | None, most: int) -> list[Watch]:
        """A page of the searches of the network, after that one, by person and query."""
        ...

    async def of(self, network: str, person: str) -> list[str]:
        """The queries of that person, oldest first."""
        ...

    async def add(self, network: str, person: str, query: str, now: datetime) -> None:
        """Add a search; a second one with the same query changes nothing."""
        ...

    async def remove_all(self, network: str, person: str) -> None:
        """Remove all searches of that person."""
        ...
