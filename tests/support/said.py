"""Sentences by their id, for tests that compare what is meant and not how it is worded.

`said("error-time-past")` stands for that sentence in any language. `pattern` makes it a regular
expression for one reader. An argument that is given is rendered as the product renders it; one that
is not given matches any words within a line, and any variant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal
from fluent.syntax import ast as ftl

from bot.core.text import Bold, PersonName, Text, Timestamp
from bot.i18n.translator import Arg, Translator
from tests.support.sentences import messages, parts


@dataclass(frozen=True)
class Said:
    """A sentence with some of its arguments, and what stands right before and after it."""

    id: str
    args: tuple[tuple[str, Arg | Said], ...] = ()
    before: str = ""
    after: tuple[Wanted, ...] = ()

    def __add__(self, other: Wanted) -> Said:
        return replace(self, after=(*self.after, other))

    def __radd__(self, other: str) -> Said:
        return replace(self, before=other + self.before)

    def __str__(self) -> str:
        args = "".join(f", {name}={value}" for name, value in self.args)
        before = [repr(self.before)] if self.before else []
        return " + ".join([*before, f"said({self.id}{args})", *map(str, self.after)])


Wanted = str | Said | datetime
"""Text to the letter, a sentence, or an instant as the reader sees it."""


def said(id: str, /, **args: Arg | Said) -> Said:
    """The sentence with that id. Raises `LookupError` for an id or an argument that it lacks.

    An argument may itself be a sentence. A variant is chosen by its name: a `str` or a `StrEnum`.
    """
    if id not in messages("en"):
        raise LookupError(f"no sentence {id!r}")
    found = parts("en", id)
    if unknown := set(args) - found.variables:
        raise LookupError(f"{id} has {sorted(found.variables)} and no {sorted(unknown)}")
    return Said(id, tuple(args.items()))


def label(id: str, words: Translator, /, **args: Arg) -> str:
    """The exact text of a sentence, such as of a button."""
    return words.label(said(id, **args).id, **args)


def pattern(wanted: Wanted, words: Translator) -> re.Pattern[str]:
    """What to look for in the plain text that this reader sees."""
    return _pattern(wanted, words.language, words.zone)


def stands_in(wanted: Wanted, text: str, words: Translator) -> bool:
    """Whether the text holds it, for this reader."""
    return pattern(wanted, words).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(wanted: Wanted, language: str, zone: str) -> re.Pattern[str]:
    return re.compile(spelled(wanted, Translator(language, zone)))


def spelled(wanted: Wanted, words: Translator) -> str:
    """The same, not compiled yet."""
    if not isinstance(wanted, Said):
        return _value(wanted, words)
    own = _Spelling(wanted, words).message(wanted.id)
    after = "".join(spelled(part, words) for part in wanted.after)
    return re.escape(wanted.before) + own + after


def _value(value: Arg | Said, words: Translator) -> str:
    match value:
        case Said():
            return spelled(value, words)
        case datetime():
            return re.escape(words.moment(value).text)
        case date():
            return re.escape(words.day(value))
        case int() | float():
            return re.escape(format_decimal(value, locale=words.language))
        case Timestamp() | Bold() | PersonName():
            return re.escape(str(Text((value,))))
        case _:
            return re.escape(str(value))


class _Spelling:
    """One sentence as a regular expression for one reader."""

    def __init__(self, sentence: Said, words: Translator) -> None:
        self.args, self.words = dict(sentence.args), words

    def message(self, id: str) -> str:
        own = messages(self.words.language)
        return self.node(own[id] if id in own else messages("en")[id])

    def node(self, node: object) -> str:
        match node:
            case ftl.Pattern():
                return "".join(map(self.node, node.elements))
            case ftl.TextElement() | ftl.StringLiteral():
                return re.escape(node.value.replace("**", ""))
            case ftl.Placeable():
                return self.node(node.expression)
            case ftl.MessageReference():
                return self.message(node.id.name)
            case ftl.VariableReference(id=ftl.Identifier(name=name)):
                return _value(self.args[name], self.words) if name in self.args else ".*?"
            case ftl.SelectExpression(selector=ftl.VariableReference(id=chosen_by)):
                return self.select(node, chosen_by.name)
        raise TypeError(f"a sentence holds no {type(node).__name__}")

    def select(self, node: ftl.SelectExpression, name: str) -> str:
        if name not in self.args:
            return f"(?:{'|'.join(self.node(variant.value) for variant in node.variants)})"
        value = self.args[name]
        keys = [_key(variant.key) for variant in node.variants]
        if isinstance(value, (int, float)):
            names = {str(value), str(Locale(self.words.language).plural_form(value))}
            number = next((at for at, key in enumerate(keys) if key in names), None)
        else:
            number = keys.index(str(value))  # a ValueError names the variant that is not there
        default = next(at for at, variant in enumerate(node.variants) if variant.default)
        return self.node(node.variants[default if number is None else number].value)


def _key(key: ftl.Identifier | ftl.NumberLiteral) -> str:
    return str(key.value if isinstance(key, ftl.NumberLiteral) else key.name)
