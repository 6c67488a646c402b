"""Files that are sent as a direct message, where only their owner sees them."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.nudges import Nudge
from bot.engine.context import Context

USEFUL_FOR = timedelta(hours=24)
"""After that a file that could not be sent is dropped: it can be asked for again at any time."""


async def send_soon(ctx: Context, kind: str) -> None:
    """Send the actor a nudge of that kind now. Two presses within a minute are one file."""
    minute = ctx.now.replace(second=0, microsecond=0)
    await ctx.tx.nudges.schedule(
        Nudge(
            key=f"{ctx.me.id}.{kind}.{minute:%Y%m%d%H%M}",
            network=ctx.network,
            community=ctx.community.id,
            person=ctx.me.id,
            subject_kind="person",
            subject_id=ctx.me.id,
            kind=kind,
            due_at=ctx.now,
            latest_at=ctx.now + USEFUL_FOR,
        )
    )
