"""Organisers invite members whom they pick, read how many did what, and stop what is not sent yet.

Numbers are shown in steps of ten, and none below: ten people stand behind each step. A number that
grew by one would tell an organiser who picks one member what became of that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256

from bot.core.forms import PEOPLE_MAX, Field, FieldKind, Option, Values, Words
from bot.core.messages import Facts, Footnote, Heading, Message, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.ids import new_id
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent
from bot.engine.jobs import Step, begin_job
from bot.engine.permissions import Permission
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, notice, paragraph
from bot.features.invite.actions import (
    INVITE_NEW,
    INVITE_OPEN,
    INVITE_SEND,
    INVITE_STOP,
    INVITE_STOP_NOW,
)
from bot.features.invite.choosing import known, may_be_invited
from bot.features.invite.feature import feature
from bot.features.invite.invite import (
    INVITE,
    INVITES,
    LINE_MAX,
    Invite,
    InviteAct,
    InvitedAs,
    InviteStatus,
    wordless,
    words,
)
from bot.features.invite.pacing import paced
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.organise.repository import FEWEST
from bot.features.organise.wording import in_steps
from bot.features.setup.actions import SETUP_ANNOUNCE, SETUP_BACK

STOP = "invite.stop"
"""The job; its subject is the community."""
WAITING_MAX = 200
"""Invitations of a community that may wait to be sent."""
_ORGANISE = Permission.ORGANISE
_PREVIEWED = "invite.previewed"
"""The form under which what the actor saw last is kept, until it is sent."""
_ALL = INVITE_OPEN.labelled("button-back-to-invites")
_SENT = (
    InviteStatus.SENT,
    InviteStatus.HOSTING,
    InviteStatus.LOOKING,
    InviteStatus.DECLINED,
    InviteStatus.EXPIRED,
)
_COUNTED = {
    "invites-sent": _SENT,
    "invites-waiting": (InviteStatus.WAITING,),
    "invites-hosting": (InviteStatus.HOSTING,),
    "invites-looking": (InviteStatus.LOOKING,),
    "invites-declined": (InviteStatus.DECLINED,),
}
"""The sentence of each number, and of what it is."""


@feature.button(INVITE_OPEN, requires=_ORGANISE, only_reads=True)
async def open_page(ctx: Context, argument: str) -> Response:
    """What was sent, in numbers, and ways on."""
    return Reply(await page(ctx))


async def page(ctx: Context) -> Message:
    """Return how it works, how many did what, and what an organiser can do."""
    days = ctx.practice.invite_again_days
    since = ctx.now - timedelta(days=days)
    counts = await ctx.tx.aggregates.count_begun(ctx.network, ctx.community.id, INVITE, since)
    return message(
        Heading(ctx.label("invites-title")),
        paragraph(ctx, "invites-how", count=ctx.practice.invites_an_hour),
        Facts(
            tuple(
                (ctx.label(label), _number(ctx, counts, statuses))
                for label, statuses in _COUNTED.items()
            )
        ),
        Footnote(ctx.say("invites-numbers", days=days, fewest=FEWEST)),
        button_row(
            INVITE_NEW.button(ctx, style=Style.PRIMARY),
            INVITE_STOP.button(ctx),
            SETUP_BACK.button(ctx),
        ),
    )


def _number(ctx: Context, counts: Mapping[str, int], statuses: tuple[InviteStatus, ...]) -> Text:
    return in_steps(ctx.translator, sum(counts.get(status.value, 0) for status in statuses))


async def new_form(ctx: Context, argument: str) -> FormContent:
    """Whom, as what, and a line of the organisers' own; with what was shown last."""
    before = await ctx.tx.drafts.get(ctx.me.id, _PREVIEWED) or {}
    people = before.get("people", ())
    return FormContent(
        fields=(
            Field(
                name="people",
                label=ctx.label("field-invite-people"),
                kind=FieldKind.PEOPLE,
                hint=ctx.label("hint-invite-people", most=PEOPLE_MAX),
                initial=people if isinstance(people, tuple) else (),
            ),
            Field(
                name="invited_as",
                label=ctx.label("field-invite-as"),
                kind=FieldKind.ONE,
                options=tuple(
                    Option(role.value, ctx.label("option-invite", role=role)) for role in InvitedAs
                ),
                initial=str(before.get("invited_as", InvitedAs.HOST.value)),
            ),
            Field(
                name="line",
                label=ctx.label("field-invite-line"),
                kind=FieldKind.TEXT,
                words=Words.FREE,
                hint=ctx.label("hint-invite-line"),
                required=False,
                max_length=LINE_MAX,
                initial=str(before.get("line", "")),
            ),
        )
    )


async def new_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Keep whom the bot knows, and show what they will read. Nothing is sent yet."""
    addresses = tuple(values["people"])
    people = await known(ctx, addresses)
    strangers = len(addresses) - len(people)
    if not people:
        return Replace(
            notice(
                ctx,
                "invite-nobody",
                INVITE_NEW.labelled("button-invite-change").button(ctx, style=Style.PRIMARY),
                SETUP_ANNOUNCE.button(ctx),
            )
        )
    kept: Values = {
        "people": tuple(people),
        "invited_as": str(values["invited_as"]),
        "line": str(values["line"]),
    }
    await ctx.tx.drafts.save(ctx.me.id, _PREVIEWED, kept, ctx.now)
    return Replace(_preview(ctx, kept, strangers))


def _preview(ctx: Context, kept: Values, strangers: int) -> Message:
    invited_as = InvitedAs(str(kept["invited_as"]))
    return message(
        paragraph(ctx, "invite-preview", count=len(kept["people"])),
        paragraph(ctx, "invite-strangers", count=strangers) if strangers else None,
        paragraph(ctx, "invite-left-out", days=ctx.practice.invite_again_days),
        Heading(ctx.label("invite-reads")),
        *words(ctx, invited_as, str(kept["line"])),
        button_row(
            INVITE_SEND.button(ctx, _mark(kept), style=Style.PRIMARY),
            INVITE_NEW.labelled("button-invite-change").button(ctx),
        ),
    )


def _mark(kept: Values) -> str:
    """Return what tells a preview from another."""
    shown = "\n".join([*kept["people"], str(kept["invited_as"]), str(kept["line"])])
    return sha256(shown.encode()).hexdigest()[:12]


feature.form(
    INVITE_NEW,
    new_form,
    new_submit,
    title="form-invite",
    submit_label="submit-preview",
    requires=_ORGANISE,
)


@feature.button(INVITE_SEND, requires=_ORGANISE)
async def send(ctx: Context, mark: str) -> Response:
    """Plan a message to each who may be invited. A second press finds nothing to send."""
    kept = await ctx.tx.drafts.get(ctx.me.id, _PREVIEWED)
    if kept is None:
        return Replace(message(paragraph(ctx, "invite-sent-before")) + await page(ctx))
    if mark != _mark(kept):  # an earlier preview was pressed
        return Replace(_preview(ctx, kept, 0))
    invited_as = InvitedAs(str(kept["invited_as"]))
    people = [
        person
        for person in (await known(ctx, kept["people"])).values()
        if await may_be_invited(ctx, person, invited_as)
    ]
    waiting = await ctx.tx.aggregates.of_status(
        ctx.network, ctx.community.id, INVITE, InviteStatus.WAITING, WAITING_MAX
    )
    if len(waiting) + len(people) > WAITING_MAX:
        raise UserError("error-invites-waiting", INVITE_OPEN)
    await _plan(ctx, people, invited_as, str(kept["line"]), [INVITES.record_of(w) for w in waiting])
    await ctx.tx.drafts.delete(ctx.me.id, _PREVIEWED)
    await record(ctx, AuditAct.INVITED)
    return Replace(message(paragraph(ctx, "invite-sent")) + await page(ctx))


async def _plan(
    ctx: Context, people: list[Person], invited_as: InvitedAs, line: str, waiting: list[Invite]
) -> None:
    taken = [invite.send_at for invite in waiting]
    times = paced(people, taken, ctx.now, ctx.practice.invites_an_hour)
    for person, at in zip(people, times, strict=True):
        invite = Invite(
            id=new_id(ctx.now),
            network=ctx.network,
            community=ctx.community.id,
            invited=person.id,
            invited_as=invited_as,
            line=line,
            send_at=at,
            created_at=ctx.now,
        )
        await INVITES.add(ctx.tx, invite)
        await ctx.reconcile(invite)


@feature.button(INVITE_STOP, requires=_ORGANISE, only_reads=True)
async def stop(ctx: Context, argument: str) -> Response:
    """Ask once more."""
    yes = INVITE_STOP_NOW.button(ctx, style=Style.DANGER)
    return Replace(notice(ctx, "invite-stop", yes, _ALL.button(ctx)))


@feature.button(INVITE_STOP_NOW, requires=_ORGANISE)
async def stop_now(ctx: Context, argument: str) -> Response:
    """Begin to stop what was not sent. Whoever was left out may be invited again."""
    await begin_job(
        ctx.tx,
        STOP,
        network=ctx.network,
        community=ctx.community.id,
        subject=ctx.community.id,
        now=ctx.now,
    )
    await record(ctx, AuditAct.INVITES_STOPPED)
    return Replace(notice(ctx, "invite-stopped", _ALL.button(ctx)))


@feature.job(STOP)
async def stop_next(step: Step) -> str | None:
    """Stop the next that waits, if it was planned before."""
    job = step.job
    found = await step.tx.aggregates.of_status(
        job.network, job.community, INVITE, InviteStatus.WAITING, 1
    )
    invites = [INVITES.record_of(row) for row in found]
    if not invites or invites[0].created_at > job.created_at:
        return None
    person = await step.tx.people.get(job.network, invites[0].invited)
    assert person is not None, "invitations refer to a person"
    ctx = await step.context_of(person)
    await apply_as(ctx, invites[0], InviteAct.STOP, **wordless(invites[0], step.now))
    return invites[0].id
