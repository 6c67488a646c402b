"""`paned simulate`: a year of a made-up community, and what its members saw, in numbers."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from pathlib import Path

from bot.core.store import Store
from bot.domain.practice import Practice
from bot.i18n.operator import told

MEMBERS, SEED, DAYS = 2000, 7, 365


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument(
        "--members", type=int, default=MEMBERS, help=told("how many (%(default)s)")
    )
    command.add_argument("--seed", type=int, default=SEED, help=told("the same one, the same year"))
    command.add_argument("--days", type=int, default=DAYS, help=told("how long (%(default)s)"))
    command.add_argument(
        "--database", type=Path, help=told("keep it in this new file; without one it is forgotten")
    )


async def simulate(
    chosen: argparse.Namespace,
    open_store: Callable[[str], Awaitable[Store]],
    used: Collection[Path],
    practice: Practice,
) -> None:
    """Run it and print the report. `used` are the files that a bot writes to.

    Raises `ValueError` for a file in which something is, or which is the bot's own.
    """
    from bot.simulation.year import Year  # no other command needs it, and a bot starts without it

    if chosen.members < 2 or chosen.days < 1:
        raise ValueError(told("a simulated year needs two members or more, and a day or more"))
    file: Path | None = chosen.database
    if file is not None:
        refuse_used(file, used)
    logging.getLogger("bot.delivery").setLevel(logging.ERROR)  # some take no messages, on purpose
    store = await open_store(f"sqlite:///{file}" if file else "sqlite://")
    begun = time.perf_counter()
    try:
        year = Year(
            store,
            members=chosen.members,
            seed=chosen.seed,
            days=chosen.days,
            practice=practice,
            tell=_tell,
        )
        counts = await year.lives()
    finally:
        await store.close()
    seconds = time.perf_counter() - begun
    print(
        f"{chosen.members:,} made-up members, {chosen.days} days, seed {chosen.seed}:"
        f" {seconds:,.0f} s.\nWhat they saw and pressed, counted without the database:\n"
    )
    print("\n".join(counts.lines()))
    if file is not None:
        print(f"\nThe database is {file}.")


def refuse_used(file: Path, used: Collection[Path]) -> None:
    """Raise `ValueError` unless nothing is in that file and no bot uses it."""
    if file.resolve() in {each.resolve() for each in used}:
        raise ValueError(
            told("{file} is the bot's own database. Name a new file for the simulation.", file=file)
        )
    if file.exists() and file.stat().st_size:
        raise ValueError(
            told("something is in {file} already. Name a new file for the simulation.", file=file)
        )


def _tell(day: datetime) -> None:
    if day.day == 1 and sys.stderr.isatty():
        print(f"  {day:%B %Y} …", file=sys.stderr)
