"""The outcome of a talk: it happened, was moved, was missed or was called off."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import Message, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.features.blocks import introduction_of, name_of, paragraph
from bot.features.introduction.card import card, outcome_buttons
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Debrief, Introduction, Outcome
from bot.features.meet.actions import MEET_CALLED_OFF, MEET_HAPPENED, MEET_MISSED, MEET_MOVED
from bot.features.meet.feature import feature
from bot.features.schedule.changes import call_off, free_time


def _outcome(ctx: Context, i: Introduction, outcome: Outcome) -> Debrief:
    """Return the debrief with the actor's outcome."""
    if ctx.me.id == i.seeker:
        return replace(i.debrief, seeker_outcome=outcome)
    return replace(i.debrief, host_outcome=outcome)


@feature.button(MEET_HAPPENED, act=Act.HAPPENED)
async def happened(ctx: Context, i: Introduction, rest: str) -> Response:
    """They talked. The first report decides."""
    saved = await ctx.apply(
        i,
        Act.HAPPENED,
        debrief=replace(_outcome(ctx, i, Outcome.HAPPENED), met_at=ctx.now),
        thanks=replace(i.thanks, contact_at=ctx.now),
    )
    await ctx.tx.connections.freshen(ctx.network, i.seeker, i.host, ctx.now)
    return Replace(await card(ctx, saved))


@feature.button(MEET_MOVED, act=Act.MOVE)
async def moved(ctx: Context, i: Introduction, rest: str) -> Response:
    """It did not take place; they want another time."""
    saved = await free_time(ctx, i, Act.MOVE)
    told = message(
        paragraph(ctx, "rescheduled", name=name_of(await ctx.person(i.other(ctx.me.id))))
    )
    return Replace(told + await card(ctx, saved))


@feature.button(MEET_MISSED, act=Act.MISS)
async def missed(ctx: Context, i: Introduction, rest: str) -> Response:
    """One of the two was absent. Either can choose another time."""
    saved = await ctx.apply(
        i,
        Act.MISS,
        time=replace(i.time, turn_at=ctx.now, moved_by=ctx.me.id),
        debrief=_outcome(ctx, i, Outcome.NO_SHOW),
    )
    return Replace(await card(ctx, saved))


@feature.button(MEET_CALLED_OFF, act=Act.DROP)
async def called_off(ctx: Context, i: Introduction, rest: str) -> Response:
    """They cancelled it."""
    return Replace(await card(ctx, await call_off(ctx, i, Act.DROP)))


_ASK: dict[str, str] = {
    NudgeKind.OUTCOME: "nudge-outcome",
    NudgeKind.OUTCOME_REMINDER: "nudge-outcome-reminder",
}


@feature.nudge(NudgeKind.OUTCOME, mute=None, merge=True, quiet_hours=True, late=Late.DROP)
@feature.nudge(
    NudgeKind.OUTCOME_REMINDER, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP
)
async def ask(ctx: Context, nudge: Nudge) -> Message:
    """Did it happen?"""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    assert i.time.starts_at is not None
    return message(
        paragraph(ctx, _ASK[nudge.kind], name=name_of(other), when=i.time.starts_at),
        outcome_buttons(ctx, i),
    )


@feature.nudge(NudgeKind.MISSED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def missed_by_other(ctx: Context, nudge: Nudge) -> Message:
    """The other one reports that the two missed each other."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    shown = await card(ctx, i)
    return message(paragraph(ctx, "nudge-missed", name=name_of(other)), *shown.blocks)
