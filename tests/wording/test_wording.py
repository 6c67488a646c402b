"""How the sentences read that members meet often: the only tests that look at the words themselves.

`english.txt` and `welsh.txt` are written by hand. Change the words there with those of the product,
and read the sentences around them.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from bot.i18n.translator import Translator
from tests.support.sentences import EVERY
from tests.wording.reading import Moment, moments

FILES = {
    language: Path(__file__).with_name(f"{name}.txt")
    for language, name in (
        ("en", "english"),
        ("cy", "welsh"),
    )
}
MOMENTS = [(language, moment) for language, file in FILES.items() for moment in moments(file)]

pytestmark = pytest.mark.wording


@pytest.mark.parametrize(
    "language, moment", MOMENTS, ids=[f"{one}: {moment.title}" for one, moment in MOMENTS]
)
def test_it_reads_as_it_should(language: str, moment: Moment) -> None:
    words = Translator(language, "Europe/London")
    said = [(line.id, words.label(line.id, **line.args)) for line in moment.lines]
    assert said == [(line.id, line.text) for line in moment.lines]


@pytest.mark.parametrize("language", FILES)
def test_nothing_that_members_read_often_is_left_out(language: str) -> None:
    often = re.compile(r"(status|nudge|button|error|bank)-.*|form-(?!.*-intro$).*")
    read = {line.id for one, moment in MOMENTS if one == language for line in moment.lines}
    assert {id for id in EVERY if often.fullmatch(id)} - read == set()


def test_no_welsh_word_stands_before_a_name_that_would_change_it() -> None:
    """*A*, *â*, *gyda* and the like read *ac*, *ag*, *gydag* before a vowel, and a name may begin
    with one: such a sentence is said in another way."""
    before = re.compile(
        r"\b(a|â|gyda|na|tua|efo) \W*\{ ?\$(name|names|host|seeker|connector|other|who|by)\b"
    )
    folder = Path(str(files("bot.i18n"))) / "languages" / "cy"
    found = {
        f"{file.name}: {line}"
        for file in sorted(folder.glob("*.ftl"))
        for line in file.read_text("utf-8").splitlines()
        if before.search(line)
    }
    assert not found
