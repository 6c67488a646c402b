"""Asking for an offered way: the seeker's note, the member's answer."""

from __future__ import annotations

from bot.core.forms import Values
from bot.core.messages import Block, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.ids import new_id
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent, Late
from bot.engine.permissions import Permission, has
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.elsewhere.actions import ELSEWHERE_OPEN
from bot.features.elsewhere.aggregate import begin_elsewhere
from bot.features.elsewhere.model import Source
from bot.features.find.actions import FIND_OPEN
from bot.features.offered.actions import (
    OFFERED_ACCEPT,
    OFFERED_DECLINE,
    OFFERED_FIND,
    OFFERED_INSIST,
    OFFERED_LATER,
    OFFERED_NOTE,
    OFFERED_SEND,
    OFFERED_WITHDRAW,
)
from bot.features.offered.asking import (
    ANSWERED,
    ASKED,
    CONNECTED,
    OFFERED_REQUESTS,
    REMINDER,
    OfferedRequest,
    RequestAct,
)
from bot.features.offered.feature import feature
from bot.features.offered.search import may_ask_for, offered_ways, offering
from bot.features.offered.way import OFFERED_WAYS, OfferedWay, way_line
from bot.features.request.standing import insist_on, may_go, note_field, standing_preview

SEARCH = "find.search"
"""The form in which the last search is kept."""


@feature.button(OFFERED_FIND, reads=Permission.ASK, only_reads=True)
async def find(ctx: Context, argument: str) -> Response:
    """Show the ways that fit the last search; with an argument, all."""
    saved = None if argument else await ctx.tx.drafts.get(ctx.me.id, SEARCH)
    return Reply(await page(ctx, str(saved.get("query", "")) if saved else ""))


async def page(ctx: Context, words: str) -> Message:
    """Return the ways that fit, each with a button to ask for it."""
    rows = await way_rows(ctx, words)
    return message(
        Heading(ctx.label("offered-title")),
        paragraph(ctx, "offered-lead" if rows else "offered-none"),
        *rows,
        button_row(FIND_OPEN.button(ctx), ELSEWHERE_OPEN.button(ctx)),
    )


async def way_rows(ctx: Context, words: str) -> list[Block]:
    """Return a row for each way that fits, with a button to ask for it where that is possible."""
    asking = has(ctx, Permission.ASK)
    rows: list[Block] = []
    for found in await offered_ways(ctx, words):
        ask = OFFERED_NOTE.button(ctx, found.way.id) if found.free and asking else None
        says = ctx.say(
            "offered-line", name=name_of(found.member), way=str(way_line(ctx, found.way))
        )
        rows.append(Row(says, ask))
    return rows


async def _offer(ctx: Context, id: str) -> OfferedWay:
    """Return a way for which the actor may ask. Raises `UserError` for any other."""
    way = await OFFERED_WAYS.load(ctx.tx, ctx.network, id)
    open_to = way is not None and way.is_open(ctx.now) and way.member != ctx.me.id
    if way is None or not open_to or await offering(ctx, way) is None:
        raise UserError("error-way-gone", OFFERED_FIND)
    if not await may_ask_for(ctx, way):
        raise UserError("error-way-not-now", OFFERED_FIND)
    return way


def _label(way: OfferedWay) -> str:
    return f"{way.role}, {way.region}"


async def note_form(ctx: Context, id: str) -> FormContent:
    """Build the form of the note that the member passes on."""
    way = await _offer(ctx, id)
    member = await ctx.person(way.member)
    return FormContent(
        fields=(note_field(ctx),),
        intro=ctx.label("form-way-note-intro", name=name_of(member)),
    )


async def note_submit(ctx: Context, id: str, values: Values) -> Response:
    """Show what would be passed on, and what the coach says. The text stays in the form."""
    way = await _offer(ctx, id)
    await ctx.tx.drafts.save(ctx.me.id, _form(id), values, ctx.now)
    return Reply(await _preview(ctx, way, str(values["note"])))


async def _preview(ctx: Context, way: OfferedWay, note: str) -> Message:
    return await standing_preview(
        ctx,
        ctx.label("preview-title", name=name_of(await ctx.person(way.member))),
        note,
        send=OFFERED_SEND.button(ctx, way.id, style=Style.PRIMARY),
        edit=OFFERED_NOTE.labelled("button-edit").button(ctx, way.id),
        insist=OFFERED_INSIST.button(ctx, way.id),
        fine="preview-fine",
    )


def _form(id: str) -> str:
    return f"{OFFERED_NOTE.name}:{id}"


feature.form(
    OFFERED_NOTE,
    note_form,
    note_submit,
    title="form-note",
    submit_label="submit-preview",
    requires=Permission.ASK,
    outside=True,
)


async def _written(ctx: Context, id: str) -> str:
    saved = await ctx.tx.drafts.get(ctx.me.id, _form(id))
    return str(saved.get("note", "")) if saved else ""


@feature.button(OFFERED_INSIST, requires=Permission.ASK)
async def as_it_stands(ctx: Context, id: str) -> Response:
    """The coach holds the note back, and its writer says that it is meant as it stands."""
    way, note = await _offer(ctx, id), await _written(ctx, id)
    if not note:
        return await ctx.open_form(OFFERED_NOTE, id)
    await insist_on(ctx, note)
    return Replace(await _preview(ctx, way, note))


@feature.button(OFFERED_SEND, requires=Permission.ASK)
async def send(ctx: Context, id: str) -> Response:
    """Ask the member, if everything still holds."""
    way = await _offer(ctx, id)
    note = await _written(ctx, id)
    if not note:
        return await ctx.open_form(OFFERED_NOTE, id)
    if not await may_go(ctx, note):
        return Replace(await _preview(ctx, way, note))
    await ctx.tx.drafts.delete(ctx.me.id, _form(id))
    request = OfferedRequest(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        seeker=ctx.me.id,
        member=way.member,
        way=way.id,
        label=_label(way),
        note=note,
        created_at=ctx.now,
    )
    await OFFERED_REQUESTS.add(ctx.tx, request)
    await ctx.reconcile(request)
    member = await ctx.person(way.member)
    told = message(paragraph(ctx, "request-sent", name=name_of(member)))
    return Replace(told + await OFFERED_REQUESTS.card(ctx, request))


@feature.button(OFFERED_WITHDRAW, act=RequestAct.WITHDRAW)
async def withdraw(ctx: Context, request: OfferedRequest, rest: str) -> Response:
    """Take it back. The member reads nothing new."""
    saved = await ctx.apply(request, RequestAct.WITHDRAW)
    return Replace(await OFFERED_REQUESTS.card(ctx, saved))


@feature.button(OFFERED_ACCEPT, act=RequestAct.ACCEPT)
async def accept(ctx: Context, request: OfferedRequest, rest: str) -> Response:
    """The member passes the note on. The seeker gets a talk elsewhere, through them."""
    saved = await ctx.apply(request, RequestAct.ACCEPT)
    seeker = await ctx.person(request.seeker)
    await begin_elsewhere(
        ctx,
        seeker,
        request.label,
        Source.FRIEND,
        through=request.member,
        community=request.community,
    )
    return Replace(await OFFERED_REQUESTS.card(ctx, saved))


@feature.button(OFFERED_LATER, act=RequestAct.POSTPONE)
async def later(ctx: Context, request: OfferedRequest, rest: str) -> Response:
    """Not now: the seeker may ask again after a while."""
    await ctx.apply(request, RequestAct.POSTPONE)
    return Replace(notice(ctx, "offered-answered-member"))


@feature.button(OFFERED_DECLINE, act=RequestAct.DECLINE)
async def decline(ctx: Context, request: OfferedRequest, rest: str) -> Response:
    """No."""
    await ctx.apply(request, RequestAct.DECLINE)
    return Replace(notice(ctx, "offered-answered-member"))


@feature.nudge(ASKED, mute=None, merge=False, quiet_hours=True, late=Late.SEND, members_only=True)
@feature.nudge(
    REMINDER,
    mute=Mute.REMINDERS,
    merge=False,
    quiet_hours=True,
    late=Late.DROP,
    members_only=True,
)
async def asked(ctx: Context, nudge: Nudge) -> Message:
    """The request, and the one reminder, to the member."""
    request: OfferedRequest = await ctx.subject_of(nudge)
    shown = await OFFERED_REQUESTS.card(ctx, request)
    if nudge.kind == REMINDER:
        return message(paragraph(ctx, "nudge-offered-reminder")) + shown
    return shown


@feature.nudge(ANSWERED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def answered(ctx: Context, nudge: Nudge) -> Message:
    """It came to nothing: what to try next, to the seeker."""
    return await OFFERED_REQUESTS.card(ctx, await ctx.subject_of(nudge))


@feature.nudge(CONNECTED, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def connected(ctx: Context, nudge: Nudge) -> Message:
    """In a conversation of the two: what happens next."""
    request: OfferedRequest = await ctx.subject_of(nudge)
    seeker, member = await ctx.person(request.seeker), await ctx.person(request.member)
    return message(
        paragraph(
            ctx,
            "nudge-offered-connected",
            seeker=name_of(seeker),
            host=name_of(member),
            label=request.label,
        )
    )
