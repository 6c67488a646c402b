"""Times that can be proposed, picked or offered for a talk."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.availability import overlap, slots, spread
from bot.domain.business_time import reach
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.blocks import host_offer
from bot.features.elsewhere.aggregate import agreed_elsewhere
from bot.features.introduction.model import Introduction
from bot.features.schedule.actions import SCHEDULE_MORE


async def busy(ctx: Context, i: Introduction) -> list[tuple[datetime, datetime]]:
    """Return other talks of either of the two, here and elsewhere, as (start, end)."""
    start, end = ctx.now - timedelta(days=1), ctx.now + timedelta(days=400)
    taken: dict[str, tuple[datetime, datetime]] = {}
    for person in (i.seeker, i.host):
        for other in await ctx.tx.introductions.meetings_between(ctx.network, person, start, end):
            if other.id != i.id and other.time.starts_at and other.ends_at:
                taken[other.id] = (other.time.starts_at, other.ends_at)
        for talk in await agreed_elsewhere(ctx, person):
            if talk.starts_at and talk.ends_at:
                taken[talk.id] = (talk.starts_at, talk.ends_at)
    return sorted(taken.values())


THINKING = timedelta(hours=2)
"""How long a time that was proposed in time can still be chosen."""


async def candidates(
    ctx: Context, i: Introduction, shown: datetime | None = None
) -> list[datetime]:
    """Return all times within the host's windows that can be proposed, ascending; those that
    could be when they were `shown`, if that was a short time ago.
    """
    host = await host_offer(ctx, i.host)
    person = await ctx.person(i.host)
    at = max(shown or ctx.now, ctx.now - THINKING)
    first = at + timedelta(hours=ctx.practice.notice_hours)
    until = at + timedelta(days=ctx.practice.slots_ahead_days)
    if host.paused_until:
        back = reach(host.paused_until, time(0), person.tz)
        if back > first:
            first, until = back, back + timedelta(days=ctx.practice.slots_ahead_days)
    return slots(host.windows, person.tz, i.request.minutes, first, until, await busy(ctx, i))


async def free_starts(ctx: Context, i: Introduction) -> list[datetime]:
    """Return all times that the seeker can choose: those the host offered, else the windows'."""
    if not i.time.offered:
        return await candidates(ctx, i)
    taken = await busy(ctx, i)
    return [at for at in i.time.offered if at > ctx.now and is_free(at, i.request.minutes, taken)]


async def proposals(ctx: Context, i: Introduction, found: list[datetime]) -> list[datetime]:
    """Return those to show the seeker first, at most five."""
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    return spread(found, host.tz, seeker.tz, 5)


def is_free(at: datetime, minutes: int, taken: list[tuple[datetime, datetime]]) -> bool:
    """Return whether a talk at that time overlaps none of these."""
    return not any(
        overlap(at, minutes, start, int((end - start).total_seconds() // 60))
        for start, end in taken
    )


async def must_be_free(ctx: Context, i: Introduction, at: datetime) -> None:
    """Raise `UserError` if the time is past or either of the two has another meeting then."""
    if at <= ctx.now:
        raise UserError("error-time-past", SCHEDULE_MORE.to(i.id))
    if not is_free(at, i.request.minutes, await busy(ctx, i)):
        raise UserError("error-time-taken", SCHEDULE_MORE.to(i.id))
