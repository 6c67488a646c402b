"""Names within a sentence, as each language joins them."""

from __future__ import annotations

import pytest

from bot.i18n.formatting import together


@pytest.mark.parametrize(
    "names, joined",
    [
        (["Bea"], "Bea"),
        (["Bea", "Cai"], "Bea a Cai"),
        (["Bea", "Olu"], "Bea ac Olu"),
        (["Bea", "Cai", "Élise"], "Bea, Cai ac Élise"),
        (["Bea", "Ynyr"], "Bea ac Ynyr"),
        (["Bea", "Yasmin"], "Bea a Yasmin"),
        (["Olu", "Huw"], "Olu a Huw"),
    ],
)
def test_welsh_and_before_a_vowel(names: list[str], joined: str) -> None:
    assert together(names, "cy") == joined


def test_english_and_others() -> None:
    assert together(["Bea"], "en") == "Bea"
    assert together(["Bea", "Cai", "Olu"], "en") == "Bea, Cai and Olu"
    assert together(["Bea", "Cai"], "fr") == "Bea et Cai"
