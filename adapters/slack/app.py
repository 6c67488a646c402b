"""Wiring: Socket Mode and HTTP into bolt, bolt into the core, and the ack back in time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from aiohttp import web as http
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack import parse
from adapters.slack.answers import Answers, Core, late
from adapters.slack.chat import SlackChat
from adapters.slack.install import InstallPages
from adapters.slack.parse import Origin
from adapters.slack.render import Json
from adapters.slack.tokens import Installations, OneWorkspace
from adapters.slack.web import API_URL, Web, library_log, new_session
from bot.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.ports import ChatError, Store, Unreachable
from bot.view import Response

log = logging.getLogger(__name__)

ACK_WITHIN = 2.5  # seconds; Slack gives 3
CONNECT_WITHIN = 5.0  # seconds that a start waits for Slack before it goes on without
DRAIN = 5.0  # seconds that answers on their way get when the app closes
PING = 3.0  # seconds between looks at the Socket Mode connection
EVENTS_PATH = "/slack/events"


class SlackApp:
    """One Slack app, in one workspace (`bot_token`) or many (`client_id`, `vault` and `keys`).

    With `app_token` events come through Socket Mode; with `signing_secret` Slack posts them to
    `http://host:port/slack/events`. Make it inside the running event loop.
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
        vault: Store | None = None,
        keys: tuple[str, ...] = (),
        public_url: str = "",
        host: str = "127.0.0.1",
        port: int = 3000,
    ) -> None:
        """`keys` encrypt the tokens of many workspaces, the newest first (see `tokens.py`).

        Raises `ValueError` where the arguments do not go together.
        """
        if not (app_token or signing_secret):
            raise ValueError("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET")
        self._app_token, self._signing_secret = app_token, signing_secret
        self._host, self.port = host, port
        self._installations: Installations | None = None
        tokens: OneWorkspace | Installations
        if bot_token:
            tokens = OneWorkspace(bot_token)
        elif client_id and client_secret and vault and keys:
            tokens = self._installations = Installations(
                vault, keys=keys, client_id=client_id, client_secret=client_secret
            )
        else:
            raise ValueError(
                "Slack needs SLACK_BOT_TOKEN, or for many workspaces SLACK_CLIENT_ID, "
                "SLACK_CLIENT_SECRET and a key to encrypt their tokens"
            )
        self._tokens, self._session = tokens, new_session()
        self.web = Web(tokens=tokens, session=self._session, api_url=api_url)
        tokens.client = self.web.client
        self.chat = SlackChat(self.web)
        self._pages = (
            InstallPages(self._installations, self.web.client, public_url=public_url)
            if self._installations
            else None
        )
        self._bolt = self._made_bolt()
        self._socket: AsyncSocketModeHandler | None = None
        self._runner: http.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, core: Core) -> None:
        """Take events from now on. Raises `Unreachable` where Slack refuses the token."""
        self._core, self._answers = core, Answers(core, self.web, self.chat)
        if isinstance(self._tokens, OneWorkspace):
            try:
                await self._tokens.find_team()
            except Unreachable:
                raise
            except ChatError as error:
                log.warning("slack does not answer yet: %s", error)
        if self._signing_secret:
            await self._serve()
        if self._app_token:
            self._socket = AsyncSocketModeHandler(self._bolt, self._app_token, ping_interval=PING)
            connect = self._socket.connect_async()  # type: ignore[no-untyped-call]
            self._connecting = asyncio.create_task(connect)
            await asyncio.wait({self._connecting}, timeout=CONNECT_WITHIN)
            if not self._connecting.done():
                log.warning("slack opens no connection yet; it is tried again and again")

    async def close(self) -> None:
        """Take no more events, finish the answers on their way, and let go of the connections."""
        if self._socket is not None:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)
            await self._socket.close_async()  # type: ignore[no-untyped-call]
        if self._runner is not None:
            await self._runner.cleanup()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                await self.settle()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    async def settle(self) -> None:
        """Wait until every answer on its way has arrived."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _made_bolt(self) -> AsyncApp:
        # An authorize object of our own keeps SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the
        # environment from switching bolt to its own OAuth with files in the home directory.
        bolt = AsyncApp(
            name="handshakes",
            logger=library_log,
            client=self.web.client,
            signing_secret=self._signing_secret,
            authorize=_Authorize(self._tokens),  # type: ignore[arg-type]  # it may say None
            ignoring_self_events_enabled=False,
            ssl_check_enabled=False,
            attaching_function_token_enabled=False,
            user_facing_authorize_error_message="Handshakes is not installed here any more.",
        )
        bolt.use(_Everything(self._take))
        return bolt

    async def _take(self, body: Json) -> Json | None:
        """Act on what Slack sent; the body of the ack, None for an empty one."""
        match body:
            case {"command": _}:
                return await self._act(*parse.used_command(body), self._ack_command)
            case {"type": "block_actions"}:
                found = parse.pressed(body)
                return await self._act(*found, self._ack_plain) if found else None
            case {"type": "view_submission"}:
                return await self._act(*parse.submitted(body), self._ack_submit)
            case {"type": "shortcut" | "message_action"}:
                return await self._act(*parse.used_shortcut(body), self._ack_plain)
            case {"event": {"type": "app_home_opened"}}:
                if opened := parse.opened_home(body):
                    self._later(self._draw_home(*opened))
            case {"event": {"type": "user_change"}}:
                if left := parse.member_left(body):
                    await self._core.handle(left)
            case {"event": {"type": "app_uninstalled" | "tokens_revoked"}}:
                await self._gone(body)
        return None

    async def _draw_home(self, event: Event, origin: Origin) -> None:
        await self._answers.publish(await self._core.handle(event), origin)

    async def _gone(self, body: Json) -> None:
        left = parse.community_left(body)
        if left is None:
            return
        team = body["team_id"]
        log.warning("slack %s removed the app: its nudges end", team)
        await self._core.handle(left)
        self.chat.forget(team)
        await self._tokens.remove(team)

    async def _act(
        self,
        event: CommandUsed | ButtonPressed | FormSubmitted,
        origin: Origin,
        answer: Callable[[Response, Origin, str], Json | None],
    ) -> Json | None:
        """Let the core act and answer in the ack; ack alone if the core takes too long."""
        acting = asyncio.ensure_future(self._core.handle(event))
        done, _ = await asyncio.wait({acting}, timeout=ACK_WITHIN)
        if done:
            return answer(acting.result(), origin, event.event_id)
        log.warning("slack %s: an ack went ahead of its answer", origin.team)
        if isinstance(event, FormSubmitted):
            origin = late(origin)
        self._later(self._deliver_late(acting, origin, event.event_id))
        return None

    async def _deliver_late(
        self, acting: asyncio.Future[Response], origin: Origin, event_id: str
    ) -> None:
        await self._answers.deliver(await acting, origin, event_id)

    def _ack_command(self, response: Response, origin: Origin, event_id: str) -> Json | None:
        body = self._answers.in_ack(response, origin)
        if body is None:
            self._ack_plain(response, origin, event_id)
        elif self._answers.unfinished(response, origin):
            self._later(self._answers.after_ack(response, origin, event_id))
        return body

    def _ack_plain(self, response: Response, origin: Origin, event_id: str) -> None:
        self._later(self._answers.deliver(response, origin, event_id))

    def _ack_submit(self, response: Response, origin: Origin, event_id: str) -> Json | None:
        body = self._answers.in_submit_ack(response, origin)
        if body is not None and body["response_action"] == "clear":
            self._later(self._answers.deliver(response, origin, event_id))
        elif body is not None and self._answers.unfinished(response, origin):
            self._later(self._answers.after_ack(response, origin, event_id))
        return body

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        """Slow work that no ack waits for."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("slack: an answer was lost", exc_info=error)

    async def _serve(self) -> None:
        app = http.Application()
        app.router.add_post(EVENTS_PATH, self._events)
        if self._pages is not None:
            self._pages.add_to(app)
        self._runner = http.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = http.TCPSite(self._runner, self._host, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _events(self, request: http.Request) -> http.Response:
        return await to_aiohttp_response(
            await self._bolt.async_dispatch(await to_bolt_request(request))
        )


class _Everything(AsyncMiddleware):
    """All that Slack sends, handed over at once and acknowledged with what comes back.

    bolt's own listeners are looked through one by one and called by their parameters' names, which
    takes as long again as all the rest.
    """

    def __init__(self, take: Callable[[Json], Coroutine[Any, Any, Json | None]]) -> None:
        self._take = take

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        """The ack; whatever is raised becomes a 500, and Slack tries again."""
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
