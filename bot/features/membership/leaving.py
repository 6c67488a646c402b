"""Leaving: a member, a community or a conversation is gone, and what was open ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.events import CommunityLeft, ConversationDeleted, MemberLeft
from bot.core.store import Transaction
from bot.domain.hosts import HostState
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.engine.hooks import Gone
from bot.engine.router import Router
from bot.engine.transitions import apply_as, leave_all, reconcile_person
from bot.features.introduction.aggregate import called_off
from bot.features.introduction.model import OPEN, Act, Status

NEEDED = OPEN | {Status.MISSED}
"""Statuses before the talk, in which the two need their conversation."""


async def gone(
    tx: Transaction, event: Gone, now: datetime, practice: Practice, router: Router
) -> None:
    """End what was open with a member, in a community or in a conversation that is gone."""
    match event:
        case MemberLeft(actor=actor):
            await _member_left(tx, actor, now, practice, router)
        case CommunityLeft(community=community):
            # Members with no other address have left.
            for address in await tx.people.members(community):
                await _member_left(tx, address, now, practice, router)
        case ConversationDeleted():
            await _conversation_deleted(tx, event, now, practice, router)


async def needed_conversations(tx: Transaction, community: str) -> set[str]:
    """Return references of the messages that opened a conversation still in use."""
    found = await tx.introductions.in_conversation(community, "", NEEDED)
    return {ref for ref, _ in found}


async def _member_left(
    tx: Transaction, address: Address, now: datetime, practice: Practice, router: Router
) -> None:
    """Take an address out of use. A person without any address has left."""
    person = await tx.people.at(address)
    community = await tx.communities.get(address.community)
    await tx.people.leave_address(address, now)
    if person is None or community is None or await tx.people.addresses(person.id):
        return
    person = replace(person, left=True)
    await tx.people.put(person)
    ctx = Context.of(tx, now, person, community, practice, router)
    host = await tx.hosts.get(person.network, person.id)
    if host is not None and host.state is HostState.ACTIVE:
        await tx.hosts.put(replace(host, state=HostState.AWAY))
    await leave_all(ctx, person)
    await reconcile_person(ctx, person)
    waiting = await tx.nudges.waiting_for(person.id)
    await tx.nudges.cancel([nudge.key for nudge in waiting])


async def _conversation_deleted(
    tx: Transaction,
    event: ConversationDeleted,
    now: datetime,
    practice: Practice,
    router: Router,
) -> None:
    """Cancel talks that were to come, and notify both.

    A talk that has begun needs the conversation no more, so it does not end.
    """
    community = await tx.communities.get(event.community)
    found = await tx.introductions.in_conversation(event.community, event.conversation, NEEDED)
    for _, i in found:
        seeker = await tx.people.get(i.network, i.seeker)
        if seeker is None or community is None or i.has_begun(now):
            continue
        ctx = Context.of(tx, now, seeker, community, practice, router)
        await apply_as(ctx, i, Act.DISSOLVE, **called_off(i, None))
