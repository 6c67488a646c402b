"""An agreed talk: place, rescheduling, cancelling, and what both are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Block, Message, Quote, Style, message
from bot.core.responses import Replace, Response
from bot.domain.meeting_place import is_place
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent, Late
from bot.features.blocks import (
    both_zones,
    button_row,
    host_offer,
    introduction_of,
    name_of,
    paragraph,
    place_missing,
    usual_place,
)
from bot.features.introduction.card import card, place_facts
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Introduction
from bot.features.schedule.actions import SCHEDULE_CANCEL, SCHEDULE_RESCHEDULE, SCHEDULE_WHERE
from bot.features.schedule.changes import call_off, free_time, set_place
from bot.features.schedule.entries import Entry, entry, entry_back
from bot.features.schedule.feature import feature


async def where_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form of the place: a link, a number or a public place."""
    host = await host_offer(ctx, i.host)
    return FormContent(
        fields=(
            Field(
                name="where",
                label=ctx.label("field-where", format=i.request.format),
                words=Words.PLACE if ctx.me.id == i.seeker else Words.FREE,
                hint=ctx.label("hint-where", format=i.request.format),
                initial=i.place or (usual_place(i, host) if ctx.me.id == i.host else ""),
                max_length=300,
                min_length=3,
            ),
        )
    )


async def where_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save the place, if it is one. The calendar entry of an agreed talk is sent again."""
    where = str(values["where"])
    if not is_place(i.request.format, where):
        raise FieldErrors(where=ctx.label("field-where-later", format=i.request.format))
    saved = await set_place(ctx, i, where)
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
        fields=(_parting_field(ctx, i),),
        intro=ctx.label("form-reschedule-intro", name=name_of(other)),
    )


def _parting_field(ctx: Context, i: Introduction) -> Field:
    return Field(
        name="parting",
        label=ctx.label("field-parting"),
        words=Words.CHECKED if ctx.me.id == i.seeker else Words.FREE,
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-parting"),
        required=False,
        max_length=500,
    )


async def reschedule_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Release the time. The seeker picks another, or the host offers some."""
    saved = await free_time(ctx, i, Act.RESCHEDULE, str(values["parting"]))
    told = message(
        paragraph(ctx, "rescheduled", name=name_of(await ctx.person(i.other(ctx.me.id))))
    )
    return Replace(told + await card(ctx, saved))


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
        fields=(_parting_field(ctx, i),), intro=ctx.label("form-cancel-intro", name=name_of(other))
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


def _with_entry(
    said: Sequence[Block], after: Sequence[Block | None], beside: Entry | None
) -> Message:
    """Return a message with its calendar file, if any; the words about it follow what is said."""
    if beside is None:
        return message(*said, *after)
    return message(*said, beside.words, *after, files=[beside.file])


@feature.nudge(NudgeKind.MOVED, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def moved(ctx: Context, nudge: Nudge) -> Message:
    """The other one needs another time; the entry of the old time is taken back."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    parting = Quote(i.time.parting) if i.time.parting else None
    return _with_entry(
        [paragraph(ctx, "nudge-moved", name=name_of(other))],
        (parting, *(await card(ctx, i)).blocks),
        await entry_back(ctx, i, nudge),
    )


@feature.nudge(NudgeKind.TAKEN_BACK, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def taken_back(ctx: Context, nudge: Nudge) -> Message | None:
    """The entry of the old time is taken back, also from the one who asked for another time."""
    i = await introduction_of(ctx, nudge)
    back = await entry_back(ctx, i, nudge)
    if back is None or i.time.published is None:
        return None
    other = name_of(await ctx.person(i.other(ctx.me.id)))
    said = paragraph(ctx, "nudge-taken-back", name=other, when=i.time.published)
    return _with_entry([said], (), back)


@feature.nudge(NudgeKind.AGREED, mute=None, merge=False, quiet_hours=True, late=Late.DROP)
async def agreed(ctx: Context, nudge: Nudge) -> Message:
    """The time in both zones and the place, with the calendar entry."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    said = paragraph(ctx, "nudge-agreed", name=name_of(other))
    return _with_entry([said], (await card(ctx, i)).blocks, await entry(ctx, i, nudge))


@feature.nudge(NudgeKind.PLACED, mute=None, merge=False, quiet_hours=True, late=Late.DROP)
async def placed(ctx: Context, nudge: Nudge) -> Message:
    """The link or place came or changed. Who gave it knows, and gets only the calendar entry."""
    i = await introduction_of(ctx, nudge)
    other = name_of(await ctx.person(i.other(ctx.me.id)))
    beside = await entry(ctx, i, nudge)
    if i.time.moved_by == ctx.me.id:
        return _with_entry([paragraph(ctx, "nudge-placed-mine", name=other)], (), beside)
    id = "nudge-place-changed" if i.time.place_changed else "nudge-placed"
    said = paragraph(ctx, id, name=other, format=i.request.format)
    return _with_entry([said], (await card(ctx, i)).blocks, beside)


@feature.nudge(NudgeKind.CANCELLED, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def cancelled(ctx: Context, nudge: Nudge) -> Message | None:
    """The talk was cancelled or the conversation deleted; the calendar entry is taken back.

    The one who cancelled reads of it only if they hold an entry.
    """
    i = await introduction_of(ctx, nudge)
    back = await entry_back(ctx, i, nudge)
    if back is None and i.time.moved_by == ctx.me.id:
        return None
    name = name_of(await ctx.person(i.other(ctx.me.id)))
    blocks = (await card(ctx, i)).blocks
    if i.time.moved_by is None:
        return _with_entry([paragraph(ctx, "nudge-cancelled-deleted", name=name)], blocks, back)
    agreed, closed, ends = i.time.agreed_at, i.closed_at, i.ends_at
    after = bool(agreed and closed and ends and ends <= closed)
    if i.time.moved_by == ctx.me.id:
        says = "nudge-taken-back" if after else "nudge-cancelled-mine"
    else:
        says = "nudge-cancelled-after" if after else "nudge-cancelled"
    said = paragraph(ctx, says, name=name, when=i.time.starts_at or ctx.now)
    return _with_entry([said], blocks[2:], back)  # its state is said


@feature.nudge(NudgeKind.EXPIRED, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def expired(ctx: Context, nudge: Nudge) -> Message:
    """Nobody acted in time; what is left in a calendar of a talk that never was is taken back."""
    i = await introduction_of(ctx, nudge)
    back = await entry_back(ctx, i, nudge) if i.came_to_nothing else None
    blocks = (await card(ctx, i)).blocks
    return _with_entry(blocks[:2], blocks[2:], back)  # after its title and its state


@feature.nudge(NudgeKind.LEFT, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def left(ctx: Context, nudge: Nudge) -> Message:
    """The other one has left the community: nobody decided against a talk, and nothing is owed."""
    i = await introduction_of(ctx, nudge)
    blocks = (await card(ctx, i)).blocks
    return _with_entry(blocks[:2], blocks[2:], await entry_back(ctx, i, nudge))


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
        await place_missing(ctx, i),
        button_row(
            SCHEDULE_WHERE.button(ctx, i.id),
            SCHEDULE_RESCHEDULE.button(ctx, i.id),
            SCHEDULE_CANCEL.button(ctx, i.id, style=Style.DANGER),
        ),
    )
