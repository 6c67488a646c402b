"""What a talk elsewhere must not hold: contact data of somebody who has agreed to nothing."""

from __future__ import annotations

from bot.coach.private import find_contact, without_contact
from bot.core.forms import Values
from bot.engine.context import Context
from bot.engine.feature import FieldErrors
from bot.i18n.sanitize import shorten


def refuse_contact(ctx: Context, values: Values) -> None:
    """Raise `FieldErrors` for each typed text that looks as if it held contact data."""
    found = {name: find_contact(value) for name, value in values.items() if isinstance(value, str)}
    errors = {
        name: ctx.label("field-contact", words=shorten(words, 40))
        for name, words in found.items()
        if words
    }
    if errors:
        raise FieldErrors(**errors)


def keep(values: Values) -> Values:
    """Return the typed values as they may be stored while they are not accepted."""
    return {
        name: without_contact(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
