"""Connections, guarded by status and version, and their ties."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.store import Conflict
from bot.features.connections.model import Connection, ConnectionStatus, Connector, Tie
from storage.mapping import RowMapping, from_micros, to_micros
from storage.repositories.blocks import APART
from storage.session import Session

CONNECTIONS = RowMapping(Connection, "connections")
TIES = RowMapping(Tie, "ties")
CONNECTORS = RowMapping(Connector, "connectors")

_COLUMNS = CONNECTIONS.columns
_WIDTH = len(CONNECTIONS.names)
_GET = f"SELECT {_COLUMNS} FROM connections WHERE network = $1 AND id = $2"
_SAVE = f"""
    UPDATE connections SET {CONNECTIONS.assignments("id", "network", "asker", "asked")}
    WHERE id = ${CONNECTIONS.place("id")} AND network = ${CONNECTIONS.place("network")}
      AND asker = ${CONNECTIONS.place("asker")} AND asked = ${CONNECTIONS.place("asked")}
      AND status = ${_WIDTH + 1} AND version = ${_WIDTH + 2}
    RETURNING version"""
_BETWEEN = f"""
    SELECT {_COLUMNS} FROM connections
    WHERE network = $1 AND asker = $2 AND asked = $3 AND closed_at IS NULL
    UNION ALL SELECT {_COLUMNS} FROM connections
    WHERE network = $1 AND asker = $3 AND asked = $2 AND closed_at IS NULL"""
_PENDING = f"""
    SELECT {_COLUMNS} FROM connections
    WHERE network = $1 AND asker = $2 AND confirmed_at IS NULL AND closed_at IS NULL
    UNION ALL SELECT {_COLUMNS} FROM connections
    WHERE network = $1 AND asked = $2 AND confirmed_at IS NULL AND closed_at IS NULL
      AND status = 'proposed'
    ORDER BY id"""
_NEXT = f"""
    SELECT {_COLUMNS} FROM connections WHERE network = $1 AND asker = $2 AND id > $3{{only}}
    UNION ALL
    SELECT {_COLUMNS} FROM connections WHERE network = $1 AND asked = $2 AND id > $3{{only}}
    ORDER BY id LIMIT 1"""
_NEXT_OF = _NEXT.format(only="")
_NEXT_OPEN = _NEXT.format(only=" AND confirmed_at IS NULL AND closed_at IS NULL")
_COUNT_BY = """
    SELECT COUNT(*) FROM connections WHERE network = $1 AND asker = $2 AND created_at > $3"""
_LAST_UNCONFIRMED = """
    SELECT MAX(closed_at) FROM connections
    WHERE network = $1 AND asker = $2 AND asked = $3 AND confirmed_at IS NULL"""
_UNTIE = """
    DELETE FROM ties
    WHERE network = $1 AND (person = $2 AND other = $3 OR person = $3 AND other = $2)"""
_TIES_OF = f"""
    SELECT {TIES.columns_of("t")} FROM ties t JOIN persons p ON p.id = t.other
    WHERE t.network = $1 AND t.person = $2 AND p."left" = 0 AND p.barred = ''
      AND t.other NOT IN ({APART.format(reader="$2")})
    ORDER BY t.fresh_at DESC, t.other"""
_TIE = f"""
    SELECT {TIES.columns_of("t")} FROM ties t JOIN persons p ON p.id = t.other
    WHERE t.network = $1 AND t.person = $2 AND t.other = $3 AND p."left" = 0 AND p.barred = ''
      AND t.other NOT IN ({APART.format(reader="$2")})"""
_SET_SIDE = """
    UPDATE ties SET shown = $4, askable = $5 WHERE network = $1 AND person = $2 AND other = $3"""
_COPY_SHOWN = """
    UPDATE ties SET shown_by_other = $4 WHERE network = $1 AND person = $3 AND other = $2"""
_FRESHEN = """
    UPDATE ties SET fresh_at = $4
    WHERE network = $1 AND (person = $2 AND other = $3 OR person = $3 AND other = $2)
      AND fresh_at < $4"""
_CONNECTOR = f"SELECT {CONNECTORS.columns} FROM connectors WHERE network = $1 AND person = $2"
_PUT_CONNECTOR = CONNECTORS.upsert("person")
_FORGET_NUDGES = "DELETE FROM nudges WHERE subject_id = $1 AND subject_kind = 'connection'"
_DELETE = "DELETE FROM connections WHERE network = $1 AND id = $2"


class Connections:
    """See `bot.features.connections.repository.ConnectionRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def _found(self, sql: str, network: str, *args: object) -> list[Connection]:
        await self._db.lock(network)
        rows = await self._db.fetch(sql, network, *args)
        return [CONNECTIONS.decode(row) for row in rows]

    async def get(self, network: str, id: str) -> Connection | None:
        found = await self._found(_GET, network, id)
        return found[0] if found else None

    async def add(self, connection: Connection) -> None:
        await self._db.lock(connection.network)
        await self._db.write(CONNECTIONS.insert, CONNECTIONS.encode(connection))

    async def save(self, connection: Connection, expected: ConnectionStatus) -> Connection:
        await self._db.lock(connection.network)
        saved = replace(connection, version=connection.version + 1)
        row = CONNECTIONS.encode(saved)
        if not await self._db.fetch(_SAVE, *row, expected.value, connection.version):
            raise Conflict(f"connection {connection.id} was changed meanwhile")
        return saved

    async def between(self, network: str, one: str, other: str) -> Connection | None:
        found = await self._found(_BETWEEN, network, one, other)
        return found[0] if found else None

    async def pending_of(self, network: str, person: str) -> list[Connection]:
        return await self._found(_PENDING, network, person)

    async def next_open_of(self, network: str, person: str, after: str) -> Connection | None:
        found = await self._found(_NEXT_OPEN, network, person, after)
        return found[0] if found else None

    async def next_of(self, network: str, person: str, after: str) -> Connection | None:
        found = await self._found(_NEXT_OF, network, person, after)
        return found[0] if found else None

    async def count_by(self, network: str, asker: str, since: datetime) -> int:
        await self._db.lock(network)
        ((count,),) = await self._db.fetch(_COUNT_BY, network, asker, to_micros(since))
        return int(count)

    async def last_unconfirmed(self, network: str, asker: str, asked: str) -> datetime | None:
        await self._db.lock(network)
        ((ended,),) = await self._db.fetch(_LAST_UNCONFIRMED, network, asker, asked)
        return None if ended is None else from_micros(ended)

    async def tie_up(self, connection: Connection, now: datetime) -> None:
        await self._db.lock(connection.network)
        for person in (connection.asker, connection.asked):
            tie = Tie(
                network=connection.network,
                person=person,
                other=connection.other_than(person),
                connection=connection.id,
                how=connection.how,
                closeness=connection.closeness,
                fresh_at=now,
            )
            await self._db.write(TIES.insert, TIES.encode(tie))

    async def untie(self, network: str, one: str, other: str) -> None:
        await self._db.lock(network)
        await self._db.write(_UNTIE, [network, one, other])

    async def ties_of(self, network: str, person: str) -> Sequence[Tie]:
        await self._db.lock(network)
        return [TIES.decode(row) for row in await self._db.fetch(_TIES_OF, network, person)]

    async def tie(self, network: str, person: str, other: str) -> Tie | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_TIE, network, person, other)
        return TIES.decode(rows[0]) if rows else None

    async def set_side(
        self, network: str, person: str, other: str, *, shown: bool, askable: bool
    ) -> None:
        await self._db.lock(network)
        await self._db.write(_SET_SIDE, [network, person, other, int(shown), int(askable)])
        await self._db.write(_COPY_SHOWN, [network, person, other, int(shown)])

    async def freshen(self, network: str, one: str, other: str, at: datetime) -> None:
        await self._db.lock(network)
        await self._db.write(_FRESHEN, [network, one, other, to_micros(at)])

    async def connector(self, network: str, person: str) -> Connector:
        await self._db.lock(network)
        rows = await self._db.fetch(_CONNECTOR, network, person)
        return CONNECTORS.decode(rows[0]) if rows else Connector(person=person, network=network)

    async def put_connector(self, connector: Connector) -> None:
        await self._db.lock(connector.network)
        await self._db.write(_PUT_CONNECTOR, CONNECTORS.encode(connector))

    async def erase(self, connection: Connection) -> None:
        await self.untie(connection.network, connection.asker, connection.asked)
        await self._db.write(_FORGET_NUDGES, [connection.id])
        await self._db.write(_DELETE, [connection.network, connection.id])
