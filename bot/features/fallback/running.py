"""How a fallback list runs: who is asked next and when, and its end.

One background job goes with a list that asks. It begins again whenever something becomes of a
request of its seeker, so that a no leads on at once, whoever said it and however; and it waits for
the end of silence. Its step and the sending are one transaction: nobody is asked twice, whatever
dies in between.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.core.store import Transaction
from bot.domain.business_time import add_business_days
from bot.domain.jobs import Later
from bot.engine.context import Context
from bot.engine.jobs import Step, begin_job
from bot.engine.transitions import apply_as
from bot.features.fallback.aggregate import FALLBACKS
from bot.features.fallback.entries import Entry, Standing, entries_of, of, silent_until
from bot.features.fallback.feature import feature
from bot.features.fallback.model import Fallback, FallbackAct, FallbackStatus
from bot.features.fallback.sending import send
from bot.features.introduction.model import INTRODUCTION, Introduction
from bot.features.ways.model import WAY, Way

NEXT = "fallback.next"
"""The job; its subject is the list."""


async def begin(tx: Transaction, listed: Fallback, now: datetime) -> None:
    """Look, soon, at what is to be done next."""
    await begin_job(
        tx, NEXT, network=listed.network, community=listed.community, subject=listed.id, now=now
    )


@feature.follows(INTRODUCTION)
@feature.follows(WAY)
async def moved_on(ctx: Context, before: Introduction | Way, after: Introduction | Way) -> None:
    """Something became of a request: the list of its seeker may go on. Another one that ends may
    make room for the next, so each request of theirs counts."""
    if before.status is after.status:
        return
    for listed in await FALLBACKS.open_for(ctx.tx, after.network, after.seeker):
        if listed.status is FallbackStatus.ASKING:
            await begin(ctx.tx, listed, ctx.now)


@feature.job(NEXT)
async def next_step(step: Step) -> Later | None:
    """Do what is to be done now."""
    listed = await FALLBACKS.load(step.tx, step.job.network, step.job.subject)
    seeker = await step.tx.people.get(listed.network, listed.seeker) if listed else None
    if listed is None or seeker is None or seeker.gone:
        return None
    _, at = await go_on(await step.context_of(seeker), listed)
    return Later("", at) if at else None


async def go_on(ctx: Context, listed: Fallback) -> tuple[Fallback, datetime | None]:
    """Ask the next on the actor's list if it is time, or end it.

    Returns the list, and when to look again; None where only an answer leads on.
    """
    while listed.status is FallbackStatus.ASKING:
        entries = await entries_of(ctx, listed)
        if any(_has_agreed(entry, listed) for entry in entries):
            return await _do(ctx, listed, FallbackAct.ANSWER), None
        if of(entries, Standing.QUESTIONED):
            return listed, None
        asked = of(entries, Standing.ASKED)
        quiet = max((silent_until(ctx, entry) for entry in asked), default=ctx.now)
        waiting = of(entries, Standing.WAITING)
        if not waiting:
            return (listed if asked else await _do(ctx, listed, FallbackAct.END)), None
        if quiet > ctx.now:
            return listed, quiet
        saved = await _ask_first(ctx, listed, waiting)
        if saved is None:
            return await _stuck(ctx, listed), add_business_days(ctx.now, 1, ctx.me.tz)
        listed = saved
    return listed, None


def _has_agreed(entry: Entry, listed: Fallback) -> bool:
    """Return whether it is a yes that the list was started to find."""
    said = entry.note.request.accepted_at
    started = listed.started_at or listed.created_at
    return entry.standing is Standing.AGREED and said is not None and said >= started


async def _ask_first(ctx: Context, listed: Fallback, waiting: list[Entry]) -> Fallback | None:
    """Send the first that can be sent now; the others keep their places. None if none can."""
    for entry in waiting:
        if await send(ctx, entry):
            # Who pressed reads it in the answer.
            second = 0 if ctx.acting else int(ctx.now.timestamp())
            asked = listed.with_sent(entry.note.id, second)
            return await _do(ctx, listed, FallbackAct.ASK, asked=asked, stuck_at=None)
    return None


async def _stuck(ctx: Context, listed: Fallback) -> Fallback:
    """Say once that nobody can be asked now."""
    if listed.stuck_at is not None:
        return listed
    read = {"stuck_at": ctx.now, "stuck_read": ctx.acting}
    return await apply_as(ctx, listed, FallbackAct.STICK, **read)


async def _do(ctx: Context, listed: Fallback, act: FallbackAct, **changes: Any) -> Fallback:
    return await apply_as(ctx, listed, act, touched_at=ctx.now, **changes)
