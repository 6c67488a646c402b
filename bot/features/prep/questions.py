"""The seeker's ranked list of questions."""

from __future__ import annotations

from bot.coach.questions import check_question, suggest_questions
from bot.core.forms import Field, FieldKind, Values
from bot.core.messages import Block, Button, Heading, Message, Row, Style, action, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent
from bot.features.blocks import button_row, host_offer, name_of, paragraph
from bot.features.introduction.model import Act, Introduction
from bot.features.prep.actions import (
    PREP_EDIT,
    PREP_QUESTIONS,
    PREP_SHARE,
    PREP_SHOW,
    PREP_SUGGEST,
    PREP_UP,
)
from bot.features.prep.feature import feature
from bot.i18n.sanitize import shorten

QUESTIONS_MAX = 10
QUESTION_MAX = 200


async def question_list(ctx: Context, i: Introduction) -> Message:
    """Return the questions, most important first, with the coach's advice on the first few."""
    host = await host_offer(ctx, i.host)
    asked = await ctx.tx.preparation.questions(i.id)
    blocks: list[Block | None] = [Heading(ctx.label("questions-title"))]
    blocks.append(paragraph(ctx, "questions-lead" if asked else "questions-none"))
    advice: list[Block] = []
    for number, question in enumerate(asked):
        up = None
        if number:
            up = Button(
                ctx.label("button-up", number=number + 1), action(PREP_UP.name, i.id, number)
            )
        blocks.append(Row(ctx.say("question-line", number=number + 1, question=question), up))
        for flag in check_question(question, organisation=host.employer, topics=host.topics)[:1]:
            advice.append(
                Row(
                    ctx.say(
                        "question-advice",
                        number=number + 1,
                        advice=ctx.say(flag.sentence, words=flag.words, count=flag.count),
                    )
                )
            )
    share = PREP_SHARE
    if i.questions_shared:
        share = share.labelled("button-unshare-questions")
    return message(
        *blocks,
        *advice[:3],
        button_row(
            PREP_EDIT.button(ctx, i.id, style=Style.PRIMARY),
            PREP_SUGGEST.button(ctx, i.id) if len(asked) < QUESTIONS_MAX else None,
            share.button(ctx, i.id) if asked else None,
            PREP_SHOW.button(ctx, i.id),
        ),
    )


@feature.button(PREP_QUESTIONS, act=Act.PREPARE)
async def questions(ctx: Context, i: Introduction, rest: str) -> Response:
    """Show the list."""
    return Reply(await question_list(ctx, i))


@feature.button(PREP_UP, act=Act.PREPARE)
async def up(ctx: Context, i: Introduction, place: str) -> Response:
    """Move a question one place up."""
    asked = await ctx.tx.preparation.questions(i.id)
    at = int(place) if place.isdecimal() else 0
    if 0 < at < len(asked):
        asked[at - 1], asked[at] = asked[at], asked[at - 1]
        await ctx.tx.preparation.set_questions(i.id, asked)
    return Replace(await question_list(ctx, i))


async def edit_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """All questions in one field, one a line, most important first."""
    asked = await ctx.tx.preparation.questions(i.id)
    return FormContent(
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
        )
    )


async def edit_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save the list as it was written."""
    lines = [" ".join(line.split()) for line in str(values["questions"]).split("\n")]
    lines = list(dict.fromkeys(line.lstrip("-*•").strip() for line in lines))
    lines = [line for line in lines if line]
    if len(lines) > QUESTIONS_MAX:
        raise FieldErrors(
            questions=ctx.label("field-questions-many", most=QUESTIONS_MAX, count=len(lines))
        )
    for number, line in enumerate(lines, start=1):
        if len(line) > QUESTION_MAX:
            raise FieldErrors(
                questions=ctx.label("field-question-long", number=number, most=QUESTION_MAX)
            )
    await ctx.tx.preparation.set_questions(i.id, lines)
    return Replace(await question_list(ctx, i))


feature.form(
    PREP_EDIT,
    edit_form,
    edit_submit,
    title="form-questions",
    submit_label="submit-save",
    act=Act.PREPARE,
)


@feature.button(PREP_SUGGEST, act=Act.PREPARE)
async def suggest(ctx: Context, i: Introduction, rest: str) -> Response:
    """Add up to three questions from the bank that are not on the list."""
    host = await host_offer(ctx, i.host)
    asked = await ctx.tx.preparation.questions(i.id)
    free = min(3, QUESTIONS_MAX - len(asked))
    about_host = {
        "role": shorten(host.role, 60),
        "organisation": shorten(host.organisation, 60),
        "topic": shorten(host.topics[0], 40) if host.topics else "",
    }
    bank = suggest_questions(
        role=host.role, organisation=host.employer, topics=host.topics, have=(), most=100
    )
    texts = [ctx.label(sentence, **about_host) for _, sentence in bank]
    fresh = [text for text in texts if text not in asked][:free]
    await ctx.tx.preparation.set_questions(
        i.id, [*asked, *(shorten(text, QUESTION_MAX) for text in fresh)]
    )
    return Replace(await question_list(ctx, i))


@feature.button(PREP_SHARE, act=Act.PREPARE)
async def share(ctx: Context, i: Introduction, rest: str) -> Response:
    """Share the questions in the host's brief, or stop sharing them."""
    saved = await ctx.apply(i, Act.PREPARE, questions_shared=not i.questions_shared)
    says = "questions-shared" if saved.questions_shared else "questions-kept"
    host = name_of(await ctx.person(i.host))
    return Replace(message(paragraph(ctx, says, name=host)) + await question_list(ctx, saved))
