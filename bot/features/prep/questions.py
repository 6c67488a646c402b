"""The seeker's ranked list of questions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.facts import Profile, profile_of
from bot.coach.note import check_words
from bot.coach.questions import check_question
from bot.coach.reading import Flag
from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Block, Button, Heading, Message, Row, Style, action, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.actions import Action
from bot.engine.checked_words import insist, may_insist, still_held
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent
from bot.features.blocks import button_row, host_offer, name_of, paragraph
from bot.features.introduction.model import Act, Introduction
from bot.features.prep.actions import (
    PREP_EDIT,
    PREP_INSIST,
    PREP_QUESTIONS,
    PREP_SHARE,
    PREP_SHOW,
    PREP_SUGGEST,
    PREP_UP,
)
from bot.features.prep.feature import feature
from bot.features.request.preview import flag_blocks

QUESTIONS_MAX = 10
QUESTION_MAX = 200


async def question_list(ctx: Context, i: Introduction) -> Message:
    """Return the questions, most important first, with the coach's advice on the first few."""
    host = await host_offer(ctx, i.host)
    asked = await ctx.tx.preparation.questions(i.id)
    share = PREP_SHARE
    if i.questions_shared:
        share = share.labelled("button-unshare-questions")
    return message(
        *question_blocks(ctx, asked, PREP_UP.to(i.id), profile_of(host)),
        button_row(
            PREP_EDIT.button(ctx, i.id, style=Style.PRIMARY),
            PREP_SUGGEST.button(ctx, i.id) if len(asked) < QUESTIONS_MAX else None,
            share.button(ctx, i.id) if asked else None,
            PREP_SHOW.button(ctx, i.id),
        ),
    )


def question_blocks(
    ctx: Context, asked: Sequence[str], up: Action, profile: Profile | None = None
) -> list[Block]:
    """Return the questions, each with a button to move it up, and the coach's advice on the first
    few. `up` is the action on their record; the place follows."""
    blocks: list[Block] = [Heading(ctx.label("questions-title"))]
    blocks.append(paragraph(ctx, "questions-lead" if asked else "questions-none"))
    advice: list[Block] = []
    for number, question in enumerate(asked):
        press = None
        if number:
            label = ctx.label("button-up", number=number + 1)
            press = Button(label, action(up.name, *up.parts, number))
        blocks.append(Row(ctx.say("question-line", number=number + 1, question=question), press))
        for flag in check_question(question, profile)[:1]:
            said = ctx.say(flag.sentence, words=flag.words, count=flag.count)
            advice.append(Row(ctx.say("question-advice", number=number + 1, advice=said)))
    return [*blocks, *advice[:3]]


def moved_up(asked: list[str], place: str) -> list[str]:
    """Return the list with the question at that place, as in a button, one place up."""
    at = int(place) if place.isdecimal() else 0
    if not 0 < at < len(asked):
        return asked
    return [*asked[: at - 1], asked[at], asked[at - 1], *asked[at + 1 :]]


@feature.button(PREP_QUESTIONS, act=Act.PREPARE)
async def questions(ctx: Context, i: Introduction, rest: str) -> Response:
    """Show the list; `back` is pressed on the suggestions, whose place it takes."""
    shown = await question_list(ctx, i)
    return Replace(shown) if rest == "back" else Reply(shown)


@feature.button(PREP_UP, act=Act.PREPARE)
async def up(ctx: Context, i: Introduction, place: str) -> Response:
    """Move a question one place up."""
    asked = await ctx.tx.preparation.questions(i.id)
    await ctx.tx.preparation.set_questions(i.id, moved_up(asked, place))
    return Replace(await question_list(ctx, i))


async def edit_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """All questions in one field, one a line, most important first."""
    return FormContent(fields=(questions_field(ctx, await ctx.tx.preparation.questions(i.id)),))


def questions_field(ctx: Context, asked: Sequence[str]) -> Field:
    """Return the field `questions`; `read_questions` reads it."""
    return Field(
        name="questions",
        label=ctx.label("field-questions"),
        words=Words.SHOWN,
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-questions", most=QUESTIONS_MAX),
        initial="\n".join(asked),
        required=False,
        max_length=QUESTIONS_MAX * (QUESTION_MAX + 1),
    )


async def edit_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save the list as it was written."""
    asked = read_questions(ctx, values)
    await ctx.tx.preparation.set_questions(i.id, asked)
    if i.questions_shared:
        return await _share(ctx, i, asked)
    return Replace(await question_list(ctx, i))


def read_questions(ctx: Context, values: Values) -> list[str]:
    """Return the typed questions. Raises `FieldErrors` for too many, and for one that is too
    long."""
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
    return lines


feature.form(
    PREP_EDIT,
    edit_form,
    edit_submit,
    title="form-questions",
    submit_label="submit-save",
    act=Act.PREPARE,
)


@feature.button(PREP_SHARE, act=Act.PREPARE)
async def share(ctx: Context, i: Introduction, rest: str) -> Response:
    """Share the questions in the host's brief, or stop sharing them."""
    if not i.questions_shared:
        return await _share(ctx, i, await ctx.tx.preparation.questions(i.id))
    saved = await ctx.apply(i, Act.PREPARE, questions_shared=False)
    kept = paragraph(ctx, "questions-kept", name=name_of(await ctx.person(i.host)))
    return Replace(message(kept) + await question_list(ctx, saved))


async def _share(ctx: Context, i: Introduction, asked: Sequence[str]) -> Response:
    """Share the questions, unless something in them must not be sent: then nothing is shared."""
    found = await _held(ctx, i, asked)
    saved = i
    if i.questions_shared == bool(found):
        saved = await ctx.apply(i, Act.PREPARE, questions_shared=not found)
    says = "questions-held" if found else "questions-shared"
    told = message(
        paragraph(ctx, says, name=name_of(await ctx.person(i.host))),
        *flag_blocks(ctx, found),
        button_row(PREP_INSIST.button(ctx, i.id)) if may_insist(found) else None,
    )
    return Replace(told + await question_list(ctx, saved))


async def _held(ctx: Context, i: Introduction, asked: Sequence[str]) -> list[Flag]:
    host = await host_offer(ctx, i.host)
    text = _whole(asked)
    return await still_held(ctx, text, check_words(text, profile_of(host)))


def _whole(asked: Sequence[str]) -> str:
    return "\n\n".join(asked)


@feature.button(PREP_INSIST, act=Act.PREPARE)
async def as_it_stands(ctx: Context, i: Introduction, rest: str) -> Response:
    """The coach holds the questions back, and the seeker says that they are meant as they stand."""
    asked = await ctx.tx.preparation.questions(i.id)
    await insist(ctx, _whole(asked), await _held(ctx, i, asked))
    return await _share(ctx, i, asked)
