"""Fallback lists: statuses, transition table, and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.engine.aggregates import SYSTEM, Transition

FALLBACK = "fallback"
"""The kind of this aggregate."""
ENTRIES_MAX = 5
"""Notes on a list that wait for their turn or for an answer."""


class FallbackStatus(StrEnum):
    """The status of a fallback list."""

    STILL = "still"
    """The seeker puts it in order, or has stopped it: nobody else is asked."""
    ASKING = "asking"
    """One after the other is asked."""
    ANSWERED = "answered"
    """Somebody said yes."""
    ENDED = "ended"
    """Everybody was asked in vain, or nothing happened for long."""
    DROPPED = "dropped"
    LEFT = "left"
    """The seeker left."""


class FallbackAct(StrEnum):
    """What can be done to a fallback list."""

    ARRANGE = "arrange"
    """Add a note, or change the order."""
    START = "start"
    STOP = "stop"
    DROP = "drop_list"
    ASK = "ask_next"
    STICK = "stick"
    """Nobody on it can be asked now."""
    ANSWER = "end_with_yes"
    END = "end_in_vain"
    EXPIRE = "expire"
    LEAVE = "leave"


_SEEKER, _CLOCK = frozenset({"seeker"}), frozenset({SYSTEM})
_STILL, _ASKING = frozenset({FallbackStatus.STILL}), frozenset({FallbackStatus.ASKING})
_OPEN = _STILL | _ASKING

TRANSITIONS = {
    FallbackAct.ARRANGE: Transition(_SEEKER, _OPEN, None),
    FallbackAct.START: Transition(_SEEKER, _STILL, FallbackStatus.ASKING),
    FallbackAct.STOP: Transition(_SEEKER, _ASKING, FallbackStatus.STILL),
    FallbackAct.DROP: Transition(_SEEKER, _OPEN, FallbackStatus.DROPPED),
    FallbackAct.ASK: Transition(_CLOCK, _ASKING, None),
    FallbackAct.STICK: Transition(_CLOCK, _ASKING, None),
    FallbackAct.ANSWER: Transition(_CLOCK, _ASKING, FallbackStatus.ANSWERED),
    FallbackAct.END: Transition(_CLOCK, _ASKING, FallbackStatus.ENDED),
    FallbackAct.EXPIRE: Transition(_CLOCK, _OPEN, FallbackStatus.ENDED),
    FallbackAct.LEAVE: Transition(_CLOCK, _OPEN, FallbackStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """A seeker's notes in the order in which they are to be sent. A seeker has one open list."""

    id: str
    network: str
    community: str
    status: FallbackStatus = FallbackStatus.STILL
    version: int = 0
    seeker: str
    entries: str = ""
    """The ids of introductions in order, with spaces between them."""
    asked: str = ""
    """Those that the list has sent, each with @ and the second at which a message to the seeker
    says so; 0 where the answer to their own press said it."""
    started_at: datetime | None = None
    touched_at: datetime | None = None
    """When something last happened to it: its end is counted from there."""
    stuck_at: datetime | None = None
    """Since when nobody on it could be asked."""
    stuck_read: bool = False
    """The seeker read so in the answer to their own press."""
    created_at: datetime
    closed_at: datetime | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of its introductions, in order."""
        return tuple(self.entries.split())

    @property
    def sent(self) -> dict[str, int]:
        """Those that the list has sent, by id: the second of the message about it; 0 for none."""
        pairs = (item.partition("@") for item in self.asked.split())
        return {id: int(second) for id, _, second in pairs}

    def with_sent(self, id: str, second: int) -> str:
        """Return `asked` with one more."""
        return f"{self.asked} {id}@{second}".strip()
