"""Searches that wait for a matching host."""

from __future__ import annotations

from datetime import datetime

from storage.mapping import to_micros
from storage.session import Session


class Watches:
    """See `bot.features.find.repository.WatchRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def all(self, network: str) -> list[tuple[str, str]]:
        await self._db.lock(network)
        rows = await self._db.fetch(
            "SELECT person, query FROM watches WHERE network = $1"
            " ORDER BY created_at, person, query",
            network,
        )
        return [(person, query) for person, query in rows]

    async def add(self, network: str, person: str, query: str, now: datetime) -> None:
        await self._db.lock(network)
        await self._db.write(
            "INSERT INTO watches (network, person, query, created_at) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT DO NOTHING",
            [network, person, query, to_micros(now)],
        )

    async def remove(self, network: str, person: str, query: str) -> None:
        await self._db.lock(network)
        await self._db.write(
            "DELETE FROM watches WHERE network = $1 AND person = $2 AND query = $3",
            [network, person, query],
        )
