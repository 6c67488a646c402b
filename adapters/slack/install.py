"""The two pages with which a workspace installs the app: bolt's OAuth flow on our storage."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from aiohttp import web as http
from cryptography.fernet import InvalidToken, MultiFernet
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.tokens import Installations

INSTALL_PATH = "/slack/install"
CALLBACK_PATH = "/slack/oauth_redirect"
STATE_SECONDS = 600

SCOPES = ("chat:write", "commands", "files:write", "im:write", "mpim:write", "users:read")
"""What the bot cannot do without; `app-manifest.json` asks for the same."""
OPTIONAL_SCOPES = ("im:history", "mpim:history")
"""With these a send whose answer was lost is looked up instead of repeated."""


class States(AsyncOAuthStateStore):
    """States of the OAuth flow that end by themselves and serve once.

    A state is a sealed random number: any process with the keys can check it and its age, and bolt
    ties it to the browser with a cookie. The process that used one remembers it until it has ended.
    """

    def __init__(self, box: MultiFernet, now: Callable[[], float] = time.time) -> None:
        self._box = box
        self._now = now
        self._used: dict[str, float] = {}

    @property
    def logger(self) -> logging.Logger:
        """Where bolt writes."""
        return logging.getLogger(__name__)

    async def async_issue(self, *_: object, **__: object) -> str:
        """A new state."""
        sealed = self._box.encrypt_at_time(secrets.token_bytes(16), int(self._now()))
        return sealed.decode()

    async def async_consume(self, state: str) -> bool:
        """Whether the state is ours, young enough, and used for the first time."""
        now = self._now()
        self._used = {used: until for used, until in self._used.items() if until > now}
        try:
            self._box.decrypt_at_time(state.encode(), STATE_SECONDS, int(now))
        except InvalidToken:
            return False
        if state in self._used:
            return False
        self._used[state] = now + STATE_SECONDS
        return True


class InstallPages:
    """`/slack/install` leads to Slack, which leads back to `/slack/oauth_redirect`."""

    def __init__(
        self, installations: Installations, client: AsyncWebClient, *, public_url: str
    ) -> None:
        api = urlsplit(client.base_url)
        self._flow = AsyncOAuthFlow(
            client=client,
            settings=AsyncOAuthSettings(
                client_id=installations.client_id,
                client_secret=installations.client_secret,
                scopes=SCOPES,
                user_scopes=(),
                redirect_uri=public_url.rstrip("/") + CALLBACK_PATH if public_url else None,
                install_path=INSTALL_PATH,
                redirect_uri_path=CALLBACK_PATH,
                authorization_url=f"{api.scheme}://{api.netloc}/oauth/v2/authorize",
                installation_store=installations,
                installation_store_bot_only=True,
                state_store=States(installations.box),
                state_expiration_seconds=STATE_SECONDS,
            ),
        )

    def add_to(self, app: http.Application) -> None:
        """Serve both pages."""
        app.router.add_get(INSTALL_PATH, self._install)
        app.router.add_get(CALLBACK_PATH, self._callback)

    async def _install(self, request: http.Request) -> http.Response:
        return await to_aiohttp_response(
            await self._flow.handle_installation(await to_bolt_request(request))
        )

    async def _callback(self, request: http.Request) -> http.Response:
        return await to_aiohttp_response(
            await self._flow.handle_callback(await to_bolt_request(request))
        )
