"""Where an answer goes: into the ack, a modal, the message that was pressed, or a new message.

    used            Reply                     Replace                ShowForm
    a command       in the ack                in the ack             a modal
    a message       a new message             that message           a modal
    an ephemeral    a new ephemeral           that ephemeral         a modal
    a modal         a modal upon it           that modal             a modal upon it
    the Home tab    a modal                   a modal                a modal
    a form          upon it if it asks, else  what opened the form   in its place
                    where the form came from

What began in the Home tab draws the Home tab again. A trigger lives for 3 seconds and serves once:
where it was too late for a form, a message with a button that opens it takes its place.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from adapters.slack import render
from adapters.slack.chat import SlackChat
from adapters.slack.parse import Origin, Surface, conversation
from adapters.slack.render import Json
from adapters.slack.web import Web
from bot.events import Event, HomeOpened
from bot.ports import ChatError, MessageRef, Temporary, Throttled, Unreachable
from bot.text import text
from bot.view import (
    Actions,
    Block,
    Button,
    Facts,
    Form,
    FormErrors,
    Heading,
    Message,
    Nothing,
    NotNow,
    Paragraph,
    Replace,
    Reply,
    Response,
    ShowForm,
    buttons,
    message,
)

log = logging.getLogger(__name__)

VIEWS_MAX = 3  # modals one upon another
TRIES = 5
WAIT_MAX = 60.0  # seconds; Slack asked for more: the answer would come too late to be one


class Core(Protocol):
    """The core, as far as an adapter sees it."""

    async def handle(self, event: Event) -> Response:
        """Act on one event and say what to show."""
        ...

    def not_now(self, event: Event) -> NotNow:
        """What to show where it could not even be remembered."""
        ...


class Answers:
    """Shows what the core answered."""

    def __init__(self, core: Core, web: Web, chat: SlackChat) -> None:
        self._core = core
        self._web = web
        self._chat = chat

    def in_ack(self, response: Response, origin: Origin) -> Json | None:
        """The ack of a command that carries the answer; None where it cannot."""
        if origin.surface is not Surface.COMMAND or not isinstance(response, Reply | Replace):
            return None
        return self._visible(response) | render.posted(response.message, origin.team)

    def in_submit_ack(self, response: Response, origin: Origin) -> Json | None:
        """What happens to the modal that was submitted; None to close it."""
        team = origin.team
        match response:
            case FormErrors(errors=errors, form=form):
                known = [item.name for item in form.fields]
                beside = {name: said for name, said in errors.items() if name in known}
                elsewhere = " ".join(said for name, said in errors.items() if name not in known)
                if elsewhere:
                    beside[known[0]] = f"{beside.get(known[0], '')} {elsewhere}".strip()
                return {"response_action": "errors", "errors": beside}
            case ShowForm(form=form):
                view = render.modal(form, origin.team, origin.packed(origin.depth))
                return {"response_action": "update", "view": view}
            case Reply(message=shown) if self._asks(shown) and origin.depth < VIEWS_MAX:
                view = render.card(shown, team, origin.packed(origin.depth + 1))
                return {"response_action": "push", "view": view}
            case Reply(message=shown) | Replace(message=shown) if self._in_view(origin):
                view = render.card(shown, team, origin.packed(origin.depth), last=True)
                return {"response_action": "update", "view": view}
            case Reply() | Replace():
                return {"response_action": "clear"}
            case _:
                return None

    def unfinished(self, response: Response, origin: Origin) -> bool:
        """Whether an ack that carried the answer leaves something for `after_ack`."""
        return origin.home or (
            isinstance(response, Reply | Replace) and bool(response.message.files)
        )

    async def after_ack(self, response: Response, origin: Origin, event_id: str) -> None:
        """What no ack can carry: files, and the Home tab."""
        if isinstance(response, Reply | Replace):
            await self._insist(lambda: self._files(response.message, origin))
        await self._draw_again(origin, event_id)

    async def deliver(self, response: Response, origin: Origin, event_id: str) -> None:
        """Show the answer without an ack. Never raises: what cannot be shown is logged."""
        try:
            await self._show(response, origin, event_id)
            await self._draw_again(origin, event_id)
        except ChatError as error:
            log.warning("slack %s: an answer was not shown: %s", origin.team, error)

    async def publish(self, response: Response, origin: Origin) -> None:
        """Show the Home tab."""
        if isinstance(response, Reply | Replace):
            view = render.home(response.message, origin.team)
            await self._insist(
                lambda: self._web.call(origin.team, "views.publish", user_id=origin.user, view=view)
            )

    async def _show(self, response: Response, origin: Origin, event_id: str) -> None:
        match response:
            case Nothing():
                return
            case ShowForm(form=form):
                await self._open(form, origin, event_id)
            case FormErrors(errors=errors, form=form):
                wrong = Facts(tuple((name, text(said)) for name, said in errors.items()))
                await self._say(_door(form, wrong), origin, event_id)
            case Reply() | Replace() if origin.tick and origin.surface is Surface.HOME:
                return
            case Reply() | Replace() if self._in_view(origin) and origin.trigger:
                await self._show_card(response, origin, event_id)
            case Replace(message=shown):
                await self._replace(shown, origin, event_id)
            case Reply(message=shown, private=private):
                await self._say(shown, origin, event_id, private=private)

    async def _open(self, form: Form, origin: Origin, event_id: str) -> None:
        """Open a form, at once: the trigger is good for one call."""
        if not origin.trigger:
            await self._say(_door(form), origin, event_id)
            return
        inside = origin.surface is Surface.MODAL
        depth = origin.depth + 1 if inside else 1
        try:
            if depth > VIEWS_MAX:
                view = render.modal(form, origin.team, origin.packed(origin.depth))
                await self._web.call(origin.team, "views.update", view_id=origin.view, view=view)
            else:
                await self._web.call(
                    origin.team,
                    "views.push" if inside else "views.open",
                    trigger_id=origin.trigger,
                    view=render.modal(form, origin.team, origin.packed(depth)),
                )
        except ChatError as error:
            log.info("slack %s: a form became a button: %s", origin.team, error)
            await self._say(_door(form), origin, event_id)

    async def _show_card(self, response: Reply | Replace, origin: Origin, event_id: str) -> None:
        """Show a message as a modal: in place of the one that was pressed, or upon it."""
        shown, team = response.message, origin.team
        inside = origin.surface is Surface.MODAL
        depth = origin.depth + 1 if inside else 1
        try:
            if inside and (isinstance(response, Replace) or depth > VIEWS_MAX):
                view = render.card(shown, team, origin.packed(origin.depth), last=True)
                await self._web.call(team, "views.update", view_id=origin.view, view=view)
            else:
                await self._web.call(
                    team,
                    "views.push" if inside else "views.open",
                    trigger_id=origin.trigger,
                    view=render.card(shown, team, origin.packed(depth)),
                )
        except ChatError as error:
            log.info("slack %s: a modal became a message: %s", team, error)
            await self._say(shown, origin, event_id)
        else:
            await self._insist(lambda: self._files(shown, origin))

    async def _replace(self, shown: Message, origin: Origin, event_id: str) -> None:
        """Put the message in place of the one that was pressed."""
        if not (origin.response_url and origin.message):
            await self._say(shown, origin, event_id)
            return
        body = {"replace_original": True, **self._posted(shown, origin)}
        try:
            await self._insist(lambda: self._web.respond(origin.response_url, body))
        except Unreachable:  # half an hour has passed, or its five uses
            if origin.surface is not Surface.MESSAGE:
                await self._say(shown, origin, event_id)
                return
            ref = MessageRef(origin.member, conversation(origin.channel, origin.message))
            await self._insist(lambda: self._chat.update(ref, shown))
        await self._insist(lambda: self._files(shown, origin))

    async def _say(
        self, shown: Message, origin: Origin, event_id: str, *, private: bool = True
    ) -> None:
        """Say it where it was asked if only the member sees it there, else in their DM."""
        if origin.response_url and not self._in_dm(origin):
            body = {
                "replace_original": False,
                **self._visible(Reply(shown, private)),
                **self._posted(shown, origin),
            }
            try:
                await self._insist(lambda: self._web.respond(origin.response_url, body))
            except Unreachable as error:
                log.info("slack %s: an answer goes to the DM: %s", origin.team, error)
            else:
                await self._insist(lambda: self._files(shown, origin))
                return
        tries = itertools.count()
        await self._insist(
            lambda: self._chat.send(origin.member, shown, event_id, again=next(tries) > 0)
        )

    async def _files(self, shown: Message, origin: Origin) -> None:
        """Files go to the member's DM, unless the conversation is a direct one already."""
        if not shown.files:
            return
        direct = origin.channel if origin.channel.startswith("D") else ""
        channel = direct or await self._chat.direct(origin.team, (origin.user,))
        await self._chat.share(origin.team, channel, shown.files)

    async def _draw_again(self, origin: Origin, event_id: str) -> None:
        if origin.home:
            opened = HomeOpened(event_id=f"{event_id}:home", actor=origin.member)
            await self.publish(await self._core.handle(opened), origin)

    @staticmethod
    async def _insist(act: Callable[[], Awaitable[object]]) -> None:
        """Try again while Slack is throttling or down. Raises what the last try raised."""
        for attempt in range(TRIES):
            try:
                await act()
                return
            except (Throttled, Temporary) as error:
                wait = error.retry_after if isinstance(error, Throttled) else 2.0**attempt
                if attempt == TRIES - 1 or wait > WAIT_MAX:
                    raise
                await asyncio.sleep(wait)

    @staticmethod
    def _visible(response: Reply | Replace) -> Json:
        everybody = isinstance(response, Reply) and not response.private
        return {"response_type": "in_channel" if everybody else "ephemeral"}

    @staticmethod
    def _posted(shown: Message, origin: Origin) -> Json:
        alone = origin.surface is not Surface.MESSAGE or origin.channel.startswith("D")
        return render.posted(shown, origin.team, link_people=alone)

    @staticmethod
    def _asks(shown: Message) -> bool:
        return bool(buttons(shown))

    @staticmethod
    def _in_view(origin: Origin) -> bool:
        return origin.surface in (Surface.MODAL, Surface.HOME)

    @staticmethod
    def _in_dm(origin: Origin) -> bool:
        return origin.surface is Surface.MESSAGE and origin.channel.startswith("D")


def late(origin: Origin) -> Origin:
    """A form's origin once the ack went ahead: the modal is closed, the trigger dead."""
    return replace(origin, trigger="")


def _door(form: Form, *before: Block) -> Message:
    """A message with the button that opens the form."""
    intro = Paragraph(text(form.intro[: render.TEXT_MAX])) if form.intro else None
    press = Actions((Button(form.title, form.id),))
    return message(Heading(form.title), *before, intro, press)
