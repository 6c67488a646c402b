"""Pausing: a break from hosting, coming back, leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.context import Context, UserError
from bot.flow import Flow, Invalid
from bot.flows.connect import introduce_new_host
from bot.flows.find import announce
from bot.flows.host import offer, record
from bot.flows.leaving import let_go_waiting
from bot.flows.parts import paragraph, press, row, said
from bot.flows.roles import must_host
from bot.model.hosts import Host, HostState
from bot.view import (
    Field,
    FieldKind,
    Form,
    Reply,
    Response,
    Style,
    Values,
    message,
)

flow = Flow("host")
"""Shares the name with its neighbour `host.py`."""


async def _complete(ctx: Context) -> Host:
    mine = await record(ctx)
    if mine.missing():
        raise UserError("host-not-yet", ("button-host", "host.open"))
    return mine


async def pause_form(ctx: Context, id: str) -> Form:
    """Until when."""
    return Form(
        id="host.pause",
        title=ctx.label("form-host-pause"),
        submit=ctx.label("submit-pause"),
        fields=(
            Field(
                name="until",
                label=ctx.label("field-until"),
                kind=FieldKind.DATE,
                hint=ctx.label("hint-until"),
            ),
        ),
    )


async def pause(ctx: Context, id: str, values: Values) -> Response:
    """Nobody new until that day; what is agreed stays."""
    mine = await _complete(ctx)
    until = date.fromisoformat(str(values["until"]))
    today = ctx.now.astimezone(ctx.me.tz).date()
    if until <= today:
        raise Invalid(until=ctx.label("field-until-past"))
    if (until - today).days > 730:
        raise Invalid(until=ctx.label("field-until-far"))
    mine = replace(mine, paused_until=until)
    await ctx.tx.put_host(mine)
    return Reply(await offer(ctx, mine))


flow.form("pause", pause_form, pause)


@flow.button("resume")
async def resume(ctx: Context, id: str) -> Response:
    """Back from a pause, or host again."""
    await must_host(ctx)
    mine = replace(await _complete(ctx), paused_until=None, state=HostState.ACTIVE)
    await ctx.tx.put_host(mine)
    await announce(ctx, mine)
    await introduce_new_host(ctx)
    return Reply(await offer(ctx, mine))


@flow.button("leave")
async def leave(ctx: Context, id: str) -> Response:
    """Asked once more, because it is a lot to fill in again by mistake."""
    return Reply(
        message(
            paragraph(ctx, "host-leave-sure"),
            row(
                press(ctx, "host-leave-yes", "host.leave_now", style=Style.DANGER),
                press(ctx, "host-pause", "host.pause"),
                press(ctx, "keep-hosting", "host.open"),
            ),
        )
    )


@flow.button("leave_now")
async def leave_now(ctx: Context, id: str) -> Response:
    """No longer a host; requests that wait are let go kindly, what is agreed stays."""
    mine = replace(await _complete(ctx), state=HostState.LEFT, paused_until=None)
    await ctx.tx.put_host(mine)
    await let_go_waiting(ctx)
    return Reply(said(ctx, "host-left", press(ctx, "host-return", "host.resume")))
