"""Wipes what deleted rows left in a SQLite file and in its write-ahead log.

`secure_delete` overwrites a deleted row where it stands. That is not all: when a page is split or
merged, copies of rows stay in the unused part of the page that they were moved from, and outlive
the rows (seen with SQLite 3.40: a few in a thousand). VACUUM writes every page anew. The log
keeps earlier versions of the pages, until a checkpoint empties it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import suppress
from pathlib import Path

from storage.sqlite.unit_of_work import is_database_failure

SMALL_BYTES = 16 * 2**20
"""A file up to this size is written anew in about half a second: at once, not only at night."""


async def scrub_file(path: Path, *, quiet: bool, wait_s: float) -> bool:
    """Do it in a thread, with a connection of its own. See `bot.core.store.Store.scrub`.

    `wait_s`: how long it waits for units that are being written, and for readers. Cancelled, it
    stops at once and leaves the file as it was.
    """
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=wait_s, check_same_thread=False
    )
    try:
        working = asyncio.ensure_future(asyncio.to_thread(_scrub, connection, path, quiet))
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:
            connection.interrupt()
            with suppress(sqlite3.Error):
                await working
            raise
    finally:
        connection.close()


def _scrub(connection: sqlite3.Connection, path: Path, quiet: bool) -> bool:
    anew = quiet or path.stat().st_size <= SMALL_BYTES
    try:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        # First: where the log cannot be emptied, writing every page into it helps nobody.
        if not _empty_log(connection):
            return False
        if anew:
            connection.execute("VACUUM")
        return _empty_log(connection) and anew
    except sqlite3.OperationalError as error:
        if is_database_failure(error):  # another writer, a full disk
            return False
        raise


def _empty_log(connection: sqlite3.Connection) -> bool:
    """Return whether the log is empty now: a checkpoint that could not run raises no error."""
    ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not busy
