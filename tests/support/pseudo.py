"""A language for tests: English with every word changed and each sentence 40 % longer, so that no
test depends on the wording, and that another language has room.

`PANED_TEST_LANGUAGE=pseudo` makes the whole suite run under it (`make pseudo`): a process reads
English in it once it imports anything of `tests.support`. Letters become accented ones, one for
one, and more follow: "Not this time" is "Ñöť ťĥíš ťíɱé ɱöɍé". Arguments, variants and `**` stay.
"""

from __future__ import annotations

import os

from fluent.syntax.ast import Message, Pattern, TextElement
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


def _more(characters: int) -> str:
    """So many characters, as words."""
    return (" ɱöɍé" * (characters // 5 + 1))[:characters].rstrip()


class _Changer(Transformer):
    def visit_TextElement(self, node: TextElement) -> TextElement:
        return TextElement(changed(node.value))

    def visit_Pattern(self, node: Pattern) -> Pattern:
        own = sum(len(part.value) for part in node.elements if isinstance(part, TextElement))
        self.generic_visit(node)
        node.elements.append(TextElement(_more(own * 2 // 5)))
        return node


_plain = fluent.parse


def _parse(text: str, language: str) -> Message:
    sentence = _plain(text, language)
    if language == "en":
        change(sentence)
    return sentence


if wanted():
    fluent.parse = _parse
