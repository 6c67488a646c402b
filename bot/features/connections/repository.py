"""The port to connections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.features.connections.model import Connection, ConnectionStatus, Connector, Tie


class ConnectionRepository(Protocol):
    """Connections, guarded by status and version, and the ties of those that are confirmed.

    A tie is hidden while one of the two has blocked the other, has left or is barred.
    """

    async def get(self, network: str, id: str) -> Connection | None:
        """The connection with that id, if in that network."""
        ...

    async def add(self, connection: Connection) -> None:
        """Add a new one. There is at most one open connection of a pair: see `between`."""
        ...

    async def save(self, connection: Connection, expected: ConnectionStatus) -> Connection:
        """Write it where its status is still `expected` and its version unchanged.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile.
        """
        ...

    async def between(self, network: str, one: str, other: str) -> Connection | None:
        """The open connection of these two, whoever asked, however hidden: it is not closed."""
        ...

    async def pending_of(self, network: str, person: str) -> list[Connection]:
        """What that person waits for, and what waits for their answer; oldest first.

        What they declined is not among it; what was declined to them is.
        """
        ...

    async def next_open_of(self, network: str, person: str, after: str) -> Connection | None:
        """The one of that person that waits, also declined, with the lowest id after `after`."""
        ...

    async def next_of(self, network: str, person: str, after: str) -> Connection | None:
        """The same, whatever its status."""
        ...

    async def count_by(self, network: str, asker: str, since: datetime) -> int:
        """How many that person has proposed since that instant."""
        ...

    async def last_unconfirmed(self, network: str, asker: str, asked: str) -> datetime | None:
        """When that person's last proposal to the other one ended without a yes."""
        ...

    async def tie_up(self, connection: Connection, now: datetime) -> None:
        """Add the two ties of a connection that is confirmed now."""
        ...

    async def untie(self, network: str, one: str, other: str) -> None:
        """Delete the two ties between these."""
        ...

    async def ties_of(self, network: str, person: str) -> Sequence[Tie]:
        """That person's ties that are not hidden, the freshest first."""
        ...

    async def tie(self, network: str, person: str, other: str) -> Tie | None:
        """That person's tie to the other one, if it is not hidden."""
        ...

    async def set_side(
        self, network: str, person: str, other: str, *, shown: bool, askable: bool
    ) -> None:
        """Write what that person decided about their side of a tie."""
        ...

    async def freshen(self, network: str, one: str, other: str, at: datetime) -> None:
        """Note a talk between these two, if they have a tie."""
        ...

    async def connector(self, network: str, person: str) -> Connector:
        """How often that person may be asked to introduce others; the default if never said."""
        ...

    async def put_connector(self, connector: Connector) -> None:
        """Write that."""
        ...

    async def erase(self, connection: Connection) -> None:
        """Delete it, its ties, and what was sent about it."""
        ...
