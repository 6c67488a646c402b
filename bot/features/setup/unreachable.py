"""The notice to organisers that a member cannot be reached."""

from __future__ import annotations

from bot.core.messages import Message, message
from bot.domain.nudges import UNREACHABLE, Nudge
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.features.blocks import name_of, paragraph
from bot.features.setup.feature import feature


@feature.nudge(UNREACHABLE, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def unreachable(ctx: Context, nudge: Nudge) -> Message | None:
    """A member cannot be reached. The notice contains nothing of the message."""
    person = await ctx.tx.people.get(nudge.network, nudge.subject_id)
    if person is None or person.left:
        return None
    return message(paragraph(ctx, "nudge-unreachable", name=name_of(person)))
