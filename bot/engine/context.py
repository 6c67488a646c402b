"""The context of a handler: the transaction, the time, the person, and transitions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from bot.core.messages import Message
from bot.core.ports import MessageRef
from bot.core.responses import ShowForm
from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.hosts import Host
from bot.domain.nudges import Nudge
from bot.domain.people import Address, Community, Membership, Person
from bot.domain.practice import Practice
from bot.engine import transitions
from bot.engine.aggregates import State
from bot.engine.asked import Asked
from bot.engine.errors import PresenceRequired, StaleAction, UserError
from bot.i18n.translator import Arg, Translator

if TYPE_CHECKING:
    from bot.engine.actions import Action
    from bot.engine.router import Router

S = TypeVar("S", bound=State)


@dataclass(slots=True)
class Context:
    """One transaction for one person: the actor, or the reader of a nudge."""

    tx: Transaction
    now: datetime
    me: Person
    community: Community
    practice: Practice
    """The numbers in force in the community now."""
    operators: Practice
    """The same as the operator set them, before organisers chose any."""
    translator: Translator
    router: Router
    joined: bool = True
    """False for an actor at an address that is not in use: somebody new, or who left."""
    known: bool = True
    """False for an actor of whom nothing is stored."""
    acting: bool = False
    """True while a member acts; False while a nudge is composed or the system acts."""
    alone: bool = False
    """Whether an answer that everybody reads would be read by the actor alone."""
    source: MessageRef | None = None
    """The message whose button was pressed, if the bot sent it."""
    mentions: tuple[Address, ...] = ()
    pointed_at: MessageRef | None = None
    """The message of the bot on which a command was used, from the platform's own menu."""
    asked: Asked = field(default_factory=Asked)
    """What the platforms were asked for this event."""
    _sent: Nudge | None = None

    @classmethod
    def of(
        cls,
        tx: Transaction,
        now: datetime,
        me: Person,
        community: Community,
        practice: Practice,
        router: Router,
    ) -> Context:
        """Return a context for that person, in the language they read in that community.

        `practice` has the operator's numbers.
        """
        translator = Translator.of(me, community)
        here = community.practice_at(practice, now)
        return cls(tx, now, me, community, here, practice, translator, router)

    async def practice_of(self, state: State) -> Practice:
        """Return the numbers for a record: those of its community when it began."""
        community: Community | None = self.community
        if state.community != self.community.id:
            community = await self.tx.communities.get(state.community)
        begun = self.router.aggregate_of(state).begun_at(state)
        return (community or self.community).practice_at(self.operators, begun)

    def hosting(self, host: Host, person: Person) -> bool:
        """Return whether the host is here and takes requests on this day of theirs. Ignores
        capacity."""
        return not person.gone and host.open_on(self.now.astimezone(person.tz).date())

    async def host_for(self, person: Person, seeker: str = "") -> Host | None:
        """Return the offer of a person who takes requests of that seeker, by default the actor.

        None, too, where one of the two has blocked the other: it looks as if they did not host.
        Ignores capacity.
        """
        host = await self.tx.hosts.open_to(self.network, person.id, seeker or self.me.id)
        return host if host is not None and self.hosting(host, person) else None

    def say(self, id: str, **args: Arg) -> Text:
        """Return a sentence in the reader's language."""
        return self.translator.say(id, **args)

    def label(self, id: str, **args: Arg) -> str:
        """Return the same as plain text."""
        return self.translator.label(id, **args)

    @property
    def network(self) -> str:
        """The network of the person. Every query stays in it."""
        return self.me.network

    @property
    def membership(self) -> Membership:
        """The actor's membership. Only for handlers that declare `requires` or `reads`."""
        membership = self.asked.membership
        assert membership is not None, "a handler that reads the membership declares it"
        return membership

    async def is_member(self, person: Person) -> bool:
        """Return whether that person is still in a community of theirs, as its platform says now.

        Raises `PresenceRequired` if the platform must be asked first.
        """
        for address in await self.tx.people.addresses(person.id):
            if address not in self.asked.present:
                raise PresenceRequired(address)
            if self.asked.present[address]:
                return True
        return False

    async def is_organiser(self, person: Person) -> bool:
        """Return whether that person organises a community of theirs, as its platform says now.

        Raises `PresenceRequired` if the platform must be asked first, `UserError` if it does not
        say.
        """
        for address in await self.tx.people.addresses(person.id):
            if address not in self.asked.present:
                raise PresenceRequired(address)
            profile = self.asked.profiles.get(address)
            if profile is None and self.asked.present[address]:
                raise UserError("error-roles-unknown")
            community = await self.tx.communities.get(address.community)
            if profile is not None and community is not None and community.organised_by(profile):
                return True
        return False

    async def person(self, id: str) -> Person:
        """Return a person of this network. Raises `UserError` if there is none."""
        person = await self.tx.people.get(self.network, id)
        if person is None:
            raise UserError("error-gone", self.router.navigation.overview)
        return person

    async def person_at(self, address: str) -> Person | None:
        """Return the person of this network with that address, the value of a `PERSON` field.

        None if they never used the bot, belong to another network, or take no part at present.
        """
        person = await self.tx.people.at(Address.parse(address))
        return person if person and person.network == self.network and not person.gone else None

    async def mentioned(self) -> Person | None:
        """Return the first member of this network whom the command names with an @; else None."""
        for address in self.mentions:
            person = await self.tx.people.at(address)
            if person is not None and person.network == self.network:
                return person
        return None

    async def subject_of(self, nudge: Nudge) -> Any:
        """Return the record that a nudge is about. Raises `LookupError` if there is none."""
        kind = self.router.aggregates[nudge.subject_kind]
        state = await kind.load(self.tx, nudge.network, nudge.subject_id)
        if state is None:
            raise LookupError(nudge.key)
        return state

    async def load_own(self, aggregate: str, id: str) -> Any:
        """Return a record in which the actor has a role. Raises `UserError` for others."""
        kind = self.router.aggregates.get(aggregate)
        state = await kind.load(self.tx, self.network, id) if kind else None
        if kind is None or state is None or kind.role_of(state, self.me.id) is None:
            raise UserError("error-not-yours", self.router.navigation.overview)
        return state

    async def load_for(self, act: StrEnum, id: str) -> Any:
        """Return a record of the actor to which they may do that now.

        Raises `UserError` if they have no role in it, `StaleAction` if the act is not allowed.
        """
        kind = self.router.aggregate_with(act)
        state = await self.load_own(kind.kind, id)
        role = kind.role_of(state, self.me.id)
        assert role is not None
        if not kind.allows(state, act, role, self.now):
            raise StaleAction(state)
        return state

    async def apply(self, state: S, act: StrEnum, **changes: Any) -> S:
        """Do the act as the actor: check it, write it, and reconcile, in this transaction.

        `changes` are fields of the record. Raises `StaleAction` if the act is not allowed now, or
        if another write came first.
        """
        kind = self.router.aggregate_with(act)
        role = kind.role_of(state, self.me.id)
        if role is None or not kind.allows(state, act, role, self.now):
            raise StaleAction(state)
        return await transitions.apply_as(self, state, act, **changes)

    async def open_form(self, action: Action, argument: str) -> ShowForm:
        """Open another form, with the actor's draft of it.

        Raises `UserError` or `StaleAction` as a press of its button would.
        """
        return await self.router.open_form(self, action, argument)

    async def reconcile(self, state: State) -> None:
        """Schedule the nudges of a new record."""
        await transitions.reconcile(self, state)

    async def sent_nudge(self) -> Nudge | None:
        """Return the nudge whose message was pressed; None for other messages.

        Finds no nudge whose buttons have all ended, and none that was sent to others: which message
        it was, only the payload says.
        """
        if self._sent is None and self.source is not None:
            sent = await self.tx.nudges.sent_with_buttons(self.source)
            if sent is not None and self.me.id in (sent.person, *sent.audience):
                self._sent = sent
        return self._sent if self._sent and self._sent.content else None

    async def sent_message(self) -> tuple[Nudge, Message] | None:
        """Return the same nudge and its message."""
        sent = await self.sent_nudge()
        return (sent, transitions.content_of(sent)) if sent else None
