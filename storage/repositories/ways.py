"""Ways and connector requests, guarded by status and version."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.store import Conflict
from bot.features.ways.model import AskedStatus, ConnectorRequest, Way, WayStatus
from storage.mapping import RowMapping, to_micros
from storage.session import Session

WAYS = RowMapping(Way, "ways")
CONNECTOR_REQUESTS = RowMapping(ConnectorRequest, "connector_requests")


def _save(rows: RowMapping[Way] | RowMapping[ConnectorRequest], *fixed: str) -> str:
    """Write the columns that change, where nobody has written since."""
    same = " AND ".join(f"{name} = ${rows.place(name)}" for name in fixed)
    width = len(rows.names)
    return f"""
        UPDATE {rows.table} SET {rows.assignments(*fixed)}
        WHERE {same} AND status = ${width + 1} AND version = ${width + 2} RETURNING version"""


_GET = f"SELECT {WAYS.columns} FROM ways WHERE network = $1 AND id = $2"
_SAVE = _save(WAYS, "id", "network", "seeker")
_OPEN_OF = f"""
    SELECT {WAYS.columns} FROM ways
    WHERE network = $1 AND seeker = $2 AND id > $3 AND closed_at IS NULL ORDER BY id"""
_SINCE = f"""
    SELECT {WAYS.columns} FROM ways
    WHERE network = $1 AND seeker = $2 AND created_at > $3 ORDER BY created_at, id"""
_NEXT_OF = f"""
    SELECT {WAYS.columns} FROM ways
    WHERE network = $1 AND seeker = $2 AND id > $3 ORDER BY id LIMIT 1"""
_FORGET = "DELETE FROM nudges WHERE subject_id = $1 AND subject_kind = $2"
_DELETE = "DELETE FROM ways WHERE network = $1 AND id = $2"


class Ways:
    """See `bot.features.ways.repository.WayRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def _found(self, sql: str, network: str, *args: object) -> list[Way]:
        await self._db.lock(network)
        return [WAYS.decode(row) for row in await self._db.fetch(sql, network, *args)]

    async def get(self, network: str, id: str) -> Way | None:
        found = await self._found(_GET, network, id)
        return found[0] if found else None

    async def add(self, way: Way) -> None:
        await self._db.lock(way.network)
        await self._db.write(WAYS.insert, WAYS.encode(way))

    async def save(self, way: Way, expected: WayStatus) -> Way:
        await self._db.lock(way.network)
        saved = replace(way, version=way.version + 1)
        if not await self._db.fetch(_SAVE, *WAYS.encode(saved), str(expected), way.version):
            raise Conflict(f"way {way.id} was changed meanwhile")
        return saved

    async def open_of(self, network: str, seeker: str) -> list[Way]:
        return await self._found(_OPEN_OF, network, seeker, "")

    async def next_open_of(self, network: str, seeker: str, after: str) -> Way | None:
        found = await self._found(f"{_OPEN_OF} LIMIT 1", network, seeker, after)
        return found[0] if found else None

    async def since(self, network: str, seeker: str, since: datetime) -> list[Way]:
        return await self._found(_SINCE, network, seeker, to_micros(since))

    async def next_of(self, network: str, seeker: str, after: str) -> Way | None:
        found = await self._found(_NEXT_OF, network, seeker, after)
        return found[0] if found else None

    async def erase(self, way: Way) -> None:
        requests = ConnectorRequests(self._db)
        for request in await requests.of_way(way.network, way.id):
            await requests.erase(request)
        await self._db.write(_FORGET, [way.id, "way"])
        await self._db.write(_DELETE, [way.network, way.id])


_COLUMNS = CONNECTOR_REQUESTS.columns
_GET_REQUEST = f"SELECT {_COLUMNS} FROM connector_requests WHERE network = $1 AND id = $2"
_ADD_REQUEST = f"{CONNECTOR_REQUESTS.insert} ON CONFLICT DO NOTHING RETURNING id"
_SAVE_REQUEST = _save(CONNECTOR_REQUESTS, "id", "network", "way", "connector", "seeker")
_OF_WAY = f"""
    SELECT {_COLUMNS} FROM connector_requests WHERE network = $1 AND way = $2 ORDER BY id"""
_OPEN = """
    SELECT id FROM connector_requests
    WHERE network = $1 AND {column} = $2 AND id > $3 AND closed_at IS NULL"""
_OPEN_IDS = " UNION ".join(
    _OPEN.format(column=column) for column in ("connector", "seeker", "target", "via", "onward")
)
_OPEN_REQUESTS = f"""
    SELECT {_COLUMNS} FROM connector_requests
    WHERE network = $1 AND id IN ({_OPEN_IDS}) ORDER BY id"""
_TO = f"""
    SELECT {_COLUMNS} FROM connector_requests
    WHERE network = $1 AND connector = $2 AND created_at > $3 ORDER BY created_at, id"""
_NEXT_TO = f"""
    SELECT {_COLUMNS} FROM connector_requests
    WHERE network = $1 AND connector = $2 AND id > $3 ORDER BY id LIMIT 1"""
_DELETE_REQUEST = "DELETE FROM connector_requests WHERE network = $1 AND id = $2"


class ConnectorRequests:
    """See `bot.features.ways.repository.ConnectorRequestRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def _found(self, sql: str, network: str, *args: object) -> list[ConnectorRequest]:
        await self._db.lock(network)
        rows = await self._db.fetch(sql, network, *args)
        return [CONNECTOR_REQUESTS.decode(row) for row in rows]

    async def get(self, network: str, id: str) -> ConnectorRequest | None:
        found = await self._found(_GET_REQUEST, network, id)
        return found[0] if found else None

    async def add(self, request: ConnectorRequest) -> bool:
        await self._db.lock(request.network)
        return bool(await self._db.fetch(_ADD_REQUEST, *CONNECTOR_REQUESTS.encode(request)))

    async def save(self, request: ConnectorRequest, expected: AskedStatus) -> ConnectorRequest:
        await self._db.lock(request.network)
        saved = replace(request, version=request.version + 1)
        row = CONNECTOR_REQUESTS.encode(saved)
        if not await self._db.fetch(_SAVE_REQUEST, *row, str(expected), request.version):
            raise Conflict(f"connector request {request.id} was changed meanwhile")
        return saved

    async def of_way(self, network: str, way: str) -> Sequence[ConnectorRequest]:
        return await self._found(_OF_WAY, network, way)

    async def open_of(self, network: str, person: str) -> list[ConnectorRequest]:
        return await self._found(_OPEN_REQUESTS, network, person, "")

    async def next_open_of(self, network: str, person: str, after: str) -> ConnectorRequest | None:
        found = await self._found(f"{_OPEN_REQUESTS} LIMIT 1", network, person, after)
        return found[0] if found else None

    async def to(self, network: str, connector: str, since: datetime) -> Sequence[ConnectorRequest]:
        return await self._found(_TO, network, connector, to_micros(since))

    async def next_to(self, network: str, connector: str, after: str) -> ConnectorRequest | None:
        found = await self._found(_NEXT_TO, network, connector, after)
        return found[0] if found else None

    async def erase(self, request: ConnectorRequest) -> None:
        await self._db.write(_FORGET, [request.id, "connector_request"])
        await self._db.write(_DELETE_REQUEST, [request.network, request.id])
