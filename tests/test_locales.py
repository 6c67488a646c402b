"""English and Welsh say the same things, the code finds every sentence, and every sentence fits."""

from __future__ import annotations

import re
from enum import StrEnum
from zoneinfo import available_timezones

import pytest
from babel import Locale

from bot.coach.questions import BANK, check_question
from bot.model.availability import parse_windows
from bot.text import Strong
from bot.words import LANGUAGES, Words, city
from bot.zones import look_up
from tests.sentences import (
    BANK_IDS,
    EVERY,
    FILLED,
    LOCALES,
    NUMBERS,
    counts,
    ids_by_file,
    messages,
    parts,
    samples,
    uses,
)

ODD = ("Siân", "O’Brien & **Sons** { $name }", "<@U1> *a* _b_ [x](y) -term", "", "W" * 60)
CATEGORIES = {f"question-category-{name}" for name in BANK}
"""Names of the bank's categories: nothing shows them yet."""


def test_both_languages_have_the_same_sentences_in_the_same_files() -> None:
    assert ids_by_file("cy") == ids_by_file("en")
    assert set(LANGUAGES) == {path.name for path in LOCALES.iterdir() if path.is_dir()}


def test_a_sentence_needs_the_same_things_in_both_languages() -> None:
    for id in EVERY:
        english, welsh = parts("en", id), parts("cy", id)
        assert welsh.variables == english.variables, id
        for found, language in ((english, "en"), (welsh, "cy")):
            forms = {*Locale(language).plural_form.tags, "other"}
            for name, keys in found.choices.items():
                assert (name in NUMBERS) == counts(keys), f"{language} {id}: {name}"
                assert not counts(keys) or set(keys) <= forms, f"{language} {id}: {keys}"
        of_names = [
            {name: set(keys) for name, keys in found.choices.items() if not counts(keys)}
            for found in (english, welsh)
        ]
        assert of_names[0] == of_names[1], id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_whatever_stands_in_it(language: str) -> None:
    words = Words(language, "Europe/London")
    for id in EVERY:
        for given in samples(id, *ODD):
            said = words.say(id, **given)
            for value in given.values():
                if isinstance(value, str) and not isinstance(value, StrEnum):
                    assert value in str(said), f"{id}: {value!r} is not whole"
        for given in samples(id, "Siân"):
            said = words.say(id, **given)
            assert str(said).strip(), id
            assert not re.search(r"[*{}\ue000-\uf8ff]", str(said)), id
            assert all(span.text.strip() for span in said.spans if isinstance(span, Strong)), id


def test_a_number_is_the_same_in_both_languages() -> None:
    english, welsh = Words("en", "UTC"), Words("cy", "UTC")
    for id in EVERY:
        if parts("en", id).variables & NUMBERS:
            for number in range(2, 32):
                for given in samples(id, "Siân", numbers=(number,)):
                    told = [
                        re.findall(r"\d+", words.label(id, **given)) for words in (english, welsh)
                    ]
                    assert sorted(told[0]) == sorted(told[1]), f"{id} with {number}"


def test_numbers_ask_for_their_mutations() -> None:
    words = Words("cy", "UTC")
    people = {1: "1 person", 2: "2 berson", 3: "3 pherson", 6: "6 pherson", 11: "11 o bobl"}
    for count, told in people.items():
        assert words.label("found-title", count=count) == f"Gallwch ofyn i {told}"
    for most, told in {2: "2 gais", 3: "3 chais", 5: "5 cais", 6: "6 chais"}.items():
        assert f"gennych {told} " in words.label("error-cap-open", most=most)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_is_the_only_markup(language: str) -> None:
    words = Words(language, "UTC")
    for id in EVERY:
        for given in samples(id, "Siân", numbers=(1, 2, 3, 6, 7)):
            plain = str(words.say(id, **given))
            assert not re.search(r"[*_`~<>\[\]|\\#]|https?:|^\s*[-+>]", plain), f"{language} {id}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_given_as_an_example_can_be_typed(language: str) -> None:
    words = Words(language, "UTC")
    assert parse_windows(words.label("placeholder-windows"))
    for name in words.label("hint-zone").partition(": ")[2].split(", "):
        assert look_up(name).sure, name
    for id in EVERY:
        if id.startswith("field-windows-"):
            said = words.label(id, **dict.fromkeys(parts("en", id).variables, "x"))
            for example in re.findall(r"[^\W\d]+(?:-[^\W\d]+)? \d\d:\d\d-\d\d:\d\d", said):
                assert parse_windows(example), f"{id}: {example}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_is_content_with_the_questions_it_suggests(language: str) -> None:
    words = Words(language, "UTC")
    host = {"role": "Data scientist", "organisation": "Acme Energy", "topic": "forecasting"}
    for id in BANK_IDS:
        question = words.label(id, **host)
        assert not check_question(question, "Acme Energy", ("forecasting",)), question


def test_every_sentence_the_code_asks_for_exists_and_gets_what_it_needs() -> None:
    for use in uses():
        for id in use.ids:
            assert id in messages("en"), f"{use.where} says {id!r}, which nobody wrote"
            if use.given is not None:
                needs = parts("en", id).variables | parts("cy", id).variables
                assert needs <= use.given, f"{use.where}: {id} lacks {needs - use.given}"


def test_no_sentence_is_left_over() -> None:
    said = {id for use in uses() for id in use.ids}
    assert set(messages("en")) - said - CATEGORIES == set()


# What has to fit

LONGEST: dict[str, str | int] = {
    **dict.fromkeys(("name", "seeker", "host", "other"), "W" * 60),
    "zone": "W" * max(map(len, available_timezones())),
    "count": 999,
    "number": 10,
    "minutes": 30,
    "most": 12,
}
"""What stands in a label at its longest, as the code shortens it."""
IN_CHECKLIST = {
    "organisation": "W" * 40,
    "role": "W" * 40,
    "name": "W" * 30,
    "zone": "W" * max(len(city(zone)) for zone in available_timezones()),
}


def _longest(language: str, id: str, most: dict[str, str | int]) -> int:
    words = Words(language, "UTC")
    filled = ({k: most.get(k, v) for k, v in given.items()} for given in samples(id, "no limit"))
    return max(len(words.label(id, **given)) for given in filled)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_fits(language: str) -> None:
    limits = {(id, use.most) for use in uses() if use.most for id in use.ids}
    assert {most for _, most in limits} == {24, 45, 75, 100, 150}
    for id, most in limits:
        longest = LONGEST | ({"name": "W" * 20} if id == "field-why" else {})
        assert _longest(language, id, longest) <= most, f"{language} {id}: {most} at most"
    for id in FILLED["prep-{}"]:
        assert _longest(language, id, dict(IN_CHECKLIST)) <= 150, f"{language} {id}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_is_cut_short_on_discord(language: str) -> None:
    for id in {"command-intro"} | FILLED["command-{}"] | FILLED["argument-{}"]:
        assert len(Words(language, "UTC").label(id)) <= 100, f"{language} {id}"
