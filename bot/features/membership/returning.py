"""Returning: a member acts again in a community that they had left."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.hosts import HostState
from bot.engine.context import Context
from bot.engine.jobs import reconcile_person
from bot.features.host.pausing import ask_again


async def returned(ctx: Context) -> None:
    """The actor is back: what is still open goes on, and a host is asked whether to host again.

    Nobody can ask them before they say so. Only the answer is theirs: the offer is as they left it.
    """
    host = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
    if host is not None and host.state is HostState.AWAY:
        await ctx.tx.hosts.put(replace(host, state=HostState.LEFT))
        await ask_again(ctx)
    await reconcile_person(ctx, ctx.me)
