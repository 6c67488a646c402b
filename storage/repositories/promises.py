"""Promises made in a talk."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import new_id
from storage.mapping import to_micros
from storage.session import Session


class Promises:
    """See `bot.features.thanks.repository.PromiseRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def open(self, network: str, person: str) -> list[tuple[str, str, str]]:
        await self._db.lock(network)
        rows = await self._db.fetch(
            "SELECT id, introduction, words FROM promises"
            " WHERE network = $1 AND person = $2 AND done_at IS NULL ORDER BY made_at, id",
            network,
            person,
        )
        return [(id, introduction, words) for id, introduction, words in rows]

    async def add(
        self, network: str, introduction: str, person: str, words: str, now: datetime
    ) -> None:
        await self._db.lock(network)
        await self._db.write(
            "INSERT INTO promises (id, network, introduction, person, words, made_at)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            [new_id(now), network, introduction, person, words, to_micros(now)],
        )

    async def complete(self, network: str, person: str, id: str, now: datetime) -> bool:
        await self._db.lock(network)
        rows = await self._db.fetch(
            "UPDATE promises SET done_at = $4"
            " WHERE network = $1 AND person = $2 AND id = $3 AND done_at IS NULL RETURNING id",
            network,
            person,
            id,
            to_micros(now),
        )
        return bool(rows)
