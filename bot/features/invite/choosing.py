"""Who of those whom an organiser picked may be invited, or put into a cohort.

Nobody is written to who has not agreed to the notice: until then nothing about them may be kept,
not even that they are to be written to. All others who are left out are left out in silence: that
somebody said no, wants no invitations or has blocked an organiser is for no organiser to know.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.hosts import HostState
from bot.domain.people import Mute, Person
from bot.engine.context import Context
from bot.features.consent.model import version_of
from bot.features.introduction.model import OPEN
from bot.features.invite.invite import INVITE, INVITES, InvitedAs, InviteStatus


async def known(ctx: Context, addresses: Iterable[str]) -> dict[str, Person]:
    """Return those of them who use the bot here, by address."""
    found = {address: await ctx.person_at(address) for address in addresses}
    return {address: person for address, person in found.items() if person is not None}


async def may_be_written(ctx: Context, person: Person) -> bool:
    """Return whether an organiser, the actor, may have that person written to whom they picked."""
    if person.id == ctx.me.id or person.gone or person.erasing or Mute.INVITES in person.muted:
        return False
    version = version_of(ctx.community, ctx.practice)
    consents, blocks = ctx.tx.consents, ctx.tx.blocks
    if not await consents.has_agreed(ctx.network, person.id, ctx.community.id, version):
        return False
    return not await blocks.among(ctx.network, ctx.me.id, person.id)


async def may_be_invited(ctx: Context, person: Person, invited_as: InvitedAs) -> bool:
    """Return whether an organiser, the actor, may invite that person to be that now."""
    if not await may_be_written(ctx, person):
        return False
    if await _is_one_already(ctx, person, invited_as):
        return False
    lately = ctx.now - timedelta(days=ctx.practice.invite_again_days)
    for row in await ctx.tx.aggregates.of_person(ctx.network, person.id, INVITE, open_only=False):
        invite = INVITES.record_of(row)
        if invite.status is InviteStatus.DECLINED and invite.invited_as is invited_as:
            return False
        if invite.status is not InviteStatus.STOPPED and invite.created_at > lately:
            return False
    return True


async def _is_one_already(ctx: Context, person: Person, invited_as: InvitedAs) -> bool:
    """Return whether they host, or did and stopped; or have a request open."""
    if invited_as is InvitedAs.HOST:
        host = await ctx.tx.hosts.get(ctx.network, person.id)
        return host is not None and host.state is not HostState.DRAFT
    open_ones = await ctx.tx.introductions.of_person(ctx.network, person.id, OPEN)
    return any(i.seeker == person.id for i in open_ones)
