"""Receives events from Slack, over Socket Mode or HTTP, and returns their acks.

Both ways go through bolt's middleware to one function. This module verifies and decodes HTTP
requests, which then take the way of Socket Mode. The reason is that bolt's own HTTP request decodes
a form twice and loses one that contains the word "payload". Bolt's listeners are not used, because
bolt tries them one by one and calls them by the names of their parameters.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web as http
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from adapters.shared.http_server import HttpServer
from adapters.slack.errors import to_chat_error
from adapters.slack.parse import parse
from adapters.slack.received import Received, now
from adapters.slack.render import Json
from adapters.slack.tokens import OneWorkspace
from adapters.slack.web_api import library_log
from bot.core.ports import Unreachable
from bot.core.tasks import stop

if TYPE_CHECKING:
    from adapters.slack.installations import Installations

log = logging.getLogger(__name__)

EVENTS_PATH = "/slack/events"
PING_INTERVAL_S = 3.0
"""The time between two checks of the Socket Mode connection."""

PROCESSING = "processing"
"""The key in bolt's context that says that the payload was understood."""
MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What bolt and `parse` raise for a payload that Slack would not send."""

Process = Callable[[Received], Awaitable[Json | None]]
"""Processes an event and returns the body of its ack, None for an empty one."""


class Transport:
    """Receives events: with `app_token` over Socket Mode, with `signing_secret` over HTTP."""

    def __init__(
        self,
        *,
        tokens: OneWorkspace | Installations,
        client: AsyncWebClient,
        app_token: str,
        signing_secret: str,
        connect_timeout_s: float,
    ) -> None:
        self._app_token = app_token
        self._connect_timeout_s = connect_timeout_s
        self._verifier = SignatureVerifier(signing_secret) if signing_secret else None
        self._bolt = _bolt(tokens, client)
        self._socket: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._server: HttpServer | None = None

    async def start(self, process: Process, pages: http.Application, host: str, port: int) -> int:
        """Pass each event to `process` from now on. Returns the HTTP port.

        Over HTTP it also serves the other `pages`. The Socket Mode connection renews itself.
        """
        self._bolt.use(_Middleware(process))
        self._bolt.error(_failed)
        if self._verifier is not None:
            port = await self._serve(pages, host, port)
        if self._app_token:
            await self._connect()
        return port

    async def connected(self) -> bool:
        """Whether every way on which events are to arrive is open."""
        if self._verifier is not None and self._server is None:
            return False
        if not self._app_token:
            return True
        return self._socket is not None and await self._socket.client.is_connected()

    async def close(self) -> None:
        """Receive no more events. Acks that are under way are still sent."""
        await stop(self._connecting)
        if self._socket is not None:
            await self._socket.close_async()  # type: ignore[no-untyped-call]
        if self._server is not None:
            await self._server.stop()

    async def _connect(self) -> None:
        """Open the connection. Raises `Unreachable` where Slack refuses the app-level token.

        slack_sdk would try such a token for ever, with a traceback each time. So we ask first.
        """
        try:
            await self._bolt.client.apps_connections_open(app_token=self._app_token)
        except Exception as error:
            refused = to_chat_error(error, "apps.connections.open")
            if isinstance(refused, Unreachable):
                raise Unreachable(
                    f"Slack refuses SLACK_APP_TOKEN ({refused}). It needs the scope"
                    " connections:write, and Socket Mode switched on; `paned doctor` says more"
                ) from error
        self._socket = AsyncSocketModeHandler(
            self._bolt, self._app_token, ping_interval=PING_INTERVAL_S
        )
        connect = self._socket.connect_async()  # type: ignore[no-untyped-call]
        self._connecting = asyncio.create_task(connect)
        await asyncio.wait({self._connecting}, timeout=self._connect_timeout_s)
        if not self._connecting.done():
            log.warning("slack: Socket Mode is not connected yet; the attempts continue")

    async def _serve(self, pages: http.Application, host: str, port: int) -> int:
        pages.router.add_post(EVENTS_PATH, self._post)
        self._server = await HttpServer.start(pages, host, port)
        return self._server.port

    async def _post(self, request: http.Request) -> http.Response:
        raw = await request.read()
        if not self._is_signed(raw, request):
            return http.Response(status=401)
        body = _decoded(raw, request.content_type)
        if body is None:
            return http.Response(status=400)
        try:
            event = AsyncBoltRequest(mode="socket_mode", body=body)
            ack = await self._bolt.async_dispatch(event)
        except MALFORMED as error:  # bolt's own; those of the core are passed to `_failed`
            return http.Response(status=_refused(error).status)
        content_type = "application/json" if ack.body.startswith("{") else "text/plain"
        return http.Response(status=ack.status, text=ack.body, content_type=content_type)

    def _is_signed(self, raw: bytes, request: http.Request) -> bool:
        """Return whether Slack signed the request, within the last five minutes."""
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        assert self._verifier is not None
        try:
            return self._verifier.is_valid(raw, timestamp, signature)
        except (ValueError, OverflowError, TypeError):
            # The timestamp is not a number or a huge one, the body is not text, or the signature
            # has other characters than ASCII, which `hmac.compare_digest` does not take.
            return False


def _decoded(raw: bytes, content_type: str) -> Json | None:
    """Return the payload; None if it is not a JSON object or a form with one."""
    try:
        if content_type == "application/json":
            body = json.loads(raw)
        else:
            form = URL.build(path="/", query_string=raw.decode(), encoded=True).query
            body = json.loads(form["payload"]) if "payload" in form else dict(form)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _bolt(tokens: OneWorkspace | Installations, client: AsyncWebClient) -> AsyncApp:
    # With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the environment bolt would switch to its own
    # OAuth, which writes files to the home directory. An authorize object prevents that.
    return AsyncApp(
        name="paned",
        logger=library_log,
        client=client,
        authorize=_Authorize(tokens),  # type: ignore[arg-type]  # It may return None.
        request_verification_enabled=False,  # `_post` verifies requests.
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        user_facing_authorize_error_message="Paned is no longer installed in this workspace.",
    )


async def _failed(error: Exception, context: AsyncBoltContext) -> BoltResponse:
    """Answer an exception: with 500, so that Slack retries or shows an error, if it is ours."""
    if PROCESSING in context or not isinstance(error, MALFORMED):
        log.error("slack: an event could not be processed", exc_info=error)
        return BoltResponse(status=500)
    return _refused(error)


def _refused(error: Exception) -> BoltResponse:
    log.warning("slack: a payload of no known form was refused (%s)", type(error).__name__)
    return BoltResponse(status=400)


class _Middleware(AsyncMiddleware):
    """Parses every payload and acknowledges it with the result of `process`."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        """Return the ack. An exception goes to `_failed`."""
        received = parse(req.body, now())
        req.context[PROCESSING] = True
        ack = await self._process(received) if received is not None else None
        return BoltResponse(status=200, body=ack or "")


class _Authorize(AsyncAuthorize):
    """Accepts events from every workspace with a known token."""

    def __init__(self, tokens: OneWorkspace | Installations) -> None:
        self._tokens = tokens

    async def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        try:
            token = await self._tokens.stored(team_id or "")
        except Unreachable:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=token
        )
