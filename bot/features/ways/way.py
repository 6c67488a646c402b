"""Ways as an aggregate of the engine: what the seeker reads of one.

Its clock says nothing of those who are asked: a no, silence, a block and nobody to ask look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Message, Paragraph, Style, message
from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.business_time import add_business_days
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Aggregate, nudge_about
from bot.engine.context import Context
from bot.features.blocks import button_row, name_of
from bot.features.elsewhere.actions import ELSEWHERE_OPEN
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.model import INTRODUCTION
from bot.features.mine.actions import MINE_CARD
from bot.features.ways.actions import WAYS_NOTE, WAYS_WITHDRAW, WAYS_WORDS
from bot.features.ways.model import WAY, WAY_TRANSITIONS, Way, WayAct, WayStatus

WAY_REACHED, WAY_ENDED = "way_reached", "way_ended"
"""Kinds of nudges: somebody said yes and the person wanted has the request · nobody did."""
_CLOSED = frozenset(WayStatus) - {WayStatus.DRAFT, WayStatus.ASKING}


class Ways(Aggregate[Way]):
    """The aggregate of ways. Only the seeker has a part in one."""

    kind = WAY
    acts = WayAct
    transitions = WAY_TRANSITIONS
    closed = _CLOSED
    record = Way
    plans = (WAY_REACHED, WAY_ENDED)

    async def load(self, tx: Transaction, network: str, id: str) -> Way | None:
        """See `Aggregate`; so for the other methods."""
        return await tx.ways.get(network, id)

    async def save(self, tx: Transaction, state: Way, expected: StrEnum) -> Way:
        return await tx.ways.save(state, WayStatus(expected))

    async def open_for(self, tx: Transaction, network: str, person: str) -> list[Way]:
        return await tx.ways.open_of(network, person)

    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> Way | None:
        return await tx.ways.next_open_of(network, person, after)

    def people(self, state: Way) -> Mapping[str, str]:
        people = {"seeker": state.seeker}
        return people | {"target": state.target} if state.target else people

    def role_of(self, state: Way, person: str) -> str | None:
        return "seeker" if person == state.seeker else None

    def plan(self, state: Way, people: Mapping[str, Person], practice: Practice) -> Iterable[Nudge]:
        """One message when it is over. What a yes says is planned with the request."""
        kinds = {WayStatus.REACHED: WAY_REACHED, WayStatus.ENDED: WAY_ENDED}
        if state.status in kinds and state.closed_at is not None:
            kind = kinds[state.status]
            yield nudge_about(kind, self.kind, state, state.seeker, state.closed_at)

    def leaving(self, state: Way, person: str, now: datetime) -> dict[str, Any] | None:
        """When the person wanted leaves it goes on to its day: the seeker hears nothing else."""
        return {} if person == state.seeker else None

    def parting(
        self, state: Way, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """Who blocks the person wanted takes it back; who is wanted is on no way to them."""
        if by != state.seeker:
            return None
        return (WayAct.WITHDRAW if state.status is WayStatus.ASKING else WayAct.DISCARD), {}

    def named_to(self, state: Way, reader: str) -> tuple[str, ...]:
        return (state.target,) if reader == state.seeker and state.target else ()

    async def card(self, ctx: Context, state: Way) -> Message:
        """Where it stands, for the seeker."""
        says = Paragraph(await where_it_stands(ctx, state))
        match state.status:
            case WayStatus.DRAFT:
                write = WAYS_NOTE if state.target else WAYS_WORDS
                return message(says, button_row(write.button(ctx, state.id)))
            case WayStatus.ASKING:
                back = WAYS_WITHDRAW.button(ctx, state.id, style=Style.DANGER)
                return message(says, button_row(back))
            case WayStatus.REACHED if state.introduction:
                see = MINE_CARD.labelled("button-where-it-stands")
                return message(says, button_row(see.button(ctx, INTRODUCTION, state.introduction)))
            case WayStatus.REACHED:
                return message(says, button_row(ELSEWHERE_OPEN.button(ctx)))
            case _:
                return message(says, button_row(FIND_OPEN.button(ctx)))

    async def summary(self, ctx: Context, state: Way) -> Text | None:
        """What is asked just now. A note that was not sent stands there as a draft."""
        return await where_it_stands(ctx, state) if state.status is WayStatus.ASKING else None


async def where_it_stands(ctx: Context, way: Way) -> Text:
    """Return one sentence for the seeker."""
    if way.target is None:
        return _around(ctx, way)
    name = name_of(await ctx.person(way.target)) if way.target else ""
    match way.status:
        case WayStatus.DRAFT:
            return ctx.say("way-draft", name=name)
        case WayStatus.ASKING:
            return ctx.say("way-asking", name=name, day=last_day(ctx, way))
        case WayStatus.REACHED:
            return ctx.say("way-reached", name=name)
        case WayStatus.ENDED:
            return ctx.say("way-ended", name=name)
        case _:
            return ctx.say("way-over", name=name)


def _around(ctx: Context, way: Way) -> Text:
    match way.status:
        case WayStatus.DRAFT:
            return ctx.say("way-draft-topic", topic=way.topic)
        case WayStatus.ASKING:
            return ctx.say("way-asking-topic", topic=way.topic, day=last_day(ctx, way))
        case WayStatus.REACHED:
            return ctx.say("way-outside", topic=way.topic)
        case WayStatus.ENDED:
            return ctx.say("way-ended-topic", topic=way.topic)
        case _:
            return ctx.say("way-over-topic", topic=way.topic)


def turn_at(way: Way, seeker: Person, practice: Practice, turn: int) -> datetime:
    """Return when those of a turn are asked. It depends on nothing but when the way was sent."""
    sent = way.sent_at or way.created_at
    return add_business_days(sent, turn * practice.way_turn_days, seeker.tz) if turn else sent


def end_of(way: Way, seeker: Person, practice: Practice) -> datetime:
    """Return when it ends: counted from the last that the seeker read of it."""
    since = way.heard_at or way.sent_at or way.created_at
    return add_business_days(since, practice.way_days, seeker.tz)


def last_day(ctx: Context, way: Way) -> date:
    """Return the day on which it ends, where its seeker, the reader, is."""
    return end_of(way, ctx.me, ctx.practice).astimezone(ctx.me.tz).date()
