"""An organiser picks members into a cohort: each is told, and can leave at once.

Organisers never read who was left out, nor who left: both would say what somebody chose.
"""

from __future__ import annotations

from bot.core.forms import PEOPLE_MAX, Field, FieldKind, Values
from bot.core.messages import Message, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute, Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent, Late
from bot.engine.permissions import Permission
from bot.engine.transitions import apply_as
from bot.features.blocks import notice, paragraph
from bot.features.cohort.actions import COHORT_OPEN, COHORT_PICK
from bot.features.cohort.cohort import COHORTS, CohortStatus
from bot.features.cohort.feature import feature
from bot.features.cohort.organising import cohort_of, page
from bot.features.cohort.place import (
    COHORT_PICKED,
    PLACE,
    PLACES,
    Place,
    PlaceAct,
    PlaceStatus,
    place_id,
    take_place,
)
from bot.features.invite.choosing import known, may_be_written
from bot.features.invite.pacing import paced
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_ANNOUNCE

WAITING_MAX = 200
"""Members of a community who may wait to be told that they were picked."""


async def pick_form(ctx: Context, id: str) -> FormContent:
    """Whom."""
    cohort = await cohort_of(ctx, id)
    return FormContent(
        fields=(
            Field(
                name="people",
                label=ctx.label("field-cohort-people"),
                kind=FieldKind.PEOPLE,
                hint=ctx.label("hint-invite-people", most=PEOPLE_MAX),
            ),
        ),
        intro=ctx.label("cohort-pick-means", name=cohort.name),
    )


async def pick_submit(ctx: Context, id: str, values: Values) -> Response:
    """Give each a place who may be written to and never had one, and tell them in turn."""
    cohort = await cohort_of(ctx, id)
    addresses = tuple(values["people"])
    people = await known(ctx, addresses)
    if not people:
        ways = SETUP_ANNOUNCE.button(ctx), COHORT_OPEN.button(ctx)
        return Replace(notice(ctx, "invite-nobody", *ways))
    new = [person for person in people.values() if await _may_be_picked(ctx, person, cohort.id)]
    rows = await ctx.tx.aggregates.of_status(
        ctx.network, ctx.community.id, PLACE, PlaceStatus.PICKED, WAITING_MAX
    )
    if len(rows) + len(new) > WAITING_MAX:
        raise UserError("error-picked-waiting", COHORT_OPEN)
    taken = [place.tell_at for place in map(PLACES.record_of, rows) if place.tell_at]
    times = paced(new, taken, ctx.now, ctx.practice.invites_an_hour)
    for person, at in zip(new, times, strict=True):
        await take_place(ctx, cohort, person, at)
    await record(ctx, AuditAct.COHORT_PICKED)
    strangers = len(addresses) - len(people)
    return Replace(
        message(
            paragraph(ctx, "cohort-picked", name=cohort.name),
            paragraph(ctx, "invite-strangers", count=strangers) if strangers else None,
            paragraph(ctx, "cohort-picked-not"),
        )
        + await page(ctx)
    )


feature.form(
    COHORT_PICK,
    pick_form,
    pick_submit,
    title="form-cohort-pick",
    submit_label="submit-cohort-pick",
    requires=Permission.ORGANISE,
)


async def _may_be_picked(ctx: Context, person: Person, cohort: str) -> bool:
    """Return whether they may be told, and never were in it: who left it once stays out."""
    place = await PLACES.load(ctx.tx, ctx.network, place_id(cohort, person.id))
    return place is None and await may_be_written(ctx, person)


async def _was_told(ctx: Context, nudge: Nudge) -> None:
    place: Place = await ctx.subject_of(nudge)
    if place.status is PlaceStatus.PICKED:
        await apply_as(ctx, place, PlaceAct.TELL)


@feature.nudge(
    COHORT_PICKED,
    mute=Mute.INVITES,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,
    after_sending=_was_told,
)
async def picked(ctx: Context, nudge: Nudge) -> Message | None:
    """An organiser put them in; None if organisers took it back."""
    place: Place = await ctx.subject_of(nudge)
    cohort = await COHORTS.load(ctx.tx, ctx.network, place.cohort)
    if cohort is None or cohort.status is CohortStatus.REMOVED:
        return None
    return await PLACES.card(ctx, place)
