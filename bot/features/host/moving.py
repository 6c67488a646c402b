"""A host's hours when they change time zone: they follow the clock, or keep their moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zlib import crc32

from bot.core.messages import Message, message
from bot.core.responses import Reply, Response
from bot.domain.availability import Window, on_clock, write_windows
from bot.domain.hosts import Host, HostState
from bot.domain.zone_data import zone_info, zone_names
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.blocks import button_row, paragraph
from bot.features.host.actions import HOST_KEEP_MOMENTS, HOST_OPEN, HOST_WHEN
from bot.features.host.feature import feature
from bot.features.host.offer import offer


async def ask_about_hours(ctx: Context, former: str) -> Message | None:
    """Return the question whether the actor's hours move, after a change of their zone.

    None if they do not host, or if the clock of the new zone shows the same at present. Without an
    answer the hours are those of the new clock.
    """
    mine = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
    if mine is None or not mine.windows or mine.state is HostState.LEFT:
        return None
    kept = _same_moments(mine.windows, former, ctx.me.zone, ctx.now)
    if kept == mine.windows:
        return None
    zones = [zone.replace("/", ":") for zone in (former, ctx.me.zone)]
    return message(
        paragraph(
            ctx,
            "hours-follow",
            hours=ctx.translator.windows(mine.windows, ctx.me.zone),
            kept=ctx.translator.windows(kept, ctx.me.zone),
        ),
        button_row(HOST_KEEP_MOMENTS.button(ctx, *zones, _mark(mine)), HOST_WHEN.button(ctx)),
    )


def _same_moments(
    windows: tuple[Window, ...], former: str, zone: str, now: datetime
) -> tuple[Window, ...]:
    """Return the windows of the new zone that are the same moments at present."""
    return on_clock(windows, zone_info(former), zone_info(zone), now)


def _mark(mine: Host) -> str:
    """Return a short mark of the hours, so that a button moves only the hours it was shown for."""
    return f"{crc32(write_windows(mine.windows).encode()):08x}"


@feature.button(HOST_KEEP_MOMENTS)
async def keep_moments(ctx: Context, id: str) -> Response:
    """Move the hours, so that they are the moments of the former zone."""
    former, zone, mark = (*id.replace(":", "/").split("."), "", "")[:3]
    mine = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
    known = former in zone_names() and zone == ctx.me.zone
    if not known or mine is None or mark != _mark(mine):
        raise UserError("error-hours-changed", HOST_OPEN)
    mine = replace(mine, windows=_same_moments(mine.windows, former, zone, ctx.now))
    await ctx.tx.hosts.put(mine)
    hours = ctx.translator.windows(mine.windows, zone)
    return Reply(message(paragraph(ctx, "hours-kept", hours=hours)) + await offer(ctx, mine))
