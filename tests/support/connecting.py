"""Stories about who knows whom."""

from __future__ import annotations

from bot.features.connections.model import Connector, Tie
from tests.support.workspace import Member, Workspace


async def says_so(one: Member, other: Member, **said: str) -> None:
    """One says that they know the other: worked together, fairly well, unless `said` otherwise."""
    await one.says(f"know @{other.name}", other)
    await one.fills(**{"how": "worked", "well": "2", **said})


async def acquainted(workspace: Workspace, *names: str) -> tuple[Member, ...]:
    """Members of these names, known to the bot."""
    members = tuple(workspace.member(name) for name in names)
    for member in members:
        await member.says("help")
        await member.says("mine")
    return members


async def connected(workspace: Workspace) -> tuple[Member, Member]:
    """Mina and Bea, who both say that they know each other."""
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await bea.presses("connections.confirm")
    return mina, bea


async def tie(one: Member, other: Member) -> Tie | None:
    """One's side of it, as the search for ways reads it."""
    me, them = await one.person(), await other.person()
    async with one.workspace.store.transaction() as tx:
        return await tx.connections.tie(me.network, me.id, them.id)


async def connector(member: Member) -> Connector:
    """How often they may be asked to introduce others."""
    me = await member.person()
    async with member.workspace.store.transaction() as tx:
        return await tx.connections.connector(me.network, me.id)
