"""Links to our own pages, and the visits that they open."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from datetime import datetime

from bot.features.organise.repository import Visit, VisitKind
from storage.mapping import RowMapping, to_micros
from storage.session import Session

VISITS = RowMapping(Visit, "visits")

_OF = "SELECT network FROM visits WHERE id = $1"
_GET = f"SELECT {VISITS.columns} FROM visits WHERE id = $1 AND kind = $2 AND made_at >= $3"
_TAKE = f"""
    DELETE FROM visits WHERE id = $1 AND kind = $2 AND made_at >= $3
    RETURNING {VISITS.columns}"""


class Visits:
    """See `bot.features.organise.repository.VisitRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def add(self, visit: Visit) -> None:
        await self._db.lock(visit.network)
        await self._db.write(VISITS.insert, VISITS.encode(visit))

    async def get(self, id: str, kind: VisitKind, since: datetime) -> Visit | None:
        await self._db.lock_found(_OF, id)
        rows = await self._db.fetch(_GET, id, kind.value, to_micros(since))
        return VISITS.decode(rows[0]) if rows else None

    async def take(self, id: str, kind: VisitKind, since: datetime) -> Visit | None:
        await self._db.lock_found(_OF, id)
        rows = await self._db.fetch(_TAKE, id, kind.value, to_micros(since))
        return VISITS.decode(rows[0]) if rows else None
