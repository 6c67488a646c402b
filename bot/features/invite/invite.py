"""The organisers' invitation to one member whom they picked: to host, or to look for somebody.

Organisers never read what became of one, only how many there are of each kind. So no organiser has
a part in it: who sent it is in the audit log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.core.messages import Block, Message, Style, message
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, paragraph, quoted
from bot.features.host.actions import HOST_OPEN
from bot.features.invite.actions import INVITE_LOOK, INVITE_NEVER, INVITE_NO
from bot.i18n.sanitize import shorten

INVITE = "invite"
"""The kind of the aggregate."""
INVITED, INVITE_LAPSE, INVITE_EXPIRE = "invited", "invite_lapse", "invite_expire"
"""The message, and the timers: it never went · it was not answered."""
LINE_MAX = 280
"""Characters of the organisers' own line."""
OPEN_FOR = timedelta(days=30)
"""For that long it can be answered."""


class InvitedAs(StrEnum):
    """What somebody is invited to be."""

    HOST = "host"
    SEEKER = "seeker"


class InviteStatus(StrEnum):
    """The status of an invitation."""

    WAITING = "waiting"
    """It is to be sent."""
    SENT = "sent"
    HOSTING = "hosting"
    """They became a host after it."""
    LOOKING = "looking"
    """They went to look for somebody."""
    DECLINED = "declined"
    """Not closed, so it does not grow old: a no holds for as long as its member is here."""
    STOPPED = "stopped"
    """It was never sent: organisers took it back, or there was no use in it any more."""
    EXPIRED = "expired"
    """It was not answered."""
    LEFT = "left"


class InviteAct(StrEnum):
    """What can be done to an invitation."""

    SEND = "send"
    HOST = "host"
    LOOK = "look"
    DECLINE = "decline"
    STOP = "stop"
    EXPIRE = "expire"
    LEAVE = "leave"


_WAITING, _SENT = frozenset({InviteStatus.WAITING}), frozenset({InviteStatus.SENT})
_OPEN = _WAITING | _SENT
_INVITED, _SYSTEM = frozenset({"invited"}), frozenset({SYSTEM})

TRANSITIONS = {
    InviteAct.SEND: Transition(_SYSTEM, _WAITING, InviteStatus.SENT),
    InviteAct.HOST: Transition(_INVITED, _SENT, InviteStatus.HOSTING),
    # A press may come before the outcome of sending is stored.
    InviteAct.LOOK: Transition(_INVITED, _OPEN, InviteStatus.LOOKING),
    InviteAct.DECLINE: Transition(_INVITED, _OPEN, InviteStatus.DECLINED),
    InviteAct.STOP: Transition(_SYSTEM, _WAITING, InviteStatus.STOPPED),
    InviteAct.EXPIRE: Transition(_SYSTEM, _SENT, InviteStatus.EXPIRED),
    InviteAct.LEAVE: Transition(_SYSTEM, _OPEN, InviteStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """Who is invited to be what, and when they are to read it."""

    id: str
    network: str
    community: str
    status: InviteStatus = InviteStatus.WAITING
    version: int = 0
    invited: str
    invited_as: InvitedAs
    line: str
    """The organisers' own line; "" if they wrote none, and once it is over."""
    send_at: datetime
    created_at: datetime
    closed_at: datetime | None = None


class Invites(StoredAggregate[Invite]):
    """The aggregate of the organisers' invitations."""

    kind = INVITE
    acts = InviteAct
    transitions = TRANSITIONS
    closed = frozenset(InviteStatus) - _OPEN - {InviteStatus.DECLINED}
    record = Invite
    roles = ("invited",)
    words = ("line",)
    plans = (INVITED, INVITE_LAPSE, INVITE_EXPIRE)

    def plan(
        self, state: Invite, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """The message, and the end of its time."""
        if state.status in _OPEN:
            yield nudge_about(INVITED, self.kind, state, state.invited, state.send_at)
            ends = INVITE_LAPSE if state.status is InviteStatus.WAITING else INVITE_EXPIRE
            yield nudge_about(ends, self.kind, state, state.invited, state.send_at + OPEN_FOR)

    def leaving(self, state: Invite, person: str, now: datetime) -> dict[str, Any] | None:
        """The line goes with it. A no goes on: they may come back."""
        return None if state.status is InviteStatus.DECLINED else wordless(state, now)

    async def card(self, ctx: Context, state: Invite) -> Message:
        if state.status not in _OPEN:
            return message(paragraph(ctx, "invite-over"))
        first = INVITE_LOOK.button(ctx, state.id, style=Style.PRIMARY)
        if state.invited_as is InvitedAs.HOST:
            become = HOST_OPEN.labelled("button-invited-host")
            first = become.button(ctx, style=Style.PRIMARY)
        return message(
            *words(ctx, state.invited_as, state.line),
            button_row(first, INVITE_NO.button(ctx, state.id), INVITE_NEVER.button(ctx, state.id)),
        )

    async def summary(self, ctx: Context, state: Invite) -> Text | None:
        """Once it was sent, until it is answered."""
        if state.status is not InviteStatus.SENT:
            return None
        return ctx.say("invite-summary", role=state.invited_as)

    def urgency(self, state: Invite, person: str) -> tuple[int, datetime]:
        return (8, state.created_at)


INVITES = Invites()


def words(ctx: Context, invited_as: InvitedAs, line: str) -> list[Block]:
    """Return what the invited member reads, with the organisers' own line."""
    community = shorten(ctx.community.name, 60)
    return [
        paragraph(ctx, "nudge-invited", role=invited_as, community=community),
        *([quoted(line, LINE_MAX + 80)] if line else []),
        paragraph(ctx, "invited-means", role=invited_as),
    ]


def wordless(state: Invite, now: datetime) -> dict[str, Any]:
    """Return the changes with which an invitation ends: nobody needs the line any more."""
    return {"line": ""}


async def hosts_now(ctx: Context) -> None:
    """The actor hosts from now on: that answers what they were invited to."""
    for invite in await INVITES.open_for(ctx.tx, ctx.network, ctx.me.id):
        if invite.invited_as is not InvitedAs.HOST or invite.status not in _OPEN:
            continue
        sent = invite.status is InviteStatus.SENT
        act = InviteAct.HOST if sent else InviteAct.STOP
        await apply_as(ctx, invite, act, **wordless(invite, ctx.now))
