"""All that is stored about one person, as the register of the privacy feature declares it."""
# ruff: noqa: S608 - the only things put into SQL are the names of our own tables and columns

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from bot.features.privacy.register import REGISTER, Column, Role, Shape, Table
from bot.features.privacy.repository import Json, Row
from storage.mapping import from_micros
from storage.session import Session, numbered

_INTRODUCTIONS = "introduction IN (SELECT id FROM introductions WHERE network = $1 AND {} = $2{})"
_ROWS: Mapping[tuple[str, Role], str] = {
    ("persons", Role.SELF): "network = $1 AND id = $2",
    ("introductions", Role.SEEKER): "network = $1 AND seeker = $2",
    # A draft is nobody else's before it is sent.
    ("introductions", Role.HOST): "network = $1 AND host = $2 AND asked_at IS NOT NULL",
    ("introductions", Role.CONNECTOR): "network = $1 AND connector = $2 AND asked_at IS NOT NULL",
    ("questions", Role.SEEKER): f"network = $1 AND {_INTRODUCTIONS.format('seeker', '')}",
    ("questions", Role.HOST): "network = $1 AND "
    + _INTRODUCTIONS.format("host", " AND asked_at IS NOT NULL AND questions_shared = 1"),
    ("ticks", Role.SELF): f"person = $2 AND {_INTRODUCTIONS.format('seeker', '')}",
    ("aggregates", Role.MEMBER): "network = $1 AND id IN"
    " (SELECT aggregate FROM aggregate_people WHERE network = $1 AND person = $2)",
}
"""The rows in which person $2 of network $1 has that role; where none is named, the column
`person` says so."""
_OWN = "network = $1 AND person = $2"
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
        where = _ROWS.get((name, role), _OWN)
        order = f'ORDER BY "{table.order}"' if table.order else ""
        rows = await self._db.fetch_long(
            f"SELECT {columns} FROM {name} WHERE {where} {order}", network, person
        )
        found = []
        for place, row in enumerate(rows):
            if place % _PAGE == _PAGE - 1:
                await asyncio.sleep(0)
            found.append(Row(role, _readable(table, role, row)))
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


def _readable(table: Table, role: Role, row: Sequence[Any]) -> dict[str, Json]:
    """Return what that role may read of a row, by column."""
    stored = dict(zip(table.columns, row, strict=True))

    def may_read(column: Column) -> bool:
        if role not in column.readers:
            return False
        return not column.once or role == column.readers[0] or bool(stored[column.once])

    return {
        name: _value(column.shape, stored[name])
        for name, column in table.columns.items()
        if may_read(column)
    }


def _value(shape: Shape, stored: Any) -> Json:
    if stored is None:
        return None
    match shape:
        case Shape.PERSON:
            return _Person(id=stored, name="") if stored else None
        case Shape.FLAG:
            return bool(stored)
        case Shape.INSTANT:
            return from_micros(stored).isoformat()
        case Shape.INSTANTS:
            return [from_micros(instant).isoformat() for instant in json.loads(stored)]
        case Shape.JSON:
            return cast(Json, json.loads(stored)) if stored else None
        case _:
            return cast(Json, stored)
