"""A pause from hosting, resuming, and stopping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.forms import Field, FieldKind, Values
from bot.core.messages import Message, Style, message
from bot.core.responses import Reply, Response
from bot.domain.hosts import Host, HostState
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FieldErrors, FormContent, Late
from bot.engine.jobs import Step, begin_job
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, notice, paragraph
from bot.features.connect.invitation import begin_hosting
from bot.features.find.handlers import announce
from bot.features.host.actions import HOST_LEAVE, HOST_LEAVE_NOW, HOST_OPEN, HOST_PAUSE, HOST_RESUME
from bot.features.host.feature import feature
from bot.features.host.offer import offer, record
from bot.features.introduction.model import WAITING, Act, DeclineReason
from bot.features.mine.actions import MINE_FINE

HOST_AGAIN = "host_again"
"""The kind of nudge that asks a host who is back in the community."""

STOPPED = "host.stopped"
"""The job that declines what waits for a host who stopped; its subject is the host."""


async def _complete(ctx: Context) -> Host:
    mine = await record(ctx)
    if mine.missing():
        raise UserError("error-host-not-yet", HOST_OPEN)
    return mine


async def pause_form(ctx: Context, id: str) -> FormContent:
    """Pause until a day."""
    return FormContent(
        fields=(
            Field(
                name="until",
                label=ctx.label("field-until"),
                kind=FieldKind.DATE,
                hint=ctx.label("hint-until"),
            ),
        )
    )


async def pause(ctx: Context, id: str, values: Values) -> Response:
    """Pause. Nobody new can ask until that day; agreed talks stay."""
    mine = await _complete(ctx)
    until = date.fromisoformat(str(values["until"]))
    today = ctx.now.astimezone(ctx.me.tz).date()
    if until <= today:
        raise FieldErrors(until=ctx.label("field-until-past"))
    if (until - today).days > 730:
        raise FieldErrors(until=ctx.label("field-until-far"))
    mine = replace(mine, paused_until=until)
    await ctx.tx.hosts.put(mine)
    return Reply(await offer(ctx, mine))


feature.form(HOST_PAUSE, pause_form, pause, title="form-host-pause", submit_label="submit-pause")


@feature.button(HOST_RESUME, requires=Permission.HOST)
async def resume(ctx: Context, argument: str) -> Response:
    """End a pause, or host again."""
    mine = replace(await _complete(ctx), paused_until=None, state=HostState.ACTIVE)
    await ctx.tx.hosts.put(mine)
    await announce(ctx, mine)
    await begin_hosting(ctx)
    return Reply(await offer(ctx, mine))


async def ask_again(ctx: Context) -> None:
    """Ask the actor, who left the community as a host and is back, whether to host again."""
    await ctx.tx.nudges.schedule(
        Nudge(
            key=f"{ctx.me.id}.{HOST_AGAIN}.{int(ctx.now.timestamp())}",
            network=ctx.network,
            community=ctx.community.id,
            person=ctx.me.id,
            subject_kind="person",
            subject_id=ctx.me.id,
            kind=HOST_AGAIN,
            due_at=ctx.now,
        )
    )


@feature.nudge(HOST_AGAIN, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def host_again(ctx: Context, nudge: Nudge) -> Message | None:
    """Would you host again? None if they have answered already."""
    if (await record(ctx)).state is not HostState.LEFT:
        return None
    return message(
        paragraph(ctx, "nudge-host-again"),
        button_row(
            HOST_RESUME.button(ctx, style=Style.PRIMARY),
            HOST_OPEN.labelled("button-my-offer").button(ctx),
            MINE_FINE.button(ctx),
        ),
    )


@feature.button(HOST_LEAVE)
async def leave(ctx: Context, argument: str) -> Response:
    """Ask for confirmation before stopping."""
    return Reply(
        message(
            paragraph(ctx, "host-leave-sure"),
            button_row(
                HOST_LEAVE_NOW.button(ctx, style=Style.DANGER),
                HOST_PAUSE.button(ctx),
                HOST_OPEN.labelled("button-keep-hosting").button(ctx),
            ),
        )
    )


@feature.job(STOPPED)
async def decline_next(step: Step) -> str | None:
    """Decline the next request that waits for a host who stopped, unless they host again."""
    me = await step.subject()
    mine = await step.tx.hosts.get(step.job.network, step.job.subject)
    if me is None or mine is None or mine.state is not HostState.LEFT:
        return None
    i = await step.tx.introductions.next_of(
        me.network, me.id, WAITING, step.job.position, as_host=True
    )
    if i is None:
        return None
    ctx = await step.context_of(me)
    ctx.acting = True  # they did it: the buttons of the request are answered
    request = replace(i.request, decline_reason=DeclineReason.AWAY)
    await ctx.apply(i, Act.DECLINE, request=request)
    return i.id


@feature.button(HOST_LEAVE_NOW)
async def leave_now(ctx: Context, argument: str) -> Response:
    """Stop hosting. Waiting requests are declined; agreed talks stay."""
    mine = replace(await _complete(ctx), state=HostState.LEFT, paused_until=None)
    await ctx.tx.hosts.put(mine)
    await begin_job(
        ctx.tx,
        STOPPED,
        network=ctx.network,
        community=ctx.community.id,
        subject=ctx.me.id,
        now=ctx.now,
    )
    return Reply(notice(ctx, "host-left", HOST_RESUME.button(ctx)))
