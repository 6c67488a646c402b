"""Introductions, guarded by status and version."""
# ruff: noqa: S608 - the only things put into SQL are our own column names and statuses

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from bot.core.store import Conflict
from bot.features.introduction.model import HELD, OPEN, WAITING, Introduction, Status
from bot.features.introduction.repository import Load
from storage.mapping import RowMapping, from_micros, to_json, to_micros
from storage.session import Session, numbered

INTRODUCTIONS = RowMapping(Introduction, "introductions")

_COLUMNS = INTRODUCTIONS.columns
_GET = f"SELECT {_COLUMNS} FROM introductions WHERE network = $1 AND id = $2"
# In the order of the index introductions_open_pair: SQLite uses a partial index only for its own
# condition, to the letter.
_OPEN = ", ".join(f"'{status}'" for status in Status if status in OPEN)
_STATUS = INTRODUCTIONS.place("status")
_WIDTH = len(INTRODUCTIONS.names)
_ADD = f"{INTRODUCTIONS.insert} ON CONFLICT DO NOTHING RETURNING id"
_SAVE = f"""
    UPDATE introductions SET {INTRODUCTIONS.assignments("id", "network")}
    WHERE id = ${INTRODUCTIONS.place("id")} AND network = ${INTRODUCTIONS.place("network")}
      AND status = ${_WIDTH + 1} AND version = ${_WIDTH + 2}
      AND NOT (${_STATUS} IN ({_OPEN}) AND EXISTS (
          SELECT 1 FROM introductions AS other
          WHERE other.seeker = ${INTRODUCTIONS.place("seeker")}
            AND other.host = ${INTRODUCTIONS.place("host")}
            AND other.status IN ({_OPEN}) AND other.id <> ${INTRODUCTIONS.place("id")}))
    RETURNING version"""


def _where_any(*columns: str) -> str:
    """WHERE person $2 of network $1 is in any of the columns, each of which has its own index."""
    found = (f"SELECT id FROM introductions WHERE network = $1 AND {c} = $2" for c in columns)
    return f"network = $1 AND id IN ({' UNION '.join(found)})"


_OF_PERSON = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE {_where_any("seeker", "host", "connector", "via")}
      AND status IN ({{statuses}})
    ORDER BY created_at, id"""


def _next(*columns: str) -> str:
    """The first after id $3 in which person $2 of network $1 is in any of the columns."""
    # Each in a SELECT of its own: SQLite takes no ORDER BY within a UNION.
    firsts = (
        f"""
            SELECT * FROM (
                SELECT id FROM introductions
                WHERE network = $1 AND {column} = $2 AND id > $3 AND status IN ({{statuses}})
                ORDER BY id LIMIT 1) AS {column}"""
        for column in columns
    )
    return f"""
        SELECT {_COLUMNS} FROM introductions
        WHERE network = $1 AND id = (
            SELECT MIN(id) FROM ({" UNION ALL ".join(firsts)}) AS firsts)"""


_NEXT_OF_PERSON = _next("seeker", "host", "connector", "via")
_NEXT_OF_HOST = _next("host")
_NAMING = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE {_where_any("referred_to", "onward")}
    ORDER BY created_at, id"""
_HELD = ", ".join(f"'{status}'" for status in sorted(HELD))
_WAITING = ", ".join(f"'{status}'" for status in sorted(WAITING))
_LOAD = f"""
    SELECT months.person,
        COUNT(CASE WHEN i.accepted_at >= months.start AND i.accepted_at < months."end"
              AND i.status IN ({_HELD}) THEN 1 END),
        COUNT(CASE WHEN i.status IN ({_WAITING}) THEN 1 END),
        COUNT(CASE WHEN i.accepted_at IS NOT NULL OR i.status = 'declined' THEN 1 END),
        COUNT(CASE WHEN i.accepted_at IS NULL AND i.status = 'expired' THEN 1 END),
        MAX(i.asked_at)
    FROM {{bounds}} LEFT JOIN introductions i
        ON i.network = $1 AND i.host = months.person AND i.asked_at IS NOT NULL
    GROUP BY months.person"""
_LOADS_ALL = _LOAD.format(
    bounds='unnest($2::text[], $3::bigint[], $4::bigint[]) AS months (person, start, "end")'
)
_LOADS_EACH = _LOAD.format(
    bounds="""(
        SELECT value ->> 0 AS person, value ->> 1 AS start, value ->> 2 AS "end"
        FROM json_each($2)) AS months"""
)
_MEETINGS = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE {_where_any("seeker", "host")} AND status IN ('picked', 'agreed')
      AND starts_at < $4 AND starts_at + minutes * 60000000 > $3
    ORDER BY starts_at, id"""
_PAST = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE network = $1 AND id IN (
        SELECT id FROM introductions WHERE network = $1 AND seeker = $2 AND status = 'thanked'
        UNION
        SELECT id FROM introductions WHERE network = $1 AND host = $2
            AND status IN ('met', 'thanked'))
      AND (starts_at < $3 OR starts_at = $3 AND id < $4)
    ORDER BY starts_at DESC, id DESC LIMIT $5"""
_IN_CONVERSATION = f"""
    SELECT n.ref, {INTRODUCTIONS.columns_of("i")}
    FROM nudges n JOIN introductions i ON i.id = n.subject_id AND i.network = n.network
    WHERE n.community = $1 AND n.status = 'sent' AND n.audience <> '[]'
      AND n.subject_kind = 'introduction'
      AND n.ref >= $2 AND n.ref < $3 AND i.status IN ({{statuses}})
    ORDER BY n.ref, i.id LIMIT $4"""
_BEFORE_ALL, _AFTER_ALL = "\x01", "\U0010ffff"
"""Sort before and after every character of a reference."""
_ALL = 2**31
"""More rows than there are."""
_END_OF_TIME = 2**63 - 1
"""Later than every instant, in microseconds."""


class Introductions:
    """See `bot.features.introduction.repository.IntroductionRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, network: str, id: str) -> Introduction | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_GET, network, id)
        return INTRODUCTIONS.decode(rows[0]) if rows else None

    async def add(self, introduction: Introduction) -> None:
        await self._db.lock(introduction.network)
        if not await self._db.fetch(_ADD, *INTRODUCTIONS.encode(introduction)):
            raise Conflict(f"introduction {introduction.id}: the pair already has an open one")

    async def save(self, introduction: Introduction, expected: Status) -> Introduction:
        await self._db.lock(introduction.network)
        saved = replace(introduction, version=introduction.version + 1)
        rows = await self._db.fetch(
            _SAVE, *INTRODUCTIONS.encode(saved), str(expected), introduction.version
        )
        if not rows:
            raise Conflict(f"introduction {introduction.id} was changed meanwhile")
        return saved

    async def of_person(
        self, network: str, person: str, statuses: Collection[Status]
    ) -> list[Introduction]:
        wanted = sorted({str(status) for status in statuses})
        if not wanted:
            return []
        sql = _OF_PERSON.format(statuses=numbered(3, len(wanted)))
        await self._db.lock(network)
        rows = await self._db.fetch(sql, network, person, *wanted)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def past(
        self, network: str, person: str, before: Introduction | None, most: int
    ) -> list[Introduction]:
        start, id = _END_OF_TIME, ""
        if before is not None and before.time.starts_at is not None:
            start, id = to_micros(before.time.starts_at), before.id
        await self._db.lock(network)
        rows = await self._db.fetch(_PAST, network, person, start, id, most)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def next_of(
        self,
        network: str,
        person: str,
        statuses: Collection[Status],
        after: str,
        *,
        as_host: bool = False,
    ) -> Introduction | None:
        sql = _NEXT_OF_HOST if as_host else _NEXT_OF_PERSON
        sql = sql.format(statuses=numbered(4, len(statuses)))
        await self._db.lock(network)
        rows = await self._db.fetch(sql, network, person, after, *sorted(map(str, statuses)))
        return INTRODUCTIONS.decode(rows[0]) if rows else None

    async def in_conversation(
        self,
        community: str,
        ref_prefix: str,
        statuses: Collection[Status],
        *,
        after: str = "",
        limit: int = _ALL,
    ) -> list[tuple[str, Introduction]]:
        await self._db.lock_found("SELECT network FROM communities WHERE id = $1", community)
        sql = _IN_CONVERSATION.format(statuses=numbered(5, len(statuses)))
        first = after + _BEFORE_ALL if after else ref_prefix
        wanted = sorted(map(str, statuses))
        rows = await self._db.fetch(sql, community, first, ref_prefix + _AFTER_ALL, limit, *wanted)
        return [(row[0], INTRODUCTIONS.decode(row[1:])) for row in rows]

    async def naming(self, network: str, person: str) -> list[Introduction]:
        await self._db.lock(network)
        rows = await self._db.fetch(_NAMING, network, person)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def loads(
        self, network: str, months: Mapping[str, tuple[datetime, datetime]]
    ) -> Mapping[str, Load]:
        await self._db.lock(network)
        rows = [[host, to_micros(start), to_micros(end)] for host, (start, end) in months.items()]
        if not rows:
            return {}
        if self._db.takes_arrays:
            arrays = map(list, zip(*rows, strict=True))
            found = await self._db.fetch(_LOADS_ALL, network, *arrays)
        else:
            found = await self._db.fetch(_LOADS_EACH, network, to_json(rows))
        return {
            host: Load(accepted, waiting, answered, unanswered, asked and from_micros(asked))
            for host, accepted, waiting, answered, unanswered, asked in found
        }

    async def meetings_between(
        self, network: str, person: str, start: datetime, end: datetime
    ) -> list[Introduction]:
        await self._db.lock(network)
        rows = await self._db.fetch(_MEETINGS, network, person, to_micros(start), to_micros(end))
        return [INTRODUCTIONS.decode(row) for row in rows]
