"""A loopback Slack with the real core upon SQLite and the real bolt and slack_sdk between them."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from adapters.slack.app import SlackApp
from bot.app import Bot
from storage import open_store
from tests.emulators.slack_client import LoopbackSlack, loopback_slack

WEDNESDAY = datetime(2026, 3, 4, 15, 10, tzinfo=UTC)
"""Three in London, ten in New York: nobody has quiet hours."""
TEAM = "T1"
SDK_WARNS = "ignore:BasicAuth is deprecated:DeprecationWarning"
"""slack_sdk calls oauth.v2.access with a class that aiohttp is going to drop."""
APP_TOKEN = "xapp-1-loopback"
SIGNING_SECRET = "loopback-signing-secret"


@dataclass
class MovableClock:
    """Stands still until it is moved."""

    instant: datetime = WEDNESDAY

    def now(self) -> datetime:
        """The present instant."""
        return self.instant


@dataclass
class World:
    """A running bot in a running Slack."""

    slack: LoopbackSlack
    app: SlackApp
    bot: Bot
    clock: MovableClock

    async def later(self, **step: float) -> None:
        """Let time pass, and let what falls due be sent."""
        self.clock.instant += timedelta(**step)
        await self.bot.settle()

    async def refused(self) -> list[str]:
        """What Slack refused."""
        return await self.slack.refusals()


async def settings(slack: LoopbackSlack, mode: str, team: str = TEAM) -> dict[str, Any]:
    """How the app of one workspace is set up in that mode."""
    token = await slack.do("token", team=team)
    given: dict[str, Any] = {"bot_token": token, "api_url": slack.api_url, "port": 0}
    if mode == "socket":
        return given | {"app_token": APP_TOKEN}
    return given | {"signing_secret": SIGNING_SECRET}


@asynccontextmanager
async def world(mode: str = "socket", database: str = "sqlite://") -> AsyncIterator[World]:
    """Slack with one workspace, and the bot in it."""
    async with loopback_slack(mode) as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        async with running(slack, mode, await settings(slack, mode), database) as made:
            yield made


def many_workspaces(slack: LoopbackSlack, *keys: str) -> dict[str, Any]:
    """How the app of many workspaces is set up; the store is added by `running`."""
    return {
        "signing_secret": SIGNING_SECRET,
        "client_id": "100.200",
        "client_secret": "loopback-client-secret",
        "api_url": slack.api_url,
        "keys": keys or (Fernet.generate_key().decode(),),
        "public_url": "https://bot.example",
        "port": 0,
    }


async def install(here: World, team: str) -> str:
    """Install the app in a workspace as an admin's browser does; the last page's text."""
    bot = f"http://127.0.0.1:{here.app.port}"
    browser = here.slack.session
    async with browser.get(f"{bot}/slack/install", params={"team": team}) as page:
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        found = re.search(r'href="(http[^"]+)"', await page.text())
    assert found is not None
    async with browser.get(html.unescape(found[1]), allow_redirects=False) as agreed:
        assert agreed.status == 302, await agreed.text()
        back = urlsplit(agreed.headers["Location"])
    async with browser.get(f"{bot}{back.path}?{back.query}", headers={"Cookie": cookie}) as last:
        return await last.text()


@asynccontextmanager
async def running(
    slack: LoopbackSlack, mode: str, given: dict[str, Any], database: str = "sqlite://"
) -> AsyncIterator[World]:
    """The bot, started with those settings."""
    clock = MovableClock()
    store = await open_store(database)
    app = SlackApp(**given, store=store)
    bot = Bot(store=store, chats={"slack": app.chat}, clock=clock)
    try:
        await app.start(bot)
        await bot.start()
        if mode == "socket":
            await slack.do("sockets", seconds=5)
        else:
            await slack.do("set", request_url=f"http://127.0.0.1:{app.port}/slack/events")
        yield World(slack, app, bot, clock)
    finally:
        await bot.close()
        await app.close()
        await store.close()
