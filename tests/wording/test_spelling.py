"""Every Welsh sentence is spelt right: each of its words is in a list that was checked."""

from __future__ import annotations

import pytest

from tests.wording.spelling import LIST, known, unknown, used, words

pytestmark = pytest.mark.wording


def test_every_welsh_word_is_spelt_right() -> None:
    where = used()
    new = {word: where[word] for word in unknown(where)}
    assert not new, (
        "check the spelling, then add the words to tests/wording/welsh_words.txt, by hand or with"
        " the tool in tests/wording/spelling.py (CONTRIBUTING.md says how)"
    )


@pytest.mark.parametrize(
    "text, found",
    [
        ("Mae'r sgwrs sy'n dod", ["Mae", "sgwrs", "sy", "dod"]),
        ("o’r ysgol â'ch ffrind", ["o", "ysgol", "â", "ffrind"]),
        ("cyn-fyfyrwyr, e-bost; p'un", ["cyn-fyfyrwyr", "e-bost", "p'un"]),
        ("Yn 2026: 3 Mawrth, **gyda Bea**", ["Yn", "Mawrth", "gyda", "Bea"]),
    ],
)
def test_words_are_as_a_dictionary_has_them(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize("wrong", ["bhwnc", "hcath", "sgrws", "Sgrws", "gwesteiwrx"])
def test_a_wrong_word_is_found(wrong: str) -> None:
    assert unknown([wrong, "sgwrs", "Sgwrs", "Gwesteiwr"]) == [wrong]


def test_the_list_is_sorted_and_has_each_word_once() -> None:
    lines = LIST.read_text(encoding="utf-8").split()
    assert lines == sorted(known(), key=lambda word: (word.casefold(), word))
