"""Moderating: organisers pause or remove a member, and let them back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.core.forms import Field, FieldKind, Values
from bot.core.messages import Block, Heading, Message, Paragraph, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.hosts import fold
from bot.domain.people import Barred, Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.moderate.actions import (
    MODERATE_AUDIT,
    MODERATE_LIST,
    MODERATE_OPEN,
    MODERATE_PAUSE,
    MODERATE_READMIT,
    MODERATE_REMOVE,
    MODERATE_REMOVE_NOW,
)
from bot.features.moderate.audit import record
from bot.features.moderate.barring import bar, readmit
from bot.features.moderate.feature import feature
from bot.features.moderate.repository import AuditAct
from bot.features.naming import MOST, all_named, anyone_at
from bot.i18n.sanitize import shorten

SHOWN = 8
"""Barred members on a page."""
NAME_MAX = 40
"""Characters of a name that nobody has, as it is quoted."""
_ORGANISE = Permission.ORGANISE


@feature.command(
    "moderate",
    Argument.MEMBER,
    about="command-moderate",
    usage="usage-moderate",
    requires=_ORGANISE,
    organisers=True,
)
async def moderate(ctx: Context, text: str) -> Response:
    """`/intro moderate @member`: what can be done; without a member, who is barred now. A name that
    is only typed is looked up among those whom the organiser can find or met."""
    if ctx.mentions:
        person = await anyone_at(ctx, ctx.mentions[0])
        if person is None:
            raise UserError("error-moderate-unknown", MODERATE_LIST)
        return Reply(await person_page(ctx, person))
    if not fold(text):
        return Reply(await barred_page(ctx, ""))
    found = (await all_named(ctx, text))[:MOST]
    if not found:
        raise UserError("error-moderate-name", MODERATE_LIST, typed=shorten(text, NAME_MAX))
    if len(found) == 1:
        return Reply(await person_page(ctx, found[0]))
    rows = [Row(_state(ctx, person), MODERATE_OPEN.button(ctx, person.id)) for person in found]
    return Reply(message(paragraph(ctx, "which-person"), *rows))


@feature.button(MODERATE_LIST, requires=_ORGANISE)
async def open_list(ctx: Context, after: str) -> Response:
    """Who is barred now, from a position on."""
    return Replace(await barred_page(ctx, after))


@feature.button(MODERATE_OPEN, requires=_ORGANISE)
async def open_person(ctx: Context, id: str) -> Response:
    """What can be done about that member."""
    return Reply(await person_page(ctx, await ctx.person(id)))


async def barred_page(ctx: Context, after: str) -> Message:
    """Return a page of the members who are barred."""
    found = await ctx.tx.people.barred(ctx.network, after, SHOWN + 1)
    rows: list[Block] = [
        Row(_state(ctx, person), MODERATE_OPEN.button(ctx, person.id)) for person in found[:SHOWN]
    ]
    more = MODERATE_LIST.labelled("button-moderate-more")
    return message(
        Heading(ctx.label("moderate-title")),
        *(rows or [paragraph(ctx, "moderate-nobody")]),
        paragraph(ctx, "moderate-how"),
        button_row(
            more.button(ctx, found[SHOWN - 1].id) if len(found) > SHOWN else None,
            MODERATE_AUDIT.labelled("button-audit-open").button(ctx),
        ),
    )


def _state(ctx: Context, person: Person) -> Text:
    until = person.barred_until or ctx.now
    day = until.astimezone(ctx.me.tz).date()
    over = person.barred_until is not None and person.barred_until <= ctx.now
    barred = Barred.NO if over else person.barred
    return ctx.say("moderate-state", name=name_of(person), barred=barred, until=day)


async def person_page(ctx: Context, person: Person) -> Message:
    """Return where a member stands, and what an organiser can do about it."""
    means = paragraph(ctx, "moderate-means") if not person.barred else None
    return message(
        Heading(ctx.label("moderate-person-title")),
        Paragraph(_state(ctx, person)),
        means,
        button_row(
            MODERATE_READMIT.button(ctx, person.id) if person.barred else None,
            MODERATE_PAUSE.button(ctx, person.id),
            None
            if person.barred is Barred.REMOVED
            else MODERATE_REMOVE.button(ctx, person.id, style=Style.DANGER),
        ),
    )


async def _to_bar(ctx: Context, id: str) -> Person:
    """Return the member. Raises `UserError` for the actor, and for an organiser."""
    person = await ctx.person(id)
    if person.id == ctx.me.id:
        raise UserError("error-moderate-yourself", MODERATE_LIST)
    if await ctx.is_organiser(person):
        raise UserError("error-moderate-organiser", MODERATE_LIST, name=name_of(person))
    return person


async def pause_form(ctx: Context, id: str) -> FormContent:
    """Until when?"""
    person = await _to_bar(ctx, id)
    today = ctx.now.astimezone(ctx.me.tz).date()
    until = Field(
        name="until",
        label=ctx.label("field-moderate-until"),
        kind=FieldKind.DATE,
        hint=ctx.label("hint-moderate-until"),
        initial=str(today + timedelta(days=14)),
    )
    return FormContent(
        fields=(until,), intro=ctx.label("form-moderate-pause-intro", name=name_of(person))
    )


async def pause_submit(ctx: Context, id: str, values: Values) -> Response:
    """Pause the member until the beginning of that day of theirs."""
    person = await _to_bar(ctx, id)
    day = date.fromisoformat(str(values["until"]))
    until = datetime.combine(day, time(), person.tz)
    if until <= ctx.now:
        raise FieldErrors(until=ctx.label("field-moderate-past"))
    if until > ctx.now + timedelta(days=730):
        raise FieldErrors(until=ctx.label("field-moderate-far"))
    await bar(ctx, person, Barred.PAUSED, until)
    await record(ctx, AuditAct.PAUSED, person.id, until)
    return Replace(await _done(ctx, person))


feature.form(
    MODERATE_PAUSE,
    pause_form,
    pause_submit,
    title="form-moderate-pause",
    submit_label="submit-moderate-pause",
    requires=_ORGANISE,
)


@feature.button(MODERATE_REMOVE, requires=_ORGANISE)
async def remove(ctx: Context, id: str) -> Response:
    """Ask once more."""
    person = await _to_bar(ctx, id)
    yes = MODERATE_REMOVE_NOW.button(ctx, id, style=Style.DANGER)
    instead = MODERATE_PAUSE.button(ctx, id)
    return Replace(notice(ctx, "moderate-remove", yes, instead, name=name_of(person)))


@feature.button(MODERATE_REMOVE_NOW, requires=_ORGANISE)
async def remove_now(ctx: Context, id: str) -> Response:
    """Remove the member, until an organiser lets them back."""
    person = await _to_bar(ctx, id)
    if person.barred is not Barred.REMOVED:
        await bar(ctx, person, Barred.REMOVED, None)
        await record(ctx, AuditAct.REMOVED, person.id)
    return Replace(await _done(ctx, person))


@feature.button(MODERATE_READMIT, requires=_ORGANISE)
async def readmit_now(ctx: Context, id: str) -> Response:
    """Let the member back."""
    person = await ctx.person(id)
    if person.barred:
        await readmit(ctx, person)
        await record(ctx, AuditAct.READMITTED, person.id)
    return Replace(await _done(ctx, person))


async def _done(ctx: Context, person: Person) -> Message:
    saved = await ctx.person(person.id)
    return message(paragraph(ctx, "moderate-done")) + await person_page(ctx, saved)
