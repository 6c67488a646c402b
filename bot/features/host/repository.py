"""The port to host records."""

from __future__ import annotations

from typing import Protocol

from bot.domain.hosts import Host


class HostRepository(Protocol):
    """Host records: what hosts offer."""

    async def get(self, network: str, person: str) -> Host | None:
        """The host record of that person, in any state."""
        ...

    async def open_to(self, network: str, person: str, reader: str) -> Host | None:
        """The same; None, too, where one of the two has blocked the other."""
        ...

    async def put(self, host: Host) -> None:
        """Add or replace a host record. `Transaction.index` finds active ones only."""
        ...
