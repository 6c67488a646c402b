"""A note that stands by itself: its writer does not know who will read it in the end."""

from __future__ import annotations

from bot.coach.note import Note, check_note
from bot.coach.reading import Flag
from bot.core.forms import Field, FieldKind
from bot.core.messages import Button, Heading, Message, message
from bot.domain.notes import NoteType
from bot.engine.context import Context
from bot.features.blocks import button_row, paragraph, quoted
from bot.features.request.preview import flag_blocks

NOTE_MAX = 1200


def note_field(ctx: Context, initial: str = "") -> Field:
    """Ask for the note. It begins with a starter, whose brackets have to be filled in."""
    return Field(
        name="note",
        label=ctx.label("field-way-note"),
        kind=FieldKind.TEXT,
        hint=ctx.label("hint-way-note"),
        initial=initial or ctx.label("starter-way", name=ctx.me.name),
        max_length=NOTE_MAX,
        min_length=20,
    )


def check_standing(text: str) -> list[Flag]:
    """Return the coach's findings."""
    return check_note(Note(why=text, learn="", note_type=NoteType.FRIEND, minutes=None))


def may_go(text: str) -> bool:
    """Return whether there is a note, and nothing in it that must not be sent."""
    return bool(text) and not any(flag.blocks for flag in check_standing(text))


def standing_preview(
    ctx: Context, title: str, text: str, send: Button, edit: Button, fine: str
) -> Message:
    """Return the note as it will be read, the findings, and the buttons. `fine`: the id of what is
    said where there are none."""
    found = check_standing(text)
    blocked = any(flag.blocks for flag in found)
    lead = "preview-flags" if found else fine
    if blocked:
        lead = "preview-blocked"
    return message(
        Heading(title),
        quoted(text, NOTE_MAX + 300),
        paragraph(ctx, lead),
        *flag_blocks(ctx, found),
        button_row(None if blocked else send, edit),
    )
