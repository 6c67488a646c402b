"""Who gets a report: the contact for reports if there is one, else the organisers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.permissions import NAMES_SHOWN
from bot.features.mine.actions import MINE_OPEN
from bot.i18n.sanitize import shorten

MOST = 10
"""Organisers who are notified of one report; all of them can open it."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who is told of a report, and who is reminded if nobody acknowledges it."""

    told: tuple[Person, ...]
    others: tuple[Person, ...] = ()

    def names(self, ctx: Context) -> str:
        """Return the names of those who are told, as one says them."""
        return ctx.translator.together([shorten(p.name, 40) for p in self.told[:NAMES_SHOWN]])


async def contact(ctx: Context) -> Person | None:
    """Return the contact for reports of this community, if they are here; None if there is none."""
    named = ctx.community.reports_to
    person = await ctx.tx.people.get(ctx.network, named) if named else None
    return person if person is not None and not person.gone else None


async def recipients(ctx: Context, reported: Person) -> Recipients:
    """Return who gets a report of the actor about that person: neither of these two, and nobody
    whom the actor has blocked.

    Raises `UserError` if nobody is left.
    """
    blocked = await ctx.tx.blocks.of(ctx.network, ctx.me.id)
    involved = {ctx.me.id, reported.id, *(person.id for person in blocked)}
    known = await ctx.tx.people.organisers(ctx.community.id)
    organisers = tuple(person for person in known if person.id not in involved)[:MOST]
    named = await contact(ctx)
    if named is not None and named.id not in involved:
        return Recipients((named,), tuple(p for p in organisers if p.id != named.id))
    if not organisers:
        who = ctx.community.contact or ctx.label("organisers-unknown")
        raise UserError("error-report-nobody", MINE_OPEN, who=who)
    return Recipients(organisers)
