"""Adds a person when they act for the first time, and recognises one who had left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.store import Transaction
from bot.domain.ids import new_id
from bot.domain.people import Address, Community, Person, Profile
from bot.domain.zones import guess
from bot.i18n.fluent import best_language
from bot.i18n.sanitize import clean, shorten


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
    name = shorten(clean(profile.name).replace("\n", " ") or address.member, 60)
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
