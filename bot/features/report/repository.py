"""The port to reports."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.features.report.model import Report, ReportStatus


class ReportRepository(Protocol):
    """Reports, guarded by status and version."""

    async def get(self, network: str, id: str) -> Report | None:
        """The report with that id, if in that network."""
        ...

    async def add(self, report: Report) -> None:
        """Add a new one."""
        ...

    async def save(self, report: Report, expected: ReportStatus) -> Report:
        """Write it where its status is still `expected` and its version unchanged.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile.
        """
        ...

    async def open_by(self, network: str, reporter: str) -> list[Report]:
        """The open ones of that reporter, oldest first."""
        ...

    async def next_open_by(self, network: str, reporter: str, after: str) -> Report | None:
        """The one of these with the lowest id after `after`."""
        ...

    async def count_by(self, network: str, reporter: str, since: datetime) -> int:
        """How many that person has sent since that instant."""
        ...

    async def count_about(self, network: str, reported: str) -> int:
        """How many there are about that person, closed ones too."""
        ...

    async def open_in(
        self, network: str, community: str, reader: str, after: str, limit: int
    ) -> list[Report]:
        """The open ones of a community with ids after `after`, oldest first, at most `limit`.

        Without those that the reader sent, and those about them.
        """
        ...
