"""A note that stands by itself: its writer does not know who will read it in the end."""

from __future__ import annotations

from bot.coach.note import Note, check_note, check_words
from bot.coach.reading import Flag
from bot.core.forms import Field, FieldKind, Words
from bot.core.messages import Button, Heading, Message, message
from bot.domain.notes import NoteType
from bot.engine.checked_words import insist, may_insist, still_held
from bot.engine.context import Context
from bot.features.blocks import button_row, paragraph, quoted
from bot.features.request.preview import flag_blocks
from bot.features.starters.texts import standing

NOTE_MAX = 1200


def note_field(ctx: Context, initial: str = "") -> Field:
    """Ask for the note. It begins with a starter, whose brackets have to be filled in."""
    return Field(
        name="note",
        label=ctx.label("field-way-note"),
        words=Words.SHOWN,
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-way-note"),
        initial=initial or standing(ctx.translator, ctx.me),
        max_length=NOTE_MAX,
        min_length=20,
    )


async def standing_flags(ctx: Context, text: str, topic: str = "") -> list[Flag]:
    """Return the coach's findings on a note, and on what it is about, but for what its writer means
    as it stands."""
    note = Note(why=text, learn="", note_type=NoteType.FRIEND, minutes=None)
    return await still_held(ctx, _whole(text, topic), [*check_words(topic), *check_note(note)])


async def may_go(ctx: Context, text: str, topic: str = "") -> bool:
    """Return whether nothing in the note must not be sent."""
    return not any(flag.blocks for flag in await standing_flags(ctx, text, topic))


async def insist_on(ctx: Context, text: str, topic: str = "") -> None:
    """Keep the word of the actor that this note is meant as it stands."""
    await insist(ctx, _whole(text, topic), await standing_flags(ctx, text, topic))


def _whole(text: str, topic: str) -> str:
    return f"{topic}\0{text}"


async def standing_preview(
    ctx: Context,
    title: str,
    text: str,
    *,
    send: Button,
    edit: Button,
    insist: Button,
    fine: str,
    topic: str = "",
) -> Message:
    """Return the note as it will be read, the findings, and the buttons. `fine`: the id of what is
    said where there are none."""
    found = await standing_flags(ctx, text, topic)
    blocked = any(flag.blocks for flag in found)
    lead = "preview-flags" if found else fine
    if blocked:
        lead = "preview-blocked"
    return message(
        Heading(title),
        quoted(text, NOTE_MAX + 300),
        paragraph(ctx, lead),
        *flag_blocks(ctx, found),
        button_row(None if blocked else send, insist if may_insist(found) else None, edit),
    )
