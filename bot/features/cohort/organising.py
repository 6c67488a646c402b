"""Organisers begin cohorts, post the way in, and read how many joined, in steps of ten."""

from __future__ import annotations

from datetime import date, time, timedelta

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Block, Footnote, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.business_time import reach
from bot.domain.ids import new_id
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, notice, paragraph
from bot.features.cohort.actions import (
    COHORT_JOIN,
    COHORT_NEW,
    COHORT_OPEN,
    COHORT_PICK,
    COHORT_POST,
    COHORT_REMOVE,
    COHORT_REMOVE_NOW,
    COHORT_SHOW,
)
from bot.features.cohort.cohort import (
    COHORT,
    COHORTS,
    NAME_MAX,
    Cohort,
    CohortAct,
    CohortStatus,
    day,
)
from bot.features.cohort.feature import feature
from bot.features.cohort.place import PlaceStatus
from bot.features.consent.notice import speak
from bot.features.moderate.audit import just_did, record
from bot.features.moderate.repository import AuditAct
from bot.features.organise.repository import FEWEST
from bot.features.organise.wording import in_steps
from bot.features.setup.actions import SETUP_BACK
from bot.features.setup.announcing import previewed, require_readers

MOST = 5
"""Cohorts that a community has at a time."""
LONGEST = timedelta(days=730)
_ORGANISE = Permission.ORGANISE


async def _open_ones(ctx: Context) -> list[Cohort]:
    rows = await ctx.tx.aggregates.of_status(
        ctx.network, ctx.community.id, COHORT, CohortStatus.OPEN, 2 * MOST
    )
    return [cohort for cohort in map(COHORTS.record_of, rows) if cohort.is_on(ctx.now)]


@feature.button(COHORT_OPEN, requires=_ORGANISE, only_reads=True)
async def open_page(ctx: Context, argument: str) -> Response:
    """The cohorts there are."""
    return Reply(await page(ctx))


async def page(ctx: Context) -> Message:
    """Return the cohorts that are not over, each with how many are in it."""
    rows: list[Block] = [
        Row(await _line(ctx, cohort), COHORT_SHOW.button(ctx, cohort.id))
        for cohort in await _open_ones(ctx)
    ]
    return message(
        Heading(ctx.label("cohorts-title")),
        paragraph(ctx, "cohorts-how"),
        *(rows or [paragraph(ctx, "cohorts-none")]),
        Footnote(ctx.say("cohorts-numbers", fewest=FEWEST)),
        button_row(COHORT_NEW.button(ctx, style=Style.PRIMARY), SETUP_BACK.button(ctx)),
    )


async def _line(ctx: Context, cohort: Cohort) -> Text:
    count = await ctx.tx.aggregates.count_under(ctx.network, cohort.id, PlaceStatus.JOINED)
    return ctx.say(
        "cohort-row",
        name=cohort.name,
        day=day(cohort.first),
        until=day(cohort.last),
        members=in_steps(ctx.translator, count),
    )


async def new_form(ctx: Context, argument: str) -> FormContent:
    """Its name and its days."""
    today = ctx.now.astimezone(ctx.me.tz).date()
    return FormContent(
        fields=(
            Field(
                name="name",
                label=ctx.label("field-cohort-name"),
                words=Words.FREE,
                placeholder=ctx.label("placeholder-cohort-name"),
                max_length=NAME_MAX,
                min_length=2,
            ),
            Field(
                name="first",
                label=ctx.label("field-cohort-first"),
                kind=FieldKind.DATE,
                initial=str(today),
            ),
            Field(
                name="last",
                label=ctx.label("field-cohort-last"),
                kind=FieldKind.DATE,
                initial=str(today + timedelta(days=84)),
            ),
        )
    )


async def new_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Begin it, and show the way in."""
    first, last = (date.fromisoformat(str(values[name])) for name in ("first", "last"))
    today = ctx.now.astimezone(ctx.me.tz).date()
    if not max(first, today) <= last <= today + LONGEST:
        raise FieldErrors(last=ctx.label("field-cohort-days"))
    if len(await _open_ones(ctx)) >= MOST:
        raise UserError("error-cohorts-many", COHORT_OPEN, count=MOST)
    cohort = Cohort(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        maker=ctx.me.id,
        name=str(values["name"]),
        first=str(first),
        last=str(last),
        ends_at=reach(last + timedelta(days=1), time(0), ctx.me.tz),
        created_at=ctx.now,
    )
    await COHORTS.add(ctx.tx, cohort)
    await ctx.reconcile(cohort)
    await record(ctx, AuditAct.COHORT_BEGUN)
    return Replace(_way_in(ctx, cohort))


feature.form(
    COHORT_NEW,
    new_form,
    new_submit,
    title="form-cohort",
    submit_label="submit-save",
    requires=_ORGANISE,
)


async def cohort_of(ctx: Context, id: str) -> Cohort:
    """Return that cohort of this community. Raises `UserError` if it is over."""
    cohort = await COHORTS.load(ctx.tx, ctx.network, id)
    if cohort is None or cohort.community != ctx.community.id or not cohort.is_on(ctx.now):
        raise UserError("cohort-past", COHORT_OPEN)
    return cohort


@feature.button(COHORT_SHOW, requires=_ORGANISE, only_reads=True)
async def show(ctx: Context, id: str) -> Response:
    """What everybody will read, and ways on."""
    return Reply(_way_in(ctx, await cohort_of(ctx, id)))


def _way_in(ctx: Context, cohort: Cohort) -> Message:
    return previewed(
        ctx,
        lambda: _words(ctx, cohort),
        COHORT_POST.button(ctx, cohort.id, style=Style.PRIMARY),
        COHORT_PICK.button(ctx, cohort.id),
        COHORT_REMOVE.button(ctx, cohort.id),
        COHORT_OPEN.button(ctx),
    )


def _words(ctx: Context, cohort: Cohort) -> Message:
    days = {"day": day(cohort.first), "until": day(cohort.last)}
    return message(
        paragraph(ctx, "cohort-invites", name=cohort.name, **days), paragraph(ctx, "cohort-means")
    )


@feature.button(COHORT_POST, requires=_ORGANISE)
async def post(ctx: Context, id: str) -> Response:
    """Post the way in where the button was pressed. A double click posts it once."""
    cohort = await cohort_of(ctx, id)
    require_readers(ctx, COHORT_OPEN)
    if await just_did(ctx, AuditAct.COHORT_POSTED):
        return Replace(notice(ctx, "announce-posted", COHORT_OPEN.button(ctx)))
    await record(ctx, AuditAct.COHORT_POSTED)
    speak(ctx, ctx.community.language)
    join = COHORT_JOIN.button(ctx, cohort.id, style=Style.PRIMARY)
    return Reply(_words(ctx, cohort) + message(button_row(join)), private=False)


@feature.button(COHORT_REMOVE, requires=_ORGANISE, only_reads=True)
async def remove(ctx: Context, id: str) -> Response:
    """Ask once more."""
    cohort = await cohort_of(ctx, id)
    yes = COHORT_REMOVE_NOW.button(ctx, cohort.id, style=Style.DANGER)
    return Replace(notice(ctx, "cohort-remove", yes, COHORT_OPEN.button(ctx), name=cohort.name))


@feature.button(COHORT_REMOVE_NOW, requires=_ORGANISE)
async def remove_now(ctx: Context, id: str) -> Response:
    """Take it back. Its members are told nothing."""
    cohort = await cohort_of(ctx, id)
    await apply_as(ctx, cohort, CohortAct.REMOVE)
    await record(ctx, AuditAct.COHORT_REMOVED)
    return Replace(message(paragraph(ctx, "cohort-removed", name=cohort.name)) + await page(ctx))
