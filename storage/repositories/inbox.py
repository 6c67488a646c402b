"""Platform events that were acknowledged and are not handled yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from storage.mapping import from_micros, to_micros
from storage.session import Session, numbered

_ADD = """
    INSERT INTO inbox (id, platform, body, received_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING"""
_PENDING = """
    SELECT id, body, received_at FROM inbox WHERE platform = $1 AND received_at < $2
    ORDER BY received_at, id LIMIT $3"""
_HANDLED = "SELECT id FROM events WHERE id IN ({ids})"
_REMOVE = "DELETE FROM inbox WHERE id IN ({ids})"


class Inbox:
    """See `bot.core.repositories.InboxRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def add(self, platform: str, events: Mapping[str, str], now: datetime) -> None:
        at = to_micros(now)
        await self._db.write(_ADD, *([id, platform, body, at] for id, body in events.items()))

    async def pending(
        self, platform: str, before: datetime, limit: int
    ) -> list[tuple[str, str, datetime]]:
        rows = await self._db.fetch(_PENDING, platform, to_micros(before), limit)
        return [(id, body, from_micros(at)) for id, body, at in rows]

    async def complete(self, event_ids: Collection[str]) -> set[str]:
        ids = sorted(set(event_ids))
        if not ids:
            return set()
        rows = await self._db.fetch(_HANDLED.format(ids=numbered(1, len(ids))), *ids)
        done = [id for (id,) in rows]
        if done:
            await self._db.write(_REMOVE.format(ids=numbered(1, len(done))), done)
        return set(done)
