"""The words of the Welsh sentences and pages (docs/cy), and the list of those spelt right.

`welsh_words.txt` was checked once with the Hunspell dictionary of cy_GB, which a test cannot fetch.
For new words get that dictionary (the npm package dictionary-cy has it) and run:

    python -m tests.wording.spelling FOLDER/index

It adds the new words that the dictionary knows and prints the others, which you add by hand if they
are right: names, and forms that the dictionary lacks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fluent.syntax import ast as ftl

from bot.i18n import fluent
from bot.i18n.operator import translations
from tests.support.page_words import PLACED, page_words
from tests.support.sentences import EVERY, messages

LIST = Path(__file__).with_name("welsh_words.txt")
_CLITIC = re.compile(r"'(?:r|n|i|u|w|m|th|ch)$")
"""What Welsh joins to the end of a word: o'r, sy'n, i'w. A dictionary has the word alone."""
_PAGES = Path(__file__).parents[2] / "docs" / "cy"
_TYPED = re.compile(r"/intro(?: [a-z-]+)?|\b[\w-]+\.(?:txt|json)\b|“[A-Z][a-z]+(?: [a-z]+)*”")
"""What is typed or shown in English: a command, a file."""
_CODE = re.compile(r"`[^`]*`|\{\w+\}|\S*[./_:@]\S*\w|python -c|chmod go|install -m|--\w+|paned \w+")
"""What is typed or put in."""
_NAMES = {"Bea", "Discord", "Mina", "Paned", "Priya", "Tom"}
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def words(text: str) -> Iterator[str]:
    """The words of a text, as a dictionary has them."""
    for word in _WORD.findall(text.replace("’", "'")):
        yield _CLITIC.sub("", word)


def used() -> dict[str, str]:
    """Every word of the Welsh sentences and pages, each with the id of one that has it."""
    found: dict[str, str] = {}
    welsh = messages("cy")
    said = {id: _texts(welsh[id]) for id in EVERY if id in welsh}
    said |= {id: iter([PLACED.sub(" ", text)]) for id, text in page_words()["cy"].items()}
    for english, text in translations("cy").items():  # the names and commands in it are English
        same = set(words(english))
        own = " ".join(word for word in words(_CODE.sub(" ", text)) if word not in same)
        said[f"operator.json: {english}"] = iter([own])
    said |= {page.name: iter([page.read_text(encoding="utf-8")]) for page in _PAGES.glob("*.md")}
    for id, texts in said.items():
        for text in texts:
            for word in words(_TYPED.sub(" ", text)):
                if word not in _NAMES:
                    found.setdefault(word, id)
    return found


def known() -> set[str]:
    """The accepted words. One that begins a sentence is accepted if it is in small letters."""
    return set(LIST.read_text(encoding="utf-8").split())


def unknown(among: Iterable[str]) -> list[str]:
    """The words that are not accepted, sorted."""
    accepted = known()
    return sorted(w for w in among if w not in accepted and w[0].lower() + w[1:] not in accepted)


def _texts(node: object) -> Iterator[str]:
    """The text of a sentence in all its variants, without what is put into it."""
    match node:
        case ftl.Pattern():
            for element in node.elements:
                yield from _texts(element)
        case ftl.TextElement():
            yield node.value
        case ftl.Placeable():
            yield from _texts(node.expression)
        case ftl.SelectExpression():
            for variant in node.variants:
                yield from _texts(variant.value)


def accept(dictionary: str) -> list[str]:
    """Add the new words that the dictionary knows, and return the others."""
    from hunspell import Hunspell  # chunspell, which only this tool needs

    path = Path(dictionary)
    spelt = Hunspell(path.name, hunspell_data_dir=str(path.parent))
    new = unknown(used())
    right = {w.lower() if spelt.spell(w.lower()) else w for w in new if spelt.spell(w)}
    lines = sorted(known() | right, key=lambda word: (word.casefold(), word))
    LIST.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [word for word in new if not spelt.spell(word)]


if __name__ == "__main__":
    assert fluent.LANGUAGES
    print("\n".join(accept(sys.argv[1])))
