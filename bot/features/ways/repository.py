"""The ports to ways and connector requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.features.ways.model import AskedStatus, ConnectorRequest, Way, WayStatus


class WayRepository(Protocol):
    """Ways, guarded by status and version. Only the seeker's: nobody else has a part in one."""

    async def get(self, network: str, id: str) -> Way | None:
        """The way with that id, if in that network."""
        ...

    async def add(self, way: Way) -> None:
        """Add a new one."""
        ...

    async def save(self, way: Way, expected: WayStatus) -> Way:
        """Write it where its status is still `expected` and its version unchanged.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile.
        """
        ...

    async def open_of(self, network: str, seeker: str) -> list[Way]:
        """That seeker's that are not closed, oldest first."""
        ...

    async def next_open_of(self, network: str, seeker: str, after: str) -> Way | None:
        """The one of these with the lowest id after `after`."""
        ...

    async def since(self, network: str, seeker: str, since: datetime) -> list[Way]:
        """That seeker's that were begun after that instant, closed ones too, oldest first."""
        ...

    async def next_of(self, network: str, seeker: str, after: str) -> Way | None:
        """The seeker's with the lowest id after `after`, closed ones too."""
        ...

    async def erase(self, way: Way) -> None:
        """Delete it with its connector requests, and what was sent about them."""
        ...


class ConnectorRequestRepository(Protocol):
    """Connector requests, guarded by status and version."""

    async def get(self, network: str, id: str) -> ConnectorRequest | None:
        """The request with that id, if in that network."""
        ...

    async def add(self, request: ConnectorRequest) -> bool:
        """Add a new one. False if that way has asked that connector: nobody is asked twice."""
        ...

    async def save(self, request: ConnectorRequest, expected: AskedStatus) -> ConnectorRequest:
        """Write it where its status is still `expected` and its version unchanged.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile.
        """
        ...

    async def of_way(self, network: str, way: str) -> Sequence[ConnectorRequest]:
        """All of that way, in the order of their ids."""
        ...

    async def open_of(self, network: str, person: str) -> list[ConnectorRequest]:
        """The open ones in which that person is the connector, the seeker or the one wanted, or was
        asked before the connector or would be asked after them."""
        ...

    async def next_open_of(self, network: str, person: str, after: str) -> ConnectorRequest | None:
        """The one of these with the lowest id after `after`."""
        ...

    async def to(self, network: str, connector: str, since: datetime) -> Sequence[ConnectorRequest]:
        """What that connector was asked since that instant, oldest first."""
        ...

    async def next_to(self, network: str, connector: str, after: str) -> ConnectorRequest | None:
        """The connector's with the lowest id after `after`, closed ones too."""
        ...

    async def erase(self, request: ConnectorRequest) -> None:
        """Delete it, and what was sent about it."""
        ...
