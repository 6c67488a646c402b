"""How often a member may be asked to introduce others, and by whom; and corrections."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.responses import Reply, Response
from bot.engine.context import Context
from bot.engine.feature import FormContent
from bot.features.blocks import name_of, notice
from bot.features.connections.actions import (
    CONNECTIONS_CORRECT,
    CONNECTIONS_LIMITS,
    CONNECTIONS_OPEN,
)
from bot.features.connections.answering import confirm
from bot.features.connections.feature import feature
from bot.features.connections.model import ASKS_A_YEAR, Connection, ConnectionAct
from bot.features.connections.proposing import fields, read


async def limits_form(ctx: Context, id: str) -> FormContent:
    """Build the form of the limits."""
    now = await ctx.tx.connections.connector(ctx.network, ctx.me.id)
    return FormContent(
        fields=(
            Field(
                name="often",
                label=ctx.label("field-asks-a-year"),
                kind=FieldKind.ONE,
                options=tuple(
                    Option(
                        str(count),
                        ctx.label("asks-a-year", count=count) if count else ctx.label("asks-never"),
                    )
                    for count in ASKS_A_YEAR
                ),
                initial=str(now.asks_a_year),
            ),
            Field(
                name="whom",
                label=ctx.label("field-asks-for"),
                kind=FieldKind.ONE,
                options=(
                    Option("anyone", ctx.label("asks-for-anyone")),
                    Option("met", ctx.label("asks-for-met")),
                ),
                initial="met" if now.only_met else "anyone",
            ),
        ),
        intro=ctx.label("form-limits-intro"),
    )


async def limits_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save them. They count from the next request on."""
    now = await ctx.tx.connections.connector(ctx.network, ctx.me.id)
    count = int(str(values["often"]))
    await ctx.tx.connections.put_connector(
        replace(now, asks_a_year=count, only_met=values["whom"] == "met")
    )
    way = CONNECTIONS_OPEN.button(ctx)
    if not count:
        return Reply(notice(ctx, "limits-saved-never", way))
    return Reply(notice(ctx, "limits-saved", way, count=count))


feature.form(
    CONNECTIONS_LIMITS,
    limits_form,
    limits_submit,
    title="form-limits",
    submit_label="submit-save",
)


async def correct_form(ctx: Context, c: Connection, rest: str) -> FormContent:
    """Build the form with what the asker said."""
    name = name_of(await ctx.person(c.asker))
    return FormContent(fields=fields(ctx, c), intro=ctx.label("form-correct-intro", name=name))


async def correct_submit(ctx: Context, c: Connection, values: Values) -> Response:
    """Confirm it in other words, which stand from now on."""
    how, closeness, since = read(ctx, values)
    return await confirm(ctx, c, how=how, closeness=closeness, since=since)


feature.form(
    CONNECTIONS_CORRECT,
    correct_form,
    correct_submit,
    title="form-correct",
    submit_label="submit-confirm",
    act=ConnectionAct.CONFIRM,
)
