"""Scheduling: propose, offer, pick and confirm a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.messages import BUTTONS_MAX, Actions, Button, Message, action, message
from bot.core.responses import Replace, Response
from bot.domain.business_time import reach
from bot.domain.hosts import Host
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FieldErrors, FormContent, Late
from bot.features.blocks import (
    button_row,
    host_offer,
    introduction_of,
    name_of,
    paragraph,
    usual_place,
)
from bot.features.guide.actions import GUIDE_READY
from bot.features.introduction.card import card, pick_blocks, slot_button, whose_times
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import CLOSED, Act, Introduction
from bot.features.mine.actions import MINE_OPEN
from bot.features.schedule.actions import (
    SCHEDULE_CONFIRM,
    SCHEDULE_DAY,
    SCHEDULE_MORE,
    SCHEDULE_OFFER,
    SCHEDULE_PICK,
    SCHEDULE_SUGGEST,
)
from bot.features.schedule.feature import feature
from bot.features.schedule.times import (
    THINKING,
    busy,
    candidates,
    free_starts,
    is_free,
    must_be_free,
)


def _instant(part: str) -> datetime:
    """Return the instant in an action. Raises `UserError` for anything else, and for one that the
    calendar of some zone does not reach."""
    try:
        at = datetime.fromtimestamp(int(part), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError("error-unknown-button", MINE_OPEN) from error
    if at.year in (MINYEAR, MAXYEAR):
        raise UserError("error-unknown-button", MINE_OPEN)
    return at


def _still_offered(i: Introduction, stamp: str, now: datetime) -> bool:
    """Return whether the host still offers the time of a button, or the bot proposed it."""
    if _instant(stamp) <= now:
        return False
    return not i.time.offered or stamp in {str(int(at.timestamp())) for at in i.time.offered}


@feature.button(SCHEDULE_PICK, act=Act.PICK, holds=_still_offered)
async def pick(ctx: Context, i: Introduction, stamp: str) -> Response:
    """Pick a proposed time. The host confirms it."""
    at = _instant(stamp)
    await must_be_free(ctx, i, at)
    if at not in i.time.offered and not await _could_be_shown(ctx, i, at):
        raise UserError("error-time-gone", SCHEDULE_MORE.to(i.id))
    return await _picked(ctx, i, at)


async def _could_be_shown(ctx: Context, i: Introduction, at: datetime) -> bool:
    """Return whether that time is proposed now, or was a short time ago."""
    return at in await candidates(ctx, i) or at in await candidates(ctx, i, ctx.now - THINKING)


async def _picked(ctx: Context, i: Introduction, at: datetime) -> Response:
    saved = await ctx.apply(
        i,
        Act.PICK,
        time=replace(
            i.time, starts_at=at, turn_at=ctx.now, lapsed=False, moved_by=None, parting=""
        ),
    )
    return Replace(await card(ctx, saved))


PAGE = 20
"""Days or times in one message: four rows of buttons."""


@feature.button(SCHEDULE_MORE, act=Act.PICK)
async def more(ctx: Context, i: Introduction, stamp: str) -> Response:
    """Show the days with a free time; the next step is `day`. With a stamp, from that day on."""
    free = await free_starts(ctx, i)
    if not free:
        return Replace(message(*await pick_blocks(ctx, i)))
    days = list(dict.fromkeys(at.astimezone(ctx.me.tz).date() for at in free))
    first = _instant(stamp).astimezone(ctx.me.tz).date() if stamp else days[0]
    shown = [day for day in days if day >= first][:PAGE] or days[:PAGE]
    rows = [
        Button(ctx.translator.short_day(day), action(SCHEDULE_DAY.name, i.id, _midnight(ctx, day)))
        for day in shown
    ]
    following = [day for day in days if day > shown[-1]][:1]
    return Replace(
        message(
            paragraph(ctx, "which-day"),
            *_in_rows(rows),
            button_row(
                SCHEDULE_MORE.labelled("button-later-days").button(
                    ctx, i.id, _midnight(ctx, following[0])
                )
                if following
                else None,
                SCHEDULE_MORE.labelled("button-first-days").button(ctx, i.id)
                if shown[0] != days[0]
                else None,
                SCHEDULE_SUGGEST.button(ctx, i.id),
            ),
        )
    )


@feature.button(SCHEDULE_DAY, act=Act.PICK)
async def day_times(ctx: Context, i: Introduction, stamp: str) -> Response:
    """Show the free times of the day of that instant, from the instant on."""
    since = _instant(stamp)
    day = since.astimezone(ctx.me.tz).date()
    free = await free_starts(ctx, i)
    found = [at for at in free if at >= since and at.astimezone(ctx.me.tz).date() == day]
    if not found:
        return await more(ctx, i, "")
    shown, following = found[:PAGE], found[PAGE : PAGE + 1]
    host = await ctx.person(i.host)
    return Replace(
        message(
            paragraph(ctx, "times-on", day=ctx.translator.day(day)),
            *_in_rows([slot_button(i, at, ctx.translator.clock(at)) for at in shown]),
            whose_times(ctx, host, shown),
            button_row(
                SCHEDULE_DAY.button(ctx, i.id, int(following[0].timestamp()))
                if following
                else None,
                SCHEDULE_MORE.labelled("button-other-day").button(ctx, i.id),
                SCHEDULE_SUGGEST.button(ctx, i.id),
            ),
        )
    )


def _midnight(ctx: Context, day: date) -> int:
    """Return the stamp of the start of that day of the reader's."""
    return int(reach(day, time(0), ctx.me.tz).timestamp())


def _in_rows(buttons: list[Button]) -> list[Actions]:
    rows = range(0, len(buttons), BUTTONS_MAX)
    return [Actions(tuple(buttons[at : at + BUTTONS_MAX])) for at in rows]


def day_and_time(ctx: Context) -> tuple[Field, Field]:
    """Return the fields `day` and `time`; `read_time` reads them."""
    return (
        Field(
            name="day",
            label=ctx.label("field-day"),
            kind=FieldKind.DATE,
            hint=ctx.label("hint-day"),
        ),
        Field(
            name="time",
            label=ctx.label("field-time-of-day"),
            kind=FieldKind.TIME,
            hint=ctx.label("hint-time", zone=ctx.translator.city(ctx.me.zone)),
        ),
    )


async def _read_free_time(ctx: Context, i: Introduction, day: str, at: str) -> datetime:
    """Return the typed time. Raises `FieldErrors`, too, if one of the two is not free then."""
    when = read_time(ctx, day, at)
    if not is_free(when, i.request.minutes, await busy(ctx, i)):
        raise FieldErrors(time=ctx.label("field-time-taken"))
    return when


def read_time(ctx: Context, day: str, at: str) -> datetime:
    """Return the typed time in the actor's zone. Raises `FieldErrors` if it is impossible."""
    wall = time.fromisoformat(at)
    if wall.tzinfo is not None:
        raise FieldErrors(time=ctx.label("field-time"))
    ahead = date.fromisoformat(day) - ctx.now.astimezone(ctx.me.tz).date()
    if ahead < timedelta(0):
        raise FieldErrors(day=ctx.label("field-time-past"))
    if ahead > timedelta(days=180):  # before the day is an instant: not every zone has the last one
        raise FieldErrors(day=ctx.label("field-time-far"))
    when = reach(date.fromisoformat(day), wall, ctx.me.tz)
    if when.astimezone(ctx.me.tz).time() != wall:
        raise FieldErrors(time=ctx.label("field-time-skipped", time=f"{wall:%H:%M}"))
    if when <= ctx.now:
        raise FieldErrors(day=ctx.label("field-time-past"))
    if when > ctx.now + timedelta(days=180):
        raise FieldErrors(day=ctx.label("field-time-far"))
    return when


async def suggest_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form in which the seeker suggests a time."""
    return FormContent(fields=day_and_time(ctx))


async def suggest_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Pick the suggested time. The host confirms it or offers others."""
    day, at = str(values["day"]), str(values["time"])
    return await _picked(ctx, i, await _read_free_time(ctx, i, day, at))


feature.form(
    SCHEDULE_SUGGEST,
    suggest_form,
    suggest_submit,
    title="form-suggest",
    submit_label="submit-suggest",
    act=Act.PICK,
)


async def _opened_now(ctx: Context, argument: str) -> str:
    return argument if "." in argument else f"{argument}.{int(ctx.now.timestamp())}"


async def offer_form(ctx: Context, i: Introduction, stamp: str) -> FormContent:
    """Build the form in which the host offers times: open ones, or one of their own.

    `stamp` is the instant at which it opened, so that it lists the same times on submission.
    """
    opened = min(_instant(stamp), ctx.now) if stamp else ctx.now
    open_times = [at for at in await candidates(ctx, i, opened) if at != i.time.starts_at]
    step = max(1, -(-len(open_times) // 25))
    choice: tuple[Field, ...] = ()
    if open_times:
        choice = (
            Field(
                name="times",
                label=ctx.label("field-times"),
                kind=FieldKind.MANY,
                required=False,
                options=tuple(
                    Option(str(int(at.timestamp())), ctx.translator.short(at))
                    for at in open_times[::step]
                ),
            ),
        )
    day, at = day_and_time(ctx)
    return FormContent(
        fields=(
            *choice,
            replace(day, required=False, label=ctx.label("field-other-day")),
            replace(at, required=False),
        )
    )


async def offer_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Offer at most ten times, of which the seeker picks one."""
    times = {at for at in map(_instant, values.get("times", ())) if at > ctx.now}
    day, at = str(values["day"]), str(values["time"])
    if bool(day) != bool(at):
        raise FieldErrors(**{"time" if day else "day": ctx.label("field-both-day-and-time")})
    if day:
        times.add(await _read_free_time(ctx, i, day, at))
    if not times:
        raise FieldErrors(day=ctx.label("field-some-time"))
    saved = await ctx.apply(
        i,
        Act.OFFER,
        time=replace(
            i.time, offered=tuple(sorted(times)[:10]), starts_at=None, turn_at=ctx.now, lapsed=False
        ),
    )
    said = message(paragraph(ctx, "offered", other=name_of(await ctx.person(i.seeker))))
    return Replace(said + await card(ctx, saved))


feature.form(
    SCHEDULE_OFFER,
    offer_form,
    offer_submit,
    title="form-offer",
    submit_label="submit-offer",
    act=Act.OFFER,
    opened_with=_opened_now,
)


@feature.button(SCHEDULE_CONFIRM, act=Act.CONFIRM)
async def confirm(ctx: Context, i: Introduction, rest: str) -> Response:
    """Confirm the time, if neither of the two has another meeting then."""
    assert i.time.starts_at is not None
    if not is_free(i.time.starts_at, i.request.minutes, await busy(ctx, i)):
        raise UserError("error-time-taken", SCHEDULE_OFFER.to(i.id))
    host = await host_offer(ctx, i.host)
    await ctx.apply(
        i,
        Act.CONFIRM,
        time=replace(
            i.time,
            agreed_at=ctx.now,
            turn_at=ctx.now,
            sequence=i.time.next_sequence,
            published=i.time.starts_at,
            offered=(),
            placed_at=None,
            where=i.place or usual_place(i, host),
        ),
        debrief=replace(i.debrief, seeker_outcome=None, host_outcome=None),
    )
    return Replace(message(paragraph(ctx, "confirmed")))


_ARRANGE: dict[str, str] = {
    NudgeKind.ACCEPTED: "nudge-accepted",
    NudgeKind.OFFERED: "nudge-offered",
    NudgeKind.LAPSED: "nudge-lapsed",
    NudgeKind.PICKED: "nudge-picked",
    NudgeKind.ARRANGE_REMINDER: "nudge-arrange-reminder",
    NudgeKind.ARRANGE_LAST_REMINDER: "nudge-arrange-last-reminder",
}


@feature.nudge(
    NudgeKind.ACCEPTED,
    NudgeKind.OFFERED,
    NudgeKind.LAPSED,
    NudgeKind.PICKED,
    mute=None,
    merge=True,
    quiet_hours=True,
    late=Late.SEND,
)
@feature.nudge(
    NudgeKind.ARRANGE_REMINDER,
    NudgeKind.ARRANGE_LAST_REMINDER,
    mute=Mute.REMINDERS,
    merge=True,
    quiet_hours=True,
    late=Late.DROP,
)
async def arrange(ctx: Context, nudge: Nudge) -> Message:
    """The seeker is to pick a time, or the host to confirm it; and reminders of either."""
    i = await introduction_of(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    shown = await card(ctx, i)
    ready = GUIDE_READY.button(ctx) if nudge.kind == NudgeKind.ACCEPTED else None
    lead = paragraph(ctx, _ARRANGE[nudge.kind], name=name_of(other))
    return message(lead, *shown.blocks, button_row(ready))


def _introduces(offer: Host) -> str:
    """Return the sentence that introduces a host, who may have said nothing of their work."""
    if not offer.role:
        return "nudge-introduce-once"
    return "nudge-introduce" if offer.employer else "nudge-introduce-alone"


@feature.nudge(NudgeKind.INTRODUCE, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def introduce(ctx: Context, nudge: Nudge) -> Message | None:
    """In their conversation: the two introduced, and thanks to the connector.

    Those it did not reach get it as a direct message.
    """
    i = await introduction_of(ctx, nudge)
    if i.status in CLOSED:
        return None
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    offer = await host_offer(ctx, i.host)
    connector = await ctx.person(i.connector) if i.connector else None
    if connector is not None and connector.gone:
        connector = None
    return message(
        paragraph(
            ctx,
            _introduces(offer),
            seeker=name_of(seeker),
            host=name_of(host),
            role=offer.role,
            organisation=offer.organisation,
            minutes=i.request.minutes,
        ),
        paragraph(ctx, "introduce-connector", name=name_of(connector)) if connector else None,
        paragraph(ctx, "introduce-next", seeker=name_of(seeker)),
    )
