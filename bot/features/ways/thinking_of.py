"""What somebody answers who is asked whom they know, and whom they thought of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import message
from bot.core.responses import Replace, Response
from bot.domain.hosts import LENGTHS, Format
from bot.domain.ids import new_id
from bot.domain.notes import NoteType
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import StaleAction, UserError
from bot.engine.feature import FormContent
from bot.engine.transitions import apply_as
from bot.features.answer.handlers import host_once
from bot.features.blocks import paragraph
from bot.features.elsewhere.aggregate import begin_elsewhere
from bot.features.elsewhere.model import Source
from bot.features.find.search import Room, room_of, talks_left
from bot.features.host.actions import HOST_OPEN
from bot.features.introduction.model import OPEN, Act, Introduction, Request, Status
from bot.features.naming import chosen
from bot.features.ways.actions import WAYS_OUTSIDE, WAYS_SOMEBODY, WAYS_WILLING
from bot.features.ways.connector_request import REQUESTS, before_them, names
from bot.features.ways.feature import feature
from bot.features.ways.handlers import line_field, way_of_request
from bot.features.ways.model import AskedAct, ConnectorRequest, Way, WayAct
from bot.features.ways.running import arrive, ask

_YEAR = timedelta(days=365)
_USUAL = 20
"""Minutes of a talk that nobody chose; the starter of the note names them."""


async def _way(ctx: Context, request: ConnectorRequest) -> Way:
    """Return the way of a request to think of somebody. Raises `StaleAction` for any other."""
    way = await way_of_request(ctx, request)
    if request.target is not None:
        raise StaleAction(request)
    return way


async def somebody_form(ctx: Context, request: ConnectorRequest, rest: str) -> FormContent:
    """Name a member: the seeker reads the name only if that member agrees."""
    await _way(ctx, request)
    return FormContent(
        fields=(
            Field(
                name="person",
                label=ctx.label("field-rather-whom"),
                kind=FieldKind.PERSON,
                hint=ctx.label("hint-somebody"),
            ),
            line_field(ctx),
        ),
        intro=ctx.label("form-somebody-intro", **await names(ctx, request)),
    )


async def somebody_submit(ctx: Context, request: ConnectorRequest, values: Values) -> Response:
    """Ask that member once, unless they should not be asked now: whoever named them reads the
    same."""
    way = await _way(ctx, request)
    seeker = (await names(ctx, request))["seeker"]
    other = ctx.label("field-somebody-other", seeker=seeker)
    both = (request.connector, request.seeker)
    person = await chosen(ctx, values, but=both, otherwise=other)
    saved = await ctx.apply(
        request,
        AskedAct.AGREE,
        line=str(values["line"]),
        answered_at=ctx.now,
        target=person.id,
    )
    if await _may_be_wanted(ctx, person, way):
        await ask(ctx, way, person.id, via=request.connector, target=person.id)
    await apply_as(ctx, way, WayAct.HEAR, heard_at=ctx.now)
    return Replace(message(paragraph(ctx, "asked-thanks")) + await REQUESTS.card(ctx, saved))


feature.form(
    WAYS_SOMEBODY,
    somebody_form,
    somebody_submit,
    title="form-somebody",
    submit_label="submit-rather",
    act=AskedAct.AGREE,
)


async def _may_be_wanted(ctx: Context, person: Person, way: Way) -> bool:
    """Return whether somebody whom the actor thought of may be asked for a talk now.

    How often they were asked to introduce others does not count: that may come of ties of which the
    seeker, who would read of their yes, must not know.
    """
    if await ctx.tx.blocks.among(ctx.network, person.id, ctx.me.id, way.seeker):
        return False
    if await _with(ctx, person.id, way.seeker) is not None:
        return False
    host = await ctx.host_for(person, way.seeker)
    if host is not None:
        return await room_of(ctx, host, person) is Room.FREE
    most = (await ctx.tx.connections.connector(ctx.network, person.id)).asks_a_year
    asked = await ctx.tx.connector_requests.to(ctx.network, person.id, ctx.now - _YEAR)
    wanted = [request for request in asked if request.is_wanted]
    return len(wanted) < most and all(request.closed_at for request in wanted)


async def _with(ctx: Context, person: str, seeker: str) -> Introduction | None:
    """Return what is open between these two, or on its way."""
    among = OPEN | {Status.DRAFT}
    mine = await ctx.tx.introductions.of_person(ctx.network, seeker, among)
    return next(
        (i for i in mine if i.host == person and (i.is_carried or i.status in OPEN)),
        None,
    )


async def outside_form(ctx: Context, request: ConnectorRequest, rest: str) -> FormContent:
    """They pass the note on themselves: the seeker reads what they call whoever gets it."""
    await _way(ctx, request)
    return FormContent(
        fields=(
            Field(
                name="label",
                label=ctx.label("field-outside-label"),
                words=Words.FREE,
                hint=ctx.label("hint-outside-label"),
                max_length=80,
                min_length=3,
            ),
        ),
        intro=ctx.label("form-outside-intro", **await names(ctx, request)),
    )


async def outside_submit(ctx: Context, request: ConnectorRequest, values: Values) -> Response:
    """The seeker gets a talk elsewhere, through them; nobody else is asked any more."""
    way = await _way(ctx, request)
    saved = await ctx.apply(request, AskedAct.AGREE, answered_at=ctx.now)
    await begin_elsewhere(
        ctx,
        await ctx.person(way.seeker),
        str(values["label"]),
        Source.FRIEND,
        through=request.connector,
        community=way.community,
    )
    done = await arrive(ctx, way, saved)
    return Replace(message(paragraph(ctx, "asked-thanks")) + await REQUESTS.card(ctx, done))


feature.form(
    WAYS_OUTSIDE,
    outside_form,
    outside_submit,
    title="form-outside",
    submit_label="submit-rather",
    act=AskedAct.AGREE,
    outside=True,
)


@feature.button(WAYS_WILLING, act=AskedAct.AGREE)
async def willing(ctx: Context, request: ConnectorRequest, rest: str) -> Response:
    """Whoever was thought of will talk with the seeker, who reads their name now."""
    way = await way_of_request(ctx, request)
    if not request.is_wanted:
        raise StaleAction(request)
    if await _with(ctx, ctx.me.id, way.seeker) is not None:  # they found each other meanwhile
        closed = await apply_as(ctx, request, AskedAct.CLOSE)
        return Replace(await REQUESTS.card(ctx, closed))
    saved = await ctx.apply(request, AskedAct.AGREE, answered_at=ctx.now)
    i = await _introduce(ctx, way, saved)
    await arrive(ctx, way, saved, target=ctx.me.id, introduction=i.id)
    return Replace(await ctx.router.card(ctx, i))


async def _introduce(ctx: Context, way: Way, request: ConnectorRequest) -> Introduction:
    """Return what is agreed between the seeker and the actor, who was asked once."""
    offer = await ctx.host_for(ctx.me, way.seeker)
    if offer is None:
        await host_once(ctx)
    elif await talks_left(ctx, offer, ctx.me) <= 0:
        raise UserError(
            "error-capacity", HOST_OPEN.labelled("button-my-offer"), count=offer.capacity
        )
    lengths = offer.lengths if offer else LENGTHS
    formats = offer.formats if offer else tuple(Format)
    before = await before_them(ctx, request)
    named_by = await ctx.person(before.connector) if before else None
    draft = Introduction(
        id=new_id(ctx.now),
        network=way.network,
        community=way.community,
        seeker=way.seeker,
        host=ctx.me.id,
        connector=named_by.id if named_by else None,
        request=Request(
            note_type=NoteType.REFERRAL,
            why=way.words,
            minutes=_USUAL if _USUAL in lengths else lengths[len(lengths) // 2],
            format=formats[0],
            details=(("connection", named_by.name),) if named_by else (),
            organisation_key=offer.organisation_key if offer else "",
        ),
        created_at=ctx.now,
    )
    await ctx.tx.introductions.add(draft)
    vouched = before.line if before else ""
    asked = replace(draft.request, asked_at=ctx.now, vouched=vouched, once=offer is None)
    sent: Introduction = await apply_as(ctx, draft, Act.SEND, request=asked)
    agreed = replace(sent.request, accepted_at=ctx.now)
    time = replace(sent.time, turn_at=ctx.now)
    return await apply_as(ctx, sent, Act.ACCEPT, request=agreed, time=time)
