"""Adds a person when they act for the first time."""

from __future__ import annotations

from datetime import datetime

from bot.core.store import Transaction
from bot.domain.ids import new_id
from bot.domain.people import Address, Community, Person, Profile
from bot.domain.zones import guess
from bot.i18n.fluent import best_language
from bot.i18n.sanitize import clean, shorten


async def join(tx: Transaction, address: Address, profile: Profile, now: datetime) -> Person:
    """Add a person, and their community if it is new, which is then a network of its own."""
    community = await tx.communities.get(address.community)
    if community is None:
        name = profile.community_name or address.space
        community = Community(id=address.community, network=address.community, name=name)
        await tx.communities.put(community)
    person = Person(
        id=new_id(now),
        network=community.network,
        name=shorten(clean(profile.name).replace("\n", " ") or address.member, 60),
        zone=profile.zone or guess(profile.language) or "UTC",
        zone_known=bool(profile.zone),
        language=best_language(profile.language),
        organiser=community.organised_by(profile),
        sample=profile.sample,
        created_at=now,
    )
    await tx.people.put(person)
    await tx.people.put_address(address, person.id, now)
    return person
