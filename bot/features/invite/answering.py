"""The invited member reads it, and answers for themselves."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import Message
from bot.core.responses import GoOn, Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.engine.jobs import reconcile_person
from bot.engine.transitions import apply_as
from bot.features.blocks import notice
from bot.features.find.actions import FIND_OPEN
from bot.features.invite.actions import INVITE_LOOK, INVITE_NEVER, INVITE_NO
from bot.features.invite.feature import feature
from bot.features.invite.invite import (
    INVITED,
    INVITES,
    Invite,
    InviteAct,
    InviteStatus,
    wordless,
)
from bot.features.settings.actions import SETTINGS_NUDGES


async def _was_sent(ctx: Context, nudge: Nudge) -> None:
    invite: Invite = await ctx.subject_of(nudge)
    if invite.status is InviteStatus.WAITING:
        await apply_as(ctx, invite, InviteAct.SEND)


@feature.nudge(
    INVITED,
    mute=Mute.INVITES,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,
    after_sending=_was_sent,
)
async def invited(ctx: Context, nudge: Nudge) -> Message:
    """Would you host, or look for somebody? The organisers ask."""
    return await INVITES.card(ctx, await ctx.subject_of(nudge))


@feature.button(INVITE_LOOK, act=InviteAct.LOOK)
async def look(ctx: Context, invite: Invite, rest: str) -> Response:
    """They look for somebody: go on to those who host."""
    await ctx.apply(invite, InviteAct.LOOK, **wordless(invite, ctx.now))
    return GoOn(action=FIND_OPEN.name)


@feature.button(INVITE_NO, act=InviteAct.DECLINE, always=True)
async def no_thanks(ctx: Context, invite: Invite, rest: str) -> Response:
    """Decline. Nobody reads who it was, and the same is not asked again."""
    await ctx.apply(invite, InviteAct.DECLINE, **wordless(invite, ctx.now))
    return Replace(notice(ctx, "invited-declined"))


@feature.button(INVITE_NEVER, act=InviteAct.DECLINE, always=True)
async def never(ctx: Context, invite: Invite, rest: str) -> Response:
    """Decline, and every other invitation that may come."""
    await ctx.apply(invite, InviteAct.DECLINE, **wordless(invite, ctx.now))
    if Mute.INVITES not in ctx.me.muted:
        ctx.me = replace(ctx.me, muted=(*ctx.me.muted, Mute.INVITES))
        await ctx.tx.people.put(ctx.me)
        await reconcile_person(ctx, ctx.me)
    return Replace(notice(ctx, "invited-never", SETTINGS_NUDGES.button(ctx)))
