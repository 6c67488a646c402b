"""A cohort: a term's seekers under one name, with a first and a last day. It ends by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Message, message
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.blocks import paragraph

COHORT, COHORT_END = "cohort", "cohort_end"
"""The kind of the aggregate, and the timer of its end."""
NAME_MAX = 60


class CohortStatus(StrEnum):
    """The status of a cohort."""

    OPEN = "open"
    REMOVED = "removed"
    """Organisers took it back: nobody is told."""
    OVER = "over"


class CohortAct(StrEnum):
    """What can be done to a cohort."""

    REMOVE = "remove"
    END = "end"
    LEAVE = "leave"


_OPEN, _SYSTEM = frozenset({CohortStatus.OPEN}), frozenset({SYSTEM})
TRANSITIONS = {
    # Any organiser removes it, not its maker alone: the handler asks the platform.
    CohortAct.REMOVE: Transition(_SYSTEM, _OPEN, CohortStatus.REMOVED),
    CohortAct.END: Transition(_SYSTEM, _OPEN, CohortStatus.OVER),
    CohortAct.LEAVE: Transition(_SYSTEM, _OPEN, CohortStatus.OPEN),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """A name and two days. Who is in it is in the places (`place.py`)."""

    id: str
    network: str
    community: str
    status: CohortStatus = CohortStatus.OPEN
    version: int = 0
    maker: str
    name: str
    first: str
    """The first day and the last, as YYYY-MM-DD."""
    last: str
    ends_at: datetime
    """The end of the last day where its maker is."""
    created_at: datetime
    closed_at: datetime | None = None

    def is_on(self, now: datetime) -> bool:
        """Return whether members can be in it."""
        return self.status is CohortStatus.OPEN and now < self.ends_at


class Cohorts(StoredAggregate[Cohort]):
    """The aggregate of cohorts."""

    kind = COHORT
    acts = CohortAct
    transitions = TRANSITIONS
    closed = frozenset(CohortStatus) - _OPEN
    record = Cohort
    roles = ("maker",)
    words = ()  # a name that organisers gave to all is nobody's
    plans = (COHORT_END,)

    def plan(
        self, state: Cohort, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """Only its end."""
        if state.status is CohortStatus.OPEN:
            yield nudge_about(COHORT_END, self.kind, state, state.maker, state.ends_at)

    def leaving(self, state: Cohort, person: str, now: datetime) -> dict[str, Any] | None:
        """It goes on without its maker."""
        return None

    def named_to(self, state: Cohort, reader: str) -> Collection[str]:
        """Nobody is named in it."""
        return ()

    async def card(self, ctx: Context, state: Cohort) -> Message:
        return message(paragraph(ctx, "cohort-summary", name=state.name, until=day(state.last)))

    async def summary(self, ctx: Context, state: Cohort) -> Text | None:
        """Organisers have a list of their own."""
        return None


COHORTS = Cohorts()


def day(written: str) -> date:
    """Return a day as it is stored."""
    return date.fromisoformat(written)
