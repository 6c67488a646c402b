"""Schedule: propose, pick, confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.context import Context, UserError
from bot.flow import Flow, Invalid
from bot.flows.cards import card, pick_blocks, slot_buttons
from bot.flows.parts import about, lead, name_of, paragraph, press, row
from bot.flows.times import THINKING, busy, candidates, is_free, must_be_free, proposals
from bot.model.clocks import reach
from bot.model.introductions import CLOSED, Act, Introduction
from bot.model.nudges import Kind, Nudge
from bot.view import (
    Actions,
    Field,
    FieldKind,
    Form,
    Message,
    Option,
    Replace,
    Response,
    Values,
    action,
    message,
)

flow = Flow("schedule")


def _instant(part: str) -> datetime:
    """The instant in an action. Raises `UserError` for anything else."""
    try:
        return datetime.fromtimestamp(int(part), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError("unknown-button", ("button-mine", "mine.open")) from error


@flow.button("pick")
async def pick(ctx: Context, id: str) -> Response:
    """A proposed time; the host confirms it."""
    id, _, stamp = id.partition(".")
    i = await ctx.ready(id, Act.PICK)
    at = _instant(stamp)
    await must_be_free(ctx, i, at)
    if at not in i.offered and not await _could_be_shown(ctx, i, at):
        raise UserError("time-gone", ("button-other-times", f"schedule.more:{id}"))
    return await _picked(ctx, i, at)


async def _could_be_shown(ctx: Context, i: Introduction, at: datetime) -> bool:
    """Whether that time is proposed now, or was while they thought about it."""
    return at in await candidates(ctx, i) or at in await candidates(ctx, i, ctx.now - THINKING)


async def _picked(ctx: Context, i: Introduction, at: datetime) -> Response:
    saved = await ctx.act(
        i, Act.PICK, starts_at=at, turn_at=ctx.now, lapsed=False, moved_by=None, parting=""
    )
    return Replace(await card(ctx, saved))


@flow.button("more")
async def more(ctx: Context, id: str) -> Response:
    """The next five times; after the last ones, the first again."""
    id, _, stamp = id.partition(".")
    i = await ctx.ready(id, Act.PICK)
    found = await proposals(ctx, i, _instant(stamp) if stamp else None)
    if not found:
        return Replace(message(*await pick_blocks(ctx, i)))
    return Replace(
        message(
            paragraph(ctx, "more-times"),
            Actions(slot_buttons(ctx, i, found)),
            row(
                press(ctx, "other-times", "schedule.more", id, int(found[-1].timestamp())),
                press(ctx, "suggest-time", "schedule.suggest", id),
            ),
        )
    )


def _day_and_time(ctx: Context) -> tuple[Field, Field]:
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
            hint=ctx.label("hint-time", zone=ctx.me.zone),
        ),
    )


async def _read_time(ctx: Context, i: Introduction, day: str, at: str) -> datetime:
    """What was typed, in the actor's zone. Raises `Invalid` where it cannot be."""
    wall = time.fromisoformat(at)
    if wall.tzinfo is not None:
        raise Invalid(time=ctx.label("field-time"))
    when = reach(date.fromisoformat(day), wall, ctx.me.tz)
    if when <= ctx.now:
        raise Invalid(day=ctx.label("field-time-past"))
    if when > ctx.now + timedelta(days=180):
        raise Invalid(day=ctx.label("field-time-far"))
    if not is_free(when, i.minutes, await busy(ctx, i)):
        raise Invalid(time=ctx.label("field-time-taken"))
    return when


async def suggest_form(ctx: Context, id: str) -> Form:
    """None of the times fits: a time of my own, which the host may confirm."""
    await ctx.ready(id, Act.PICK)
    return Form(
        id=f"schedule.suggest:{id}",
        title=ctx.label("form-suggest"),
        submit=ctx.label("submit-suggest"),
        fields=_day_and_time(ctx),
    )


async def suggest_submit(ctx: Context, id: str, values: Values) -> Response:
    """The host confirms it or offers others."""
    i = await ctx.ready(id, Act.PICK)
    return await _picked(ctx, i, await _read_time(ctx, i, str(values["day"]), str(values["time"])))


flow.form("suggest", suggest_form, suggest_submit)


async def offer_form(ctx: Context, id: str) -> Form:
    """The host offers times: some of the open ones, or one of their own.

    The form names the instant it was opened, so that it lists the same times when it comes back.
    """
    id, _, stamp = id.partition(".")
    i = await ctx.ready(id, Act.OFFER)
    opened = min(_instant(stamp), ctx.now) if stamp else ctx.now
    open_times = [at for at in await candidates(ctx, i, opened) if at != i.starts_at]
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
                    Option(str(int(at.timestamp())), ctx.words.short(at))
                    for at in open_times[::step]
                ),
            ),
        )
    day, at = _day_and_time(ctx)
    return Form(
        id=action("schedule.offer", id, int(opened.timestamp())),
        title=ctx.label("form-offer"),
        submit=ctx.label("submit-offer"),
        fields=(
            *choice,
            replace(day, required=False, label=ctx.label("field-other-day")),
            replace(at, required=False),
        ),
    )


async def offer_submit(ctx: Context, id: str, values: Values) -> Response:
    """At most ten times, which the seeker now picks from."""
    id = id.partition(".")[0]
    i = await ctx.ready(id, Act.OFFER)
    times = {at for at in map(_instant, values.get("times", ())) if at > ctx.now}
    day, at = str(values["day"]), str(values["time"])
    if bool(day) != bool(at):
        raise Invalid(**{"time" if day else "day": ctx.label("field-both-day-and-time")})
    if day:
        times.add(await _read_time(ctx, i, day, at))
    if not times:
        raise Invalid(day=ctx.label("field-some-time"))
    saved = await ctx.act(
        i,
        Act.OFFER,
        offered=tuple(sorted(times)[:10]),
        starts_at=None,
        turn_at=ctx.now,
        lapsed=False,
    )
    said = message(paragraph(ctx, "offered", other=name_of(await ctx.person(i.seeker))))
    return Replace(said + await card(ctx, saved))


flow.form("offer", offer_form, offer_submit)


@flow.button("confirm")
async def confirm(ctx: Context, id: str) -> Response:
    """Agreed. Checked again here that neither of the two meets somebody else at that time."""
    i = await ctx.ready(id, Act.CONFIRM)
    if i.starts_at is None or i.starts_at <= ctx.now:
        raise UserError("time-past", ("button-offer", f"schedule.offer:{id}"))
    if not is_free(i.starts_at, i.minutes, await busy(ctx, i)):
        raise UserError("time-taken", ("button-offer", f"schedule.offer:{id}"))
    host = await ctx.host(i.host)
    await ctx.act(
        i,
        Act.CONFIRM,
        agreed_at=ctx.now,
        turn_at=ctx.now,
        sequence=i.sequence + 1 if i.published else 0,
        published=i.starts_at,
        offered=(),
        placed_at=None,
        where=i.where or host.where,
        seeker_outcome=None,
        host_outcome=None,
    )
    return Replace(message(paragraph(ctx, "confirmed")))


@flow.nudge(Kind.ACCEPTED, Kind.OFFERED, Kind.LAPSED, Kind.ARRANGE_REMINDER)
async def to_pick(ctx: Context, nudge: Nudge) -> Message:
    """The seeker's turn to pick, or the host's to confirm."""
    return await _arrange(ctx, nudge)


@flow.nudge(Kind.PICKED, Kind.ARRANGE_LAST_REMINDER)
async def to_confirm(ctx: Context, nudge: Nudge) -> Message:
    """A time was picked; or the last word on a time that nobody settles."""
    return await _arrange(ctx, nudge)


async def _arrange(ctx: Context, nudge: Nudge) -> Message:
    i = await about(ctx, nudge)
    other = await ctx.person(i.other(ctx.me.id))
    shown = await card(ctx, i)
    return message(lead(ctx, nudge, name=name_of(other)), *shown.blocks)


@flow.nudge(Kind.INTRODUCE)
async def introduce(ctx: Context, nudge: Nudge) -> Message | None:
    """In the conversation that they now share: who is who, and that the connector may go.

    Whom it did not reach is told it alone.
    """
    i = await about(ctx, nudge)
    if i.status in CLOSED:
        return None
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    offer = await ctx.host(i.host)
    connector = await ctx.person(i.connector) if i.connector else None
    return message(
        lead(
            ctx,
            nudge,
            seeker=name_of(seeker),
            host=name_of(host),
            role=offer.role,
            organisation=offer.organisation,
            minutes=i.minutes,
        ),
        paragraph(ctx, "introduce-connector", name=name_of(connector)) if connector else None,
        paragraph(ctx, "introduce-next", seeker=name_of(seeker)),
    )
