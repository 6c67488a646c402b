"""Aggregates: records with people, a status and a next nudge, which features register.

A feature states what is special about its kind: the transitions, the plan, the card, the storage.
The engine does the rest for all kinds: guarded writes, nudges that follow the state, buttons that
end, expiry, catch-up, "mine", muting, leaving.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from bot.core.text import Text
from bot.domain.nudges import Nudge, Subject
from bot.domain.people import Person
from bot.domain.practice import Practice

if TYPE_CHECKING:
    from bot.core.messages import Message
    from bot.core.store import Transaction
    from bot.engine.context import Context

SYSTEM = "clock"
"""The role of the bot itself. It acts when time has passed or a person has left."""
Block = tuple[str, str]
"""The id of the person who blocked, and of the one who was blocked."""


class Owed(StrEnum):
    """What somebody has to do about a talk."""

    PREPARATION = "preparation"
    THANKS = "thanks"


EXPIRE, LEAVE = "expire", "leave"
"""Acts of the system that have these names in every transition table."""


@dataclass(frozen=True, slots=True)
class Transition:
    """The roles that may do an act, the statuses it starts from, and the status it leads to."""

    by: frozenset[str]
    before: frozenset[str]
    after: str | None
    """None: the status does not change."""


class State(Protocol):
    """The fields that the engine reads of any record. A record is a frozen dataclass."""

    @property
    def id(self) -> str: ...
    @property
    def network(self) -> str: ...
    @property
    def community(self) -> str: ...
    @property
    def status(self) -> StrEnum: ...
    @property
    def version(self) -> int: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def closed_at(self) -> datetime | None: ...


S = TypeVar("S", bound=State)


class Aggregate(ABC, Generic[S]):
    """One kind of aggregate. It holds no state: the record and the store do."""

    kind: ClassVar[str]
    """The kind of its nudges' subjects, such as `introduction`."""
    acts: ClassVar[type[StrEnum]]
    """The acts, one enum for each kind."""
    transitions: ClassVar[Mapping[Any, Transition]]
    """The transition of each act."""
    closed: ClassVar[Collection[Any]]
    """The final statuses."""
    record: ClassVar[type[Any]]
    """The class of its records."""
    plans: ClassVar[Iterable[str]]
    """The kinds of nudges and timers its plan can hold."""

    @abstractmethod
    async def load(self, tx: Transaction, network: str, id: str) -> S | None:
        """Return the record with that id; None if it is not in that network."""

    @abstractmethod
    async def save(self, tx: Transaction, state: S, expected: StrEnum) -> S:
        """Write the record if its stored status is `expected` and its version is unchanged.

        Returns the record with its new version. Raises `Conflict` if another write came first.
        """

    @abstractmethod
    async def open_for(self, tx: Transaction, network: str, person: str) -> list[S]:
        """Return the open records in which that person has a role, oldest first."""

    @abstractmethod
    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> S | None:
        """Return the one of these with the lowest id after `after`."""

    @abstractmethod
    def people(self, state: S) -> Mapping[str, str]:
        """Return person ids by role. A person with two roles acts in the first."""

    @abstractmethod
    def plan(self, state: S, people: Mapping[str, Person], practice: Practice) -> Iterable[Nudge]:
        """Return all nudges it should have in this state, sent ones too. Pure: no I/O, no clock.

        `people` has each person of `people(state)` by id. The engine adds muting and quiet
        hours.
        """

    @abstractmethod
    async def card(self, ctx: Context, state: S) -> Message:
        """Return the message that shows its state and what the reader can do now."""

    @abstractmethod
    async def summary(self, ctx: Context, state: S) -> Text | None:
        """Return its state in one sentence for "mine"; None if the reader has no part in it now."""

    def begun_at(self, state: S) -> datetime:
        """Return when it began: it keeps the numbers of the practice of then."""
        return state.created_at

    def urgency(self, state: S, person: str) -> tuple[int, datetime]:
        """Return its place in "mine" for that person, 0 (first) to 9, and an instant for ties."""
        return (5, state.created_at)

    def owed(self, state: S, person: str) -> Owed | None:
        """Return what is left to do for that person before or after a talk; None for nothing.

        Talks here have pages of their own for it; those of other kinds are listed beside them.
        """
        return None

    def allows(self, state: S, act: StrEnum, role: str, now: datetime) -> bool:
        """Return whether that role may do that now."""
        rule = self.transitions[act]
        return role in rule.by and state.status in rule.before

    def leaving(self, state: S, person: str, now: datetime) -> dict[str, Any] | None:
        """Return the fields that change when that person leaves; None if it goes on."""
        return {}

    def parties(self, state: S) -> Set[str]:
        """Return the ids of those between whom it is. Others only read how it goes."""
        return set(self.people(state).values())

    def named_to(self, state: S, reader: str) -> Collection[str]:
        """Return the ids of the others whom that person reads of; () if they have no role in it."""
        people = dict.fromkeys(self.people(state).values())
        return [id for id in people if id != reader] if reader in people else ()

    def parting(
        self, state: S, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """Return the act that ends it when `by` has blocked `other`, and the fields that change.

        It is the act by which that person would end it for any other reason, since the other one
        must not learn of the block. None if it goes on.
        """
        return self.acts(LEAVE), {}

    def despite_blocks(self, state: S, nudge: Nudge, blocks: Collection[Block]) -> Nudge | None:
        """Return a planned nudge as far as the blocks between its people let it through.

        Who blocked the other reads nothing more of it. Who was blocked reads on, as if the other
        one were silent. Whoever is no party is told nothing of somebody with whom there is a block.
        """
        if not blocks:
            return nudge
        parties = self.parties(state)
        apart = {person for block in blocks for person in block}
        within = {block for block in blocks if parties >= set(block)}
        if nudge.person not in parties:
            return None if nudge.person in apart else nudge
        if any(blocker == nudge.person for blocker, _ in within):
            return None
        if nudge.audience and within:
            return None  # the two share no conversation
        audience = tuple(id for id in nudge.audience if id in parties or id not in apart)
        return replace(nudge, audience=audience)

    def role_of(self, state: S, person: str) -> str | None:
        """Return the role of that person; None for outsiders."""
        return next((role for role, id in self.people(state).items() if id == person), None)

    def is_open(self, state: S) -> bool:
        """Return whether its status is not final."""
        return state.status not in self.closed


def subject_of(kind: str, state: State) -> Subject:
    """Return the subject of nudges about this record."""
    return Subject(kind, state.id)


def nudge_about(
    kind: str,
    aggregate: str,
    state: State,
    person: str,
    due: datetime,
    *,
    since: datetime | None = None,
    latest: datetime | None = None,
    audience: tuple[str, ...] = (),
) -> Nudge:
    """Return a nudge about a record. `since`, by default `due`, is the instant of its cause.

    The same record, kind, person and `since` give the same key, so a cause has one nudge.
    """
    return Nudge(
        key=f"{state.id}.{kind}.{person}.{int((since or due).timestamp())}",
        network=state.network,
        community=state.community,
        person=person,
        audience=audience,
        subject_kind=aggregate,
        subject_id=state.id,
        kind=kind,
        due_at=due,
        latest_at=latest,
    )


def cause_of(nudge: Nudge) -> int:
    """Return the instant of the cause of a nudge that `nudge_about` made, in seconds since 1970."""
    return int(nudge.key.rpartition(".")[2])


def follows_from(key: str, planned: Collection[str]) -> bool:
    """Return whether the nudge of that key is planned, or follows from a planned one."""
    return key in planned or any(key.startswith(f"{cause}.") for cause in planned)
