"""The guide: short cards on how such talks are done, with next and back."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import (
    Actions,
    Block,
    Button,
    Footnote,
    Heading,
    Message,
    Row,
    Style,
    action,
    message,
)
from bot.core.responses import Replace, Reply, Response
from bot.engine.context import Context
from bot.engine.feature import Argument, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph, quoted
from bot.features.guide.actions import GUIDE_CARD, GUIDE_OPEN, GUIDE_READING
from bot.features.guide.cards import BOOKS, CARDS, READING, Card
from bot.features.guide.feature import feature
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_KEEP
from bot.features.setup.steps import left

READING_MAX = 1500
"""Characters of the organisers' own list."""
_IN_A_ROW = 3
"""Buttons side by side in the list of cards: their labels are titles."""


@feature.command(
    "guide",
    Argument.NONE,
    about="command-guide",
    usage="usage-guide",
    always=True,
    newcomers=True,
    only_reads=True,
)
async def guide(ctx: Context, text: str) -> Response:
    """`/intro guide`: the list of cards."""
    return Reply(contents(ctx))


@feature.button(GUIDE_OPEN, always=True, newcomers=True, only_reads=True)
async def open_card(ctx: Context, name: str) -> Response:
    """Show a card where it is of use, beside what the member was reading."""
    return Reply(page(ctx, name))


@feature.button(GUIDE_CARD, always=True, newcomers=True, only_reads=True)
async def turn(ctx: Context, name: str) -> Response:
    """Show another card in place of this one."""
    return Replace(page(ctx, name))


def contents(ctx: Context) -> Message:
    """Return the list of cards."""
    titles = [_turn(ctx, CARDS[name].title, name) for name in CARDS]
    rows = [titles[n : n + _IN_A_ROW] for n in range(0, len(titles), _IN_A_ROW)]
    return message(
        Heading(ctx.label("guide-title")),
        paragraph(ctx, "guide-lead"),
        *(Actions(tuple(row)) for row in rows),
    )


def page(ctx: Context, name: str) -> Message:
    """Return the card of that name; the list of cards if there is none."""
    card = CARDS.get(name)
    if card is None:
        return contents(ctx)
    names = [*CARDS]
    at = names.index(name)
    before = names[at - 1] if at else ""
    after = names[at + 1] if at + 1 < len(names) else ""
    change = name == READING and ctx.me.organiser
    return message(
        Heading(ctx.label(card.title)),
        *_body(ctx, name, card),
        Footnote(ctx.say("guide-place", number=at + 1, most=len(names))),
        button_row(
            _turn(ctx, "button-guide-next", after, Style.PRIMARY) if after else None,
            _turn(ctx, "button-guide-back", before) if before else None,
            GUIDE_CARD.button(ctx),
            GUIDE_READING.button(ctx) if change else None,
        ),
    )


def _body(ctx: Context, name: str, card: Card) -> list[Block]:
    if name == READING and ctx.community.reading:
        return [paragraph(ctx, "guide-reading-own"), quoted(ctx.community.reading, READING_MAX)]
    first, *rest = card.says
    return [
        paragraph(ctx, first),
        *(_line(ctx, id) for id in card.listed),
        *(paragraph(ctx, id) for id in rest),
    ]


def _line(ctx: Context, id: str) -> Row:
    if id not in BOOKS:
        return Row(ctx.say(id))
    book = BOOKS[id]
    by = ctx.translator.together(book.authors)
    return Row(ctx.say(id, book=f"{by}, {book.title}"))


def _turn(ctx: Context, label: str, name: str, style: Style = Style.NORMAL) -> Button:
    return Button(ctx.label(label), action(GUIDE_CARD.name, name), style)


async def reading_form(ctx: Context, argument: str) -> FormContent:
    """Ask organisers what they suggest to read."""
    return FormContent(
        fields=(
            Field(
                name="reading",
                label=ctx.label("field-reading"),
                words=Words.FREE,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-reading"),
                required=False,
                initial=ctx.community.reading,
                max_length=READING_MAX,
            ),
        )
    )


async def reading_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Save the organisers' list, and show the card as members read it now."""
    own = str(values["reading"]).strip()
    if own != ctx.community.reading:
        ctx.community = replace(ctx.community, reading=own)
        await ctx.tx.communities.put(ctx.community)
        await record(ctx, AuditAct.SETUP)
    saved = message(paragraph(ctx, "guide-reading-saved")) + page(ctx, READING)
    if left(ctx):
        following = SETUP_KEEP.labelled("button-step-next").button(ctx, "reading")
        saved += message(button_row(following))
    return Reply(saved)


feature.form(
    GUIDE_READING,
    reading_form,
    reading_submit,
    title="form-reading",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
