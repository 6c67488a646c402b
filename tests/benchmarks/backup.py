"""Backup and restore of a database with a million nudges, while members write.

`make bench ARGS="backup --store postgres"` does it with PostgreSQL in place of a SQLite file.
PENDING=100000 takes less time. Seconds of the processor, of this process alone, are given beside
those of the clock: on a busy machine they differ.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import asyncpg

from bot.core.store import Store
from storage import backup, open_store, restore
from storage.repositories.nudges import NUDGES
from tests.benchmarks import Row
from tests.benchmarks.storage import LATER, PENDING, begin, checkpoint, fill
from tests.storage.postgres import Server
from tests.support.builders import make_nudge

VALUES = ", ".join("'many' || i" if name == "key" else f'"{name}"' for name in NUDGES.names)
MULTIPLY = (
    f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PENDING})"
    f" INSERT INTO nudges ({NUDGES.columns}) SELECT {VALUES} FROM nudges, n"
)
"""Makes that many more of the one nudge that is there."""


def multiply(file: Path) -> None:
    """Make many of the nudge in a SQLite file."""
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(MULTIPLY)
        opened.commit()


async def multiply_on_postgres(url: str) -> None:
    """Make many of the nudge in a PostgreSQL database."""
    connection = await asyncpg.connect(url)
    await connection.execute(MULTIPLY, timeout=3600)
    await connection.close()
    await checkpoint(url)


async def backed_up(url: str, target: Path, store: Store) -> tuple[str, int]:
    """How long an online backup took, and how many nudges were written during it."""
    written = 0

    async def write() -> None:
        nonlocal written
        while True:
            async with store.transaction() as tx:
                await tx.nudges.schedule(make_nudge(f"meanwhile{written}", due_at=LATER))
            written += 1

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.1)
    before, timer = written, Timer()
    await backup(url, target)
    took = timer.read()
    writing.cancel()
    with suppress(asyncio.CancelledError):
        await writing
    return took, written - before


class Timer:
    """Seconds of the clock and of the processor since it was made."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    def read(self) -> str:
        """Both."""
        took = time.perf_counter() - self._clock
        return f"{took:.2f} s ({time.process_time() - self._processor:.2f} s of the processor)"


def lost(whole: Path, copy: Path, missing: str) -> int:
    """Rows of the first file, of all tables, that the second has not, or has otherwise.

    `missing`: nudges whose keys begin with it may be missing.
    """
    count = 0
    with closing(sqlite3.connect(whole)) as opened:
        opened.execute("ATTACH ? AS other", (str(copy),))
        tables = opened.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
        for (name,) in tables.fetchall():
            but = f" WHERE key NOT LIKE '{missing}%'" if name == "nudges" else ""
            ((found,),) = opened.execute(
                f"SELECT COUNT(*) FROM (SELECT * FROM main.{name}{but}"
                f" EXCEPT SELECT * FROM other.{name})"
            )
            count += found
    return count


def count_old(copy: Path) -> int:
    """The nudges in that file that were there before the backup."""
    with closing(sqlite3.connect(copy)) as opened:
        ((found,),) = opened.execute("SELECT COUNT(*) FROM nudges WHERE key NOT LIKE 'mean%'")
    return int(found)


async def run(arguments: Sequence[str] = ()) -> list[Row]:
    """Measure in a temporary folder, or on an own server."""
    parser = ArgumentParser(prog="backup")
    parser.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    if parser.parse_args(list(arguments)).store == "sqlite":
        return await on_sqlite()
    server = Server(durable=True)
    try:
        await server.prepare()
        return await on_postgres(server)
    finally:
        await asyncio.to_thread(server.stop)


async def on_postgres(server: Server) -> list[Row]:
    """A backup, restored into an empty database, and a backup of that, which has to be equal."""
    url, there = await server.database(), await server.database(empty=True)
    with tempfile.TemporaryDirectory() as name:
        copy, again = Path(name) / "copy.db", Path(name) / "again.db"
        store = await begin(url)
        await fill(store, "first", 1, due_at=LATER)
        await multiply_on_postgres(url)
        took, meanwhile = await backed_up(url, copy, store)
        await store.close()
        timer = Timer()
        await restore(there, copy)
        restored = timer.read()
        await backup(there, again)
        gone = await asyncio.to_thread(lost, copy, again, "none")
        gone += PENDING + 1 - await asyncio.to_thread(count_old, copy)
    return _rows(took, meanwhile, restored, gone)


async def on_sqlite() -> list[Row]:
    """A backup, restored into a folder, and compared with the file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url, there = f"sqlite:///{folder}/store.db", folder / "empty" / "paned.db"
        store = await begin(url)
        await fill(store, "first", 1, due_at=LATER)
        await store.close()
        await asyncio.to_thread(multiply, folder / "store.db")
        store = await open_store(url)
        took, meanwhile = await backed_up(url, folder / "copy.db", store)
        await store.close()
        timer = Timer()
        await restore(f"sqlite:///{there}", folder / "copy.db")
        restored = timer.read()
        gone = await asyncio.to_thread(lost, folder / "store.db", there, "meanwhile")
    return _rows(took, meanwhile, restored, gone)


def _rows(took: str, meanwhile: int, restored: str, gone: int) -> list[Row]:
    what = f"{PENDING:,} nudges"
    return [
        Row(f"backup of {what}", f"{took}, {meanwhile:,} written during it", reach="≤ 5 s"),
        Row(f"restore of {what}, checked", restored, reach="≤ 5 s"),
        Row("rows lost", str(gone), reach="0"),
    ]
