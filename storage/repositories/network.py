"""A member's own network: the people they met or know, and their notes about them."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.features.introduction.model import Introduction
from bot.features.network.repository import Acquaintance
from storage.mapping import from_micros, to_micros
from storage.repositories.blocks import APART
from storage.repositories.introductions import INTRODUCTIONS
from storage.session import Session

_ALL_TIME = 2**62
"""Microseconds after every instant."""

_PEOPLE = f"""
    SELECT met.other, MAX(met.seen_at) AS last_at FROM (
        SELECT host AS other, starts_at AS seen_at FROM introductions
        WHERE network = $1 AND seeker = $2 AND status IN ('met', 'thanked')
        UNION ALL SELECT seeker, starts_at FROM introductions
        WHERE network = $1 AND host = $2 AND status IN ('met', 'thanked')
        UNION ALL SELECT t.other, t.fresh_at FROM ties t JOIN persons o ON o.id = t.other
        WHERE t.network = $1 AND t.person = $2 AND o."left" = 0 AND o.barred = ''
          AND t.other NOT IN ({APART.format(reader="$2")})
        UNION ALL SELECT about, written_at FROM person_notes WHERE network = $1 AND person = $2
    ) AS met JOIN persons p ON p.id = met.other
    WHERE p.name <> '' AND met.other NOT IN (SELECT blocked FROM blocks WHERE blocker = $2)
      {{only}}
    GROUP BY met.other"""
_PAGE = f"""
    SELECT * FROM ({_PEOPLE.format(only="")}) AS people
    WHERE last_at < $3 OR last_at = $3 AND other < $4
    ORDER BY last_at DESC, other DESC LIMIT $5"""
_ONE = _PEOPLE.format(only="AND met.other = $3")
_TALKS_WITH = f"""
    SELECT {INTRODUCTIONS.columns} FROM introductions
    WHERE network = $1 AND seeker = $2 AND host = $3 AND status IN ('met', 'thanked')
    UNION ALL SELECT {INTRODUCTIONS.columns} FROM introductions
    WHERE network = $1 AND seeker = $3 AND host = $2 AND status IN ('met', 'thanked')
    ORDER BY starts_at DESC, id DESC LIMIT $4"""
_NOTEBOOK = f"""
    SELECT {INTRODUCTIONS.columns} FROM introductions
    WHERE network = $1 AND seeker = $2 AND status IN ('met', 'thanked')
      AND (starts_at < $3 OR starts_at = $3 AND id < $4)
    ORDER BY starts_at DESC, id DESC LIMIT $5"""
_NOTE = "SELECT words FROM person_notes WHERE network = $1 AND person = $2 AND about = $3"
_PUT_NOTE = """
    INSERT INTO person_notes (network, person, about, words, written_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (person, about) DO UPDATE
    SET words = excluded.words, written_at = excluded.written_at"""
_DELETE_NOTE = "DELETE FROM person_notes WHERE network = $1 AND person = $2 AND about = $3"


class Network:
    """See `bot.features.network.repository.NetworkRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def people(
        self, network: str, person: str, before: Acquaintance | None, most: int
    ) -> Sequence[Acquaintance]:
        await self._db.lock(network)
        after = (to_micros(before.last_at), before.person) if before else (_ALL_TIME, "")
        rows = await self._db.fetch(_PAGE, network, person, *after, most)
        return [Acquaintance(other, from_micros(at)) for other, at in rows]

    async def acquaintance(self, network: str, person: str, other: str) -> Acquaintance | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_ONE, network, person, other)
        return Acquaintance(rows[0][0], from_micros(rows[0][1])) if rows else None

    async def talks_with(
        self, network: str, person: str, other: str, most: int
    ) -> Sequence[Introduction]:
        await self._db.lock(network)
        rows = await self._db.fetch(_TALKS_WITH, network, person, other, most)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def notebook(
        self, network: str, seeker: str, before: Introduction | None, most: int
    ) -> Sequence[Introduction]:
        await self._db.lock(network)
        after: tuple[int, str] = (_ALL_TIME, "")
        if before is not None and before.time.starts_at is not None:
            after = (to_micros(before.time.starts_at), before.id)
        rows = await self._db.fetch(_NOTEBOOK, network, seeker, *after, most)
        return [INTRODUCTIONS.decode(row) for row in rows]

    async def note(self, network: str, person: str, about: str) -> str:
        await self._db.lock(network)
        rows = await self._db.fetch(_NOTE, network, person, about)
        return str(rows[0][0]) if rows else ""

    async def put_note(
        self, network: str, person: str, about: str, words: str, now: datetime
    ) -> None:
        await self._db.lock(network)
        if words:
            await self._db.write(_PUT_NOTE, [network, person, about, words, to_micros(now)])
        else:
            await self._db.write(_DELETE_NOTE, [network, person, about])
