"""Limits of requests: who may be asked now, and how many requests a seeker may have open."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.hosts import Host
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.blocks import (
    name_of,
)
from bot.features.find.actions import FIND_LIKE, FIND_OPEN
from bot.features.find.handlers import can_be_asked
from bot.features.introduction.model import INTRODUCTION, OPEN, Status
from bot.features.mine.actions import MINE_CARD, MINE_OPEN


async def may_ask(ctx: Context, person: Person) -> Host:
    """Return the host if the actor may ask them now. Raises `UserError` with alternatives."""
    find = FIND_OPEN
    if person.id == ctx.me.id:
        raise UserError("error-yourself", find)
    host = await ctx.tx.hosts.get(ctx.network, person.id)
    if host is None or not ctx.hosting(host, person):
        raise UserError("error-not-asked-now", FIND_LIKE.to(person.id), find)
    mine = [
        i
        for i in await ctx.tx.introductions.of_person(
            ctx.network, ctx.me.id, OPEN | {Status.DECLINED}
        )
        if i.seeker == ctx.me.id
    ]
    opened = [i for i in mine if i.status in OPEN]
    for i in opened:
        if i.host == person.id:
            raise UserError(
                "error-already-open", MINE_CARD.to(INTRODUCTION, i.id), name=name_of(person)
            )
    again = ctx.now - timedelta(days=ctx.practice.ask_again_days)
    if any(i.host == person.id and i.closed_at and i.closed_at > again for i in mine):
        raise UserError("error-declined-lately", FIND_LIKE.to(person.id), find)
    see = MINE_OPEN
    if len(opened) >= ctx.practice.open_requests:
        raise UserError("error-cap-open", see, most=ctx.practice.open_requests)
    same = [i for i in opened if i.request.organisation_key == host.organisation_key]
    if len(same) >= ctx.practice.open_per_organisation:
        raise UserError("error-cap-organisation", see, find, organisation=host.organisation)
    if not await can_be_asked(ctx, host, person):
        raise UserError("error-host-full", FIND_LIKE.to(person.id), find)
    return host
