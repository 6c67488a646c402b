"""Reporting: a member tells the organisers about another, and what they read of it."""

from __future__ import annotations

from datetime import timedelta

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Message, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.hosts import fold
from bot.domain.ids import new_id
from bot.domain.nudges import Nudge
from bot.domain.people import Address, Person
from bot.engine.context import Context
from bot.engine.errors import LimitReached, UserError
from bot.engine.feature import Argument, FieldErrors, FormContent, Late
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.mine.actions import MINE_OPEN
from bot.features.naming import MOST, all_named, anyone_at
from bot.features.report.actions import (
    REPORT_ADD,
    REPORT_NEW,
    REPORT_OPEN,
    REPORT_WITHDRAW,
    REPORT_WITHDRAW_NOW,
)
from bot.features.report.aggregate import (
    REPORT_ACKNOWLEDGED,
    REPORT_ANSWERED,
    REPORT_CLOSED,
)
from bot.features.report.card import card
from bot.features.report.feature import feature
from bot.features.report.model import Report, ReportAct, ReportMessage
from bot.features.report.quoting import matter_with, written
from bot.features.report.recipients import recipients
from bot.features.safety.blocking import block

DAY = timedelta(days=1)
WORDS_MAX = 1000


@feature.command(
    "report", Argument.MEMBER, about="command-report", usage="usage-report", always=True
)
async def report(ctx: Context, text: str) -> Response:
    """`/intro report @member`: open the form; without a member, it asks for one."""
    if ctx.mentions:
        person = await anyone_at(ctx, ctx.mentions[0])
        if person is None:
            raise UserError("error-report-unknown", MINE_OPEN)
        return await ctx.open_form(REPORT_NEW, person.id)
    named = (await all_named(ctx, text))[:MOST] if fold(text) else []
    if fold(text) and not named:
        raise UserError("error-report-name", REPORT_NEW, MINE_OPEN)
    if len(named) < 2:
        return await ctx.open_form(REPORT_NEW, "".join(person.id for person in named))
    rows = [
        Row(ctx.say("safety-person", name=name_of(person)), REPORT_NEW.button(ctx, person.id))
        for person in named
    ]
    return Reply(message(paragraph(ctx, "which-person"), *rows))


async def _may_report(ctx: Context, person: Person) -> None:
    """Raise `UserError` if the actor cannot report that person now."""
    if person.id == ctx.me.id:
        raise UserError("error-report-yourself", MINE_OPEN)
    for earlier in await ctx.tx.reports.open_by(ctx.network, ctx.me.id):
        if earlier.reported == person.id:
            way = REPORT_OPEN.to(earlier.id)
            raise UserError("error-report-open", way, name=name_of(person))
    most = ctx.practice.reports_a_day
    if await ctx.tx.reports.count_by(ctx.network, ctx.me.id, ctx.now - DAY) >= most:
        raise LimitReached("error-report-enough", MINE_OPEN, most=most)


async def new_form(ctx: Context, argument: str) -> FormContent:
    """Build the form. `argument` is the person's id, and that of the introduction to quote."""
    id, _, about = argument.partition(".")
    words = Field(
        name="words",
        label=ctx.label("field-report-words"),
        words=Words.FREE,
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-report-words"),
        required=False,
        max_length=WORDS_MAX,
    )
    if not id:
        person = Field("person", ctx.label("field-report-person"), FieldKind.PERSON)
        return FormContent(fields=(person, words), intro=ctx.label("form-report-any-intro"))
    reported = await ctx.person(id)
    await _may_report(ctx, reported)
    who = (await recipients(ctx, reported)).names(ctx)
    fields = [words]
    if await matter_with(ctx, id, about):
        fields.append(
            Field(
                name="quote",
                label=ctx.label("field-report-quote"),
                kind=FieldKind.ONE,
                options=(
                    Option("yes", ctx.label("report-quote-yes")),
                    Option("no", ctx.label("report-quote-no")),
                ),
                initial="yes",
            )
        )
    if not await _has_blocked(ctx, reported):
        fields.append(
            Field(
                name="block",
                label=ctx.label("field-report-block"),
                kind=FieldKind.ONE,
                options=(
                    Option("no", ctx.label("report-block-no")),
                    Option("yes", ctx.label("report-block-yes")),
                ),
                initial="no",
            )
        )
    intro = ctx.label("form-report-intro", who=who, name=name_of(reported))
    return FormContent(fields=tuple(fields), intro=intro)


async def _has_blocked(ctx: Context, person: Person) -> bool:
    return (ctx.me.id, person.id) in await ctx.tx.blocks.among(ctx.network, ctx.me.id, person.id)


async def new_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Send the report to those who look into reports, and say who they are."""
    id, _, about = argument.partition(".")
    if id:
        reported = await ctx.person(id)
    else:
        found = await anyone_at(ctx, Address.parse(str(values["person"])))
        if found is None:
            raise FieldErrors(person=ctx.label("error-report-unknown"))
        reported = found
    await _may_report(ctx, reported)
    to = await recipients(ctx, reported)
    matter = None
    if values.get("quote") == "yes":
        matter = await matter_with(ctx, reported.id, about)
    made = Report(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        reporter=ctx.me.id,
        reported=reported.id,
        told=tuple(person.id for person in to.told),
        others=tuple(person.id for person in to.others),
        words=str(values["words"]),
        quoted=tuple(written(matter, reported.id)) if matter else (),
        created_at=ctx.now,
    )
    await ctx.tx.reports.add(made)
    await ctx.reconcile(made)
    sent = paragraph(ctx, "report-sent", who=to.names(ctx), name=name_of(reported))
    blocked = None
    if values.get("block") == "yes":
        await block(ctx, reported.id)
        blocked = paragraph(ctx, "blocked-now", name=name_of(reported))
    return Reply(message(sent, blocked, button_row(REPORT_OPEN.button(ctx, made.id))))


feature.form(
    REPORT_NEW,
    new_form,
    new_submit,
    title="form-report",
    submit_label="submit-report",
    always=True,
)


async def add_form(ctx: Context, made: Report, rest: str) -> FormContent:
    """The reporter adds something, or answers."""
    return FormContent(fields=(message_field(ctx, "field-report-add"),))


def message_field(ctx: Context, label: str, *, required: bool = True) -> Field:
    """Return the field of a message in a report."""
    return Field(
        name="words",
        label=ctx.label(label),
        words=Words.FREE,
        kind=FieldKind.TEXT,
        required=required,
        max_length=WORDS_MAX,
    )


def with_message(ctx: Context, made: Report, words: str) -> tuple[ReportMessage, ...]:
    """Return the messages of a report with one more, by the actor."""
    said = ReportMessage(ctx.me.id == made.reporter, ctx.now, words)
    return (*made.messages, said) if words else made.messages


async def add_submit(ctx: Context, made: Report, values: Values) -> Response:
    """Pass it on to the organiser who acknowledged the report, else to all who were told."""
    words = with_message(ctx, made, str(values["words"]))
    saved = await ctx.apply(made, ReportAct.ADD, messages=words)
    return Replace(message(paragraph(ctx, "report-added")) + await card(ctx, saved))


feature.form(
    REPORT_ADD,
    add_form,
    add_submit,
    title="form-report-add",
    submit_label="submit-report",
    act=ReportAct.ADD,
    always=True,
)


@feature.button(REPORT_WITHDRAW, act=ReportAct.WITHDRAW, always=True)
async def withdraw(ctx: Context, made: Report, rest: str) -> Response:
    """Ask once more: what is withdrawn is looked into no further."""
    yes, no = REPORT_WITHDRAW_NOW.button(ctx, made.id), REPORT_OPEN.button(ctx, made.id)
    return Replace(notice(ctx, "report-withdraw", yes, no))


@feature.button(REPORT_WITHDRAW_NOW, act=ReportAct.WITHDRAW, always=True)
async def withdraw_now(ctx: Context, made: Report, rest: str) -> Response:
    """Withdraw it."""
    return Replace(await card(ctx, await ctx.apply(made, ReportAct.WITHDRAW)))


@feature.nudge(
    REPORT_ACKNOWLEDGED,
    REPORT_ANSWERED,
    REPORT_CLOSED,
    mute=None,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    always=True,
)
async def tell_reporter(ctx: Context, nudge: Nudge) -> Message:
    """What was done, with a way to it."""
    made: Report = await ctx.subject_of(nudge)
    way = REPORT_OPEN.button(ctx, made.id)
    if nudge.kind == REPORT_CLOSED:
        return notice(ctx, "nudge-report-closed", way)
    if nudge.kind == REPORT_ACKNOWLEDGED and made.handler is not None:
        name = name_of(await ctx.person(made.handler))
        return notice(ctx, "nudge-report-acknowledged", way, name=name)
    return notice(ctx, "nudge-report-answered", way)
