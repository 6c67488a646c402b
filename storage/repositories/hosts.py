"""Host records: what hosts offer."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from bot.domain.hosts import Host, HostState
from storage.repositories.blocks import APART
from storage.repositories.index import HOSTS, Index
from storage.session import Session

_GET = f"SELECT {HOSTS.columns} FROM hosts WHERE network = $1 AND person = $2"
_OPEN_TO = f"{_GET} AND person NOT IN ({APART.format(reader='$3')})"
_PUT = HOSTS.upsert("person")
_NAME = "SELECT name FROM persons WHERE network = $1 AND id = $2"


class Hosts:
    """See `bot.features.host.repository.HostRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self._index = Index(db)

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
        if host.state is not HostState.ACTIVE:
            await self._index.remove(host.network, host.person)
            return
        for (name,) in await self._db.fetch(_NAME, host.network, host.person):
            await self._index.keep(host, name)
