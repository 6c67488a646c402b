"""What waits to be sent in a community, is late, or could not be delivered."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from datetime import datetime

from bot.domain.nudges import OUR_FAULT, REFUSED, THROTTLED, Nudge
from bot.features.organise.repository import COUNTED_MAX, LATE, Pile, Why
from storage.mapping import RowMapping, to_micros
from storage.session import Session

NUDGES = RowMapping(Nudge, "nudges")

_WAITING = f"""
    SELECT kind, why, person, COUNT(*) FROM (
        SELECT kind, person,
            CASE WHEN reason = '{THROTTLED}' THEN '{Why.THROTTLED}'
                WHEN reason <> '' THEN '{Why.TRIED}'
                WHEN due_at <= $3 THEN '{Why.BEHIND}' ELSE '{Why.PLANNED}' END AS why
        FROM nudges
        WHERE status = 'waiting' AND community = $2 AND network = $1 AND due_at <= $4
        ORDER BY due_at LIMIT $5) AS piled
    GROUP BY kind, why, person"""
_FAILED = f"""
    SELECT kind, why, person, COUNT(*) FROM (
        SELECT kind, person,
            CASE WHEN reason LIKE '{REFUSED}:%' THEN '{Why.UNREACHABLE}'
                WHEN reason LIKE '{OUR_FAULT}:%' THEN '{Why.OURS}' ELSE '{Why.GAVE_UP}' END AS why
        FROM nudges
        WHERE status = 'failed' AND community = $2 AND network = $1
            AND due_at > $3 AND due_at <= $4
        ORDER BY due_at DESC LIMIT $5) AS piled
    GROUP BY kind, why, person"""
_NEXT_FAILED = f"""
    SELECT {NUDGES.columns} FROM nudges
    WHERE status = 'failed' AND community = $2 AND network = $1
        AND (due_at, key) > ($3, $4) AND due_at <= $5
    ORDER BY due_at, key LIMIT 1"""
_SEND_AGAIN = """
    UPDATE nudges SET status = 'waiting', due_at = $3, audience = '[]', reason = '', attempts = 1
    WHERE key = $2 AND network = $1 AND status = 'failed'"""


class Backlog:
    """See `bot.features.organise.repository.BacklogRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self.has_due_changes = False

    async def waiting(
        self, network: str, community: str, now: datetime, until: datetime
    ) -> list[Pile]:
        times = (to_micros(now - LATE), to_micros(until))
        return await self._piles(_WAITING, network, community, *times)

    async def failed(
        self, network: str, community: str, since: datetime, now: datetime
    ) -> list[Pile]:
        times = (to_micros(since), to_micros(now))
        return await self._piles(_FAILED, network, community, *times)

    async def _piles(self, sql: str, network: str, community: str, *times: int) -> list[Pile]:
        await self._db.lock(network)
        rows = await self._db.fetch_long(sql, network, community, *times, COUNTED_MAX)
        return [Pile(kind, Why(why), person, count) for kind, why, person, count in rows]

    async def next_failed(
        self, network: str, community: str, after: tuple[datetime, str], until: datetime
    ) -> Nudge | None:
        due, key = after
        await self._db.lock(network)
        rows = await self._db.fetch(
            _NEXT_FAILED, network, community, to_micros(due), key, to_micros(until)
        )
        return NUDGES.decode(rows[0]) if rows else None

    async def send_again(self, nudge: Nudge, due: datetime) -> None:
        await self._db.lock(nudge.network)
        await self._db.write(_SEND_AGAIN, [nudge.network, nudge.key, to_micros(due)])
        self.has_due_changes = True
        self._db.notify_on_commit()
