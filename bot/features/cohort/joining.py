"""Members join a cohort, leave it, and read once that it is over."""

from __future__ import annotations

from bot.core.messages import Message, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.features.blocks import button_row, notice, paragraph
from bot.features.cohort.actions import COHORT_JOIN, COHORT_LEAVE
from bot.features.cohort.cohort import COHORTS, CohortStatus
from bot.features.cohort.feature import feature
from bot.features.cohort.place import (
    COHORT_OVER,
    PLACES,
    Place,
    PlaceAct,
    PlaceStatus,
    place_id,
    present,
    take_place,
)
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.model import Status
from bot.features.mine.actions import MINE_OPEN


@feature.button(COHORT_JOIN)
async def join(ctx: Context, id: str) -> Response:
    """Join the cohort, once. The button stands in a channel, so the answer is a message apart."""
    cohort = await COHORTS.load(ctx.tx, ctx.network, id)
    if cohort is None or not cohort.is_on(ctx.now) or cohort.community != ctx.community.id:
        return Reply(notice(ctx, "cohort-past", FIND_OPEN.button(ctx)))
    place = await PLACES.load(ctx.tx, ctx.network, place_id(cohort.id, ctx.me.id))
    if place is None:
        place = await take_place(ctx, cohort, ctx.me)
    elif place.status is not PlaceStatus.JOINED:
        place = await ctx.apply(place, PlaceAct.JOIN, closed_at=None, tell_at=None)
    return Reply(await PLACES.card(ctx, place))


@feature.button(COHORT_LEAVE, act=PlaceAct.GIVE_UP)
async def leave(ctx: Context, place: Place, rest: str) -> Response:
    """Leave it. Nobody is told."""
    cohort = await present(ctx, place)
    await ctx.apply(place, PlaceAct.GIVE_UP)
    if cohort is None:
        return Replace(notice(ctx, "cohort-past", FIND_OPEN.button(ctx)))
    return Replace(notice(ctx, "cohort-left", name=cohort.name))


@feature.nudge(COHORT_OVER, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def over(ctx: Context, nudge: Nudge) -> Message | None:
    """It is over: what goes on, and what is left to say. None if organisers took it back."""
    place: Place = await ctx.subject_of(nudge)
    cohort = await COHORTS.load(ctx.tx, ctx.network, place.cohort)
    if cohort is None or cohort.status is CohortStatus.REMOVED:
        return None
    met = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, {Status.MET})
    owed = sum(i.seeker == ctx.me.id for i in met)
    return message(
        paragraph(ctx, "nudge-cohort-over", name=cohort.name),
        paragraph(ctx, "cohort-owed", count=owed) if owed else None,
        button_row(MINE_OPEN.button(ctx), FIND_OPEN.button(ctx)),
    )
