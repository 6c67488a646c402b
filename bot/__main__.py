"""The composition root and the command line: the only file that imports adapters and storage."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import signal
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, cast

from environs import EnvValidationError

from adapters.playground.app import start as open_page
from adapters.playground.chat import PlaygroundChat
from adapters.playground.clock import PlaygroundClock
from adapters.playground.seed import seed
from adapters.playground.world import World
from bot import __version__
from bot.app import Bot
from bot.config import Settings
from bot.doctor import Finding, Level
from bot.ports import Chat, ChatError, Temporary, Unreachable
from bot.store import Store, Unavailable
from storage import StorageError, backup, inspect, migrate, move, open_store

log = logging.getLogger("handshakes")

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


class Platform(Protocol):
    """What the adapters of Slack and Discord have in common."""

    @property
    def chat(self) -> Chat:
        """The Chat port on it."""
        ...

    async def start(self, bot: Bot, /) -> None:
        """Connect, and hand events to the core."""
        ...

    async def close(self) -> None:
        """Finish what is on its way, and disconnect."""
        ...


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
    move_or_migrate = commands.add_parser(
        "migrate", help="bring the database to this version (run does it too), or move it"
    )
    move_or_migrate.add_argument("--from", dest="source", help="move everything from here ...")
    move_or_migrate.add_argument("--to", dest="target", help="... into this empty database")
    copy = commands.add_parser("backup", help="copy the database, also while the bot runs")
    copy.add_argument("target", type=Path, help="a file that does not exist yet")
    commands.add_parser("version", help="print the version")
    return top


STOP_SECONDS = 10
"""A stop in good order takes less; the system ends what hangs, of which nothing is lost."""


async def run(settings: Settings) -> None:
    """Start what the settings ask for, and stop in good order at Ctrl-C or SIGTERM."""
    stop = asyncio.Event()

    def stopping() -> None:
        signal.alarm(STOP_SECONDS)
        stop.set()

    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopping)
    await (platforms if settings.slack or settings.discord else playground)(settings, stop)


async def platforms(settings: Settings, stop: asyncio.Event) -> None:
    """Slack, Discord or both, on one store. The playground is never open beside them."""
    async with AsyncExitStack() as running:
        store = await open_store(settings.database_url)
        running.push_async_callback(store.close)
        # The client libraries are heavy, so each is loaded only where it is used.
        apps: dict[str, Platform] = {}
        ends = [stop]
        if settings.slack:
            from adapters.slack.app import SlackApp

            apps["slack"] = SlackApp(**slack_settings(settings), store=store, **http(settings))
        if settings.discord:
            from adapters.discord.app import DiscordApp

            apps["discord"] = discord = DiscordApp(
                token=settings.discord_token,
                api_url=settings.discord_api_url,
                gateway_url=settings.discord_gateway_url,
                shard_ids=settings.shard_ids,
                shard_count=settings.discord_shard_count,
                channel_of=channel_of(store),
            )
            ends.append(discord.ended)
        bot = Bot(
            store=store,
            chats={name: app.chat for name, app in apps.items()},
            clock=SystemClock(),
            practice=settings.practice,
        )
        running.push_async_callback(_close, apps.values())
        for name, app in apps.items():
            await app.start(bot)
            log.info("%s is connected", name)
        await bot.start()
        running.push_async_callback(bot.close)
        gc.freeze()  # what is loaded stays; the collector need not look through it again
        log.info("ready")
        await _first(ends)
    if not stop.is_set():
        # Whoever started us does it again, or tells the operator; deaf, we would help nobody.
        raise Unreachable("Discord ended the connection for good; the log says why")


async def _close(apps: Collection[Platform]) -> None:
    closings = [app.close() for app in apps]
    for outcome in await asyncio.gather(*closings, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("a platform was not left in good order", exc_info=outcome)


async def _first(events: Sequence[asyncio.Event]) -> None:
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def channel_of(store: Store) -> Callable[[int], Awaitable[int | None]]:
    """Which channel a guild on Discord chose with `/intro setup`, as the adapter asks for it."""

    async def chosen(guild: int) -> int | None:
        try:
            async with store.transaction() as tx:
                community = await tx.community(f"discord:{guild}")
        except Unavailable as error:
            raise Temporary("the database does not say which channel was chosen") from error
        return int(community.channel) if community and community.channel else None

    return chosen


def slack_settings(settings: Settings) -> dict[str, Any]:
    """What the Slack adapter and its doctor both take."""
    return {
        "bot_token": settings.slack_bot_token,
        "app_token": settings.slack_app_token,
        "signing_secret": settings.slack_signing_secret,
        "client_id": settings.slack_client_id,
        "client_secret": settings.slack_client_secret,
        "api_url": settings.slack_api_url,
        "keys": settings.keys,
        "public_url": settings.public_url,
    }


def http(settings: Settings) -> dict[str, Any]:
    """Where HTTP mode listens."""
    return {"host": settings.http_host, "port": settings.http_port}


async def playground(settings: Settings, stop: asyncio.Event) -> None:
    """The browser playground, on this machine only, with database files of its own."""
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
        page = await open_page(bot, world, port=settings.playground_port)
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
    ]
    database, chosen = await _database(settings)
    found.append(database)
    if settings.slack:
        from adapters.slack.doctor import check as check_slack

        found += await check_slack(**slack_settings(settings))
    if settings.discord:
        from adapters.discord.doctor import check as check_discord

        async def channel(guild: int) -> int | None:
            return int(chosen.get(f"discord:{guild}", 0)) or None

        found += await check_discord(
            token=settings.discord_token,
            api_url=settings.discord_api_url,
            channel_of=channel,
        )
    if not (settings.slack or settings.discord):
        found.append(Finding(Level.OK, "no tokens: `handshakes run` opens the playground"))
    signs = {Level.OK: "ok  ", Level.WARN: "warn", Level.FAIL: "FAIL"}
    for finding in found:
        print(f"{signs[finding.level]}  {finding.what}")
        if finding.how:
            print(f"      {finding.how}")
    return int(any(finding.level is Level.FAIL for finding in found))


def _not_made_yet(url: str) -> bool:
    return url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists()


async def _database(settings: Settings) -> tuple[Finding, Mapping[str, str]]:
    """How the database is, and the channel that each community chose."""
    if _not_made_yet(settings.database_url):
        return Finding(Level.OK, "no database yet: it is made at the first start"), {}
    try:
        report = await inspect(settings.database_url)
    except (StorageError, ValueError) as error:
        return Finding(Level.FAIL, "the database cannot be used", str(error)), {}
    return Finding(Level.OK, f"database: {report}"), report.channels


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; the exit code."""
    chosen = parser().parse_args(arguments)
    if chosen.command == "version":
        print(f"Handshakes {__version__}")
        return 0
    try:
        settings = Settings.read()
    except EnvValidationError as error:
        for name, problems in cast("Mapping[str, list[str]]", error.error_messages).items():
            why = " ".join(problems).rstrip(".")
            print(f"The setting {name} cannot be used: {why}.", file=sys.stderr)
        print("See .env.example for what each setting takes.", file=sys.stderr)
        return 2
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # The libraries' own debug lines hold what members write, so no setting turns them on.
    for name in ("handshakes", "bot", "storage", "adapters"):
        logging.getLogger(name).setLevel(settings.log_level.upper())
    try:
        return asyncio.run(_command(settings, chosen))
    except (StorageError, ChatError, ValueError, OSError) as error:
        print(f"Handshakes cannot run: {error}", file=sys.stderr)
        return 1


async def _command(settings: Settings, chosen: argparse.Namespace) -> int:
    match chosen.command:
        case "run":
            await run(settings)
        case "doctor":
            return await doctor(settings)
        case "migrate" if chosen.source or chosen.target:
            if not (chosen.source and chosen.target):
                raise ValueError("to move a database, name both: --from and --to")
            counts = await move(chosen.source, chosen.target)
            print("\n".join(f"{count:>9}  {name}" for name, count in counts.items()))
            print("Everything was moved and compared row by row. Set DATABASE_URL to the new one.")
        case "migrate":
            applied = await migrate(settings.database_url)
            print("\n".join(applied) or "The database is up to date.")
        case "backup":
            await backup(settings.database_url, chosen.target)
            print(f"The database was copied to {chosen.target}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
