"""Shows the core's responses in Slack.

    surface        Reply                       Replace               ShowForm
    command        in the ack                  in the ack            a modal
    message, DM    a new message in the DM     that message          a modal
    message        a new ephemeral message     that message          a modal
    ephemeral      a new ephemeral message     that message          a modal
    modal          a modal above it            that modal            a modal above it
    Home tab       a modal                     a modal               a modal
    channel        a message in the channel    -                     -

The response to a form is a modal above the form if it has buttons. Otherwise the form is closed,
and the response is shown on the surface where the form was opened. After an event from the Home tab
the Home tab is published again. A trigger id works once and for 3 seconds. Where it is too late to
open a form, a message with a button that opens it is sent instead.
"""

from __future__ import annotations

import itertools
import logging

from adapters.slack import render
from adapters.slack.chat import SlackChat
from adapters.slack.received import Origin, Received, Surface
from adapters.slack.render import Json
from adapters.slack.web_api import WebApi, retrying
from bot.core.events import FormSubmitted, HomeOpened
from bot.core.forms import Form
from bot.core.messages import (
    Actions,
    Block,
    Button,
    Facts,
    Heading,
    Message,
    Paragraph,
    buttons,
    message,
    plain_text,
)
from bot.core.ports import ChatError, EventHandler, Unreachable
from bot.core.responses import (
    FormErrors,
    Nothing,
    Replace,
    Reply,
    Response,
    ServiceUnavailable,
    ShowForm,
)
from bot.core.tasks import Tasks
from bot.core.text import text

log = logging.getLogger(__name__)

VIEWS_MAX = 3
"""Modals that Slack shows one above the other."""


class Responder:
    """Shows responses, in the ack of their event or after it."""

    def __init__(self, core: EventHandler, web: WebApi, chat: SlackChat) -> None:
        self._core = core
        self._web = web
        self._chat = chat
        self._tasks = Tasks(log, "slack: a response was lost")

    async def drain(self) -> None:
        """Return when all responses are shown."""
        await self._tasks.drain()

    async def close(self) -> None:
        """Drop the responses that are not shown yet."""
        await self._tasks.cancel()

    def ack(self, response: Response, received: Received) -> Json | None:
        """Return the body of the ack, None for an empty one, and begin what it cannot carry."""
        if isinstance(received.event, FormSubmitted):
            body = self._submission_ack(response, received.origin, received.event)
            action = body["response_action"] if body else None
            if action == "clear":
                self.deliver(response, received)
            elif action in ("push", "update"):
                self._begin_after_ack(response, received)
            return body
        body = self._command_ack(response, received.origin)
        if body is None:
            self.deliver(response, received)
        else:
            self._begin_after_ack(response, received)
        return body

    def deliver(self, response: Response, received: Received) -> None:
        """Begin to show a response without an ack. A response that cannot be shown is logged."""
        if received.origin.surface is not Surface.NONE:
            self._tasks.begin(self._deliver(response, received))

    def open_home(self, received: Received) -> None:
        """Begin to publish the Home tab for a member who opened it."""
        self._tasks.begin(self._open_home(received))

    def _command_ack(self, response: Response, origin: Origin) -> Json | None:
        if origin.surface is not Surface.COMMAND or not isinstance(response, Reply | Replace):
            return None
        return _response_type(response) | render.posted(response.message, origin.team)

    def _submission_ack(
        self, response: Response, origin: Origin, event: FormSubmitted
    ) -> Json | None:
        """Return the `response_action` for the submitted modal; None closes it."""
        team, depth = origin.team, origin.depth
        match response:
            case FormErrors(errors=errors, form=form):
                names = [item.name for item in form.fields]
                beside = {name: error for name, error in errors.items() if name in names}
                others = " ".join(error for name, error in errors.items() if name not in names)
                if others:
                    beside[names[0]] = f"{beside.get(names[0], '')} {others}".strip()
                return {"response_action": "errors", "errors": beside}
            case ServiceUnavailable() if event.values:  # The form stays open with its values.
                sentence = plain_text(self._core.service_unavailable(event).message)
                return {"response_action": "errors", "errors": {next(iter(event.values)): sentence}}
            case ShowForm(form=form):
                view = render.modal(form, team, origin.private_metadata(depth))
                return {"response_action": "update", "view": view}
            case Reply(message=shown) if buttons(shown) and depth < VIEWS_MAX:
                view = render.card(shown, team, origin.private_metadata(depth + 1))
                return {"response_action": "push", "view": view}
            case Reply(message=shown) | Replace(message=shown) if _in_view(origin):
                view = render.card(shown, team, origin.private_metadata(depth), last=True)
                return {"response_action": "update", "view": view}
            case Reply() | Replace():
                return {"response_action": "clear"}
            case _:
                return None

    def _begin_after_ack(self, response: Response, received: Received) -> None:
        """Begin to send what an ack cannot carry: the files, and the Home tab."""
        shown = response.message if isinstance(response, Reply | Replace) else None
        if received.origin.home or (shown and shown.files):
            self._tasks.begin(self._after_ack(shown, received))

    async def _after_ack(self, shown: Message | None, received: Received) -> None:
        try:
            if shown is not None:
                await self._share_files(shown, received.origin)
            await self._republish_home(received)
        except ChatError as error:
            log.warning("slack %s: an ack was not completed: %s", received.origin.team, error)

    async def _deliver(self, response: Response, received: Received) -> None:
        try:
            await self._show(response, received.origin, received.id)
            await self._republish_home(received)
        except ChatError as error:
            log.warning("slack %s: a response was not shown: %s", received.origin.team, error)

    async def _open_home(self, received: Received) -> None:
        await self._publish(await self._core.handle(received.event), received.origin)

    async def _republish_home(self, received: Received) -> None:
        """Bring the Home tab up to date. While the store is away it stays as it is."""
        origin = received.origin
        if origin.home:
            opened = HomeOpened(event_id=f"{received.id}:home", actor=origin.member)
            response = await self._core.handle(opened)
            if not isinstance(response, ServiceUnavailable):
                await self._publish(response, origin)

    async def _publish(self, response: Response, origin: Origin) -> None:
        if isinstance(response, Reply | Replace):
            view = render.home(response.message, origin.team)
            await retrying(
                lambda: self._web.call(origin.team, "views.publish", user_id=origin.user, view=view)
            )

    async def _show(self, response: Response, origin: Origin, event_id: str) -> None:
        match response:
            case Nothing():
                return
            case Reply(message=shown) if origin.surface is Surface.CHANNEL:
                await self._post(shown, origin)
            case _ if origin.surface is Surface.CHANNEL:
                return  # Nobody waits for it.
            case ShowForm(form=form):
                await self._open_form(form, origin, event_id)
            case FormErrors(errors=errors, form=form):
                wrong = Facts(tuple((name, text(error)) for name, error in errors.items()))
                await self._send(_form_button(form, wrong), origin, event_id)
            case Reply() | Replace() if origin.checkbox and origin.surface is Surface.HOME:
                return  # The client already shows the new state of the checkbox.
            case Reply() | Replace() if _in_view(origin) and origin.trigger:
                await self._open_card(response, origin, event_id)
            case Replace(message=shown):
                await self._replace(shown, origin, event_id)
            case Reply(message=shown, private=private):
                await self._send(shown, origin, event_id, private=private)

    async def _open_form(self, form: Form, origin: Origin, event_id: str) -> None:
        """Open a form as a modal. The trigger allows one attempt."""
        if not origin.trigger:
            await self._send(_form_button(form), origin, event_id)
            return
        in_modal = origin.surface is Surface.MODAL
        depth = origin.depth + 1 if in_modal else 1
        try:
            if depth > VIEWS_MAX:
                view = render.modal(form, origin.team, origin.private_metadata(origin.depth))
                await self._web.call(origin.team, "views.update", view_id=origin.view, view=view)
            else:
                await self._web.call(
                    origin.team,
                    "views.push" if in_modal else "views.open",
                    trigger_id=origin.trigger,
                    view=render.modal(form, origin.team, origin.private_metadata(depth)),
                )
        except ChatError as error:
            log.info("slack %s: a form is sent as a button: %s", origin.team, error)
            await self._send(_form_button(form), origin, event_id)

    async def _open_card(self, response: Reply | Replace, origin: Origin, event_id: str) -> None:
        """Show a message as a modal: in place of the modal of the button, or above it."""
        shown, team = response.message, origin.team
        in_modal = origin.surface is Surface.MODAL
        depth = origin.depth + 1 if in_modal else 1
        try:
            if in_modal and (isinstance(response, Replace) or depth > VIEWS_MAX):
                metadata = origin.private_metadata(origin.depth)
                view = render.card(shown, team, metadata, last=True)
                await self._web.call(team, "views.update", view_id=origin.view, view=view)
            else:
                await self._web.call(
                    team,
                    "views.push" if in_modal else "views.open",
                    trigger_id=origin.trigger,
                    view=render.card(shown, team, origin.private_metadata(depth)),
                )
        except ChatError as error:
            log.info("slack %s: a modal is sent as a message: %s", team, error)
            await self._send(shown, origin, event_id)
        else:
            await self._share_files(shown, origin)

    async def _replace(self, shown: Message, origin: Origin, event_id: str) -> None:
        """Replace the message that holds the pressed button."""
        if not (origin.response_url and origin.message):
            await self._send(shown, origin, event_id)
            return
        body = {"replace_original": True, **_posted(shown, origin)}
        try:
            await retrying(lambda: self._web.respond(origin.response_url, body))
        except Unreachable:  # Its 30 minutes are over, or its five uses.
            ref = origin.message_ref
            if ref is None:
                await self._send(shown, origin, event_id)
                return
            await retrying(lambda: self._chat.update(ref, shown))
        await self._share_files(shown, origin)

    async def _send(
        self, shown: Message, origin: Origin, event_id: str, *, private: bool = True
    ) -> None:
        """Send a new message.

        A press on a message in the DM with the bot is answered by a message in that DM, which
        stays. Elsewhere the response URL carries the message, ephemeral if it is private. Where
        that has expired, the message goes to the DM.
        """
        if origin.response_url and not (origin.in_dm and origin.surface is Surface.MESSAGE):
            body = {
                "replace_original": False,
                **_response_type(Reply(shown, private)),
                **_posted(shown, origin),
            }
            try:
                await retrying(lambda: self._web.respond(origin.response_url, body))
            except Unreachable as error:
                log.info("slack %s: a response goes to the DM: %s", origin.team, error)
            else:
                await self._share_files(shown, origin)
                return
        attempts = itertools.count()
        await retrying(
            lambda: self._chat.send(origin.member, shown, event_id, maybe_sent=next(attempts) > 0)
        )

    async def _post(self, shown: Message, origin: Origin) -> None:
        """Post a message in a channel, once: it is not repeated where it may have arrived."""
        content = render.posted(shown, origin.team, link_people=False)
        await self._web.call(origin.team, "chat.postMessage", channel=origin.channel, **content)

    async def _share_files(self, shown: Message, origin: Origin) -> None:
        """Share the message's files in the DM, with what it says: a response URL carries no files,
        and in a channel others would see them."""
        files = [file for file in shown.files if file.content]
        if not files:
            return
        said = tuple(block for block in shown.blocks if not isinstance(block, Actions))
        comment = render.fallback(Message(said)) if said else ""

        async def share() -> None:
            team = origin.team
            dm = origin.channel if origin.in_dm else await self._chat.direct(team, (origin.user,))
            await self._chat.upload(team, files, dm, comment)

        await retrying(share)


def _response_type(response: Reply | Replace) -> Json:
    public = isinstance(response, Reply) and not response.private
    return {"response_type": "in_channel" if public else "ephemeral"}


def _posted(shown: Message, origin: Origin) -> Json:
    """Render a message. A link to a person would notify them where others read the message too."""
    only_member_reads = origin.in_dm or origin.surface is not Surface.MESSAGE
    return render.posted(shown, origin.team, link_people=only_member_reads)


def _in_view(origin: Origin) -> bool:
    return origin.surface in (Surface.MODAL, Surface.HOME)


def _form_button(form: Form, *before: Block) -> Message:
    """Return a message with the button that opens the form."""
    intro = Paragraph(text(form.intro[: render.TEXT_MAX])) if form.intro else None
    actions = Actions((Button(form.title, form.id),))
    return message(Heading(form.title), *before, intro, actions)
