"""What became of the message: a yes, a time, another time, a no; and the calendar entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.forms import Field, Values, Words
from bot.core.messages import File, message
from bot.core.responses import Replace, Response
from bot.domain.hosts import LENGTHS, Format
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent
from bot.features.blocks import paragraph
from bot.features.elsewhere.actions import ELSEWHERE_NO, ELSEWHERE_OFF, ELSEWHERE_TIME
from bot.features.elsewhere.card import card
from bot.features.elsewhere.feature import feature
from bot.features.elsewhere.model import Elsewhere, ElsewhereAct, ElsewhereStatus
from bot.features.elsewhere.outreach import drop_text
from bot.features.schedule.calendar_file import file_name, invite
from bot.features.schedule.picking import day_and_time, read_time
from bot.features.talk_fields import format_field, minutes_field


async def time_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """Build the form of the time: day, time, length, kind of place, and the seeker's goal."""
    day, at = day_and_time(ctx)
    there = talk.starts_at if talk.status is ElsewhereStatus.AGREED else None
    if there is not None:
        local = there.astimezone(ctx.me.tz)
        day = replace(day, initial=f"{local:%Y-%m-%d}")
        at = replace(at, initial=f"{local:%H:%M}")
    return FormContent(
        fields=(
            replace(day, required=False, hint=ctx.label("hint-day-open")),
            replace(at, required=False),
            minutes_field(ctx, LENGTHS, talk.minutes),
            format_field(ctx, Format, talk.format),
            Field(
                name="goal",
                label=ctx.label("field-talk-goal"),
                words=Words.PRIVATE,
                hint=ctx.label("hint-talk-goal"),
                initial=talk.goal,
                required=False,
                max_length=200,
            ),
        ),
        intro=ctx.label("form-talk-time-intro"),
    )


async def time_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Save the time; without one, that there is a yes."""
    day, at = str(values["day"]), str(values["time"])
    if bool(day) != bool(at):
        raise FieldErrors(**{"time" if day else "day": ctx.label("field-both-day-and-time")})
    starts_at = read_time(ctx, day, at) if day else None
    chosen = {
        "minutes": int(str(values["minutes"])),
        "format": Format(str(values["format"])),
        "goal": str(values["goal"]),
        "closed_at": None,
    }
    await drop_text(ctx, talk)
    if starts_at is None:
        saved = await ctx.apply(talk, ElsewhereAct.ACCEPT, **chosen, **given_up(ctx, talk))
        return Replace(message(paragraph(ctx, "elsewhere-yes")) + await card(ctx, saved))
    saved = await ctx.apply(
        talk,
        ElsewhereAct.AGREE,
        **chosen,
        starts_at=starts_at,
        agreed_at=ctx.now,
        published=starts_at,
        sequence=talk.sequence + 1 if talk.agreed_at else 0,
    )
    return Replace(message(paragraph(ctx, "elsewhere-time-saved")) + await card(ctx, saved))


feature.form(
    ELSEWHERE_TIME,
    time_form,
    time_submit,
    title="form-talk-time",
    submit_label="submit-save",
    act=ElsewhereAct.AGREE,
    outside=True,
)


def given_up(ctx: Context, talk: Elsewhere) -> dict[str, Any]:
    """Return the fields that change when there is no time any more."""
    agreed = talk.status is ElsewhereStatus.AGREED
    return {
        "turn_at": ctx.now,
        "starts_at": None,
        "published": talk.published if agreed else None,
        "sequence": talk.sequence + 1 if agreed else talk.sequence,
    }


@feature.button(ELSEWHERE_NO, act=ElsewhereAct.REFUSE)
async def refused(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """They said no."""
    await drop_text(ctx, talk)
    return Replace(await card(ctx, await ctx.apply(talk, ElsewhereAct.REFUSE)))


@feature.button(ELSEWHERE_OFF, act=ElsewhereAct.CANCEL)
async def called_off(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """It does not take place."""
    changes = {**given_up(ctx, talk), "turn_at": talk.turn_at}
    return Replace(await card(ctx, await ctx.apply(talk, ElsewhereAct.CANCEL, **changes)))


def calendar_entry(ctx: Context, talk: Elsewhere, starts_at: datetime, cancelled: bool) -> File:
    """Return the calendar file for the seeker's own calendar. It names nobody."""
    summary = "calendar-elsewhere-cancelled" if cancelled else "calendar-elsewhere"
    how = ctx.label("calendar-how", format=talk.format, minutes=talk.minutes)
    about = ctx.label("calendar-description-cancelled" if cancelled else "calendar-own")
    title = ctx.label("calendar-file-elsewhere", day=f"{starts_at.astimezone(ctx.me.tz):%Y-%m-%d}")
    content = invite(
        talk.id,
        sequence=talk.sequence,
        starts_at=starts_at,
        minutes=talk.minutes,
        summary=ctx.label(summary, label=talk.label or ctx.label("elsewhere-unnamed")),
        description=about if cancelled else f"{how}\n{about}",
        now=ctx.now,
        cancelled=cancelled,
    )
    return File(file_name(title, talk.sequence), "text/calendar", content)
