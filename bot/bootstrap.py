"""The composition root: connects the core with a store and with chat platforms, and runs it."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from bot import __version__
from bot.app import Bot
from bot.application import make_bot
from bot.config import Settings
from bot.core.ports import Chat, Temporary, Unreachable
from bot.core.store import Store, StoreUnavailable
from bot.features.organise.visits import Visits
from bot.i18n import overrides
from bot.i18n.operator import told
from storage import open_store

if TYPE_CHECKING:
    from adapters.web.app import Pages
    from adapters.web.metrics import Metrics
    from adapters.web.organisers import OrganiserPages

log = logging.getLogger("paned")

STOP_SECONDS = 10
"""Limit for an orderly stop. After it the system ends the process (SIGALRM); nothing is lost."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The current time, aware, in UTC."""
        return datetime.now(UTC)


class Platform(Protocol):
    """A chat platform as the composition root uses it: the adapters of Slack and Discord."""

    @property
    def chat(self) -> Chat:
        """The Chat port of the platform."""
        ...

    async def start(self, bot: Bot, /) -> None:
        """Connect, and pass events to the core. Raises `ChatError` if that is impossible."""
        ...

    async def connected(self) -> bool:
        """Whether events arrive now."""
        ...

    async def close(self) -> None:
        """Finish the requests in progress and disconnect."""
        ...


Serve = Callable[[Settings, asyncio.Event], Awaitable[None]]
"""Runs until the event is set, then stops in order."""


async def run(
    settings: Settings, *, serve: Serve | None = None, stop_seconds: int = STOP_SECONDS
) -> None:
    """Run until SIGINT or SIGTERM: the platforms with tokens, or the playground without any.

    `serve` replaces that choice. After a signal the process has `stop_seconds` seconds.
    What is wrong in WORDS_FOLDER is logged, and ours is said in its place.
    """
    for problem in overrides.use(settings.words_folder):
        log.warning("WORDS_FOLDER: %s; ours is said in its place", problem)
    stop = asyncio.Event()

    def request_stop() -> None:
        signal.alarm(stop_seconds)
        stop.set()

    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, request_stop)
    if serve is None:
        serve = run_playground if settings.playground else run_platforms
    await serve(settings, stop)


async def run_platforms(settings: Settings, stop: asyncio.Event) -> None:
    """Run Slack, Discord or both on one store.

    Raises `Unreachable` if Discord ends the connection for good, and what `open_store` raises.
    """
    from adapters.web.metrics import Metrics

    async with AsyncExitStack() as running:
        store = await open_store(settings.database_url)
        running.push_async_callback(store.close)
        # The client libraries need much memory, so each is imported only if its platform is used.
        apps: dict[str, Platform] = {}
        platforms = [name for name in ("slack", "discord") if getattr(settings, name)]
        metrics = Metrics(platforms, __version__)
        ends = [stop]
        if settings.slack:
            from adapters.slack.app import SlackApp

            apps["slack"] = SlackApp(
                **slack_options(settings),
                store=store,
                host=settings.http_host,
                port=settings.http_port,
                monitor=metrics,
            )
        if settings.discord:
            from adapters.discord.app import DiscordApp

            apps["discord"] = discord = DiscordApp(
                token=settings.discord_token,
                api_url=settings.discord_api_url,
                gateway_url=settings.discord_gateway_url,
                shard_ids=settings.shard_ids,
                shard_count=settings.discord_shard_count,
                channel_of=channel_of(store),
                monitor=metrics,
            )
            ends.append(discord.ended)
        bot = make_bot(
            store=store,
            chats={name: app.chat for name, app in apps.items()},
            clock=SystemClock(),
            practice=settings.practice,
            monitor=metrics,
        )
        running.push_async_callback(_close, apps.values())
        await _serve_web(settings, bot, apps, metrics, running)
        for name, app in apps.items():
            await app.start(bot)
            log.info("%s is connected", name)
        await bot.start()
        running.push_async_callback(bot.close)
        gc.freeze()  # loaded modules stay; the garbage collector need not examine them
        log.info("ready")
        await _wait_for_first(ends)
    if not stop.is_set():
        # A process without a connection helps nobody. The exit code tells the process manager.
        raise Unreachable(told("Discord ended the connection for good; the log says why"))


async def _serve_web(
    settings: Settings,
    bot: Bot,
    apps: Mapping[str, Platform],
    metrics: Metrics,
    running: AsyncExitStack,
) -> None:
    """Start the web server, before the platforms: a start that hangs shows there.

    Members can do without it, so a port that is taken is logged and no more.
    """
    from adapters.web.app import WebServer
    from adapters.web.health import HealthPages
    from adapters.web.metrics import MetricsPage

    connected = {name: app.connected for name, app in apps.items()}
    health = HealthPages(store=bot.store, working=lambda: bot.working, connected=connected)
    numbers = MetricsPage(
        metrics, store=bot.store, clock=bot.clock, kinds=bot.router.kinds, connected=connected
    )
    pages: list[Pages] = [health, numbers]
    if settings.web_url:
        pages.append(_organiser_pages(bot, settings.web_url))
    host, port = settings.web_host, settings.web_port
    try:
        server = await WebServer.start(pages, host=host, port=port)
    except OSError as error:
        log.error("no web server on %s:%d (%s): set WEB_PORT to a free one", host, port, error)
        return
    running.push_async_callback(server.close)
    bot.router.pages = settings.web_url.rstrip("/")
    log.info("/healthz, /readyz and /metrics are at %s", server.address)


async def _serve_playground_pages(bot: Bot, running: AsyncExitStack) -> None:
    """Serve the pages of organisers beside the playground, on a port of their own: what protects
    them from each other is that they are two addresses."""
    from adapters.web.app import WebServer

    pages = _organiser_pages(bot, "")
    server = await WebServer.start([pages], host="127.0.0.1", port=0)
    running.push_async_callback(server.close)
    bot.router.pages = pages.address = server.address


def _organiser_pages(bot: Bot, address: str) -> OrganiserPages:
    from adapters.web.organisers import OrganiserPages

    visits = Visits(
        store=bot.store,
        chats=bot.chats,
        clock=bot.clock,
        practice=bot.practice,
        router=bot.router,
        wake=bot.wake,
    )
    return OrganiserPages(visits, address=address)


async def run_playground(settings: Settings, stop: asyncio.Event) -> None:
    """Serve the browser playground on this machine only, with its own database files.

    Raises `OSError` if the port is taken, and what `open_store` raises.
    """
    from adapters.playground.app import start as start_server
    from adapters.playground.chat import PlaygroundChat
    from adapters.playground.clock import PlaygroundClock
    from adapters.playground.seed import seed, seed_connections
    from adapters.playground.simulator import ChatSimulator

    database, chat_database = settings.playground_files
    clock = PlaygroundClock()
    async with AsyncExitStack() as running:
        store = await open_store(f"sqlite:///{database}")
        running.push_async_callback(store.close)
        simulator = await ChatSimulator.open(chat_database, clock)
        running.push_async_callback(simulator.close)
        bot = make_bot(
            store=store,
            chats={"playground": PlaygroundChat(simulator)},
            clock=clock,
            practice=settings.practice,
        )
        running.push_async_callback(bot.close)
        await seed(bot, simulator)
        await seed_connections(store, simulator)
        await bot.start()
        server = await start_server(bot, simulator, port=settings.playground_port)
        running.push_async_callback(server.stop)
        await _serve_playground_pages(bot, running)
        where = told("The playground is open: {address}", address=server.address)
        about = told("Everyone in it is made up, and nothing leaves this machine. Ctrl-C ends it.")
        print(f"\n  {where}\n\n  {about}\n")
        sys.stdout.flush()
        await stop.wait()


async def _close(apps: Collection[Platform]) -> None:
    closings = [app.close() for app in apps]
    for outcome in await asyncio.gather(*closings, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("a platform could not be closed in order", exc_info=outcome)


async def _wait_for_first(events: Sequence[asyncio.Event]) -> None:
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def channel_of(store: Store) -> Callable[[int], Awaitable[int | None]]:
    """Look up the channel that a Discord guild chose with `/intro setup`; None if it chose none.

    The function returned raises `Temporary` while the database is unavailable.
    """

    async def chosen_channel(guild: int) -> int | None:
        try:
            async with store.transaction() as tx:
                community = await tx.communities.get(f"discord:{guild}")
        except StoreUnavailable as error:
            raise Temporary("the database is unavailable: channel unknown") from error
        return int(community.channel) if community and community.channel else None

    return chosen_channel


def slack_options(settings: Settings) -> dict[str, Any]:
    """Arguments that the Slack adapter and its doctor share."""
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
