"""Erases what the register of the privacy feature declares, a few rows at a time."""
# ruff: noqa: S608 - the only things put into SQL are the names of our own tables and columns

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.features.privacy.declarations import Fate, Role, Shape
from bot.features.privacy.register import REGISTER
from storage.mapping import to_micros
from storage.repositories.index import Index
from storage.repositories.personal_data import OWN, ROWS
from storage.session import Session


def emptied(table: str, roles: Collection[Role]) -> str:
    """The assignments of a SET clause that empty what goes with any of these roles."""
    return ", ".join(
        f'"{name}" = {_literal(column.empty)}'
        for name, column in REGISTER[table].columns.items()
        if not set(column.emptied or ()).isdisjoint(roles)
    )


def _literal(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else f"'{value}'"


def _renamed(table: str) -> str:
    """The assignments that put person $4 in place of person $3."""
    return ", ".join(
        f'"{name}" = CASE WHEN "{name}" = $3 THEN $4 ELSE "{name}" END'
        for name, column in REGISTER[table].columns.items()
        if column.shape is Shape.PERSON
    )


def _delete(name: str, role: Role) -> str:
    key = ", ".join(f'"{column}"' for column in REGISTER[name].key)
    return f"""
        DELETE FROM {name} WHERE ({key}) IN (
            SELECT {key} FROM {name} WHERE {ROWS.get((name, role), OWN)} LIMIT $3)
        RETURNING 1"""


_OTHERWISE = ("addresses", "find_documents", "find_entries")
"""Tables whose rows go in their own way: by `hash_addresses`, and by `Index.remove`."""
_DELETE_ROWS = [
    _delete(name, role)
    for name, table in REGISTER.items()
    for role in (Role.SELF, Role.NAMED)  # their own rows, and what others noted about them
    if table.erased.get(role) is Fate.DELETE and name not in _OTHERWISE
]
_HELD = [
    (name, role, table.held_until, table.order)
    for name, table in REGISTER.items()
    if table.held_until
    for role in table.erased
]
_EMPTY_HELD = [
    f"""
    UPDATE {name} SET {emptied(name, (role,))}
    WHERE network = $1 AND {role} = $2 AND {begun} <= $3 AND {until} IS NOT NULL"""
    for name, role, until, begun in _HELD
]
_STILL_HELD = [
    f"""
    SELECT 1 FROM {name}
    WHERE network = $1 AND {role} = $2 AND {begun} <= $3 AND {until} IS NULL LIMIT 1"""
    for name, role, until, begun in _HELD
]
_RENAME = f"UPDATE introductions SET {_renamed('introductions')} WHERE network = $1 AND id = $2"
_UNNAME = f"""
    UPDATE communities SET {emptied("communities", (Role.NAMED,))}
    WHERE reports_to = $2 AND network = $1
      AND id IN (SELECT community FROM addresses WHERE person = $2)"""
_EMPTY_PERSON = f"""
    UPDATE persons SET {emptied("persons", (Role.SELF,))} WHERE network = $1 AND id = $2"""


class Erasure:
    """See `bot.features.privacy.repository.ErasureRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def delete_own(self, network: str, person: str, limit: int) -> bool:
        await self._db.lock(network)
        await Index(self._db).remove(network, person)
        for sql in _DELETE_ROWS:
            if await self._db.fetch(sql, network, person, limit):
                return True
        return False

    async def empty_introduction(
        self, network: str, id: str, roles: Collection[Role], person: str, into: str
    ) -> None:
        await self._db.lock(network)
        if words := emptied("introductions", roles):
            await self._db.write(
                f"UPDATE introductions SET {words} WHERE network = $1 AND id = $2", [network, id]
            )
        await self._db.write(_RENAME, [network, id, person, into])

    async def empty_person(self, network: str, person: str) -> None:
        await self._db.lock(network)
        await self._db.write(_UNNAME, [network, person])
        await self._db.write(_EMPTY_PERSON, [network, person])

    async def empty_held(self, network: str, person: str, begun: datetime) -> bool:
        await self._db.lock(network)
        args = [network, person, to_micros(begun)]
        for sql in _EMPTY_HELD:
            await self._db.write(sql, args)
        return any([await self._db.fetch(sql, *args) for sql in _STILL_HELD])
