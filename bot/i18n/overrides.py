"""An operator's own words: sentences that stand in place of ours, for everyone or in one community.

The folder has `<language>.ftl` for everyone, and a folder for each community that differs, named
after its id: `slack-T1/cy.ftl`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from fluent.syntax import ast as ftl

from bot.i18n import fluent, limits, translator
from bot.i18n.fluent import LANGUAGES, Changes
from bot.i18n.operator import told

EVERYONE = ""
"""The key of the sentences for all communities."""


def use(folder: Path | None) -> None:
    """Say the sentences of that folder from now on; None: ours.

    Raises `ValueError` with everything that is wrong, and then changes nothing.
    """
    changes, problems = read(folder) if folder else ({}, [])
    if problems:
        raise ValueError(
            "\n  ".join([told("the words in {folder} cannot be used:", folder=folder), *problems])
        )
    fluent.change(changes)
    translator.forget()


def read(folder: Path) -> tuple[Changes, list[str]]:
    """Return what the folder changes, by community and language, and what is wrong with it."""
    if not folder.is_dir():
        return {}, [told("{folder} is not a folder", folder=folder)]
    changes: dict[str, dict[str, dict[str, ftl.Message]]] = {}
    problems = []
    for file in sorted(folder.rglob("*.ftl")):
        where = file.relative_to(folder)
        if len(where.parts) > 2 or (len(where.parts) == 2 and "-" not in where.parts[0]):
            problems.append(
                told("{file}: a folder is named after a community, such as slack-T1", file=where)
            )
            continue
        if file.stem not in LANGUAGES:
            known = ", ".join(f"{code}.ftl" for code in LANGUAGES)
            problems.append(
                told("{file}: no language of ours is called so ({known})", file=where, known=known)
            )
            continue
        community = where.parts[0].replace("-", ":", 1) if len(where.parts) == 2 else EVERYONE
        try:
            sentences = fluent.read_file(file)
        except (ValueError, UnicodeDecodeError) as error:
            problems.append(str(error))
            continue
        changes.setdefault(community, {})[file.stem] = sentences
        for id, sentence in sentences.items():
            problems += [f"{where}: {id} {wrong}" for wrong in _wrong(id, sentence, file.stem)]
    return changes, problems


def summary(changes: Changes) -> str:
    """Return how many sentences are changed, and where."""
    parts = [
        f"{community or told('everyone')} {language} {len(sentences)}"
        for community, languages in sorted(changes.items())
        for language, sentences in sorted(languages.items())
    ]
    return told("changed sentences: {list}", list=", ".join(parts) or told("none"))


def find(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the ids whose name or words contain the text, each with its line by language."""
    sought = text.casefold()
    for id in sorted(fluent.sentences("en")):
        found = {
            code: fluent.written(said[id])
            for code in LANGUAGES
            if id in (said := fluent.sentences(code))
        }
        if any(sought in said.casefold() for said in (id, *found.values())):
            yield id, found


def _wrong(id: str, sentence: ftl.Message, language: str) -> Iterator[str]:
    """Yield what is wrong with a sentence, to stand after its id."""
    ours = fluent.sentences(language).get(id) or fluent.sentences("en").get(id)
    if ours is None:
        near = get_close_matches(id, fluent.sentences("en"), n=1)
        if near:
            yield told("is no sentence of ours; did you mean {near}?", near=near[0])
        else:
            yield told("is no sentence of ours")
        return
    unknown = [node for node in _nodes(sentence) if isinstance(node, _FORBIDDEN)]
    named = {n.id.name for n in _nodes(sentence) if isinstance(n, ftl.MessageReference)}
    if unknown or not named <= {n.id.name for n in _nodes(ours) if isinstance(n, _REFERENCE)}:
        yield told("refers to another sentence, a term or a function; write the words themselves")
        return
    had, has = _variables(ours), _variables(sentence)
    chooses = {name for name, keys in _choices(ours).items() if not keys & _PLURALS}
    lost = had - has - (chooses - _inserted(ours))
    if lost:
        if len(lost) > 1:
            yield told("has lost {variables}, which stand in ours", variables=_listed(lost))
        else:
            yield told("has lost {variables}, which stands in ours", variables=_listed(lost))
    if has - had:
        yield told("has {variables}, which ours has not", variables=_listed(has - had))
    for name, keys in _choices(ours).items():
        missing = keys - _choices(sentence).get(name, set())
        if missing and not keys & _PLURALS:
            yield told(
                "has no words for {choice} {variants}",
                choice=name,
                variants=", ".join(sorted(missing)),
            )
    most = limits.most(id, fluent.written(fluent.sentences("en")[id]))
    given = {name: len(str(value)) for name, value in limits.longest(id).items()} if most else {}
    length = _length(sentence.value, given, len(limits.ORDINARY) if most else 0)
    if length > (most or limits.TEXT_MAX):
        yield told(
            "can have {length} characters, and {most} fit",
            length=length,
            most=most or limits.TEXT_MAX,
        )


_FORBIDDEN = (ftl.TermReference, ftl.FunctionReference)
_REFERENCE = ftl.MessageReference
_PLURALS = {"zero", "one", "two", "few", "many"}


def _nodes(node: object) -> Iterator[ftl.BaseNode]:
    """Yield the parts of a sentence, the whole included."""
    if isinstance(node, ftl.BaseNode):
        yield node
        for value in vars(node).values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for item in node:
            yield from _nodes(item)


def _variables(sentence: ftl.Message) -> set[str]:
    return {n.id.name for n in _nodes(sentence) if isinstance(n, ftl.VariableReference)}


def _inserted(sentence: ftl.Message) -> set[str]:
    """Return the variables that are put into the text, not only chosen by."""
    return {
        n.expression.id.name
        for n in _nodes(sentence)
        if isinstance(n, ftl.Placeable) and isinstance(n.expression, ftl.VariableReference)
    }


def _choices(sentence: ftl.Message) -> dict[str, set[str]]:
    """Return the names of variants, by the variable that chooses."""
    return {
        n.selector.id.name: {
            key.name for v in n.variants if isinstance(key := v.key, ftl.Identifier)
        }
        for n in _nodes(sentence)
        if isinstance(n, ftl.SelectExpression) and isinstance(n.selector, ftl.VariableReference)
    }


def _length(node: object, given: Mapping[str, int], other: int) -> int:
    """Return the most characters, with arguments of those lengths and others of `other`."""
    match node:
        case ftl.Pattern():
            return sum(_length(element, given, other) for element in node.elements)
        case ftl.TextElement():
            return len(node.value.replace("**", ""))
        case ftl.Placeable():
            return _length(node.expression, given, other)
        case ftl.SelectExpression():
            return max(_length(variant.value, given, other) for variant in node.variants)
        case ftl.VariableReference():
            return given.get(node.id.name, other)
        case ftl.StringLiteral():
            return len(node.value)
        case ftl.MessageReference():
            return _length(fluent.sentences("en")[node.id.name].value, given, other)
    return 0


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{ ${name} }}" for name in sorted(names))
