"""Preparation for a talk elsewhere: the checklist by format, and the questions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.core.forms import Values
from bot.core.message_codec import encode
from bot.core.messages import Block, Heading, Message, Style, action, message, toggled
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent
from bot.features.blocks import button_row, paragraph
from bot.features.elsewhere.actions import (
    ELSEWHERE_ADD,
    ELSEWHERE_OFF,
    ELSEWHERE_PREP,
    ELSEWHERE_QUESTIONS,
    ELSEWHERE_SUGGEST,
    ELSEWHERE_TICK,
    ELSEWHERE_TIME,
    ELSEWHERE_UP,
    ELSEWHERE_WRITE,
)
from bot.features.elsewhere.aggregate import agreed_elsewhere
from bot.features.elsewhere.feature import feature
from bot.features.elsewhere.model import Elsewhere, ElsewhereAct, ElsewhereStatus
from bot.features.mine.actions import MINE_OPEN
from bot.features.prep.checklist import HOME_ITEMS, ITEMS, SENTENCES, to_tick
from bot.features.prep.choosing import about_somebody, in_words
from bot.features.prep.questions import (
    QUESTIONS_MAX,
    moved_up,
    question_blocks,
    questions_field,
    read_questions,
)
from bot.features.prep.suggestions import page_of, suggestion_page, with_question

_UNNAMED = {
    "dress": "prep-dress-alone",
    "name": "prep-name-elsewhere",
    "number": "prep-number-elsewhere",
    "research": "prep-research-elsewhere",
    "zone": "prep-zone-elsewhere",
}
"""The sentence of an item where nothing is known of the other one."""


def _items(ctx: Context, talk: Elsewhere, done: Collection[str] = ()) -> list[tuple[str, Text]]:
    """Return the items of its format by name and in words, without those."""
    return [
        (item, Text((ctx.label((SENTENCES | _UNNAMED)[item]),)))
        for item in ITEMS[talk.format]
        if item not in done
    ]


async def next_elsewhere(ctx: Context) -> tuple[datetime, list[Block]] | None:
    """Return when the actor's next talk elsewhere begins, and its first open items for the home
    view."""
    ahead = [
        (talk.starts_at, talk)
        for talk in await agreed_elsewhere(ctx, ctx.me.id)
        if talk.starts_at and talk.ends_at and talk.ends_at > ctx.now
    ]
    if not ahead:
        return None
    starts, talk = min(ahead, key=lambda one: (one[0], one[1].id))
    items = _items(ctx, talk, talk.ticks.split())[:HOME_ITEMS]
    title = Heading(ctx.label("prep-home-elsewhere", label=talk.label))
    return starts, [title, to_tick(ctx, items, (), ELSEWHERE_TICK.to(talk.id))]


def checklist(ctx: Context, talk: Elsewhere, day_before: bool = False) -> Message:
    """Return the checklist; on the day before, only the items left."""
    done = set(talk.ticks.split())
    items = _items(ctx, talk, done if day_before else ())
    return message(
        Heading(ctx.label("prep-title-elsewhere")),
        paragraph(ctx, "prep-lead-elsewhere", label=talk.label),
        to_tick(ctx, items, done, ELSEWHERE_TICK.to(talk.id)),
        button_row(
            ELSEWHERE_QUESTIONS.button(ctx, talk.id, style=Style.PRIMARY),
            *(
                (
                    ELSEWHERE_TIME.labelled("button-reschedule").button(ctx, talk.id),
                    ELSEWHERE_OFF.button(ctx, talk.id),
                )
                if talk.status is ElsewhereStatus.AGREED
                else ()
            ),
        ),
    )


@feature.button(ELSEWHERE_PREP, act=ElsewhereAct.PREPARE)
async def prep(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Show the checklist."""
    shown = checklist(ctx, talk)
    return Replace(shown) if rest == "back" else Reply(shown)


@feature.button(ELSEWHERE_TICK, act=ElsewhereAct.PREPARE)
async def tick(ctx: Context, talk: Elsewhere, item: str) -> Response:
    """Tick or untick the item in this message. Other messages stay as they are."""
    if item not in ITEMS[talk.format]:
        raise UserError("error-unknown-button", MINE_OPEN)
    ticked = set(talk.ticks.split())
    sent = await ctx.sent_message()
    done = item not in ticked
    changed = None
    if sent is not None:
        changed, done = toggled(sent[1], action(ELSEWHERE_TICK.name, talk.id, item))
        await ctx.tx.nudges.save_content(sent[0].key, encode(changed))
    ticks = " ".join(sorted(ticked | {item} if done else ticked - {item}))
    saved = await ctx.apply(talk, ElsewhereAct.PREPARE, ticks=ticks)
    return Replace(changed, live=True) if changed else Replace(checklist(ctx, saved))


def question_list(ctx: Context, talk: Elsewhere) -> Message:
    """Return the questions with the coach's advice."""
    asked = talk.questions.splitlines()
    return message(
        *question_blocks(ctx, asked, ELSEWHERE_UP.to(talk.id)),
        button_row(
            ELSEWHERE_WRITE.button(ctx, talk.id, style=Style.PRIMARY),
            ELSEWHERE_SUGGEST.button(ctx, talk.id) if len(asked) < QUESTIONS_MAX else None,
            ELSEWHERE_PREP.labelled("button-checklist").button(ctx, talk.id, "back"),
        ),
    )


async def _save(ctx: Context, talk: Elsewhere, asked: list[str]) -> Response:
    saved = await ctx.apply(talk, ElsewhereAct.PREPARE, questions="\n".join(asked))
    return Replace(question_list(ctx, saved))


@feature.button(ELSEWHERE_QUESTIONS, act=ElsewhereAct.PREPARE)
async def questions(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Show the list; `back` is pressed on the suggestions, whose place it takes."""
    shown = question_list(ctx, talk)
    return Replace(shown) if rest == "back" else Reply(shown)


@feature.button(ELSEWHERE_UP, act=ElsewhereAct.PREPARE)
async def up(ctx: Context, talk: Elsewhere, place: str) -> Response:
    """Move a question one place up."""
    return await _save(ctx, talk, moved_up(talk.questions.splitlines(), place))


async def write_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """All questions in one field."""
    return FormContent(fields=(questions_field(ctx, talk.questions.splitlines()),))


async def write_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Save the list as it was written."""
    return await _save(ctx, talk, read_questions(ctx, values))


feature.form(
    ELSEWHERE_WRITE,
    write_form,
    write_submit,
    title="form-questions",
    submit_label="submit-save",
    act=ElsewhereAct.PREPARE,
    outside=True,
)


def _suggestions(ctx: Context, talk: Elsewhere, page: str) -> Message:
    listed = talk.questions.splitlines()
    found = page_of(ctx, about_somebody(talk.id, talk.label), page, listed)
    add, more = ELSEWHERE_ADD.to(talk.id), ELSEWHERE_SUGGEST.to(talk.id)
    return suggestion_page(ctx, found, None, add, more, ELSEWHERE_QUESTIONS.to(talk.id, "back"))


@feature.button(ELSEWHERE_SUGGEST, act=ElsewhereAct.PREPARE)
async def suggest(ctx: Context, talk: Elsewhere, page: str) -> Response:
    """Show questions of the bank that fit what the seeker calls the talk."""
    return Replace(_suggestions(ctx, talk, page))


@feature.button(ELSEWHERE_ADD, act=ElsewhereAct.PREPARE)
async def add(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Put one of them on the list, and offer another in its place; a full list is shown."""
    id, _, page = rest.partition(".")
    about = about_somebody(talk.id, talk.label)
    saved = with_question(talk.questions.splitlines(), in_words(about, ctx.label, id))
    talk = await ctx.apply(talk, ElsewhereAct.PREPARE, questions="\n".join(saved))
    full = len(saved) >= QUESTIONS_MAX
    return Replace(question_list(ctx, talk) if full else _suggestions(ctx, talk, page))
