"""`/intro my-data`: a copy of all that is stored about the member."""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import Footnote, Message, message
from bot.core.responses import Reply, Response
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import Argument, Late
from bot.features.blocks import notice, paragraph
from bot.features.privacy.actions import PRIVACY_DATA, PRIVACY_ERASE
from bot.features.privacy.copy import as_json, as_text
from bot.features.privacy.feature import feature

MY_DATA = "my_data"
"""The kind of nudge that brings the copy."""
USEFUL_FOR = timedelta(hours=24)
"""After that a copy that could not be sent is dropped: it can be asked for again at any time."""


@feature.command(
    "my-data", Argument.NONE, about="command-my-data", usage="usage-my-data", always=True
)
async def my_data(ctx: Context, text: str) -> Response:
    """`/intro my-data`: send the copy as a direct message, where only its owner sees it."""
    return await _send_copy(ctx)


@feature.button(PRIVACY_DATA, always=True)
async def my_data_pressed(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return await _send_copy(ctx)


async def _send_copy(ctx: Context) -> Response:
    # Two presses within a minute are one copy.
    minute = ctx.now.replace(second=0, microsecond=0)
    await ctx.tx.nudges.schedule(
        Nudge(
            key=f"{ctx.me.id}.{MY_DATA}.{minute:%Y%m%d%H%M}",
            network=ctx.network,
            community=ctx.community.id,
            person=ctx.me.id,
            subject_kind="person",
            subject_id=ctx.me.id,
            kind=MY_DATA,
            due_at=ctx.now,
            latest_at=ctx.now + USEFUL_FOR,
        )
    )
    return Reply(notice(ctx, "data-coming", PRIVACY_ERASE.button(ctx)))


@feature.nudge(MY_DATA, mute=None, merge=False, quiet_hours=False, late=Late.DROP, always=True)
async def send_copy(ctx: Context, nudge: Nudge) -> Message:
    """The copy, as it is at the moment of sending."""
    data = await ctx.tx.personal_data.of(ctx.network, ctx.me.id)
    words = ctx.translator
    to_read, for_programs = as_text(data, ctx.now, words), as_json(data, ctx.now, words)
    return message(
        paragraph(ctx, "nudge-my-data", text=to_read.name, program=for_programs.name),
        Footnote(ctx.say("data-how")),
        files=[to_read, for_programs],
    )
