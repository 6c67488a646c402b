"""Who acts: recognises a member, one who had left and somebody new, adds those who join, and
follows what the platform tells of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted, MemberEvent
from bot.core.store import Transaction
from bot.domain.ids import new_id
from bot.domain.people import Address, Barred, Community, Person, Profile
from bot.domain.practice import Practice
from bot.domain.zones import guess
from bot.engine.asked import Asked
from bot.engine.context import Context
from bot.engine.errors import ProfileRequired
from bot.engine.jobs import reconcile_person
from bot.engine.router import Router
from bot.i18n.fluent import best_language
from bot.i18n.sanitize import clean, shorten
from bot.i18n.translator import Translator

USED_AGAIN = timedelta(hours=1)
"""So long after an address was used it is noted that it is used again."""


def shown_name(profile: Profile) -> str:
    """Return the name of a member as the bot shows it; "" if the platform tells none."""
    return shorten(clean(profile.name).replace("\n", " "), 60)


def as_told(person: Person, profile: Profile) -> Person:
    """Return the person with the present name, and with zone and language if they chose none.

    What the platform does not tell stays, and so does the record of somebody who is being erased.
    """
    if person.erasing:
        return person
    name = person.name if profile.name == person.name else shown_name(profile)
    if name and name != person.name:
        person = replace(person, name=name)
    if profile.zone and profile.zone != person.zone and not person.zone_chosen:
        person = replace(person, zone=profile.zone, zone_known=True)
    if profile.language and not person.language_chosen:
        language = best_language(profile.language)
        if language != person.language:
            person = replace(person, language=language)
    return person


async def follow(ctx: Context, told: Profile) -> None:
    """Follow what the platform tells of the person of that context. Writes only what changed.

    Sent messages keep the former name. What waits is moved where the zone changed.
    """
    before, ctx.me = ctx.me, as_told(ctx.me, told)
    if ctx.me is before:
        return
    ctx.translator = Translator.of(ctx.me, ctx.community)
    await ctx.tx.people.put(ctx.me)
    if ctx.me.name != before.name:
        host = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
        if host is not None:
            await ctx.tx.hosts.put(host)  # it is found by the name
    if ctx.me.zone != before.zone:
        await reconcile_person(ctx, ctx.me)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who acts at an address that is not in use, as they will be stored when they join."""

    person: Person
    community: Community
    returned: bool
    """They had left, and are back."""


async def actor_context(
    tx: Transaction,
    event: MemberEvent,
    now: datetime,
    asked: Asked,
    practice: Practice,
    router: Router,
) -> tuple[Context, Arrival | None]:
    """Return the context of the actor; with who arrives, if the address is not in use.

    It stores what it learns of a member, and nothing of who arrives. Raises `ProfileRequired` if
    the platform must be asked who that is.
    """
    at = await tx.people.with_community(event.actor)
    person, community, arrival = at.person, at.community, None
    if person is None:
        if asked.profile is None:
            raise ProfileRequired
        told = asked.membership.profile if asked.membership else asked.profile
        arrival = await _arriving(tx, event.actor, community, told, now)
        person, community = arrival.person, arrival.community
    elif community is None:
        raise LookupError(event.actor.community)
    ctx = Context.of(tx, now, person, community, practice, router)
    ctx.joined, ctx.known = arrival is None, arrival is None or arrival.returned
    ctx.acting, ctx.asked, ctx.alone = True, asked, event.alone
    if isinstance(event, ButtonPressed | FormSubmitted):
        ctx.source = event.message
    if isinstance(event, CommandUsed):
        ctx.mentions, ctx.pointed_at = event.mentions, event.message
    if arrival is None:
        await _note(ctx, event, at.used_at)
    # An event that changes nothing else may be handled twice after a power failure.
    await tx.allow_async_commit()
    return ctx, arrival


async def _note(ctx: Context, event: MemberEvent, used_at: datetime | None) -> None:
    """Store that the member acts, and what the platform tells of them. `used_at`: when they used
    this address before, if no other since."""
    if ctx.me.erasing:
        return
    if ctx.asked.membership is not None:
        organiser = ctx.community.organised_by(ctx.asked.membership.profile)
        if organiser != ctx.me.organiser:
            ctx.me = replace(ctx.me, organiser=organiser)
            await ctx.tx.people.put(ctx.me)
    if used_at is None or not timedelta() <= ctx.now - used_at < USED_AGAIN:
        await ctx.tx.people.put_address(event.actor, ctx.me.id, ctx.now)
    if told := ctx.asked.profile or event.profile:
        await follow(ctx, told)


async def _arriving(
    tx: Transaction, address: Address, community: Community | None, profile: Profile, now: datetime
) -> Arrival:
    """Return the person who left that address, else a new one. Stores nothing.

    Who was erased there begins anew, under the id by which limits and removals know them.
    A community that is new is then a network of its own.
    """
    if community is None:
        name = profile.community_name or address.space
        community = Community(id=address.community, network=address.community, name=name)
    elif not community.name:  # the bot has joined it, and nobody has used it yet
        community = replace(community, name=profile.community_name or address.space)
    name = shown_name(profile) or address.member
    organiser = community.organised_by(profile)
    former = await tx.people.former(address)
    if former is not None and former.erasing:
        return Arrival(former, community, returned=False)
    if former is not None and not former.erased:
        person = replace(former, name=name, organiser=organiser, left=False)
        return Arrival(person, community, returned=former.left)
    person = Person(
        id=former.id if former else new_id(now),
        network=former.network if former else community.network,
        name=name,
        zone=profile.zone or guess(profile.language) or "UTC",
        zone_known=bool(profile.zone),
        language=best_language(profile.language),
        organiser=organiser,
        sample=profile.sample,
        barred=former.barred if former else Barred.NO,
        barred_until=former.barred_until if former else None,
        created_at=now,
    )
    return Arrival(person, community, returned=False)


async def join(ctx: Context, address: Address) -> None:
    """Store the actor, who arrived, and put the address in use."""
    known = await ctx.tx.communities.get(ctx.community.id)
    if known is None or not known.name:
        await ctx.tx.communities.put(ctx.community)
    await ctx.tx.people.put(ctx.me)
    await ctx.tx.people.put_address(address, ctx.me.id, ctx.now)
    ctx.joined = ctx.known = True
