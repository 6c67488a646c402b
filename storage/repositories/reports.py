"""Reports, guarded by status and version."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.store import Conflict
from bot.features.report.model import Report, ReportStatus
from storage.mapping import RowMapping, to_micros
from storage.session import Session

REPORTS = RowMapping(Report, "reports")

_COLUMNS = REPORTS.columns
_WIDTH = len(REPORTS.names)
_GET = f"SELECT {_COLUMNS} FROM reports WHERE network = $1 AND id = $2"
_SAVE = f"""
    UPDATE reports SET {REPORTS.assignments("id", "network", "reporter", "reported")}
    WHERE id = ${REPORTS.place("id")} AND network = ${REPORTS.place("network")}
      AND reporter = ${REPORTS.place("reporter")} AND reported = ${REPORTS.place("reported")}
      AND status = ${_WIDTH + 1} AND version = ${_WIDTH + 2}
    RETURNING version"""
_OPEN_BY = f"""
    SELECT {_COLUMNS} FROM reports
    WHERE network = $1 AND reporter = $2 AND id > $3 AND closed_at IS NULL
    ORDER BY id"""
_OPEN_IN = f"""
    SELECT {_COLUMNS} FROM reports
    WHERE network = $1 AND community = $2 AND id > $4 AND closed_at IS NULL
      AND reporter <> $3 AND reported <> $3
    ORDER BY id LIMIT $5"""


class Reports:
    """See `bot.features.report.repository.ReportRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, network: str, id: str) -> Report | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_GET, network, id)
        return REPORTS.decode(rows[0]) if rows else None

    async def add(self, report: Report) -> None:
        await self._db.lock(report.network)
        await self._db.write(REPORTS.insert, REPORTS.encode(report))

    async def save(self, report: Report, expected: ReportStatus) -> Report:
        await self._db.lock(report.network)
        saved = replace(report, version=report.version + 1)
        found = await self._db.fetch(_SAVE, *REPORTS.encode(saved), expected.value, report.version)
        if not found:
            raise Conflict(f"report {report.id} was changed meanwhile")
        return saved

    async def open_by(self, network: str, reporter: str) -> list[Report]:
        await self._db.lock(network)
        rows = await self._db.fetch(_OPEN_BY, network, reporter, "")
        return [REPORTS.decode(row) for row in rows]

    async def next_open_by(self, network: str, reporter: str, after: str) -> Report | None:
        await self._db.lock(network)
        rows = await self._db.fetch(f"{_OPEN_BY} LIMIT 1", network, reporter, after)
        return REPORTS.decode(rows[0]) if rows else None

    async def count_by(self, network: str, reporter: str, since: datetime) -> int:
        await self._db.lock(network)
        ((count,),) = await self._db.fetch(
            "SELECT COUNT(*) FROM reports WHERE network = $1 AND reporter = $2 AND created_at > $3",
            network,
            reporter,
            to_micros(since),
        )
        return int(count)

    async def count_about(self, network: str, reported: str) -> int:
        await self._db.lock(network)
        ((count,),) = await self._db.fetch(
            "SELECT COUNT(*) FROM reports WHERE network = $1 AND reported = $2", network, reported
        )
        return int(count)

    async def open_in(
        self, network: str, community: str, reader: str, after: str, limit: int
    ) -> list[Report]:
        await self._db.lock(network)
        rows = await self._db.fetch(_OPEN_IN, network, community, reader, after, limit)
        return [REPORTS.decode(row) for row in rows]
