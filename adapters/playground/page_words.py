"""What the playground's page itself says: `playground.json` in the folder of each language."""

from __future__ import annotations

import re
from typing import TypedDict

from bot.domain.city_names import names
from bot.i18n import formatting
from bot.i18n.fluent import LANGUAGES, texts_of

WORDS = "playground.json"


class PageWords(TypedDict):
    """The page's words in one language."""

    words: dict[str, str]
    """By id. `{name}` is put in by the page; `{button-…}` is the label of that button."""
    cities: dict[str, str]
    """What cities are called, by zone, where it is not as in the zone's name."""
    dates: formatting.DateNames
    """The names with which the page writes dates: a browser may know none in that language."""


def page_words() -> dict[str, PageWords]:
    """The words of every language; English ones stand in for those that one lacks."""
    english = texts_of("en", WORDS)
    return {
        code: {
            "words": english | texts_of(code, WORDS),
            "cities": dict(names(code)),
            "dates": formatting.date_names(code),
        }
        for code in LANGUAGES
    }


def sentence(language: str, id: str, **given: object) -> str:
    """Return one of the page's sentences with what is put into it, as `say` of its script does."""
    said = (texts_of("en", WORDS) | texts_of(language, WORDS))[id]
    return re.sub(r"\{(\w+)\}", lambda found: str(given.get(found[1], "")), said)
