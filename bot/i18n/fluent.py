"""Read the sentences from the Fluent files, and find one by its id.

A language is one folder of `bot/i18n/languages`, named by its code: a file a feature, and
`language.ftl` with the language's own name. Other packages call `add_folder`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import zip_longest

from babel.localedata import exists
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Junk, Message, MessageReference, Resource
from fluent.syntax.visitor import Visitor

LANGUAGES: dict[str, str] = {}
"""The languages the bot speaks, by code, each in its own name: English, then the others by name.
What one of them lacks is said in English."""

Changes = Mapping[str, Mapping[str, Mapping[str, Message]]]
"""Sentences in place of ours, by community ("" for all) and language."""

_folders: list[Traversable] = []
_changes: dict[str, Mapping[str, Mapping[str, Message]]] = {}


def best_language(wanted: str) -> str:
    """The language of ours that is nearest to a locale such as `cy-GB` or `en_US`."""
    code = re.split("[-_]", wanted.strip().casefold(), maxsplit=1)[0]
    return code if code in LANGUAGES else "en"


def add_folder(folder: Traversable) -> Callable[[], None]:
    """Read one more folder that has a folder a language, and return what takes it away again.

    `folder` is a `Path` or from `importlib.resources.files`. Call it when the package is imported,
    before the first sentence is needed. Raises `ValueError` for a language without a name, and for
    one whose dates and numbers nobody knows.
    """
    if folder not in _folders:
        _look(*_folders, folder)
    return lambda: _look(*(known for known in _folders if known != folder))


def _look(*among: Traversable) -> None:
    """Speak the languages of those folders from now on."""
    found = [each for folder in among for each in folder.iterdir() if each.is_dir()]
    codes = {each.name for each in found if each.name[0] not in "._"}
    named = {code: _own_name(code, among) for code in codes}
    _folders[:] = among
    LANGUAGES.clear()
    LANGUAGES.update(sorted(named.items(), key=lambda item: (item[0] != "en", item[1])))
    sentences.cache_clear()
    _bundle.cache_clear()


def _own_name(code: str, among: Iterable[Traversable]) -> str:
    """What a language calls itself."""
    if not exists(code):
        raise ValueError(f"{code} is no code of a language that Babel writes dates in, such as fr")
    for file in files_of(code, among):
        if file.name == "language.ftl":
            return written(read_file(file)["language-name"])
    raise ValueError(f"the folder of the language {code} has no language.ftl with its name")


def change(changes: Changes) -> None:
    """Say these sentences in place of ours from now on."""
    _changes.clear()
    _changes.update(changes)
    _bundle.cache_clear()


def is_changed(community: str) -> bool:
    """Whether that community has sentences of its own."""
    return community in _changes


def folders() -> tuple[Traversable, ...]:
    """Every folder that has a folder a language."""
    return tuple(_folders)


def files_of(language: str, among: Iterable[Traversable] | None = None) -> Iterator[Traversable]:
    """The files of a language in those folders (all if None), sorted by name in each."""
    for folder in among or _folders:
        if (own := folder / language).is_dir():
            yield from sorted(own.iterdir(), key=lambda file: file.name)


def texts_of(language: str, name: str) -> dict[str, str]:
    """The texts of a language by key, from its JSON files of that name; none if it has no such."""
    found: dict[str, str] = {}
    for file in files_of(language):
        if file.name == name:
            found |= json.loads(file.read_text(encoding="utf-8"))
    return found


class Sentences(Mapping[str, Message]):
    """The sentences of a language by id, from the files of those folders (all if None).

    Each is parsed when it is first asked for: a program needs few of them, and all of them take a
    second and ten megabytes. Raises `ValueError` for a line that belongs to no sentence and for an
    id that stands twice; a look-up raises it for a sentence that is not valid or has no text.
    """

    def __init__(self, language: str, among: Iterable[Traversable] | None = None) -> None:
        self._language = language
        self._texts: dict[str, tuple[Traversable, str]] = {}
        self._parsed: dict[str, Message] = {}
        for file in files_of(language, among):
            if file.name.endswith(".ftl"):
                self._split(file)

    def __getitem__(self, id: str) -> Message:
        if id not in self._parsed:
            file, text = self._texts[id]
            try:
                self._parsed[id] = parse(text, self._language)
            except ValueError as error:
                raise ValueError(f"{file}: {error}") from None
        return self._parsed[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, id: object) -> bool:
        return id in self._texts

    def _split(self, file: Traversable) -> None:
        text = file.read_text(encoding="utf-8")
        starts = [*_START.finditer(text)]
        if stray := _STRAY.search(text):
            raise ValueError(f"{file}: this is not valid Fluent: {stray.group()}")
        for start, following in zip_longest(starts, starts[1:]):
            id, end = start["id"], following.start() if following else len(text)
            if known := self._texts.get(id):
                raise ValueError(f"{id} stands in both {known[0]} and {file}")
            self._texts[id] = file, text[start.start() : end]


_BEGINS = r"(?P<id>[a-zA-Z][\w-]*) *="
_START = re.compile(f"^{_BEGINS}", re.MULTILINE | re.ASCII)
_STRAY = re.compile(rf"^(?!{_BEGINS})[^\s#}}].*", re.MULTILINE | re.ASCII)
"""A line that begins no sentence and continues none."""


def read(language: str, among: Iterable[Traversable] | None = None) -> Sentences:
    """Every sentence of a language by its id, from the files of those folders (all if None).

    Raises `ValueError` as `Sentences` does.
    """
    return Sentences(language, among)


def parse(text: str, language: str) -> Message:
    """One sentence of that language. Raises `ValueError` if it is not valid or has no text."""
    # The place of each word in the file takes much memory.
    entry = FluentParser(with_spans=False).parse_entry(text)
    if not isinstance(entry, Message):
        raise ValueError(f"this is not valid Fluent: {text}")
    if entry.value is None:
        raise ValueError(f"{entry.id.name} has no text")
    return entry


def read_file(file: Traversable) -> dict[str, Message]:
    """The sentences of one file by id, all parsed. Raises `ValueError` for any mistake in it."""
    found: dict[str, Message] = {}
    for entry in FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, Junk):
            raise ValueError(f"{file}: this is not valid Fluent: {entry.content}")
        if not isinstance(entry, Message):
            continue
        id = entry.id.name
        if entry.value is None:
            raise ValueError(f"{file}: {id} has no text")
        if id in found:
            raise ValueError(f"{id} stands twice in {file}")
        found[id] = entry
    return found


@cache
def sentences(language: str) -> Mapping[str, Message]:
    """Our own sentences of a language by id."""
    return read(language)


def written(sentence: Message) -> str:
    """The text of a sentence as a Fluent file has it, without its id."""
    return FluentSerializer().serialize_entry(sentence).partition("=")[2].strip()


class _Bundle:
    """The sentences of a language as a community reads them, each added when it is first said."""

    def __init__(
        self, language: str, changed: Mapping[str, Message], ours: Mapping[str, Message]
    ) -> None:
        self._fluent = FluentBundle([language], use_isolating=False)
        self._changed = changed
        self._ours = ours

    def format(self, id: str, args: dict[str, object]) -> tuple[str, list[Exception]]:
        """The text, and what was wrong. Raises `LookupError` if there is no such sentence."""
        self._add(id)
        pattern = self._fluent.get_message(id).value
        assert pattern is not None  # `parse` refuses a sentence without text
        value, errors = self._fluent.format_pattern(pattern, args)
        return str(value), errors

    def _add(self, id: str) -> None:
        """Add a sentence with those it refers to."""
        if self._fluent.has_message(id):
            return
        sentence = self._changed.get(id) or self._ours[id]
        self._fluent.add_resource(Resource([sentence]))
        named = _Named()
        named.visit(sentence)
        for other in named.ids:
            if other in self._ours:
                self._add(other)


class _Named(Visitor):
    """Collects the ids of the sentences that a sentence refers to."""

    def __init__(self) -> None:
        self.ids: set[str] = set()

    def visit_MessageReference(self, node: MessageReference) -> None:
        self.ids.add(node.id.name)


@lru_cache(maxsize=64)
def _bundle(language: str, community: str = "") -> _Bundle:
    """The sentences of a language as that community reads them."""
    changed: dict[str, Message] = {}
    for whose in dict.fromkeys(("", community)):
        changed |= _changes.get(whose, {}).get(language, {})
    return _Bundle(language, changed, sentences(language))


def has(id: str) -> bool:
    """Whether there is a sentence with that id. English has all of them."""
    return id in sentences("en")


def render(language: str, id: str, args: Mapping[str, object], community: str = "") -> str:
    """The text of a sentence in that language, else in English, as that community reads it.

    English stands in for a sentence that is missing, and for one that refers to a missing one.
    Raises `LookupError` if English has it not either, or if an argument is missing.
    """
    wrong: object = "no such sentence"
    for bundle in (_bundle(code, community) for code in dict.fromkeys((language, "en"))):
        try:
            value, errors = bundle.format(id, dict(args))
        except LookupError:
            continue
        if not errors:
            return value
        wrong = errors[0]
    raise LookupError(f"{id}: {wrong}")


add_folder(files("bot") / "i18n" / "languages")
