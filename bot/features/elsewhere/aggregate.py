"""Talks elsewhere as an aggregate of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.core.messages import Message
from bot.core.text import Text
from bot.domain.aggregates import AggregateRow
from bot.domain.ids import new_id
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Owed
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.elsewhere.card import card, status
from bot.features.elsewhere.model import (
    CLOSED,
    FORGET,
    TALKED,
    TRANSITIONS,
    Elsewhere,
    ElsewhereAct,
    ElsewhereStatus,
    Source,
    allowed,
)
from bot.features.elsewhere.plan import KIND, KINDS, plan

_PRESSING = {
    ElsewhereStatus.AGREED: 1,
    ElsewhereStatus.ARRANGING: 3,
    ElsewhereStatus.MET: 5,
    ElsewhereStatus.WRITING: 7,
    ElsewhereStatus.SENT: 7,
}
"""Its place in "mine", among talks here."""

_OWED = {
    ElsewhereStatus.ARRANGING: Owed.PREPARATION,
    ElsewhereStatus.AGREED: Owed.PREPARATION,
    ElsewhereStatus.MET: Owed.THANKS,
}


class Elsewheres(StoredAggregate[Elsewhere]):
    """The aggregate of talks elsewhere."""

    kind = KIND
    acts = ElsewhereAct
    transitions = TRANSITIONS
    closed = CLOSED
    record = Elsewhere
    roles = ("seeker",)
    words = tuple(FORGET)
    plans = KINDS

    def without_words(self, row: AggregateRow) -> AggregateRow:
        """Nobody else depends on anything in it: it is emptied whole."""
        return replace(row, data="{}")

    def plan(
        self, state: Elsewhere, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        return plan(state, people[state.seeker], practice)

    def allows(self, state: Elsewhere, act: StrEnum, role: str, now: datetime) -> bool:
        return allowed(state, ElsewhereAct(act), role, now)

    def owed(self, state: Elsewhere, person: str) -> Owed | None:
        return _OWED.get(state.status)

    async def card(self, ctx: Context, state: Elsewhere) -> Message:
        return await card(ctx, state)

    async def summary(self, ctx: Context, state: Elsewhere) -> Text | None:
        if state.status is ElsewhereStatus.THANKED:
            return None
        return status(ctx, state)

    def urgency(self, state: Elsewhere, person: str) -> tuple[int, datetime]:
        return (_PRESSING.get(state.status, 8), state.starts_at or state.created_at)


ELSEWHERE = Elsewheres()


async def begin_elsewhere(
    ctx: Context,
    seeker: Person,
    label: str,
    source: Source,
    *,
    occasion: str = "",
    through: str = "",
    community: str = "",
) -> Elsewhere:
    """Add a talk elsewhere for that seeker. `through`: the id of the member who passes the
    seeker's request on to somebody they know. `community`: the seeker's; by default the actor's."""
    talk = Elsewhere(
        id=new_id(ctx.now),
        network=seeker.network,
        community=community or ctx.community.id,
        seeker=seeker.id,
        label=label,
        source=source,
        occasion=occasion,
        through=through,
        created_at=ctx.now,
    )
    if through:
        talk = replace(talk, status=ElsewhereStatus.SENT, sent_at=ctx.now)
    await ELSEWHERE.add(ctx.tx, talk)
    await ctx.reconcile(talk)
    return talk


async def elsewhere_talks(ctx: Context) -> list[Elsewhere]:
    """Return the actor's talks elsewhere that took place, oldest first."""
    return [talk for talk in await all_of(ctx) if talk.status in TALKED]


async def all_of(ctx: Context) -> list[Elsewhere]:
    """Return all that the actor has not had forgotten, oldest first."""
    rows = await ctx.tx.aggregates.of_person(ctx.network, ctx.me.id, KIND, open_only=False)
    found = [ELSEWHERE.record_of(row) for row in rows]
    return [talk for talk in found if talk.status is not ElsewhereStatus.FORGOTTEN]


async def agreed_elsewhere(ctx: Context, person: str) -> list[Elsewhere]:
    """Return that person's talks elsewhere that have a time. Others may learn that the time is
    taken, and no more."""
    rows = await ctx.tx.aggregates.of_person(ctx.network, person, KIND)
    found = [ELSEWHERE.record_of(row) for row in rows]
    return [talk for talk in found if talk.status is ElsewhereStatus.AGREED]
