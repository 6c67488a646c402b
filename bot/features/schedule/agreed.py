"""An agreed talk: calendar entry, place, rescheduling, cancelling."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Values
from bot.core.messages import File, Message, Quote, Style, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import FormContent, Late
from bot.features.blocks import (
    both_zones,
    button_row,
    host_offer,
    introduction_of,
    name_of,
    paragraph,
)
from bot.features.introduction.card import card, place_facts
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Introduction, Status
from bot.features.schedule.actions import SCHEDULE_CANCEL, SCHEDULE_RESCHEDULE, SCHEDULE_WHERE
from bot.features.schedule.calendar_file import invite
from bot.features.schedule.changes import call_off, free_time
from bot.features.schedule.feature import feature


async def where_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form of the place: a link, a number or a public place."""
    host = await host_offer(ctx, i.host)
    return FormContent(
        fields=(
            Field(
                name="where",
                label=ctx.label("field-where", format=i.request.format),
                hint=ctx.label("hint-where", format=i.request.format),
                initial=i.time.where or (host.where if ctx.me.id == i.host else ""),
                max_length=300,
                min_length=3,
            ),
        )
    )


async def where_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save the place. The calendar entry of an agreed talk is sent again."""
    time = replace(i.time, where=str(values["where"]))
    if i.status is Status.AGREED and time.where != i.time.where:
        time = replace(time, sequence=time.sequence + 1, placed_at=ctx.now)
    saved = await ctx.apply(i, Act.PLACE, time=time)
    return Replace(message(paragraph(ctx, "where-saved")) + await card(ctx, saved))


feature.form(
    SCHEDULE_WHERE,
    where_form,
    where_submit,
    title="form-where",
    submit_label="submit-save",
    act=Act.PLACE,
)


async def reschedule_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form of rescheduling, with an optional message to the other."""
    other = await ctx.person(i.other(ctx.me.id))
    return FormContent(
        fields=(_parting_field(ctx),), intro=ctx.label("form-reschedule-intro", name=name_of(other))
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


async def reschedule_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Release the time. The seeker picks another, or the host offers some."""
    return Replace(await card(ctx, await free_time(ctx, i, Act.RESCHEDULE, str(values["parting"]))))


feature.form(
    SCHEDULE_RESCHEDULE,
    reschedule_form,
    reschedule_submit,
    title="form-reschedule",
    submit_label="submit-reschedule",
    act=Act.RESCHEDULE,
)


async def cancel_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form of cancelling, with an optional message to the other."""
    other = await ctx.person(i.other(ctx.me.id))
    return FormContent(
        fields=(_parting_field(ctx),), intro=ctx.label("form-cancel-intro", name=name_of(other))
    )


async def cancel_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Cancel the talk. A published calendar entry is cancelled too."""
    return Replace(await card(ctx, await call_off(ctx, i, Act.CANCEL, str(values["parting"]))))


feature.form(
    SCHEDULE_CANCEL,
    cancel_form,
    cancel_submit,
    title="form-cancel",
    submit_label="submit-cancel",
    act=Act.CANCEL,
)


async def calendar(ctx: Context, i: Introduction, cancelled: bool = False) -> File:
    """Return the calendar entry as a file, in the reader's language."""
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    content = invite(
        replace(i, time=replace(i.time, starts_at=i.time.starts_at or i.time.published)),
        seeker_name=seeker.name,
        host_name=host.name,
        summary=ctx.label("calendar-summary", seeker=name_of(seeker), host=name_of(host)),
        description=ctx.label(
            "calendar-description", minutes=i.request.minutes, format=i.request.format
        ),
        now=ctx.now,
        cancelled=cancelled,
    )
    return File("cancelled.ics" if cancelled else "meeting.ics", "text/calendar", content)


@feature.nudge(NudgeKind.MOVED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def moved(ctx: Context, nudge: Nudge) -> Message:
    """The other one needs another time."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    return message(
        paragraph(ctx, "nudge-moved", name=name_of(other)),
        Quote(i.time.parting) if i.time.parting else None,
        *(await card(ctx, i)).blocks,
    )


_AGREED: dict[str, str] = {
    NudgeKind.AGREED: "nudge-agreed",
    NudgeKind.PLACED: "nudge-placed",
}


@feature.nudge(
    NudgeKind.AGREED, NudgeKind.PLACED, mute=None, merge=False, quiet_hours=True, late=Late.DROP
)
async def agreed(ctx: Context, nudge: Nudge) -> Message:
    """The time in both zones and the place, with the calendar entry."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    shown = await card(ctx, i)
    return message(
        paragraph(ctx, _AGREED[nudge.kind], name=name_of(other)),
        *shown.blocks,
        files=[await calendar(ctx, i)],
    )


@feature.nudge(NudgeKind.CANCELLED, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def cancelled(ctx: Context, nudge: Nudge) -> Message:
    """The talk was cancelled or the conversation deleted, with the cancelled calendar entry."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    mine = "nudge-cancelled-mine" if i.time.moved_by == ctx.me.id else "nudge-cancelled"
    says = mine if i.time.moved_by else "nudge-cancelled-deleted"
    shown = await card(ctx, i)
    return message(
        paragraph(ctx, says, name=name_of(other)),
        *shown.blocks,
        files=[await calendar(ctx, i, cancelled=True)] if i.time.published else [],
    )


@feature.nudge(NudgeKind.LEFT, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def left(ctx: Context, nudge: Nudge) -> Message:
    """The other one has left the community: nobody decided against a talk, and nothing is owed."""
    i = await introduction_of(ctx, nudge)
    files = [await calendar(ctx, i, cancelled=True)] if i.time.published else []
    return message(*(await card(ctx, i)).blocks, files=files)


def _minutes_left(left: timedelta) -> int:
    """Return the minutes to say: those left when it is sent, which may be late."""
    minutes = max(1, round(left / timedelta(minutes=1)))
    return minutes if minutes < 10 else 5 * round(minutes / 5)


@feature.nudge(
    NudgeKind.HOUR_BEFORE, mute=Mute.PREP, merge=False, quiet_hours=False, late=Late.DROP
)
async def soon(ctx: Context, nudge: Nudge) -> Message:
    """An hour before: time, place, and buttons to reschedule or cancel."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    assert i.time.starts_at is not None
    left = _minutes_left(i.time.starts_at - ctx.now)
    return message(
        paragraph(
            ctx,
            "nudge-hour-before" if left == 60 else "nudge-minutes-before",
            name=name_of(other),
            minutes=left,
            when=both_zones(ctx, i.time.starts_at, other),
        ),
        place_facts(ctx, i),
        None if i.time.where else paragraph(ctx, "no-place-yet"),
        button_row(
            SCHEDULE_WHERE.button(ctx, i.id),
            SCHEDULE_RESCHEDULE.button(ctx, i.id),
            SCHEDULE_CANCEL.button(ctx, i.id, style=Style.DANGER),
        ),
    )
