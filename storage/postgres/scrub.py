"""Removes what deleted rows left in a PostgreSQL database, as far as a running server can.

VACUUM frees the rows and the long values beside them. ANALYZE makes the statistics anew, which hold
values of rows (`pg_stats`, and `pg_dump --statistics`); but not those of a table that is empty now
(seen with PostgreSQL 18). So words are kept out of the statistics from the start: no query looks
for them. Pages of the files are overwritten as they are used again, and the server's log is
recycled by the server; docs/operations.md says more.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import asyncpg

from storage.transfer import tables

if TYPE_CHECKING:
    from storage.postgres.unit_of_work import Connection, Pool

LOOK_S = 0.05
VACUUM_S = 3600.0
"""A VACUUM that takes longer counts as lost."""

_MARK = "SELECT txid_snapshot_xmax(txid_current_snapshot())"
_HELD = """
    SELECT 1 FROM (
        SELECT backend_xmin AS xmin FROM pg_stat_activity
        WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()
          AND (datname = current_database() OR datname IS NULL)
        UNION ALL SELECT xmin FROM pg_replication_slots WHERE xmin IS NOT NULL
        UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
    ) AS held
    WHERE age(xmin) > txid_snapshot_xmax(txid_current_snapshot()) - $1::bigint
    LIMIT 1"""
"""Whether anything may still see rows that were deleted before the transaction with that number."""


_WORDS = """
    SELECT t.relname, a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY ($1::text[])
      AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype
      AND COALESCE(a.attstattarget, -1) <> 0
      AND (t.relname LIKE 'find\\_%' OR NOT EXISTS (
          SELECT 1 FROM pg_depend d LEFT JOIN pg_constraint c
              ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
          WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
            AND d.refobjsubid = a.attnum AND COALESCE(c.contype, 'i') <> 'n'))"""
"""Texts that no index or condition of one is about, and no constraint but NOT NULL; and all of the
index of hosts, which is read in one way only."""


async def keep_words_out_of_statistics(connection: Connection) -> None:
    """Let ANALYZE pass over texts that are not searched, and drop what it noted of them before."""
    names = [table.name for table in tables()]
    for table, column in await connection.fetch(_WORDS, names):
        await connection.execute(
            f'ALTER TABLE {table} ALTER "{column}" TYPE TEXT COLLATE "C",'  # drops what was noted
            f' ALTER "{column}" SET STATISTICS 0'
        )


async def scrub_database(pool: Pool, wait_s: float) -> bool:
    """See `bot.core.store.Store.scrub`.

    `wait_s`: how long it waits for a connection, and for transactions that began before.
    """
    async with pool.acquire(timeout=wait_s) as connection:
        mark = await connection.fetchval(_MARK)
        try:
            async with asyncio.timeout(wait_s):
                while await connection.fetch(_HELD, mark):  # noqa: ASYNC110
                    await asyncio.sleep(LOOK_S)
        except TimeoutError:
            return False
        names = ", ".join(table.name for table in tables())
        try:
            await connection.execute(f"VACUUM (ANALYZE) {names}", timeout=VACUUM_S)
        except asyncpg.LockNotAvailableError:  # another process does the same
            return False
        return True
