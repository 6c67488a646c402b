"""Ids of the platform events that were handled."""

from __future__ import annotations

from datetime import datetime

from storage.mapping import to_micros
from storage.session import Session


class Events:
    """See `bot.core.repositories.EventRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def mark_seen(self, event_id: str, now: datetime) -> bool:
        rows = await self._db.fetch(
            "INSERT INTO events (id, seen_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id",
            event_id,
            to_micros(now),
        )
        return bool(rows)
