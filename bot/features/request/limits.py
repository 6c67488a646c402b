"""Limits of requests: who may be asked now, and how many requests a seeker may have open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from bot.domain.hosts import Format, Host
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import LimitReached, UserError
from bot.features.blocks import (
    name_of,
)
from bot.features.find.actions import FIND_LIKE, FIND_OPEN
from bot.features.find.search import Room, room_of
from bot.features.guide.actions import GUIDE_LIMITS
from bot.features.introduction.model import INTRODUCTION, OPEN, Introduction, Status
from bot.features.mine.actions import MINE_CARD, MINE_OPEN
from bot.features.safety.own_block import refuse_blocked
from bot.features.ways.actions import WAYS_REACH
from bot.features.ways.model import WayStatus

LENGTHS = (15, 20, 30)
"""Minutes to choose from for a talk with somebody who does not host."""
TAKEN_BACK = 2
"""Requests to one host that a seeker may take back within `ask_again_days`: each reaches them."""
ASKED_BEFORE = OPEN | {
    Status.DRAFT,
    Status.MET,
    Status.THANKED,
    Status.DECLINED,
    Status.WITHDRAWN,
}
"""What can be between a seeker and a host whom they look at."""


async def may_ask(ctx: Context, person: Person) -> Host:
    """Return the host if the actor may ask them. Raises `UserError` with alternatives.

    Whether the host has room now is `require_room`.
    """
    find = FIND_OPEN
    if person.id == ctx.me.id:
        raise UserError("error-yourself", find)
    host = await ctx.host_for(person)
    if host is None:
        await refuse_blocked(ctx, person, find)
        through = WAYS_REACH.to(person.id)
        raise UserError("error-not-asked-now", through, FIND_LIKE.to(person.id), find)
    await _within_limits(ctx, person, host)
    return host


async def may_reach(ctx: Context, person: Person) -> Host:
    """Return the offer of somebody whom the actor may ask through people, who may not host.

    Raises `UserError` as `may_ask` does, except where they do not host.
    """
    if person.id == ctx.me.id:
        raise UserError("error-yourself", FIND_OPEN)
    if person.gone:
        raise UserError("error-gone", FIND_OPEN)
    await refuse_blocked(ctx, person, FIND_OPEN)
    host = await ctx.host_for(person) or Host(
        person=person.id,
        network=person.network,
        formats=tuple(Format),
        lengths=LENGTHS,
        created_at=ctx.now,
    )
    await _within_limits(ctx, person, host)
    return host


async def _within_limits(ctx: Context, person: Person, host: Host) -> None:
    """Raise `UserError` if the actor has too much open, or asked that person lately.

    A note that goes through people counts as if it had been sent.
    """
    find = FIND_OPEN
    among = OPEN | {Status.DRAFT, Status.DECLINED, Status.LEFT, Status.WITHDRAWN}
    mine = [
        i
        for i in await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, among)
        if i.seeker == ctx.me.id and (i.status is not Status.DRAFT or i.is_carried)
    ]
    opened = [i for i in mine if i.status in OPEN or i.is_carried]
    for i in opened:
        if i.host == person.id:
            raise UserError(
                "error-already-open", MINE_CARD.to(INTRODUCTION, i.id), name=name_of(person)
            )
    again = ctx.now - timedelta(days=ctx.practice.ask_again_days)
    before = [i for i in mine if i.host == person.id]
    if free_at := may_ask_again(ctx, before):
        declined = _waits(ctx, before, Status.DECLINED)
        says = "error-declined-lately" if declined else "error-withdrawn-lately"
        day = first_day_after(ctx, free_at)
        raise UserError(says, FIND_LIKE.to(person.id), find, day=day)
    see = MINE_OPEN
    around = await _asking_around(ctx)
    if len(opened) + around >= ctx.practice.open_requests:
        raise LimitReached("error-cap-open", see, GUIDE_LIMITS, most=ctx.practice.open_requests)
    there = host.organisation_key
    same = [i for i in opened if there and i.request.organisation_key == there]
    if len(same) >= ctx.practice.open_per_organisation:
        raise LimitReached(
            "error-cap-organisation", see, find, GUIDE_LIMITS, organisation=host.organisation
        )
    # To leave and come back makes no room; the same host can be asked again.
    left = [i for i in mine if _left_lately(ctx, i, again) and i.host != person.id]
    there_too = [i for i in left if there and i.request.organisation_key == there]
    for counted, most in (
        (opened + left, ctx.practice.open_requests),
        (same + there_too, ctx.practice.open_per_organisation),
    ):
        if len(counted) >= most:
            raise LimitReached("error-cap-left", see, find, GUIDE_LIMITS, day=_again(ctx, left))


def may_ask_again(ctx: Context, before: Collection[Introduction]) -> datetime | None:
    """Return when a seeker may ask a host again whom they asked `before`, after a no or after they
    took too many requests back; None: now."""
    waits = _waits(ctx, before, Status.DECLINED)[-1:]
    taken_back = _waits(ctx, before, Status.WITHDRAWN)
    if len(taken_back) >= TAKEN_BACK:
        waits.append(taken_back[-TAKEN_BACK])
    return max(waits, default=None)


def _waits(ctx: Context, before: Collection[Introduction], status: Status) -> list[datetime]:
    """When those that ended so are long enough ago, in order; without those that are."""
    wait = timedelta(days=ctx.practice.ask_again_days)
    ended = [i.closed_at + wait for i in before if i.status is status and i.closed_at]
    return sorted(at for at in ended if at > ctx.now)


async def require_open(ctx: Context) -> None:
    """Raise `UserError` if the actor has as many requests open as they may."""
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, OPEN | {Status.DRAFT})
    opened = [i for i in mine if i.seeker == ctx.me.id and (i.status in OPEN or i.is_carried)]
    most = ctx.practice.open_requests
    if len(opened) + await _asking_around(ctx) >= most:
        raise LimitReached("error-cap-open", MINE_OPEN, GUIDE_LIMITS, most=most)


async def _asking_around(ctx: Context) -> int:
    """How many notes of the actor go to people whom they know, for nobody in particular."""
    ways = await ctx.tx.ways.open_of(ctx.network, ctx.me.id)
    return sum(way.status is WayStatus.ASKING and way.target is None for way in ways)


def _again(ctx: Context, left: Collection[Introduction]) -> date:
    """Return the first whole day, where the actor is, on which none of these counts any more."""
    ended = max(i.closed_at for i in left if i.closed_at)
    return first_day_after(ctx, ended + timedelta(days=ctx.practice.ask_again_days))


def first_day_after(ctx: Context, at: datetime) -> date:
    """Return the first whole day, where the actor is, after an instant."""
    return at.astimezone(ctx.me.tz).date() + timedelta(days=1)


def _left_lately(ctx: Context, i: Introduction, since: datetime) -> bool:
    """Return whether a request of the actor ended because they themselves left, after that."""
    mine = i.status is Status.LEFT and i.time.moved_by == ctx.me.id
    return mine and i.closed_at is not None and i.closed_at > since


async def require_room(ctx: Context, host: Host, person: Person) -> None:
    """Raise `UserError` with alternatives if the host has no room for one more request now."""
    others = FIND_LIKE.to(person.id)
    match await room_of(ctx, host, person):
        case Room.NONE:
            raise UserError("error-host-full", others, FIND_OPEN, GUIDE_LIMITS)
        case Room.BUSY if draft := await draft_to(ctx, person.id):
            kept = MINE_CARD.to(INTRODUCTION, draft.id)
            raise UserError("error-host-busy-kept", others, kept, GUIDE_LIMITS)
        case Room.BUSY:
            raise UserError("error-host-busy", others, FIND_OPEN, GUIDE_LIMITS)


async def draft_to(ctx: Context, host: str) -> Introduction | None:
    """Return the actor's note to that host that is not sent yet."""
    drafts = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, {Status.DRAFT})
    found = [i for i in drafts if i.host == host and i.seeker == ctx.me.id and not i.is_carried]
    return found[-1] if found else None
