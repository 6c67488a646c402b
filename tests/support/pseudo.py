"""A language for tests: English with every word changed, so that no test depends on the wording.

`PANED_TEST_LANGUAGE=pseudo` makes the whole suite run under it (`make pseudo`). Letters become
accented ones, one for one: "Not this time" is "Ñöť ťĥíš ťíɱé". Arguments, variants and `**` stay.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.resources.abc import Traversable

from fluent.syntax.ast import Message, TextElement
from fluent.syntax.visitor import Transformer

from bot.i18n import fluent

VARIABLE = "PANED_TEST_LANGUAGE"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçðéƒğĥíĵķľɱñöþɋřšťüṽŵẋýžÁɃÇÐÉƑĞĤÍĴĶĽⱮÑÖÞɊŘŠŤÜṼŴẊÝŽ",
)


def wanted() -> bool:
    """Whether the environment asks for the pseudo-language."""
    return os.environ.get(VARIABLE) == "pseudo"


def environment() -> dict[str, str]:
    """The variable to give to a child process that does not inherit the environment."""
    return {VARIABLE: "pseudo"} if wanted() else {}


def changed(text: str) -> str:
    """The same text in the pseudo-language."""
    return text.translate(_LETTERS)


def change(sentence: Message) -> None:
    """Change the words of a sentence in place."""
    _Changer().visit(sentence.value)


class _Changer(Transformer):
    def visit_TextElement(self, node: TextElement) -> TextElement:
        return TextElement(changed(node.value))


def install_if_wanted() -> None:
    """Read English in the pseudo-language from now on, if the environment asks for it.

    Call it once, before the first sentence is read.
    """
    if not wanted():
        return
    original = fluent.read

    def read(language: str, among: Iterable[Traversable] | None = None) -> dict[str, Message]:
        found = original(language, among)
        if language == "en":
            for sentence in found.values():
                change(sentence)
        return found

    fluent.read = read
