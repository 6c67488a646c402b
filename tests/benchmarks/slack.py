"""Slack: a request to its ack and to the updated message, beside a bare bolt app; and sending.

Bare bolt only acks, with its defaults. "Adapter" is ours with a core that only stores the event id;
"whole bot" has the real core. In both, the event is committed to SQLite (synchronous=FULL) before
the ack, by the core's transaction or in the inbox. For commands the ack is measured, and the time
until all responses arrived; for buttons the updated message.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.app import SlackApp
from bot.app import Bot
from bot.application import make_bot
from bot.core.events import Event
from bot.core.messages import Actions, Button, Heading, Paragraph, message
from bot.core.responses import Replace, Response
from bot.core.store import Store
from bot.core.text import text
from bot.domain.nudges import UNREACHABLE, Nudge
from bot.domain.people import Address
from storage import open_store
from tests.benchmarks import Row
from tests.emulators.slack_client import ROOT, quiet_environment
from tests.support.agreeing import Agreeing
from tests.support.event_handlers import StubEventHandler

Json = dict[str, Any]

SECRET = "loopback-signing-secret"
COUNTS = {1: 200, 16: 1200, 64: 2000}
NUDGES = 1000
SENDS = 2000


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)


class Silent(StubEventHandler):
    """A core that stores the event id and always returns the same message."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def handle(self, event: Event) -> Response:
        """Once for each event."""
        async with self._store.transaction() as tx:
            await tx.events.mark_seen(event.event_id, datetime.now(UTC))
        return Replace(message(Paragraph(text("Fine."))))


class Load:
    """The process at the other end."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self._process = process
        self.api_url = f"{address}/api/"

    async def measure(self, **order: Any) -> Json:
        """One order to `slack_load`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(order)}\n".encode())
        return dict(json.loads(await self._process.stdout.readline()))


@asynccontextmanager
async def start_load() -> AsyncIterator[Load]:
    """Start it, and end it by closing its standard input."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.slack_load"),
        cwd=ROOT,
        env=quiet_environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    line = json.loads(await process.stdout.readline())
    yield Load(process, line["address"])
    process.stdin.close()
    await process.wait()


@asynccontextmanager
async def bare(api_url: str, mode: str) -> AsyncIterator[int]:
    """A bolt app as its documentation shows; yields the port in HTTP mode."""
    app = AsyncApp(client=AsyncWebClient("xoxb-1", base_url=api_url), signing_secret=SECRET)

    async def only_ack(ack: AsyncAck) -> None:
        await ack()

    app.command("/intro")(only_ack)
    app.action("mine.fine")(only_ack)
    if mode == "socket":
        handler = AsyncSocketModeHandler(app, "xapp-1")
        await handler.connect_async()  # type: ignore[no-untyped-call]
        yield 0
        await handler.close_async()  # type: ignore[no-untyped-call]
        return
    runner = web.AppRunner(app.web_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


@asynccontextmanager
async def ours(api_url: str, mode: str, *, whole: bool) -> AsyncIterator[tuple[SlackApp, Bot]]:
    """The adapter with the real core or `Silent`."""
    socket = mode == "socket"
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/bench.db")
        app = SlackApp(
            bot_token="xoxb-1",
            app_token="xapp-1" if socket else "",
            signing_secret="" if socket else SECRET,
            api_url=api_url,
            port=0,
            store=store,
        )
        bot = make_bot(store=store, chats={"slack": app.chat}, clock=SystemClock())
        await app.start(Agreeing(bot) if whole else Silent(store))
        await bot.start()
        yield app, bot
        await bot.close()
        await app.close()
        await store.close()


async def acks(load: Load, mode: str) -> list[Row]:
    """Commands and buttons in one mode, each measured right after bare bolt."""
    rows = []
    async with (
        bare(load.api_url, mode) as port,
        ours(load.api_url, mode, whole=False) as (adapter, _),
        ours(load.api_url, mode, whole=True) as (app, bot),
    ):
        # The port over HTTP; the number of the connection in Socket Mode.
        targets = (0, 1, 2) if mode == "socket" else (port, adapter.port, app.port)

        async def measure(target: int, kind: str, at_once: int, *, warm: bool = True) -> Json:
            order = {"mode": mode, "kind": kind, "at_once": at_once, "target": targets[target]}
            order["has_response"] = target > 0
            if warm:
                await load.measure(**order, count=COUNTS[at_once] // 4)
            return await load.measure(**order, count=COUNTS[at_once])

        for kind, what in (("command", "command to ack"), ("press", "button to updated message")):
            for at_once in COUNTS:
                for target, name in ((1, "adapter"), (2, "whole bot")):
                    peer = await measure(0, kind, at_once)
                    got = await measure(target, kind, at_once)
                    title = f"{mode}, {what}, {name}, {at_once} at once"
                    rows.append(_row(title, got, peer, at_once))
        for at_once in COUNTS:
            peer = await measure(0, "command", at_once)
            await fall_due(bot)
            got = await measure(2, "command", at_once, warm=False)
            title = f"{mode}, command to ack, whole bot, {at_once} at once"
            rows.append(_row(f"{title}, {NUDGES} nudges falling due", got, peer, at_once))
    return rows


def _row(what: str, got: Json, peer: Json, at_once: int) -> Row:
    reach = {1: "0.25", 64: "1.00, 3,000/s"}
    later = f", all answered in {got['answered']:.1f} s" if "command" in what else ""
    return Row(
        what=what,
        measured=f"{got['median']:.2f} / {got['p99']:.2f} ms, {got['rate']:.0f}/s{later}",
        beside=f"bare bolt {peer['median']:.2f} / {peer['p99']:.2f} ms, {peer['rate']:.0f}/s",
        ratio=f"{got['median'] / peer['median']:.2f}",
        reach=reach.get(at_once, ""),
    )


async def fall_due(bot: Bot) -> None:
    """Schedule nudges that are due now, to the member for whom the load acts."""
    now = datetime.now(UTC)
    async with bot.store.transaction() as tx:
        person = await tx.people.at(Address("slack", "T1", "U1"))
        assert person is not None
        for number in range(NUDGES):
            await tx.nudges.schedule(
                Nudge(
                    key=f"bench.{now.timestamp()}.{number}",
                    network=person.network,
                    community="slack:T1",
                    person=person.id,
                    subject_kind="person",
                    subject_id=person.id,
                    kind=UNREACHABLE,
                    due_at=now,
                )
            )
    bot.wake()


async def sends(load: Load) -> Row:
    """Direct messages to `SENDS` members, 64 at once, beside slack_sdk with its defaults."""
    sent = message(
        Heading("A talk with Ann"),
        Paragraph(text("Ann asks whether you would talk for 20 minutes.")),
        Actions((Button("Yes", "answer.accept:1"), Button("No", "answer.decline:1"))),
    )
    client = AsyncWebClient("xoxb-1", base_url=load.api_url)

    async def send_text(number: int) -> None:
        await client.chat_postMessage(channel=f"D{number}", text="Hello")

    async with ours(load.api_url, "http", whole=False) as (app, _):

        async def send_message(number: int) -> None:
            address = Address("slack", "T1", f"U{number % SENDS}")
            await app.chat.send(address, sent, f"k{number}")

        peer = await _rate(send_text, SENDS // 4)
        await _rate(send_message, SENDS)  # opens the conversations
        got = await _rate(send_message, SENDS, begin=SENDS)
    return Row(
        what="sending a direct message, rendering and bookkeeping included, 64 at once",
        measured=f"{got:.0f}/s",
        beside=f"slack_sdk, a session a call, no rendering {peer:.0f}/s",
        ratio=f"{got / peer:.2f}",
        reach="2,500/s",
    )


async def _rate(send: Any, count: int, begin: int = 0) -> float:
    numbers = iter(range(begin, begin + count))

    async def worker() -> None:
        for number in numbers:
            await send(number)

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(64)))
    return count / (time.perf_counter() - began)


async def run() -> list[Row]:
    """Measure both modes and sending."""
    async with start_load() as load:
        rows = [*await acks(load, "http"), *await acks(load, "socket")]
        return [*rows, await sends(load)]
