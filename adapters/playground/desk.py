"""What the page may ask for: each request of a page, answered as one dict of JSON."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import uuid4

from adapters.playground.parse import (
    PUZZLED,
    TYPED_MAX,
    Refused,
    address,
    command,
    event_id,
    text_of,
    values_of,
)
from adapters.playground.render import Json, render, render_form
from adapters.playground.world import Member, Taken, World
from bot.events import ButtonPressed, Event, FormSubmitted, HomeOpened, MemberLeft
from bot.model.people import Address
from bot.ports import MessageRef
from bot.text import text
from bot.view import (
    FormErrors,
    Message,
    Nothing,
    Paragraph,
    Replace,
    Reply,
    Response,
    ShowForm,
    Suggestion,
)
from bot.zones import look_up

log = logging.getLogger(__name__)

SKIPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
NAME_MAX = 40
STEPS_MAX = 500
"""Instants at which something is due within one skip; more would be a fault of the core."""


class Core(Protocol):
    """What the playground needs of the bot."""

    async def handle(self, event: Event) -> Response:
        """Answer what a member did."""
        ...

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Completions of what is typed after `/intro `."""
        ...

    def wake(self) -> None:
        """Look at what is due now."""
        ...

    async def next_nudge(self) -> datetime | None:
        """The earliest instant at which something is due."""
        ...

    async def settle(self) -> None:
        """Send all that is due before returning."""
        ...


class Desk:
    """Answers the page. Keeps nothing: what matters is in the world and in the core's store."""

    def __init__(self, core: Core, world: World) -> None:
        self._core = core
        self._world = world
        self._requests: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "hello": self._hello,
            "messages": self._messages,
            "read": self._read,
            "say": self._say,
            "suggest": self._suggest,
            "press": self._press,
            "submit": self._submit,
            "home": self._home,
            "clock": self._clock,
            "skip": self._skip,
            "join": self._join,
            "close": self._close,
            "leave": self._leave,
        }

    async def answer(self, request: Json) -> Json:
        """The answer to one request; `{"error": sentence}` if it was refused or went wrong."""
        try:
            asked = self._requests.get(text_of(request, "do"))
            if asked is None:
                raise Refused(PUZZLED)
            return await asked(request)
        except Refused as refusal:
            return {"error": str(refusal)}
        except Exception:
            reference = uuid4().hex[:8]
            log.exception("playground request failed, reference %s", reference)
            return {"error": sorry(reference)}

    # looking

    async def _hello(self, request: Json) -> Json:
        return {**await self._world.who(), "clock": await self._time()}

    async def _messages(self, request: Json) -> Json:
        member, conversation = await self._place(request)
        before = request.get("before")
        return await self._world.messages(
            conversation, member.id, before if isinstance(before, int) else None
        )

    async def _read(self, request: Json) -> Json:
        member, conversation = await self._place(request)
        await self._world.read(conversation, member.id)
        return {}

    async def _suggest(self, request: Json) -> Json:
        member = await self._member(request)
        typed = str(request.get("typed", ""))[:TYPED_MAX]
        found = await self._core.suggest(address(member.id), typed)
        return {"suggestions": [{"value": one.value, "label": one.label} for one in found]}

    async def _home(self, request: Json) -> Json:
        member = await self._member(request)
        shown = await self._core.handle(HomeOpened(event_id=event_id(), actor=address(member.id)))
        match shown:
            case Reply(message=message) | Replace(message=message):
                return {"home": render(message)}
            case _:
                return {"home": None}

    # doing

    async def _say(self, request: Json) -> Json:
        member, conversation = await self._place(request)
        typed = text_of(request, "text", TYPED_MAX).strip()
        if not typed:
            raise Refused("There is nothing to send yet.")
        to_bot = conversation == f"dm:{member.id}"
        names = {one.name: one.id for one in await self._world.members()}
        if typed.startswith("/"):
            event = command(member.id, typed, names)
            return await self._ask(event, member, conversation, typed=typed)
        await self._world.post(conversation, typed, author=member.id)
        if not to_bot:
            return {}
        event = command(member.id, f"/intro {typed}", names)  # alone with it, all is for the bot
        return await self._ask(event, member, conversation)

    async def _press(self, request: Json) -> Json:
        member = await self._member(request)
        pressed, conversation = await self._pressed(request, member)
        ref = None if pressed is None else MessageRef(address(member.id), str(pressed))
        event = ButtonPressed(
            event_id=event_id(),
            actor=address(member.id),
            action=text_of(request, "action"),
            message=ref,
        )
        return await self._ask(event, member, conversation, pressed)

    async def _submit(self, request: Json) -> Json:
        member = await self._member(request)
        pressed, conversation = await self._pressed(request, member)
        event = FormSubmitted(
            event_id=event_id(),
            actor=address(member.id),
            form=text_of(request, "form"),
            values=values_of(request),
        )
        return await self._ask(event, member, conversation, pressed)

    async def _ask(
        self,
        event: Event,
        member: Member,
        conversation: str,
        pressed: int | None = None,
        typed: str = "",
    ) -> Json:
        """Let the core answer, and show its answer where the member acted."""
        try:
            response = await self._core.handle(event)
        except Exception:
            reference = uuid4().hex[:8]
            log.exception("the bot failed on %s, reference %s", type(event).__name__, reference)
            if isinstance(event, FormSubmitted):
                return {"error": sorry(reference)}
            response = Reply(Message((Paragraph(text(sorry(reference))),)))
        match response:
            case Replace(message=message):
                if pressed is not None and await self._world.replace(pressed, message):
                    return {"conversation": conversation, "message": pressed}
                return await self._reply(message, True, member, conversation, typed)
            case Reply(message=message, private=private):
                return await self._reply(message, private, member, conversation, typed)
            case ShowForm(form=form):
                return {"form": render_form(form)}
            case FormErrors(errors=errors, form=form):
                return {"form": render_form(form), "errors": dict(errors)}
            case Nothing():
                return {}

    async def _reply(
        self, message: Message, private: bool, member: Member, conversation: str, typed: str
    ) -> Json:
        only_for = member.id if private and conversation != f"dm:{member.id}" else None
        sent = await self._world.post(conversation, message, only_for=only_for, after=typed)
        return {"conversation": conversation, "message": sent}

    # time

    async def _clock(self, request: Json) -> Json:
        return {"clock": await self._time()}

    async def _skip(self, request: Json) -> Json:
        """Move the clock on, stopping wherever something is due, so that all comes in its order."""
        step = text_of(request, "by")
        due = await self._core.next_nudge()
        if step == "next":
            if due is None:
                raise Refused("Nothing is waiting to be sent, so there is nothing to skip to.")
            until = max(due, self._world.clock.now())
        elif step in SKIPS:
            until = self._world.clock.now() + SKIPS[step]
        else:
            raise Refused("The clock can skip an hour, a day, or to the next nudge.")
        for _ in range(STEPS_MAX):
            if due is None or due > until:
                break
            await self._world.move_clock(due)
            await self._core.settle()
            seen, due = due, await self._core.next_nudge()
            if due is not None and due <= seen:
                break  # it could not be sent now; the bot tries again by itself
        await self._world.move_clock(until)
        await self._core.settle()
        self._core.wake()
        return {"clock": await self._time()}

    async def _time(self) -> Json:
        due = await self._core.next_nudge()
        return {
            "now": self._world.clock.now().isoformat(),
            "next": due.isoformat() if due else None,
        }

    # people

    async def _join(self, request: Json) -> Json:
        name = " ".join(str(request.get("name", "")).split())
        zone = look_up(str(request.get("zone", ""))).sure
        errors = {}
        if not name or len(name) > NAME_MAX:
            errors["name"] = f"Please give a name of 1 to {NAME_MAX} letters."
        if zone is None:
            errors["zone"] = "I don't know this zone. Try a city, such as London or New York."
        if zone and not errors:
            try:
                joined = await self._world.join(Member(id="", name=name, zone=zone))
                return {"member": joined.id}
            except Taken:
                errors["name"] = f"Someone here is called {name} already. Try another name."
        return {"errors": errors}

    async def _close(self, request: Json) -> Json:
        member = await self._member(request)
        await self._world.close_messages(member.id, request.get("closed") is True)
        return {}

    async def _leave(self, request: Json) -> Json:
        member = await self._member(request)
        await self._world.leave(member.id)
        await self._core.handle(MemberLeft(event_id=event_id(), actor=address(member.id)))
        return {}

    # what a request is about

    async def _member(self, request: Json) -> Member:
        member = await self._world.member(text_of(request, "member"))
        if member is None or member.gone:
            raise Refused("This member is not in the playground any more.")
        return member

    async def _place(self, request: Json) -> tuple[Member, str]:
        member = await self._member(request)
        conversation = text_of(request, "conversation", 1000)
        if not await self._world.seated(conversation, member.id):
            raise Refused(f"{member.name} is not in that conversation.")
        return member, conversation

    async def _pressed(self, request: Json, member: Member) -> tuple[int | None, str]:
        """The message whose button was pressed and its conversation; the DM for the home view."""
        id: Any = request.get("message")
        if id is None:
            if request.get("conversation") is None:
                return None, f"dm:{member.id}"
            return None, (await self._place(request))[1]
        message = await self._world.message(id) if isinstance(id, int) else None
        if message is None or message["only_for"] not in (None, member.id):
            raise Refused("That message is no longer here.")
        if not await self._world.seated(message["conversation"], member.id):
            raise Refused(f"{member.name} is not in that conversation.")
        return id, message["conversation"]


def sorry(reference: str) -> str:
    """What a member reads when something of ours broke."""
    return (
        "Sorry, something went wrong on our side. Please try again in a moment. If it happens"
        f" again, give your organiser this reference: {reference}."
    )
