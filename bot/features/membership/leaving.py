"""Leaving: a member, a community or a conversation is gone, and what was open ends.

Any number of records may be open, so they end in background jobs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.events import CommunityLeft, ConversationDeleted, MemberLeft
from bot.core.store import Transaction
from bot.domain.hosts import HostState
from bot.domain.people import Address, Person
from bot.engine.aggregates import LEAVE, SYSTEM
from bot.engine.hooks import Gone
from bot.engine.jobs import Step, begin_job, cancel_unwanted, next_open
from bot.engine.transitions import apply_as, reconcile
from bot.features.introduction.aggregate import called_off
from bot.features.introduction.model import OPEN, Act, Status
from bot.features.membership.feature import feature

NEEDED = OPEN | {Status.MISSED}
"""Statuses before the talk, in which the two need their conversation."""


MEMBER, COMMUNITY, CONVERSATION = (
    "membership.member-left",
    "membership.community-left",
    "membership.conversation-deleted",
)
"""The jobs; their subjects are the person, the community, the reference of the conversation."""


async def gone(tx: Transaction, event: Gone, now: datetime) -> None:
    """Begin to end what was open with a member, in a community or in a conversation."""
    match event:
        case MemberLeft(actor=actor):
            await _leave(tx, actor, now)
        case CommunityLeft(community=community):
            await _begin(tx, COMMUNITY, community, community, now)
        case ConversationDeleted(community=community, conversation=conversation):
            await _begin(tx, CONVERSATION, community, conversation, now)


async def _begin(tx: Transaction, kind: str, community: str, subject: str, now: datetime) -> None:
    known = await tx.communities.get(community)
    if known is not None:
        await begin_job(
            tx, kind, network=known.network, community=known.id, subject=subject, now=now
        )


async def needed_conversations(tx: Transaction, community: str) -> set[str]:
    """Return references of the messages that opened a conversation still in use."""
    found = await tx.introductions.in_conversation(community, "", NEEDED)
    return {ref for ref, _ in found}


async def _leave(tx: Transaction, address: Address, now: datetime) -> None:
    """Take an address out of use. A person without any address has left."""
    person = await tx.people.at(address)
    await tx.people.leave_address(address, now)
    if person is None or await tx.people.addresses(person.id):
        return
    await tx.people.put(replace(person, left=True))
    await end_all(tx, person, address.community, now)


async def end_all(tx: Transaction, person: Person, community: str, now: datetime) -> None:
    """Begin to end what is open with a person who is gone. As a host they are asked if they are
    back."""
    host = await tx.hosts.get(person.network, person.id)
    if host is not None and host.state is HostState.ACTIVE:
        await tx.hosts.put(replace(host, state=HostState.AWAY))
    await _begin(tx, MEMBER, community, person.id, now)


async def end_next_record(step: Step, person: Person) -> str | None:
    """End the next open record of a person who is gone; return the position after it."""
    found = await next_open(step, person)
    if found is None:
        return None
    kind, state, position = found
    ctx = await step.context_of(person)
    act = kind.acts(LEAVE)
    changes = kind.leaving(state, person.id, ctx.now)
    if changes is not None and kind.allows(state, act, SYSTEM, ctx.now):
        await apply_as(ctx, state, act, **changes)
    else:
        await reconcile(ctx, state)
    return position


@feature.job(MEMBER)
async def end_next(step: Step) -> str | None:
    """End the next open record of a person who is gone; in the end, cancel what waits for them.

    A record that goes on without them only changes its nudges.
    """
    person = await step.subject()
    if person is None or not person.gone:
        return None
    position = await end_next_record(step, person)
    if position is not None:
        return position
    return await cancel_unwanted(step, person)


@feature.job(COMMUNITY)
async def leave_next(step: Step) -> str | None:
    """Let the next member go. Who has acted since is there again, and stays."""
    job = step.job
    address = await step.tx.people.next_member(job.community, job.position, job.created_at)
    if address is None:
        return None
    await _leave(step.tx, address, step.now)
    return str(address)


@feature.job(CONVERSATION)
async def cancel_next(step: Step) -> str | None:
    """Cancel the next talk that was to come and needs the conversation, and notify both.

    A talk that has begun needs the conversation no more, so it does not end.
    """
    job = step.job
    found = await step.tx.introductions.in_conversation(
        job.community, job.subject, NEEDED, after=job.position, limit=1
    )
    for ref, i in found:
        seeker = await step.tx.people.get(i.network, i.seeker)
        if seeker is not None and not i.has_begun(step.now):
            ctx = await step.context_of(seeker)
            await apply_as(ctx, i, Act.DISSOLVE, **called_off(i, None))
        return ref
    return None
