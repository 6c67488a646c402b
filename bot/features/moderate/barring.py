"""Barring: what changes when organisers pause or remove a member, and when that ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.events import MemberEvent
from bot.core.messages import Message, message
from bot.core.responses import Reply, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Barred, Person
from bot.engine.context import Context
from bot.engine.feature import Late, Requirements
from bot.engine.permissions import Permission, turn_to
from bot.features.blocks import button_row, paragraph
from bot.features.help.actions import HELP_OPEN
from bot.features.membership.leaving import end_all
from bot.features.membership.returning import returned
from bot.features.mine.actions import MINE_OPEN
from bot.features.moderate.feature import feature
from bot.features.privacy.actions import PRIVACY_DATA, PRIVACY_ERASE
from bot.features.report.actions import REPORT_NEW

BARRED, READMITTED, PAUSE_OVER = "barred", "readmitted", "pause_over"
"""Kinds of nudges: organisers have paused or removed you · you are back · your pause is over."""


async def bar(ctx: Context, person: Person, barred: Barred, until: datetime | None) -> None:
    """Bar a member: what is open with them ends as when somebody leaves, and they read why."""
    person = replace(person, barred=barred, barred_until=until)
    await ctx.tx.people.put(person)
    await end_all(ctx.tx, person, ctx.community.id, ctx.now)
    await _tell(ctx, person, BARRED, ctx.now)
    if until is not None:
        await _tell(ctx, person, PAUSE_OVER, until)


async def readmit(ctx: Context, person: Person) -> None:
    """End it. What has ended stays ended; a host is asked whether to host again."""
    person = replace(person, barred=Barred.NO, barred_until=None)
    await ctx.tx.people.put(person)
    await _tell(ctx, person, READMITTED, ctx.now)
    if not person.left:
        await returned(
            Context.of(ctx.tx, ctx.now, person, ctx.community, ctx.operators, ctx.router)
        )


async def closed(ctx: Context, event: MemberEvent, needs: Requirements) -> Response | None:
    """The gate: who is barred reads so, whatever they do; where a pause is over, they are back.

    Whoever the platform says organises can still organise: that is not for other organisers to end.
    """
    if not ctx.me.barred:
        return None
    if ctx.me.barred_until is not None and ctx.me.barred_until <= ctx.now:
        ctx.me = replace(ctx.me, barred=Barred.NO, barred_until=None)
        if ctx.joined:  # else they are about to join, and are stored then
            await ctx.tx.people.put(ctx.me)
            await returned(ctx)
        return None
    if (needs.always and ctx.joined) or needs.permission is Permission.ORGANISE:
        return None
    return Reply(await _explanation(ctx))


async def _explanation(ctx: Context) -> Message:
    """Return what holds, until when, and whom they can turn to."""
    until = ctx.me.barred_until or ctx.now
    return message(
        paragraph(
            ctx,
            "barred",
            barred=ctx.me.barred,
            until=until.astimezone(ctx.me.tz).date(),
            who=await turn_to(ctx),
        ),
        paragraph(ctx, "barred-still"),
        button_row(
            PRIVACY_DATA.button(ctx),
            PRIVACY_ERASE.button(ctx),
            REPORT_NEW.button(ctx),
            HELP_OPEN.button(ctx),
        ),
    )


async def _tell(ctx: Context, person: Person, kind: str, due: datetime) -> None:
    await ctx.tx.nudges.schedule(
        Nudge(
            key=f"{person.id}.{kind}.{int(ctx.now.timestamp() * 1_000_000)}",
            network=person.network,
            community=ctx.community.id,
            person=person.id,
            subject_kind="person",
            subject_id=person.id,
            kind=kind,
            due_at=due,
        )
    )


@feature.nudge(BARRED, mute=None, merge=False, quiet_hours=True, late=Late.SEND, always=True)
async def tell_barred(ctx: Context, nudge: Nudge) -> Message | None:
    """What organisers decided. None if it has ended since."""
    return await _explanation(ctx) if ctx.me.barred else None


@feature.nudge(READMITTED, mute=None, merge=False, quiet_hours=True, late=Late.SEND, always=True)
async def tell_readmitted(ctx: Context, nudge: Nudge) -> Message | None:
    """They can begin again. None if they were barred again since."""
    return None if ctx.me.barred else _welcome(ctx)


@feature.nudge(PAUSE_OVER, mute=None, merge=False, quiet_hours=True, late=Late.SEND, always=True)
async def tell_pause_over(ctx: Context, nudge: Nudge) -> Message | None:
    """The same. None if another end was set since, or they are back already."""
    until = ctx.me.barred_until
    return _welcome(ctx) if until is not None and until <= ctx.now else None


def _welcome(ctx: Context) -> Message:
    return message(paragraph(ctx, "nudge-readmitted"), button_row(MINE_OPEN.button(ctx)))
