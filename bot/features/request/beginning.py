"""A note to begin with, in place of an empty form."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Values
from bot.core.messages import action
from bot.core.responses import Reply, Response
from bot.domain.notes import NoteType
from bot.domain.people import Person
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent
from bot.features.starters.page import known_to, starts_page
from bot.features.ways.model import Way

_TEXTS = ("why", "learn")


def with_choices(content: FormContent, kept: Values) -> FormContent:
    """Return the fields with the length and the format that were chosen before."""
    fields = [
        replace(item, initial=kept[item.name])
        if item.name in ("minutes", "format")
        and kept.get(item.name) in {option.value for option in item.options}
        else item
        for item in content.fields
    ]
    return replace(content, fields=tuple(fields))


def form_id(form: Action) -> str:
    """Return the id of the form that this action opens."""
    return action(form.name, *form.parts)


async def begin_instead(
    ctx: Context, person: Person, by: str | None, form: Action, values: Values, way: Way | None
) -> Response | None:
    """Return two notes to begin with if nothing is written; None if both texts are there.

    What was chosen beside them is kept for the form. Raises `FieldErrors` for one empty text.
    """
    empty = [name for name in _TEXTS if not values[name]]
    if len(empty) == 1:
        raise FieldErrors(**{empty[0]: ctx.label("field-required")})
    if not empty:
        await ctx.tx.drafts.delete(ctx.me.id, form_id(form))
        return None
    choices = {name: value for name, value in values.items() if name not in _TEXTS}
    await ctx.tx.drafts.save(ctx.me.id, form_id(form), choices, ctx.now)
    kind = NoteType(str(values["note_type"]))
    return Reply(starts_page(ctx, person, kind, await known_to(ctx, person, by), way))
