"""The port to host records."""

from __future__ import annotations

from typing import Protocol

from bot.domain.hosts import Host
from bot.domain.people import Person


class HostRepository(Protocol):
    """Host records: what hosts offer."""

    async def get(self, network: str, person: str) -> Host | None:
        """The host record of that person, in any state."""
        ...

    async def put(self, host: Host) -> None:
        """Add or replace a host record."""
        ...

    async def active(self, network: str) -> list[tuple[Host, Person]]:
        """All active hosts of the network (paused ones too) who have not left it."""
        ...
