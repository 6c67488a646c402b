"""Cleans the text of incoming events."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from bot.core.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.core.forms import OPTIONS_MAX, Values
from bot.core.messages import Quote, check_action, message
from bot.core.responses import ServiceUnavailable
from bot.i18n.sanitize import clean

TYPED_MAX = 4000
"""Characters that are read of one field or command. No form takes as many."""
FIELDS_MAX = 25
"""Fields that are read of one form. No form has as many."""


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
            return replace(event, name=_cut(name), text=_cut(typed))
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
        name: _cut(value)
        if isinstance(value, str)
        else tuple(_cut(one) for one in value[:OPTIONS_MAX])
        for name, value in islice(values.items(), FIELDS_MAX)
        if name.isidentifier()
    }


def _cut(typed: str) -> str:
    return clean(typed[:TYPED_MAX])
