"""Connections: statuses, transition table, and the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.engine.aggregates import SYSTEM, Transition

CONNECTION = "connection"
"""The kind of this aggregate."""
ASKER, ASKED = "asker", "asked"
"""The roles: who said it first, and who is asked to confirm it."""


class ConnectionStatus(StrEnum):
    """The status of a connection."""

    PROPOSED = "proposed"
    DECLINED = "declined"
    """The asked one said no. To the asker it looks proposed, until it lapses."""
    CONFIRMED = "confirmed"
    LAPSED = "lapsed"
    """The day until which it could be confirmed is over."""
    WITHDRAWN = "withdrawn"
    """The asker took it back, or left before it was confirmed."""
    REMOVED = "removed"
    """One of the two has ended it."""


class ConnectionAct(StrEnum):
    """What can be done to a connection."""

    CONFIRM = "confirm_connection"
    DECLINE = "decline_connection"
    WITHDRAW = "withdraw_connection"
    REMOVE = "remove_connection"
    SET = "set_connection"
    """One of the two decides about their own side: shown as a way, asked to introduce."""
    EXPIRE = "expire"
    LEAVE = "leave"


PENDING = frozenset({ConnectionStatus.PROPOSED, ConnectionStatus.DECLINED})
"""What the asker waits for, as far as they can tell."""
CLOSED = frozenset({ConnectionStatus.LAPSED, ConnectionStatus.WITHDRAWN, ConnectionStatus.REMOVED})


def _t(
    by: frozenset[str], before: frozenset[ConnectionStatus], after: ConnectionStatus | None
) -> Transition:
    return Transition(by, before, after)


_BOTH = frozenset({ASKER, ASKED})
_CLOCK = frozenset({SYSTEM})
_CONFIRMED = frozenset({ConnectionStatus.CONFIRMED})

TRANSITIONS = {
    # Who said no may think again.
    ConnectionAct.CONFIRM: _t(frozenset({ASKED}), PENDING, ConnectionStatus.CONFIRMED),
    ConnectionAct.DECLINE: _t(
        frozenset({ASKED}), frozenset({ConnectionStatus.PROPOSED}), ConnectionStatus.DECLINED
    ),
    ConnectionAct.WITHDRAW: _t(frozenset({ASKER}), PENDING, ConnectionStatus.WITHDRAWN),
    ConnectionAct.REMOVE: _t(_BOTH, _CONFIRMED, ConnectionStatus.REMOVED),
    ConnectionAct.SET: _t(_BOTH, _CONFIRMED, None),
    ConnectionAct.EXPIRE: _t(_CLOCK, PENDING, ConnectionStatus.LAPSED),
    ConnectionAct.LEAVE: _t(_CLOCK, PENDING, ConnectionStatus.WITHDRAWN),
}
"""The transition of each act."""


class How(StrEnum):
    """How two people know each other."""

    WORKED = "worked"
    STUDIED = "studied"
    FAMILY = "family"
    """Friend or family."""
    EVENT = "event"
    INTRODUCED = "introduced"
    TALK = "talk"
    """They had a talk through the bot."""


class Closeness(StrEnum):
    """How well two people know each other, as a sentence names it."""

    LITTLE = "little"
    FAIRLY = "fairly"
    VERY = "very"


CLOSENESS = {1: Closeness.LITTLE, 2: Closeness.FAIRLY, 3: Closeness.VERY}
"""The steps by number, as they are stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Two members of whom one said that they know each other, and what the other said to it."""

    id: str
    network: str
    community: str
    status: ConnectionStatus = ConnectionStatus.PROPOSED
    version: int = 0
    asker: str
    asked: str
    how: How
    closeness: int
    """1 slightly, 2 fairly well, 3 very well."""
    since: int | None = None
    """A year."""
    created_at: datetime
    confirmed_at: datetime | None = None
    closed_at: datetime | None = None

    def other_than(self, person: str) -> str:
        """Return the id of the other one of the two."""
        return self.asked if person == self.asker else self.asker


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One side of a confirmed connection: what `person` says of their way to `other`."""

    network: str
    person: str
    other: str
    connection: str
    how: How
    closeness: int
    fresh_at: datetime
    """When it was confirmed, or the last talk between the two."""
    shown: bool = False
    """Whether `person` shows it as a way."""
    shown_by_other: bool = False
    """Whether `other` does: a copy of `shown` of their side."""
    askable: bool = True
    """Whether `person` may be asked to introduce others to `other`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """How often somebody may be asked to introduce others, and by whom."""

    person: str
    network: str
    asks_a_year: int = 3
    """0: never."""
    only_met: bool = False
    """Only for those they have met: there was a talk between them, or they have a connection."""


ASKS_A_YEAR = (0, 1, 3, 6, 12)
"""What can be chosen."""
