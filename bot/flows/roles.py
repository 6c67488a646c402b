"""Roles: who may ask, host and organise in a community, and a kind sentence for who may not.

The platform is asked only where an organiser has set roles; see `Context.standing`.
"""

from __future__ import annotations

from bot.context import Context, UserError
from bot.model.people import Standing
from bot.words import shorten

SHOWN = 3
"""Organisers that are named to somebody who looks for one."""


def has(ctx: Context, needed: tuple[str, ...]) -> bool:
    """Whether I have one of these roles; where none is needed, everybody has."""
    return not needed or not set(needed).isdisjoint(ctx.standing.profile.roles)


def names(standing: Standing, roles: tuple[str, ...]) -> list[str]:
    """What these roles are called, those that are still there."""
    return [shorten(standing.roles[id], 40) for id in roles if id in standing.roles]


async def organisers(ctx: Context) -> str:
    """Who can help: the organisers that I am not, by name."""
    others = [
        shorten(person.name, 40)
        for person in await ctx.tx.organisers(ctx.community.id)
        if person.id != ctx.me.id
    ]
    return ctx.words.listed(others[:SHOWN]) or ctx.label("organisers-unknown")


async def must_ask(ctx: Context) -> None:
    """Raises `UserError` if asking takes a role that I have not."""
    needed = ctx.community.asking
    if not has(ctx, needed):
        raise UserError(
            "asking",
            ("button-host", "host.open"),
            ("button-mine", "mine.open"),
            roles=named(ctx, needed),
            who=await organisers(ctx),
        )


async def must_host(ctx: Context) -> None:
    """Raises `UserError` if hosting takes a role that I have not."""
    needed = ctx.community.hosting
    if not has(ctx, needed):
        raise UserError(
            "hosting",
            ("button-find", "find.open"),
            ("button-mine", "mine.open"),
            roles=named(ctx, needed),
            who=await organisers(ctx),
        )


async def must_organise(ctx: Context) -> Standing:
    """What the platform says. Raises `UserError` if it does not say that I am an organiser."""
    if not ctx.community.organised_by(ctx.standing.profile):
        raise UserError(
            "organising",
            ("button-settings", "settings.open"),
            ("button-help", "help.open"),
            who=await organisers(ctx),
        )
    return ctx.standing


def named(ctx: Context, roles: tuple[str, ...]) -> str:
    """These roles in a sentence."""
    return ctx.words.listed(names(ctx.standing, roles)) or ctx.label("role-gone")
