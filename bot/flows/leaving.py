"""Leaving: a member or a whole community goes; what they were part of ends kindly."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.context import Context, change, replan_person
from bot.events import PlaceGone
from bot.model.hosts import HostState
from bot.model.introductions import OPEN, WAITING, Act, DeclineReason, Status
from bot.model.people import Address
from bot.model.practice import Practice
from bot.store import Transaction
from bot.view import Nothing, Response

NEEDED = OPEN | {Status.MISSED}
"""The talk is still to come, so that the conversation the two share is needed."""


async def let_go_waiting(ctx: Context) -> None:
    """I host no longer: requests that still wait for my answer get a kind no."""
    for i in await ctx.tx.introductions_of(ctx.network, ctx.me.id, WAITING):
        if i.host == ctx.me.id:
            await ctx.act(i, Act.DECLINE, decline_reason=DeclineReason.AWAY)


async def member_left(
    tx: Transaction, address: Address, now: datetime, practice: Practice
) -> Response:
    """Nobody is reached there any more; with their last address the person is gone."""
    person = await tx.person_at(address)
    community = await tx.community(address.community)
    await tx.drop_address(address)
    if person is None or community is None or await tx.addresses(person.id):
        return Nothing()
    person = replace(person, left=True)
    await tx.put_person(person)
    ctx = Context.of(tx, now, person, community, practice)
    host = await tx.host(person.network, person.id)
    if host is not None:
        await tx.put_host(replace(host, state=HostState.LEFT))
    for i in await tx.introductions_of(person.network, person.id, NEEDED | {Status.DRAFT}):
        if person.id in (i.seeker, i.host):
            await change(ctx, i, Act.LEAVE, moved_by=person.id, sequence=i.sequence_cancelled)
    await replan_person(ctx, person)
    await tx.cancel_nudges([nudge.key for nudge in await tx.nudges_for(person.id)])
    return Nothing()


async def community_left(
    tx: Transaction, community: str, now: datetime, practice: Practice
) -> Response:
    """The bot was removed from a community: all who are reached only there are gone."""
    for address in await tx.members(community):
        await member_left(tx, address, now, practice)
    return Nothing()


async def place_gone(
    tx: Transaction, event: PlaceGone, now: datetime, practice: Practice
) -> Response:
    """The conversation they shared was deleted: what was to come of it ends, and both are told.

    Once a talk has begun the conversation has done its work, and nothing ends.
    """
    community = await tx.community(event.community)
    for _, i in await tx.introductions_in(event.community, event.place, NEEDED):
        seeker = await tx.person(i.network, i.seeker)
        begun = i.starts_at is not None and i.starts_at <= now and i.status is Status.AGREED
        if seeker is None or community is None or begun:
            continue
        ctx = Context.of(tx, now, seeker, community, practice)
        await change(ctx, i, Act.LEAVE, moved_by=None, parting="", sequence=i.sequence_cancelled)
    return Nothing()
