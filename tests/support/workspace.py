"""A workspace of members who use the real core and the real store; Chat and Clock are fakes.

A member `says` a command, `presses` a button by its action, `fills` the form that is open, and
`sees` sentences by their id. Time is moved by hand; nobody sleeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from bot.app import Bot
from bot.application import make_bot
from bot.core.events import (
    ButtonPressed,
    CommandUsed,
    CommunityJoined,
    CommunityLeft,
    ConversationDeleted,
    Event,
    FormSubmitted,
    HomeOpened,
    MemberLeft,
)
from bot.core.forms import SEVERAL, Field, Form, Values
from bot.core.messages import Message, plain_text
from bot.core.ports import MessageRef
from bot.core.responses import FormErrors, Nothing, Replace, Reply, Response, ShowForm
from bot.core.store import Store
from bot.domain.nudges import Nudge, NudgeStatus
from bot.domain.people import Address, Person, Profile
from bot.domain.practice import Practice
from bot.engine.feature import Feature
from bot.features.introduction.model import Introduction, Status
from bot.features.registry import FEATURES
from bot.i18n.fluent import best_language
from bot.i18n.translator import Translator
from storage import open_store
from tests.support.agreeing import Agreeing
from tests.support.fakes import FakeChat, FakeClock, Shown
from tests.support.labels import check_answer, check_buttons, check_form
from tests.support.routing import about
from tests.support.said import Wanted
from tests.support.screen import Screen


class Member(Screen):
    """One person at their screen."""

    outside = False
    """Whether they act outside the community, such as in a direct message on Discord."""
    alone = False
    """Whether they act where they alone would read an answer for everybody."""
    told: Profile | None = None
    """What the platform tells of them with all that they do."""

    # what they do

    async def says(self, typed: str, *mentions: Member) -> Response:
        """`/intro …`"""
        name, _, rest = typed.partition(" ")
        return await self._do(
            CommandUsed(
                event_id=self.workspace.event_id(),
                actor=self.address,
                outside=self.outside,
                alone=self.alone,
                profile=self.told,
                name=name,
                text=rest,
                mentions=tuple(other.address for other in mentions),
            )
        )

    async def points_at(self, within: Wanted, name: str = "block") -> Response:
        """The platform's own menu, on the newest message of the bot that holds those words."""
        sent = [shown for shown in self.messages() if shown.key]
        shown = next(s for s in reversed(sent) if self.finds(within, plain_text(s.message)))
        return await self._do(
            CommandUsed(
                event_id=self.workspace.event_id(),
                actor=self.address,
                name=name,
                message=replace(shown.ref, address=self.address),
            )
        )

    async def presses(
        self, action: str, within: Wanted = "", *, at: datetime | None = None, event_id: str = ""
    ) -> Response:
        """The newest button with that action, in a message that holds those words."""
        shown, whole = self.button(action, within, at)
        return await self.presses_on(whole, shown, event_id)

    async def presses_action(self, action: str, event_id: str = "") -> Response:
        """A button that may no longer stand anywhere."""
        return await self.presses_on(action, None, event_id)

    async def presses_on(self, action: str, shown: Shown | None, event_id: str) -> Response:
        """That action, in that message."""
        ref = shown.ref if shown and shown.key else None
        event = ButtonPressed(
            event_id=event_id or self.workspace.event_id(),
            actor=self.address,
            outside=self.outside,
            alone=self.alone,
            profile=self.told,
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
            event_id=event_id or self.workspace.event_id(),
            actor=self.address,
            outside=self.outside,
            alone=self.alone,
            profile=self.told,
            form=form,
            values=values,
            message=self.form_ref,
        )
        return await self._do(event, self._pressed)

    async def opens_home(self) -> Response:
        """The home view."""
        return await self._do(HomeOpened(event_id=self.workspace.event_id(), actor=self.address))

    async def leaves(self) -> None:
        """Gone from the community."""
        await self._do(MemberLeft(event_id=self.workspace.event_id(), actor=self.address))

    async def _do(self, event: Event, pressed: Shown | None = None) -> Response:
        response = await self.workspace.handle(event)
        self.errors = {}
        match response:
            case ShowForm(form=form):
                check_form(form)
                self.form = form
                self._pressed = pressed
                self.form_ref = pressed.ref if pressed and pressed.key else None
            case FormErrors(errors=errors, form=form):
                check_form(form)
                self.form, self.errors = form, dict(errors)
            case Reply(message=message):
                self._check_answer(event, pressed, message)
                self.form, self.answer = None, message
                self._show(message)
            case Replace(message=message):
                self._check_answer(event, pressed, message)
                self.form, self.answer = None, message
                if pressed is not None:
                    pressed.history.append(pressed.message)
                    pressed.message = message
                else:
                    self._show(message)
            case Nothing():
                pass
        await self.workspace.drain()
        return response

    def _check_answer(self, event: Event, pressed: Shown | None, answer: Message) -> None:
        check_buttons(answer)
        if isinstance(event, ButtonPressed) and pressed is not None:
            check_answer(event.action, pressed.message, answer)

    def _show(self, message: Message) -> None:
        ref = MessageRef(self.address, f"r{len(self.screen)}")
        order, at = next(self.workspace.chat.order), self.workspace.clock.now()
        self.screen.append(Shown(ref, message, order, at))

    # who they are in the store

    async def person(self) -> Person:
        """Their record."""
        async with self.workspace.store.transaction() as tx:
            found = await tx.people.at(self.address)
        assert found is not None
        return found

    async def introductions(self, *statuses: Status) -> list[Introduction]:
        """Theirs, in these statuses (all, if none is named), oldest first."""
        person = await self.person()
        async with self.workspace.store.transaction() as tx:
            return await tx.introductions.of_person(
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
            "zone": self.workspace.chat.profiles[self.address].zone,
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
        await self.presses("request.send")


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
        if item.kind in SEVERAL:
            return tuple(item.initial)
        return item.initial if isinstance(item.initial, str) else ""

    return {item.name: value(item) for item in form.fields}


class Workspace:
    """The members, the bot, the store, the clock."""

    def __init__(
        self,
        store: Store,
        practice: Practice | None = None,
        features: Sequence[Feature] = FEATURES,
    ) -> None:
        self.store, self.practice, self.features = store, practice, features
        self.clock = FakeClock()
        self.chat = FakeChat(self.clock)
        self._events = count()
        self._words: dict[Address, Translator] = {}
        self._unread: set[Address] = set()
        """Who acted since their language and zone were read from the store."""
        self._known_shown = 0
        self.first_contact = False
        """Whether members meet the notice; else they agree before the first thing they do."""
        self.met: set[Address] = set()
        """Members who met the notice."""
        self.bot = self._make_bot()

    def _make_bot(self) -> Bot:
        return make_bot(
            store=self.store,
            chats={"town": self.chat},
            clock=self.clock,
            practice=self.practice,
            features=self.features,
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
        """Somebody in workspace whom the bot has not met."""
        address = Address("town", space, name.casefold().replace(" ", "-"))
        known = Profile(name=name, zone=zone, language="en", community_name=space)
        self.chat.profiles[address] = replace(known, **profile)  # type: ignore[arg-type]
        return Member(self, name, address)

    async def handle(self, event: Event) -> Response:
        """What the bot answers."""
        if not isinstance(event, (CommunityJoined, CommunityLeft, ConversationDeleted)):
            self._unread.add(event.actor)
        if self.first_contact:
            return await self.bot.handle(event)
        return await Agreeing(self.bot, self.met).handle(event)

    async def drain(self) -> None:
        """Everything due now is sent."""
        await self.bot.drain()
        await self._learn_words()

    def words_of(self, address: Address) -> Translator:
        """The language and the zone in which the bot speaks to whoever is there."""
        profile = self.chat.profiles[address]
        return self._words.get(address) or Translator(best_language(profile.language), profile.zone)

    async def _learn_words(self) -> None:
        """Read the language and zone of those who acted or were sent something since."""
        shown = self.chat.shown
        for message in shown[self._known_shown :]:
            self._unread.update(message.seen_by)
        self._known_shown = len(shown)
        changed, self._unread = self._unread, set()
        if not changed:
            return
        async with self.store.transaction() as tx:
            for address in changed:
                person = await tx.people.at(address)
                community = await tx.communities.get(address.community)
                if person and community:
                    self._words[address] = Translator.of(person, community)

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
            await self.drain()
        self.clock.at = instant
        await self.drain()

    async def nudges(self, *statuses: NudgeStatus) -> list[Nudge]:
        """All nudges about introductions and to persons who wait, in these statuses."""
        found: dict[str, Nudge] = {}
        async with self.store.transaction() as tx:
            for address in self.chat.profiles:
                person = await tx.people.at(address)
                if person is None:
                    continue
                for nudge in await tx.nudges.waiting_for(person.id):
                    found[nudge.key] = nudge
                for i in await tx.introductions.of_person(person.network, person.id, set(Status)):
                    for nudge in await tx.nudges.about(about(i.id)):
                        found[nudge.key] = nudge
        wanted = statuses or (NudgeStatus.WAITING,)
        return sorted(
            (nudge for nudge in found.values() if nudge.status in wanted),
            key=lambda nudge: nudge.due_at,
        )


async def new_workspace(practice: Practice | None = None, url: str = "sqlite://") -> Workspace:
    """An empty workspace; it forgets everything in the end, unless it is told where to remember."""
    return Workspace(await open_store(url), practice)
