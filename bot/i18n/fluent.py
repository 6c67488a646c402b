"""Read the sentences from the Fluent files, and find one by its id.

A language is one folder of `bot/i18n/languages`, named by its code: a file a feature, and
`language.ftl` with the language's own name. Other packages call `add_folder`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.localedata import exists
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Junk, Message, Resource

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


def read(language: str, among: Iterable[Traversable] | None = None) -> dict[str, Message]:
    """Every sentence of a language by its id, from the files of those folders (all if None).

    Raises `ValueError` for an entry that is no sentence, and for an id that stands in two files.
    """
    found: dict[str, Message] = {}
    origin: dict[str, Traversable] = {}
    for file in files_of(language, among):
        if not file.name.endswith(".ftl"):
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


@cache
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

    English stands in for a sentence that is missing, and for one that refers to a missing one.
    Raises `LookupError` if English has it not either, or if an argument is missing.
    """
    wrong: object = "no such sentence"
    for bundle in (_bundle(code, community) for code in dict.fromkeys((language, "en"))):
        if bundle.has_message(id):
            pattern = bundle.get_message(id).value
            assert pattern is not None  # `read` refuses a sentence without text
            value, errors = bundle.format_pattern(pattern, dict(args))
            if not errors:
                return str(value)
            wrong = errors[0]
    raise LookupError(f"{id}: {wrong}")


add_folder(files("bot") / "i18n" / "languages")
