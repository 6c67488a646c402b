"""What the playground's page itself says: `playground.json` in the folder of each language."""

from __future__ import annotations

import json
from typing import TypedDict

from bot.domain.city_names import names
from bot.i18n.fluent import LANGUAGES, files_of


class PageWords(TypedDict):
    """The page's words in one language."""

    words: dict[str, str]
    """By id. `{name}` is put in by the page; `{button-…}` is the label of that button."""
    cities: dict[str, str]
    """What cities are called, by zone, where it is not as in the zone's name."""


def page_words() -> dict[str, PageWords]:
    """The words of every language; English ones stand in for those that one lacks."""
    english = _own("en")
    return {
        code: {"words": english | _own(code), "cities": dict(names(code))} for code in LANGUAGES
    }


def _own(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in files_of(language):
        if file.name == "playground.json":
            found |= json.loads(file.read_text(encoding="utf-8"))
    return found
