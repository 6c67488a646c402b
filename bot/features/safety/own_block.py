"""What a member is told who means somebody they have blocked."""

from __future__ import annotations

from bot.domain.people import Person
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.blocks import name_of
from bot.features.safety.actions import SAFETY_UNBLOCK


async def refuse_blocked(ctx: Context, person: Person, *others: Action) -> None:
    """Raise `UserError` if the actor has blocked that person: they can undo it, or do one of these.

    A block by the other one does not count here: nobody learns of it.
    """
    if (ctx.me.id, person.id) in await ctx.tx.blocks.among(ctx.network, ctx.me.id, person.id):
        undo = SAFETY_UNBLOCK.to(person.id)
        raise UserError("error-you-blocked", undo, *others, name=name_of(person))
