"""A sentence by its id is found where the product says it, and only there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.hosts import Format
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support.said import label, pattern, said, stands_in
from tests.support.sentences import EVERY, NUMBERS, samples
from tests.support.sources import strings

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_found_as_the_product_says_it(language: str) -> None:
    words = Translator(language, "Europe/London")
    for id in EVERY:
        for given in samples(id, "Siân (a+b)", numbers=(1, 2, 3, 6, 1200)):
            text = words.label(id, **given)
            assert pattern(said(id, **given), words).fullmatch(text), f"{id} {given}: {text}"
            assert pattern(said(id), words).fullmatch(text), f"{id}: {text}"


def test_an_argument_is_compared_and_one_that_is_not_given_is_not() -> None:
    words = Translator("en", "UTC")
    text = words.label("card-title", seeker="Mina", host="Bea")
    assert stands_in(said("card-title", seeker="Mina"), text, words)
    assert not stands_in(said("card-title", seeker="Gil"), text, words)
    assert not stands_in(said("card-title", seeker="Mina", host="Gil"), text, words)


def test_a_number_chooses_the_variant() -> None:
    words = Translator("cy", "UTC")
    for id in EVERY:
        given = next(samples(id, "x"))
        for name in NUMBERS & set(given):
            one, two = (words.label(id, **{**given, name: number}) for number in (1, 2))
            if one != two:
                assert not stands_in(said(id, **{**given, name: 1}), two, words), id


def test_days_and_sentences_inside_a_sentence_are_the_readers() -> None:
    words = Translator("cy", "America/New_York")
    for when in (NOON, date(2026, 3, 3)):
        text = words.label("also-for", name="Bea", when=when)
        assert stands_in(said("also-for", name="Bea", when=when), text, words)
        assert not stands_in(said("also-for", when=when), text, Translator("en", "UTC"))
    way = words.label("format", format=Format.VIDEO)
    text = words.label("talks", formats=way, lengths="20") + ": 12"
    wanted = said("talks", formats=said("format", format="video")) + ": 12"
    assert stands_in(wanted, text, words)
    assert not stands_in(said("talks", formats=said("format", format="phone")), text, words)


def test_a_mistake_in_a_test_is_found() -> None:
    for wrong in (
        lambda: said("button-nothing"),
        lambda: said("card-title", nobody="Mina"),
        lambda: pattern(said("format", format="pigeon"), Translator("en", "UTC")),
        lambda: label("card-title", Translator("en", "UTC"), seeker="Mina"),
    ):
        with pytest.raises((LookupError, ValueError)):
            wrong()


EXEMPT = {
    "argument-": "an option of a command of Discord: tests/adapters/discord reads them",
    "bank-": "a question that the coach suggests: tests/test_locales.py reads all of them",
    "command-": "a line of the platform's list of commands",
    "detail-": "a field of a note, by the name of the detail",
    "hint-detail-": "the same, under the field",
    "noted-": "the same, beside the fact: the story of each kind of note reads them",
    "host-part-": "named from the parts of an offer: the story of the three parts reads them",
    "prep-": "an item of the checklist: the workspace reads each where it can be ticked",
    "usage-": "named from the commands: the story of the help reads them",
}
"""The beginnings of ids that tests make from names, and where they do."""


def test_every_sentence_is_named_by_a_test() -> None:
    """A wrong id on a card then fails the story that names the right one."""
    named: set[str] = set()
    for path in Path(__file__).parent.rglob("*.py"):
        if path.name not in ("sentences.py", "test_locales.py", Path(__file__).name):
            named |= strings(path)
    left = {id for id in EVERY if id not in named and not id.startswith(tuple(EXEMPT))}
    assert left == set()
