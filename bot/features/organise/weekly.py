"""The weekly note to an organiser who wants it: what waits, and a month's numbers once it is over.

There are no numbers of a week: beside those of a month they could be subtracted. The nudge that
waits is the switch, so it goes with its person: each plans the next before it goes.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.core.messages import Block, Button, Facts, Footnote, Heading, Message, Row, message
from bot.core.responses import Replace, Response
from bot.domain.business_time import reach, working_hour
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, notice, paragraph
from bot.features.organise.actions import (
    ORGANISE_BACKLOG,
    ORGANISE_NO_WEEKLY,
    ORGANISE_OPEN,
    ORGANISE_WEEKLY,
)
from bot.features.organise.feature import feature
from bot.features.organise.figures import FUNNEL, STEP
from bot.features.organise.repository import FEWEST
from bot.features.organise.view import View, view_of
from bot.features.organise.wording import number, period_name
from bot.features.report.actions import REPORT_LIST
from bot.features.report.model import ReportStatus

WEEKLY = "weekly"
"""The kind of nudge, and what it is about: the last month whose numbers its reader was told, or
could read when they switched it on."""
NO_MONTH = "none"
BEGINS = time(9)
"""When a Monday begins to be a morning."""
WEEK = timedelta(days=7)
FAILED_SINCE = WEEK + timedelta(days=1)
"""What was to be sent since then, and failed, is new: a message is tried for a day."""
REPORTS = 20
"""Reports that are counted, at most."""
TOPICS = 3
"""Topics that are named."""


async def weekly_switch(ctx: Context) -> Button:
    """Return the button that switches the note on, or off."""
    on = await _waiting(ctx)
    return (ORGANISE_NO_WEEKLY if on else ORGANISE_WEEKLY).button(ctx)


@feature.button(ORGANISE_WEEKLY, requires=Permission.ORGANISE)
async def switch_on(ctx: Context, argument: str) -> Response:
    """Send it from the next Monday on."""
    if not await _waiting(ctx):
        view = await _last_month(ctx)
        told = view.period.code if view else NO_MONTH
        await ctx.tx.nudges.schedule(_nudge(ctx, _next_monday(ctx.me, ctx.now), told))
    ways = ORGANISE_OPEN.button(ctx), ORGANISE_NO_WEEKLY.button(ctx)
    return Replace(notice(ctx, "weekly-on", *ways))


@feature.button(ORGANISE_NO_WEEKLY)
async def switch_off(ctx: Context, argument: str) -> Response:
    """Send no more. Open to whoever gets it, also if they organise no more."""
    await _end(ctx)
    return Replace(notice(ctx, "weekly-off", ORGANISE_OPEN.button(ctx)))


async def _end(ctx: Context, nudge: Nudge | None = None) -> None:
    """End the notes to the person in this community."""
    await ctx.tx.nudges.cancel([one.key for one in await _waiting(ctx)])


@feature.nudge(
    WEEKLY,
    mute=None,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,
    needs=Permission.ORGANISE,
    lacking=_end,
)
async def send_weekly(ctx: Context, nudge: Nudge) -> Message | None:
    """What waits, and what is new; None if there is nothing to say."""
    view = await _last_month(ctx)
    is_told = view is None or view.period.code == nudge.subject_id
    hour = working_hour(ctx.now, ctx.me.tz, ctx.me.quiet_from, ctx.me.quiet_to)
    if hour > ctx.now:  # the bot was away, or they have moved
        await _plan(ctx, _nudge(ctx, hour, nudge.subject_id))
        return None
    told = view.period.code if view else NO_MONTH
    await _plan(ctx, _nudge(ctx, _next_monday(ctx.me, ctx.now), told))
    blocks = await _waits(ctx)
    reports = await _reports(ctx)
    if reports:
        blocks.append(Row(ctx.say("weekly-reports", count=reports)))
    numbers = _numbers(ctx, view) if view is not None and not is_told else []
    if not blocks and not numbers:
        return None
    wanted = view.wanted(ctx.translator, TOPICS) if view else None
    return message(
        Heading(ctx.label("weekly-title")),
        paragraph(ctx, "nudge-weekly"),
        *blocks,
        *numbers,
        Row(wanted) if wanted else None,
        Footnote(ctx.say("organise-how", fewest=FEWEST, step=STEP)) if numbers else None,
        button_row(
            ORGANISE_OPEN.button(ctx),
            ORGANISE_BACKLOG.button(ctx),
            REPORT_LIST.button(ctx) if reports else None,
            ORGANISE_NO_WEEKLY.button(ctx),
        ),
    )


async def _waits(ctx: Context) -> list[Block]:
    """Return that messages failed, and not how many: that, and why, is on a page of its own."""
    failed = await ctx.tx.backlog.failed(
        ctx.network, ctx.community.id, ctx.now - FAILED_SINCE, ctx.now
    )
    return [Row(ctx.say("weekly-failed"))] if failed else []


async def _reports(ctx: Context) -> int:
    """Return how many reports that they may read nobody has taken up."""
    found = await ctx.tx.reports.open_in(ctx.network, ctx.community.id, ctx.me.id, "", REPORTS)
    return sum(made.status is ReportStatus.SENT for made in found)


def _numbers(ctx: Context, view: View) -> list[Block]:
    """Return the numbers of a month; nothing where they are all blank."""
    if view.figures.is_blank(view.period):
        return []
    words = ctx.translator
    rows = [(view.name(words, one), number(words, view.shown(one))) for one in FUNNEL]
    return [
        paragraph(ctx, "weekly-month", period=period_name(words, view.period)),
        Facts(tuple(rows)),
    ]


async def _last_month(ctx: Context) -> View | None:
    """Return the last month that is counted; None where none is yet."""
    counted = await ctx.tx.figures.counted(ctx.network)
    if counted is None:
        return None
    return await view_of(ctx.tx, ctx.network, ctx.operators, counted[1].code)


async def _waiting(ctx: Context) -> list[Nudge]:
    """Return what waits for the person of this kind, in this community."""
    waiting = await ctx.tx.nudges.waiting_for(ctx.me.id)
    return [one for one in waiting if (one.kind, one.community) == (WEEKLY, ctx.community.id)]


async def _plan(ctx: Context, nudge: Nudge) -> None:
    """Let the next one wait, unless that was done: it may have been switched off since."""
    if await ctx.tx.nudges.get(nudge.key) is None:
        await ctx.tx.nudges.schedule(nudge)


def _next_monday(person: Person, now: datetime) -> datetime:
    """Return the first Monday morning of theirs that is yet to come."""
    day = now.astimezone(person.tz).date()
    day -= timedelta(days=day.weekday())
    while True:
        morning = reach(day, BEGINS, person.tz)
        due = working_hour(morning, person.tz, person.quiet_from, person.quiet_to)
        if due > now:
            return due
        day += WEEK


def _nudge(ctx: Context, due: datetime, told: str) -> Nudge:
    return Nudge(
        key=f"{ctx.me.id}.{WEEKLY}.{ctx.community.id}.{due:%Y%m%d%H%M}",
        network=ctx.network,
        community=ctx.community.id,
        person=ctx.me.id,
        subject_kind=WEEKLY,
        subject_id=told,
        kind=WEEKLY,
        due_at=due,
    )
