"""Cleans the text of incoming events."""

from __future__ import annotations

from dataclasses import replace

from bot.core.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.core.forms import OPTIONS_MAX, Values
from bot.core.messages import Quote, check_action, message
from bot.core.responses import ServiceUnavailable
from bot.i18n.sanitize import clean

TYPED_MAX = 4000
"""Characters that are read of one field. No form takes as many."""


def with_typed(sorry: ServiceUnavailable, values: Values) -> ServiceUnavailable:
    """Return the answer with the typed values quoted, because they could not be saved."""
    typed = [value for value in values.values() if isinstance(value, str) and value]
    try:
        return ServiceUnavailable(message(*sorry.message.blocks, *map(Quote, typed)))
    except ValueError:  # too long for one message
        return sorry


def tidy(event: Event) -> Event:
    """Return the event with clean text; a malformed action or form id becomes ""."""
    match event:
        case CommandUsed(name=name, text=typed):
            return replace(event, name=clean(name), text=clean(typed))
        case ButtonPressed(action=pressed):
            return replace(event, action=_ours(pressed))
        case FormSubmitted(form=form, values=values):
            return replace(event, form=_ours(form), values=_tidy_values(values))
        case _:
            return event


def _ours(action: str) -> str:
    try:
        check_action(action)
    except ValueError:
        return ""
    return action


def _tidy_values(values: Values) -> Values:
    return {
        name: clean(value)[:TYPED_MAX]
        if isinstance(value, str)
        else tuple(clean(one)[:TYPED_MAX] for one in value[:OPTIONS_MAX])
        for name, value in values.items()
        if name.isidentifier()
    }
