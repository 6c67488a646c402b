"""Read the sentences from the Fluent files, and find one by its id.

A folder has one file a language, `<language>.ftl`. Folders read without being named: this one,
`bot/coach`, and each folder of `bot/features`. Other packages call `add_folder`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Junk, Message, Resource

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages the bot speaks, by code, each in its own name. Others fall back to English."""

Changes = Mapping[str, Mapping[str, Mapping[str, Message]]]
"""Sentences in place of ours, by community ("" for all) and language."""

_added: list[Traversable] = []
_changes: dict[str, Mapping[str, Mapping[str, Message]]] = {}


def best_language(wanted: str) -> str:
    """The language of ours that is nearest to a locale such as `cy-GB` or `en_US`."""
    code = re.split("[-_]", wanted.strip().casefold(), maxsplit=1)[0]
    return code if code in LANGUAGES else "en"


def add_folder(folder: Traversable) -> None:
    """Read the sentences of one more folder, a `Path` or `importlib.resources.files(package)`.

    Call it when the package is imported, before the first sentence is needed.
    """
    if folder not in _added:
        _added.append(folder)
        sentences.cache_clear()
        _bundle.cache_clear()


def change(changes: Changes) -> None:
    """Say these sentences in place of ours from now on."""
    _changes.clear()
    _changes.update(changes)
    _bundle.cache_clear()


def is_changed(community: str) -> bool:
    """Whether that community has sentences of its own."""
    return community in _changes


def folders() -> Iterator[Traversable]:
    """Every folder that may hold sentences."""
    yield from _own_folders()
    yield from _added


@cache
def _own_folders() -> tuple[Traversable, ...]:
    root = files("bot")
    features = [item for item in (root / "features").iterdir() if item.is_dir()]
    return root / "i18n", root / "coach", *sorted(features, key=lambda item: item.name)


def read(language: str, among: Iterable[Traversable] | None = None) -> dict[str, Message]:
    """Every sentence of a language by its id, from the files of those folders (all if None).

    Raises `ValueError` for an entry that is no sentence, and for an id that stands in two files.
    """
    found: dict[str, Message] = {}
    origin: dict[str, Traversable] = {}
    for file in (folder / f"{language}.ftl" for folder in among or folders()):
        if not file.is_file():
            continue
        for id, entry in read_file(file).items():
            if id in found:
                raise ValueError(f"{id} stands in both {origin[id]} and {file}")
            found[id], origin[id] = entry, file
    return found


def read_file(file: Traversable) -> dict[str, Message]:
    """The sentences of one file by id. Raises `ValueError` as `read` does."""
    parser = FluentParser(with_spans=False)  # the place of each word in the file takes much memory
    found: dict[str, Message] = {}
    for entry in parser.parse(file.read_text(encoding="utf-8")).body:
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


@lru_cache(maxsize=len(LANGUAGES))
def sentences(language: str) -> Mapping[str, Message]:
    """Our own sentences of a language by id."""
    return read(language)


def written(sentence: Message) -> str:
    """The text of a sentence as a Fluent file has it, without its id."""
    return FluentSerializer().serialize_entry(sentence).partition("=")[2].strip()


@lru_cache(maxsize=64)
def _bundle(language: str, community: str = "") -> FluentBundle:
    """The sentences of a language as that community reads them."""
    said = dict(sentences(language))
    for whose in dict.fromkeys(("", community)):
        said |= _changes.get(whose, {}).get(language, {})
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(Resource(list(said.values())))
    return bundle


def preload() -> None:
    """Read the sentences of every language now, which takes some tenths of a second."""
    for language in LANGUAGES:
        _bundle(language)


def has(id: str) -> bool:
    """Whether there is a sentence with that id. English has all of them."""
    return _bundle("en").has_message(id)


def render(language: str, id: str, args: Mapping[str, object], community: str = "") -> str:
    """The text of a sentence in that language, else in English, as that community reads it.

    Raises `LookupError` if neither has it, or if an argument is missing.
    """
    for bundle in (_bundle(code, community) for code in dict.fromkeys((language, "en"))):
        if bundle.has_message(id):
            pattern = bundle.get_message(id).value
            assert pattern is not None  # `read` refuses a sentence without text
            value, errors = bundle.format_pattern(pattern, dict(args))
            if errors:
                raise LookupError(f"{id}: {errors[0]}")
            return str(value)
    raise LookupError(f"no sentence {id!r}")
