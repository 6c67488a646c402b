"""Who brought seeker and host together, and can be told how it went."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import Button, action
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.introduction.model import Introduction, Status
from bot.features.thanks.actions import THANKS_TELL
from bot.i18n.sanitize import shorten

NAME_MAX = 20
"""Characters of each name: two stand on one button."""


async def readers_of(ctx: Context, i: Introduction) -> list[Person]:
    """Return the connectors who can be told. Whom the seeker has blocked is told nothing; whoever
    has blocked the seeker is named as before, and is sent nothing."""
    blocked = {person.id for person in await ctx.tx.blocks.of(ctx.network, i.seeker)}
    found = [await ctx.person(id) for id in i.connectors]
    return [one for one in found if not one.gone and one.id not in blocked]


def named(ctx: Context, people: Sequence[Person]) -> str:
    """Return the names of one or two people."""
    return ctx.translator.together([shorten(one.name, NAME_MAX) for one in people])


async def tell_button(ctx: Context, i: Introduction) -> Button | None:
    """Return the seeker's button; None where nobody introduced them, or they were told."""
    over = i.status in (Status.MET, Status.THANKED)
    if ctx.me.id != i.seeker or not over or i.thanks.told_at is not None:
        return None
    readers = await readers_of(ctx, i)
    if not readers:
        return None
    label = ctx.label("button-tell", names=named(ctx, readers))
    return Button(label, action(THANKS_TELL.name, i.id))
