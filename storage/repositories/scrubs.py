"""Whether something that was deleted is still to be wiped: one row, or none."""

from __future__ import annotations

from datetime import datetime

from bot.core.repositories import OwedScrub
from storage.mapping import from_micros, to_micros
from storage.session import Session

_OWE = """
    INSERT INTO scrubs (id, since, times) VALUES (1, $1, 1)
    ON CONFLICT (id) DO UPDATE SET times = scrubs.times + 1"""
_OWED = "SELECT since, times FROM scrubs WHERE id = 1"
_SETTLE = "DELETE FROM scrubs WHERE id = 1 AND times = $1"


class Scrubs:
    """See `bot.core.repositories.ScrubRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def owe(self, now: datetime) -> None:
        await self._db.write(_OWE, [to_micros(now)])

    async def owed(self) -> OwedScrub | None:
        rows = await self._db.fetch(_OWED)
        return OwedScrub(from_micros(rows[0][0]), rows[0][1]) if rows else None

    async def settle(self, owed: OwedScrub) -> None:
        await self._db.write(_SETTLE, [owed.times])
