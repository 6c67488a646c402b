"""Blocks: who wants nothing to do with whom."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from datetime import datetime

from bot.domain.people import Person
from storage.mapping import to_micros
from storage.repositories.people import PERSONS
from storage.session import Session, numbered

_ADD = """
    INSERT INTO blocks (network, blocker, blocked, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING"""
_REMOVE = """
    DELETE FROM blocks WHERE blocker = $2 AND blocked = $3 AND network = $1 RETURNING blocked"""
_OF = f"""
    SELECT {PERSONS.columns_of("p")} FROM blocks b JOIN persons p ON p.id = b.blocked
    WHERE b.blocker = $2 AND b.network = $1
    ORDER BY b.created_at DESC, b.blocked"""

APART = """
    SELECT blocked FROM blocks WHERE blocker = {reader}
    UNION ALL SELECT blocker FROM blocks WHERE blocked = {reader}"""
"""Those whom the reader blocked, or who blocked them. `reader` is a parameter of the statement."""


class Blocks:
    """See `bot.features.safety.repository.BlockRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def add(self, network: str, blocker: str, blocked: str, now: datetime) -> None:
        await self._db.lock(network)
        await self._db.write(_ADD, [network, blocker, blocked, to_micros(now)])

    async def remove(self, network: str, blocker: str, blocked: str) -> bool:
        await self._db.lock(network)
        return bool(await self._db.fetch(_REMOVE, network, blocker, blocked))

    async def of(self, network: str, blocker: str) -> list[Person]:
        await self._db.lock(network)
        rows = await self._db.fetch(_OF, network, blocker)
        return [PERSONS.decode(row) for row in rows]

    async def among(self, network: str, *people: str) -> frozenset[tuple[str, str]]:
        await self._db.lock(network)
        theirs = numbered(2, len(people))
        rows = await self._db.fetch(
            f"SELECT blocker, blocked FROM blocks"
            f" WHERE blocker IN ({theirs}) AND blocked IN ({theirs}) AND network = $1",
            network,
            *people,
        )
        return frozenset((blocker, blocked) for blocker, blocked in rows)
