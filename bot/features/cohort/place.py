"""A member's place in a cohort: they take it, or an organiser picks them, and they can leave."""

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
from bot.features.cohort.cohort import COHORTS, Cohort, day
from bot.features.find.actions import FIND_OPEN

PLACE = "cohort_place"
"""The kind of the aggregate."""
COHORT_PICKED, COHORT_OVER = "cohort_picked", "cohort_over"
"""The messages to whom an organiser picked, and at the end."""
PLACE_END, PLACE_LAPSE = "cohort_place_end", "cohort_place_lapse"
"""The timers of its end, where its member knew of it and where they did not."""


class PlaceStatus(StrEnum):
    """The status of a place."""

    PICKED = "picked"
    """An organiser picked them, and they are to be told."""
    JOINED = "joined"
    GIVEN_UP = "given_up"
    OVER = "over"
    UNTOLD = "untold"
    """It was over before they were told."""
    LEFT = "left"


class PlaceAct(StrEnum):
    """What can be done to a place."""

    TELL = "tell"
    GIVE_UP = "give_up"
    JOIN = "join"
    END = "end"
    LAPSE = "lapse"
    LEAVE = "leave"


_PICKED, _JOINED = frozenset({PlaceStatus.PICKED}), frozenset({PlaceStatus.JOINED})
_OPEN = _PICKED | _JOINED
_MEMBER, _SYSTEM = frozenset({"member"}), frozenset({SYSTEM})
TRANSITIONS = {
    PlaceAct.TELL: Transition(_SYSTEM, _PICKED, PlaceStatus.JOINED),
    # A press may come before the outcome of sending is stored.
    PlaceAct.GIVE_UP: Transition(_MEMBER, _OPEN, PlaceStatus.GIVEN_UP),
    PlaceAct.JOIN: Transition(
        _MEMBER,
        frozenset({PlaceStatus.PICKED, PlaceStatus.GIVEN_UP, PlaceStatus.LEFT}),
        PlaceStatus.JOINED,
    ),
    PlaceAct.END: Transition(_SYSTEM, _JOINED, PlaceStatus.OVER),
    PlaceAct.LAPSE: Transition(_SYSTEM, _PICKED, PlaceStatus.UNTOLD),
    PlaceAct.LEAVE: Transition(_SYSTEM, _OPEN, PlaceStatus.LEFT),
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
    tell_at: datetime | None = None
    """When whom an organiser picked is to be told; None for who joined by themselves."""
    ends_at: datetime
    """That of the cohort."""
    created_at: datetime
    closed_at: datetime | None = None


class Places(StoredAggregate[Place]):
    """The aggregate of places."""

    kind = PLACE
    acts = PlaceAct
    transitions = TRANSITIONS
    closed = frozenset(PlaceStatus) - _OPEN
    record = Place
    roles = ("member",)
    words = ()
    plans = (PLACE_END, PLACE_LAPSE, COHORT_PICKED, COHORT_OVER)

    def plan(
        self, state: Place, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """That they were picked, its end, and then one message."""
        if state.status in _OPEN:
            if state.tell_at is not None:
                yield nudge_about(COHORT_PICKED, self.kind, state, state.member, state.tell_at)
            ends = PLACE_END if state.status is PlaceStatus.JOINED else PLACE_LAPSE
            yield nudge_about(ends, self.kind, state, state.member, state.ends_at)
        if state.status is PlaceStatus.OVER:
            yield nudge_about(COHORT_OVER, self.kind, state, state.member, state.ends_at)

    async def card(self, ctx: Context, state: Place) -> Message:
        cohort = await present(ctx, state)
        if cohort is None:
            return message(paragraph(ctx, "cohort-past"))
        says = "cohort-joined" if state.tell_at is None else "nudge-cohort-picked"
        return message(
            paragraph(ctx, says, name=cohort.name, until=day(cohort.last)),
            button_row(
                FIND_OPEN.button(ctx, style=Style.PRIMARY), COHORT_LEAVE.button(ctx, state.id)
            ),
        )

    async def summary(self, ctx: Context, state: Place) -> Text | None:
        """While the cohort goes on, and they know of it."""
        cohort = await present(ctx, state)
        if cohort is None or state.status is not PlaceStatus.JOINED:
            return None
        return ctx.say("cohort-summary", name=cohort.name, until=day(cohort.last))

    def urgency(self, state: Place, person: str) -> tuple[int, datetime]:
        return (9, state.created_at)


PLACES = Places()


def place_id(cohort: str, person: str) -> str:
    """Return the id of the one place of a person in a cohort. It begins with the cohort's."""
    return f"{cohort}-{person}"


async def present(ctx: Context, place: Place) -> Cohort | None:
    """Return the cohort of a place that somebody has; None if it is over: organisers may have
    removed it."""
    if place.status not in _OPEN:
        return None
    cohort = await COHORTS.load(ctx.tx, ctx.network, place.cohort)
    return cohort if cohort is not None and cohort.is_on(ctx.now) else None


async def take_place(
    ctx: Context, cohort: Cohort, member: Person, tell_at: datetime | None = None
) -> Place:
    """Give a member who never had one a place: their own act, or an organiser's who picked them,
    of which they are told then."""
    place = Place(
        id=place_id(cohort.id, member.id),
        network=ctx.network,
        community=ctx.community.id,
        status=PlaceStatus.JOINED if tell_at is None else PlaceStatus.PICKED,
        member=member.id,
        cohort=cohort.id,
        tell_at=tell_at,
        ends_at=cohort.ends_at,
        created_at=ctx.now,
    )
    await PLACES.add(ctx.tx, place)
    await ctx.reconcile(place)
    return place
