"""The two pages with which a workspace installs the app: bolt's OAuth flow on our storage."""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from aiohttp import web as http
from cryptography.fernet import InvalidToken, MultiFernet
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.installations import Installations, WholeOrganisation
from bot.store import Store, Unavailable

INSTALL_PATH = "/slack/install"
CALLBACK_PATH = "/slack/oauth_redirect"
STATE_SECONDS = 600

SCOPES = ("chat:write", "commands", "files:write", "im:write", "mpim:write", "users:read")
"""What the bot cannot do without; `app-manifest.json` asks for the same."""
OPTIONAL_SCOPES = ("im:history", "mpim:history")
"""With these a send whose answer was lost is looked up instead of repeated."""


ORGANISATION_PAGE = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Handshakes</title></head>
<body>
<h1>Handshakes was not installed</h1>
<p>You chose the whole organisation. Handshakes belongs to one workspace at a time: introductions
happen between people who share one.</p>
<p>Please <a href="{INSTALL_PATH}">install it again</a>, and on Slack's page choose a workspace at
the top right instead of the organisation. Do the same for each workspace that wants it.</p>
<p>An owner of the organisation can remove what was just installed under <em>Manage apps</em>.</p>
</body>
</html>
"""


class States(AsyncOAuthStateStore):
    """States of the OAuth flow that end by themselves and serve once.

    A state is a sealed random number: any process with the keys can check it and its age, and bolt
    ties it to the browser with a cookie. The store remembers each that was used, as it does events.
    """

    def __init__(
        self, box: MultiFernet, store: Store, now: Callable[[], float] = time.time
    ) -> None:
        self._box = box
        self._store = store
        self._now = now

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
        try:
            number = self._box.decrypt_at_time(state.encode(), STATE_SECONDS, int(now))
        except InvalidToken:
            return False
        used = hashlib.sha256(number).hexdigest()
        async with self._store.transaction() as tx:
            return await tx.first_time(f"slack:state:{used}", datetime.fromtimestamp(now, UTC))


class InstallPages:
    """`/slack/install` leads to Slack, which leads back to `/slack/oauth_redirect`."""

    def __init__(
        self, installations: Installations, client: AsyncWebClient, store: Store, *, public_url: str
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
                state_store=States(installations.box, store),
                callback_options=AsyncCallbackOptions(success=_welcome, failure=_explain),
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
        try:
            return await to_aiohttp_response(
                await self._flow.handle_callback(await to_bolt_request(request))
            )
        except Unavailable:
            return http.Response(status=503, text="Nothing was installed. Please try again soon.")


async def _welcome(args: AsyncSuccessArgs) -> BoltResponse:
    return await args.default.success(args)


async def _explain(args: AsyncFailureArgs) -> BoltResponse:
    """bolt's page for what went wrong, and our own where it would not say what to do."""
    page = await args.default.failure(args)
    if not isinstance(args.error, WholeOrganisation):
        return page
    return BoltResponse(status=400, headers=page.headers, body=ORGANISATION_PAGE)
