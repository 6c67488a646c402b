"""Thanks: look back, and say thank you."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.context import Context, UserError
from bot.flow import Argument, Flow
from bot.flows.afterwards import plan_pay_forward
from bot.flows.cards import card
from bot.flows.parts import about, lead, must_be_here, name_of, paragraph, press, quoted, row, said
from bot.model.introductions import Act, Interest, Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.view import (
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Option,
    Replace,
    Reply,
    Response,
    Row,
    Small,
    Style,
    Values,
    message,
)

flow = Flow("thanks")


@flow.command("thanks", Argument.NONE)
async def thanks(ctx: Context, text: str) -> Response:
    """`/intro thanks`: whom I owe a word."""
    met = await ctx.tx.introductions_of(ctx.network, ctx.me.id, {Status.MET})
    owed = [i for i in met if i.seeker == ctx.me.id]
    if not owed:
        return Reply(said(ctx, "thanks-none", press(ctx, "mine", "mine.open")))
    if len(owed) == 1:
        return Reply(await card(ctx, owed[0]))
    rows = []
    for i in owed[:8]:
        host = await ctx.person(i.host)
        rows.append(
            Row(
                ctx.say("thanks-owed", name=name_of(host)),
                press(ctx, "thank", "mine.card", i.id),
            )
        )
    return Reply(message(paragraph(ctx, "thanks-which"), *rows))


async def debrief_form(ctx: Context, id: str) -> Form:
    """Five short questions (Portland): the thank-you is drafted from them."""
    i = await ctx.ready(id, Act.DEBRIEF)
    host = await ctx.person(i.host)
    return Form(
        id=f"thanks.debrief:{id}",
        title=ctx.label("form-debrief"),
        submit=ctx.label("submit-debrief"),
        intro=ctx.label("form-debrief-intro", name=name_of(host)),
        fields=(
            _text(ctx, "learned", i.learned, required=True),
            _text(ctx, "surprised", i.surprised),
            _text(ctx, "use", i.use),
            _text(ctx, "promised", ""),
            Field(
                name="interest",
                label=ctx.label("field-interest"),
                kind=FieldKind.ONE,
                required=False,
                options=tuple(Option(v.value, ctx.label("interest", value=v)) for v in Interest),
                initial=i.interest.value if i.interest else "",
            ),
        ),
    )


def _text(ctx: Context, name: str, initial: str, *, required: bool = False) -> Field:
    return Field(
        name=name,
        label=ctx.label(f"field-{name}"),
        kind=FieldKind.TEXT,
        hint=ctx.label(f"hint-{name}"),
        initial=initial,
        required=required,
        max_length=400,
    )


async def debrief_submit(ctx: Context, id: str, values: Values) -> Response:
    """Kept for me alone; what I promised goes on my list; the draft is shown."""
    i = await ctx.ready(id, Act.DEBRIEF)
    promised = str(values["promised"])
    open_promises = [
        words
        for _, about_id, words in await ctx.tx.promises(ctx.network, ctx.me.id)
        if about_id == i.id
    ]
    if promised and promised not in open_promises:
        await ctx.tx.add_promise(ctx.network, i.id, ctx.me.id, promised, ctx.now)
    chosen = str(values["interest"])
    changes: dict[str, Any] = {
        "learned": str(values["learned"]),
        "surprised": str(values["surprised"]),
        "use": str(values["use"]),
        "interest": Interest(chosen) if chosen else None,
        "debriefed": True,
    }
    if i.status is not Status.MET:
        return Replace(await card(ctx, await ctx.act(i, Act.DEBRIEF, **changes)))
    drafted = await _drafted(ctx, replace(i, **changes), promised)
    saved = await ctx.act(i, Act.DEBRIEF, **changes, thanks=drafted)
    return Reply(await draft_page(ctx, saved))


flow.form("debrief", debrief_form, debrief_submit)


async def _drafted(ctx: Context, i: Introduction, promised: str) -> str:
    """What makes a good thank-you: the time, one specific thing, the use, what was promised."""
    host = await ctx.person(i.host)
    words = ctx.words
    parts = [
        words.label("draft-opening", name=host.name, minutes=i.minutes),
        words.label("draft-learned", learned=_sentence(i.learned)),
    ]
    if i.use:
        parts.append(words.label("draft-use", use=_sentence(i.use)))
    if promised:
        parts.append(words.label("draft-promised", promised=_sentence(promised)))
    if i.connector:
        connector = await ctx.person(i.connector)
        parts.append(words.label("draft-connector", name=connector.name))
    parts.append(words.label("draft-closing", name=ctx.me.name))
    return "\n\n".join(parts)


def _sentence(typed: str) -> str:
    """What was typed, ending like a sentence."""
    return typed if typed.endswith((".", "!", "?", "…")) else f"{typed}."


async def draft_page(ctx: Context, i: Introduction) -> Message:
    """The draft, to send, to change, or to leave because it was said already."""
    host = await ctx.person(i.host)
    return message(
        Heading(ctx.label("draft-title", name=name_of(host))),
        quoted(i.thanks, 3200),
        row(
            press(ctx, "send-thanks", "thanks.send", i.id, style=Style.PRIMARY),
            press(ctx, "edit", "thanks.edit", i.id),
            press(ctx, "thanked-elsewhere", "thanks.elsewhere", i.id),
        ),
        Small(ctx.say("draft-why")),
    )


@flow.button("draft")
async def draft(ctx: Context, id: str) -> Response:
    """The draft again."""
    i = await ctx.ready(id, Act.THANK)
    if not i.thanks:
        raise UserError("debrief-first", ("button-thank", f"thanks.debrief:{id}"))
    return Reply(await draft_page(ctx, i))


async def edit_form(ctx: Context, id: str) -> Form:
    """The draft in a field."""
    i = await ctx.ready(id, Act.THANK)
    return Form(
        id=f"thanks.edit:{id}",
        title=ctx.label("form-thanks"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="thanks",
                label=ctx.label("field-thanks"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-thanks"),
                initial=i.thanks,
                max_length=2400,
                min_length=20,
            ),
        ),
    )


async def edit_submit(ctx: Context, id: str, values: Values) -> Response:
    """Kept as the draft; it still needs the press."""
    i = await ctx.ready(id, Act.THANK)
    saved = await ctx.act(i, Act.DEBRIEF, thanks=str(values["thanks"]))
    return Replace(await draft_page(ctx, saved))


flow.form("edit", edit_form, edit_submit)


@flow.button("send")
async def send(ctx: Context, id: str) -> Response:
    """On its way to the host; the nudges end."""
    i = await ctx.ready(id, Act.THANK)
    if not i.thanks:
        raise UserError("debrief-first", ("button-thank", f"thanks.debrief:{id}"))
    await must_be_here(ctx, i)
    return await _thanked(ctx, i, elsewhere=False)


@flow.button("elsewhere")
async def elsewhere(ctx: Context, id: str) -> Response:
    """Said already, in person or by mail; the nudges end."""
    return await _thanked(ctx, await ctx.ready(id, Act.THANK), elsewhere=True)


async def _thanked(ctx: Context, i: Introduction, *, elsewhere: bool) -> Response:
    saved = await ctx.act(
        i, Act.THANK, thanked_at=ctx.now, contact_at=ctx.now, thanked_elsewhere=elsewhere
    )
    await plan_pay_forward(ctx, saved)
    host = await ctx.person(i.host)
    note = "thanked-elsewhere" if elsewhere else "thanked"
    return Replace(message(paragraph(ctx, note, name=name_of(host))) + await card(ctx, saved))


@flow.nudge(Kind.THANKS_PROMPT, Kind.THANKS_DRAFT, Kind.THANKS_AGAIN, Kind.THANKS_LAST)
async def prompt(ctx: Context, nudge: Nudge) -> Message:
    """Say thank you: the prompt, then the draft, and at the last "late is fine"."""
    i = await about(ctx, nudge)
    host = await ctx.person(i.host)
    shown = (await draft_page(ctx, i) if i.thanks else await card(ctx, i)).blocks
    return message(lead(ctx, nudge, name=name_of(host)), *shown)


@flow.nudge(Kind.THANKS, Kind.UPDATE)
async def to_host(ctx: Context, nudge: Nudge) -> Message:
    """The seeker's own words, to the host."""
    i = await about(ctx, nudge)
    seeker = await ctx.person(i.seeker)
    words = i.thanks if nudge.kind is Kind.THANKS else i.update
    return message(lead(ctx, nudge, name=name_of(seeker)), quoted(words, 3400))
