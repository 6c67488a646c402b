"""The two pages on which a workspace installs the app: bolt's OAuth flow with our store."""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from aiohttp import ClientError
from aiohttp import web as http
from cryptography.fernet import InvalidToken, MultiFernet
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.shared.browser_language import words_of
from adapters.slack.installations import Installations, WholeOrganisation
from bot.core.store import Store, StoreUnavailable

INSTALL_PATH = "/slack/install"
CALLBACK_PATH = "/slack/oauth_redirect"
STATE_SECONDS = 600

SCOPES = (
    *("channels:read", "chat:write", "commands", "files:write"),
    *("im:history", "im:write", "mpim:write", "users:read"),
)
"""The required scopes. `app-manifest.json` lists the same.

`mpim:history` is not among them, and never will be: it reads what members say to each other.
"""

ORGANISATION_PAGE = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Paned</title></head>
<body>
<h1>Paned was not installed</h1>
<p>You chose the whole organisation. Paned is installed in single workspaces, because it introduces
people who share one.</p>
<p>Please <a href="{INSTALL_PATH}">install it again</a>. On Slack's page choose a workspace at the
top right instead of the organisation. Repeat this for each workspace that wants Paned.</p>
<p>An owner of the organisation can remove this installation under <em>Manage apps</em>.</p>
</body>
</html>
"""


class OAuthStates(AsyncOAuthStateStore):
    """The `state` values of the OAuth flow. Each works once, for `STATE_SECONDS`.

    A state is an encrypted random number, so any process with the keys can check it and its age.
    Bolt ties it to the browser with a cookie. Used states are recorded in the store like event ids.
    """

    def __init__(
        self, box: MultiFernet, store: Store, now: Callable[[], float] = time.time
    ) -> None:
        self._box = box
        self._store = store
        self._now = now

    @property
    def logger(self) -> logging.Logger:
        """The logger that bolt uses."""
        return logging.getLogger(__name__)

    async def async_issue(self, *_: object, **__: object) -> str:
        """Return a new state."""
        state = self._box.encrypt_at_time(secrets.token_bytes(16), int(self._now()))
        return state.decode()

    async def async_consume(self, state: str) -> bool:
        """Return whether the state is valid, not expired, and used for the first time."""
        now = self._now()
        try:
            number = self._box.decrypt_at_time(state.encode(), STATE_SECONDS, int(now))
        except InvalidToken:
            return False
        used = hashlib.sha256(number).hexdigest()
        async with self._store.transaction() as tx:
            return await tx.events.mark_seen(
                f"slack:state:{used}", datetime.fromtimestamp(now, UTC)
            )


class InstallPages:
    """The page `/slack/install` links to Slack, which redirects to `/slack/oauth_redirect`."""

    def __init__(
        self,
        installations: Installations,
        client: AsyncWebClient,
        store: Store,
        *,
        public_url: str,
        on_installed: Callable[[str, str], None],
    ) -> None:
        """`on_installed` gets the ids of the workspace and of the member who installed the app."""
        self._on_installed = on_installed
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
                state_store=OAuthStates(installations.box, store),
                callback_options=AsyncCallbackOptions(success=self._success, failure=_failure),
                state_expiration_seconds=STATE_SECONDS,
            ),
        )

    def add_to(self, app: http.Application) -> None:
        """Add both pages to an HTTP application."""
        app.router.add_get(INSTALL_PATH, self._install)
        app.router.add_get(CALLBACK_PATH, self._callback)

    async def _install(self, request: http.Request) -> http.Response:
        return await to_aiohttp_response(await self._flow.handle_installation(_asked(request)))

    async def _callback(self, request: http.Request) -> http.Response:
        try:
            return await to_aiohttp_response(await self._flow.handle_callback(_asked(request)))
        except (StoreUnavailable, SlackClientError, ClientError, TimeoutError):
            return http.Response(status=503, text=words_of(request).label("install-later"))

    async def _success(self, args: AsyncSuccessArgs) -> BoltResponse:
        self._on_installed(str(args.installation.team_id), args.installation.user_id)
        return await args.default.success(args)


def _asked(request: http.Request) -> AsyncBoltRequest:
    """Return the request for bolt. The pages have no body, so none is decoded."""
    return AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))


async def _failure(args: AsyncFailureArgs) -> BoltResponse:
    """Return bolt's error page, or our own where bolt's does not explain what to do."""
    page = await args.default.failure(args)
    if not isinstance(args.error, WholeOrganisation):
        return page
    return BoltResponse(status=400, headers=page.headers, body=ORGANISATION_PAGE)
