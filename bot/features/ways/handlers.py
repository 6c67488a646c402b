"""What a connector answers, and the messages about a way."""

from __future__ import annotations

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Message, Paragraph, Style, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute, Person
from bot.engine.context import Context
from bot.engine.errors import StaleAction
from bot.engine.feature import FormContent, Late
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.elsewhere.actions import ELSEWHERE_OPEN
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.model import INTRODUCTION
from bot.features.mine.actions import MINE_CARD
from bot.features.naming import chosen
from bot.features.ways.actions import WAYS_LATER, WAYS_NO, WAYS_RATHER, WAYS_YES
from bot.features.ways.connector_request import (
    CONNECTOR_ASKED,
    CONNECTOR_OVER,
    CONNECTOR_REMINDER,
    REQUESTS,
    WAY_HEARD,
    before_them,
    names,
)
from bot.features.ways.feature import feature
from bot.features.ways.model import AskedAct, AskedStatus, ConnectorRequest, Way, WayAct, WayStatus
from bot.features.ways.named import may_introduce
from bot.features.ways.paths import may_be_asked
from bot.features.ways.running import ask, go_on
from bot.features.ways.way import WAY_ENDED, WAY_REACHED, last_day, where_it_stands


async def way_of_request(ctx: Context, request: ConnectorRequest) -> Way:
    """Return the way of a request. Raises `StaleAction` if nobody is asked for it any more, or if
    there is a block between any two on it: those before them may have blocked the seeker since."""
    way = await ctx.tx.ways.get(ctx.network, request.way)
    asking = way is not None and way.status is WayStatus.ASKING
    if way is None or not asking or await REQUESTS.is_apart(ctx, request):
        raise StaleAction(request)
    return way


async def _way(ctx: Context, request: ConnectorRequest) -> Way:
    """Return the way of a request to introduce the seeker to somebody. Raises `StaleAction` for any
    other, too."""
    way = await way_of_request(ctx, request)
    if request.target is None or request.is_wanted:
        raise StaleAction(request)
    return way


def line_field(ctx: Context) -> Field:
    """Ask for words of their own, which the next who is asked reads."""
    return Field(
        name="line",
        label=ctx.label("field-your-line"),
        words=Words.FREE,
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-your-line"),
        max_length=300,
        min_length=2,
    )


async def yes_form(ctx: Context, request: ConnectorRequest, rest: str) -> FormContent:
    """A yes has one line of their own, which the next who is asked reads."""
    await _way(ctx, request)
    who = await names(ctx, request)
    return FormContent(
        fields=(line_field(ctx),),
        intro=ctx.label("form-yes-intro", **who),
    )


async def yes_submit(ctx: Context, request: ConnectorRequest, values: Values) -> Response:
    """They said yes: ask the next on the way, or the person wanted. If they do not know that person
    any more, it goes on as after silence."""
    way = await _way(ctx, request)
    before = await before_them(ctx, request)
    suggested = before is not None and before.status is AskedStatus.REFERRED
    if not await may_introduce(ctx, request, way, suggested):
        return Replace(await REQUESTS.card(ctx, await apply_as(ctx, request, AskedAct.CLOSE)))
    saved = await ctx.apply(request, AskedAct.AGREE, line=str(values["line"]), answered_at=ctx.now)
    await go_on(ctx, way, saved)
    now = await ctx.tx.connector_requests.get(ctx.network, saved.id)
    return Replace(message(paragraph(ctx, "asked-thanks")) + await REQUESTS.card(ctx, now or saved))


feature.form(
    WAYS_YES,
    yes_form,
    yes_submit,
    title="form-yes",
    submit_label="submit-yes",
    act=AskedAct.AGREE,
)


@feature.button(WAYS_NO, act=AskedAct.DECLINE)
async def no(ctx: Context, request: ConnectorRequest, rest: str) -> Response:
    """A no. Nobody is told, and nothing happens sooner than after silence."""
    saved = await ctx.apply(request, AskedAct.DECLINE, answered_at=ctx.now)
    return Replace(await ctx.router.card(ctx, saved))


@feature.button(WAYS_LATER, act=AskedAct.NOT_NOW)
async def not_now(ctx: Context, request: ConnectorRequest, rest: str) -> Response:
    """Not asked for this seeker for a while. Nobody is told."""
    saved = await ctx.apply(request, AskedAct.NOT_NOW, answered_at=ctx.now)
    return Replace(await ctx.router.card(ctx, saved))


async def rather_form(ctx: Context, request: ConnectorRequest, rest: str) -> FormContent:
    """Name somebody better to ask: the seeker then reads who suggested them."""
    await _way(ctx, request)
    return FormContent(
        fields=(
            Field(
                name="person",
                label=ctx.label("field-rather-whom"),
                kind=FieldKind.PERSON,
                hint=ctx.label("hint-rather-whom"),
            ),
            Field(
                name="line",
                label=ctx.label("field-rather-line"),
                words=Words.FREE,
                kind=FieldKind.TEXT,
                required=False,
                max_length=300,
            ),
        ),
        intro=ctx.label("form-rather-intro", **await names(ctx, request)),
    )


async def rather_submit(ctx: Context, request: ConnectorRequest, values: Values) -> Response:
    """Ask that person, unless they do not wish to be asked: whoever named them reads the same."""
    way = await _way(ctx, request)
    known = (request.connector, request.seeker, request.target)
    other = ctx.label("field-rather-other")
    person = await chosen(ctx, values, but=known, otherwise=other)
    saved = await ctx.apply(request, AskedAct.REFER, line=str(values["line"]), answered_at=ctx.now)
    if await _may_be_asked(ctx, person, way):
        await ask(ctx, way, person.id, via=request.connector)
    await apply_as(ctx, way, WayAct.HEAR, heard_at=ctx.now)
    return Replace(await ctx.router.card(ctx, saved))


feature.form(
    WAYS_RATHER,
    rather_form,
    rather_submit,
    title="form-rather",
    submit_label="submit-rather",
    act=AskedAct.REFER,
)


async def _may_be_asked(ctx: Context, person: Person, way: Way) -> bool:
    """Return whether somebody whom the actor named may be asked for that seeker now."""
    others = (ctx.me.id, way.seeker, way.target or way.seeker)
    if await ctx.tx.blocks.among(ctx.network, person.id, *others):
        return False
    return await may_be_asked(ctx, person.id, way.seeker)


@feature.nudge(
    CONNECTOR_ASKED,
    mute=None,
    merge=True,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,
)
@feature.nudge(
    CONNECTOR_REMINDER,
    mute=Mute.REMINDERS,
    merge=True,
    quiet_hours=True,
    late=Late.DROP,
    members_only=True,
)
async def connector_asked(ctx: Context, nudge: Nudge) -> Message:
    """Would you introduce them? The request, or the one reminder."""
    request: ConnectorRequest = await ctx.subject_of(nudge)
    card = await REQUESTS.card(ctx, request)
    if nudge.kind == CONNECTOR_REMINDER:
        return message(paragraph(ctx, "nudge-connector-reminder")) + card
    return message(paragraph(ctx, "nudge-connector-asked")) + card


@feature.nudge(CONNECTOR_OVER, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def connector_over(ctx: Context, nudge: Nudge) -> Message:
    """To somebody who was asked: it is over, and there is nothing to do."""
    request: ConnectorRequest = await ctx.subject_of(nudge)
    says = "nudge-connector-over"
    if request.status is AskedStatus.WITHDRAWN:
        wide = request.target is None or request.is_wanted
        says = "nudge-connector-withdrawn-topic" if wide else "nudge-connector-withdrawn"
    return message(paragraph(ctx, says, **await names(ctx, request)))


@feature.nudge(WAY_HEARD, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def way_heard(ctx: Context, nudge: Nudge) -> Message | None:
    """To the seeker: somebody said yes, or whom to ask, and the next is asked."""
    request: ConnectorRequest = await ctx.subject_of(nudge)
    way = await ctx.tx.ways.get(nudge.network, request.way)
    if way is None:
        return None
    who = await names(ctx, request)
    day = last_day(ctx, way)
    connector = name_of(await ctx.person(request.connector))
    if way.topic:  # whom they thought of is named only after a yes
        says = "nudge-way-thought"
        return message(paragraph(ctx, says, who=connector, topic=way.topic, day=day))
    suggested = request.status is AskedStatus.REFERRED
    says = "nudge-way-suggested" if suggested else "nudge-way-heard"
    return message(paragraph(ctx, says, who=connector, name=who["name"], day=day))


@feature.nudge(WAY_REACHED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def way_reached(ctx: Context, nudge: Nudge) -> Message | None:
    """To the seeker: the person wanted has the note, and who brought it."""
    way: Way = await ctx.subject_of(nudge)
    if way.target is None:
        return await _passed_on(ctx, way)
    i = await ctx.tx.introductions.get(nudge.network, way.introduction or "")
    if i is None or i.connector is None:
        return None
    who, name = name_of(await ctx.person(i.connector)), name_of(await ctx.person(i.host))
    see = MINE_CARD.labelled("button-where-it-stands").button(ctx, INTRODUCTION, i.id)
    says = "nudge-way-found" if way.topic else "nudge-way-reached"
    return message(paragraph(ctx, says, who=who, name=name), button_row(see))


async def _passed_on(ctx: Context, way: Way) -> Message | None:
    """Somebody passes the note on to whom they know outside."""
    asked = await ctx.tx.connector_requests.of_way(ctx.network, way.id)
    done = next((r.connector for r in asked if r.status is AskedStatus.DONE), None)
    if done is None:
        return None
    who = name_of(await ctx.person(done))
    see = ELSEWHERE_OPEN.button(ctx, style=Style.PRIMARY)
    return message(paragraph(ctx, "nudge-way-outside", who=who, topic=way.topic), button_row(see))


@feature.nudge(WAY_ENDED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def way_ended(ctx: Context, nudge: Nudge) -> Message:
    """To the seeker, on the day that was named: nobody could."""
    way: Way = await ctx.subject_of(nudge)
    return message(
        Paragraph(await where_it_stands(ctx, way)),
        button_row(FIND_OPEN.button(ctx, style=Style.PRIMARY)),
    )
