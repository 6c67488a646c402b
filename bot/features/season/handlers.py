"""An organiser plans a season: everybody who waits at once, in place of who comes first."""

from __future__ import annotations

from bot.core.messages import Message, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.hosts import HostState
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.engine.permissions import Permission
from bot.engine.transitions import apply_as
from bot.features.blocks import name_of, notice, paragraph
from bot.features.find.actions import FIND_OPEN
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.season.actions import (
    SEASON_DROP,
    SEASON_OPEN,
    SEASON_PASS,
    SEASON_PLAN,
    SEASON_SEND,
)
from bot.features.season.feature import feature
from bot.features.season.model import SeasonAct, SeasonStatus, Suggestion, SuggestionAct
from bot.features.season.planning import begin, spread
from bot.features.season.preview import page
from bot.features.season.season import SEASON_FAILED, SEASON_READY, present
from bot.features.season.suggestion import SUGGESTED, answers, host_parts

_ORGANISE = Permission.ORGANISE
_LOOK = SEASON_OPEN.labelled("button-season-look")


@feature.button(SEASON_OPEN, requires=_ORGANISE)
async def open_season(ctx: Context, argument: str) -> Response:
    """What a season is, or how the present one stands."""
    return Reply(await page(ctx, await present(ctx)))


@feature.button(SEASON_PLAN, requires=_ORGANISE)
async def plan(ctx: Context, argument: str) -> Response:
    """Begin to work out a plan, unless there is one."""
    season = await present(ctx)
    if season is None:
        season = await begin(ctx)
        await record(ctx, AuditAct.SEASON_PLANNED)
    return Replace(await page(ctx, season))


@feature.button(SEASON_SEND, requires=_ORGANISE)
async def send(ctx: Context, id: str) -> Response:
    """Send the suggestions of that plan."""
    return await _decide(ctx, id, SeasonAct.SEND, AuditAct.SEASON_SENT)


@feature.button(SEASON_DROP, requires=_ORGANISE)
async def drop(ctx: Context, id: str) -> Response:
    """Drop that plan: nobody hears of it."""
    return await _decide(ctx, id, SeasonAct.DROP, AuditAct.SEASON_DROPPED)


async def _decide(ctx: Context, id: str, act: SeasonAct, logged: AuditAct) -> Response:
    """Do that to the present plan; a second press changes nothing, nor does one on an old plan."""
    season = await present(ctx)
    if season is not None and season.id == id and season.status is SeasonStatus.READY:
        season = await spread(ctx, season, act)
        await record(ctx, logged)
    return Replace(await page(ctx, season))


@feature.nudge(SEASON_READY, mute=None, merge=False, quiet_hours=False, late=Late.SEND)
async def ready(ctx: Context, nudge: Nudge) -> Message | None:
    """The plan is there. Its counts are read where it is asked who organises."""
    return notice(ctx, "nudge-season-ready", _LOOK.button(ctx, nudge.subject_id))


@feature.nudge(SEASON_FAILED, mute=None, merge=False, quiet_hours=False, late=Late.SEND)
async def failed(ctx: Context, nudge: Nudge) -> Message | None:
    """There is no plan."""
    return notice(ctx, "nudge-season-failed", SEASON_OPEN.button(ctx, nudge.subject_id))


async def _may_not_ask(ctx: Context, nudge: Nudge) -> None:
    """The seeker cannot ask anybody now: it is as if it had never been sent."""
    suggestion: Suggestion = await ctx.subject_of(nudge)
    await apply_as(ctx, suggestion, SuggestionAct.DISCARD, suggested_at=None)


@feature.nudge(
    SUGGESTED,
    mute=Mute.MATCHES,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    needs=Permission.ASK,
    lacking=_may_not_ask,
)
async def suggested(ctx: Context, nudge: Nudge) -> Message | None:
    """A host for somebody who waits. None if they take nobody at present."""
    suggestion: Suggestion = await ctx.subject_of(nudge)
    host = await ctx.tx.hosts.open_to(nudge.network, suggestion.host, ctx.me.id)
    if host is None or host.state is not HostState.ACTIVE:
        return None
    person = await ctx.person(suggestion.host)
    return message(
        paragraph(ctx, "nudge-suggested-host"),
        *await host_parts(ctx, host, person),
        *answers(ctx, suggestion, person),
    )


@feature.button(SEASON_PASS, act=SuggestionAct.DECLINE)
async def not_for_me(ctx: Context, suggestion: Suggestion, rest: str) -> Response:
    """The seeker passes; the host never hears of it."""
    await ctx.apply(suggestion, SuggestionAct.DECLINE)
    name = name_of(await ctx.person(suggestion.host))
    return Replace(notice(ctx, "suggestion-passed", FIND_OPEN.button(ctx), name=name))
