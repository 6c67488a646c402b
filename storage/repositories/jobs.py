"""Background jobs: what is left of each."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from datetime import datetime

from bot.domain.jobs import Job
from storage.mapping import RowMapping, from_micros, to_micros
from storage.session import Session

JOBS = RowMapping(Job, "jobs")

_BEGIN = JOBS.upsert("id")
_SAVE = """
    UPDATE jobs SET position = $3, due_at = $4, attempts = $5 WHERE network = $1 AND id = $2"""
_GET = f"SELECT {JOBS.columns} FROM jobs WHERE network = $1 AND id = $2"
_DUE = "SELECT network, id FROM jobs WHERE due_at <= $1 ORDER BY due_at, id LIMIT 1"
_NEXT_DUE = "SELECT MIN(due_at) FROM jobs"


class Jobs:
    """See `bot.core.repositories.JobRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self.has_due_changes = False

    async def begin(self, job: Job) -> None:
        await self._db.lock(job.network)
        await self._db.write(_BEGIN, JOBS.encode(job))
        self.has_due_changes = True
        self._db.notify_on_commit()

    async def save(self, job: Job) -> None:
        await self._db.lock(job.network)
        due_at = to_micros(job.due_at)
        await self._db.write(_SAVE, [job.network, job.id, job.position, due_at, job.attempts])

    async def due(self, now: datetime) -> Job | None:
        found = await self._db.fetch(_DUE, to_micros(now))
        if not found:
            return None
        network, id = found[0]
        await self._db.lock(network)
        # Another process may have done its last step since.
        rows = await self._db.fetch(_GET, network, id)
        return JOBS.decode(rows[0]) if rows else None

    async def delete(self, job: Job) -> None:
        await self._db.lock(job.network)
        await self._db.write(
            "DELETE FROM jobs WHERE network = $1 AND id = $2", [job.network, job.id]
        )

    async def next_due(self) -> datetime | None:
        ((due,),) = await self._db.fetch(_NEXT_DUE)
        return None if due is None else from_micros(due)
