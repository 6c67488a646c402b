"""Talks with somebody outside the community: statuses, transition table, and the record.

The record is the seeker's alone. It holds nothing by which the other could be found: a label of the
seeker's own, and how they come to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.hosts import Format
from bot.engine.aggregates import SYSTEM, Transition
from bot.features.introduction.model import Debrief, Interest


class Source(StrEnum):
    """How the seeker comes to somebody outside. Each has its own message to begin with."""

    FAMILY = "family"
    FRIEND = "friend"
    EMAIL = "email"
    EVENT = "event"
    TALK = "talk"
    ALUMNI = "alumni"


class ElsewhereStatus(StrEnum):
    """The status of a talk elsewhere."""

    WRITING = "writing"
    """The seeker has not written to them yet."""
    SENT = "sent"
    """They have, and wait for an answer."""
    ARRANGING = "arranging"
    """There is a yes, and no time."""
    AGREED = "agreed"
    """There is a time."""
    MET = "met"
    """They talked; a thank-you is owed."""
    THANKED = "thanked"
    """The seeker gave thanks."""
    DONE = "done"
    """They talked, and the bot has nothing more to ask."""
    REFUSED = "refused"
    """The other one said no."""
    EXPIRED = "expired"
    """Nobody acted in time."""
    CANCELLED = "cancelled"
    """It was called off after a yes."""
    FORGOTTEN = "forgotten"
    """The seeker has deleted what it held."""
    LEFT = "left"
    """The seeker left before they had talked."""


class ElsewhereAct(StrEnum):
    """What can be done to a talk elsewhere."""

    EDIT = "edit"
    WRITE = "write"
    """Get the message to begin with, and have it checked."""
    SEND = "send"
    """Say that it was sent, by whatever means."""
    ACCEPT = "accept"
    """Say that there is a yes, without a time."""
    AGREE = "agree"
    """Say which time is agreed, for the first time or instead of another."""
    REFUSE = "refuse"
    CANCEL = "cancel"
    HAPPENED = "happened"
    MISS = "miss"
    PREPARE = "prepare"
    DEBRIEF = "debrief"
    THANK = "thank"
    UPDATE = "update"
    KEEP = "keep"
    FORGET = "forget"
    EXPIRE = "expire"
    FINISH = "finish"
    LEAVE = "leave"


_A, _S = ElsewhereAct, ElsewhereStatus

TALKED = frozenset({_S.MET, _S.THANKED, _S.DONE})
"""They talked."""
CLOSED = frozenset({_S.DONE, _S.REFUSED, _S.EXPIRED, _S.CANCELLED, _S.FORGOTTEN, _S.LEFT})
"""Nothing is expected of anybody. A late yes still begins it again."""
_AHEAD = frozenset({_S.WRITING, _S.SENT, _S.ARRANGING, _S.AGREED})
_AGAIN = frozenset({_S.REFUSED, _S.EXPIRED, _S.CANCELLED, _S.LEFT})
"""Over without a talk. People change their minds, and so do those who pressed the wrong button."""
_ALL = frozenset(_S) - {_S.FORGOTTEN}


def _t(
    before: frozenset[ElsewhereStatus], after: ElsewhereStatus | None, by: str = "seeker"
) -> Transition:
    return Transition(frozenset({by}), frozenset(before), after)


TRANSITIONS: dict[ElsewhereAct, Transition] = {
    _A.EDIT: _t(_ALL, None),
    _A.WRITE: _t(frozenset({_S.WRITING, _S.SENT}), None),
    _A.SEND: _t(frozenset({_S.WRITING, _S.SENT}), _S.SENT),
    _A.ACCEPT: _t(_AHEAD | _AGAIN, _S.ARRANGING),
    _A.AGREE: _t(_AHEAD | _AGAIN, _S.AGREED),
    _A.REFUSE: _t(frozenset({_S.WRITING, _S.SENT}), _S.REFUSED),
    _A.CANCEL: _t(frozenset({_S.ARRANGING, _S.AGREED}), _S.CANCELLED),
    _A.HAPPENED: _t(_AHEAD | _AGAIN, _S.MET),
    _A.MISS: _t(frozenset({_S.AGREED}), _S.ARRANGING),
    _A.PREPARE: _t(frozenset({_S.ARRANGING, _S.AGREED}), None),
    _A.DEBRIEF: _t(TALKED, None),
    _A.THANK: _t(frozenset({_S.MET}), _S.THANKED),
    _A.UPDATE: _t(TALKED, None),
    _A.KEEP: _t(frozenset({_S.THANKED, _S.DONE}), _S.THANKED),
    _A.FORGET: _t(_ALL, _S.FORGOTTEN),
    _A.EXPIRE: _t(frozenset({_S.SENT, _S.ARRANGING, _S.AGREED}), _S.EXPIRED, SYSTEM),
    _A.FINISH: _t(frozenset({_S.MET, _S.THANKED}), _S.DONE, SYSTEM),
    _A.LEAVE: _t(_AHEAD, _S.LEFT, SYSTEM),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A talk with somebody outside. All instants are aware UTC."""

    id: str
    network: str
    community: str
    status: ElsewhereStatus = ElsewhereStatus.WRITING
    version: int = 0
    seeker: str
    label: str = ""
    """What the seeker calls it: "ward nurse, through my aunt"."""
    source: Source = Source.EMAIL
    occasion: str = ""
    """When, or on which occasion, in the seeker's words."""
    through: str = ""
    """The id of the member who passed the request on; "" where nobody here did."""
    sent_at: datetime | None = None
    turn_at: datetime | None = None
    """Since when there is a yes and no time."""
    minutes: int = 20
    format: Format = Format.VIDEO
    goal: str = ""
    starts_at: datetime | None = None
    agreed_at: datetime | None = None
    sequence: int = 0
    """The SEQUENCE of the calendar entry."""
    published: datetime | None = None
    """The start in the calendar entry that the seeker may have; None once it was taken back."""
    ticks: str = ""
    """The ticked items of the checklist, with spaces between them."""
    questions: str = ""
    """The seeker's questions, one a line."""
    met_at: datetime | None = None
    debriefed: bool = False
    learned: str = ""
    surprised: str = ""
    use: str = ""
    interest: Interest | None = None
    thanks: str = ""
    """The draft of the thank-you."""
    thanked_at: datetime | None = None
    update: str = ""
    update_done: bool = False
    keep_in_touch: bool = False
    contact_at: datetime | None = None
    created_at: datetime
    closed_at: datetime | None = None

    @property
    def ends_at(self) -> datetime | None:
        """The end of the talk; None while no time is known."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else self.met_at

    @property
    def debrief(self) -> Debrief:
        """What the seeker noted after the talk."""
        return Debrief(
            debriefed=self.debriefed,
            learned=self.learned,
            surprised=self.surprised,
            use=self.use,
            interest=self.interest,
        )


FORGET: dict[str, Any] = {
    "label": "",
    "source": Source.EMAIL,
    "occasion": "",
    "through": "",
    "goal": "",
    "ticks": "",
    "questions": "",
    "debriefed": False,
    "learned": "",
    "surprised": "",
    "use": "",
    "interest": None,
    "thanks": "",
    "update": "",
    "keep_in_touch": False,
}
"""The fields that change when it is forgotten: all that says anything about the talk."""


def allowed(talk: Elsewhere, act: ElsewhereAct, role: str, now: datetime) -> bool:
    """Return whether that role may do that now. Outcomes can be said from the start of the talk on,
    a time changes until its end."""
    rule = TRANSITIONS[act]
    if role not in rule.by or talk.status not in rule.before:
        return False
    if talk.status is not ElsewhereStatus.AGREED or talk.starts_at is None or talk.ends_at is None:
        return act is not ElsewhereAct.UPDATE or not talk.update_done
    if act in (ElsewhereAct.HAPPENED, ElsewhereAct.MISS):
        return talk.starts_at <= now
    if act is ElsewhereAct.PREPARE:
        return now < talk.ends_at
    return True
