"""Afterwards: who was named, what came of the advice, keeping in touch, paying it forward."""

from __future__ import annotations

from datetime import timedelta

from bot.context import Context, UserError
from bot.flow import Flow
from bot.flows.cards import card
from bot.flows.connect import ask_to_host, person_named
from bot.flows.parts import about, lead, must_be_here, name_of, paragraph, press, row, said
from bot.model.introductions import Act, Interest, Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.view import (
    Field,
    FieldKind,
    Form,
    Message,
    Quote,
    Replace,
    Response,
    Style,
    Values,
    message,
)

flow = Flow("thanks")
"""Shares the name with its neighbour `thanks.py`."""


async def plan_pay_forward(ctx: Context, i: Introduction) -> None:
    """After a second good interview: would you host? Asked once."""
    done = await ctx.tx.introductions_of(ctx.network, ctx.me.id, {Status.MET, Status.THANKED})
    good = [d for d in done if d.seeker == ctx.me.id and d.interest is not Interest.LESS]
    if len(good) < ctx.practice.pay_forward_after:
        return
    if await ctx.tx.host(ctx.network, ctx.me.id) is not None:
        return
    await ctx.tx.put_nudge(
        Nudge(
            key=f"{ctx.me.id}.pay_forward",
            network=ctx.network,
            community=i.community,
            person=ctx.me.id,
            kind=Kind.PAY_FORWARD,
            due_at=ctx.now + timedelta(days=ctx.practice.pay_forward_days),
        )
    )


async def named_form(ctx: Context, id: str) -> Form:
    """Did they name someone to speak to next?"""
    i = await ctx.ready(id, Act.DEBRIEF)
    host = await ctx.person(i.host)
    return Form(
        id=f"thanks.named:{id}",
        title=ctx.label("form-named"),
        submit=ctx.label("submit-save"),
        intro=ctx.label("form-named-intro", name=name_of(host)),
        fields=(
            Field(
                name="person",
                label=ctx.label("field-named-member"),
                kind=FieldKind.PERSON,
                hint=ctx.label("hint-named-member"),
                required=False,
            ),
            Field(
                name="note",
                label=ctx.label("field-named-note"),
                hint=ctx.label("hint-named-note"),
                required=False,
                max_length=120,
            ),
        ),
    )


async def named_submit(ctx: Context, id: str, values: Values) -> Response:
    """A member who hosts can be asked now, one who does not is invited; anybody else is my note."""
    i = await ctx.ready(id, Act.DEBRIEF)
    address, note = str(values["person"]), str(values["note"])
    if not address:
        saved = await ctx.act(i, Act.DEBRIEF, onward="", onward_name=note)
        shown = await card(ctx, saved)
        return Replace(message(paragraph(ctx, "named-noted" if note else "named-no-one")) + shown)
    person = await person_named(ctx, i, address)
    saved = await ctx.act(i, Act.DEBRIEF, onward=person.id, onward_name=note)
    host = await ctx.tx.host(ctx.network, person.id)
    if host is not None and ctx.hosting(host, person):
        ask = press(ctx, "ask-them", "request.note", person.id, style=Style.PRIMARY)
        return Replace(said(ctx, "named-host", ask, name=name_of(person)))
    await ask_to_host(ctx, saved, person)
    return Replace(said(ctx, "named-invited", name=name_of(person)))


flow.form("named", named_form, named_submit)


@flow.button("touch")
async def touch(ctx: Context, id: str) -> Response:
    """Keep in touch, quarterly at most; or no longer."""
    id, _, wish = id.partition(".")
    i = await ctx.ready(id, Act.KEEP)
    saved = await ctx.act(i, Act.KEEP, keep_in_touch=wish != "off")
    return Replace(await card(ctx, saved))


@flow.button("wrote")
async def wrote(ctx: Context, id: str) -> Response:
    """A real contact: the quarter starts anew."""
    i = await ctx.ready(id, Act.KEEP)
    await ctx.act(i, Act.KEEP, contact_at=ctx.now)
    return Replace(said(ctx, "touch-noted", press(ctx, "mine", "mine.open")))


async def update_form(ctx: Context, id: str) -> Form:
    """What came of the advice."""
    i = await ctx.ready(id, Act.UPDATE)
    host = await ctx.person(i.host)
    return Form(
        id=f"thanks.update:{id}",
        title=ctx.label("form-update"),
        submit=ctx.label("submit-send"),
        intro=ctx.label("form-update-intro", name=name_of(host)),
        fields=(
            Field(
                name="update",
                label=ctx.label("field-update"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-update"),
                initial=i.update,
                max_length=1500,
                min_length=10,
            ),
        ),
    )


async def update_submit(ctx: Context, id: str, values: Values) -> Response:
    """Sent to the host, once."""
    i = await ctx.ready(id, Act.UPDATE)
    if i.update_done:
        raise UserError("update-done", ("button-mine", "mine.open"))
    await must_be_here(ctx, i)
    saved = await ctx.act(
        i,
        Act.UPDATE,
        update=str(values["update"]),
        update_at=ctx.now,
        update_done=True,
        contact_at=ctx.now,
    )
    host = await ctx.person(i.host)
    return Replace(
        message(paragraph(ctx, "update-sent", name=name_of(host))) + await card(ctx, saved)
    )


flow.form("update", update_form, update_submit)


@flow.button("no_update")
async def no_update(ctx: Context, id: str) -> Response:
    """Told elsewhere, or nothing to tell: not asked again."""
    i = await ctx.ready(id, Act.UPDATE)
    saved = await ctx.act(i, Act.UPDATE, update_done=True)
    return Replace(await card(ctx, saved))


@flow.nudge(Kind.UPDATE_PROMPT)
async def update_prompt(ctx: Context, nudge: Nudge) -> Message:
    """Three weeks later."""
    i = await about(ctx, nudge)
    host = await ctx.person(i.host)
    return message(
        lead(ctx, nudge, name=name_of(host)),
        row(
            press(ctx, "update", "thanks.update", i.id, style=Style.PRIMARY),
            press(ctx, "no-update", "thanks.no_update", i.id),
        ),
    )


@flow.nudge(Kind.KEEP_IN_TOUCH)
async def keep_in_touch(ctx: Context, nudge: Nudge) -> Message:
    """A quarter without a word."""
    i = await about(ctx, nudge)
    host = await ctx.person(i.host)
    return message(
        lead(ctx, nudge, name=name_of(host)),
        paragraph(ctx, "touch-learned") if i.learned else None,
        Quote(i.learned) if i.learned else None,
        row(
            press(ctx, "wrote", "thanks.wrote", i.id, style=Style.PRIMARY),
            press(ctx, "stop-touch", "thanks.touch", i.id, "off"),
        ),
    )


@flow.nudge(Kind.PAY_FORWARD)
async def pay_forward(ctx: Context, nudge: Nudge) -> Message | None:
    """Would you host? Nothing if they do already."""
    if await ctx.tx.host(ctx.network, ctx.me.id) is not None:
        return None
    return message(
        lead(ctx, nudge),
        row(
            press(ctx, "host", "host.open", style=Style.PRIMARY),
            press(ctx, "not-now", "mine.fine"),
        ),
    )
