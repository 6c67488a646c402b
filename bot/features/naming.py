"""Whom a member means: by an @, by a name that is typed, or by a choice in a form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.forms import Values
from bot.core.messages import Button, Row
from bot.core.text import Text
from bot.domain.hosts import Host, fold
from bot.domain.people import Address, Person
from bot.engine.context import Context
from bot.engine.feature import FieldErrors
from bot.features.blocks import host_line, name_of
from bot.features.find.names import hosts_named
from bot.features.introduction.model import Status

MOST = 5
"""People of a name of whom one is chosen, at most."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a name may mean."""

    people: Sequence[Person] = ()
    """By name."""
    whole: bool = False
    """It is their whole name, or they were named with an @; else a part of their names."""
    hosts: Mapping[str, Host] = field(default_factory=dict)
    """The offers of those who host, by person."""

    @property
    def one(self) -> Person | None:
        """Whom it means, where it can mean only one."""
        return self.people[0] if len(self.people) == 1 else None


async def named(ctx: Context, typed: str) -> Named:
    """Return whom the text of a command means: who has an @, else who has that name.

    Those with just that name go before those of whose name it is a part. Only such are found as
    the actor can find anyway: hosts, those whom they know, those with whom they had to do. Of these
    last nobody is left out who has blocked the actor: it looks as if they did not host.
    """
    if ctx.mentions:
        mentioned = await ctx.mentioned()
        return Named([mentioned] if mentioned else [], whole=True)
    found, hosts = await _of_that_name(ctx, typed)
    people = [one for one in found.values() if not one.gone]
    whole = [one for one in people if fold(one.name) == fold(typed)]
    people = sorted(whole or people, key=lambda one: (fold(one.name), one.id))
    return Named(people, bool(whole), hosts)


async def all_named(ctx: Context, typed: str) -> list[Person]:
    """Return all with that name, or of whose name it is a part: first those with whom the actor had
    to do, also if they have left."""
    found, _ = await _of_that_name(ctx, typed)
    return list(found.values())


async def _of_that_name(ctx: Context, name: str) -> tuple[dict[str, Person], dict[str, Host]]:
    wanted, known = fold(name), dict[str, Person]()
    if not wanted:
        return {}, {}
    for i in await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, set(Status)):
        if i.role_of(ctx.me.id) and (other := i.other(ctx.me.id)) not in known:
            known[other] = await ctx.person(other)
    for tie in await ctx.tx.connections.ties_of(ctx.network, ctx.me.id):
        if tie.other not in known:
            known[tie.other] = await ctx.person(tie.other)
    found = {id: person for id, person in known.items() if _begins(person.name, wanted)}
    hosts = {}
    for one in await hosts_named(ctx.tx, ctx.network, ctx.me.id, wanted):
        found.setdefault(one.person.id, one.person)
        hosts[one.person.id] = one.host
    return found, hosts


def _begins(name: str, wanted: str) -> bool:
    """Whether a word of the name begins so, as the index of hosts reads it."""
    return f" {fold(name)}".find(f" {wanted}") >= 0


def choices(ctx: Context, named: Named, button: Callable[[Person], Button]) -> list[Row]:
    """Return a row for each of them, at most `MOST`: what they do, where they host, and a button.

    The sentence above them is `which-person`.
    """
    rows = []
    for person in named.people[:MOST]:
        host = named.hosts.get(person.id)
        line = host_line(ctx, host, person) if host else Text((name_of(person),))
        rows.append(Row(line, button(person)))
    return rows


async def chosen(
    ctx: Context, values: Values, *, but: Collection[str | None] = (), otherwise: str = ""
) -> Person:
    """Return whom the field `person` of a form names. Raises `FieldErrors` for somebody whom the
    bot does not know here, and for those in `but`, with the text `otherwise`."""
    person = await ctx.person_at(str(values["person"]))
    if person is None:
        raise FieldErrors(person=ctx.label("field-person-unknown"))
    if person.id in but:
        raise FieldErrors(person=otherwise)
    return person


async def anyone_at(ctx: Context, address: Address) -> Person | None:
    """Return the person of this network with that address, also one who left it."""
    person = await ctx.tx.people.at(address) or await ctx.tx.people.former(address)
    return person if person is not None and person.network == ctx.network else None
