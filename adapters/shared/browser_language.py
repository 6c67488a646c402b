"""The language of a page for a browser of which nobody knows yet whose it is."""

from __future__ import annotations

from aiohttp import web

from bot.i18n.fluent import LANGUAGES, best_language
from bot.i18n.translator import Translator


def words_of(request: web.Request) -> Translator:
    """Return the words in the first of our languages that the browser names."""
    for wanted in request.headers.get("Accept-Language", "").split(","):
        if (found := wanted.partition(";")[0].strip().partition("-")[0]) in LANGUAGES:
            return Translator(found, "UTC")
    return Translator(best_language(""), "UTC")
