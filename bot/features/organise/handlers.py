"""What works here: organisers read the numbers of a month, a quarter or a year."""

from __future__ import annotations

from bot.core.messages import Button, Facts, Footnote, Heading, Message, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.engine.context import Context
from bot.engine.feature import Argument
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph, plain
from bot.features.organise.actions import ORGANISE_OPEN, ORGANISE_PERIOD
from bot.features.organise.feature import feature
from bot.features.organise.figures import BESIDE, FUNNEL, STEP, Figures, Shown
from bot.features.organise.periods import MONTH, QUARTER, YEAR, Period
from bot.features.organise.repository import FEWEST, Measure
from bot.i18n.sanitize import shorten

_ORGANISE = Permission.ORGANISE
BLANK = "–"
TOPICS = 8
"""Topics that are named."""
_LABELS = {
    Measure.ASKED: "figure-asked",
    Measure.ANSWERED: "figure-answered",
    Measure.ACCEPTED: "figure-accepted",
    Measure.AGREED: "figure-agreed",
    Measure.MET: "figure-met",
    Measure.THANKED: "figure-thanked",
    Measure.IN_TIME: "figure-in-time",
    Measure.WARM: "figure-warm",
    Measure.ONWARD: "figure-onward",
    Measure.ELSEWHERE: "figure-elsewhere",
    Measure.BECAME_HOSTS: "figure-became-hosts",
}
_LENGTHS = {
    MONTH: "button-organise-month",
    QUARTER: "button-organise-quarter",
    YEAR: "button-organise-year",
}


@feature.command(
    "organise",
    Argument.NONE,
    about="command-organise",
    usage="usage-organise",
    requires=_ORGANISE,
    organisers=True,
    only_reads=True,
)
async def organise(ctx: Context, text: str) -> Response:
    """`/intro organise`: the numbers of the last quarter, or of a month before there is one."""
    return Reply(await latest(ctx))


@feature.button(ORGANISE_OPEN, requires=_ORGANISE, only_reads=True)
async def open_organise(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return Reply(await latest(ctx))


@feature.button(ORGANISE_PERIOD, requires=_ORGANISE, only_reads=True)
async def open_period(ctx: Context, code: str) -> Response:
    """The numbers of another period."""
    counted = await ctx.tx.figures.counted(ctx.network)
    try:
        period = Period.parse(code)
    except ValueError:
        return Replace(await latest(ctx))
    if counted is None or not is_counted(period, counted):
        return Replace(await latest(ctx))
    return Replace(await page(ctx, period, counted))


def is_counted(period: Period, counted: tuple[Period, Period]) -> bool:
    """Return whether the period is over, and not before the first month."""
    first, last = counted
    return first <= period.last_month <= last


def latest_of(counted: tuple[Period, Period]) -> Period:
    """Return the last quarter that is over, or the last month before there is one."""
    last = counted[1]
    quarter = last.around(QUARTER)
    quarter = quarter if quarter.last_month == last else quarter.before
    return quarter if is_counted(quarter, counted) else last


async def latest(ctx: Context) -> Message:
    """Return the numbers that organisers read first."""
    counted = await ctx.tx.figures.counted(ctx.network)
    if counted is None:
        day = Period.month_of(ctx.now).after.first
        return message(
            Heading(ctx.label("organise-none-title")), paragraph(ctx, "organise-none", day=day)
        )
    return await page(ctx, latest_of(counted), counted)


async def page(ctx: Context, period: Period, counted: tuple[Period, Period]) -> Message:
    """Return the numbers of a period, with ways to others."""
    figures = Figures(await ctx.tx.figures.of(ctx.network, period.all_within))
    funnel = [_row(ctx, figures, period, measure) for measure in FUNNEL]
    beside = [_row(ctx, figures, period, measure) for measure in BESIDE]
    shown = [figures.shown(period, measure) for measure in (*FUNNEL, *BESIDE)]
    blank = paragraph(ctx, "organise-pilot", fewest=FEWEST) if figures.is_blank(period) else None
    partial = any(one is not None and one.partial for one in shown)
    return message(
        Heading(ctx.label("organise-title", period=period_name(ctx, period))),
        blank,
        Facts(tuple(funnel)),
        Facts((*beside, *_how_long(ctx, figures, period))),
        _shared(ctx, figures, period),
        _wanted(ctx, figures, period),
        Footnote(ctx.say("organise-how", fewest=FEWEST, step=STEP)),
        Footnote(ctx.say("organise-partial")) if partial else None,
        button_row(*_ways_on(ctx, period, counted)),
    )


def period_name(ctx: Context, period: Period) -> str:
    """Return a period in words: October 2026, October–December 2026, 2026."""
    return ctx.translator.months(period.first, period.last_month.first)


def measure_name(ctx: Context, measure: Measure) -> str:
    """Return what a number counts."""
    days = ctx.practice.thanks_last_hours // 24
    return ctx.label(_LABELS[measure], days=days)


def number(ctx: Context, shown: Shown | None) -> Text:
    """Return a number as it is read; a dash where it is blank."""
    if shown is not None and shown.partial:
        return ctx.say("figure-partial", number=shown.value)
    return plain(BLANK if shown is None else str(shown.value))


def _row(ctx: Context, figures: Figures, period: Period, measure: Measure) -> tuple[str, Text]:
    return measure_name(ctx, measure), number(ctx, figures.shown(period, measure))


def _how_long(ctx: Context, figures: Figures, period: Period) -> list[tuple[str, Text]]:
    found = []
    for measure, label in (
        (Measure.ANSWERED, "figure-answer-days"),
        (Measure.MET, "figure-meet-days"),
    ):
        shown = figures.shown(period, measure)
        days = None if shown is None else shown.days
        said = plain(BLANK) if days is None else ctx.say("figure-days", count=days)
        found.append((ctx.label(label), said))
    return found


def _shared(ctx: Context, figures: Figures, period: Period) -> Row | None:
    share = figures.share_of_half(period)
    return None if share is None else Row(ctx.say("organise-shared", share=share))


def _wanted(ctx: Context, figures: Figures, period: Period) -> Row | None:
    found = [
        f"{shorten(topic, 40)} ({people})" for topic, people in figures.topics(period)[:TOPICS]
    ]
    return Row(ctx.say("organise-wanted", topics=ctx.translator.listed(found))) if found else None


def _ways_on(ctx: Context, period: Period, counted: tuple[Period, Period]) -> list[Button]:
    found: list[Button] = []
    for label, to in (
        ("button-organise-earlier", period.before),
        ("button-organise-later", period.after),
        *((_LENGTHS[months], _of_length(period, months)) for months in _LENGTHS),
    ):
        if to is not None and is_counted(to, counted):
            found.append(ORGANISE_PERIOD.labelled(label).button(ctx, to.code))
    return found


def _of_length(period: Period, months: int) -> Period | None:
    if months == period.months:
        return None
    return period.last_month if months == MONTH else period.around(months)
