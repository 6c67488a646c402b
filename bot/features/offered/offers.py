"""Offering a way: the member's side."""

from __future__ import annotations

from bot.core.forms import Field, Values, Words
from bot.core.messages import Footnote, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.hosts import Format
from bot.domain.ids import new_id
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent, Late
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph
from bot.features.mine.actions import MINE_CARD
from bot.features.offered.actions import (
    OFFERED_MINE,
    OFFERED_NEW,
    OFFERED_REMOVE,
    OFFERED_RENEW,
)
from bot.features.offered.feature import feature
from bot.features.offered.way import (
    OFFERED_WAYS,
    WAY,
    WAY_ENDING,
    OfferedWay,
    OfferedWayAct,
    ends_after,
    way_line,
)
from bot.features.talk_fields import format_field

WAYS_MAX = 5
"""Ways that one member offers at a time."""


@feature.button(OFFERED_MINE)
async def mine(ctx: Context, argument: str) -> Response:
    """Show what the actor offers."""
    return Reply(await page(ctx))


async def page(ctx: Context) -> Message:
    """Return the ways that the actor offers, and a button for a new one."""
    ways = await OFFERED_WAYS.open_for(ctx.tx, ctx.network, ctx.me.id)
    return message(
        Heading(ctx.label("offered-mine-title")),
        paragraph(ctx, "offered-mine-lead"),
        *(
            Row(way_line(ctx, way), MINE_CARD.labelled("button-open").button(ctx, WAY, way.id))
            for way in ways
        ),
        button_row(OFFERED_NEW.button(ctx, style=Style.PRIMARY)),
        Footnote(ctx.say("offered-promise")),
    )


async def new_form(ctx: Context, argument: str) -> FormContent:
    """Build the form of a way."""
    return FormContent(
        fields=(
            Field(
                name="role",
                label=ctx.label("field-way-role"),
                words=Words.FREE,
                hint=ctx.label("hint-way-role"),
                max_length=60,
                min_length=2,
            ),
            Field(
                name="region",
                label=ctx.label("field-way-region"),
                words=Words.FREE,
                hint=ctx.label("hint-way-region"),
                max_length=40,
                min_length=2,
            ),
            format_field(ctx, Format, Format.VIDEO),
        ),
        intro=ctx.label("form-way-intro"),
    )


async def new_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Offer it, for a term."""
    ways = await OFFERED_WAYS.open_for(ctx.tx, ctx.network, ctx.me.id)
    if len(ways) >= WAYS_MAX:
        raise UserError("error-ways-many", OFFERED_MINE, most=WAYS_MAX)
    way = OfferedWay(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        member=ctx.me.id,
        role=str(values["role"]),
        region=str(values["region"]),
        format=Format(str(values["format"])),
        ends_at=ends_after(ctx.now, ctx.practice),
        created_at=ctx.now,
    )
    await OFFERED_WAYS.add(ctx.tx, way)
    await ctx.reconcile(way)
    return Reply(await OFFERED_WAYS.card(ctx, way))


feature.form(
    OFFERED_NEW,
    new_form,
    new_submit,
    title="form-way",
    submit_label="submit-way",
    requires=Permission.HOST,
    outside=True,
)


@feature.button(OFFERED_RENEW, act=OfferedWayAct.RENEW)
async def renew(ctx: Context, way: OfferedWay, rest: str) -> Response:
    """Offer it for another term, also one that is over."""
    saved = await ctx.apply(
        way, OfferedWayAct.RENEW, ends_at=ends_after(ctx.now, ctx.practice), closed_at=None
    )
    told = message(paragraph(ctx, "offered-renewed"))
    return Replace(told + await OFFERED_WAYS.card(ctx, saved))


@feature.button(OFFERED_REMOVE, act=OfferedWayAct.REMOVE)
async def remove(ctx: Context, way: OfferedWay, rest: str) -> Response:
    """Stop offering it. Requests that wait for an answer go on."""
    return Replace(await OFFERED_WAYS.card(ctx, await ctx.apply(way, OfferedWayAct.REMOVE)))


@feature.nudge(WAY_ENDING, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP)
async def ending(ctx: Context, nudge: Nudge) -> Message:
    """Does it still hold?"""
    way: OfferedWay = await ctx.subject_of(nudge)
    day = way.ends_at.astimezone(ctx.me.tz).date()
    return message(
        paragraph(ctx, "nudge-offered-way-ending", way=str(way_line(ctx, way)), day=day),
        button_row(
            OFFERED_RENEW.button(ctx, way.id, style=Style.PRIMARY),
            OFFERED_REMOVE.button(ctx, way.id),
        ),
    )
