"""Searches that wait for a matching host."""

from __future__ import annotations

from datetime import datetime

from bot.features.find.repository import Watch
from storage.mapping import from_micros, to_micros
from storage.session import Session

_NEXT = """
    SELECT person, query FROM watches
    WHERE network = $1 AND person = (
        SELECT MIN(person) FROM watches WHERE network = $1 AND person > $2)
    ORDER BY created_at, query"""

_AFTER = """
    SELECT person, query, created_at FROM watches
    WHERE network = $1 AND (person, query) > ($2, $3) ORDER BY person, query LIMIT $4"""
_OF = "SELECT query FROM watches WHERE network = $1 AND person = $2 ORDER BY created_at, query"


class Watches:
    """See `bot.features.find.repository.WatchRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def next_person(self, network: str, after: str) -> tuple[str, list[str]] | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_NEXT, network, after)
        return (rows[0][0], [query for _, query in rows]) if rows else None

    async def after(self, network: str, last: Watch | None, most: int) -> list[Watch]:
        begin = (last.person, last.query) if last else ("", "")
        await self._db.lock(network)
        rows = await self._db.fetch(_AFTER, network, *begin, most)
        return [Watch(person, query, from_micros(at)) for person, query, at in rows]

    async def of(self, network: str, person: str) -> list[str]:
        await self._db.lock(network)
        return [query for (query,) in await self._db.fetch(_OF, network, person)]

    async def add(self, network: str, person: str, query: str, now: datetime) -> None:
        await self._db.lock(network)
        await self._db.write(
            "INSERT INTO watches (network, person, query, created_at) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT DO NOTHING",
            [network, person, query, to_micros(now)],
        )

    async def remove_all(self, network: str, person: str) -> None:
        await self._db.lock(network)
        await self._db.write(
            "DELETE FROM watches WHERE network = $1 AND person = $2", [network, person]
        )
