"""Seasons and their suggestions: statuses, transition tables, and the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.engine.aggregates import SYSTEM, Transition

SEASON, SUGGESTION = "season", "suggestion"
"""The kinds of these aggregates."""
LASTS = timedelta(days=7)
"""So long a plan can be sent, and then its suggestions stand."""
PAUSE = timedelta(days=1)
"""So long after a plan that was dropped no other is made: counted again and again, rounded numbers
would say who has begun to wait."""
WORKS = timedelta(hours=1)
"""A plan that is not worked out by then never will be."""


class SeasonStatus(StrEnum):
    """The status of a season."""

    PLANNING = "planning"
    """The plan is being worked out."""
    READY = "ready"
    """Organisers can read its counts, and send or drop it."""
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"
    """No plan was found, by a fault of ours."""
    ENDED = "ended"


class SeasonAct(StrEnum):
    """What can be done to a season. Organisers are checked by their permission, not by a role."""

    FIND = "find_plan"
    FAIL = "fail_plan"
    SEND = "send_plan"
    FINISH = "finish_sending"
    DROP = "drop_plan"
    END = "end_season"
    LEAVE = "leave"


_CLOCK = frozenset({SYSTEM})
_OPEN = frozenset(SeasonStatus) - {SeasonStatus.FAILED, SeasonStatus.ENDED}
_PLANNING, _READY = frozenset({SeasonStatus.PLANNING}), frozenset({SeasonStatus.READY})

SEASON_TRANSITIONS = {
    SeasonAct.FIND: Transition(_CLOCK, _PLANNING, SeasonStatus.READY),
    SeasonAct.FAIL: Transition(_CLOCK, _PLANNING, SeasonStatus.FAILED),
    SeasonAct.SEND: Transition(_CLOCK, _READY, SeasonStatus.SENDING),
    SeasonAct.FINISH: Transition(_CLOCK, frozenset({SeasonStatus.SENDING}), SeasonStatus.SENT),
    SeasonAct.DROP: Transition(_CLOCK, _READY, SeasonStatus.DROPPED),
    SeasonAct.END: Transition(_CLOCK, _OPEN, SeasonStatus.ENDED),
    SeasonAct.LEAVE: Transition(_CLOCK, _OPEN, None),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A plan for all who wait, and what was counted. There is one at a time in a network."""

    id: str
    network: str
    community: str
    status: SeasonStatus = SeasonStatus.PLANNING
    version: int = 0
    organiser: str
    """Who asked for it, and hears of it; any organiser can send it."""
    batch: str = ""
    """With it the ids of its suggestions begin, and end with a number from 0 on."""
    waiting: int = 0
    """Members who wait. All these numbers are kept as they are shown: rounded, and 0 where they are
    blank. No exact one is stored, as the copy of whoever planned it would have it."""
    paired: int = 0
    """Those to whom the plan suggests a host."""
    first_come: int = 0
    """Those who would find one, if each took the first host whom a search shows."""
    hosts: int = 0
    """Hosts with room who fit somebody who waits."""
    hosts_left: int = 0
    """Those of them who still have room after the plan."""
    no_topic: int = 0
    """Who is left out, and why: what whoever came nearest lacked."""
    no_language: int = 0
    no_hours: int = 0
    no_more: int = 0
    """Asked whoever fits already, or has as many requests open as they may."""
    no_room: int = 0
    created_at: datetime
    planned_at: datetime | None = None
    sent_at: datetime | None = None
    closed_at: datetime | None = None

    def ends_at(self) -> datetime:
        """Return when it is over: then another season can begin."""
        if self.sent_at is not None:
            return self.sent_at + LASTS
        if self.planned_at is None:
            return self.created_at + WORKS
        return self.planned_at + (PAUSE if self.status is SeasonStatus.DROPPED else LASTS)


class SuggestionStatus(StrEnum):
    """The status of a suggestion. How it ended is not kept: a host learns of no decline."""

    PLANNED = "planned"
    """Nobody knows of it."""
    SUGGESTED = "suggested"
    ASKED = "asked"
    """The seeker has asked the host; an introduction has the rest."""
    OVER = "over"
    """The seeker passed, or its time was over."""
    UNSENT = "unsent"
    """It never went: the plan was dropped, did not hold any more, or the seeker may not ask."""
    LEFT = "left"
    """The seeker or the host left."""


class SuggestionAct(StrEnum):
    """What can be done to a suggestion."""

    SUGGEST = "suggest_host"
    DISCARD = "discard_suggestion"
    DECLINE = "decline_suggestion"
    ASK = "ask_suggested"
    EXPIRE = "expire"
    LEAVE = "leave"


_PLANNED = frozenset({SuggestionStatus.PLANNED})
_SUGGESTED = frozenset({SuggestionStatus.SUGGESTED})
_ANY = _PLANNED | _SUGGESTED

SUGGESTION_TRANSITIONS = {
    SuggestionAct.SUGGEST: Transition(_CLOCK, _PLANNED, SuggestionStatus.SUGGESTED),
    SuggestionAct.DISCARD: Transition(_CLOCK, _ANY, SuggestionStatus.UNSENT),
    SuggestionAct.DECLINE: Transition(frozenset({"seeker"}), _SUGGESTED, SuggestionStatus.OVER),
    SuggestionAct.ASK: Transition(_CLOCK, _SUGGESTED, SuggestionStatus.ASKED),
    SuggestionAct.EXPIRE: Transition(_CLOCK, _ANY, SuggestionStatus.OVER),
    SuggestionAct.LEAVE: Transition(_CLOCK, _ANY, SuggestionStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A host who is suggested to a seeker. Nothing is said to the host: the seeker may ask them."""

    id: str
    network: str
    community: str
    status: SuggestionStatus = SuggestionStatus.PLANNED
    version: int = 0
    seeker: str
    host: str
    created_at: datetime
    suggested_at: datetime | None = None
    closed_at: datetime | None = None
