"""Connecting: invitations to host, and messages to connectors."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import Message, Style, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.engine.transitions import apply_as
from bot.features.blocks import (
    button_row,
    introduction_of,
    name_of,
    notice,
    paragraph,
    quoted,
)
from bot.features.connect.actions import CONNECT_NO
from bot.features.connect.feature import feature
from bot.features.connect.invitation import (
    INVITATIONS,
    INVITE_HOST,
    REFERRAL,
    Invitation,
    InvitationAct,
)
from bot.features.introduction.brought import TOLD_MAX, names_of
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act
from bot.features.request.actions import REQUEST_NOTE


@feature.nudge(
    INVITE_HOST, mute=Mute.INVITES, merge=False, quiet_hours=True, late=Late.SEND, members_only=True
)
async def invited(ctx: Context, nudge: Nudge) -> Message:
    """Would you host? A member named you."""
    return await INVITATIONS.card(ctx, await ctx.subject_of(nudge))


@feature.button(CONNECT_NO, act=InvitationAct.DECLINE)
async def no_thanks(ctx: Context, invitation: Invitation, rest: str) -> Response:
    """Decline, and remove the name from the introduction that has it."""
    await ctx.apply(invitation, InvitationAct.DECLINE)
    i = await ctx.tx.introductions.get(ctx.network, invitation.introduction)
    if i is not None and i.request.referred_to == ctx.me.id:
        await apply_as(ctx, i, Act.FORGET, request=replace(i.request, referred_to=None))
    elif i is not None and i.debrief.onward == ctx.me.id:
        await apply_as(ctx, i, Act.FORGET, debrief=replace(i.debrief, onward=""))
    return Replace(notice(ctx, "invite-declined"))


@feature.nudge(REFERRAL, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def referral(ctx: Context, nudge: Nudge) -> Message | None:
    """The person who was named hosts now. None if they have stopped again."""
    invitation: Invitation = await ctx.subject_of(nudge)
    i = await ctx.tx.introductions.get(nudge.network, invitation.introduction)
    person = await ctx.person(invitation.invited)
    if i is None or not await ctx.host_for(person):
        return None
    by = await ctx.person(i.host)
    return message(
        paragraph(ctx, "nudge-referral", name=name_of(person), by=name_of(by)),
        button_row(
            REQUEST_NOTE.labelled("button-ask-them").button(ctx, person.id, style=Style.PRIMARY)
        ),
    )


_TO_CONNECTOR: dict[str, str] = {
    NudgeKind.CONNECTOR_AGREED: "nudge-connector-agreed",
    NudgeKind.CONNECTOR_MET: "nudge-connector-met",
}


@feature.nudge(NudgeKind.CONNECTOR_AGREED, mute=None, merge=True, quiet_hours=True, late=Late.DROP)
@feature.nudge(NudgeKind.CONNECTOR_MET, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def tell_connector(ctx: Context, nudge: Nudge) -> Message:
    """The two agreed a time, or have met: a message to their connector."""
    i = await introduction_of(ctx, nudge)
    when = i.time.starts_at or ctx.now
    who = await names_of(ctx, i)
    return message(paragraph(ctx, _TO_CONNECTOR[nudge.kind], when=when, **who))


@feature.nudge(
    NudgeKind.CONNECTOR_TOLD,
    NudgeKind.CONNECTOR_UPDATE,
    mute=None,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
)
async def told(ctx: Context, nudge: Nudge) -> Message:
    """How it went, or later what came of it: the seeker's words, to their connector."""
    i = await introduction_of(ctx, nudge)
    first = nudge.kind == NudgeKind.CONNECTOR_TOLD
    says = "nudge-connector-told" if first else "nudge-connector-update"
    words = i.thanks.told if first else i.thanks.told_later
    return message(paragraph(ctx, says, **await names_of(ctx, i)), quoted(words, TOLD_MAX))
