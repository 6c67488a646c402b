"""Backup and restore of a SQLite file with a million nudges, while members write.

PENDING=100000 takes less time. Seconds of the processor are given beside those of the clock: on a
busy machine they differ.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from bot.core.store import Store
from storage import backup, open_store, restore
from tests.benchmarks import Row
from tests.benchmarks.storage import LATER, PENDING, begin, fill
from tests.support.builders import make_nudge


def multiply(file: Path, count: int) -> None:
    """Make that many more of the one nudge that is there."""
    with closing(sqlite3.connect(file)) as opened:
        names = [row[1] for row in opened.execute("PRAGMA table_info(nudges)")]
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join("'many' || i" if name == "key" else f'"{name}"' for name in names)
        opened.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" INSERT INTO nudges ({columns}) SELECT {values} FROM nudges, n",
            (count,),
        )
        opened.commit()


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


async def run() -> list[Row]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url, there = f"sqlite:///{folder}/store.db", folder / "empty" / "paned.db"
        store = await begin(url)
        await fill(store, "first", 1, due_at=LATER)
        await store.close()
        await asyncio.to_thread(multiply, folder / "store.db", PENDING)
        store = await open_store(url)
        took, meanwhile = await backed_up(url, folder / "copy.db", store)
        await store.close()
        timer = Timer()
        await restore(f"sqlite:///{there}", folder / "copy.db")
        restored = timer.read()
        gone = await asyncio.to_thread(lost, folder / "store.db", there, "meanwhile")
    what = f"{PENDING:,} nudges"
    return [
        Row(f"backup of {what}", f"{took}, {meanwhile:,} written during it", reach="≤ 5 s"),
        Row(f"restore of {what}, checked", restored, reach="≤ 5 s"),
        Row("rows lost", str(gone), reach="0"),
    ]
