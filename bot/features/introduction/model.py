"""Introductions: statuses, transition table, and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.hosts import Format
from bot.domain.meeting_place import is_place
from bot.domain.notes import NOTE_DETAILS, NoteType
from bot.engine.aggregates import SYSTEM, Transition

INTRODUCTION = "introduction"
"""The kind of this aggregate."""


class Status(StrEnum):
    """The status of an introduction. Each implies whose turn it is."""

    DRAFT = "draft"
    """The seeker writes; nobody else can see it."""
    ASKED = "asked"
    """Sent; the host's turn."""
    QUESTIONED = "questioned"
    """The host asked one question back; the seeker's turn."""
    ACCEPTED = "accepted"
    """The host accepted; the seeker's turn to pick a time."""
    PICKED = "picked"
    """A time was picked; the host's turn to confirm it."""
    AGREED = "agreed"
    """The time is agreed; both meet."""
    MISSED = "missed"
    """They did not meet; either can choose another time or leave it."""
    MET = "met"
    """They talked; the seeker's turn to give thanks."""
    THANKED = "thanked"
    """The seeker gave thanks."""
    DISCARDED = "discarded"
    """The draft was discarded."""
    WITHDRAWN = "withdrawn"
    """The seeker withdrew the request before an answer."""
    DECLINED = "declined"
    """The host declined, or named another person."""
    EXPIRED = "expired"
    """Nobody acted in time."""
    CANCELLED = "cancelled"
    """Cancelled after a yes, or because their conversation was deleted."""
    LEFT = "left"
    """One of the two left the community before they had talked. Nobody decided against it."""


WAITING = frozenset({Status.ASKED, Status.QUESTIONED})
"""The host has neither accepted nor declined."""
ARRANGING = frozenset({Status.ACCEPTED, Status.PICKED})
"""Accepted, without an agreed time."""
OPEN = WAITING | ARRANGING | {Status.AGREED}
"""Counts for the seeker's limits. A pair has one such introduction at most."""
HELD = OPEN - WAITING | {Status.MET, Status.THANKED, Status.MISSED}
"""Counts for the host's capacity in the month in which they accepted."""
CLOSED = frozenset(
    {
        Status.DISCARDED,
        Status.WITHDRAWN,
        Status.DECLINED,
        Status.EXPIRED,
        Status.CANCELLED,
        Status.LEFT,
    }
)
"""Final."""


class Role(StrEnum):
    """The role of a person in an introduction."""

    SEEKER = "seeker"
    HOST = "host"
    CONNECTOR = "connector"
    """Brought the two together. Gets messages about the outcome, and does not act."""
    VIA = "via"
    """Knows the connector, where the seeker does not. Reads what the connector reads."""
    CLOCK = SYSTEM
    """The bot itself, when time has passed or somebody has left."""


class Act(StrEnum):
    """What can be done to an introduction."""

    EDIT = "edit"
    SEND = "send"
    DISCARD = "discard"
    QUESTION = "question"
    ANSWER = "answer"
    ACCEPT = "accept"
    DECLINE = "decline"
    REFER = "refer"
    WITHDRAW = "withdraw"
    OFFER = "offer"
    PICK = "pick"
    CONFIRM = "confirm"
    PLACE = "place"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    """Call it off before its end."""
    HAPPENED = "happened"
    MISS = "miss"
    MOVE = "move"
    """Report that it did not take place, and that they want another time."""
    DROP = "drop"
    """Report that it was called off, or leave it at that."""
    LEAVE = "leave"
    """One of the two has left the community."""
    DISSOLVE = "dissolve"
    """The conversation that they shared was deleted."""
    DEBRIEF = "debrief"
    THANK = "thank"
    RESPOND = "respond"
    """The host answers the thank-you."""
    TELL = "tell"
    """Tell those who brought the two together how it went."""
    UPDATE = "update"
    KEEP = "keep"
    FORGET = "forget"
    PREPARE = "prepare"
    """Tick the checklist, write questions. Nobody else sees it."""
    EXPIRE = "expire"
    LAPSE = "lapse"


def _t(by: set[Role], before: set[Status] | frozenset[Status], after: Status | None) -> Transition:
    return Transition(frozenset(by), frozenset(before), after)


_S, _H, _CLOCK = {Role.SEEKER}, {Role.HOST}, {Role.CLOCK}
_EITHER = _S | _H

TRANSITIONS: dict[Act, Transition] = {
    Act.EDIT: _t(_S, {Status.DRAFT}, None),
    Act.SEND: _t(_S, {Status.DRAFT}, Status.ASKED),
    Act.DISCARD: _t(_S, {Status.DRAFT}, Status.DISCARDED),
    Act.QUESTION: _t(_H, {Status.ASKED}, Status.QUESTIONED),
    Act.ANSWER: _t(_S, {Status.QUESTIONED}, Status.ASKED),
    Act.ACCEPT: _t(_H, WAITING, Status.ACCEPTED),
    Act.DECLINE: _t(_H, WAITING, Status.DECLINED),
    Act.REFER: _t(_H, WAITING, Status.DECLINED),
    Act.WITHDRAW: _t(_S, WAITING, Status.WITHDRAWN),
    Act.OFFER: _t(_H, ARRANGING, Status.ACCEPTED),
    Act.PICK: _t(_S, ARRANGING, Status.PICKED),
    Act.CONFIRM: _t(_H, {Status.PICKED}, Status.AGREED),
    Act.PLACE: _t(_EITHER, ARRANGING | {Status.AGREED}, None),
    Act.RESCHEDULE: _t(_EITHER, {Status.AGREED, Status.MISSED}, Status.ACCEPTED),
    Act.CANCEL: _t(_EITHER, ARRANGING | {Status.AGREED}, Status.CANCELLED),
    Act.HAPPENED: _t(_EITHER, {Status.AGREED, Status.MISSED}, Status.MET),
    Act.MISS: _t(_EITHER, {Status.AGREED, Status.MET}, Status.MISSED),
    Act.MOVE: _t(_EITHER, {Status.AGREED, Status.MISSED}, Status.ACCEPTED),
    Act.DROP: _t(_EITHER, {Status.AGREED, Status.MISSED}, Status.CANCELLED),
    Act.PREPARE: _t(_S, ARRANGING | {Status.AGREED}, None),
    Act.DEBRIEF: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.THANK: _t(_S, {Status.MET}, Status.THANKED),
    Act.RESPOND: _t(_H, {Status.THANKED}, None),
    Act.TELL: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.UPDATE: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.KEEP: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.FORGET: _t(_CLOCK, {Status.DECLINED, Status.MET, Status.THANKED}, None),
    Act.EXPIRE: _t(_CLOCK, OPEN | {Status.MISSED}, Status.EXPIRED),
    Act.LAPSE: _t(_CLOCK, {Status.PICKED}, Status.ACCEPTED),
    Act.LEAVE: _t(_CLOCK, OPEN | {Status.MISSED}, Status.LEFT),
    Act.DISSOLVE: _t(_CLOCK, OPEN | {Status.MISSED}, Status.CANCELLED),
}
"""The transition of each act."""

OUTCOMES = frozenset({Act.HAPPENED, Act.MISS, Act.MOVE, Act.DROP})
"""What is said of a talk once it has begun."""


class DeclineReason(StrEnum):
    """Why a host declines. The seeker reads it only if the host shares it."""

    BUSY = "busy"
    NOT_ME = "not_me"
    SOMEONE_ELSE = "someone_else"
    AWAY = "away"
    UNSAID = "unsaid"


class Outcome(StrEnum):
    """The outcome of the meeting, as one side reports it."""

    HAPPENED = "happened"
    MOVED = "moved"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Interest(StrEnum):
    """Whether the line of work is still of interest after the talk."""

    MORE = "more"
    SAME = "same"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the seeker asks for, and the host's answer."""

    note_type: NoteType = NoteType.COLD
    why: str = ""
    learn: str = ""
    minutes: int = 20
    """The length of the talk in minutes."""
    format: Format = Format.VIDEO
    details: tuple[tuple[str, str], ...] = ()
    """Details of the note type: (name, text)."""
    organisation_key: str = ""
    asked_at: datetime | None = None
    question: str = ""
    """The host's question to the seeker."""
    questioned_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    decline_reason: DeclineReason = DeclineReason.UNSAID
    reason_shared: bool = False
    referred_to: str | None = None
    """The id of the person that the host named instead."""
    accepted_at: datetime | None = None
    """When the host accepted."""
    vouched: str = ""
    """What the connector says of the seeker, in their own words."""
    once: bool = False
    """The host hosts nobody else: they are asked once, without a reminder."""

    def detail(self, name: str) -> str:
        """Return a detail of the note; "" if it is missing."""
        return dict(self.details).get(name, "")

    def missing_details(self) -> tuple[str, ...]:
        """Return the names of required details that are empty."""
        return tuple(name for name in NOTE_DETAILS[self.note_type] if not self.detail(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTime:
    """Time and place of the talk, and how the time was chosen."""

    offered: tuple[datetime, ...] = ()
    """Times that the host offered; empty: the bot proposes times from the windows."""
    lapsed: bool = False
    """The last picked time passed before the host confirmed it."""
    starts_at: datetime | None = None
    where: str = ""
    turn_at: datetime | None = None
    """Since when the present person must act (accepted, picked, missed)."""
    agreed_at: datetime | None = None
    placed_at: datetime | None = None
    """When the place was last given or changed after the time was agreed."""
    place_changed: bool = False
    """A place was known before that."""
    sequence: int = 0
    """The SEQUENCE of the calendar entry. It rises with each change of what was published."""
    published: datetime | None = None
    """The start in the calendar entry that was published last. It stays when that time is given up,
    because the file that takes the entry back names it. Who holds an entry follows from the nudges
    that were sent (`schedule/entries.py`)."""
    moved_by: str | None = None
    """The person who last changed the time or the place, cancelled the talk, or left."""
    parting: str = ""
    """That person's message to the other about it."""

    @property
    def next_sequence(self) -> int:
        """The SEQUENCE after a change. It rises only if an entry was published."""
        return self.sequence + 1 if self.published else self.sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """The outcome as each side reports it, and what the seeker learned."""

    seeker_outcome: Outcome | None = None
    host_outcome: Outcome | None = None
    met_at: datetime | None = None
    debriefed: bool = False
    learned: str = ""
    surprised: str = ""
    use: str = ""
    interest: Interest | None = None
    onward: str | None = None
    """The id of the person that the host named; "" for no one, None if not asked yet."""
    onward_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """The thank-you, the later update, what connectors hear, and keeping in touch."""

    thanks: str = ""
    """The thank-you: drafted, edited or sent."""
    thanked_elsewhere: bool = False
    thanked_at: datetime | None = None
    thanks_reply: str = ""
    """The host's answer to it; "" where they only pressed that it was good to hear."""
    thanks_replied_at: datetime | None = None
    update: str = ""
    update_at: datetime | None = None
    """When the advice update was sent to the host."""
    update_done: bool = False
    """The update was sent, or is not wanted."""
    told: str = ""
    """How it went, as the seeker tells those who brought the two together."""
    told_at: datetime | None = None
    told_later: str = ""
    """What came of it, where the seeker tells them that too."""
    told_later_at: datetime | None = None
    keep_in_touch: bool = False
    contact_at: datetime | None = None
    """The last contact, from which the quarter of keeping in touch is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A seeker and a host, from the first draft to the last thanks. All instants are aware UTC."""

    id: str
    network: str
    community: str
    seeker: str
    host: str
    connector: str | None = None
    """The id of the person who suggested this introduction."""
    via: str | None = None
    """The id of the person who knows the connector, where the seeker does not."""
    way: str | None = None
    """The id of the way that carries the note to the host: a draft is sent by that alone."""
    status: Status = Status.DRAFT
    version: int = 0
    """Rises with every write. A write names the version it read, so one of two racers loses."""
    request: Request = Request()
    time: MeetingTime = MeetingTime()
    debrief: Debrief = Debrief()
    thanks: Thanks = Thanks()
    questions_shared: bool = False
    """The host's brief shows the seeker's questions."""
    created_at: datetime
    closed_at: datetime | None = None

    @property
    def is_carried(self) -> bool:
        """Whether it is a note that goes through people, and has not arrived."""
        return self.status is Status.DRAFT and self.way is not None

    @property
    def ends_at(self) -> datetime | None:
        """The end of the meeting; None if no time is set."""
        start = self.time.starts_at
        return start + timedelta(minutes=self.request.minutes) if start else None

    def has_begun(self, now: datetime) -> bool:
        """Return whether an agreed talk has begun: then it may have taken place."""
        starts_at = self.time.starts_at
        return self.status is Status.AGREED and starts_at is not None and starts_at <= now

    @property
    def place(self) -> str:
        """Where they meet; "" while that is still to come."""
        return self.time.where if is_place(self.request.format, self.time.where) else ""

    @property
    def needs_place(self) -> bool:
        """Whether somebody still has to say where they meet. A chat in writing can be here."""
        return not self.place and self.request.format is not Format.CHAT

    @property
    def missed(self) -> bool:
        """Whether one of the two reports that they did not meet."""
        return Outcome.NO_SHOW in (self.debrief.seeker_outcome, self.debrief.host_outcome)

    @property
    def came_to_nothing(self) -> bool:
        """Whether the host said yes and, as far as anybody said, no talk took place."""
        accepted = self.request.accepted_at is not None
        return accepted and (self.time.agreed_at is None or self.missed)

    @property
    def connectors(self) -> tuple[str, ...]:
        """The ids of those who brought the two together; each hears what comes of it."""
        return tuple(dict.fromkeys(id for id in (self.via, self.connector) if id))

    def role_of(self, person: str) -> Role | None:
        """Return the role of seeker or host; None for others."""
        if person == self.seeker:
            return Role.SEEKER
        return Role.HOST if person == self.host else None

    def other(self, person: str) -> str:
        """Return the id of the other one of the two."""
        return self.host if person == self.seeker else self.seeker
