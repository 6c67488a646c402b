"""A town of members who talk with the real core and the real store; only Chat and Clock are ours.

A member `says` a command, `presses` a button by what is written on it, `fills` the form that is
open, and `sees` text. Time is moved by hand; nobody sleeps.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from bot.app import Bot
from bot.events import ButtonPressed, CommandUsed, Event, FormSubmitted, HomeOpened, MemberLeft
from bot.model.introductions import Introduction, Status
from bot.model.nudges import Nudge, NudgeStatus
from bot.model.people import Address, Person, Profile
from bot.model.practice import Practice
from bot.ports import MessageRef
from bot.store import Store
from bot.view import (
    Field,
    FieldKind,
    Form,
    FormErrors,
    Message,
    Nothing,
    Replace,
    Reply,
    Response,
    ShowForm,
    Values,
    buttons,
    plain_text,
)
from storage import open_store
from tests.conversations.outside import Shown, TownChat, TownClock


class Member:
    """One person at their screen."""

    def __init__(self, town: Town, name: str, address: Address) -> None:
        self.town, self.name, self.address = town, name, address
        self.screen: list[Shown] = []
        """Replies, oldest first; direct messages stand in the chat."""
        self.form: Form | None = None
        self.form_ref: MessageRef | None = None
        self.errors: dict[str, str] = {}
        self.answer: Message | None = None
        """What the bot showed last in answer to something they did."""

    # what they do

    async def says(self, typed: str, *mentions: Member) -> Response:
        """`/intro …`"""
        name, _, rest = typed.partition(" ")
        return await self._do(
            CommandUsed(
                event_id=self.town.event_id(),
                actor=self.address,
                name=name,
                text=rest,
                mentions=tuple(other.address for other in mentions),
            )
        )

    async def presses(self, label: str, within: str = "", event_id: str = "") -> Response:
        """The newest button with that label, in a message that has those words."""
        shown, action = self.button(label, within)
        return await self._press(action, shown, event_id)

    async def presses_action(self, action: str, event_id: str = "") -> Response:
        """A button that may no longer stand anywhere."""
        return await self._press(action, None, event_id)

    async def _press(self, action: str, shown: Shown | None, event_id: str) -> Response:
        ref = shown.ref if shown and shown.key else None
        event = ButtonPressed(
            event_id=event_id or self.town.event_id(),
            actor=self.address,
            action=action,
            message=ref,
        )
        return await self._do(event, shown)

    async def fills(self, **values: str | tuple[str, ...]) -> Response:
        """The open form: what is not named stays as it was filled in."""
        assert self.form is not None, f"{self.name} has no form open"
        form, filled = self.form, dict(defaults(self.form))
        unknown = set(values) - {item.name for item in form.fields}
        assert not unknown, f"the form {form.id} has no {unknown}"
        filled.update(values)
        return await self.submits(form.id, filled)

    async def submits(self, form: str, values: Values, event_id: str = "") -> Response:
        """A form, to the letter."""
        event = FormSubmitted(
            event_id=event_id or self.town.event_id(),
            actor=self.address,
            form=form,
            values=values,
        )
        return await self._do(event)

    async def opens_home(self) -> Response:
        """The home view."""
        return await self._do(HomeOpened(event_id=self.town.event_id(), actor=self.address))

    async def leaves(self) -> None:
        """Gone from the community."""
        await self._do(MemberLeft(event_id=self.town.event_id(), actor=self.address))

    async def _do(self, event: Event, pressed: Shown | None = None) -> Response:
        response = await self.town.handle(event)
        self.errors = {}
        match response:
            case ShowForm(form=form):
                self.form = form
            case FormErrors(errors=errors, form=form):
                self.form, self.errors = form, dict(errors)
            case Reply(message=message):
                self.form, self.answer = None, message
                self._show(message)
            case Replace(message=message):
                self.form, self.answer = None, message
                if pressed is not None:
                    pressed.history.append(pressed.message)
                    pressed.message = message
                else:
                    self._show(message)
            case Nothing():
                pass
        await self.town.settle()
        return response

    def _show(self, message: Message) -> None:
        ref = MessageRef(self.address, f"r{len(self.screen)}")
        order, at = next(self.town.chat.order), self.town.clock.now()
        self.screen.append(Shown(ref, message, order, at))

    # what they have before them

    def messages(self) -> list[Shown]:
        """Direct messages and replies, oldest first."""
        sent = [shown for shown in self.town.chat.shown if self.address in shown.seen_by]
        return sorted([*sent, *self.screen], key=lambda shown: shown.order)

    def inbox(self) -> list[str]:
        """The direct messages as text, oldest first."""
        return [
            plain_text(shown.message)
            for shown in self.town.chat.shown
            if self.address in shown.seen_by
        ]

    @property
    def reply(self) -> str:
        """The last answer as text."""
        assert self.answer is not None, f"{self.name} was answered nothing"
        return plain_text(self.answer)

    def button(self, label: str, within: str = "") -> tuple[Shown, str]:
        """Where a button stands and what it means."""
        for shown in reversed(self.messages()):
            if within not in plain_text(shown.message):
                continue
            for press in buttons(shown.message):
                if str(press.label) == label:
                    return shown, press.action
        everything = "\n---\n".join(plain_text(shown.message) for shown in self.messages()[-4:])
        raise AssertionError(f"{self.name} has no button {label!r} before them:\n{everything}")

    def action(self, label: str, within: str = "") -> str:
        """What the newest button with that label means, for pressing it when it is stale."""
        return self.button(label, within)[1]

    def choices(self, within: str = "") -> list[str]:
        """What can be pressed in the newest message with those words; in the last answer if none
        are given."""
        if not within:
            return [str(press.label) for press in buttons(self.answer)] if self.answer else []
        for shown in reversed(self.messages()):
            if within in plain_text(shown.message):
                return [str(press.label) for press in buttons(shown.message)]
        raise AssertionError(f"{self.name} sees no message with {within!r}")

    def has_button(self, label: str, within: str = "") -> bool:
        """Whether such a button stands anywhere."""
        try:
            self.button(label, within)
        except AssertionError:
            return False
        return True

    def sees(self, *words: str) -> None:
        """The words stand somewhere before them."""
        everything = "\n".join(plain_text(shown.message) for shown in self.messages())
        for wanted in words:
            assert wanted in everything, f"{self.name} does not see {wanted!r} in:\n{everything}"

    def sees_not(self, *words: str) -> None:
        """The words stand nowhere."""
        everything = "\n".join(plain_text(shown.message) for shown in self.messages())
        for unwanted in words:
            assert unwanted not in everything, f"{self.name} sees {unwanted!r}"

    def reads(self, *words: str) -> None:
        """The last answer holds the words."""
        for wanted in words:
            assert wanted in self.reply, f"{wanted!r} is not in:\n{self.reply}"

    def is_told(self, *words: str) -> None:
        """The last direct message holds the words."""
        assert self.inbox(), f"{self.name} was told nothing"
        for wanted in words:
            assert wanted in self.inbox()[-1], f"{wanted!r} is not in:\n{self.inbox()[-1]}"

    # who they are in the store

    async def person(self) -> Person:
        """Their record."""
        async with self.town.store.transaction() as tx:
            found = await tx.person_at(self.address)
        assert found is not None
        return found

    async def introductions(self, *statuses: Status) -> list[Introduction]:
        """Theirs, in these statuses (all, if none is named), oldest first."""
        person = await self.person()
        async with self.town.store.transaction() as tx:
            return await tx.introductions_of(
                person.network, person.id, set(statuses or tuple(Status))
            )

    # longer things, in one breath

    async def offers(self, **changes: str | tuple[str, ...]) -> None:
        """Opts in as a host: all three parts, as they would be filled in."""
        about = {
            "role": "Data scientist",
            "organisation": f"{self.name} Ltd",
            "sector": "Energy",
            "topics": "data science, forecasting",
            "about": "",
        }
        talk: dict[str, str | tuple[str, ...]] = {
            "formats": ("video", "phone"),
            "lengths": ("15", "20", "30"),
            "languages": "English",
            "capacity": "2",
            "where": "",
        }
        when = {
            "windows": "Mon-Fri 12:00-14:00",
            "zone": self.town.chat.profiles[self.address].zone,
        }
        for part, values in (("about", about), ("talk", talk), ("when", when)):
            given = {**values, **{k: v for k, v in changes.items() if k in values}}
            await self.submits(f"host.{part}", given)
            assert not self.errors, self.errors

    async def writes_to(self, host: Member, **changes: str | tuple[str, ...]) -> None:
        """Fills in a good note to the host, up to the preview."""
        await self.says(f"request @{host.name}", host)
        assert self.form is not None, self.reply
        await self.fills(**{"why": GOOD_WHY, "learn": GOOD_LEARN, **changes})

    async def asks(self, host: Member, **changes: str | tuple[str, ...]) -> None:
        """The same, and sends it; the host has it before them."""
        await self.writes_to(host, **changes)
        await self.presses("Send it")


GOOD_WHY = (
    "I am a final-year maths student in Cardiff. I found you through the alumni list and read your "
    "article on forecasting demand at your company; the part on holidays changed how I think about "
    "my own project on data science for bus times."
)
GOOD_LEARN = (
    "I'd like to know how you decide that a forecast is good enough. "
    "Could we talk for a few minutes?"
)


def defaults(form: Form) -> Values:
    """What a form sends back if it is submitted as it was opened."""

    def value(item: Field) -> str | tuple[str, ...]:
        if item.kind in (FieldKind.MANY, FieldKind.ROLES):
            return tuple(item.initial)
        return item.initial if isinstance(item.initial, str) else ""

    return {item.name: value(item) for item in form.fields}


class Town:
    """The members, the bot, the store, the clock."""

    def __init__(self, store: Store, practice: Practice | None = None) -> None:
        self.store, self.practice = store, practice
        self.clock = TownClock()
        self.chat = TownChat(self.clock)
        self._events = count()
        self.bot = self._make_bot()

    def _make_bot(self) -> Bot:
        return Bot(
            store=self.store,
            chats={"town": self.chat},
            clock=self.clock,
            practice=self.practice,
        )

    def restarts(self) -> None:
        """A new process on the same store: nothing but the store is remembered."""
        self.bot = self._make_bot()

    def event_id(self) -> str:
        """Another one each time."""
        return f"town:{next(self._events)}"

    def member(
        self, name: str, zone: str = "Europe/London", space: str = "square", **profile: object
    ) -> Member:
        """Somebody in town whom the bot has not met."""
        address = Address("town", space, name.casefold().replace(" ", "-"))
        known = Profile(name=name, zone=zone, language="en", community_name=space)
        self.chat.profiles[address] = replace(known, **profile)  # type: ignore[arg-type]
        return Member(self, name, address)

    async def handle(self, event: Event) -> Response:
        """What the bot answers."""
        return await self.bot.handle(event)

    async def settle(self) -> None:
        """Everything due now is sent."""
        await self.bot.settle()

    async def passes(self, **span: float) -> None:
        """That much time goes by, every nudge at its instant."""
        await self.until(self.clock.at + timedelta(**span))

    async def until(self, instant: datetime) -> None:
        """Time goes by until then, every nudge at its instant."""
        while True:
            due = await self.bot.next_nudge()
            if due is None or due > instant:
                break
            self.clock.at = max(self.clock.at, due)
            await self.settle()
        self.clock.at = instant
        await self.settle()

    async def nudges(self, *statuses: NudgeStatus) -> list[Nudge]:
        """All nudges about introductions and to persons who wait, in these statuses."""
        found: dict[str, Nudge] = {}
        async with self.store.transaction() as tx:
            for address in self.chat.profiles:
                person = await tx.person_at(address)
                if person is None:
                    continue
                for nudge in await tx.nudges_for(person.id):
                    found[nudge.key] = nudge
                for i in await tx.introductions_of(person.network, person.id, set(Status)):
                    for nudge in await tx.nudges_about(i.id):
                        found[nudge.key] = nudge
        wanted = statuses or (NudgeStatus.WAITING,)
        return sorted(
            (nudge for nudge in found.values() if nudge.status in wanted),
            key=lambda nudge: nudge.due_at,
        )


async def new_town(practice: Practice | None = None, url: str = "sqlite://") -> Town:
    """An empty town; it forgets everything in the end, unless it is told where to remember."""
    return Town(await open_store(url), practice)
