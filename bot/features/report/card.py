"""The card of a report, for its reporter and for those who look into it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.messages import Block, Heading, Message, Quote, Row, Style, message
from bot.core.text import Text
from bot.engine.context import Context
from bot.engine.errors import MembershipRequired, UserError
from bot.engine.permissions import Permission, has
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.moderate.actions import MODERATE_OPEN
from bot.features.report.actions import (
    REPORT_ACKNOWLEDGE,
    REPORT_ADD,
    REPORT_CLOSE,
    REPORT_LIST,
    REPORT_OPEN,
    REPORT_WITHDRAW,
    REPORT_WRITE,
)
from bot.features.report.model import (
    OPEN,
    UNANSWERED_MAX,
    Report,
    ReportMessage,
    ReportStatus,
)

PAGE = 2400
"""Characters of what was written, on one page of the card."""


def require_handler(ctx: Context, report: Report) -> None:
    """Raise `UserError` unless the actor may look into the report now, as the platform says.

    The contact for reports may unless barred, and organisers may: nobody in a report of their own
    or about themselves. Raises `MembershipRequired` if the platform must be asked first.
    """
    if ctx.asked.membership is None:
        raise MembershipRequired
    here = ctx.community.id == report.community
    contact = ctx.me.id == ctx.community.reports_to and not ctx.me.barred
    named = contact or has(ctx, Permission.ORGANISE)
    if not (here and named) or ctx.me.id in (report.reporter, report.reported):
        raise UserError("error-not-yours", ctx.router.navigation.overview)


async def card(ctx: Context, report: Report, page: int = 0) -> Message:
    """Return the card of a report. For others than its reporter, the platform says who may read."""
    mine = ctx.me.id == report.reporter
    if not mine:
        require_handler(ctx, report)
    pages = list(_pages(ctx, report))
    page = max(0, min(page, len(pages) - 1))
    return message(
        Heading(ctx.label("report-title")),
        *(await _mine(ctx, report) if mine else await _theirs(ctx, report)),
        *pages[page],
        _buttons(ctx, report, mine, page + 1 if page + 1 < len(pages) else 0),
    )


async def _mine(ctx: Context, report: Report) -> list[Block]:
    name = name_of(await ctx.person(report.reported))
    said: list[Block] = [
        paragraph(ctx, "report-summary", name=name, status=report.status),
    ]
    if report.status in OPEN and report.unanswered >= UNANSWERED_MAX:
        said.append(paragraph(ctx, "report-enough"))
    return said


async def _theirs(ctx: Context, report: Report) -> list[Block]:
    reporter = name_of(await ctx.person(report.reporter))
    reported = name_of(await ctx.person(report.reported))
    earlier = await ctx.tx.reports.count_about(ctx.network, report.reported) - 1
    said = ctx.say("report-about", reporter=reporter, reported=reported, when=report.created_at)
    # The contact for reports need not be an organiser.
    may = has(ctx, Permission.ORGANISE)
    act = MODERATE_OPEN.button(ctx, report.reported) if may else None
    blocks: list[Block] = [Row(said, act)]
    if earlier > 0:
        blocks.append(paragraph(ctx, "report-earlier", count=earlier))
    if report.status is ReportStatus.WITHDRAWN:
        blocks.append(paragraph(ctx, "report-is-withdrawn"))
    elif report.status is ReportStatus.CLOSED:
        blocks.append(paragraph(ctx, "report-is-closed"))
    elif report.handler is not None:
        by = name_of(await ctx.person(report.handler))
        blocks.append(paragraph(ctx, "report-handler", name=by))
    else:
        blocks.append(paragraph(ctx, "report-unread"))
    return blocks


def _pages(ctx: Context, report: Report) -> Iterator[list[Block]]:
    """Yield what was written, the newest first, in pages that a message can hold."""
    blocks: list[Block] = []
    used = 0
    for label, words in _written(ctx, report):
        # Each line of a quote is shown with two characters more.
        size = len(str(label.text)) + len(words) + 3 * (words.count("\n") + 1)
        if blocks and used + size > PAGE:
            yield blocks
            blocks, used = [], 0
        blocks += [label, Quote(words)]
        used += size
    yield blocks


def _written(ctx: Context, report: Report) -> Iterator[tuple[Row, str]]:
    for said in reversed(report.messages):
        yield Row(_by(ctx, report, said)), said.words
    if report.words:
        yield Row(ctx.say("report-words")), report.words
    for words in report.quoted:
        yield Row(ctx.say("report-quoted")), words


def _by(ctx: Context, report: Report, said: ReportMessage) -> Text:
    if ctx.me.id == report.reporter:
        return ctx.say("report-by-you" if said.by_reporter else "report-to-you", when=said.at)
    id = "report-by-reporter" if said.by_reporter else "report-by-organisers"
    return ctx.say(id, when=said.at)


def _buttons(ctx: Context, report: Report, mine: bool, next_page: int) -> Block | None:
    more = REPORT_OPEN.labelled("button-report-more").button(ctx, report.id, next_page)
    shown = [more] if next_page else []
    if mine and report.status in OPEN:
        if report.unanswered < UNANSWERED_MAX:
            shown.append(REPORT_ADD.button(ctx, report.id, style=Style.PRIMARY))
        shown.append(REPORT_WITHDRAW.button(ctx, report.id))
    if not mine:
        if report.status is ReportStatus.SENT:
            shown.append(REPORT_ACKNOWLEDGE.button(ctx, report.id, style=Style.PRIMARY))
        if report.status in OPEN:
            shown.append(REPORT_WRITE.button(ctx, report.id))
            shown.append(REPORT_CLOSE.button(ctx, report.id))
        shown.append(REPORT_LIST.button(ctx))
    return button_row(*shown)
