"""Questions to choose from: what the bank has for this host, by category."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bot.coach.bank import CATEGORIES
from bot.coach.reading import sentences
from bot.core.messages import Heading, Message, Row, message
from bot.core.responses import Replace, Response
from bot.core.text import PersonName
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.features.blocks import button_row, host_offer, name_of, paragraph
from bot.features.introduction.model import HELD, Act, Introduction
from bot.features.prep.actions import PREP_ADD, PREP_QUESTIONS, PREP_SUGGEST
from bot.features.prep.choosing import About, Suggestion, about_host, in_words, suggestions
from bot.features.prep.feature import feature
from bot.features.prep.questions import QUESTION_MAX, QUESTIONS_MAX, question_list
from bot.i18n.sanitize import shorten

SHOWN = 5
"""Questions on a page."""
_PAGES = 20
"""Pages that are turned; then the first comes again."""
_TALKS = 5
"""Earlier talks with the same host that are looked at."""


def page_of(
    ctx: Context, about: About, page: str, listed: Sequence[str], asked: Sequence[str] = ()
) -> tuple[int, list[Suggestion]]:
    """Return the questions of a page, as a button has it, and its number. After the last page
    comes the first."""
    number = int(page) % _PAGES if page.isdecimal() else 0
    fresh = suggestions(about, ctx.label, listed, asked)
    found = list(islice(fresh, SHOWN * number, SHOWN * (number + 1)))
    if number and not found:
        return page_of(ctx, about, "0", listed, asked)
    return number, found


def suggestion_page(
    ctx: Context,
    found: tuple[int, Sequence[Suggestion]],
    name: PersonName | None,
    add: Action,
    more: Action,
    back: Action,
) -> Message:
    """Return the page: each question under its category, with a button to take it.

    `add` and `more` are actions on their record; what follows is the question, and the page.
    """
    number, offered = found
    rows = [
        Row(
            ctx.say(
                "suggestion-line", category=ctx.label(CATEGORIES[one.category]), question=one.text
            ),
            add.labelled("button-add-question").to(*add.parts, one.id, number).button(ctx),
        )
        for one in offered
    ]
    title = (
        ctx.label("suggestions-title") if name is None else ctx.label("suggestions-for", name=name)
    )
    return message(
        Heading(title),
        paragraph(ctx, "suggestions-lead"),
        *rows,
        button_row(
            more.labelled("button-more-questions").to(*more.parts, number + 1).button(ctx),
            back.labelled("button-back-to-questions").button(ctx),
        ),
    )


def with_question(listed: Sequence[str], text: str) -> list[str]:
    """Return the list with that question, unless it is full or has it."""
    return list(dict.fromkeys([*listed, *[shorten(text, QUESTION_MAX)] * bool(text)]))[
        :QUESTIONS_MAX
    ]


async def asked_elsewhere(ctx: Context, i: Introduction) -> list[str]:
    """Return what the seeker asked this host in the note, and in earlier talks."""
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, HELD)
    earlier = [one for one in mine if one.host == i.host and one.seeker == i.seeker]
    asked = []
    for one in [*(one for one in earlier if one.id != i.id)][-_TALKS:]:
        asked += await ctx.tx.preparation.questions(one.id)
        asked += _questions_in(one)
    return [*asked, *_questions_in(i)]


def _questions_in(i: Introduction) -> list[str]:
    """Return what a note asks: all that the seeker would like to learn, and any other question."""
    note = i.request
    texts = (note.why, note.answer)
    return [*sentences(note.learn), *(s for text in texts for s in sentences(text) if "?" in s)]


async def _page(ctx: Context, i: Introduction, page: str) -> Message:
    host = await host_offer(ctx, i.host)
    listed = await ctx.tx.preparation.questions(i.id)
    found = page_of(ctx, about_host(host), page, listed, await asked_elsewhere(ctx, i))
    name = name_of(await ctx.person(i.host))
    record = i.id
    return suggestion_page(
        ctx,
        found,
        name,
        PREP_ADD.to(record),
        PREP_SUGGEST.to(record),
        PREP_QUESTIONS.to(record, "back"),
    )


@feature.button(PREP_SUGGEST, act=Act.PREPARE)
async def suggest(ctx: Context, i: Introduction, page: str) -> Response:
    """Show questions of the bank that fit this host and were not asked."""
    return Replace(await _page(ctx, i, page))


@feature.button(PREP_ADD, act=Act.PREPARE)
async def add(ctx: Context, i: Introduction, rest: str) -> Response:
    """Put one of them on the list, and offer another in its place; a full list is shown."""
    id, _, page = rest.partition(".")
    about = about_host(await host_offer(ctx, i.host))
    listed = await ctx.tx.preparation.questions(i.id)
    saved = with_question(listed, in_words(about, ctx.label, id))
    await ctx.tx.preparation.set_questions(i.id, saved)
    if len(saved) >= QUESTIONS_MAX:
        return Replace(await question_list(ctx, i))
    return Replace(await _page(ctx, i, page))
