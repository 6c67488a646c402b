"""`/intro elsewhere`: the list, a new talk, its label, and forgetting it."""

from __future__ import annotations

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Footnote, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FormContent
from bot.features.blocks import button_row, paragraph
from bot.features.elsewhere.actions import (
    ELSEWHERE_EDIT,
    ELSEWHERE_FORGET,
    ELSEWHERE_FORGET_NOW,
    ELSEWHERE_FRIEND,
    ELSEWHERE_NEW,
    ELSEWHERE_OPEN,
)
from bot.features.elsewhere.aggregate import ELSEWHERE, all_of, begin_elsewhere
from bot.features.elsewhere.card import card, status
from bot.features.elsewhere.feature import feature
from bot.features.elsewhere.model import FORGET, Elsewhere, ElsewhereAct, ElsewhereStatus, Source
from bot.features.elsewhere.outreach import drop_text
from bot.features.elsewhere.plan import KIND
from bot.features.mine.actions import MINE_CARD
from bot.features.offered.actions import OFFERED_FIND, OFFERED_MINE

OPEN_MAX = 20
"""Talks elsewhere of one member that are not over."""
PAGE = 8
"""Talks on the page, the latest last."""


@feature.command("elsewhere", Argument.NONE, about="command-elsewhere", usage="usage-elsewhere")
async def elsewhere(ctx: Context, text: str) -> Response:
    """`/intro elsewhere`."""
    return Reply(await page(ctx))


@feature.button(ELSEWHERE_OPEN)
async def open_page(ctx: Context, before: str) -> Response:
    """The same from a button; with an id, the talks before that one."""
    return Reply(await page(ctx, before))


async def page(ctx: Context, before: str = "") -> Message:
    """Return the talks, the latest first, and the ways to a new one."""
    found = [talk for talk in reversed(await all_of(ctx)) if not before or talk.id < before]
    rows = [
        Row(status(ctx, talk), MINE_CARD.labelled("button-open").button(ctx, KIND, talk.id))
        for talk in found[:PAGE]
    ]
    earlier = None
    if len(found) > PAGE:
        earlier = ELSEWHERE_OPEN.labelled("button-past-earlier").button(ctx, found[PAGE - 1].id)
    return message(
        Heading(ctx.label("elsewhere-title")),
        paragraph(ctx, "elsewhere-lead" if rows else "elsewhere-none"),
        *rows,
        button_row(
            ELSEWHERE_NEW.button(ctx, style=Style.PRIMARY),
            ELSEWHERE_FRIEND.button(ctx),
            OFFERED_FIND.button(ctx, "all"),
            OFFERED_MINE.button(ctx),
            earlier,
        ),
        Footnote(ctx.say("elsewhere-private")),
    )


def _fields(ctx: Context, talk: Elsewhere | None) -> tuple[Field, ...]:
    return (
        Field(
            name="label",
            label=ctx.label("field-talk-label"),
            words=Words.PRIVATE,
            hint=ctx.label("hint-talk-label"),
            initial=talk.label if talk else "",
            max_length=80,
            min_length=3,
        ),
        Field(
            name="source",
            label=ctx.label("field-source"),
            kind=FieldKind.ONE,
            options=tuple(Option(s.value, ctx.label("source", source=s)) for s in Source),
            initial=talk.source.value if talk else "",
        ),
        Field(
            name="occasion",
            label=ctx.label("field-occasion"),
            words=Words.PRIVATE,
            hint=ctx.label("hint-occasion"),
            initial=talk.occasion if talk else "",
            required=False,
            max_length=80,
        ),
    )


async def new_form(ctx: Context, argument: str) -> FormContent:
    """Build the form of a new talk."""
    return FormContent(fields=_fields(ctx, None), intro=ctx.label("form-elsewhere-intro"))


async def new_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Add the talk, and show its card with the first step."""
    if len(await ELSEWHERE.open_for(ctx.tx, ctx.network, ctx.me.id)) >= OPEN_MAX:
        raise UserError("error-elsewhere-many", ELSEWHERE_OPEN, most=OPEN_MAX)
    talk = await begin_elsewhere(
        ctx,
        ctx.me,
        str(values["label"]),
        Source(str(values["source"])),
        occasion=str(values["occasion"]),
    )
    return Reply(await card(ctx, talk))


feature.form(
    ELSEWHERE_NEW,
    new_form,
    new_submit,
    title="form-elsewhere",
    submit_label="submit-save",
    outside=True,
)


async def edit_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """Build the same form with what was typed."""
    return FormContent(fields=_fields(ctx, talk), intro=ctx.label("form-elsewhere-intro"))


async def edit_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Save what changed."""
    saved = await ctx.apply(
        talk,
        ElsewhereAct.EDIT,
        label=str(values["label"]),
        source=Source(str(values["source"])),
        occasion=str(values["occasion"]),
    )
    return Replace(message(paragraph(ctx, "elsewhere-saved")) + await card(ctx, saved))


feature.form(
    ELSEWHERE_EDIT,
    edit_form,
    edit_submit,
    title="form-elsewhere",
    submit_label="submit-save",
    act=ElsewhereAct.EDIT,
    outside=True,
)


@feature.button(ELSEWHERE_FORGET, act=ElsewhereAct.FORGET)
async def forget(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Ask whether all of it is to be deleted."""
    return Replace(
        message(
            paragraph(ctx, "forget-sure", label=talk.label),
            button_row(
                ELSEWHERE_FORGET_NOW.button(ctx, talk.id, style=Style.DANGER),
                MINE_CARD.labelled("button-forget-not").button(ctx, KIND, talk.id),
            ),
        )
    )


@feature.button(ELSEWHERE_FORGET_NOW, act=ElsewhereAct.FORGET)
async def forget_now(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Empty it. What remains says nothing, and goes after a year."""
    await drop_text(ctx, talk)
    agreed = talk.status is ElsewhereStatus.AGREED
    saved = await ctx.apply(
        talk,
        ElsewhereAct.FORGET,
        closed_at=ctx.now,
        published=talk.published if agreed else None,
        sequence=talk.sequence + 1,
        **FORGET,
    )
    return Replace(await card(ctx, saved))
