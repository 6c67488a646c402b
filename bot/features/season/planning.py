"""A plan is worked out apart, and then waits for an organiser's word; what they say is done in
small steps."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.core.store import Transaction
from bot.domain.ids import new_id
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.jobs import Apart, Step, begin_job
from bot.engine.transitions import apply_as
from bot.features.find.search import loads_of
from bot.features.introduction.model import INTRODUCTION, Introduction, Status
from bot.features.organise.figures import rounded
from bot.features.organise.repository import FEWEST
from bot.features.request.limits import require_open
from bot.features.season.collecting import (
    Collected,
    Lack,
    collect,
    lack_of,
    passed_over,
    places_of,
)
from bot.features.season.feature import feature
from bot.features.season.model import (
    Season,
    SeasonAct,
    SeasonStatus,
    Suggestion,
    SuggestionAct,
    SuggestionStatus,
)
from bot.features.season.season import SEASONS
from bot.features.season.solving import UnsolvedError, first_come, solve
from bot.features.season.suggestion import SUGGESTIONS, held_by

log = logging.getLogger(__name__)

PLAN, SPREAD, ASKED = "season.plan", "season.spread", "season.asked"
"""Jobs: work out the plan · send its suggestions, or discard them · somebody asked. The subjects
are the season, the season, and the suggestion."""
_AT_ONCE = 10
"""Suggestions that are stored in one unit of work."""
_PAUSE_S = 0.005
"""Seconds after each unit, for others to act."""


async def begin(ctx: Context) -> Season:
    """Begin a season: nobody in the network has one at present."""
    season = Season(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        organiser=ctx.me.id,
        created_at=ctx.now,
    )
    await SEASONS.add(ctx.tx, season)
    await _begin(ctx.tx, PLAN, season, ctx)
    return season


async def spread(ctx: Context, season: Season, act: SeasonAct) -> Season:
    """Send the plan, or drop it."""
    sent = {"sent_at": ctx.now} if act is SeasonAct.SEND else {}
    season = await apply_as(ctx, season, act, **sent)
    await _begin(ctx.tx, SPREAD, season, ctx)
    return season


async def _begin(tx: Transaction, kind: str, about: Season | Suggestion, ctx: Context) -> None:
    await begin_job(
        tx,
        kind,
        network=about.network,
        community=about.community,
        subject=about.id,
        now=ctx.now,
    )


@feature.job_apart(PLAN, lasts=timedelta(minutes=5))
async def work_out(work: Apart) -> None:
    """Collect who waits, let the solver work, and keep the pairs and the counts."""
    async with work.store.transaction() as tx:
        season = await SEASONS.load(tx, work.job.network, work.job.subject)
    if season is None or season.status is not SeasonStatus.PLANNING:
        return
    collected = await collect(work)
    hosts = list(collected.places)
    number = {host: place for place, host in enumerate(hosts)}
    seekers = [[(number[host], below) for host, below in one.hosts] for one in collected.waiting]
    places = list(collected.places.values())
    try:
        plan = await solve(seekers, places)
    except UnsolvedError as error:
        log.error("no plan for a season: %s", error)
        await _act(work, SeasonAct.FAIL)
        return
    batch = new_id(work.clock.now())
    pairs = [
        (one.person, one.community, hosts[host])
        for one, host in zip(collected.waiting, plan, strict=True)
        if host is not None
    ]
    for first in range(0, len(pairs), _AT_ONCE):
        async with work.store.transaction() as tx:
            await _keep(work.step(tx), batch, first, pairs[first : first + _AT_ONCE])
        await asyncio.sleep(_PAUSE_S)
    counts = counted(collected, plan, first_come(seekers, places))
    await _act(work, SeasonAct.FIND, batch=batch, planned_at=work.clock.now(), **counts)


async def _keep(step: Step, batch: str, first: int, pairs: Sequence[tuple[str, str, str]]) -> None:
    """Add suggestions, of which nobody hears yet. What stands until it expires where the process
    dies in between is in no plan, and is never sent."""
    for number, (seeker, community, host) in enumerate(pairs, first):
        suggestion = Suggestion(
            id=f"{batch}-{number}",
            network=step.job.network,
            community=community,
            seeker=seeker,
            host=host,
            created_at=step.now,
        )
        await SUGGESTIONS.add(step.tx, suggestion)
        await (await _context(step, seeker, suggestion)).reconcile(suggestion)


async def _act(work: Apart, act: SeasonAct, **changes: Any) -> None:
    """Do that to the season, if its plan is still waited for."""
    async with work.store.transaction() as tx:
        step = work.step(tx)
        season = await SEASONS.load(tx, work.job.network, work.job.subject)
        if season is not None and season.status is SeasonStatus.PLANNING:
            ctx = await _context(step, season.organiser, season)
            await apply_as(ctx, season, act, **changes)


async def _context(step: Step, person: str, about: Season | Suggestion) -> Context:
    """Return a context in which the system acts for that person, in the community of a record."""
    me = await step.tx.people.get(about.network, person)
    assert me is not None, "records of people stay"
    return await step.context_of(me, about.community)


def counted(
    collected: Collected, plan: Sequence[int | None], beside: Sequence[int | None]
) -> dict[str, int]:
    """Return the counts of a plan as they are shown, by field of `Season`. `beside`: what would
    happen by itself."""
    left = Counter(
        one.lack for one, host in zip(collected.waiting, plan, strict=True) if host is None
    )
    load = Counter(host for host in plan if host is not None)
    rooms = [(number, room) for number, room in enumerate(collected.places.values()) if room]
    exact = {
        "waiting": len(collected.waiting),
        "paired": sum(load.values()),
        "first_come": sum(host is not None for host in beside),
        "hosts": len(rooms),
        "hosts_left": sum(room > load[number] for number, room in rooms),
        **{lack.value: left[lack] for lack in Lack},
    }
    return {name: _shown(count) for name, count in exact.items()}


def _shown(count: int) -> int:
    """Return a count as organisers read it; 0 for a blank."""
    return rounded(count) if count >= FEWEST else 0


@feature.job(SPREAD)
async def spread_next(step: Step) -> str | None:
    """Send the next suggestion, if it still holds, or discard it. Its position is the number of the
    next."""
    season = await SEASONS.load(step.tx, step.job.network, step.job.subject)
    if season is None or season.status not in (SeasonStatus.SENDING, SeasonStatus.DROPPED):
        return None
    number = int(step.job.position or 0)
    one = await SUGGESTIONS.load(step.tx, season.network, f"{season.batch}-{number}")
    if one is None:
        if season.status is SeasonStatus.SENDING:
            ctx = await _context(step, season.organiser, season)
            await apply_as(ctx, season, SeasonAct.FINISH)
        return None
    if one.status is SuggestionStatus.PLANNED:
        ctx = await _context(step, one.seeker, one)
        if season.status is SeasonStatus.SENDING and await _holds(ctx, one):
            await apply_as(ctx, one, SuggestionAct.SUGGEST, suggested_at=step.now)
        else:
            await apply_as(ctx, one, SuggestionAct.DISCARD)
    return str(number + 1)


async def _holds(ctx: Context, one: Suggestion) -> bool:
    """Return whether the seeker still waits, and the host could still take them."""
    if ctx.me.gone or Mute.MATCHES in ctx.me.muted:
        return False
    found = await ctx.tx.index.candidates(ctx.network, [one.host], one.seeker)
    if not found or not found[0].hosts_now(ctx.now):
        return False
    if not await ctx.tx.watches.of(ctx.network, one.seeker):
        return False
    try:
        await require_open(ctx)
    except UserError:
        return False
    if lack_of(ctx, found[0], await passed_over(ctx)) is not None:
        return False
    loads = await loads_of(ctx, found)
    return places_of(found[0], loads[one.host], await held_by(ctx, one.host)) > 0


@feature.follows(INTRODUCTION)
async def asked(ctx: Context, before: Introduction, after: Introduction) -> None:
    """A seeker asked somebody: a suggestion of that host has done its work."""
    if before.request.asked_at is not None or after.status is not Status.ASKED:
        return
    for one in await SUGGESTIONS.open_for(ctx.tx, after.network, after.seeker):
        if (one.seeker, one.host) == (after.seeker, after.host):
            await _begin(ctx.tx, ASKED, one, ctx)


@feature.job(ASKED)
async def end_asked(step: Step) -> None:
    """End the suggestion of a host who was asked."""
    one = await SUGGESTIONS.load(step.tx, step.job.network, step.job.subject)
    if one is None or not SUGGESTIONS.is_open(one):
        return
    act = SuggestionAct.ASK if one.status is SuggestionStatus.SUGGESTED else SuggestionAct.DISCARD
    await apply_as(await _context(step, one.seeker, one), one, act)
