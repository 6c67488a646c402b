"""The inbox: what was acknowledged to a platform before it was acted on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from storage.records import from_micros, to_micros
from storage.session import Session, numbered

_RECEIVE = """
    INSERT INTO inbox (id, platform, body, received_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING"""
_RECEIVED = """
    SELECT id, body, received_at FROM inbox WHERE platform = $1 AND received_at < $2
    ORDER BY received_at, id LIMIT $3"""
_REMEMBERED = "SELECT id FROM events WHERE id IN ({ids})"
_DONE = "DELETE FROM inbox WHERE id IN ({ids})"


class Inbox:
    """The part of a Transaction about what is still to be acted on."""

    _db: Session

    async def receive(self, platform: str, events: Mapping[str, str], now: datetime) -> None:
        """See `bot.store.Transaction`, as for every method here."""
        at = to_micros(now)
        await self._db.write(_RECEIVE, *([id, platform, body, at] for id, body in events.items()))

    async def received(
        self, platform: str, before: datetime, limit: int
    ) -> list[tuple[str, str, datetime]]:
        rows = await self._db.fetch(_RECEIVED, platform, to_micros(before), limit)
        return [(id, body, from_micros(at)) for id, body, at in rows]

    async def acted_on(self, event_ids: Collection[str]) -> set[str]:
        ids = sorted(set(event_ids))
        if not ids:
            return set()
        rows = await self._db.fetch(_REMEMBERED.format(ids=numbered(1, len(ids))), *ids)
        done = [id for (id,) in rows]
        if done:
            await self._db.write(_DONE.format(ids=numbered(1, len(done))), done)
        return set(done)
