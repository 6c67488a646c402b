"""The ports to what organisers read: the figures, what waits to be sent, and visits of the page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.nudges import OUR_FAULT, REFUSED, Nudge
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


LATE = timedelta(minutes=5)
"""What is due for longer, and was not tried, is late."""
COUNTED_MAX = 5_000
"""Nudges of one community that are counted: a backlog must not become slower by being watched."""


class Why(StrEnum):
    """Why a nudge is where it is."""

    PLANNED = "planned"
    """It waits for its time."""
    BEHIND = "behind"
    """It is late: the bot was away, or has much to send."""
    THROTTLED = "throttled"
    """It is late: the platform asked for a pause."""
    TRIED = "tried"
    """It is late: an attempt failed, and there is another one by itself."""
    UNREACHABLE = "unreachable"
    """It failed: its reader takes no messages, or is gone."""
    GAVE_UP = "gave_up"
    """It failed: the platform did not take it for long."""
    OURS = "ours"
    """It failed by a mistake of ours."""

    @classmethod
    def of(cls, reason: str) -> Why:
        """Return why a nudge failed, by the reason that is stored."""
        begins = {f"{REFUSED}:": cls.UNREACHABLE, f"{OUR_FAULT}:": cls.OURS}
        return next((why for how, why in begins.items() if reason.startswith(how)), cls.GAVE_UP)


@dataclass(frozen=True, slots=True)
class Pile:
    """How many nudges of a kind to one person are there for one reason."""

    kind: str
    why: Why
    person: str
    count: int


class BacklogRepository(Protocol):
    """What waits to be sent in a community, is late, or failed. It counts `COUNTED_MAX` at most,
    and does not hold the event loop."""

    async def waiting(
        self, network: str, community: str, now: datetime, until: datetime
    ) -> list[Pile]:
        """What is late, and what waits for its time until then."""
        ...

    async def failed(
        self, network: str, community: str, since: datetime, now: datetime
    ) -> list[Pile]:
        """What was to be sent between these instants, and failed."""
        ...

    async def next_failed(
        self, network: str, community: str, after: tuple[datetime, str], until: datetime
    ) -> Nudge | None:
        """The first that failed after that due instant and key, and was due until then."""
        ...

    async def send_again(self, nudge: Nudge, due: datetime) -> None:
        """Let a nudge that failed wait until then, for its person alone: the others who were to
        read it have had it directly. An earlier message of it may have arrived."""
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
