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

    async def open_to(self, network: str, person: str, reader: str) -> Host | None:
        """The same; None, too, where one of the two has blocked the other."""
        ...

    async def put(self, host: Host) -> None:
        """Add or replace a host record."""
        ...

    async def active(self, network: str, reader: str) -> list[tuple[Host, Person]]:
        """All active hosts of the network (paused ones too) who have not left it.

        Without those who have blocked the reader, or whom the reader has blocked. `reader` is ""
        for somebody whom the bot does not know yet.
        """
        ...
