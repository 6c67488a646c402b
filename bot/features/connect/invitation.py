"""The invitation to host, for a person whom a host or a seeker named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.forms import Values
from bot.core.messages import Message, Style, message
from bot.core.store import Conflict
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Block, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.connect.actions import CONNECT_NO
from bot.features.host.actions import HOST_OPEN
from bot.features.introduction.model import Introduction, Status
from bot.features.naming import chosen

INVITE_HOST, REFERRAL = "invite_host", "referral"
"""Kinds of nudges: the invitation · the person who was named hosts now."""


class InvitationStatus(StrEnum):
    """The status of an invitation."""

    INVITED = "invited"
    """The invited person has not begun to host."""
    HOSTING = "hosting"
    """They host: the seeker may ask them."""
    DECLINED = "declined"
    """They declined. The introduction does not name them any more."""
    LEFT = "left"
    """The invited person, the one who named them, or the seeker left."""


class InvitationAct(StrEnum):
    """What can be done to an invitation."""

    HOST = "host"
    DECLINE = "decline"
    LEAVE = "leave"


_INVITED = frozenset({InvitationStatus.INVITED})

TRANSITIONS = {
    InvitationAct.HOST: Transition(frozenset({"invited"}), _INVITED, InvitationStatus.HOSTING),
    InvitationAct.DECLINE: Transition(frozenset({"invited"}), _INVITED, InvitationStatus.DECLINED),
    InvitationAct.LEAVE: Transition(frozenset({SYSTEM}), _INVITED, InvitationStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who was named, by which person, for which seeker. The seeker reads the name after a yes."""

    id: str
    network: str
    community: str
    status: InvitationStatus = InvitationStatus.INVITED
    version: int = 0
    invited: str
    by: str
    """The person who named them: host or seeker of the introduction."""
    seeker: str
    introduction: str
    created_at: datetime
    closed_at: datetime | None = None


class Invitations(StoredAggregate[Invitation]):
    """The aggregate of invitations."""

    kind = "invitation"
    acts = InvitationAct
    transitions = TRANSITIONS
    closed = frozenset(InvitationStatus) - _INVITED
    record = Invitation
    roles = ("invited", "by", "seeker")
    words = ()
    plans = (INVITE_HOST, REFERRAL)

    def plan(
        self, state: Invitation, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """The invitation; once they host, a message to the seeker. Each is sent once at most."""
        if state.status is InvitationStatus.INVITED:
            nudge = nudge_about(INVITE_HOST, self.kind, state, state.invited, state.created_at)
            yield replace(nudge, key=f"{state.introduction}.invite.{state.invited}")
        if state.status is InvitationStatus.HOSTING and state.closed_at is not None:
            nudge = nudge_about(REFERRAL, self.kind, state, state.seeker, state.closed_at)
            yield replace(nudge, key=f"{state.introduction}.referral.{state.invited}")

    def parting(
        self, state: Invitation, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """It stands as if it were not answered, so that nobody learns of a block."""
        return None

    def despite_blocks(
        self, state: Invitation, nudge: Nudge, blocks: Collection[Block]
    ) -> Nudge | None:
        """Each message names a second person, and leads to a third."""
        return None if blocks else nudge

    def named_to(self, state: Invitation, reader: str) -> Collection[str]:
        """The invited person does not read for whom they were named."""
        others = super().named_to(state, reader)
        return [id for id in others if id != state.seeker] if reader == state.invited else others

    async def card(self, ctx: Context, state: Invitation) -> Message:
        """For the invited person: who named them, and the two answers."""
        by = await ctx.person(state.by)
        if ctx.me.id != state.invited or state.status is not InvitationStatus.INVITED:
            return message(paragraph(ctx, "invitation-over"))
        return message(
            paragraph(ctx, "nudge-invite-host", name=name_of(by)),
            button_row(
                HOST_OPEN.button(ctx, style=Style.PRIMARY), CONNECT_NO.button(ctx, state.id)
            ),
        )

    async def summary(self, ctx: Context, state: Invitation) -> Text | None:
        """For the invited person only: nobody else knows of the invitation."""
        if ctx.me.id != state.invited:
            return None
        if await ctx.tx.blocks.among(ctx.network, *self.people(state).values()):
            return None
        return ctx.say("invitation-summary", name=name_of(await ctx.person(state.by)))


INVITATIONS = Invitations()


async def person_named(ctx: Context, i: Introduction, values: Values) -> Person:
    """Return the person that one of the two named as the next to ask.

    Raises `FieldErrors` for the field `person`.
    """
    other = ctx.label("field-person-other")
    return await chosen(ctx, values, but=(i.seeker, i.host), otherwise=other)


async def invite(ctx: Context, i: Introduction, person: Person) -> None:
    """Invite a person who was named for a seeker and does not host; once for an introduction.

    A seeker cannot ask a person who has not opted in, and does not read their name before a yes.
    Where there is a block between that person and one of the two, nobody reads of it.
    """
    invitation = Invitation(
        id=invitation_id(i.id, person.id),
        network=i.network,
        community=i.community,
        invited=person.id,
        by=ctx.me.id,
        seeker=i.seeker,
        introduction=i.id,
        created_at=ctx.now,
    )
    try:
        await INVITATIONS.add(ctx.tx, invitation)
    except Conflict:
        return  # invited before, for the same introduction
    await ctx.reconcile(invitation)


def invitation_id(introduction: str, person: str) -> str:
    """Return the id of the one invitation for an introduction and a person."""
    return f"{introduction}-{person}"


async def begin_hosting(ctx: Context) -> None:
    """The actor hosts from now on: accept their invitations, so that the seekers are notified."""
    for invitation in await INVITATIONS.open_for(ctx.tx, ctx.network, ctx.me.id):
        if invitation.invited != ctx.me.id:
            continue
        i = await ctx.tx.introductions.get(ctx.network, invitation.introduction)
        if i is not None and i.status in (Status.DECLINED, Status.MET, Status.THANKED):
            await apply_as(ctx, invitation, InvitationAct.HOST)
