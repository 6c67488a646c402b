"""Questions: a ranked list that the seeker keeps."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.questions import check_question, suggest_questions
from bot.context import Context, UserError
from bot.flow import Flow, Invalid
from bot.flows.parts import paragraph, press, row
from bot.flows.prep import ready
from bot.model.introductions import Introduction, Role
from bot.view import (
    Block,
    Button,
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Replace,
    Reply,
    Response,
    Row,
    Style,
    Values,
    action,
    message,
)
from bot.words import shorten

QUESTIONS_MAX = 10
QUESTION_MAX = 200

flow = Flow("prep")
"""Shares the name with its neighbour `prep.py`."""


async def question_list(ctx: Context, i: Introduction) -> Message:
    """My questions, most important first, with what the coach says of the first few."""
    host = await ctx.host(i.host)
    asked = await ctx.tx.questions(i.id)
    blocks: list[Block | None] = [Heading(ctx.label("questions-title"))]
    blocks.append(paragraph(ctx, "questions-lead" if asked else "questions-none"))
    advice: list[Block] = []
    for number, question in enumerate(asked):
        up = None
        if number:
            up = Button(ctx.label("button-up", number=number + 1), action("prep.up", i.id, number))
        blocks.append(Row(ctx.say("question-line", number=number + 1, question=question), up))
        for flag in check_question(question, organisation=host.organisation, topics=host.topics)[
            :1
        ]:
            advice.append(
                Row(
                    ctx.say(
                        "question-advice",
                        number=number + 1,
                        advice=ctx.say(f"coach-{flag.code}", words=flag.words, count=flag.count),
                    )
                )
            )
    share = "unshare-questions" if i.questions_shared else "share-questions"
    return message(
        *blocks,
        *advice[:3],
        row(
            press(ctx, "edit-questions", "prep.edit", i.id, style=Style.PRIMARY),
            press(ctx, "suggest-questions", "prep.suggest", i.id)
            if len(asked) < QUESTIONS_MAX
            else None,
            press(ctx, share, "prep.share", i.id) if asked else None,
            press(ctx, "checklist", "prep.show", i.id),
        ),
    )


async def _seeking(ctx: Context, id: str) -> Introduction:
    i, role = await ready(ctx, id)
    if role is not Role.SEEKER:
        raise UserError("not-yours", ("button-mine", "mine.open"))
    return i


@flow.button("questions")
async def questions(ctx: Context, id: str) -> Response:
    """The list."""
    return Reply(await question_list(ctx, await _seeking(ctx, id)))


@flow.button("up")
async def up(ctx: Context, id: str) -> Response:
    """One place up."""
    id, _, place = id.partition(".")
    i = await _seeking(ctx, id)
    asked = await ctx.tx.questions(i.id)
    at = int(place) if place.isdecimal() else 0
    if 0 < at < len(asked):
        asked[at - 1], asked[at] = asked[at], asked[at - 1]
        await ctx.tx.set_questions(i.id, asked)
    return Replace(await question_list(ctx, i))


async def edit_form(ctx: Context, id: str) -> Form:
    """All questions in one field, one a line, most important first."""
    i = await _seeking(ctx, id)
    asked = await ctx.tx.questions(i.id)
    return Form(
        id=f"prep.edit:{id}",
        title=ctx.label("form-questions"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="questions",
                label=ctx.label("field-questions"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-questions", most=QUESTIONS_MAX),
                initial="\n".join(asked),
                required=False,
                max_length=QUESTIONS_MAX * (QUESTION_MAX + 1),
            ),
        ),
    )


async def edit_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the list as it was written."""
    i = await _seeking(ctx, id)
    lines = [" ".join(line.split()) for line in str(values["questions"]).split("\n")]
    lines = list(dict.fromkeys(line.lstrip("-*•").strip() for line in lines))
    lines = [line for line in lines if line]
    if len(lines) > QUESTIONS_MAX:
        raise Invalid(
            questions=ctx.label("field-questions-many", most=QUESTIONS_MAX, count=len(lines))
        )
    for number, line in enumerate(lines, start=1):
        if len(line) > QUESTION_MAX:
            raise Invalid(
                questions=ctx.label("field-question-long", number=number, most=QUESTION_MAX)
            )
    await ctx.tx.set_questions(i.id, lines)
    return Replace(await question_list(ctx, i))


flow.form("edit", edit_form, edit_submit)


@flow.button("suggest")
async def suggest(ctx: Context, id: str) -> Response:
    """Three good questions from the bank that are not on the list yet."""
    i = await _seeking(ctx, id)
    host = await ctx.host(i.host)
    asked = await ctx.tx.questions(i.id)
    room = min(3, QUESTIONS_MAX - len(asked))
    about_host = {
        "role": shorten(host.role, 60),
        "organisation": shorten(host.organisation, 60),
        "topic": shorten(host.topics[0], 40) if host.topics else "",
    }
    bank = suggest_questions(
        role=host.role, organisation=host.organisation, topics=host.topics, have=(), most=100
    )
    texts = [ctx.label(sentence, **about_host) for _, sentence in bank]
    fresh = [text for text in texts if text not in asked][:room]
    await ctx.tx.set_questions(i.id, [*asked, *(shorten(text, QUESTION_MAX) for text in fresh)])
    return Replace(await question_list(ctx, i))


@flow.button("share")
async def share(ctx: Context, id: str) -> Response:
    """Whether the host's brief shows my questions: mine to choose."""
    i = await _seeking(ctx, id)
    changed = replace(i, questions_shared=not i.questions_shared)
    saved = await ctx.tx.save_introduction(changed, i.status)
    return Replace(await question_list(ctx, saved))
