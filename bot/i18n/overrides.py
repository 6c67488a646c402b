"""An operator's own words: sentences that stand in place of ours, for everyone or in one community.

The folder has `<language>.ftl` for everyone, and a folder for each community that differs, named
after its id: `slack-T1/cy.ftl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.i18n import fluent, limits, translator
from bot.i18n.fluent import LANGUAGES, Changes
from bot.i18n.operator import told

EVERYONE = ""
"""The key of the sentences for all communities."""


def use(folder: Path | None) -> list[str]:
    """Say the sentences of that folder from now on, None: ours; return what is wrong with it.

    Ours stand in place of a sentence that is wrong: an upgrade may take an id away, and a word that
    nobody needs must not keep the members from each other.
    """
    changes, problems = read(folder) if folder else ({}, [])
    fluent.change(changes)
    translator.forget()
    return problems


def read(folder: Path) -> tuple[Changes, list[str]]:
    """Return what the folder changes, by community and language, and what is wrong with it.

    A sentence that is wrong is not among the changes.
    """
    if not folder.is_dir():
        return {}, [told("{folder} is not a folder", folder=folder)]
    changes: dict[str, dict[str, dict[str, ftl.Message]]] = {}
    problems = []
    for file in sorted(path for path in folder.rglob("*") if path.suffix.casefold() == ".ftl"):
        where = file.relative_to(folder)
        if len(where.parts) > 2 or (len(where.parts) == 2 and not _COMMUNITY.match(where.parts[0])):
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
        sentences, wrong = _sentences(file)
        problems += [f"{where}: {each}" for each in wrong]
        sound = changes.setdefault(community, {}).setdefault(file.stem, {})
        for id, sentence in sentences.items():
            if found := [*_wrong(id, sentence, file.stem)]:
                problems += [f"{where}: {id} {each}" for each in found]
            else:
                sound[id] = sentence
    return changes, problems


_COMMUNITY = re.compile(r"[^-]+-.")


def _sentences(file: Path) -> tuple[dict[str, ftl.Message], list[str]]:
    """Return the sentences of a file by id, and what in it is no sentence."""
    try:
        text = file.read_text(encoding="utf-8-sig")  # as Windows writes it
    except UnicodeDecodeError:
        return {}, [told("this is not UTF-8")]
    except OSError as error:
        return {}, [str(error)]
    found: dict[str, ftl.Message] = {}
    problems = []
    for entry in FluentParser(with_spans=False).parse(text).body:
        if isinstance(entry, ftl.Junk):
            line = (entry.content or "").strip().partition("\n")[0]
            problems.append(told("this is not valid Fluent: {line}", line=line))
        elif isinstance(entry, ftl.Message) and entry.value is None:
            problems.append(told("{id} has no text", id=entry.id.name))
        elif isinstance(entry, ftl.Message) and entry.id.name in found:
            problems.append(told("{id} stands twice; the first counts", id=entry.id.name))
        elif isinstance(entry, ftl.Message):
            found[entry.id.name] = entry
    return found, problems


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
    if _is_blank(sentence.value):
        yield told("has no words")
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


def _is_blank(node: object) -> bool:
    """Return whether nothing may be left to read, which a platform refuses in a label."""
    match node:
        case ftl.Pattern():
            return all(_is_blank(element) for element in node.elements)
        case ftl.TextElement() | ftl.StringLiteral():
            return not node.value.replace("**", "").strip()
        case ftl.Placeable():
            return _is_blank(node.expression)
        case ftl.SelectExpression():
            return any(_is_blank(variant.value) for variant in node.variants)
    return False


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
