"""Host records: what hosts offer."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from bot.domain.hosts import Host
from bot.domain.people import Person
from storage.mapping import RowMapping
from storage.repositories.blocks import APART
from storage.repositories.people import PERSONS
from storage.session import Session

HOSTS = RowMapping(Host, "hosts")

_GET = f"SELECT {HOSTS.columns} FROM hosts WHERE network = $1 AND person = $2"
_OPEN_TO = f"{_GET} AND person NOT IN ({APART.format(reader='$3')})"
_PUT = HOSTS.upsert("person")
_ACTIVE = f"""
    SELECT {HOSTS.columns_of("h")}, {PERSONS.columns_of("p")}
    FROM hosts h JOIN persons p ON p.id = h.person
    WHERE h.network = $1 AND h.state = 'active' AND p."left" = 0
      AND h.person NOT IN ({APART.format(reader="$2")})
    ORDER BY h.created_at, h.person"""


class Hosts:
    """See `bot.features.host.repository.HostRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, network: str, person: str) -> Host | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_GET, network, person)
        return HOSTS.decode(rows[0]) if rows else None

    async def open_to(self, network: str, person: str, reader: str) -> Host | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_OPEN_TO, network, person, reader)
        return HOSTS.decode(rows[0]) if rows else None

    async def put(self, host: Host) -> None:
        await self._db.lock(host.network)
        await self._db.write(_PUT, HOSTS.encode(host))

    async def active(self, network: str, reader: str) -> list[tuple[Host, Person]]:
        await self._db.lock(network)
        rows = await self._db.fetch(_ACTIVE, network, reader)
        split = len(HOSTS.names)
        return [(HOSTS.decode(row[:split]), PERSONS.decode(row[split:])) for row in rows]
