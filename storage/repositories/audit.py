"""The audit log. It is added to and read; nothing here changes or deletes an entry."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from bot.features.moderate.repository import OF_REPORTS, AuditEntry
from storage.mapping import RowMapping
from storage.session import Session

AUDIT = RowMapping(AuditEntry, "audit")

_OF_REPORTS = ", ".join(f"'{act}'" for act in sorted(OF_REPORTS))
_PAGE = f"""
    SELECT {AUDIT.columns} FROM audit
    WHERE network = $1 AND community = $2 AND id < $4
      AND (subject IS NULL OR subject <> $3 OR act NOT IN ({_OF_REPORTS}))
    ORDER BY id DESC LIMIT $5"""
_AFTER_ALL = "~"
"""Sorts after every id."""


class Audit:
    """See `bot.features.moderate.repository.AuditLog`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def add(self, entry: AuditEntry) -> None:
        await self._db.lock(entry.network)
        await self._db.write(AUDIT.insert, AUDIT.encode(entry))

    async def page(
        self, network: str, community: str, reader: str, before: str, limit: int
    ) -> list[AuditEntry]:
        await self._db.lock(network)
        rows = await self._db.fetch(_PAGE, network, community, reader, before or _AFTER_ALL, limit)
        return [AUDIT.decode(row) for row in rows]
