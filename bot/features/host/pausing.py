"""A pause from hosting, resuming, and stopping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.forms import Field, FieldKind, Values
from bot.core.messages import Style, message
from bot.core.responses import Reply, Response
from bot.domain.hosts import Host, HostState
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, notice, paragraph
from bot.features.connect.invitation import begin_hosting
from bot.features.find.handlers import announce
from bot.features.host.actions import HOST_LEAVE, HOST_LEAVE_NOW, HOST_OPEN, HOST_PAUSE, HOST_RESUME
from bot.features.host.feature import feature
from bot.features.host.offer import offer, record
from bot.features.introduction.model import WAITING, Act, DeclineReason


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


async def _decline_waiting(ctx: Context) -> None:
    """Decline all requests that wait for the actor's answer."""
    for i in await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, WAITING):
        if i.host == ctx.me.id:
            request = replace(i.request, decline_reason=DeclineReason.AWAY)
            await ctx.apply(i, Act.DECLINE, request=request)


@feature.button(HOST_LEAVE_NOW)
async def leave_now(ctx: Context, argument: str) -> Response:
    """Stop hosting. Waiting requests are declined; agreed talks stay."""
    mine = replace(await _complete(ctx), state=HostState.LEFT, paused_until=None)
    await ctx.tx.hosts.put(mine)
    await _decline_waiting(ctx)
    return Reply(notice(ctx, "host-left", HOST_RESUME.button(ctx)))
