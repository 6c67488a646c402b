"""Handling reports: what organisers, or the contact for reports, do with one."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values
from bot.core.messages import Block, Heading, Message, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FormContent, Late
from bot.engine.permissions import Permission, has, require
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.naming import chosen
from bot.features.report.actions import (
    REPORT_ACKNOWLEDGE,
    REPORT_CLOSE,
    REPORT_CONTACT,
    REPORT_LIST,
    REPORT_OPEN,
    REPORT_WRITE,
)
from bot.features.report.aggregate import (
    REPORT_ADDED,
    REPORT_NEW,
    REPORT_WAITING,
    REPORT_WITHDRAWN,
    REPORTS,
)
from bot.features.report.card import card, require_handler
from bot.features.report.feature import feature
from bot.features.report.model import Report, ReportAct
from bot.features.report.recipients import contact
from bot.features.report.reporting import message_field, with_message

SHOWN = 8
"""Reports on a page of the list."""


@feature.command(
    "reports",
    Argument.NONE,
    about="command-reports",
    usage="usage-reports",
    reads=Permission.ORGANISE,
    organisers=True,
)
async def reports(ctx: Context, text: str) -> Response:
    """`/intro reports`: the open reports, for organisers and the contact for reports."""
    return Reply(await page(ctx, ""))


@feature.button(REPORT_LIST, reads=Permission.ORGANISE)
async def open_list(ctx: Context, after: str) -> Response:
    """The same from a button, from a position on."""
    return Replace(await page(ctx, after))


async def page(ctx: Context, after: str) -> Message:
    """Return a page of open reports. Whoever may not read them is refused."""
    if ctx.me.id != ctx.community.reports_to:
        await require(ctx, Permission.ORGANISE, ctx.router.navigation.refused[Permission.ORGANISE])
    found = await ctx.tx.reports.open_in(ctx.network, ctx.community.id, ctx.me.id, after, SHOWN + 1)
    rows: list[Block] = []
    for made in found[:SHOWN]:
        name = name_of(await ctx.person(made.reported))
        said = ctx.say("report-line", name=name, when=made.created_at, status=made.status)
        rows.append(Row(said, REPORT_OPEN.button(ctx, made.id)))
    named = await contact(ctx)
    to = ctx.say("reports-to", name=name_of(named)) if named else ctx.say("reports-to-all")
    more = REPORT_LIST.labelled("button-report-more")
    return message(
        Heading(ctx.label("reports-title")),
        *(rows or [paragraph(ctx, "reports-none")]),
        Row(to),
        button_row(
            more.button(ctx, found[SHOWN - 1].id) if len(found) > SHOWN else None,
            REPORT_CONTACT.button(ctx) if has(ctx, Permission.ORGANISE) else None,
        ),
    )


@feature.button(REPORT_OPEN, always=True)
async def open_report(ctx: Context, argument: str) -> Response:
    """Show a page of a report. Whoever may look into it, and was not told of it, joins.

    For others than the reporter, the platform is asked who they are: see `require_handler`.
    """
    id, _, place = argument.partition(".")
    made = await ctx.tx.reports.get(ctx.network, id)
    if made is None:
        raise UserError("error-not-yours", ctx.router.navigation.overview)
    if REPORTS.role_of(made, ctx.me.id) is None:
        require_handler(ctx, made)
        made = await apply_as(ctx, made, ReportAct.JOIN, others=(*made.others, ctx.me.id))
    return Reply(await card(ctx, made, int(place) if place.isdecimal() else 0))


@feature.button(REPORT_ACKNOWLEDGE, act=ReportAct.ACKNOWLEDGE, reads=Permission.ORGANISE)
async def acknowledge(ctx: Context, made: Report, rest: str) -> Response:
    """Take it up: the reporter reads who looks into it."""
    saved = await _apply(ctx, made, ReportAct.ACKNOWLEDGE)
    return Replace(message(paragraph(ctx, "report-taken-up")) + await card(ctx, saved))


async def _apply(ctx: Context, made: Report, act: ReportAct, words: str = "") -> Report:
    """Do what an organiser does. Whoever does it first has acknowledged the report."""
    require_handler(ctx, made)
    if made.handler is None:
        await record(ctx, AuditAct.REPORT_TAKEN, made.reported)
    if act is ReportAct.CLOSE:
        await record(ctx, AuditAct.REPORT_CLOSED, made.reported)
    return await ctx.apply(
        made,
        act,
        messages=with_message(ctx, made, words),
        handler=made.handler or ctx.me.id,
        acknowledged_at=made.acknowledged_at or ctx.now,
    )


async def write_form(ctx: Context, made: Report, rest: str) -> FormContent:
    """Write to the reporter."""
    require_handler(ctx, made)
    name = name_of(await ctx.person(made.reporter))
    intro = ctx.label("form-report-write-intro", name=name)
    return FormContent(fields=(message_field(ctx, "field-report-write"),), intro=intro)


async def write_submit(ctx: Context, made: Report, values: Values) -> Response:
    """Pass it on to the reporter, who can answer."""
    saved = await _apply(ctx, made, ReportAct.WRITE, str(values["words"]))
    return Replace(message(paragraph(ctx, "report-written")) + await card(ctx, saved))


feature.form(
    REPORT_WRITE,
    write_form,
    write_submit,
    title="form-report-write",
    submit_label="submit-report",
    act=ReportAct.WRITE,
    reads=Permission.ORGANISE,
)


async def close_form(ctx: Context, made: Report, rest: str) -> FormContent:
    """Close it, with a word to the reporter."""
    require_handler(ctx, made)
    name = name_of(await ctx.person(made.reporter))
    intro = ctx.label("form-report-close-intro", name=name)
    words = message_field(ctx, "field-report-close", required=False)
    return FormContent(fields=(words,), intro=intro)


async def close_submit(ctx: Context, made: Report, values: Values) -> Response:
    """Close it. The reporter reads what was said."""
    saved = await _apply(ctx, made, ReportAct.CLOSE, str(values["words"]))
    return Replace(await card(ctx, saved))


feature.form(
    REPORT_CLOSE,
    close_form,
    close_submit,
    title="form-report-close",
    submit_label="submit-report-close",
    act=ReportAct.CLOSE,
    reads=Permission.ORGANISE,
)


async def contact_form(ctx: Context, argument: str) -> FormContent:
    """Who gets reports?"""
    named = await contact(ctx)
    addresses = await ctx.tx.people.addresses(named.id) if named else []
    field = Field(
        name="person",
        label=ctx.label("field-report-contact"),
        kind=FieldKind.PERSON,
        hint=ctx.label("hint-report-contact"),
        required=False,
        initial=str(addresses[0]) if addresses else "",
    )
    return FormContent(fields=(field,))


async def contact_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Save the contact for reports that are sent from now on."""
    person = await chosen(ctx, values) if values["person"] else None
    ctx.community = replace(ctx.community, reports_to=person.id if person else "")
    await ctx.tx.communities.put(ctx.community)
    await record(ctx, AuditAct.CONTACT)
    return Replace(await page(ctx, ""))


feature.form(
    REPORT_CONTACT,
    contact_form,
    contact_submit,
    title="form-report-contact",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)


_TO_ORGANISERS = {
    REPORT_NEW: "nudge-report-new",
    REPORT_WAITING: "nudge-report-waiting",
    REPORT_ADDED: "nudge-report-added",
    REPORT_WITHDRAWN: "nudge-report-withdrawn",
}


@feature.nudge(
    *_TO_ORGANISERS,
    mute=None,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,
)
async def tell_organisers(ctx: Context, nudge: Nudge) -> Message:
    """That something waits to be read. What it is shows only to who may read it then."""
    made: Report = await ctx.subject_of(nudge)
    return notice(ctx, _TO_ORGANISERS[nudge.kind], REPORT_OPEN.button(ctx, made.id))
