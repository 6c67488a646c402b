"""From what Slack sends to the core, and the ack back in time: with the answer, or before it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import web as http

from adapters.slack import parse
from adapters.slack.answers import Answers, Core, late
from adapters.slack.chat import SlackChat
from adapters.slack.doors import Doors
from adapters.slack.inbox import Inbox, Kept, now
from adapters.slack.parse import Origin, Surface
from adapters.slack.render import Json
from adapters.slack.tokens import OneWorkspace
from adapters.slack.web import API_URL, Web, new_session
from bot.events import CommunityLeft, Event, FormSubmitted
from bot.ports import ChatError, Unreachable
from bot.store import Store, Unavailable
from bot.tasks import Tasks
from bot.view import Nothing, NotNow, Response, plain_text

if TYPE_CHECKING:
    from adapters.slack.install import InstallPages
    from adapters.slack.installations import Installations

log = logging.getLogger(__name__)

ACK_WITHIN = 2.4  # seconds; Slack gives 3 …
KEEP_WITHIN = 0.4  # … and this is for the inbox, once the core took too long
FEW = 4  # events at a time whose acks carry the answer; of more than that, acks go first
TRIGGER = timedelta(seconds=2.5)  # Slack opens a form for so long after the act
DRAIN = 2.0  # seconds that answers on their way get when the app closes

_Answer = Callable[[Response, Event, Origin], Json | None]


class SlackApp:
    """One Slack app, in one workspace (`bot_token`) or many (`client_id` and `keys`).

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
        store: Store,
        keys: tuple[str, ...] = (),
        public_url: str = "",
        host: str = "127.0.0.1",
        port: int = 3000,
    ) -> None:
        """`keys` encrypt the tokens of many workspaces, the newest first (see `installations.py`).

        Raises `ValueError` where the arguments do not go together.
        """
        if not (app_token or signing_secret):
            raise ValueError("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET")
        self._host, self.port = host, port
        many: Installations | None = None
        tokens: OneWorkspace | Installations
        if bot_token:
            tokens = OneWorkspace(bot_token)
        elif client_id and client_secret and keys and not signing_secret:
            raise ValueError("Slack needs SLACK_SIGNING_SECRET for many workspaces, over HTTP")
        elif client_id and client_secret and keys:
            from adapters.slack.installations import Installations  # heavy, for its encryption

            tokens = many = Installations(
                store, keys=keys, client_id=client_id, client_secret=client_secret
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
        self._pages: InstallPages | None = None
        if many is not None:
            from adapters.slack.install import InstallPages

            self._pages = InstallPages(many, self.web.client, store, public_url=public_url)
        self._doors = Doors(
            self._take,
            tokens=tokens,
            client=self.web.client,
            app_token=app_token,
            signing_secret=signing_secret,
        )
        self._tasks = Tasks(log, "slack: an answer was lost")
        self._inbox = Inbox(store, act=self._act_later, show=self._show_later)
        self._acting = 0

    async def start(self, core: Core) -> None:
        """Take events from now on. Raises `Unreachable` where Slack refuses the token."""
        self._core, self._answers = core, Answers(core, self.web, self.chat)
        self._inbox.start()
        if isinstance(self._tokens, OneWorkspace):
            try:
                await self._tokens.find_team()
            except Unreachable:
                raise
            except ChatError as error:
                log.warning("slack does not answer yet: %s", error)
        pages = http.Application()
        if self._pages is not None:
            self._pages.add_to(pages)
        self.port = await self._doors.serve(pages, self._host, self.port)
        await self._doors.connect()

    async def close(self) -> None:
        """Take no more events, finish the answers on their way, and let go of the connections."""
        await self._doors.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                await self.settle()
        await self._inbox.close()
        await self._tasks.cancel()
        await self._session.close()

    async def settle(self) -> None:
        """Wait until all that came was acted on, and every answer on its way has arrived."""
        await self._inbox.settle()
        while self._tasks.running:
            await asyncio.wait(self._tasks.running)

    async def _take(self, body: Json) -> Json | None:
        """Act on what Slack sent; the body of the ack, None for an empty one.

        An ack that does not carry the answer goes out when the event is remembered: by what the
        core did, or in the inbox. Only a look at the Home tab needs no memory: it asks for nothing.
        """
        self._inbox.acking()
        match body:
            case {"command": _}:
                return await self._in_time(body, self._ack_command)
            case {"type": "block_actions" | "shortcut" | "message_action"}:
                return await self._in_time(body, self._ack_plain)
            case {"type": "view_submission"}:
                # Its errors stand in the ack, so it waits for the core whatever else is going on.
                return await self._act(body, self._ack_submit)
            case {"event": {"type": "app_home_opened"}}:
                if opened := parse.read(body):
                    self._tasks.begin(self._draw_home(*opened))
            case {"event": _}:
                if parse.read(body):
                    await self._keep(body)  # or Slack hears nothing, and sends it again
        return None

    async def _in_time(self, body: Json, answer: _Answer) -> Json | None:
        """Act at once while there is little to do; else remember, and act afterwards."""
        if (self._acting >= FEW or self._inbox.busy) and not self._inbox.full:
            try:
                await self._keep(body)
            except TimeoutError:
                found = parse.read(body)
                return self._not_now(*found, answer) if found else None
            except Unavailable:
                pass  # the core will say so
            else:
                return None
        return await self._act(body, answer)

    async def _keep(self, body: Json) -> None:
        kept = _kept(body)
        await self._inbox.keep(kept, ACK_WITHIN)
        self._inbox.work(kept)
        self._inbox.acking()

    async def _act(self, body: Json, answer: _Answer) -> Json | None:
        """Let the core act and answer in the ack; if it takes too long or fails, later."""
        found = parse.read(body)
        if found is None:
            return None
        event, origin = found
        acting = asyncio.ensure_future(self._core.handle(event))
        self._acting += 1
        try:
            await asyncio.wait({acting}, timeout=ACK_WITHIN)
        finally:
            self._acting -= 1
        if acting.done() and acting.exception() is None:
            response = acting.result()
            if isinstance(response, NotNow):
                return self._not_now(event, origin, answer)
            return answer(response, event, origin)
        log.warning("slack %s: an ack goes ahead of its answer", origin.team)
        kept = _kept(body, found)
        try:
            await self._inbox.keep(kept, KEEP_WITHIN)
        except (Unavailable, TimeoutError):
            acting.cancel()
            return self._not_now(event, origin, answer)
        self._tasks.begin(self._inbox.finish(kept, acting))
        return None

    async def _act_later(self, kept: Kept) -> Response:
        """What the inbox does in an event's turn."""
        kept.found = kept.found or parse.read(kept.body)
        if kept.found is None:
            return Nothing()
        event, origin = kept.found
        if event.event_id != kept.id:  # Slack named none, and it was made of the whole body
            event = replace(event, event_id=kept.id)
            kept.found = event, origin
        if isinstance(event, CommunityLeft):
            log.warning("slack %s removed the app: its nudges end", origin.team)
            self.chat.forget(origin.team)
            await self._tokens.remove(origin.team)
        return await self._core.handle(event)

    def _show_later(self, kept: Kept, response: Response | None) -> None:
        if kept.found is None:
            return
        event, origin = kept.found
        response = response or self._core.not_now(event)
        if isinstance(event, FormSubmitted) or now() - kept.at > TRIGGER:
            origin = late(origin)
        if origin.surface is not Surface.NOWHERE:
            self._tasks.begin(self._answers.deliver(response, origin, event.event_id))

    async def _draw_home(self, event: Event, origin: Origin) -> None:
        await self._answers.publish(await self._core.handle(event), origin)

    def _not_now(self, event: Event, origin: Origin, answer: _Answer) -> Json | None:
        """The member hears that nothing was done; a form keeps what was typed."""
        sorry = self._core.not_now(event)
        if isinstance(event, FormSubmitted) and event.values:
            wrong = {next(iter(event.values)): plain_text(sorry.message)}
            return {"response_action": "errors", "errors": wrong}
        return answer(sorry, event, origin)

    def _ack_command(self, response: Response, event: Event, origin: Origin) -> Json | None:
        body = self._answers.in_ack(response, origin)
        if body is None:
            self._ack_plain(response, event, origin)
        elif self._answers.unfinished(response, origin):
            self._tasks.begin(self._answers.after_ack(response, origin, event.event_id))
        return body

    def _ack_plain(self, response: Response, event: Event, origin: Origin) -> None:
        self._tasks.begin(self._answers.deliver(response, origin, event.event_id))

    def _ack_submit(self, response: Response, event: Event, origin: Origin) -> Json | None:
        body = self._answers.in_submit_ack(response, origin)
        if body is not None and body["response_action"] == "clear":
            self._tasks.begin(self._answers.deliver(response, origin, event.event_id))
        elif body is not None and self._answers.unfinished(response, origin):
            self._tasks.begin(self._answers.after_ack(response, origin, event.event_id))
        return body


def _kept(body: Json, found: tuple[Event, Origin] | None = None) -> Kept:
    return Kept(parse.event_id(body), parse.lean(body), now(), found)
