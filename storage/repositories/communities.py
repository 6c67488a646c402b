"""Workspaces and guilds."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from bot.domain.people import Community
from storage.mapping import RowMapping
from storage.session import Session

COMMUNITIES = RowMapping(Community, "communities")

# A community that is not stored yet will found the network that has its id.
_NETWORK_OF = "SELECT COALESCE((SELECT network FROM communities WHERE id = $1), $1)"
_GET = f"SELECT {COMMUNITIES.columns} FROM communities WHERE id = $1"
_PUT = COMMUNITIES.upsert("id")


class Communities:
    """See `bot.core.repositories.CommunityRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, id: str) -> Community | None:
        await self._db.lock_found(_NETWORK_OF, id)
        rows = await self._db.fetch(_GET, id)
        return COMMUNITIES.decode(rows[0]) if rows else None

    async def put(self, community: Community) -> None:
        await self._db.lock(community.network)
        await self._db.write(_PUT, COMMUNITIES.encode(community))
