"""Who may ask, host and organise in a community, and the explanation of a refusal.

The platform is asked only where an organiser has set roles; see `Context.membership`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.people import Community, Membership, Profile
from bot.engine.errors import MembershipRequired, UserError
from bot.i18n.sanitize import shorten

if TYPE_CHECKING:
    from bot.engine.actions import Action
    from bot.engine.context import Context
    from bot.engine.feature import Requirements

NAMES_SHOWN = 3
"""Organisers who are named in a refusal, at most."""


class Permission(StrEnum):
    """A right that an organiser can limit to roles."""

    ASK = "ask"
    HOST = "host"
    ORGANISE = "organise"


def roles_for(community: Community, permission: Permission) -> tuple[str, ...]:
    """Return the roles that are set for it; none: everyone may."""
    match permission:
        case Permission.ASK:
            return community.asking
        case Permission.HOST:
            return community.hosting
        case Permission.ORGANISE:
            return community.organising


def is_platforms_to_say(community: Community, permission: Permission) -> bool:
    """Return whether the platform must be asked. For `ORGANISE` it always is."""
    return permission is Permission.ORGANISE or bool(roles_for(community, permission))


def gives(community: Community, permission: Permission, profile: Profile) -> bool:
    """Return whether a member with that profile has it there."""
    if permission is Permission.ORGANISE:
        return community.organised_by(profile)
    needed = roles_for(community, permission)
    return not needed or not set(needed).isdisjoint(profile.roles)


def has(ctx: Context, permission: Permission) -> bool:
    """Return whether the actor has it. The platform need not be asked where nobody set roles."""
    if not is_platforms_to_say(ctx.community, permission):
        return True
    return gives(ctx.community, permission, ctx.membership.profile)


def role_names(membership: Membership, roles: tuple[str, ...]) -> list[str]:
    """Return the names of those roles that still exist."""
    return [shorten(membership.roles[id], 40) for id in roles if id in membership.roles]


def named_roles(ctx: Context, permission: Permission) -> str:
    """Return the names of the roles for a permission, as an enumeration."""
    names = role_names(ctx.membership, roles_for(ctx.community, permission))
    return ctx.translator.listed(names) or ctx.label("role-gone")


async def organisers(ctx: Context) -> str:
    """Return the names of the other organisers, as one says them."""
    others = [
        shorten(person.name, 40)
        for person in await ctx.tx.people.organisers(ctx.community.id)
        if person.id != ctx.me.id
    ]
    if not others:
        return ctx.label("organisers-unknown")
    return ctx.translator.together(others[:NAMES_SHOWN])


async def turn_to(ctx: Context) -> str:
    """Return whom the actor can write to: the contact that organisers set, else their names."""
    return ctx.community.contact or await organisers(ctx)


_REFUSALS = {
    Permission.ASK: "error-asking",
    Permission.HOST: "error-hosting",
    Permission.ORGANISE: "error-organising",
}


async def check(ctx: Context, requires: Requirements) -> None:
    """Check the permissions that a handler declares.

    Raises `MembershipRequired` if the platform must be asked first, `UserError` for a refusal.
    """
    for permission in (requires.permission, requires.reads):
        must_ask = permission is not None and is_platforms_to_say(ctx.community, permission)
        if must_ask and ctx.asked.membership is None:
            raise MembershipRequired
    if requires.permission:
        await require(ctx, requires.permission, ctx.router.navigation.refused[requires.permission])


async def require(ctx: Context, permission: Permission, ways_on: tuple[Action, ...]) -> None:
    """Raise `UserError` if the actor lacks it; `ways_on` are actions to offer instead."""
    if has(ctx, permission):
        return
    if permission is Permission.ORGANISE:
        raise UserError(_REFUSALS[permission], *ways_on, who=await organisers(ctx))
    raise UserError(
        _REFUSALS[permission],
        *ways_on,
        roles=named_roles(ctx, permission),
        who=await turn_to(ctx),
    )
