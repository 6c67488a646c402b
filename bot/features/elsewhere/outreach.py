"""The message to somebody outside: a text to begin with, the coach, and "sent"."""

from __future__ import annotations

from bot.coach.note import Note, check_note
from bot.coach.reading import Flag
from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Block, Heading, Message, Quote, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.notes import NoteType
from bot.engine.checked_words import insist, may_insist, still_held
from bot.engine.context import Context
from bot.engine.feature import FormContent
from bot.features.blocks import button_row, paragraph, quoted
from bot.features.elsewhere.actions import (
    ELSEWHERE_CHECK,
    ELSEWHERE_FRIEND,
    ELSEWHERE_INSIST,
    ELSEWHERE_NO,
    ELSEWHERE_ONCE_MORE,
    ELSEWHERE_OPEN,
    ELSEWHERE_SENT,
    ELSEWHERE_STARTER,
    ELSEWHERE_TIME,
)
from bot.features.elsewhere.card import card
from bot.features.elsewhere.feature import feature
from bot.features.elsewhere.model import Elsewhere, ElsewhereAct, ElsewhereStatus, Source
from bot.features.request.preview import flag_blocks
from bot.features.starters.page import TONES
from bot.features.starters.texts import Known, Tone, usable
from bot.features.starters.texts import starter as starter_for

TEXT_MAX = 1500
_NOTE_TYPES = {
    Source.FAMILY: NoteType.FRIEND,
    Source.FRIEND: NoteType.FRIEND,
    Source.EMAIL: NoteType.COLD,
    Source.EVENT: NoteType.EVENT,
    Source.TALK: NoteType.TALK,
    Source.ALUMNI: NoteType.ALUMNI,
}
_USUAL = 20
"""Minutes that a message asks for."""


@feature.button(ELSEWHERE_STARTER, act=ElsewhereAct.WRITE)
async def starter(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Show a message to begin with in two tones, for this way of coming to somebody."""
    known = _known(ctx, talk)
    blocks: list[Block] = []
    for tone, says in TONES.items():
        start = starter_for(ctx.translator, _NOTE_TYPES[talk.source], tone, known)
        blocks += [paragraph(ctx, says), Quote(f"{start.why}\n\n{start.learn}")]
    return Reply(
        message(
            Heading(ctx.label("starter-title")),
            paragraph(ctx, "starter-lead"),
            *blocks,
            button_row(
                ELSEWHERE_CHECK.button(ctx, talk.id, style=Style.PRIMARY),
                ELSEWHERE_SENT.button(ctx, talk.id),
            ),
        )
    )


def _known(ctx: Context, talk: Elsewhere, *, sent_before: bool = False) -> Known:
    """Return what is known: of whoever reads it, nothing is stored."""
    return Known(
        me=usable(ctx.me.headline),
        relative=talk.source is Source.FAMILY,
        minutes=_USUAL,
        sent_before=sent_before,
    )


@feature.button(ELSEWHERE_ONCE_MORE, act=ElsewhereAct.WRITE)
async def once_more(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Show the one reminder that can be sent to them."""
    return Reply(reminder(ctx, talk))


def reminder(ctx: Context, talk: Elsewhere) -> Message:
    """Return the text that asks once more, and the answers to it."""
    known = _known(ctx, talk, sent_before=True)
    return message(
        paragraph(ctx, "once-more-lead"),
        Quote(starter_for(ctx.translator, NoteType.NUDGE, Tone.WARM, known).why),
        button_row(
            ELSEWHERE_CHECK.button(ctx, talk.id),
            ELSEWHERE_TIME.button(ctx, talk.id),
            ELSEWHERE_NO.button(ctx, talk.id),
        ),
    )


async def check_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """Build the form into which the message is pasted."""
    return FormContent(
        fields=(
            Field(
                name="text",
                label=ctx.label("field-outreach"),
                words=Words.SHOWN,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-outreach"),
                max_length=TEXT_MAX,
                min_length=20,
            ),
        ),
        intro=ctx.label("form-check-intro"),
    )


async def check_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Say what the coach found. The text stays in the form, and nowhere else."""
    text = str(values["text"])
    await ctx.tx.drafts.save(ctx.me.id, _form(talk), values, ctx.now)
    return Replace(await _checked(ctx, talk, text))


async def _checked(ctx: Context, talk: Elsewhere, text: str) -> Message:
    found = await _flags(ctx, talk, text)
    blocked = any(flag.blocks for flag in found)
    lead = "outreach-fine" if not found else "outreach-flags"
    if blocked:
        lead = "outreach-blocked"
    return message(
        Heading(ctx.label("outreach-title")),
        quoted(text, 1600),
        paragraph(ctx, lead),
        *flag_blocks(ctx, found),
        button_row(
            None if blocked else ELSEWHERE_SENT.button(ctx, talk.id, style=Style.PRIMARY),
            ELSEWHERE_INSIST.button(ctx, talk.id) if may_insist(found) else None,
            ELSEWHERE_CHECK.labelled("button-edit").button(ctx, talk.id),
        ),
    )


@feature.button(ELSEWHERE_INSIST, act=ElsewhereAct.WRITE)
async def as_it_stands(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """The coach holds the text back, and its writer says that it is meant as it stands."""
    saved = await ctx.tx.drafts.get(ctx.me.id, _form(talk))
    if saved is None:
        return await ctx.open_form(ELSEWHERE_CHECK, talk.id)
    text = str(saved["text"])
    await insist(ctx, text, await _flags(ctx, talk, text))
    return Replace(await _checked(ctx, talk, text))


async def _flags(ctx: Context, talk: Elsewhere, text: str) -> list[Flag]:
    """Return what the coach says of that text. Once something was sent, it is a reminder."""
    sent = talk.status is ElsewhereStatus.SENT
    kind = NoteType.NUDGE if sent else _NOTE_TYPES[talk.source]
    found = check_note(Note(why=text, learn="", note_type=kind, minutes=None))
    return await still_held(ctx, text, found)


def _form(talk: Elsewhere) -> str:
    return f"{ELSEWHERE_CHECK.name}:{talk.id}"


feature.form(
    ELSEWHERE_CHECK,
    check_form,
    check_submit,
    title="form-check",
    submit_label="submit-preview",
    act=ElsewhereAct.WRITE,
    outside=True,
)


@feature.button(ELSEWHERE_SENT, act=ElsewhereAct.SEND)
async def sent(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """It was sent. From now on the days of waiting count; the text is deleted."""
    again = talk.status is ElsewhereStatus.SENT
    await drop_text(ctx, talk)
    if again:  # the days count from the first one
        return Replace(message(paragraph(ctx, "once-more-sent")) + await card(ctx, talk))
    saved = await ctx.apply(talk, ElsewhereAct.SEND, sent_at=ctx.now)
    return Replace(message(paragraph(ctx, "outreach-sent")) + await card(ctx, saved))


async def drop_text(ctx: Context, talk: Elsewhere) -> None:
    """Delete the text that was pasted to be checked."""
    await ctx.tx.drafts.delete(ctx.me.id, _form(talk))


async def friend_form(ctx: Context, argument: str) -> FormContent:
    """Build the form for a message to somebody the seeker knows. Nothing of it is stored."""
    return FormContent(
        fields=(
            Field(
                name="whom",
                label=ctx.label("field-whom"),
                words=Words.CHECKED,
                hint=ctx.label("hint-whom"),
                max_length=100,
                min_length=2,
            ),
            Field(
                name="why",
                label=ctx.label("field-why-them"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-why-them"),
                max_length=300,
                min_length=5,
            ),
        ),
        intro=ctx.label("form-friend-intro"),
    )


async def friend_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Show the message to copy."""
    why = str(values["why"]).strip().rstrip(".")
    text = ctx.label("friend-text", whom=str(values["whom"]).strip().rstrip("."), why=why)
    return Reply(
        message(
            Heading(ctx.label("friend-title")),
            paragraph(ctx, "friend-lead"),
            Quote(text),
            button_row(
                ELSEWHERE_FRIEND.labelled("button-edit").button(ctx),
                ELSEWHERE_OPEN.button(ctx),
            ),
        )
    )


feature.form(
    ELSEWHERE_FRIEND,
    friend_form,
    friend_submit,
    title="form-friend",
    submit_label="submit-friend",
    outside=True,
)
