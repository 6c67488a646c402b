"""The port to promises made in a talk."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class PromiseRepository(Protocol):
    """Promises made in a talk."""

    async def open(self, network: str, person: str) -> list[tuple[str, str, str]]:
        """What the person promised and has not done, oldest first: (id, introduction id, words)."""
        ...

    async def add(
        self, network: str, introduction: str, person: str, words: str, now: datetime
    ) -> None:
        """Add a promise that the person made in a talk."""
        ...

    async def complete(self, network: str, person: str, id: str, now: datetime) -> bool:
        """Mark one of the person's own promises as done; False if there is no such open promise."""
        ...
