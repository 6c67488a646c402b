"""Aggregates of the kinds that have no table of their own, guarded by status and version."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from itertools import groupby

from bot.core.store import Conflict
from bot.domain.aggregates import AggregateRow
from storage.mapping import RowMapping, to_micros
from storage.session import Row, Session

AGGREGATES = RowMapping(
    AggregateRow,
    "aggregates",
    only={field.name for field in fields(AggregateRow) if field.name != "people"},
)

_WIDTH = len(AGGREGATES.names)
_SELECT = f"""
    SELECT {AGGREGATES.columns_of("a")}, p.role, p.person
    FROM aggregates a LEFT JOIN aggregate_people p ON p.aggregate = a.id"""
_GET = f"""
    {_SELECT} WHERE a.network = $1 AND a.id = $2 AND a.kind = $3 ORDER BY p.role, p.person"""
_ADD = f"{AGGREGATES.insert} ON CONFLICT DO NOTHING RETURNING id"
_ADD_PERSON = """
    INSERT INTO aggregate_people (network, aggregate, role, person) VALUES ($1, $2, $3, $4)"""
_SAVE = """
    UPDATE aggregates SET status = $4, version = version + 1, data = $5, closed_at = $6
    WHERE network = $1 AND id = $2 AND kind = $3 AND status = $7 AND version = $8
    RETURNING version"""
_OF_PERSON = f"""
    {_SELECT}
    WHERE a.network = $1
      AND a.id IN (SELECT aggregate FROM aggregate_people WHERE network = $1 AND person = $2)
      {{which}}
    ORDER BY a.created_at, a.id, p.role, p.person"""

_OPEN_OF = f"""
    {_SELECT}
    WHERE a.network = $1 AND a.id IN (
        SELECT id FROM aggregates WHERE network = $1 AND kind = $2 AND closed_at IS NULL
        ORDER BY created_at DESC LIMIT $3)
    ORDER BY a.created_at DESC, a.id, p.role, p.person"""
_OF_STATUS = f"""
    {_SELECT}
    WHERE a.network = $1 AND a.id IN (
        SELECT id FROM aggregates
        WHERE network = $1 AND kind = $3 AND closed_at IS NULL AND community = $2 AND status = $4
        ORDER BY created_at LIMIT $5)
    ORDER BY a.created_at, a.id, p.role, p.person"""
_COUNT_BEGUN = """
    SELECT status, COUNT(*) FROM aggregates
    WHERE network = $1 AND kind = $3 AND created_at >= $4 AND community = $2 GROUP BY status"""
_COUNT_UNDER = """
    SELECT COUNT(*) FROM aggregates
    WHERE network = $1 AND id >= $2 || '-' AND id < $2 || '.' AND status = $3"""
_NEXT_OPEN_OF = f"""
    {_SELECT}
    WHERE a.network = $1 AND a.id = (
        SELECT o.id FROM aggregate_people r JOIN aggregates o ON o.id = r.aggregate
        WHERE r.network = $1 AND r.person = $2 AND r.aggregate > $4
          AND o.kind = $3 AND o.closed_at IS NULL
        ORDER BY r.aggregate LIMIT 1)
    ORDER BY p.role, p.person"""

_NEXT_OF = f"""
    {_SELECT}
    WHERE a.network = $1 AND a.id = (
        SELECT MIN(aggregate) FROM aggregate_people
        WHERE network = $1 AND person = $2 AND aggregate > $3)
    ORDER BY p.role, p.person"""
_SET_DATA = "UPDATE aggregates SET data = $3 WHERE network = $1 AND id = $2"
_SET_PERSON = """
    UPDATE aggregate_people SET person = $4 WHERE network = $1 AND aggregate = $2 AND person = $3"""


class Aggregates:
    """See `bot.core.repositories.AggregateRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, network: str, kind: str, id: str) -> AggregateRow | None:
        await self._db.lock(network)
        found = _with_people(await self._db.fetch(_GET, network, id, kind))
        return found[0] if found else None

    async def add(self, row: AggregateRow) -> None:
        await self._db.lock(row.network)
        if not await self._db.fetch(_ADD, *AGGREGATES.encode(row)):
            raise Conflict(f"{row.kind} {row.id} exists already")
        people = sorted(row.people)
        await self._db.write(_ADD_PERSON, *([row.network, row.id, *one] for one in people))

    async def save(self, row: AggregateRow, expected_status: str) -> AggregateRow:
        await self._db.lock(row.network)
        saved = replace(row, version=row.version + 1)
        of = dict(zip(AGGREGATES.names, AGGREGATES.encode(saved), strict=True))
        changed = await self._db.fetch(
            _SAVE,
            *(of[name] for name in ("network", "id", "kind", "status", "data", "closed_at")),
            expected_status,
            row.version,
        )
        if not changed:
            raise Conflict(f"{row.kind} {row.id} was changed meanwhile")
        return saved

    async def of_person(
        self, network: str, person: str, kind: str | None = None, open_only: bool = True
    ) -> list[AggregateRow]:
        which = "AND a.closed_at IS NULL" if open_only else ""
        args = [network, person]
        if kind is not None:
            which += " AND a.kind = $3"
            args.append(kind)
        await self._db.lock(network)
        return _with_people(await self._db.fetch(_OF_PERSON.format(which=which), *args))

    async def open_of(self, network: str, kind: str, most: int) -> list[AggregateRow]:
        await self._db.lock(network)
        return _with_people(await self._db.fetch(_OPEN_OF, network, kind, most))

    async def of_status(
        self, network: str, community: str, kind: str, status: str, most: int
    ) -> list[AggregateRow]:
        await self._db.lock(network)
        return _with_people(
            await self._db.fetch(_OF_STATUS, network, community, kind, status, most)
        )

    async def count_begun(
        self, network: str, community: str, kind: str, since: datetime
    ) -> Mapping[str, int]:
        await self._db.lock(network)
        rows = await self._db.fetch(_COUNT_BEGUN, network, community, kind, to_micros(since))
        return {str(status): int(count) for status, count in rows}

    async def count_under(self, network: str, id: str, status: str) -> int:
        await self._db.lock(network)
        ((count,),) = await self._db.fetch(_COUNT_UNDER, network, id, status)
        return int(count)

    async def next_open_of(
        self, network: str, person: str, kind: str, after: str
    ) -> AggregateRow | None:
        await self._db.lock(network)
        found = _with_people(await self._db.fetch(_NEXT_OPEN_OF, network, person, kind, after))
        return found[0] if found else None

    async def next_of(self, network: str, person: str, after: str) -> AggregateRow | None:
        await self._db.lock(network)
        found = _with_people(await self._db.fetch(_NEXT_OF, network, person, after))
        return found[0] if found else None

    async def anonymise(self, row: AggregateRow, person: str, into: str) -> None:
        await self._db.lock(row.network)
        await self._db.write(_SET_DATA, [row.network, row.id, row.data])
        await self._db.write(_SET_PERSON, [row.network, row.id, person, into])


def _with_people(rows: Iterable[Row]) -> list[AggregateRow]:
    """One record for the rows of each aggregate, which come one after the other."""
    found = []
    for values, people in groupby(rows, key=lambda row: tuple(row[:_WIDTH])):
        named = tuple((row[_WIDTH], row[_WIDTH + 1]) for row in people if row[_WIDTH] is not None)
        found.append(AggregateRow(**AGGREGATES.decode_columns(values), people=named))
    return found
