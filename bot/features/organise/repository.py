"""The ports to the figures, and to the visits of the page that shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.practice import Practice
from bot.features.organise.periods import Period

FEWEST = 10
"""A number that fewer people stand behind is shown to nobody."""


class Measure(StrEnum):
    """What is counted: what happened within the period, whenever it had begun."""

    ASKED = "asked"
    """Requests that were sent; of so many seekers."""
    ANSWERED = "answered"
    """Yes or no; of so many hosts. `spread`: days from the request."""
    ACCEPTED = "accepted"
    """Yes; of so many hosts. `spread`: how many times a host said yes."""
    AGREED = "agreed"
    """Times that were agreed, each talk by its last; people: the fewer of seekers and hosts."""
    MET = "met"
    """Talks of which it was said that they took place. `spread`: days from the request."""
    THANKED = "thanked"
    """Thanks; of so many seekers."""
    IN_TIME = "in_time"
    """Thanks before the last message about them."""
    WARM = "warm"
    """Requests that somebody brought about who knows one of the two; of so many seekers."""
    ONWARD = "onward"
    """Talks in which the host named somebody else; of so many hosts."""
    ELSEWHERE = "elsewhere"
    """Talks with somebody outside that were begun; of so many seekers."""
    BECAME_HOSTS = "became_hosts"
    """Members who had asked for a talk before they began to host."""
    COUNTED = "counted"
    """The mark of a month that is counted."""
    NOTHING = "nothing"
    """The mark of a month before the first request."""
    TOPIC = "topic"
    """Members who wait for a host for a topic, at the end of the month; none below `FEWEST`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of one period. It is exact: what is shown of it is in `figures.py`."""

    network: str
    period: str
    """The code of a `Period`."""
    measure: Measure
    detail: str = ""
    """The topic; "" for the others."""
    value: int
    people: int
    """How many different people they are of."""
    spread: tuple[tuple[int, int], ...] = ()
    """How often which number occurs: (number, times), by number; see `Measure`."""


class FigureRepository(Protocol):
    """Counts each month once, when it is over, and keeps the numbers. Talks may be deleted then."""

    async def count_next(self, now: datetime, practice: Practice, after: str) -> str | None:
        """Count one period of one network: the first month that is over and not counted, and before
        it, each in a call of its own, the year and the quarter that end with it. What members wait
        for is counted at the end of the last month only.

        `after`: "", then what the call before returned. None if there is nothing left. It does not
        hold the event loop.
        """
        ...

    async def counted(self, network: str) -> tuple[Period, Period] | None:
        """The first month that is counted, and the last. None where none is yet."""
        ...

    async def of(self, network: str, periods: Collection[Period]) -> list[Figure]:
        """The figures of these periods, topics by how many wait for them."""
        ...


class VisitKind(StrEnum):
    """What a visit can do."""

    LINK = "link"
    """Begin a session, once."""
    SESSION = "session"
    """See the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A link to the page, or the visit that it opened."""

    id: str
    """A digest of what only the visitor has."""
    network: str
    person: str
    address: str
    """The `Address` where they are a member: the platform is asked there whether they organise."""
    kind: VisitKind
    made_at: datetime


class VisitRepository(Protocol):
    """Links and sessions. What only the visitor has cannot be worked out from it."""

    async def add(self, visit: Visit) -> None:
        """Add one."""
        ...

    async def get(self, id: str, kind: VisitKind, since: datetime) -> Visit | None:
        """That one, if it is of that kind and was made since then."""
        ...

    async def take(self, id: str, kind: VisitKind, since: datetime) -> Visit | None:
        """The same, and delete it: of two who come with one link the second gets None."""
        ...
