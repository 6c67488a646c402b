"""Agreed: the calendar entry, the place, another time, calling it off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.context import Context
from bot.flow import Flow
from bot.flows.cards import card, meeting_facts
from bot.flows.parts import about, both_zones, lead, name_of, paragraph, press, row
from bot.invite import invite
from bot.model.introductions import Act, Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.view import (
    Field,
    FieldKind,
    File,
    Form,
    Message,
    Quote,
    Replace,
    Response,
    Style,
    Values,
    message,
)

flow = Flow("schedule")
"""Shares the name with its neighbour `schedule.py`."""


async def where_form(ctx: Context, id: str) -> Form:
    """A link, a number or a public place."""
    i = await ctx.ready(id, Act.PLACE)
    host = await ctx.host(i.host)
    return Form(
        id=f"schedule.where:{id}",
        title=ctx.label("form-where"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="where",
                label=ctx.label("field-where", format=i.format),
                hint=ctx.label("hint-where", format=i.format),
                initial=i.where or (host.where if ctx.me.id == i.host else ""),
                max_length=300,
                min_length=3,
            ),
        ),
    )


async def where_submit(ctx: Context, id: str, values: Values) -> Response:
    """Saved; an agreed meeting's calendar entry is sent again."""
    i = await ctx.ready(id, Act.PLACE)
    changes: dict[str, Any] = {"where": str(values["where"])}
    if i.status is Status.AGREED and changes["where"] != i.where:
        changes |= {"sequence": i.sequence + 1, "placed_at": ctx.now}
    saved = await ctx.act(i, Act.PLACE, **changes)
    return Replace(message(paragraph(ctx, "where-saved")) + await card(ctx, saved))


flow.form("where", where_form, where_submit)


async def reschedule_form(ctx: Context, id: str) -> Form:
    """A word to the other with it, if one likes."""
    i = await ctx.ready(id, Act.RESCHEDULE)
    other = await ctx.person(i.other(ctx.me.id))
    return Form(
        id=f"schedule.reschedule:{id}",
        title=ctx.label("form-reschedule"),
        submit=ctx.label("submit-reschedule"),
        intro=ctx.label("form-reschedule-intro", name=name_of(other)),
        fields=(_parting_field(ctx),),
    )


def _parting_field(ctx: Context) -> Field:
    return Field(
        name="parting",
        label=ctx.label("field-parting"),
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-parting"),
        required=False,
        max_length=500,
    )


async def reschedule_submit(ctx: Context, id: str, values: Values) -> Response:
    """The time is free again; the seeker picks anew, the host may offer."""
    i = await ctx.ready(id, Act.RESCHEDULE)
    return Replace(await card(ctx, await give_time_back(ctx, i, str(values["parting"]))))


flow.form("reschedule", reschedule_form, reschedule_submit)


async def give_time_back(ctx: Context, i: Introduction, parting: str = "") -> Introduction:
    """Back to picking a time, by whoever acts; the other one is told."""
    return await ctx.act(
        i,
        Act.RESCHEDULE,
        starts_at=None,
        offered=(),
        lapsed=False,
        turn_at=ctx.now,
        moved_by=ctx.me.id,
        parting=parting,
        agreed_at=None,
    )


async def cancel_form(ctx: Context, id: str) -> Form:
    """Sure? And a kind word, which counts for more than a reason."""
    i = await ctx.ready(id, Act.CANCEL)
    other = await ctx.person(i.other(ctx.me.id))
    return Form(
        id=f"schedule.cancel:{id}",
        title=ctx.label("form-cancel"),
        submit=ctx.label("submit-cancel"),
        intro=ctx.label("form-cancel-intro", name=name_of(other)),
        fields=(_parting_field(ctx),),
    )


async def cancel_submit(ctx: Context, id: str, values: Values) -> Response:
    """Called off; a published calendar entry is cancelled too."""
    i = await ctx.ready(id, Act.CANCEL)
    return Replace(await card(ctx, await call_off(ctx, i, str(values["parting"]))))


flow.form("cancel", cancel_form, cancel_submit)


async def call_off(ctx: Context, i: Introduction, parting: str = "") -> Introduction:
    """Cancelled by whoever acts; the other one is told."""
    return await ctx.act(
        i,
        Act.CANCEL,
        moved_by=ctx.me.id,
        parting=parting,
        sequence=i.sequence_cancelled,
    )


async def calendar(ctx: Context, i: Introduction, cancelled: bool = False) -> File:
    """The calendar entry as a file, in the reader's language."""
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    content = invite(
        replace(i, starts_at=i.starts_at or i.published),
        seeker_name=seeker.name,
        host_name=host.name,
        summary=ctx.label("calendar-summary", seeker=name_of(seeker), host=name_of(host)),
        description=ctx.label("calendar-description", minutes=i.minutes, format=i.format),
        now=ctx.now,
        cancelled=cancelled,
    )
    return File("cancelled.ics" if cancelled else "meeting.ics", "text/calendar", content)


@flow.nudge(Kind.MOVED)
async def moved(ctx: Context, nudge: Nudge) -> Message:
    """The other one needs another time."""
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    return message(
        lead(ctx, nudge, name=name_of(other)),
        Quote(i.parting) if i.parting else None,
        *(await card(ctx, i)).blocks,
    )


@flow.nudge(Kind.AGREED, Kind.PLACED)
async def agreed(ctx: Context, nudge: Nudge) -> Message:
    """When, where, in both zones, with the calendar entry."""
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    shown = await card(ctx, i)
    return message(
        lead(ctx, nudge, name=name_of(other)),
        *shown.blocks,
        files=[await calendar(ctx, i)],
    )


@flow.nudge(Kind.CANCELLED)
async def cancelled(ctx: Context, nudge: Nudge) -> Message:
    """Called off, or the conversation was deleted: the cancelled calendar entry, and a way on."""
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    mine = "nudge-cancelled-mine" if i.moved_by == ctx.me.id else "nudge-cancelled"
    says = mine if i.moved_by else "nudge-cancelled-deleted"
    shown = await card(ctx, i)
    return message(
        paragraph(ctx, says, name=name_of(other)),
        *shown.blocks,
        files=[await calendar(ctx, i, cancelled=True)] if i.published else [],
    )


@flow.nudge(Kind.HOUR_BEFORE)
async def soon(ctx: Context, nudge: Nudge) -> Message:
    """In an hour: when, where, and what to do if it cannot be."""
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    assert i.starts_at is not None
    return message(
        lead(ctx, nudge, name=name_of(other), when=both_zones(ctx, i.starts_at, other)),
        meeting_facts(ctx, i, other),
        None if i.where else paragraph(ctx, "no-place-yet"),
        row(
            press(ctx, "where", "schedule.where", i.id),
            press(ctx, "reschedule", "schedule.reschedule", i.id),
            press(ctx, "cancel", "schedule.cancel", i.id, style=Style.DANGER),
        ),
    )
