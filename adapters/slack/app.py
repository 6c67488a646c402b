"""Assembles the Slack adapter: transport → parse → processor → core → responder."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web as http

from adapters.slack.arrivals import Arrivals
from adapters.slack.chat import SlackChat
from adapters.slack.processor import EventProcessor
from adapters.slack.responder import Responder
from adapters.slack.timings import PRODUCT, SlackTimings
from adapters.slack.tokens import OneWorkspace
from adapters.slack.transport import Transport
from adapters.slack.web_api import API_URL, WebApi, new_session
from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import ChatError, EventHandler, Unreachable
from bot.core.store import Store
from bot.i18n.operator import told

if TYPE_CHECKING:
    from adapters.slack.install import InstallPages
    from adapters.slack.installations import Installations

log = logging.getLogger(__name__)

DRAIN_TIMEOUT_S = 2.0
"""How long `close` waits for responses that are not shown yet."""


class SlackApp:
    """One Slack app, in one workspace (`bot_token`) or many (`client_id` and `keys`).

    With `app_token` events arrive over Socket Mode. With `signing_secret` Slack posts them to
    `http://host:port/slack/events`. Create it inside the running event loop.
    """

    def __init__(
        self,
        *,
        bot_token: str = "",
        app_token: str = "",
        signing_secret: str = "",
        client_id: str = "",
        client_secret: str = "",
        api_url: str = API_URL,
        store: Store,
        keys: tuple[str, ...] = (),
        public_url: str = "",
        host: str = "127.0.0.1",
        port: int = 3000,
        timings: SlackTimings = PRODUCT,
        monitor: Monitor = NO_MONITOR,
    ) -> None:
        """`keys` encrypt the tokens of many workspaces, the newest first (see `installations.py`).

        Raises `ValueError` for a combination of arguments that cannot work.
        """
        if not (app_token or signing_secret):
            raise ValueError(
                told("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET")
            )
        self._host, self.port = host, port
        self._timings = timings
        self._monitor = monitor
        many: Installations | None = None
        tokens: OneWorkspace | Installations
        if bot_token:
            tokens = OneWorkspace(bot_token)
        elif client_id and client_secret and keys and not signing_secret:
            raise ValueError(
                told("Slack needs SLACK_SIGNING_SECRET for many workspaces, over HTTP")
            )
        elif client_id and client_secret and keys:
            from adapters.slack.installations import Installations  # Slow to load (encryption).

            tokens = many = Installations(
                store,
                keys=keys,
                client_id=client_id,
                client_secret=client_secret,
                renew_before_s=timings.renew_before_s,
            )
        else:
            raise ValueError(
                told(
                    "Slack needs SLACK_BOT_TOKEN, or for many workspaces SLACK_CLIENT_ID,"
                    " SLACK_CLIENT_SECRET and a key to encrypt their tokens"
                )
            )
        self._tokens, self._session = tokens, new_session()
        self.web = WebApi(
            tokens=tokens,
            session=self._session,
            api_url=api_url,
            workspace_wait_s=timings.workspace_wait_s,
        )
        tokens.client = self.web.client
        self.chat = SlackChat(self.web)
        self._pages: InstallPages | None = None
        if many is not None:
            from adapters.slack.install import InstallPages

            self._pages = InstallPages(
                many, self.web.client, store, public_url=public_url, on_installed=self._installed
            )
        self._transport = Transport(
            tokens=tokens,
            client=self.web.client,
            app_token=app_token,
            signing_secret=signing_secret,
            connect_timeout_s=timings.connect_timeout_s,
        )
        self._store = store
        self._processor: EventProcessor | None = None
        self._arrivals: Arrivals | None = None

    async def start(self, core: EventHandler) -> None:
        """Receive events from now on. Raises `Unreachable` where Slack refuses the token."""
        self._processor = EventProcessor(
            core,
            Responder(core, self.web, self.chat),
            self._store,
            on_removed=self._removed,
            timings=self._timings,
            monitor=self._monitor,
        )
        self._processor.start()
        self._arrivals = Arrivals(core, self.web, self.chat)
        if isinstance(self._tokens, OneWorkspace):
            try:
                self._installed(await self._tokens.find_team())
            except Unreachable as error:
                raise Unreachable(
                    told(
                        "Slack refuses SLACK_BOT_TOKEN ({error}). Copy it again (Install App →"
                        " Bot User OAuth Token); `paned doctor` says more",
                        error=error,
                    )
                ) from error
            except ChatError as error:
                log.warning("slack does not answer yet: %s", error)
        pages = http.Application()
        if self._pages is not None:
            self._pages.add_to(pages)
        self.port = await self._transport.start(
            self._processor.process, pages, self._host, self.port
        )

    async def close(self) -> None:
        """Receive no more events, show the responses under way, and close the connections."""
        await self._transport.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_TIMEOUT_S):
                await self.drain()
        if self._processor is not None:
            await self._processor.close()
        if self._arrivals is not None:
            await self._arrivals.close()
        await self._session.close()

    async def connected(self) -> bool:
        """Whether events arrive: the server listens, Socket Mode is connected."""
        return await self._transport.connected()

    async def drain(self) -> None:
        """Return when all events are handled and all responses are shown."""
        if self._processor is not None:
            await self._processor.drain()
        if self._arrivals is not None:
            await self._arrivals.drain()

    def _installed(self, team: str, installer: str = "") -> None:
        """Begin to say in a workspace what the app is; only where nobody has used it yet."""
        if self._arrivals is not None:
            self._arrivals.begin(team, installer)

    async def _removed(self, team: str) -> None:
        """Forget a workspace that removed the app."""
        log.warning("slack %s removed the app: its nudges end", team)
        self.chat.forget(team)
        await self._tokens.remove(team)
