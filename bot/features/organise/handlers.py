"""What works here: organisers read the numbers of a month, a quarter or a year."""

from __future__ import annotations

from bot.core.messages import Facts, Footnote, Heading, Message, Paragraph, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Link, Text
from bot.engine.context import Context
from bot.engine.feature import Argument
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph
from bot.features.organise.actions import ORGANISE_OPEN, ORGANISE_PAGE, ORGANISE_PERIOD
from bot.features.organise.feature import feature
from bot.features.organise.figures import BESIDE, FUNNEL, STEP, Figures
from bot.features.organise.periods import Period
from bot.features.organise.repository import FEWEST, Measure, VisitKind
from bot.features.organise.visits import LINK_LASTS, begin
from bot.features.organise.wording import (
    TIMED,
    find,
    how_long,
    latest_of,
    measure_name,
    number,
    period_name,
    ways_on,
)
from bot.i18n.sanitize import shorten

_ORGANISE = Permission.ORGANISE
TOPICS = 8
"""Topics that are named."""


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
    return Reply(await page(ctx, ""))


@feature.button(ORGANISE_OPEN, requires=_ORGANISE, only_reads=True)
async def open_organise(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return Reply(await page(ctx, ""))


@feature.button(ORGANISE_PERIOD, requires=_ORGANISE, only_reads=True)
async def open_period(ctx: Context, code: str) -> Response:
    """The numbers of another period."""
    return Replace(await page(ctx, code))


@feature.button(ORGANISE_PAGE, requires=_ORGANISE)
async def open_page(ctx: Context, argument: str) -> Response:
    """A link to the page with charts, for the actor alone."""
    if not ctx.router.pages:
        return Reply(await page(ctx, ""))
    address = next(
        address
        for address in await ctx.tx.people.addresses(ctx.me.id)
        if address.community == ctx.community.id
    )
    shown = await begin(ctx.tx, ctx.me, str(address), VisitKind.LINK, ctx.now)
    link = Link(f"{ctx.router.pages}/organise/enter/{shown}", ctx.label("organise-link"))
    minutes = int(LINK_LASTS.total_seconds() // 60)
    return Reply(
        message(Paragraph(Text((link,))), paragraph(ctx, "organise-link-how", minutes=minutes))
    )


async def page(ctx: Context, code: str) -> Message:
    """Return the numbers of a period, or of the latest, with ways to others."""
    counted = await ctx.tx.figures.counted(ctx.network)
    if counted is None:
        day = Period.month_of(ctx.now).after.first
        return message(
            Heading(ctx.label("organise-none-title")), paragraph(ctx, "organise-none", day=day)
        )
    period = find(code, counted) if code else latest_of(counted)
    figures = Figures(await ctx.tx.figures.of(ctx.network, period.all_within))
    shown = {measure: figures.shown(period, measure) for measure in (*FUNNEL, *BESIDE)}

    def row(measure: Measure) -> tuple[str, Text]:
        name = measure_name(ctx.translator, ctx.practice.thanks_last_hours // 24, measure)
        return name, number(ctx.translator, shown[measure])

    times = [
        (ctx.label(label), how_long(ctx.translator, shown[measure]))
        for measure, label in TIMED.items()
    ]
    blank = paragraph(ctx, "organise-pilot", fewest=FEWEST) if figures.is_blank(period) else None
    partial = any(one is not None and one.partial for one in shown.values())
    return message(
        Heading(ctx.label("organise-title", period=period_name(ctx.translator, period))),
        blank,
        Facts(tuple(map(row, FUNNEL))),
        Facts((*map(row, BESIDE), *times)),
        _shared(ctx, figures, period),
        _wanted(ctx, figures, period),
        Footnote(ctx.say("organise-how", fewest=FEWEST, step=STEP)),
        Footnote(ctx.say("organise-partial")) if partial else None,
        button_row(
            *(
                ORGANISE_PERIOD.labelled(label).button(ctx, to.code)
                for label, to in ways_on(period, counted)
            ),
            ORGANISE_PAGE.button(ctx) if ctx.router.pages else None,
        ),
    )


def _shared(ctx: Context, figures: Figures, period: Period) -> Row | None:
    share = figures.share_of_half(period)
    return None if share is None else Row(ctx.say("organise-shared", share=share))


def _wanted(ctx: Context, figures: Figures, period: Period) -> Row | None:
    found = [
        f"{shorten(topic, 40)} ({people})" for topic, people in figures.topics(period)[:TOPICS]
    ]
    return Row(ctx.say("organise-wanted", topics=ctx.translator.listed(found))) if found else None
