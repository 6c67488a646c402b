"""Adds a person when they act for the first time, recognises one who had left, and follows what the
platform tells of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.store import Transaction
from bot.domain.ids import new_id
from bot.domain.people import Address, Community, Person, Profile
from bot.domain.zones import guess
from bot.engine.context import Context
from bot.engine.jobs import reconcile_person
from bot.i18n.fluent import best_language
from bot.i18n.sanitize import clean, shorten
from bot.i18n.translator import Translator


def shown_name(profile: Profile) -> str:
    """Return the name of a member as the bot shows it; "" if the platform tells none."""
    return shorten(clean(profile.name).replace("\n", " "), 60)


def as_told(person: Person, profile: Profile) -> Person:
    """Return the person with the present name, and with zone and language if they chose none.

    What the platform does not tell stays.
    """
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
    if ctx.me.zone != before.zone:
        await reconcile_person(ctx, ctx.me)


@dataclass(frozen=True, slots=True)
class Joined:
    """Who acts at an address that was not in use."""

    person: Person
    returned: bool
    """They had left, and are back."""


async def join(tx: Transaction, address: Address, profile: Profile, now: datetime) -> Joined:
    """Put the address in use: for the person who left it, else for a new one.

    A community that is new is then a network of its own.
    """
    community = await tx.communities.get(address.community)
    if community is None:
        name = profile.community_name or address.space
        community = Community(id=address.community, network=address.community, name=name)
        await tx.communities.put(community)
    name = shown_name(profile) or address.member
    organiser = community.organised_by(profile)
    if former := await tx.people.former(address):
        person = replace(former, name=name, organiser=organiser, left=False)
        await tx.people.put(person)
        await tx.people.put_address(address, person.id, now)
        return Joined(person, returned=former.left)
    person = Person(
        id=new_id(now),
        network=community.network,
        name=name,
        zone=profile.zone or guess(profile.language) or "UTC",
        zone_known=bool(profile.zone),
        language=best_language(profile.language),
        organiser=organiser,
        sample=profile.sample,
        created_at=now,
    )
    await tx.people.put(person)
    await tx.people.put_address(address, person.id, now)
    return Joined(person, returned=False)
