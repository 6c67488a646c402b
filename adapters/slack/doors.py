"""The two ways in, Socket Mode and HTTP: both lead through bolt to one function, and back an ack.

bolt's own listeners are looked through one by one and called by their parameters' names, and its
HTTP request reads a form twice and loses one in which the word "payload" stands. So HTTP requests
are checked and read here, and from there on go the way of Socket Mode.
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
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from adapters.slack.render import Json
from adapters.slack.tokens import OneWorkspace
from adapters.slack.web import library_log
from bot.ports import Unreachable
from bot.tasks import stop

if TYPE_CHECKING:
    from adapters.slack.installations import Installations

log = logging.getLogger(__name__)

EVENTS_PATH = "/slack/events"
ACK_WITHIN = 2.0  # seconds that requests on their way get when the doors close
CONNECT_WITHIN = 5.0  # seconds that a start waits for Slack before it goes on without
PING = 3.0  # seconds between looks at the Socket Mode connection

Take = Callable[[Json], Awaitable[Json | None]]
"""Acts on what Slack sent; the body of the ack, None for an empty one."""


class Doors:
    """Where Slack comes in: with `app_token` Socket Mode, with `signing_secret` HTTP."""

    def __init__(
        self,
        take: Take,
        *,
        tokens: OneWorkspace | Installations,
        client: AsyncWebClient,
        app_token: str,
        signing_secret: str,
    ) -> None:
        self._app_token = app_token
        self._verifier = SignatureVerifier(signing_secret) if signing_secret else None
        self._bolt = _bolt(take, tokens, client)
        self._socket: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._runner: http.AppRunner | None = None

    async def connect(self) -> None:
        """Open the Socket Mode connection, if that is the way; it renews itself."""
        if not self._app_token:
            return
        self._socket = AsyncSocketModeHandler(self._bolt, self._app_token, ping_interval=PING)
        connect = self._socket.connect_async()  # type: ignore[no-untyped-call]
        self._connecting = asyncio.create_task(connect)
        await asyncio.wait({self._connecting}, timeout=CONNECT_WITHIN)
        if not self._connecting.done():
            log.warning("slack opens no connection yet; it is tried again and again")

    async def serve(self, pages: http.Application, host: str, port: int) -> int:
        """Listen, if HTTP is the way, beside other pages; the port."""
        if self._verifier is None:
            return port
        pages.router.add_post(EVENTS_PATH, self._posted)
        self._runner = http.AppRunner(pages, access_log=None, shutdown_timeout=ACK_WITHIN)
        await self._runner.setup()
        await http.TCPSite(self._runner, host, port).start()
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        """Let nobody in any more; acks on their way still go out."""
        await stop(self._connecting)
        if self._socket is not None:
            await self._socket.close_async()  # type: ignore[no-untyped-call]
        if self._runner is not None:
            await self._runner.cleanup()

    async def _posted(self, request: http.Request) -> http.Response:
        raw = await request.read()
        if not self._is_slacks(raw, request):
            return http.Response(status=401)
        body = _read(raw, request.content_type)
        ack = await self._bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
        kind = "application/json" if ack.body.startswith("{") else "text/plain"
        return http.Response(status=ack.status, text=ack.body, content_type=kind)

    def _is_slacks(self, raw: bytes, request: http.Request) -> bool:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signed = request.headers.get("X-Slack-Signature", "")
        assert self._verifier is not None
        try:
            return self._verifier.is_valid(raw, stamp, signed)
        except ValueError:  # a stamp that is no number, a body that is no text
            return False


def _read(raw: bytes, content_type: str) -> Json:
    """The body of a request whose signature is good."""
    if content_type == "application/json":
        return dict(json.loads(raw))
    form = URL.build(path="/", query_string=raw.decode(), encoded=True).query
    return dict(json.loads(form["payload"])) if "payload" in form else dict(form)


def _bolt(take: Take, tokens: OneWorkspace | Installations, client: AsyncWebClient) -> AsyncApp:
    # An authorize object of our own keeps SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the
    # environment from switching bolt to its own OAuth with files in the home directory.
    bolt = AsyncApp(
        name="handshakes",
        logger=library_log,
        client=client,
        authorize=_Authorize(tokens),  # type: ignore[arg-type]  # it may say None
        request_verification_enabled=False,  # done where requests come in
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        user_facing_authorize_error_message="Handshakes is not installed here any more.",
    )
    bolt.use(_Everything(take))
    return bolt


class _Everything(AsyncMiddleware):
    """All that Slack sends, handed over at once and acknowledged with what comes back."""

    def __init__(self, take: Take) -> None:
        self._take = take

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        """The ack; whatever is raised becomes a 500, and Slack tries again or says so."""
        return BoltResponse(status=200, body=await self._take(req.body) or "")


class _Authorize(AsyncAuthorize):
    """Which workspace may speak to us: each whose token we hold."""

    def __init__(self, tokens: OneWorkspace | Installations) -> None:
        self._tokens = tokens

    async def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        try:
            token = await self._tokens.known(team_id or "")
        except Unreachable:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=token
        )
