"""Introductions and what belongs to them: questions, ticks, promises."""
# ruff: noqa: S608 - the only things put into SQL are our own column names and statuses

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.ids import new_id
from bot.model.introductions import HELD, OPEN, Introduction, Status
from bot.store import Conflict
from storage.records import Record, to_micros
from storage.session import Session, numbered

INTRODUCTIONS = Record(Introduction, "introductions")

_COLUMNS = INTRODUCTIONS.columns
_GET = f"SELECT {_COLUMNS} FROM introductions WHERE network = $1 AND id = $2"
_OPEN = ", ".join(f"'{status}'" for status in sorted(OPEN))
_STATUS = INTRODUCTIONS.place("status")
_MORE = len(INTRODUCTIONS.names)
_ADD = f"{INTRODUCTIONS.insert} ON CONFLICT DO NOTHING RETURNING id"
_SAVE = f"""
    UPDATE introductions SET {INTRODUCTIONS.assignments("id", "network")}
    WHERE id = ${INTRODUCTIONS.place("id")} AND network = ${INTRODUCTIONS.place("network")}
      AND status = ${_MORE + 1} AND version = ${_MORE + 2}
      AND NOT (${_STATUS} IN ({_OPEN}) AND EXISTS (
          SELECT 1 FROM introductions AS other
          WHERE other.seeker = ${INTRODUCTIONS.place("seeker")}
            AND other.host = ${INTRODUCTIONS.place("host")}
            AND other.status IN ({_OPEN}) AND other.id <> ${INTRODUCTIONS.place("id")}))
    RETURNING version"""


def _where_any(*columns: str) -> str:
    """Those of network $1 with person $2 in any of the columns; each column has its own index."""
    found = (f"SELECT id FROM introductions WHERE network = $1 AND {c} = $2" for c in columns)
    return f"network = $1 AND id IN ({' UNION '.join(found)})"


_OF_PERSON = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE {_where_any("seeker", "host", "connector")}
      AND status IN ({{statuses}})
    ORDER BY created_at, id"""
_NAMING = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE {_where_any("referred_to", "onward")}
    ORDER BY created_at, id"""
_HELD = ", ".join(f"'{status}'" for status in sorted(HELD))
_ACCEPTED = f"""
    SELECT COUNT(*) FROM introductions
    WHERE network = $1 AND host = $2 AND accepted_at >= $3 AND accepted_at < $4
      AND status IN ({_HELD})"""
_MEETINGS = f"""
    SELECT {_COLUMNS} FROM introductions
    WHERE {_where_any("seeker", "host")} AND status IN ('picked', 'agreed')
      AND starts_at < $4 AND starts_at + minutes * 60000000 > $3
    ORDER BY starts_at, id"""
_IN_PLACE = f"""
    SELECT n.ref, {INTRODUCTIONS.columns_of("i")}
    FROM nudges n JOIN introductions i ON i.id = n.introduction
    WHERE n.community = $1 AND n.status = 'sent' AND n.audience <> '[]'
      AND n.ref >= $2 AND n.ref < $3 AND i.status IN ({{statuses}})
    ORDER BY i.created_at, i.id"""
_LAST = "\U0010ffff"
"""After every letter of a reference."""
_NETWORK = "(SELECT network FROM introductions WHERE id = $1)"


class Introductions:
    """The part of a Transaction about introductions."""

    _db: Session

    async def introduction(self, network: str, id: str) -> Introduction | None:
        """See `bot.store.Transaction`, as for every method here."""
        await self._db.hold(network)
        rows = await self._db.fetch(_GET, network, id)
        return INTRODUCTIONS.decode(rows[0]) if rows else None

    async def add_introduction(self, introduction: Introduction) -> None:
        await self._db.hold(introduction.network)
        if not await self._db.fetch(_ADD, *INTRODUCTIONS.encode(introduction)):
            raise Conflict(f"introduction {introduction.id}: the pair has an open one already")

    async def save_introduction(self, introduction: Introduction, expected: Status) -> Introduction:
        await self._db.hold(introduction.network)
        saved = replace(introduction, version=introduction.version + 1)
        rows = await self._db.fetch(
            _SAVE, *INTRODUCTIONS.encode(saved), str(expected), introduction.version
        )
        if not rows:
            raise Conflict(f"introduction {introduction.id} was changed meanwhile")
        return saved

    async def introductions_of(
        self, network: str, person: str, statuses: Collection[Status]
    ) -> list[Introduction]:
        wanted = sorted({str(status) for status in statuses})
        if not wanted:
            return []
        sql = _OF_PERSON.format(statuses=numbered(3, len(wanted)))
        await self._db.hold(network)
        rows = await self._db.fetch(sql, network, person, *wanted)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def introductions_in(
        self, community: str, place: str, statuses: Collection[Status]
    ) -> list[tuple[str, Introduction]]:
        await self._db.hold_found("SELECT network FROM communities WHERE id = $1", community)
        sql = _IN_PLACE.format(statuses=numbered(4, len(statuses)))
        wanted = sorted(map(str, statuses))
        rows = await self._db.fetch(sql, community, place, place + _LAST, *wanted)
        return [(row[0], INTRODUCTIONS.decode(row[1:])) for row in rows]

    async def introductions_naming(self, network: str, person: str) -> list[Introduction]:
        await self._db.hold(network)
        rows = await self._db.fetch(_NAMING, network, person)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def accepted_between(
        self, network: str, host: str, start: datetime, end: datetime
    ) -> int:
        await self._db.hold(network)
        rows = await self._db.fetch(_ACCEPTED, network, host, to_micros(start), to_micros(end))
        return int(rows[0][0])

    async def meetings_between(
        self, network: str, person: str, start: datetime, end: datetime
    ) -> list[Introduction]:
        await self._db.hold(network)
        rows = await self._db.fetch(_MEETINGS, network, person, to_micros(start), to_micros(end))
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def questions(self, introduction: str) -> list[str]:
        rows = await self._db.fetch(
            "SELECT words FROM questions WHERE introduction = $1 ORDER BY place", introduction
        )
        return [words for (words,) in rows]

    async def set_questions(self, introduction: str, questions: Sequence[str]) -> None:
        await self._db.write("DELETE FROM questions WHERE introduction = $1", [introduction])
        await self._db.write(
            "INSERT INTO questions (network, introduction, place, words)"
            f" VALUES ({_NETWORK}, $1, $2, $3)",
            *([introduction, place, words] for place, words in enumerate(questions)),
        )

    async def ticks(self, introduction: str, person: str) -> set[str]:
        rows = await self._db.fetch(
            "SELECT item FROM ticks WHERE introduction = $1 AND person = $2", introduction, person
        )
        return {item for (item,) in rows}

    async def tick(self, introduction: str, person: str, item: str, done: bool) -> None:
        if done:
            sql = (
                "INSERT INTO ticks (network, introduction, person, item)"
                f" VALUES ({_NETWORK}, $1, $2, $3) ON CONFLICT DO NOTHING"
            )
        else:
            sql = "DELETE FROM ticks WHERE introduction = $1 AND person = $2 AND item = $3"
        await self._db.write(sql, [introduction, person, item])

    async def promises(self, network: str, person: str) -> list[tuple[str, str, str]]:
        await self._db.hold(network)
        rows = await self._db.fetch(
            "SELECT id, introduction, words FROM promises"
            " WHERE network = $1 AND person = $2 AND done_at IS NULL ORDER BY made_at, id",
            network,
            person,
        )
        return [(id, introduction, words) for id, introduction, words in rows]

    async def add_promise(
        self, network: str, introduction: str, person: str, words: str, now: datetime
    ) -> None:
        await self._db.hold(network)
        await self._db.write(
            "INSERT INTO promises (id, network, introduction, person, words, made_at)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            [new_id(now), network, introduction, person, words, to_micros(now)],
        )

    async def keep_promise(self, network: str, person: str, id: str, now: datetime) -> bool:
        await self._db.hold(network)
        rows = await self._db.fetch(
            "UPDATE promises SET done_at = $4"
            " WHERE network = $1 AND person = $2 AND id = $3 AND done_at IS NULL RETURNING id",
            network,
            person,
            id,
            to_micros(now),
        )
        return bool(rows)
