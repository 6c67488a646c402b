"""Introductions as an aggregate of the engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Message
from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Aggregate, Block
from bot.engine.context import Context
from bot.features.introduction.card import about_seeker, card
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import (
    CLOSED,
    INTRODUCTION,
    OUTCOMES,
    TRANSITIONS,
    Act,
    DeclineReason,
    Introduction,
    Role,
    Status,
)
from bot.features.introduction.plan import plan
from bot.features.introduction.standing import status

_PRESSING = (
    Status.QUESTIONED,
    Status.AGREED,
    Status.PICKED,
    Status.ACCEPTED,
    Status.MISSED,
    Status.MET,
    Status.ASKED,
    Status.DRAFT,
)
"""The order of statuses in "mine", the most urgent first."""

_NOT_CLOSED = frozenset(Status) - CLOSED


class Introductions(Aggregate[Introduction]):
    """The aggregate of introductions."""

    kind = INTRODUCTION
    acts = Act
    transitions = TRANSITIONS
    closed = CLOSED
    record = Introduction
    plans = tuple(NudgeKind)

    async def load(self, tx: Transaction, network: str, id: str) -> Introduction | None:
        """See `Aggregate`; so for the other methods."""
        return await tx.introductions.get(network, id)

    async def save(self, tx: Transaction, state: Introduction, expected: StrEnum) -> Introduction:
        return await tx.introductions.save(state, Status(expected))

    async def open_for(self, tx: Transaction, network: str, person: str) -> list[Introduction]:
        return await tx.introductions.of_person(network, person, _NOT_CLOSED)

    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> Introduction | None:
        return await tx.introductions.next_of(network, person, _NOT_CLOSED, after)

    def people(self, state: Introduction) -> Mapping[str, str]:
        people: dict[str, str] = {Role.SEEKER: state.seeker, Role.HOST: state.host}
        if state.connector:
            people[Role.CONNECTOR] = state.connector
        if state.via:
            people[Role.VIA] = state.via
        return people

    def begun_at(self, state: Introduction) -> datetime:
        """Return when the host was asked: a draft may be old."""
        return state.request.asked_at or state.created_at

    def plan(
        self, state: Introduction, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        return plan(state, people, practice)

    async def card(self, ctx: Context, state: Introduction) -> Message:
        return await card(ctx, state)

    async def summary(self, ctx: Context, state: Introduction) -> Text | None:
        """One sentence for seeker and host; None if the reader has nothing left to do."""
        role = state.role_of(ctx.me.id)
        over = (
            {Status.THANKED} if role is Role.SEEKER else {Status.DRAFT, Status.MET, Status.THANKED}
        )
        if role is None or state.status in over or state.is_carried:
            return None
        other = await ctx.person(state.other(ctx.me.id))
        says = status(ctx, state, other)
        if role is Role.HOST and other.headline:
            return says + Text((" ",)) + about_seeker(ctx, other, 80)
        return says

    def urgency(self, state: Introduction, person: str) -> tuple[int, datetime]:
        known = state.status in _PRESSING
        order = _PRESSING.index(state.status) if known else len(_PRESSING)
        return (order, state.time.starts_at or state.created_at)

    def allows(self, state: Introduction, act: StrEnum, role: str, now: datetime) -> bool:
        return role not in (Role.CONNECTOR, Role.VIA) and allowed(state, Act(act), Role(role), now)

    def role_of(self, state: Introduction, person: str) -> str | None:
        role = super().role_of(state, person)
        # Only the seeker has a role in a draft.
        return role if role is Role.SEEKER or state.request.asked_at is not None else None

    def leaving(self, state: Introduction, person: str, now: datetime) -> dict[str, Any] | None:
        """It goes on without a connector, and without a host once the talk has begun: it may well
        have taken place, and the seeker says so."""
        if person in (state.connector, state.via) or (
            person == state.host and state.has_begun(now)
        ):
            return None
        return called_off(state, person)

    def parties(self, state: Introduction) -> Set[str]:
        return {state.seeker, state.host}

    def parting(
        self, state: Introduction, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """A request is declined as if the host had stopped, or withdrawn; a talk that is to come
        is cancelled. One that has begun may well have taken place, so it goes on."""
        if {by, other} != self.parties(state):
            return None
        match state.status:
            case Status.DRAFT if by == state.seeker:
                return Act.DISCARD, {}
            case Status.ASKED | Status.QUESTIONED if by == state.seeker:
                return Act.WITHDRAW, {}
            case Status.ASKED | Status.QUESTIONED:
                away = replace(state.request, decline_reason=DeclineReason.AWAY)
                return Act.DECLINE, {"request": away}
            case Status.ACCEPTED | Status.PICKED | Status.AGREED if not state.has_begun(now):
                return Act.CANCEL, called_off(state, by)
            case Status.MISSED:
                return Act.DROP, called_off(state, by)
            case _:
                return None

    def despite_blocks(
        self, state: Introduction, nudge: Nudge, blocks: Collection[Block]
    ) -> Nudge | None:
        """Whoever cancels a talk has its entry taken out of their calendar, block or not."""
        if nudge.kind == NudgeKind.CANCELLED and state.time.moved_by == nudge.person:
            return nudge
        return super().despite_blocks(state, nudge, blocks)


def called_off(state: Introduction, by: str | None, parting: str = "") -> dict[str, Any]:
    """Return the fields that change when it is cancelled, for a published calendar entry too."""
    sequence = state.time.next_sequence
    return {"time": replace(state.time, moved_by=by, parting=parting, sequence=sequence)}


def allowed(introduction: Introduction, act: Act, role: Role, now: datetime) -> bool:
    """Return whether that role may do that now.

    A button is pressed at any time, weeks after its message too. So each act says until when it
    means anything: outcomes from the start of the talk on, changes until its end.
    """
    rule = TRANSITIONS[act]
    if role not in rule.by or introduction.status not in rule.before:
        return False
    if introduction.is_carried:
        return False
    starts_at, ends_at = introduction.time.starts_at, introduction.ends_at
    started = starts_at is not None and starts_at <= now
    over = ends_at is not None and ends_at <= now
    if act in OUTCOMES:
        return started
    if act in (Act.CONFIRM, Act.PLACE):
        return not started
    if act in (Act.CANCEL, Act.RESCHEDULE, Act.PREPARE) and introduction.status is Status.AGREED:
        return not over
    if act is Act.QUESTION:
        return not introduction.request.question
    if act is Act.RESPOND:
        sent = introduction.thanks.thanks and not introduction.thanks.thanked_elsewhere
        return bool(sent) and introduction.thanks.thanks_replied_at is None
    if act is Act.TELL:
        return bool(introduction.connectors) and introduction.thanks.told_at is None
    if act is Act.UPDATE:
        return not introduction.thanks.update_done
    return True
