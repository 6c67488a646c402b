"""Request: a note to one host, looked over before it goes, within caps that protect hosts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.coach.note import Note, check_note
from bot.coach.reading import Flag
from bot.context import Context, UserError
from bot.flow import Argument, Flow, Invalid
from bot.flows.cards import card
from bot.flows.find import can_be_asked, page
from bot.flows.parts import (
    name_of,
    note_blocks,
    paragraph,
    press,
    request_facts,
    row,
    said,
)
from bot.flows.roles import must_ask
from bot.model.hosts import Format, Host, fold
from bot.model.ids import new_id
from bot.model.introductions import (
    NOTE_DETAILS,
    OPEN,
    Act,
    Introduction,
    NoteType,
    Status,
)
from bot.model.people import Person
from bot.view import (
    Block,
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Option,
    Paragraph,
    Replace,
    Reply,
    Response,
    ShowForm,
    Small,
    Style,
    Values,
    message,
)
from bot.words import shorten

flow = Flow("request")


async def may_ask(ctx: Context, person: Person) -> Host:
    """The host, if I may ask them now. Raises `UserError` with what I can do instead."""
    await must_ask(ctx)
    find = ("button-find", "find.open")
    if person.id == ctx.me.id:
        raise UserError("yourself", find)
    host = await ctx.tx.host(ctx.network, person.id)
    if host is None or not ctx.hosting(host, person) or person.left:
        raise UserError("not-asked-now", ("button-others", f"find.like:{person.id}"), find)
    mine = [
        i
        for i in await ctx.tx.introductions_of(ctx.network, ctx.me.id, OPEN | {Status.DECLINED})
        if i.seeker == ctx.me.id
    ]
    opened = [i for i in mine if i.status in OPEN]
    for i in opened:
        if i.host == person.id:
            raise UserError(
                "already-open", ("button-open", f"mine.card:{i.id}"), name=name_of(person)
            )
    again = ctx.now - timedelta(days=ctx.practice.ask_again_days)
    if any(i.host == person.id and i.closed_at and i.closed_at > again for i in mine):
        raise UserError("declined-lately", ("button-others", f"find.like:{person.id}"), find)
    see = ("button-mine", "mine.open")
    if len(opened) >= ctx.practice.open_requests:
        raise UserError("cap-open", see, most=ctx.practice.open_requests)
    same = [i for i in opened if i.organisation_key == host.organisation_key]
    if len(same) >= ctx.practice.open_per_organisation:
        raise UserError("cap-organisation", see, find, organisation=host.organisation)
    if not await can_be_asked(ctx, host, person):
        raise UserError("host-full", ("button-others", f"find.like:{person.id}"), find)
    return host


@flow.command("request", Argument.HOST)
async def request(ctx: Context, text: str) -> Response:
    """`/intro request @host`: straight to the form; a name that fits nobody leads to a search."""
    for address in ctx.mentions:
        person = await ctx.tx.person_at(address)
        if person is not None and person.network == ctx.network:
            return ShowForm(await kept_note_form(ctx, person.id))
    if ctx.mentions:
        raise UserError("not-a-host", ("button-find", "find.open"))
    wanted = fold(text)
    if not wanted:
        return Reply(await page(ctx, "", 0))
    named = [
        person
        for host, person in await ctx.tx.hosts(ctx.network)
        if wanted in fold(person.name) and person.id != ctx.me.id
    ]
    if len(named) == 1:
        return ShowForm(await kept_note_form(ctx, named[0].id))
    return Reply(await page(ctx, "" if named else shorten(text, 60), 0))


async def kept_note_form(ctx: Context, host: str) -> Form:
    """The form with what was typed before, if it was not sent."""
    form = await note_form(ctx, host)
    kept = await ctx.tx.kept(ctx.me.id, form.id)
    return form.filled(kept) if kept else form


async def _draft(ctx: Context, host: str) -> Introduction | None:
    drafts = await ctx.tx.introductions_of(ctx.network, ctx.me.id, {Status.DRAFT})
    found = [i for i in drafts if i.host == host and i.seeker == ctx.me.id]
    return found[-1] if found else None


async def _suggested_by(ctx: Context, host: str) -> str | None:
    """Who named that host to me: somebody who passed me on, or whom I met."""
    passed = await ctx.tx.introductions_of(
        ctx.network, ctx.me.id, {Status.DECLINED, Status.MET, Status.THANKED}
    )
    for i in reversed(passed):
        if i.seeker == ctx.me.id and host in (i.referred_to, i.onward):
            return i.host
    return None


async def note_form(ctx: Context, id: str) -> Form:
    """The five questions of a request; `id` is the host's."""
    person = await ctx.person(id)
    host = await may_ask(ctx, person)
    draft = await _draft(ctx, id)
    kind = draft.note_type if draft else NoteType.COLD
    if draft is None and await _suggested_by(ctx, id):
        kind = NoteType.REFERRAL
    lengths = host.lengths
    length = draft.minutes if draft and draft.minutes in lengths else lengths[len(lengths) // 2]
    format = draft.format if draft and draft.format in host.formats else host.formats[0]
    return Form(
        id=f"request.note:{id}",
        title=ctx.label("form-note"),
        submit=ctx.label("submit-preview"),
        intro=ctx.label("form-note-intro", name=name_of(person)),
        fields=(
            Field(
                name="why",
                label=ctx.label("field-why", name=shorten(person.name, 20)),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-why"),
                initial=draft.why if draft else "",
                max_length=1000,
            ),
            Field(
                name="learn",
                label=ctx.label("field-learn"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-learn"),
                initial=draft.learn if draft else "",
                max_length=600,
            ),
            Field(
                name="note_type",
                label=ctx.label("field-note-type"),
                kind=FieldKind.ONE,
                options=tuple(Option(v.value, ctx.label("note-type", type=v)) for v in NoteType),
                initial=kind.value,
            ),
            Field(
                name="minutes",
                label=ctx.label("field-minutes"),
                kind=FieldKind.ONE,
                options=tuple(Option(str(n), ctx.label("minutes", minutes=n)) for n in lengths),
                initial=str(length),
            ),
            Field(
                name="format",
                label=ctx.label("field-format"),
                kind=FieldKind.ONE,
                options=tuple(Option(v.value, ctx.label("format", format=v)) for v in host.formats),
                initial=format.value,
            ),
        ),
    )


async def note_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the draft and show it as the host will see it."""
    written = {
        "why": str(values["why"]),
        "learn": str(values["learn"]),
        "note_type": NoteType(str(values["note_type"])),
        "minutes": int(str(values["minutes"])),
        "format": Format(str(values["format"])),
    }
    draft = await _draft(ctx, id)
    if draft is None:
        named_by = await _suggested_by(ctx, id)
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
            details=details,
            created_at=ctx.now,
        )
        await ctx.tx.add_introduction(draft)
    known = dict(draft.details)
    wanted = NOTE_DETAILS[NoteType(str(values["note_type"]))]
    kept = tuple((name, known[name]) for name in wanted if name in known)
    draft = await ctx.act(draft, Act.EDIT, **written, details=kept)
    if draft.missing_details():
        return ShowForm(await details_form(ctx, draft.id))
    return Reply(await preview(ctx, draft))


flow.form("note", note_form, note_submit)


async def details_form(ctx: Context, id: str) -> Form:
    """What this type of note needs besides: the event, the talk, who suggested it."""
    draft = await ctx.ready(id, Act.EDIT)
    fields = []
    for name in NOTE_DETAILS[draft.note_type] or ("remark",):
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
                    initial="yes" if draft.detail(name) else "",
                )
            )
        else:
            fields.append(
                Field(
                    name=name,
                    label=ctx.label(f"detail-{name}"),
                    hint=ctx.label(f"hint-detail-{name}"),
                    initial=draft.detail(name),
                    max_length=200,
                )
            )
    return Form(
        id=f"request.details:{id}",
        title=ctx.label("form-details"),
        submit=ctx.label("submit-preview"),
        fields=tuple(fields),
    )


async def details_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save them; a mutual connection is named only with their permission."""
    draft = await ctx.ready(id, Act.EDIT)
    if values.get("permission") == "no":
        raise Invalid(permission=ctx.label("field-permission-first"))
    details = tuple(
        (name, ctx.label("permission-given") if name == "permission" else str(values[name]))
        for name in NOTE_DETAILS[draft.note_type]
    )
    draft = await ctx.act(draft, Act.EDIT, details=details)
    return Reply(await preview(ctx, draft))


flow.form("details", details_form, details_submit)


async def flags(ctx: Context, draft: Introduction) -> list[Flag]:
    """What the coach says of a draft."""
    host = await ctx.host(draft.host)
    mine = await ctx.tx.introductions_of(ctx.network, ctx.me.id, set(Status) - {Status.DISCARDED})
    earlier = tuple(
        f"{i.why}\n{i.learn}" for i in mine if i.seeker == ctx.me.id and i.id != draft.id
    )
    return check_note(
        Note(
            why=draft.why,
            learn=draft.learn,
            note_type=draft.note_type,
            minutes=draft.minutes,
            details=dict(draft.details),
            role=host.role,
            organisation=host.organisation,
            sector=host.sector,
            topics=host.topics,
            about=host.about,
            earlier=earlier[-20:],
        )
    )


def flag_blocks(ctx: Context, found: Sequence[Flag]) -> list[Block]:
    """What to look at again, at most five things, what blocks first."""
    ordered = sorted(found, key=lambda flag: not flag.blocks)[:5]
    return [
        Paragraph(ctx.say(f"coach-{flag.code}", words=shorten(flag.words, 80), count=flag.count))
        for flag in ordered
    ]


async def preview(ctx: Context, draft: Introduction) -> Message:
    """The note as the host will see it, what the coach says of it, and the buttons."""
    person = await ctx.person(draft.host)
    found = await flags(ctx, draft)
    blocked = any(flag.blocks for flag in found) or bool(draft.missing_details())
    has_details = bool(NOTE_DETAILS[draft.note_type])
    send = None
    if not blocked:
        send = press(ctx, "send", "request.send", draft.id, style=Style.PRIMARY)
    lead = "preview-fine" if not found else "preview-flags"
    if blocked:
        lead = "preview-blocked"
    return message(
        Heading(ctx.label("preview-title", name=name_of(person))),
        *note_blocks(ctx, draft),
        request_facts(ctx, draft),
        paragraph(ctx, lead),
        *flag_blocks(ctx, found),
        paragraph(ctx, "preview-details") if draft.missing_details() else None,
        row(
            send,
            press(
                ctx,
                "edit",
                "request.note",
                draft.host,
                style=Style.PRIMARY if blocked else Style.NORMAL,
            ),
            press(ctx, "details", "request.details", draft.id) if has_details else None,
            press(ctx, "discard", "request.discard", draft.id, style=Style.DANGER),
        ),
        Small(ctx.say("preview-when", name=name_of(person))),
    )


@flow.button("preview")
async def show_preview(ctx: Context, id: str) -> Response:
    """The draft again."""
    return Reply(await preview(ctx, await ctx.ready(id, Act.EDIT)))


@flow.button("send")
async def send(ctx: Context, id: str) -> Response:
    """Off it goes, if it still may."""
    draft = await ctx.ready(id, Act.SEND)
    person = await ctx.person(draft.host)
    host = await may_ask(ctx, person)
    if draft.missing_details() or any(flag.blocks for flag in await flags(ctx, draft)):
        return Replace(await preview(ctx, draft))
    if draft.minutes not in host.lengths or draft.format not in host.formats:
        raise UserError("offer-changed", ("button-edit", f"request.note:{person.id}"))
    sent = await ctx.act(draft, Act.SEND, asked_at=ctx.now, organisation_key=host.organisation_key)
    lead = message(paragraph(ctx, "request-sent", name=name_of(person)))
    about = None
    if not ctx.me.headline:
        about = message(
            paragraph(ctx, "request-about-you"), row(press(ctx, "about-me", "settings.me"))
        )
    shown = lead + await card(ctx, sent)
    return Replace(shown + about if about else shown)


@flow.button("discard")
async def discard(ctx: Context, id: str) -> Response:
    """Thrown away; nobody ever knew."""
    draft = await ctx.ready(id, Act.DISCARD)
    await ctx.act(draft, Act.DISCARD)
    return Replace(said(ctx, "request-discarded", press(ctx, "find", "find.open")))


@flow.button("withdraw")
async def withdraw(ctx: Context, id: str) -> Response:
    """Taken back before an answer; the host's message says so, without a new one."""
    asked = await ctx.ready(id, Act.WITHDRAW)
    saved = await ctx.act(asked, Act.WITHDRAW)
    return Replace(await card(ctx, saved))
