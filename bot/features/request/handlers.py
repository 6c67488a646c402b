"""Requests: a note to a host, with a preview, within limits that protect hosts."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import message
from bot.core.responses import Reply, Response
from bot.domain.hosts import Format, Host
from bot.domain.ids import new_id
from bot.domain.notes import NOTE_DETAILS, NoteType
from bot.domain.people import Person
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import name_of, paragraph
from bot.features.find.actions import FIND_OPEN
from bot.features.find.handlers import page
from bot.features.find.onward import QUERY_MAX
from bot.features.introduction.model import Act, Introduction, Request, Status
from bot.features.naming import choices, named
from bot.features.request.actions import (
    REQUEST_DETAILS,
    REQUEST_NOTE,
)
from bot.features.request.beginning import begin_instead, form_id, with_choices
from bot.features.request.feature import feature
from bot.features.request.limits import draft_to, may_ask, require_room
from bot.features.request.preview import preview
from bot.features.starters.page import chosen, known_to
from bot.features.starters.texts import starter
from bot.features.talk_fields import format_field, minutes_field
from bot.features.ways.carrying import write_directly
from bot.i18n.sanitize import shorten


@feature.command(
    "request",
    Argument.HOST,
    about="command-request",
    usage="usage-request",
    reads=Permission.ASK,
)
async def request(ctx: Context, text: str) -> Response:
    """`/intro request @host`: open the form; a name without a match leads to a search."""
    whom = await named(ctx, text)
    if whom.one is not None:
        return await ctx.open_form(REQUEST_NOTE, whom.one.id)
    if whom.people:
        rows = choices(ctx, whom, lambda person: REQUEST_NOTE.button(ctx, person.id))
        return Reply(message(paragraph(ctx, "which-person"), *rows))
    if ctx.mentions:
        raise UserError("error-not-a-host", FIND_OPEN)
    return Reply(await page(ctx, shorten(text, QUERY_MAX), 0))


async def suggested_by(ctx: Context, host: str) -> str | None:
    """Return the person who named that host to the actor; None if nobody did.

    None, too, where there is a block between those two.
    """
    passed = await ctx.tx.introductions.of_person(
        ctx.network, ctx.me.id, {Status.DECLINED, Status.MET, Status.THANKED}
    )
    for i in reversed(passed):
        named = host in (i.request.referred_to, i.debrief.onward)
        if named and i.seeker == ctx.me.id:
            return None if await ctx.tx.blocks.among(ctx.network, i.host, host) else i.host
    return None


async def begin_note(ctx: Context, argument: str) -> str:
    """Explain that the host has no room before the note is written; one that is written goes on."""
    id, _, _ = argument.partition(".")
    person = await ctx.person(id)
    host = await may_ask(ctx, person)
    if await draft_to(ctx, id) is None:
        await require_room(ctx, host, person)
    return argument


async def note_form(ctx: Context, argument: str) -> FormContent:
    """Build the form of a request: the host's id, then how to begin if the actor chose that."""
    id, _, begin = argument.partition(".")
    person = await ctx.person(id)
    host = await may_ask(ctx, person)
    by = await suggested_by(ctx, id)
    return await note_fields(ctx, person, host, by, REQUEST_NOTE.to(id), begin)


async def note_fields(
    ctx: Context, person: Person, host: Host, by: str | None, form: Action, begin: str
) -> FormContent:
    """Build the form of a note to that person: with the note that is begun, or one to begin with.

    `by` suggested them, or is to introduce the actor. `form` is the same form without a note to
    begin with: what was chosen in it stays.
    """
    draft = await draft_to(ctx, person.id)
    kind = draft.request.note_type if draft else NoteType.COLD
    if draft is None and await suggested_by(ctx, person.id):
        kind = NoteType.REFERRAL
    why, learn = (draft.request.why, draft.request.learn) if draft else ("", "")
    known = await known_to(ctx, person, by)
    if wanted := chosen(begin):
        kind = wanted[0]
        start = starter(ctx.translator, *wanted, known)
        why, learn = start.why, start.learn
    lengths = host.lengths
    length = (
        draft.request.minutes
        if draft and draft.request.minutes in lengths
        else lengths[len(lengths) // 2]
    )
    format = (
        draft.request.format if draft and draft.request.format in host.formats else host.formats[0]
    )
    content = FormContent(
        fields=(
            Field(
                name="why",
                label=ctx.label("field-why", name=shorten(person.name, 20)),
                words=Words.SHOWN,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-why"),
                required=False,
                initial=why,
                max_length=1000,
            ),
            Field(
                name="learn",
                label=ctx.label("field-learn"),
                words=Words.SHOWN,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-learn"),
                required=False,
                initial=learn,
                max_length=600,
            ),
            Field(
                name="note_type",
                label=ctx.label("field-note-type"),
                kind=FieldKind.ONE,
                options=tuple(Option(v.value, ctx.label("note-type", type=v)) for v in NoteType),
                initial=kind.value,
            ),
            minutes_field(ctx, lengths, length),
            format_field(ctx, host.formats, format),
        ),
        intro=ctx.label("form-note-intro", name=name_of(person)),
    )
    kept = await ctx.tx.drafts.get(ctx.me.id, form_id(form)) if wanted else None
    return with_choices(content, kept) if kept else content


async def note_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Save the draft and show the preview. Without a word, show how to begin."""
    id, _, _ = argument.partition(".")
    person, form = await ctx.person(id), REQUEST_NOTE.to(id)
    by = await suggested_by(ctx, id)
    if instead := await begin_instead(ctx, person, by, form, values, None):
        return instead
    draft = await save_note(ctx, id, values)
    await write_directly(ctx, draft)
    if draft.request.missing_details():
        return await ctx.open_form(REQUEST_DETAILS, draft.id)
    return Reply(await preview(ctx, draft))


async def save_note(ctx: Context, id: str, values: Values) -> Introduction:
    """Save a note to that person as a draft."""
    draft = await draft_to(ctx, id)
    if draft is None:
        named_by = await suggested_by(ctx, id)
        details: tuple[tuple[str, str], ...] = ()
        if named_by:
            details = (("connection", (await ctx.person(named_by)).name),)
        draft = Introduction(
            id=new_id(ctx.now),
            network=ctx.network,
            community=ctx.community.id,
            seeker=ctx.me.id,
            host=id,
            connector=named_by,
            request=Request(details=details),
            created_at=ctx.now,
        )
        await ctx.tx.introductions.add(draft)
    known = await _known_details(ctx, id) | dict(draft.request.details)
    wanted = NOTE_DETAILS[NoteType(str(values["note_type"]))]
    details = tuple((name, known[name]) for name in wanted if name in known)
    written = replace(
        draft.request,
        why=str(values["why"]),
        learn=str(values["learn"]),
        note_type=NoteType(str(values["note_type"])),
        minutes=int(str(values["minutes"])),
        format=Format(str(values["format"])),
        details=details,
    )
    return await ctx.apply(draft, Act.EDIT, request=written)


async def _known_details(ctx: Context, id: str) -> dict[str, str]:
    """Return details that the host's offer has: they stand in the form, to be changed."""
    place = (await known_to(ctx, await ctx.person(id), None)).place
    return {"institution": place} if place else {}


feature.form(
    REQUEST_NOTE,
    note_form,
    note_submit,
    title="form-note",
    submit_label="submit-preview",
    requires=Permission.ASK,
    opened_with=begin_note,
)


_DETAILS = {
    "institution": ("detail-institution", "hint-detail-institution"),
    "year": ("detail-year", "hint-detail-year"),
    "connection": ("detail-connection", "hint-detail-connection"),
    "event": ("detail-event", "hint-detail-event"),
    "remark": ("detail-remark", "hint-detail-remark"),
    "talk": ("detail-talk", "hint-detail-talk"),
    "tried": ("detail-tried", "hint-detail-tried"),
    "earlier": ("detail-earlier", "hint-detail-earlier"),
}
"""Label and hint of each text detail."""


async def details_form(ctx: Context, draft: Introduction, rest: str) -> FormContent:
    """Build the form of the details of this note type."""
    fields = []
    for name in NOTE_DETAILS[draft.request.note_type] or ("remark",):
        if name == "permission":
            fields.append(
                Field(
                    name=name,
                    label=ctx.label("detail-permission"),
                    kind=FieldKind.ONE,
                    options=(
                        Option("yes", ctx.label("permission-yes")),
                        Option("no", ctx.label("permission-no")),
                    ),
                    initial="yes" if draft.request.detail(name) else "",
                )
            )
        else:
            fields.append(
                Field(
                    name=name,
                    label=ctx.label(_DETAILS[name][0]),
                    words=Words.SHOWN,
                    hint=ctx.label(_DETAILS[name][1]),
                    initial=draft.request.detail(name),
                    max_length=200,
                )
            )
    return FormContent(fields=tuple(fields))


async def details_submit(ctx: Context, draft: Introduction, values: Values) -> Response:
    """Save the details. A mutual connection is named only with their permission."""
    if values.get("permission") == "no":
        raise FieldErrors(permission=ctx.label("field-permission-first"))
    details = tuple(
        (name, ctx.label("permission-given") if name == "permission" else str(values[name]))
        for name in NOTE_DETAILS[draft.request.note_type]
    )
    draft = await ctx.apply(draft, Act.EDIT, request=replace(draft.request, details=details))
    return Reply(await preview(ctx, draft))


feature.form(
    REQUEST_DETAILS,
    details_form,
    details_submit,
    title="form-details",
    submit_label="submit-preview",
    act=Act.EDIT,
)
