"""Which times can be proposed, picked or offered for a talk; who is busy when."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.context import Context, UserError
from bot.model.availability import slots, spread
from bot.model.introductions import Introduction, overlap


async def busy(ctx: Context, i: Introduction) -> list[tuple[datetime, datetime]]:
    """When either of the two already meets somebody (this introduction left out)."""
    start, end = ctx.now - timedelta(days=1), ctx.now + timedelta(days=400)
    taken: dict[str, tuple[datetime, datetime]] = {}
    for person in (i.seeker, i.host):
        for other in await ctx.tx.meetings_between(ctx.network, person, start, end):
            if other.id != i.id and other.starts_at and other.ends_at:
                taken[other.id] = (other.starts_at, other.ends_at)
    return sorted(taken.values())


THINKING = timedelta(hours=2)
"""What was shown just in time can still be chosen for so long."""


async def candidates(
    ctx: Context, i: Introduction, shown: datetime | None = None
) -> list[datetime]:
    """All times within the host's windows that can be proposed, ascending; those that could be
    when they were `shown`, if that was a moment ago.
    """
    host = await ctx.host(i.host)
    person = await ctx.person(i.host)
    at = max(shown or ctx.now, ctx.now - THINKING)
    first = at + timedelta(hours=ctx.practice.notice_hours)
    until = at + timedelta(days=ctx.practice.slots_ahead_days)
    if host.paused_until:
        back = datetime.combine(host.paused_until, datetime.min.time(), person.tz)
        if back > first:
            first, until = back, back + timedelta(days=ctx.practice.slots_ahead_days)
    return slots(host.windows, person.tz, i.minutes, first, until, await busy(ctx, i))


async def proposals(ctx: Context, i: Introduction, after: datetime | None = None) -> list[datetime]:
    """At most five times to show the seeker: the ones the host offered, else from the windows."""
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    if i.offered:
        taken = await busy(ctx, i)
        free = [at for at in i.offered if at > ctx.now and is_free(at, i.minutes, taken)]
        found = free
    else:
        found = await candidates(ctx, i)
    if after is not None:
        found = [at for at in found if at > after]
    return spread(found, host.tz, seeker.tz, 5)


def is_free(at: datetime, minutes: int, taken: list[tuple[datetime, datetime]]) -> bool:
    """Whether a talk at that time touches none of the taken ones."""
    return not any(
        overlap(at, minutes, start, int((end - start).total_seconds() // 60))
        for start, end in taken
    )


async def must_be_free(ctx: Context, i: Introduction, at: datetime) -> None:
    """Raises `UserError` if the time is past or either of the two already meets somebody then."""
    if at <= ctx.now:
        raise UserError("time-past", ("button-other-times", f"schedule.more:{i.id}"))
    if not is_free(at, i.minutes, await busy(ctx, i)):
        raise UserError("time-taken", ("button-other-times", f"schedule.more:{i.id}"))
