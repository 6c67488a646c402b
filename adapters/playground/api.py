"""The requests of the page. Each is one JSON object, and so is the answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Protocol
from uuid import uuid4

from adapters.playground.members import Member
from adapters.playground.page_words import sentence
from adapters.playground.parse import (
    BAD_REQUEST,
    TYPED_MAX,
    Refused,
    address,
    check_plain,
    command,
    event_id,
    text_of,
    values_of,
)
from adapters.playground.render import Json, render, render_form
from adapters.playground.simulator import ChatSimulator, NameTaken
from bot.core.events import ButtonPressed, Event, FormSubmitted, HomeOpened, MemberLeft
from bot.core.messages import Message, Paragraph
from bot.core.ports import DeliveryControl, EventHandler, MessageRef
from bot.core.responses import FormErrors, Nothing, Replace, Reply, ShowForm
from bot.core.text import text
from bot.domain.people import Address
from bot.domain.zones import look_up
from bot.i18n.fluent import has
from bot.i18n.translator import Translator

log = logging.getLogger(__name__)

SKIPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
NAME_MAX = 40
"""Characters in a member's name."""
FAILED = "page-failed"
"""What a member reads where a request failed because of a bug. It is said in English: to find out
who reads another language may fail, too."""
STEPS_MAX = 500
"""Due times within one skip. More would be a bug of the core, and the skip ends there."""


class PlaygroundBot(EventHandler, DeliveryControl, Protocol):
    """The core as the playground uses it: the page skips time and waits for the delivery."""

    async def language(self, actor: Address) -> str:
        """Return the language that this member reads."""
        ...


class Api:
    """Answers the requests of the page. It has no state: that is in the simulator and the core."""

    def __init__(self, bot: PlaygroundBot, simulator: ChatSimulator) -> None:
        self._bot = bot
        self._simulator = simulator
        self._methods: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "hello": self._hello,
            "language": self._language,
            "labels": self._labels,
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
        """Answer `{"method": name, …}`; `{"error": sentence}` if it was refused or failed."""
        plays = None
        try:
            check_plain(request)
            plays = request.get("member")
            method = self._methods.get(text_of(request, "method"))
            if method is None:
                raise Refused(BAD_REQUEST)
            return await method(request)
        except Refused as refusal:
            return {"error": await self._told(plays, refusal.says, **refusal.given)}
        except Exception:
            reference = uuid4().hex[:8]
            log.exception("a request of the playground failed, reference %s", reference)
            return {"error": sentence("en", FAILED, reference=reference)}

    async def _told(self, plays: object, says: str, **given: object) -> str:
        """A sentence of the page, in the language of the member whom it plays; else in English."""
        member = await self._simulator.member(plays) if isinstance(plays, str) else None
        language = await self._bot.language(address(member.id)) if member else "en"
        return sentence(language, says, **given)

    # Reading

    async def _hello(self, request: Json) -> Json:
        return {**await self._simulator.directory(), "clock": await self._time()}

    async def _language(self, request: Json) -> Json:
        member = await self._member(request)
        return {"language": await self._bot.language(address(member.id))}

    async def _labels(self, request: Json) -> Json:
        """The labels of the buttons that the guide names, as that member reads them."""
        member = await self._member(request)
        actor = address(member.id)
        words = Translator(await self._bot.language(actor), member.zone, actor.community)
        asked = request.get("ids")
        ids = (
            [id for id in asked if isinstance(id, str) and has(id)]
            if isinstance(asked, list)
            else []
        )
        return {"labels": {id: words.label(id) for id in ids}}

    async def _messages(self, request: Json) -> Json:
        member, conversation = await self._conversation(request)
        before = request.get("before")
        return await self._simulator.messages(
            conversation, member.id, before if isinstance(before, int) else None
        )

    async def _read(self, request: Json) -> Json:
        member, conversation = await self._conversation(request)
        await self._simulator.mark_read(conversation, member.id)
        return {}

    async def _suggest(self, request: Json) -> Json:
        member = await self._member(request)
        typed = str(request.get("typed", ""))[:TYPED_MAX]
        found = await self._bot.suggest(address(member.id), typed)
        return {"suggestions": [{"value": one.value, "label": one.label} for one in found]}

    async def _home(self, request: Json) -> Json:
        member = await self._member(request)
        event = HomeOpened(event_id=event_id(), actor=address(member.id))
        match await self._bot.handle(event):
            case Reply(message=message) | Replace(message=message):
                return {"home": render(message)}
            case _:
                return {"home": None}

    # Acting

    async def _say(self, request: Json) -> Json:
        member, conversation = await self._conversation(request)
        typed = text_of(request, "text", TYPED_MAX).strip()
        if not typed:
            raise Refused("page-nothing-typed")
        names = {one.name: one.id for one in await self._simulator.members()}
        if typed.startswith("/"):
            event = command(member.id, typed, names)
            return await self._handle(event, member, conversation, typed=typed)
        await self._simulator.post(conversation, typed, author=member.id)
        if not _alone(member, conversation):
            return {}
        # In the direct conversation every message is a command.
        event = command(member.id, f"/intro {typed}", names)
        return await self._handle(event, member, conversation)

    async def _press(self, request: Json) -> Json:
        member = await self._member(request)
        source, conversation = await self._source(request, member)
        event = ButtonPressed(
            event_id=event_id(),
            actor=address(member.id),
            alone=_alone(member, conversation),
            action=text_of(request, "action"),
            message=None if source is None else MessageRef(address(member.id), str(source)),
        )
        return await self._handle(event, member, conversation, source)

    async def _submit(self, request: Json) -> Json:
        member = await self._member(request)
        source, conversation = await self._source(request, member)
        event = FormSubmitted(
            event_id=event_id(),
            actor=address(member.id),
            alone=_alone(member, conversation),
            form=text_of(request, "form"),
            values=values_of(request),
            message=None if source is None else MessageRef(address(member.id), str(source)),
        )
        return await self._handle(event, member, conversation, source)

    async def _handle(
        self,
        event: Event,
        member: Member,
        conversation: str,
        source: int | None = None,
        typed: str = "",
    ) -> Json:
        """Pass the event to the core and show its response in the conversation of the event.

        `source` is the message whose button or form it was, `typed` the command.
        """
        try:
            response = await self._bot.handle(event)
        except Exception:
            reference = uuid4().hex[:8]
            log.exception("the bot failed on %s, reference %s", type(event).__name__, reference)
            failed = sentence("en", FAILED, reference=reference)
            if isinstance(event, FormSubmitted):
                return {"error": failed}
            response = Reply(Message((Paragraph(text(failed)),)))
        match response:
            case Replace(message=message):
                if source is not None and await self._simulator.replace(source, message):
                    return {"conversation": conversation, "message": source}
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
        only_for = member.id if private and not _alone(member, conversation) else None
        sent = await self._simulator.post(conversation, message, only_for=only_for, command=typed)
        return {"conversation": conversation, "message": sent}

    # Time

    async def _clock(self, request: Json) -> Json:
        return {"clock": await self._time()}

    async def _skip(self, request: Json) -> Json:
        """Move the clock forward; stop at each due time, so that nudges arrive in order."""
        step = text_of(request, "by")
        due = await self._bot.next_nudge()
        if step == "next":
            if due is None:
                raise Refused("page-nothing-due")
            until = max(due, self._simulator.clock.now())
        elif step in SKIPS:
            until = self._simulator.clock.now() + SKIPS[step]
        else:
            raise Refused(BAD_REQUEST)
        for _ in range(STEPS_MAX):
            if due is None or due > until:
                break
            await self._simulator.move_clock(due)
            await self._bot.drain()
            previous, due = due, await self._bot.next_nudge()
            if due is not None and due <= previous:
                break  # it could not be sent now; the dispatcher retries it
        await self._simulator.move_clock(until)
        await self._bot.drain()
        self._bot.wake()
        return {"clock": await self._time()}

    async def _time(self) -> Json:
        due = await self._bot.next_nudge()
        return {
            "now": self._simulator.clock.now().isoformat(),
            "next": due.isoformat() if due else None,
        }

    # Members

    async def _join(self, request: Json) -> Json:
        plays, name = request.get("member"), " ".join(str(request.get("name", "")).split())
        zone = look_up(str(request.get("zone", ""))).sure
        errors = {}
        if not name or len(name) > NAME_MAX:
            errors["name"] = await self._told(plays, "page-name-length", most=NAME_MAX)
        if zone is None:
            errors["zone"] = await self._told(plays, "page-zone-unknown")
        if zone and not errors:
            try:
                joined = await self._simulator.join(Member(id="", name=name, zone=zone))
                return {"member": joined.id}
            except NameTaken:
                errors["name"] = await self._told(plays, "page-name-taken", name=name)
        return {"errors": errors}

    async def _close(self, request: Json) -> Json:
        member = await self._member(request)
        await self._simulator.close_messages(member.id, request.get("closed") is True)
        return {}

    async def _leave(self, request: Json) -> Json:
        member = await self._member(request)
        await self._simulator.leave(member.id)
        await self._bot.handle(MemberLeft(event_id=event_id(), actor=address(member.id)))
        return {}

    # Parameters of a request

    async def _member(self, request: Json) -> Member:
        member = await self._simulator.member(text_of(request, "member"))
        if member is None or member.gone:
            raise Refused("page-member-left")
        return member

    async def _conversation(self, request: Json) -> tuple[Member, str]:
        member = await self._member(request)
        conversation = text_of(request, "conversation", 1000)
        await self._check_participant(member, conversation)
        return member, conversation

    async def _source(self, request: Json, member: Member) -> tuple[int | None, str]:
        """Return the message that a button or form belongs to, and its conversation.

        A form that a command opened has no message. The home view has neither; its answers go to
        the direct conversation.
        """
        id: Any = request.get("message")
        if id is None:
            if request.get("conversation") is None:
                return None, f"dm:{member.id}"
            return None, (await self._conversation(request))[1]
        message = await self._simulator.message(id) if isinstance(id, int) else None
        if message is None or message["only_for"] not in (None, member.id):
            raise Refused("page-message-gone")
        await self._check_participant(member, message["conversation"])
        return id, message["conversation"]

    async def _check_participant(self, member: Member, conversation: str) -> None:
        if not await self._simulator.is_participant(conversation, member.id):
            raise Refused("page-not-in-it", name=member.name)


def _alone(member: Member, conversation: str) -> bool:
    """Whether it is the member's own with the bot."""
    return conversation == f"dm:{member.id}"
