"""What the program says to whoever runs it: the command line, `paned doctor`, and why it ends.

As gettext does it, the English text stands in the code and is the key of its translation, which
`operator.json` in the folder of a language has. Log lines are not translated: they are searched.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.i18n.fluent import best_language, texts_of

_speaking = ["en"]


def speak(locales: Mapping[str, str]) -> None:
    """Speak the language of the first of those settings that is not empty, else English.

    `locales` holds, by name, PANED_LANGUAGE and what POSIX has: LC_ALL, LC_MESSAGES, LANG.
    """
    names = ("PANED_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    _speaking[:] = [best_language(next((locales[name] for name in names if locales.get(name)), ""))]


def told(english: str, /, **args: object) -> str:
    """That text in the operator's language, English where it has none, with the arguments put in.

    `{name}` is where an argument stands; a text without arguments is not a template.
    """
    text = translations(_speaking[0]).get(english, english)
    return text.format(**args) if args else text


@cache
def translations(language: str) -> Mapping[str, str]:
    """The texts of a language by their English."""
    return texts_of(language, "operator.json")
