"""A member's place in a cohort, which they take and leave by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.messages import Message, Style, message
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.blocks import button_row, paragraph
from bot.features.cohort.actions import COHORT_LEAVE
from bot.features.cohort.cohort import COHORTS, day
from bot.features.find.actions import FIND_OPEN

PLACE, PLACE_END, COHORT_OVER = "cohort_place", "cohort_place_end", "cohort_over"
"""The kind of the aggregate, the timer of its end, and the message at the end."""


class PlaceStatus(StrEnum):
    """The status of a place."""

    JOINED = "joined"
    GIVEN_UP = "given_up"
    OVER = "over"
    LEFT = "left"


class PlaceAct(StrEnum):
    """What can be done to a place."""

    GIVE_UP = "give_up"
    JOIN = "join"
    END = "end"
    LEAVE = "leave"


_JOINED, _SYSTEM = frozenset({PlaceStatus.JOINED}), frozenset({SYSTEM})
_MEMBER = frozenset({"member"})
TRANSITIONS = {
    PlaceAct.GIVE_UP: Transition(_MEMBER, _JOINED, PlaceStatus.GIVEN_UP),
    PlaceAct.JOIN: Transition(
        _MEMBER, frozenset({PlaceStatus.GIVEN_UP, PlaceStatus.LEFT}), PlaceStatus.JOINED
    ),
    PlaceAct.END: Transition(_SYSTEM, _JOINED, PlaceStatus.OVER),
    PlaceAct.LEAVE: Transition(_SYSTEM, _JOINED, PlaceStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Who is in which cohort."""

    id: str
    network: str
    community: str
    status: PlaceStatus = PlaceStatus.JOINED
    version: int = 0
    member: str
    cohort: str
    name: str
    last: str
    ends_at: datetime
    created_at: datetime
    closed_at: datetime | None = None


class Places(StoredAggregate[Place]):
    """The aggregate of places."""

    kind = PLACE
    acts = PlaceAct
    transitions = TRANSITIONS
    closed = frozenset(PlaceStatus) - _JOINED
    record = Place
    roles = ("member",)
    words = ()
    plans = (PLACE_END, COHORT_OVER)

    def plan(
        self, state: Place, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """Its end, and then one message."""
        if state.status is PlaceStatus.JOINED:
            yield nudge_about(PLACE_END, self.kind, state, state.member, state.ends_at)
        if state.status is PlaceStatus.OVER:
            yield nudge_about(COHORT_OVER, self.kind, state, state.member, state.ends_at)

    async def card(self, ctx: Context, state: Place) -> Message:
        if state.status is not PlaceStatus.JOINED:
            return message(paragraph(ctx, "cohort-past"))
        return message(
            paragraph(ctx, "cohort-joined", name=state.name, until=day(state.last)),
            button_row(
                FIND_OPEN.button(ctx, style=Style.PRIMARY), COHORT_LEAVE.button(ctx, state.id)
            ),
        )

    async def summary(self, ctx: Context, state: Place) -> Text | None:
        """While the cohort goes on: organisers may have removed it."""
        cohort = await COHORTS.load(ctx.tx, ctx.network, state.cohort)
        if cohort is None or not cohort.is_on(ctx.now):
            return None
        return ctx.say("cohort-summary", name=state.name, until=day(state.last))

    def urgency(self, state: Place, person: str) -> tuple[int, datetime]:
        return (9, state.created_at)


PLACES = Places()


def place_id(cohort: str, person: str) -> str:
    """Return the id of the one place of a person in a cohort. It begins with the cohort's."""
    return f"{cohort}-{person}"
