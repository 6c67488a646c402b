"""The sentences of the product as written, for tests that look into them.

Finds them in the code by a plain search: an id stands whole, in quotes, where it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from fluent.syntax import ast as ftl

from bot.i18n import fluent
from tests.support.sources import strings

ROOT = Path(__file__).parents[2]


class _Patterns(Mapping[str, ftl.Pattern]):
    """Each is parsed when it is first looked at: every process of the tests imports this module,
    and most look at few."""

    def __init__(self, sentences: fluent.Sentences) -> None:
        self._sentences = sentences

    def __getitem__(self, id: str) -> ftl.Pattern:
        found = self._sentences[id].value
        assert found is not None  # `fluent.parse` refuses a sentence without text
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def __len__(self) -> int:
        return len(self._sentences)

    def __contains__(self, id: object) -> bool:
        return id in self._sentences


def messages(language: str) -> Mapping[str, ftl.Pattern]:
    """Every sentence of a language by id, those of features that tests have added included."""
    return _messages(language, tuple(map(str, fluent.folders())))


@cache
def _messages(language: str, folders: tuple[str, ...]) -> Mapping[str, ftl.Pattern]:
    return _Patterns(fluent.read(language, map(Path, folders)))


def _of_product() -> Iterator[str]:
    for folder in map(str, fluent.folders()):
        if not Path(folder).is_relative_to(ROOT / "tests"):
            yield from fluent.read("en", [Path(folder)])


@dataclass(frozen=True)
class Parts:
    """What a sentence is made of: the variables, and what it chooses its variants by."""

    variables: frozenset[str]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)


def parts(language: str, id: str) -> Parts:
    """The variables of a sentence and its choices, those of sentences it refers to included."""
    return _parts(language, id, tuple(map(str, fluent.folders())))


@cache
def _parts(language: str, id: str, folders: tuple[str, ...]) -> Parts:
    variables: set[str] = set()
    choices: dict[str, tuple[str, ...]] = {}

    def visit(node: object) -> None:
        match node:
            case ftl.Pattern():
                for element in node.elements:
                    visit(element)
            case ftl.Placeable():
                visit(node.expression)
            case ftl.VariableReference():
                variables.add(node.id.name)
            case ftl.MessageReference():
                visit(messages(language)[node.id.name])
            case ftl.SelectExpression():
                visit(node.selector)
                assert isinstance(node.selector, ftl.VariableReference), id
                keys = [v.key for v in node.variants]
                choices[node.selector.id.name] = tuple(
                    str(key.value if isinstance(key, ftl.NumberLiteral) else key.name)
                    for key in keys
                )
                for variant in node.variants:
                    visit(variant.value)

    visit(messages(language)[id])
    return Parts(frozenset(variables), choices)


def counts(choice: tuple[str, ...]) -> bool:
    """Whether variants are those of a number."""
    return "other" in choice


NUMBERS = {"count", "minutes", "most", "over", "least", "number"}


Given = dict[str, str | int | StrEnum]


def samples(id: str, *texts: str, numbers: tuple[int, ...] = (1, 2, 3, 6, 20)) -> Iterator[Given]:
    """Arguments of every kind for a sentence: each variant, each text, each number."""
    found = parts("en", id)
    named = {k: v for k, v in found.choices.items() if not counts(v)}
    for text in texts:
        for number in numbers:
            plain: Given = {
                name: number if name in NUMBERS else text for name in found.variables - set(named)
            }
            if not named:
                yield plain
            for name, keys in named.items():
                for key in StrEnum("Choice", {k.upper(): k for k in keys}):
                    yield {**plain, name: key}


EVERY = sorted(_of_product())
"""The ids of the product's sentences."""


def in_code() -> Iterator[tuple[str, str]]:
    """(file, string) for every string constant of the product."""
    for folder in ("bot", "adapters"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for value in strings(path):
                yield path.relative_to(ROOT).as_posix(), value


def looks_like_id(value: str) -> bool:
    """Whether a string begins like a sentence of ours: `button-…`, `error-…`."""
    return bool(re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", value)) and value.partition("-")[0] in FAMILIES


FAMILIES = {id.partition("-")[0] for id in EVERY if "-" in id}
"""The first words of ids that have more than one."""
