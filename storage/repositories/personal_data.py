"""All that is stored about one person, as the register of the privacy feature declares it."""
# ruff: noqa: S608 - the only things put into SQL are the names of our own tables and columns

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.features.privacy.declarations import Column, Role, Shape, Table
from bot.features.privacy.register import REGISTER
from bot.features.privacy.repository import Json, Row
from storage.mapping import from_micros
from storage.session import Session, numbered

_INTRODUCTIONS = "introduction IN (SELECT id FROM introductions WHERE network = $1 AND {} = $2{})"
_BLOCKERS = "SELECT blocker FROM blocks WHERE blocked = $2"
# A block looks like a removal in a copy, too: what was confirmed once is left out of it after both.
_NOT_OVER = f" AND (confirmed_at IS NULL OR closed_at IS NULL AND {{}} NOT IN ({_BLOCKERS}))"
ROWS: Mapping[tuple[str, Role], str] = {
    ("persons", Role.SELF): "network = $1 AND id = $2",
    ("introductions", Role.SEEKER): "network = $1 AND seeker = $2",
    # A draft is nobody else's before it is sent.
    ("introductions", Role.HOST): "network = $1 AND host = $2 AND asked_at IS NOT NULL",
    ("introductions", Role.CONNECTOR): "network = $1 AND asked_at IS NOT NULL AND id IN ("
    "SELECT id FROM introductions WHERE network = $1 AND connector = $2 UNION "
    "SELECT id FROM introductions WHERE network = $1 AND via = $2)",
    ("ways", Role.SEEKER): "network = $1 AND seeker = $2",
    ("connector_requests", Role.CONNECTOR): "network = $1 AND connector = $2",
    ("connections", Role.ASKER): f"network = $1 AND asker = $2{_NOT_OVER.format('asked')}",
    ("connections", Role.ASKED): f"network = $1 AND asked = $2{_NOT_OVER.format('asker')}",
    ("ties", Role.SELF): f"network = $1 AND person = $2 AND other NOT IN ({_BLOCKERS})",
    ("person_notes", Role.NAMED): "network = $1 AND about = $2",
    ("blocks", Role.BLOCKER): "network = $1 AND blocker = $2",
    ("questions", Role.SEEKER): f"network = $1 AND {_INTRODUCTIONS.format('seeker', '')}",
    ("questions", Role.HOST): "network = $1 AND "
    + _INTRODUCTIONS.format("host", " AND asked_at IS NOT NULL AND questions_shared = 1"),
    ("ticks", Role.SELF): f"person = $2 AND {_INTRODUCTIONS.format('seeker', '')}",
    ("reports", Role.REPORTER): "network = $1 AND reporter = $2",
    ("aggregates", Role.MEMBER): "network = $1 AND id IN"
    " (SELECT aggregate FROM aggregate_people WHERE network = $1 AND person = $2)",
}
"""The rows in which person $2 of network $1 has that role; where none is named, the column
`person` says so."""
OWN = "network = $1 AND person = $2"
_PAGE = 200
"""Rows that are read at once; in between, others get a turn."""


class PersonalData:
    """See `bot.features.privacy.repository.PersonalDataRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def of(self, network: str, person: str) -> Mapping[str, Sequence[Row]]:
        await self._db.lock(network)
        found: dict[str, list[Row]] = {}
        for name, table in REGISTER.items():
            for role in table.roles:
                rows = await self._rows(name, table, role, network, person)
                found.setdefault(name, []).extend(rows)
        await self._name_people(network, [row for rows in found.values() for row in rows])
        return found

    async def _rows(
        self, name: str, table: Table, role: Role, network: str, person: str
    ) -> list[Row]:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        where = ROWS.get((name, role), OWN)
        order = f'ORDER BY "{table.order}"' if table.order else ""
        rows = await self._db.fetch_long(
            f"SELECT {columns} FROM {name} WHERE {where} {order}", network, person
        )
        readable = _Readable.of(table, role)
        found = []
        for place, row in enumerate(rows):
            if place % _PAGE == _PAGE - 1:
                await asyncio.sleep(0)
            found.append(Row(role, readable.decode(row)))
        return found

    async def _name_people(self, network: str, rows: Iterable[Row]) -> None:
        people = [
            value for row in rows for value in row.values.values() if isinstance(value, _Person)
        ]
        ids = sorted({person["id"] for person in people})
        names: dict[str, str] = {}
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            found = await self._db.fetch(
                f"SELECT id, name FROM persons WHERE network = $1 AND id IN"
                f" ({numbered(2, len(page))})",
                network,
                *page,
            )
            names.update((id, name) for id, name in found)
        for person in people:
            person["name"] = names.get(person["id"], "")


class _Person(dict[str, Any]):
    """`{"id": …, "name": …}`; the name is filled in at the end."""


@dataclass(frozen=True, slots=True)
class _Readable:
    """What one role may read of a row of one table."""

    places: tuple[tuple[int, str, Callable[[Any], Any], int | None], ...]
    """The place of a column in a row, its name, how it is read, and the place of its `once`."""

    @classmethod
    def of(cls, table: Table, role: Role) -> _Readable:
        places = {name: place for place, name in enumerate(table.columns)}

        def once(column: Column) -> int | None:
            return places[column.once] if column.once and role != column.readers[0] else None

        return cls(
            tuple(
                (places[name], name, _DECODE[column.shape], once(column))
                for name, column in table.columns.items()
                if role in column.readers
            )
        )

    def decode(self, row: Sequence[Any]) -> dict[str, Json]:
        """Return what may be read of a row, by column."""
        return {
            name: None if row[place] is None else decode(row[place])
            for place, name, decode, once in self.places
            if once is None or row[once]
        }


def _same(stored: Any) -> Any:
    return stored


def _person(stored: str) -> _Person | None:
    return _Person(id=stored, name="") if stored else None


def _instant(stored: int) -> str:
    return from_micros(stored).isoformat()


def _instants(stored: str) -> list[str]:
    return [_instant(instant) for instant in json.loads(stored)]


def _json(stored: str) -> Any:
    return json.loads(stored) if stored else None


_DECODE: Mapping[Shape, Callable[[Any], Any]] = {
    Shape.TEXT: _same,
    Shape.ZONE: _same,
    Shape.NUMBER: _same,
    Shape.FLAG: bool,
    Shape.INSTANT: _instant,
    Shape.INSTANTS: _instants,
    Shape.JSON: _json,
    Shape.PERSON: _person,
}
