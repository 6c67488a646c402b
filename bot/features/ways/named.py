"""Whom a host named to a seeker when they talked: that host is asked to introduce the two."""

from __future__ import annotations

from bot.engine.context import Context
from bot.features.introduction.model import Status
from bot.features.ways.model import ConnectorRequest, Way
from bot.features.ways.paths import may_be_asked

_TALKED = {Status.MET, Status.THANKED}


async def host_who_named(ctx: Context, seeker: str, target: str) -> str | None:
    """Return the id of the last host who named that person to the seeker, as the seeker noted."""
    talks = await ctx.tx.introductions.of_person(ctx.network, seeker, _TALKED)
    named = [i.host for i in talks if i.seeker == seeker and i.debrief.onward == target]
    return named[-1] if named else None


async def was_named_by(ctx: Context, way: Way, connector: str) -> bool:
    """Return whether the seeker chose that connector because they named the person wanted."""
    if way.first != connector or way.target is None:
        return False
    return await host_who_named(ctx, way.seeker, way.target) == connector


async def may_be_asked_first(ctx: Context, way: Way, host: str) -> bool:
    """Return whether the host who named the person wanted may be asked now, tie or not."""
    person = await ctx.person(host)
    if person.gone or await ctx.tx.blocks.among(ctx.network, host, way.seeker, way.target or ""):
        return False
    return await may_be_asked(ctx, host, way.seeker)


async def may_introduce(ctx: Context, request: ConnectorRequest, way: Way, suggested: bool) -> bool:
    """Return whether the last connector still knows the person wanted, or need not: they were
    `suggested`, or named that person themselves. A tie that was removed is a way no more."""
    if request.onward or suggested or request.target is None:
        return True
    if await ctx.tx.connections.tie(ctx.network, request.connector, request.target) is not None:
        return True
    return await was_named_by(ctx, way, request.connector)
