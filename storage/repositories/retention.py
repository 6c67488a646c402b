"""Deletes what is old enough, as the register of the privacy feature declares it."""
# ruff: noqa: S608 - the only things put into SQL are the names of our own tables and columns

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.practice import Practice
from bot.features.privacy.declarations import Table
from bot.features.privacy.register import REGISTER
from storage.mapping import from_micros, to_micros
from storage.repositories.scrubs import Scrubs
from storage.session import Row, Session

_OLD = """
    DELETE FROM {table} WHERE ({key}) IN (
        SELECT {key} FROM {table} WHERE {since} < $1 {only} ORDER BY {since} LIMIT $2)
    RETURNING 1"""
_ONLY: Mapping[str, str] = {
    # As in the indexes: SQLite uses a partial index only for its own condition.
    "nudges": "AND status IN ('cancelled', 'failed', 'sent', 'skipped') AND token IS NULL",
    "connections": "AND closed_at IS NOT NULL",
    "reports": "AND closed_at IS NOT NULL",
}
"""Which rows can expire, where not all can."""
_WORDLESS = {"events"}

_OVER = """
    status NOT IN ('asked', 'questioned', 'accepted', 'picked', 'agreed', 'missed')
    AND (keep_in_touch = 0 OR closed_at IS NOT NULL)
    AND COALESCE(closed_at, update_at, thanked_at, met_at, created_at) < $1
    AND COALESCE(met_at, 0) < $1 AND COALESCE(thanked_at, 0) < $1
    AND COALESCE(contact_at, 0) < $1"""
"""An introduction that ended before $1, as in the index introductions_over. Thanks can come after
the update, and the last contact does where they kept in touch."""
_BY_AGE = "ORDER BY COALESCE(closed_at, update_at, thanked_at, met_at, created_at)"
_INTRODUCTIONS = f"""
    SELECT network, id, community, status, asked_at FROM introductions
    WHERE {_OVER} {_BY_AGE} LIMIT $2"""
_INVITED = "{column} >= $1 || '-' AND {column} < $1 || '.'"
"""The invitations for an introduction: their ids begin with its id."""
_PARTS_OF_INTRODUCTION = (
    "DELETE FROM nudges WHERE subject_id = $1 AND subject_kind = 'introduction'",
    f"""DELETE FROM nudges
        WHERE subject_kind = 'invitation' AND {_INVITED.format(column="subject_id")}""",
    f"DELETE FROM aggregate_people WHERE {_INVITED.format(column='aggregate')}",
    f"DELETE FROM aggregates WHERE kind = 'invitation' AND {_INVITED.format(column='id')}",
    "DELETE FROM questions WHERE introduction = $1",
    "DELETE FROM ticks WHERE introduction = $1",
    "DELETE FROM introductions WHERE id = $1",
)
_PROMISES = "DELETE FROM promises WHERE network = $1 AND introduction = $2"
_COUNT = """
    INSERT INTO talk_counts (network, community, month, status, talks) VALUES ($1, $2, $3, $4, 1)
    ON CONFLICT (network, community, month, status) DO UPDATE SET talks = talk_counts.talks + 1"""

_AGGREGATES = """
    SELECT network, id, kind FROM aggregates
    WHERE closed_at IS NOT NULL AND closed_at < $1 ORDER BY closed_at LIMIT $2"""
_NUDGES_ABOUT = "DELETE FROM nudges WHERE subject_id = $1 AND subject_kind = $2"
_PARTS_OF_AGGREGATE = (
    "DELETE FROM aggregate_people WHERE aggregate = $1",
    "DELETE FROM aggregates WHERE id = $1",
)


class Retention:
    """See `bot.features.privacy.repository.RetentionRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def expire(self, now: datetime, practice: Practice, limit: int) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for name, table in REGISTER.items():
            if table.expires is None:
                continue
            days = getattr(practice, table.expires.days)
            if days == 0 and table.expires.days.startswith("keep_"):
                continue  # for good
            before = to_micros(now - timedelta(days=days))
            match name:
                case "introductions":
                    found[name] = await self._introductions(before, limit)
                case "aggregates":
                    found[name] = await self._aggregates(before, limit)
                case _:
                    found[name] = await self._rows(name, table, before, limit)
            if found[name] and name not in _WORDLESS:
                await Scrubs(self._db).owe(now)
            if found[name] == limit:
                break
        return found

    async def _rows(self, name: str, table: Table, before: int, limit: int) -> int:
        assert table.expires is not None
        key, since = ", ".join(table.key), table.expires.since
        sql = _OLD.format(table=name, key=key, since=since, only=_ONLY.get(name, ""))
        return len(await self._db.fetch(sql, before, limit))

    async def _introductions(self, before: int, limit: int) -> int:
        rows = await self._of_one_network(_INTRODUCTIONS, before, limit)
        for network, id, community, status, asked_at in rows:
            if asked_at is not None:
                month = f"{from_micros(asked_at):%Y-%m}"
                await self._db.write(_COUNT, [network, community, month, status])
            await self._db.write(_PROMISES, [network, id])
            for sql in _PARTS_OF_INTRODUCTION:
                await self._db.write(sql, [id])
        return len(rows)

    async def _aggregates(self, before: int, limit: int) -> int:
        rows = await self._of_one_network(_AGGREGATES, before, limit)
        for _, id, kind in rows:
            await self._db.write(_NUDGES_ABOUT, [id, kind])
            for sql in _PARTS_OF_AGGREGATE:
                await self._db.write(sql, [id])
        return len(rows)

    async def _of_one_network(self, sql: str, before: int, limit: int) -> list[Row]:
        """What ended first, of one network: nobody else changes it until this unit ends."""
        first = await self._db.fetch(sql, before, 1)
        if not first:
            return []
        network = first[0][0]
        await self._db.lock(network)
        return [row for row in await self._db.fetch(sql, before, limit) if row[0] == network]
