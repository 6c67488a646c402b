"""Organise: what the people who run the community need to hear."""

from __future__ import annotations

from bot.context import Context
from bot.flow import Flow
from bot.flows.parts import lead, name_of
from bot.model.nudges import Kind, Nudge
from bot.view import Message, message

flow = Flow("organise")


@flow.nudge(Kind.UNREACHABLE)
async def unreachable(ctx: Context, nudge: Nudge) -> Message | None:
    """A member cannot be reached; nothing of what was to be said is told."""
    person = await ctx.tx.person(nudge.network, nudge.subject)
    if person is None or person.left:
        return None
    return message(lead(ctx, nudge, name=name_of(person)))
