"""Answer: what a host says to a request, and the silence in between."""

from __future__ import annotations

from bot.context import Context, UserError
from bot.flow import Flow
from bot.flows.cards import answer_buttons, card, request_blocks
from bot.flows.connect import ask_to_host, person_named
from bot.flows.find import has_room, near_message, next_best
from bot.flows.parts import about, lead, name_of, paragraph, press, row
from bot.model.introductions import Act, DeclineReason
from bot.model.nudges import Kind, Nudge
from bot.view import (
    Field,
    FieldKind,
    Form,
    Message,
    Option,
    Quote,
    Replace,
    Response,
    Style,
    Values,
    message,
)

flow = Flow("answer")


@flow.button("accept")
async def accept(ctx: Context, id: str) -> Response:
    """Yes. Capacity is counted in this very unit of work, so two at once cannot slip through."""
    asked = await ctx.ready(id, Act.ACCEPT)
    host = await ctx.host(ctx.me.id)
    if not await has_room(ctx, host, ctx.me):
        raise UserError("capacity", ("button-host", "host.open"), count=host.capacity)
    saved = await ctx.act(asked, Act.ACCEPT, accepted_at=ctx.now, turn_at=ctx.now)
    return Replace(await card(ctx, saved))


async def ask_form(ctx: Context, id: str) -> Form:
    """One question back."""
    asked = await ctx.ready(id, Act.QUESTION)
    seeker = await ctx.person(asked.seeker)
    return Form(
        id=f"answer.ask:{id}",
        title=ctx.label("form-ask"),
        submit=ctx.label("submit-ask"),
        fields=(
            Field(
                name="question",
                label=ctx.label("field-question-back"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-question-back"),
                max_length=300,
                min_length=5,
            ),
        ),
        intro=ctx.label("form-ask-intro", name=name_of(seeker)),
    )


async def ask_submit(ctx: Context, id: str, values: Values) -> Response:
    """It goes to the seeker; the host's clock stops meanwhile."""
    asked = await ctx.ready(id, Act.QUESTION)
    saved = await ctx.act(
        asked, Act.QUESTION, question=str(values["question"]), questioned_at=ctx.now
    )
    return Replace(await card(ctx, saved))


flow.form("ask", ask_form, ask_submit)


async def reply_form(ctx: Context, id: str) -> Form:
    """The seeker's answer."""
    asked = await ctx.ready(id, Act.ANSWER)
    return Form(
        id=f"answer.reply:{id}",
        title=ctx.label("form-reply"),
        submit=ctx.label("submit-reply"),
        fields=(
            Field(
                name="answer",
                label=ctx.label("field-answer"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-answer"),
                max_length=500,
                min_length=2,
            ),
        ),
        intro=asked.question,
    )


async def reply_submit(ctx: Context, id: str, values: Values) -> Response:
    """Back to the host, whose turn it is again."""
    asked = await ctx.ready(id, Act.ANSWER)
    saved = await ctx.act(asked, Act.ANSWER, answer=str(values["answer"]), answered_at=ctx.now)
    return Replace(await card(ctx, saved))


flow.form("reply", reply_form, reply_submit)


async def decline_form(ctx: Context, id: str) -> Form:
    """A reason if the host likes, shared only if they choose."""
    await ctx.ready(id, Act.DECLINE)
    return Form(
        id=f"answer.decline:{id}",
        title=ctx.label("form-decline"),
        submit=ctx.label("submit-decline"),
        fields=(
            Field(
                name="reason",
                label=ctx.label("field-reason"),
                kind=FieldKind.ONE,
                required=False,
                options=tuple(
                    Option(v.value, ctx.label("reason", reason=v)) for v in DeclineReason
                ),
                initial=DeclineReason.UNSAID.value,
            ),
            Field(
                name="share",
                label=ctx.label("field-share-reason"),
                kind=FieldKind.ONE,
                required=False,
                options=(
                    Option("no", ctx.label("share-no")),
                    Option("yes", ctx.label("share-yes")),
                ),
                initial="no",
            ),
        ),
        intro=ctx.label("form-decline-intro"),
    )


async def decline_submit(ctx: Context, id: str, values: Values) -> Response:
    """No, kindly; the seeker learns why only if that was chosen."""
    asked = await ctx.ready(id, Act.DECLINE)
    saved = await ctx.act(
        asked,
        Act.DECLINE,
        decline_reason=DeclineReason(str(values["reason"] or DeclineReason.UNSAID)),
        reason_shared=values["share"] == "yes",
    )
    return Replace(await card(ctx, saved))


flow.form("decline", decline_form, decline_submit)


async def refer_form(ctx: Context, id: str) -> Form:
    """Not me, but ask this person."""
    asked = await ctx.ready(id, Act.REFER)
    seeker = await ctx.person(asked.seeker)
    return Form(
        id=f"answer.refer:{id}",
        title=ctx.label("form-refer"),
        submit=ctx.label("submit-refer"),
        fields=(
            Field(
                name="person",
                label=ctx.label("field-person"),
                kind=FieldKind.PERSON,
                hint=ctx.label("hint-refer-person"),
            ),
        ),
        intro=ctx.label("form-refer-intro", name=name_of(seeker)),
    )


async def refer_submit(ctx: Context, id: str, values: Values) -> Response:
    """A host can be asked at once; anybody else is invited first, and not named yet."""
    asked = await ctx.ready(id, Act.REFER)
    person = await person_named(ctx, asked, str(values["person"]))
    host = await ctx.tx.host(ctx.network, person.id)
    hosting = host is not None and ctx.hosting(host, person)
    saved = await ctx.act(
        asked,
        Act.REFER,
        decline_reason=DeclineReason.SOMEONE_ELSE,
        referred_to=person.id,
    )
    if not hosting:
        await ask_to_host(ctx, saved, person)
    said = message(
        paragraph(ctx, "referred" if hosting else "referred-invited", name=name_of(person))
    )
    return Replace(said + await card(ctx, saved))


flow.form("refer", refer_form, refer_submit)


@flow.nudge(Kind.REQUEST, Kind.ANSWERED, Kind.HOST_REMINDER, Kind.HOST_LAST_REMINDER)
async def host_asked(ctx: Context, nudge: Nudge) -> Message:
    """The request itself, or a reminder of it: always with the whole note and the answers."""
    i = await about(ctx, nudge)
    seeker = await ctx.person(i.seeker)
    return message(
        lead(ctx, nudge, name=name_of(seeker), minutes=i.minutes),
        *request_blocks(ctx, i, seeker),
        answer_buttons(ctx, i),
    )


@flow.nudge(Kind.QUESTION, Kind.QUESTION_REMINDER)
async def seeker_questioned(ctx: Context, nudge: Nudge) -> Message:
    """The host's question, or a reminder of it."""
    i = await about(ctx, nudge)
    return message(
        lead(ctx, nudge, name=name_of(await ctx.person(i.host))),
        Quote(i.question),
        row(
            press(ctx, "reply", "answer.reply", i.id, style=Style.PRIMARY),
            press(ctx, "withdraw", "request.withdraw", i.id, style=Style.DANGER),
        ),
    )


@flow.nudge(Kind.ALTERNATIVES)
async def alternatives(ctx: Context, nudge: Nudge) -> Message | None:
    """At three business days of silence: others to ask meanwhile. Nothing, if there are none."""
    i = await about(ctx, nudge)
    near = await next_best(ctx, i.host, i.learn)
    if not near:
        return None
    host = await ctx.person(i.host)
    return message(paragraph(ctx, "nudge-alternatives", name=name_of(host))) + await near_message(
        ctx, near
    )


@flow.nudge(Kind.DECLINED, Kind.EXPIRED)
async def ended(ctx: Context, nudge: Nudge) -> Message:
    """A no, or no answer at all: said kindly, with what to do next."""
    return await card(ctx, await about(ctx, nudge))
