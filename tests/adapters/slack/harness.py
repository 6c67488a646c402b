"""Runs the bot against the loopback Slack, with the real core, SQLite, bolt and slack_sdk."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from adapters.slack.app import SlackApp
from bot.app import Bot
from bot.application import make_bot
from bot.core.tasks import stop
from bot.domain.people import Address
from storage import open_store
from tests.emulators.slack_client import LoopbackSlack, loopback_slack
from tests.support.agreeing import Agreeing

WEDNESDAY = datetime(2026, 3, 4, 15, 10, tzinfo=UTC)
"""15:10 in London and 10:10 in New York, outside of everybody's quiet hours."""
TEAM = "T1"
SDK_WARNS = "ignore:BasicAuth is deprecated:DeprecationWarning"
"""slack_sdk calls oauth.v2.access with a class that aiohttp has deprecated."""
RETRY = timedelta(seconds=5)
"""What is due so soon waits to be tried again: everything else is at a whole minute."""
APP_TOKEN = "xapp-1-loopback"
SIGNING_SECRET = "loopback-signing-secret"


@dataclass
class MovableClock:
    """A clock that stands still until a test moves it."""

    instant: datetime = WEDNESDAY
    ahead: timedelta = timedelta()
    """By how much a message that was tried again moved it; the next step makes up for it."""

    def now(self) -> datetime:
        """Return the current instant."""
        return self.instant


@dataclass
class RunningBot:
    """The bot and the loopback Slack it is connected to."""

    slack: LoopbackSlack
    app: SlackApp
    core: Bot
    clock: MovableClock

    async def advance(self, **step: float) -> None:
        """Move the clock by a `timedelta(**step)` and send every nudge that is then due."""
        self.clock.instant += max(timedelta(**step) - self.clock.ahead, timedelta())
        self.clock.ahead = timedelta()
        await self.core.drain()

    async def refusals(self) -> list[str]:
        """Return the calls that Slack refused since the last time."""
        return await self.slack.refusals()


async def one_workspace(slack: LoopbackSlack, mode: str, team: str = TEAM) -> dict[str, Any]:
    """Return the arguments of `SlackApp` for one workspace; `mode` is "socket" or "http"."""
    token = await slack.do("token", team=team)
    arguments: dict[str, Any] = {"bot_token": token, "api_url": slack.api_url, "port": 0}
    if mode == "socket":
        return arguments | {"app_token": APP_TOKEN}
    return arguments | {"signing_secret": SIGNING_SECRET}


def many_workspaces(slack: LoopbackSlack, *keys: str) -> dict[str, Any]:
    """Return the arguments of `SlackApp` for many workspaces."""
    return {
        "signing_secret": SIGNING_SECRET,
        "client_id": "100.200",
        "client_secret": "loopback-client-secret",
        "api_url": slack.api_url,
        "keys": keys or (Fernet.generate_key().decode(),),
        "public_url": "https://bot.example",
        "port": 0,
    }


@asynccontextmanager
async def running_bot(
    mode: str = "socket",
    database: str = "sqlite://",
    readers: Collection[Address] = (),
    *,
    retries: bool = True,
) -> AsyncIterator[RunningBot]:
    """Run a loopback Slack with one workspace, and the bot in it. All but the `readers` have
    agreed to the notice. Without `retries` the test itself goes from nudge to nudge."""
    async with loopback_slack(mode) as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        async with start_bot(
            slack, mode, await one_workspace(slack, mode), database, readers, retries=retries
        ) as bot:
            yield bot


@asynccontextmanager
async def start_bot(
    slack: LoopbackSlack,
    mode: str,
    arguments: dict[str, Any],
    database: str = "sqlite://",
    readers: Collection[Address] = (),
    *,
    retries: bool = True,
) -> AsyncIterator[RunningBot]:
    """Run the bot with these arguments of `SlackApp`."""
    clock = MovableClock()
    store = await open_store(database)
    app = SlackApp(**arguments, store=store)
    core = make_bot(store=store, chats={"slack": app.chat}, clock=clock)
    retrying = asyncio.create_task(_let_retries_come(core, clock)) if retries else None
    try:
        await app.start(Agreeing(core, readers=readers))
        await core.start()
        if mode == "socket":
            await slack.do("sockets", seconds=60)
        else:
            await slack.do("set", request_url=f"http://127.0.0.1:{app.port}/slack/events")
        yield RunningBot(slack, app, core, clock)
    finally:
        await stop(retrying)
        await core.close()
        await app.close()
        await store.close()


async def _let_retries_come(core: Bot, clock: MovableClock) -> None:
    """Move the clock to a message that is to be tried again in a second or two, as when the
    workspace throttled it. The clock stands still, so it would never be sent."""
    while True:
        await asyncio.sleep(0.25)
        due = await core.next_nudge()
        if due is not None and clock.instant < due <= clock.instant + RETRY:
            clock.ahead += due - clock.instant
            clock.instant = due
            core.dispatcher.wake()


async def install(bot: RunningBot, team: str) -> str:
    """Install the app in a workspace as an admin's browser does. Returns the last page's text."""
    address = f"http://127.0.0.1:{bot.app.port}"
    browser = bot.slack.session
    async with browser.get(f"{address}/slack/install", params={"team": team}) as page:
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        found = re.search(r'href="(http[^"]+)"', await page.text())
    assert found is not None
    async with browser.get(html.unescape(found[1]), allow_redirects=False) as agreed:
        assert agreed.status == 302, await agreed.text()
        back = urlsplit(agreed.headers["Location"])
    callback = f"{address}{back.path}?{back.query}"
    async with browser.get(callback, headers={"Cookie": cookie}) as last:
        return await last.text()
