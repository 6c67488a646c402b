"""Connector requests as an aggregate of the engine: what somebody is asked for a seeker."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Actions, Block, Message, Paragraph, Quote, Style, message
from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.business_time import add_business_days, working_hour
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Aggregate, nudge_about
from bot.engine.aggregates import Block as Blocked
from bot.engine.context import Context
from bot.features.blocks import (
    button_row,
    name_of,
    note_blocks,
    paragraph,
    quoted,
    request_facts,
)
from bot.features.introduction.card import about_seeker
from bot.features.ways.actions import (
    WAYS_LATER,
    WAYS_NO,
    WAYS_OUTSIDE,
    WAYS_RATHER,
    WAYS_SOMEBODY,
    WAYS_WILLING,
    WAYS_YES,
)
from bot.features.ways.model import (
    ASKED_TRANSITIONS,
    CONNECTOR_REQUEST,
    AskedAct,
    AskedStatus,
    ConnectorRequest,
)
from bot.features.ways.named import was_named_by
from bot.i18n.translator import Arg

CONNECTOR_ASKED, CONNECTOR_REMINDER = "connector_asked", "connector_reminder"
CONNECTOR_OVER, WAY_HEARD = "connector_over", "way_heard"
"""Kinds of nudges: it is over, to who was asked · somebody said yes, to the seeker."""
_OPEN = frozenset({AskedStatus.ASKED, AskedStatus.AGREED})


class ConnectorRequests(Aggregate[ConnectorRequest]):
    """The aggregate of connector requests. Only the connector has a part in one: the seeker never
    reads who was asked, and the person wanted only of who said yes."""

    kind = CONNECTOR_REQUEST
    acts = AskedAct
    transitions = ASKED_TRANSITIONS
    closed = frozenset(AskedStatus) - _OPEN
    record = ConnectorRequest
    plans = (CONNECTOR_ASKED, CONNECTOR_REMINDER, CONNECTOR_OVER, WAY_HEARD)

    async def load(self, tx: Transaction, network: str, id: str) -> ConnectorRequest | None:
        """See `Aggregate`; so for the other methods."""
        return await tx.connector_requests.get(network, id)

    async def save(
        self, tx: Transaction, state: ConnectorRequest, expected: StrEnum
    ) -> ConnectorRequest:
        return await tx.connector_requests.save(state, AskedStatus(expected))

    async def open_for(self, tx: Transaction, network: str, person: str) -> list[ConnectorRequest]:
        return await tx.connector_requests.open_of(network, person)

    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> ConnectorRequest | None:
        return await tx.connector_requests.next_open_of(network, person, after)

    def people(self, state: ConnectorRequest) -> Mapping[str, str]:
        people = {"connector": state.connector, "seeker": state.seeker}
        others = {"target": state.target, "via": state.via, "onward": state.onward}
        return people | {role: id for role, id in others.items() if id}

    def role_of(self, state: ConnectorRequest, person: str) -> str | None:
        if person != state.connector:
            return None
        return "wanted" if state.is_wanted else "connector"

    def leaving(self, state: ConnectorRequest, person: str, now: datetime) -> dict[str, Any] | None:
        """It goes on without those who said yes before, or would be asked next."""
        return {} if person in (state.connector, state.seeker, state.target) else None

    def parties(self, state: ConnectorRequest) -> frozenset[str]:
        return frozenset((state.connector, state.seeker))

    def plan(
        self, state: ConnectorRequest, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """The request and one reminder; what the seeker hears of a yes; that it is over."""
        asked, answered, over = state.created_at, state.answered_at, state.closed_at

        def to(
            kind: str,
            person: str,
            due: datetime,
            latest: datetime | None = None,
            since: datetime | None = None,
        ) -> Nudge:
            return nudge_about(kind, self.kind, state, person, due, since=since, latest=latest)

        match state.status:
            case AskedStatus.ASKED:
                reader = people[state.connector]
                seen = working_hour(asked, reader.tz, reader.quiet_from, reader.quiet_to)
                again = add_business_days(seen, practice.remind_after, reader.tz)
                late = add_business_days(asked, practice.way_turn_days, reader.tz)
                yield to(CONNECTOR_ASKED, state.connector, seen, since=asked)
                if not state.is_wanted:  # asked once
                    yield to(CONNECTOR_REMINDER, state.connector, again, late)
            case AskedStatus.AGREED | AskedStatus.REFERRED if answered:
                yield to(WAY_HEARD, state.seeker, answered)
            case AskedStatus.WITHDRAWN if over:
                yield to(CONNECTOR_OVER, state.connector, over)
            case AskedStatus.OVER if answered and over:
                yield to(CONNECTOR_OVER, state.connector, over)
            case _:
                return

    def despite_blocks(
        self, state: ConnectorRequest, nudge: Nudge, blocks: Collection[Blocked]
    ) -> Nudge | None:
        """Each message names others: where two of them are apart, none is sent."""
        return None if blocks else nudge

    def named_to(self, state: ConnectorRequest, reader: str) -> Collection[str]:
        others = super().named_to(state, reader)
        return others if reader == state.connector else ()

    async def card(self, ctx: Context, state: ConnectorRequest) -> Message:
        """What the connector is asked, or what became of it."""
        if state.status is AskedStatus.ASKED and not await self.is_apart(ctx, state):
            return message(*await asked_blocks(ctx, state), answer_buttons(ctx, state))
        became = Paragraph(await _became(ctx, state))
        if state.status is AskedStatus.DONE and state.target is None:  # they pass the note on
            return message(became, *await _note(ctx, state))
        return message(became)

    async def summary(self, ctx: Context, state: ConnectorRequest) -> Text | None:
        """What waits for the connector, and what they agreed to."""
        if ctx.me.id != state.connector:
            return None
        if await self.is_apart(ctx, state):
            return None
        if state.status is AskedStatus.ASKED:
            says = "asked-summary" if state.target else "asked-summary-topic"
            if state.is_wanted:
                says = "asked-summary-wanted"
            return ctx.say(says, **await names(ctx, state))
        return await _became(ctx, state)

    async def is_apart(self, ctx: Context, state: ConnectorRequest) -> bool:
        """Return whether there is a block between two of its people: it leads nowhere then."""
        return bool(await ctx.tx.blocks.among(ctx.network, *self.people(state).values()))

    def urgency(self, state: ConnectorRequest, person: str) -> tuple[int, datetime]:
        return (3 if state.status is AskedStatus.ASKED else 7, state.created_at)


REQUESTS = ConnectorRequests()


async def names(ctx: Context, request: ConnectorRequest) -> dict[str, Arg]:
    """Return who seeks, and who is wanted or for what, for a sentence."""
    wanted = name_of(await ctx.person(request.target)) if request.target else ""
    topic = ""
    if request.target is None or request.is_wanted:
        way = await ctx.tx.ways.get(ctx.network, request.way)
        topic = way.topic if way else ""
    return {"seeker": name_of(await ctx.person(request.seeker)), "name": wanted, "topic": topic}


_BECAME: dict[AskedStatus, str] = {
    AskedStatus.AGREED: "asked-agreed",
    AskedStatus.DONE: "asked-done",
    AskedStatus.DECLINED: "asked-declined",
    AskedStatus.NOT_NOW: "asked-not-now",
    AskedStatus.REFERRED: "asked-referred",
    AskedStatus.WITHDRAWN: "asked-withdrawn",
}


_BECAME_OF_TOPIC: dict[AskedStatus, str] = {
    AskedStatus.DONE: "asked-done-outside",
    AskedStatus.DECLINED: "asked-declined-topic",
    AskedStatus.NOT_NOW: "asked-not-now",
    AskedStatus.WITHDRAWN: "asked-withdrawn-topic",
}
_BECAME_OF_WANTED: dict[AskedStatus, str] = {
    AskedStatus.DONE: "asked-done-wanted",
    AskedStatus.DECLINED: "asked-declined-topic",
    AskedStatus.WITHDRAWN: "asked-withdrawn-topic",
}


async def _became(ctx: Context, request: ConnectorRequest) -> Text:
    became = _BECAME if request.target else _BECAME_OF_TOPIC
    if request.is_wanted:
        became = _BECAME_OF_WANTED
    return ctx.say(became.get(request.status, "asked-over"), **await names(ctx, request))


async def asked_blocks(ctx: Context, request: ConnectorRequest) -> list[Block | None]:
    """Return what a connector needs to decide: who, whom, why they, the note, what comes of it."""
    who = await names(ctx, request)
    seeker = await ctx.person(request.seeker)
    before = await before_them(ctx, request)
    via = name_of(await ctx.person(before.connector)) if before else ""
    suggested = before is not None and before.status is AskedStatus.REFERRED
    blocks: list[Block | None] = []
    if request.is_wanted:
        blocks.append(paragraph(ctx, "asked-wanted", who=via, **who))
    elif request.target is None:
        blocks.append(paragraph(ctx, "asked-topic", **who))
    elif suggested:  # nothing says that they know the person wanted
        blocks.append(paragraph(ctx, "asked-suggested", who=via, **who))
    elif await _named_them(ctx, request):
        blocks.append(paragraph(ctx, "asked-named", **who))
    else:
        blocks.append(paragraph(ctx, "asked-what", **who))
    if request.onward:
        blocks.append(paragraph(ctx, "asked-onward", who=name_of(await ctx.person(request.onward))))
    if before:
        first = suggested or request.is_wanted
        says = "asked-suggested-line" if first else "asked-via"
        blocks.append(paragraph(ctx, says, who=via) if before.line or not first else None)
        blocks.append(Quote(before.line) if before.line else None)
    if seeker.headline:
        blocks.append(Paragraph(about_seeker(ctx, seeker, 200)))
    blocks += await _note(ctx, request)
    any_answer = "asked-once-named" if request.is_wanted else "asked-any-answer"
    blocks.append(paragraph(ctx, any_answer, **who))
    return blocks


async def before_them(ctx: Context, request: ConnectorRequest) -> ConnectorRequest | None:
    """Return what the connector before them was asked."""
    if request.via is None:
        return None
    asked = await ctx.tx.connector_requests.of_way(ctx.network, request.way)
    return next((r for r in asked if r.connector == request.via), None)


async def _named_them(ctx: Context, request: ConnectorRequest) -> bool:
    way = await ctx.tx.ways.get(ctx.network, request.way)
    return way is not None and await was_named_by(ctx, way, request.connector)


async def _note(ctx: Context, request: ConnectorRequest) -> list[Block]:
    way = await ctx.tx.ways.get(ctx.network, request.way)
    if way is None:
        return []
    if way.introduction is None:
        return [quoted(way.words, 1200)] if way.words else []
    i = await ctx.tx.introductions.get(ctx.network, way.introduction)
    return [*note_blocks(ctx, i), request_facts(ctx, i)] if i is not None else []


def answer_buttons(ctx: Context, request: ConnectorRequest) -> Actions | None:
    """Return the answers that there are."""
    if request.is_wanted:
        return button_row(
            WAYS_WILLING.button(ctx, request.id, style=Style.PRIMARY),
            WAYS_NO.button(ctx, request.id),
        )
    if request.target is None:
        return button_row(
            WAYS_SOMEBODY.button(ctx, request.id, style=Style.PRIMARY),
            WAYS_OUTSIDE.button(ctx, request.id),
            WAYS_LATER.button(ctx, request.id),
            WAYS_NO.button(ctx, request.id),
        )
    return button_row(
        WAYS_YES.button(ctx, request.id, style=Style.PRIMARY),
        WAYS_RATHER.button(ctx, request.id),
        WAYS_LATER.button(ctx, request.id),
        WAYS_NO.button(ctx, request.id),
    )
