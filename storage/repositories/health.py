"""What an operator's tools ask of the database. It counts over all networks, and names nobody."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from bot.core.repositories import QUEUES, Workload
from storage import migrator
from storage.mapping import from_micros, to_micros
from storage.session import Session

COUNTED_MAX = 10_000
"""Due nudges that are counted: a backlog must not become slower by being watched."""
LATE = timedelta(minutes=5)

_VERSION = "SELECT MAX(number) FROM migrations"
_DUE = """
    SELECT community, kind, COUNT(*), SUM(CASE WHEN due_at <= $2 THEN 1 ELSE 0 END)
    FROM (
        SELECT community, kind, due_at FROM nudges
        WHERE status = 'waiting' AND due_at <= $1 ORDER BY due_at LIMIT $3) AS due
    GROUP BY community, kind"""
_OLDEST = """
    SELECT
        (SELECT MIN(due_at) FROM nudges WHERE status = 'waiting'),
        (SELECT MIN(received_at) FROM inbox),
        (SELECT MIN(due_at) FROM jobs),
        (SELECT since FROM scrubs WHERE id = 1)"""


class Health:
    """See `bot.core.repositories.HealthRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def is_current(self) -> bool:
        ((number,),) = await self._db.fetch(_VERSION)
        return bool(number == migrator.migrations()[-1].number)

    async def workload(self, now: datetime) -> Workload:
        due, late = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        found = await self._db.fetch_long(_DUE, to_micros(now), to_micros(now - LATE), COUNTED_MAX)
        for community, kind, count, of_them_late in found:
            key = (community.partition(":")[0], kind)
            due[key] += count
            late[key] += int(of_them_late)
        (instants,) = await self._db.fetch(_OLDEST)
        oldest = {
            queue: from_micros(at)
            for queue, at in zip(QUEUES, instants, strict=True)
            if at is not None
        }
        ((size,),) = await self._db.fetch(self._db.size_sql)
        return Workload(due=due, late=+late, oldest=oldest, bytes=int(size))
