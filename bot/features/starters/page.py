"""The page with notes to begin with: the two tones for one type, or the choice of the type."""

from __future__ import annotations

from bot.core.messages import (
    Actions,
    Block,
    Button,
    Heading,
    Message,
    Quote,
    Style,
    action,
    message,
)
from bot.domain.hosts import Host
from bot.domain.notes import NoteType
from bot.domain.people import Person
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.features.blocks import name_of, paragraph
from bot.features.request.actions import REQUEST_NOTE
from bot.features.starters.actions import STARTERS_OPEN
from bot.features.starters.texts import Known, Start, Tone, known_of, starter
from bot.features.ways.actions import WAYS_NOTE
from bot.features.ways.model import Way

_IN_A_ROW = 2
_BEGIN = {Tone.WARM: "button-begin-warm", Tone.FORMAL: "button-begin-formal"}
TONES = {Tone.WARM: "starter-tone-warm", Tone.FORMAL: "starter-tone-formal"}
"""The sentence above a text in that tone."""


def chosen(rest: str) -> tuple[NoteType, Tone] | None:
    """Return the type and the tone in the argument of a form, such as `alumni.warm`."""
    kind, _, tone = rest.partition(".")
    return (NoteType(kind), Tone(tone)) if kind in set(NoteType) and tone in set(Tone) else None


async def known_to(ctx: Context, person: Person, connector: str | None) -> Known:
    """Return what is known of a note of the actor to that person. `connector` is the id of whoever
    suggested it, or is to introduce them."""
    host: Host | None = await ctx.host_for(person)
    mine = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
    by = (await ctx.person(connector)).name if connector else ""
    return known_of(ctx.me, person, host, mine, by)


def start_of(ctx: Context, rest: str, known: Known) -> Start | None:
    """Return the note that was chosen to begin with; None if none was."""
    wanted = chosen(rest)
    return starter(ctx.translator, *wanted, known) if wanted else None


def starts_page(
    ctx: Context, person: Person, kind: NoteType, known: Known, way: Way | None = None
) -> Message:
    """Return a note of that type in both tones, each with a button that begins with it."""
    form = WAYS_NOTE.to(way.id) if way else REQUEST_NOTE.to(person.id)
    other = STARTERS_OPEN.to(person.id, "all", way.id if way else "")
    return message(
        Heading(ctx.label("starters-title", name=name_of(person))),
        paragraph(ctx, "starters-lead"),
        *(block for tone in Tone for block in _in_tone(ctx, kind, tone, known, form)),
        Actions((other.button(ctx),)),
    )


def _in_tone(
    ctx: Context, kind: NoteType, tone: Tone, known: Known, form: Action
) -> tuple[Block, ...]:
    start = starter(ctx.translator, kind, tone, known)
    begin = form.labelled(_BEGIN[tone]).to(*form.parts, kind, tone)
    return (
        paragraph(ctx, TONES[tone]),
        Quote(f"{start.why}\n\n{start.learn}"),
        Actions((begin.button(ctx, style=Style.PRIMARY),)),
    )


def types_page(ctx: Context, person: Person, way: Way | None) -> Message:
    """Return the ways of coming to somebody, each with a button to notes for it."""
    buttons = [
        Button(
            ctx.label("note-type", type=kind),
            action(STARTERS_OPEN.name, person.id, kind, way.id if way else ""),
        )
        for kind in NoteType
    ]
    rows = [buttons[n : n + _IN_A_ROW] for n in range(0, len(buttons), _IN_A_ROW)]
    return message(
        Heading(ctx.label("starters-title", name=name_of(person))),
        paragraph(ctx, "starters-which", name=name_of(person)),
        *(Actions(tuple(row)) for row in rows),
    )
