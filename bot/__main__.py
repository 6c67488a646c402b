"""The composition root and the command line: the only file that imports adapters and storage."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from bot import __version__
from bot.app import Bot
from bot.config import Settings
from bot.doctor import Finding, Level
from storage import StorageError, backup, inspect, migrate, open_store

EPILOG = """\
examples:
  handshakes run                 start; without tokens in .env: the playground in your browser
  handshakes doctor              look at settings and database, and say what to do
  handshakes backup copy.db      a consistent copy of the database, also while the bot runs

Settings are read from .env and from the environment; .env.example describes each one.
"""


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="handshakes",
        description="Handshakes: informational interviews inside your Slack or Discord community.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", metavar="command", required=True)
    commands.add_parser("run", help="start the bot, or the playground where there are no tokens")
    commands.add_parser("doctor", help="check settings and database; say what is missing and how")
    commands.add_parser("migrate", help="bring the database to this version (run does it too)")
    copy = commands.add_parser("backup", help="copy the database, also while the bot runs")
    copy.add_argument("target", type=Path, help="a file that does not exist yet")
    commands.add_parser("version", help="print the version")
    return top


async def run(settings: Settings) -> None:
    """Start what the settings ask for, and stop in good order at Ctrl-C or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await playground(settings, stop)


async def playground(settings: Settings, stop: asyncio.Event) -> None:
    """The browser playground, on this machine only, with database files of its own."""
    from adapters.playground.app import start
    from adapters.playground.chat import PlaygroundChat
    from adapters.playground.clock import PlaygroundClock
    from adapters.playground.seed import seed
    from adapters.playground.world import World

    folder = settings.playground_folder
    folder.mkdir(parents=True, exist_ok=True)
    clock = PlaygroundClock()
    store = await open_store(f"sqlite:///{folder / 'playground.db'}")
    world = await World.open(folder / "playground-chat.db", clock)
    bot = Bot(
        store=store,
        chats={"playground": PlaygroundChat(world)},
        clock=clock,
        practice=settings.practice,
    )
    try:
        await seed(bot, world)
        await bot.start()
        page = await start(bot, world, port=settings.playground_port)
        print(f"\n  The playground is open: {page.address}\n")
        print("  Everyone in it is made up, and nothing leaves this machine. Ctrl-C ends it.\n")
        sys.stdout.flush()
        await stop.wait()
        await page.stop()
    finally:
        await bot.close()
        await world.close()
        await store.close()


async def doctor(settings: Settings) -> int:
    """Print what was found; 1 if anything fails."""
    found = [
        Finding(Level.OK, f"Handshakes {__version__}, Python {sys.version.split()[0]}"),
        Finding(Level.OK, f"SQLite {sqlite3.sqlite_version}"),
        await _database(settings),
        Finding(
            Level.OK,
            "no chat platform is set up: `handshakes run` opens the playground",
        ),
    ]
    signs = {Level.OK: "ok  ", Level.WARN: "warn", Level.FAIL: "FAIL"}
    for finding in found:
        print(f"{signs[finding.level]}  {finding.what}")
        if finding.how:
            print(f"      {finding.how}")
    return int(any(finding.level is Level.FAIL for finding in found))


async def _database(settings: Settings) -> Finding:
    try:
        report = await inspect(settings.database_url)
    except (StorageError, ValueError) as error:
        return Finding(Level.FAIL, "the database cannot be used", str(error))
    return Finding(Level.OK, f"database: {report}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; the exit code."""
    chosen = parser().parse_args(arguments)
    if chosen.command == "version":
        print(f"Handshakes {__version__}")
        return 0
    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "__".join(str(part) for part in problem["loc"]).upper()
            print(f"The setting {name} cannot be used: {problem['msg']}.", file=sys.stderr)
        print("See .env.example for what each setting takes.", file=sys.stderr)
        return 2
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    try:
        return asyncio.run(_command(settings, chosen))
    except (StorageError, ValueError, OSError) as error:
        print(f"Handshakes cannot start: {error}", file=sys.stderr)
        return 1


async def _command(settings: Settings, chosen: argparse.Namespace) -> int:
    match chosen.command:
        case "run":
            await run(settings)
        case "doctor":
            return await doctor(settings)
        case "migrate":
            applied = await migrate(settings.database_url)
            print("\n".join(applied) or "The database is up to date.")
        case "backup":
            await backup(settings.database_url, chosen.target)
            print(f"The database was copied to {chosen.target}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
