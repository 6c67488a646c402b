"""Connector requests as an aggregate of the engine: what somebody is asked for a seeker."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum

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
from bot.features.ways.actions import WAYS_LATER, WAYS_NO, WAYS_RATHER, WAYS_YES
from bot.features.ways.model import (
    ASKED_TRANSITIONS,
    CONNECTOR_REQUEST,
    AskedAct,
    AskedStatus,
    ConnectorRequest,
)
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
        return "connector" if person == state.connector else None

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
        return message(Paragraph(await _became(ctx, state)))

    async def summary(self, ctx: Context, state: ConnectorRequest) -> Text | None:
        """What waits for the connector, and what they agreed to."""
        if ctx.me.id != state.connector:
            return None
        if await self.is_apart(ctx, state):
            return None
        if state.status is AskedStatus.ASKED:
            return ctx.say("asked-summary", **await names(ctx, state))
        return await _became(ctx, state)

    async def is_apart(self, ctx: Context, state: ConnectorRequest) -> bool:
        """Return whether there is a block between two of its people: it leads nowhere then."""
        return bool(await ctx.tx.blocks.among(ctx.network, *self.people(state).values()))

    def urgency(self, state: ConnectorRequest, person: str) -> tuple[int, datetime]:
        return (3 if state.status is AskedStatus.ASKED else 7, state.created_at)


async def names(ctx: Context, request: ConnectorRequest) -> dict[str, Arg]:
    """Return who seeks, and who is wanted, for a sentence."""
    wanted = name_of(await ctx.person(request.target)) if request.target else ""
    return {"seeker": name_of(await ctx.person(request.seeker)), "name": wanted}


_BECAME: dict[AskedStatus, str] = {
    AskedStatus.AGREED: "asked-agreed",
    AskedStatus.DONE: "asked-done",
    AskedStatus.DECLINED: "asked-declined",
    AskedStatus.NOT_NOW: "asked-not-now",
    AskedStatus.REFERRED: "asked-referred",
    AskedStatus.WITHDRAWN: "asked-withdrawn",
}


async def _became(ctx: Context, request: ConnectorRequest) -> Text:
    return ctx.say(_BECAME.get(request.status, "asked-over"), **await names(ctx, request))


async def asked_blocks(ctx: Context, request: ConnectorRequest) -> list[Block | None]:
    """Return what a connector needs to decide: who, whom, why they, the note, what comes of it."""
    who = await names(ctx, request)
    seeker = await ctx.person(request.seeker)
    before = await _before(ctx, request)
    via = name_of(await ctx.person(before.connector)) if before else ""
    suggested = before is not None and before.status is AskedStatus.REFERRED
    blocks: list[Block | None] = []
    if suggested:  # nothing says that they know the person wanted
        blocks.append(paragraph(ctx, "asked-suggested", who=via, **who))
    else:
        blocks.append(paragraph(ctx, "asked-what", **who))
    if request.onward:
        blocks.append(paragraph(ctx, "asked-onward", who=name_of(await ctx.person(request.onward))))
    if before:
        says = "asked-suggested-line" if suggested else "asked-via"
        blocks.append(paragraph(ctx, says, who=via) if before.line or not suggested else None)
        blocks.append(Quote(before.line) if before.line else None)
    if seeker.headline:
        blocks.append(Paragraph(about_seeker(ctx, seeker, 200)))
    blocks += await _note(ctx, request)
    blocks.append(paragraph(ctx, "asked-any-answer", **who))
    return blocks


async def _before(ctx: Context, request: ConnectorRequest) -> ConnectorRequest | None:
    """Return what the connector before them was asked."""
    if request.via is None:
        return None
    asked = await ctx.tx.connector_requests.of_way(ctx.network, request.way)
    return next((r for r in asked if r.connector == request.via), None)


async def _note(ctx: Context, request: ConnectorRequest) -> list[Block]:
    way = await ctx.tx.ways.get(ctx.network, request.way)
    if way is None:
        return []
    if way.introduction is None:
        return [quoted(way.words, 1200)] if way.words else []
    i = await ctx.tx.introductions.get(ctx.network, way.introduction)
    return [*note_blocks(ctx, i), request_facts(ctx, i)] if i is not None else []


def answer_buttons(ctx: Context, request: ConnectorRequest) -> Actions | None:
    """Return the connector's four answers."""
    return button_row(
        WAYS_YES.button(ctx, request.id, style=Style.PRIMARY),
        WAYS_RATHER.button(ctx, request.id),
        WAYS_LATER.button(ctx, request.id),
        WAYS_NO.button(ctx, request.id),
    )
