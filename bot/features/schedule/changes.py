"""Changes of an agreed time, for every feature that makes them."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.context import Context
from bot.features.blocks import require_present
from bot.features.introduction.aggregate import called_off
from bot.features.introduction.model import Act, Introduction, Status


async def free_time(ctx: Context, i: Introduction, act: Act, parting: str = "") -> Introduction:
    """Return to picking a time, as the actor. The plan notifies the other one, and takes the
    calendar entry of the old time back from both.

    Raises `UserError` if the other one has left.
    """
    await require_present(ctx, i)
    return await ctx.apply(
        i,
        act,
        time=replace(
            i.time,
            starts_at=None,
            offered=(),
            lapsed=False,
            turn_at=ctx.now,
            moved_by=ctx.me.id,
            parting=parting,
            agreed_at=None,
            sequence=i.time.next_sequence,
        ),
    )


async def set_place(ctx: Context, i: Introduction, where: str) -> Introduction:
    """Say where they meet, as the actor. Of an agreed talk, the other one is told, and both get the
    calendar entry again."""
    time = replace(i.time, where=where)
    if i.status is Status.AGREED and where != i.time.where:
        time = replace(
            time,
            sequence=i.time.next_sequence,
            placed_at=ctx.now,
            place_changed=bool(i.place),
            moved_by=ctx.me.id,
        )
    return await ctx.apply(i, Act.PLACE, time=time)


async def call_off(ctx: Context, i: Introduction, act: Act, parting: str = "") -> Introduction:
    """Cancel as the actor. The plan notifies the other one."""
    return await ctx.apply(i, act, **called_off(i, ctx.me.id, parting))
