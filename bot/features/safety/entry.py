"""Whom a member means: by a mention, a name, or the message on which they used the command."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.ports import MessageRef
from bot.domain.hosts import fold
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.introduction.model import INTRODUCTION
from bot.features.naming import MOST, all_named, anyone_at
from bot.features.safety.actions import SAFETY_OPEN


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a member means."""

    people: list[Person]
    """Most often one; none if they named nobody."""
    introduction: str = ""
    """The id of the introduction that the message was about."""


async def meant(ctx: Context, typed: str, command: str) -> Meant:
    """Return whom the actor means with that command.

    Raises `UserError` if it is nobody whom the bot knows, or only the actor.
    """
    about = ""
    if ctx.mentions:
        named = [await anyone_at(ctx, address) for address in ctx.mentions]
        found = [person for person in named if person is not None]
        unknown = "error-safety-unknown"
    elif ctx.pointed_at is not None:
        found, about = await _people_in(ctx, ctx.pointed_at)
        unknown = "error-safety-message"
    elif fold(typed):
        found = (await all_named(ctx, typed))[:MOST]
        unknown = "error-safety-name"
    else:
        return Meant([])
    others = list({person.id: person for person in found if person.id != ctx.me.id}.values())
    if found and not others:
        raise UserError("error-safety-yourself", SAFETY_OPEN)
    if not others:
        raise UserError(unknown, SAFETY_OPEN, command=command)
    return Meant(others, about)


async def _people_in(ctx: Context, shown: MessageRef) -> tuple[list[Person], str]:
    """Return the others whom a message of the bot to the actor is about, and the introduction."""
    nudge = await _sent_to_actor(ctx, shown)
    if nudge is None:
        return [], ""
    if kind := ctx.router.aggregates.get(nudge.subject_kind):
        state = await kind.load(ctx.tx, ctx.network, nudge.subject_id)
        ids = kind.named_to(state, ctx.me.id) if state is not None else ()
    else:
        ids = (nudge.subject_id,)  # a host, or the reader
    people = [await ctx.person(id) for id in ids]
    about = nudge.subject_id if nudge.subject_kind == INTRODUCTION else ""
    return [person for person in people if not person.erased], about


async def _sent_to_actor(ctx: Context, shown: MessageRef) -> Nudge | None:
    """Return the nudge that is shown as that message; None if it was not sent to the actor."""
    found = await ctx.tx.nudges.sent_as(ctx.network, shown.id)
    return next((n for n in found if ctx.me.id in (n.person, *n.audience)), None)
