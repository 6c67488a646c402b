"""Meet: did it happen? Moved, missed and called off are real outcomes, each with a kind path."""

from __future__ import annotations

from bot.context import Context, Stale
from bot.flow import Flow
from bot.flows.agreed import call_off, give_time_back
from bot.flows.cards import card, outcome_buttons
from bot.flows.parts import about, lead, name_of
from bot.model.introductions import Act, Introduction, Outcome, Status
from bot.model.nudges import Kind, Nudge
from bot.view import Message, Replace, Response, message

flow = Flow("meet")


def _mine(ctx: Context, i: Introduction, outcome: Outcome) -> dict[str, Outcome]:
    """My side of the story."""
    return {"seeker_outcome" if ctx.me.id == i.seeker else "host_outcome": outcome}


@flow.button("happened")
async def happened(ctx: Context, id: str) -> Response:
    """They talked. The first who says so settles it; the other's message follows."""
    i = await ctx.ready(id, Act.HAPPENED)
    saved = await ctx.act(
        i,
        Act.HAPPENED,
        met_at=ctx.now,
        contact_at=ctx.now,
        **_mine(ctx, i, Outcome.HAPPENED),
    )
    return Replace(await card(ctx, saved))


async def _not_before_it_began(ctx: Context, id: str, act: Act) -> Introduction:
    i = await ctx.ready(id, act)
    if i.status is Status.AGREED and i.starts_at is not None and i.starts_at > ctx.now:
        raise Stale(i)
    return i


@flow.button("moved")
async def moved(ctx: Context, id: str) -> Response:
    """It did not happen then; they want another time."""
    i = await _not_before_it_began(ctx, id, Act.RESCHEDULE)
    return Replace(await card(ctx, await give_time_back(ctx, i)))


@flow.button("missed")
async def missed(ctx: Context, id: str) -> Response:
    """One of the two was not there. No blame: both may set it right."""
    i = await ctx.ready(id, Act.MISS)
    saved = await ctx.act(
        i, Act.MISS, turn_at=ctx.now, moved_by=ctx.me.id, **_mine(ctx, i, Outcome.NO_SHOW)
    )
    return Replace(await card(ctx, saved))


@flow.button("called_off")
async def called_off(ctx: Context, id: str) -> Response:
    """They called it off, and leave it there."""
    i = await _not_before_it_began(ctx, id, Act.CANCEL)
    return Replace(await card(ctx, await call_off(ctx, i)))


@flow.nudge(Kind.OUTCOME, Kind.OUTCOME_REMINDER)
async def ask(ctx: Context, nudge: Nudge) -> Message:
    """Did it happen?"""
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    assert i.starts_at is not None
    return message(lead(ctx, nudge, name=name_of(other), when=i.starts_at), outcome_buttons(ctx, i))


@flow.nudge(Kind.MISSED)
async def told_missed(ctx: Context, nudge: Nudge) -> Message:
    """The other one says that you missed each other."""
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    shown = await card(ctx, i)
    return message(lead(ctx, nudge, name=name_of(other)), *shown.blocks)
