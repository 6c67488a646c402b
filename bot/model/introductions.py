"""Introductions: the statuses, the one transition table, and the record itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.hosts import Format


class Status(StrEnum):
    """Where an introduction stands. Each says whose turn it is."""

    DRAFT = "draft"
    """The seeker is writing; nobody else knows."""
    ASKED = "asked"
    """Sent; the host's turn."""
    QUESTIONED = "questioned"
    """The host asked one question back; the seeker's turn."""
    ACCEPTED = "accepted"
    """Yes; the seeker's turn to pick a time."""
    PICKED = "picked"
    """A time was picked; the host's turn to confirm it."""
    AGREED = "agreed"
    """The time is agreed; both meet."""
    MISSED = "missed"
    """They did not meet; either may set it right or leave it."""
    MET = "met"
    """They talked; thanks are owed."""
    THANKED = "thanked"
    """Thanks are said; the loop is closed."""
    DISCARDED = "discarded"
    """The draft was thrown away."""
    WITHDRAWN = "withdrawn"
    """The seeker took the request back before an answer."""
    DECLINED = "declined"
    """The host said no, or named someone else."""
    EXPIRED = "expired"
    """Nobody acted for long enough."""
    CANCELLED = "cancelled"
    """Called off after a yes."""


WAITING = frozenset({Status.ASKED, Status.QUESTIONED})
"""The host has not answered for good."""
ARRANGING = frozenset({Status.ACCEPTED, Status.PICKED})
"""A yes without an agreed time."""
OPEN = WAITING | ARRANGING | {Status.AGREED}
"""Counts for the seeker's caps, and there is one of these a pair."""
HELD = OPEN - WAITING | {Status.MET, Status.THANKED, Status.MISSED}
"""Counts for the host's capacity in the month of the accept."""
CLOSED = frozenset(
    {
        Status.DISCARDED,
        Status.WITHDRAWN,
        Status.DECLINED,
        Status.EXPIRED,
        Status.CANCELLED,
    }
)
"""Nothing can happen any more."""


class Role(StrEnum):
    """Who acts in an introduction."""

    SEEKER = "seeker"
    HOST = "host"
    CLOCK = "clock"
    """The bot itself, when time has passed."""


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
    HAPPENED = "happened"
    MISS = "miss"
    LEAVE = "leave"
    DEBRIEF = "debrief"
    THANK = "thank"
    UPDATE = "update"
    KEEP = "keep"
    FORGET = "forget"
    EXPIRE = "expire"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class Transition:
    """From which statuses, to which, and by whom."""

    by: frozenset[Role]
    before: frozenset[Status]
    after: Status | None
    """None: the status stays as it is."""


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
    Act.CANCEL: _t(_EITHER, ARRANGING | {Status.AGREED, Status.MISSED}, Status.CANCELLED),
    Act.HAPPENED: _t(_EITHER, {Status.AGREED, Status.MISSED}, Status.MET),
    Act.MISS: _t(_EITHER, {Status.AGREED, Status.MET}, Status.MISSED),
    Act.DEBRIEF: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.THANK: _t(_S, {Status.MET}, Status.THANKED),
    Act.UPDATE: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.KEEP: _t(_S, {Status.MET, Status.THANKED}, None),
    Act.FORGET: _t(_CLOCK, {Status.DECLINED, Status.MET, Status.THANKED}, None),
    Act.EXPIRE: _t(_CLOCK, OPEN | {Status.MISSED}, Status.EXPIRED),
    Act.LAPSE: _t(_CLOCK, {Status.PICKED}, Status.ACCEPTED),
    Act.LEAVE: _t(_CLOCK, OPEN | {Status.DRAFT, Status.MISSED}, Status.CANCELLED),
}
"""The one table: who may do what from where, and where it leads."""


class NoteType(StrEnum):
    """How the seeker comes to this host; each has its own required details."""

    COLD = "cold"
    ALUMNI = "alumni"
    MUTUAL = "mutual"
    FRIEND = "friend"
    REFERRAL = "referral"
    EVENT = "event"
    TALK = "talk"
    NUDGE = "nudge"


NOTE_DETAILS: dict[NoteType, tuple[str, ...]] = {
    NoteType.COLD: (),
    NoteType.ALUMNI: ("institution", "year"),
    NoteType.MUTUAL: ("connection", "permission"),
    NoteType.FRIEND: ("connection",),
    NoteType.REFERRAL: ("connection",),
    NoteType.EVENT: ("event", "remark"),
    NoteType.TALK: ("talk", "tried"),
    NoteType.NUDGE: ("earlier",),
}
"""The details each type of note asks for besides the five fields of the request."""


class DeclineReason(StrEnum):
    """Why a host says no; the seeker learns it only if the host shares it."""

    BUSY = "busy"
    NOT_ME = "not_me"
    SOMEONE_ELSE = "someone_else"
    AWAY = "away"
    UNSAID = "unsaid"


class Outcome(StrEnum):
    """How the meeting went, as one side tells it."""

    HAPPENED = "happened"
    MOVED = "moved"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Interest(StrEnum):
    """After the talk: is this line of work still interesting?"""

    MORE = "more"
    SAME = "same"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One seeker, one host, from the first draft to the last thanks. All instants are aware UTC."""

    id: str
    network: str
    community: str
    seeker: str
    host: str
    status: Status = Status.DRAFT
    version: int = 0
    """Rises with every write; a write names the version it read, so that one racer loses."""

    note_type: NoteType = NoteType.COLD
    why: str = ""
    learn: str = ""
    minutes: int = 20
    format: Format = Format.VIDEO
    details: tuple[tuple[str, str], ...] = ()
    """What the note type asks for: (name, what the seeker wrote)."""
    organisation_key: str = ""
    connector: str | None = None
    """The person who made or suggested this introduction, who hears how it went."""

    question: str = ""
    answer: str = ""
    decline_reason: DeclineReason = DeclineReason.UNSAID
    reason_shared: bool = False
    referred_to: str | None = None
    """The person the host named instead, once that person is a host."""

    offered: tuple[datetime, ...] = ()
    """Times the host offered by hand; empty: the bot proposes from the windows."""
    lapsed: bool = False
    """The last picked time passed before the host confirmed it."""
    starts_at: datetime | None = None
    where: str = ""
    sequence: int = 0
    """The SEQUENCE of the calendar entry; rises with every change that was published."""
    placed_at: datetime | None = None
    """When the place or link was last changed after the time was agreed."""
    published: datetime | None = None
    """The start in the calendar entry that was last sent, so that a change is sent too."""
    moved_by: str | None = None
    """Who asked for the last change of time or called it off."""
    parting: str = ""
    """What that person wrote to the other about it."""

    seeker_outcome: Outcome | None = None
    host_outcome: Outcome | None = None
    learned: str = ""
    surprised: str = ""
    use: str = ""
    interest: Interest | None = None
    debriefed: bool = False
    thanks: str = ""
    """The thank-you as drafted, edited or sent."""
    thanked_elsewhere: bool = False
    onward: str | None = None
    """Whom the host named: a person's id, "" for no one, None while not asked."""
    onward_name: str = ""
    update: str = ""
    update_at: datetime | None = None
    """When the advice update was sent to the host."""
    update_done: bool = False
    """Sent, or told elsewhere, or not wanted."""
    keep_in_touch: bool = False
    questions_shared: bool = False

    created_at: datetime
    asked_at: datetime | None = None
    questioned_at: datetime | None = None
    answered_at: datetime | None = None
    accepted_at: datetime | None = None
    turn_at: datetime | None = None
    """Since when it is the turn of whoever must act on the time (accepted, picked, missed)."""
    agreed_at: datetime | None = None
    met_at: datetime | None = None
    thanked_at: datetime | None = None
    contact_at: datetime | None = None
    """The last real contact, from which keeping in touch is counted."""
    closed_at: datetime | None = None

    @property
    def ends_at(self) -> datetime | None:
        """When the meeting ends, if a time is set."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def sequence_cancelled(self) -> int:
        """The SEQUENCE once it is called off: only what was published is taken back."""
        return self.sequence + 1 if self.published else self.sequence

    def role_of(self, person: str) -> Role | None:
        """What that person is in this introduction; None for outsiders."""
        if person == self.seeker:
            return Role.SEEKER
        return Role.HOST if person == self.host else None

    def other(self, person: str) -> str:
        """The id of the other one of the two."""
        return self.host if person == self.seeker else self.seeker

    def detail(self, name: str) -> str:
        """A detail of the note, "" if it was not given."""
        return dict(self.details).get(name, "")

    def missing_details(self) -> tuple[str, ...]:
        """Details that this type of note needs and that are still empty."""
        return tuple(name for name in NOTE_DETAILS[self.note_type] if not self.detail(name))


def allowed(introduction: Introduction, act: Act, role: Role, now: datetime) -> bool:
    """Whether that role may do that now. Outcomes can be told only once the meeting has begun."""
    rule = TRANSITIONS[act]
    if role not in rule.by or introduction.status not in rule.before:
        return False
    started = introduction.starts_at is not None and introduction.starts_at <= now
    if act in (Act.HAPPENED, Act.MISS):
        return started
    if act is Act.QUESTION:
        return not introduction.question
    if act is Act.PLACE:
        return not started
    return True


def after(introduction: Introduction, act: Act) -> Introduction:
    """The introduction in the status that the act leads to; nothing else is changed."""
    target = TRANSITIONS[act].after
    return introduction if target is None else replace(introduction, status=target)


def overlap(start: datetime, minutes: int, other: datetime, other_minutes: int) -> bool:
    """Whether two meetings share any moment; back to back does not count."""
    return start < other + timedelta(minutes=other_minutes) and other < start + timedelta(
        minutes=minutes
    )
