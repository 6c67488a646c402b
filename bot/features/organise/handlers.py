"""What works here: organisers read the numbers of a month, a quarter or a year."""

from __future__ import annotations

from bot.core.messages import Button, Facts, Footnote, Heading, Message, Paragraph, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Link, Text
from bot.engine.context import Context
from bot.engine.feature import Argument
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph
from bot.features.organise.actions import (
    ORGANISE_AGAIN,
    ORGANISE_BACKLOG,
    ORGANISE_OPEN,
    ORGANISE_PAGE,
    ORGANISE_PERIOD,
    ORGANISE_PICTURE,
)
from bot.features.organise.again import send_again
from bot.features.organise.backlog import Line, backlog_of
from bot.features.organise.feature import feature
from bot.features.organise.figures import BESIDE, FUNNEL, STEP
from bot.features.organise.periods import Period
from bot.features.organise.repository import COUNTED_MAX, FEWEST, Measure, VisitKind
from bot.features.organise.view import view_of
from bot.features.organise.visits import LINK_LASTS, begin
from bot.features.organise.weekly import weekly_switch
from bot.features.organise.wording import TIMED, how_long, number, period_name, ways_on
from bot.features.season.actions import SEASON_OPEN

_ORGANISE = Permission.ORGANISE
TOPICS = 8
"""Topics that are named."""
LINES = 6
"""Lines of each part of the backlog, at most: the page has them all."""


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
    view = await view_of(ctx.tx, ctx.network, ctx.operators, code)
    if view is None:
        day = Period.month_of(ctx.now).after.first
        return message(
            Heading(ctx.label("organise-none-title")),
            paragraph(ctx, "organise-none", day=day),
            button_row(
                ORGANISE_BACKLOG.button(ctx), SEASON_OPEN.button(ctx), await weekly_switch(ctx)
            ),
        )
    period, figures, words = view.period, view.figures, ctx.translator

    def row(measure: Measure) -> tuple[str, Text]:
        return view.name(words, measure), number(words, view.shown(measure))

    times = [
        (ctx.label(label), how_long(words, view.shown(measure))) for measure, label in TIMED.items()
    ]
    blank = paragraph(ctx, "organise-pilot", fewest=FEWEST) if figures.is_blank(period) else None
    return message(
        Heading(ctx.label("organise-title", period=period_name(words, period))),
        blank,
        Facts(tuple(map(row, FUNNEL))),
        Facts((*map(row, BESIDE), *times)),
        *map(Row, view.sentences(words, TOPICS)),
        Footnote(ctx.say("organise-how", fewest=FEWEST, step=STEP)),
        Footnote(ctx.say("organise-partial")) if figures.is_partial(period) else None,
        button_row(
            *(
                ORGANISE_PERIOD.labelled(label).button(ctx, to.code)
                for label, to in ways_on(period, view.counted)
            ),
            ORGANISE_PAGE.button(ctx) if ctx.router.pages else None,
        ),
        button_row(
            # Without an address there is no page with charts.
            None if ctx.router.pages or blank else ORGANISE_PICTURE.button(ctx, period.code),
            ORGANISE_BACKLOG.button(ctx),
            SEASON_OPEN.button(ctx),
            await weekly_switch(ctx),
        ),
    )


@feature.button(ORGANISE_BACKLOG, requires=_ORGANISE, only_reads=True)
async def open_backlog(ctx: Context, argument: str) -> Response:
    """What waits to be sent, is late, or could not be delivered."""
    return Replace(await backlog_page(ctx))


@feature.button(ORGANISE_AGAIN, requires=_ORGANISE)
async def send_failed(ctx: Context, what: str) -> Response:
    """Let what failed go out again, as far as it still holds."""
    why, _, about = what.partition(".")
    begun = await send_again(ctx, why, about)
    said = paragraph(ctx, "backlog-again" if begun else "backlog-gone")
    return Replace(message(said) + await backlog_page(ctx))


async def backlog_page(ctx: Context) -> Message:
    """Return counts of messages: nothing of anybody."""
    found = await backlog_of(ctx.tx, ctx.router, ctx.network, ctx.community.id, ctx.now)
    words = ctx.translator

    def row(line: Line, button: Button | None = None) -> Row:
        said = (line.what(words), line.how_many(words), line.reason(words))
        return Row(ctx.say("backlog-line", what=said[0], number=said[1], why=said[2]), button)

    failed = [
        row(line, ORGANISE_AGAIN.button(ctx, line.why, line.about)) for line in found.failed[:LINES]
    ]
    late, waiting = map(row, found.late[:LINES]), map(row, found.waiting[:LINES])
    return message(
        Heading(ctx.label("backlog-title")),
        paragraph(ctx, "backlog-failed" if found.failed else "backlog-none-failed"),
        *failed,
        paragraph(ctx, "backlog-late" if found.late else "backlog-none-late"),
        *late,
        paragraph(ctx, "backlog-waiting" if found.waiting else "backlog-none-waiting"),
        *waiting,
        Footnote(ctx.say("backlog-how", fewest=FEWEST, step=STEP)),
        None if found.whole else Footnote(ctx.say("backlog-most", most=COUNTED_MAX)),
        button_row(ORGANISE_OPEN.button(ctx)),
    )
