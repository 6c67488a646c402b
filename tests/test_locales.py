"""English and Welsh say the same things, code and files name the same ids, and labels fit."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from babel import Locale

from bot.core.text import Bold
from bot.domain.typed_windows import parse_windows
from bot.domain.zones import look_up
from bot.i18n import fluent, limits
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support.forms import FORMS
from tests.support.sentences import (
    EVERY,
    NUMBERS,
    counts,
    in_code,
    looks_like_id,
    messages,
    parts,
    samples,
)

ODD = ("Siân", "O’Brien & **Sons** { $name }", "<@U1> *a* _b_ [x](y) -term", "", "W" * 60)


# The files


def test_both_languages_have_the_same_sentences_in_the_same_files() -> None:
    english, welsh = (
        {
            file.name: re.findall(r"^([a-z][\w-]*) =", file.read_text("utf-8"), re.MULTILINE)
            for file in fluent.files_of(language)
            if file.name.endswith(".ftl")
        }
        for language in ("en", "cy")
    )
    assert len(english) > 20
    assert welsh == english
    assert set(messages("cy")) == set(messages("en"))


def test_a_folder_of_another_package_is_read_too(tmp_path: Path) -> None:
    sample, twin = tmp_path / "sample", tmp_path / "twin"
    for folder, text in ((sample, "sample-hello = Hello"), (twin, "sample-hello = Hi")):
        (folder / "en").mkdir(parents=True)
        (folder / "en" / "hello.ftl").write_text(text)
    known = fluent.folders()
    assert "sample-hello" in fluent.read("en", [*known, sample])
    with pytest.raises(ValueError, match=r"sample-hello stands in both .*sample.*and .*twin"):
        fluent.read("en", [*known, sample, twin])


@pytest.mark.parametrize("text", ["hello", "hello = { $name", "hello =\n    .label = Hello"])
def test_a_file_with_a_mistake_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "hello.ftl").write_text(text)
    with pytest.raises(ValueError, match=r"hello\.ftl"):
        dict(fluent.read("en", [tmp_path]))


SAME = {
    "know-row": "a name, and two facts",
    "backlog-line": "what it is, how many, and why",
    "safety-person": "a name",
    "thanks-owed": "only a name",
    "offered-way": "a role, a place and a format",
    "option-limit": "a number",
    "question-line": "a number and the member's words",
    "help-row": "a command and its line",
    "menu-title": "the name of the product",
    "fact-sector": "Sector is the Welsh word too",
    "field-sector": "Sector is the Welsh word too",
}
"""Sentences that are the same in both languages, and why."""


@pytest.mark.wording
def test_what_is_written_in_english_is_not_left_so_in_welsh() -> None:
    english, welsh = Translator("en", "UTC"), Translator("cy", "UTC")
    same = {
        id
        for id in EVERY
        if all(english.label(id, **g) == welsh.label(id, **g) for g in samples(id, "x"))
    }
    assert {id for id in same if not id.startswith("usage-")} == set(SAME)


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


# The code

NO_IDS = {"no-cache", "no-referrer", "no-store"}
"""Strings that begin like an id and are none."""


def test_every_sentence_stands_whole_in_the_code() -> None:
    """A search for the id finds the file and the code that uses it."""
    used = {value for _, value in in_code()}
    assert [id for id in EVERY if id not in used] == []


def test_the_code_names_no_sentence_that_nobody_wrote() -> None:
    unknown = {
        (file, value)
        for file, value in in_code()
        if looks_like_id(value) and value not in messages("en") and value not in NO_IDS
    }
    assert unknown == set()


# What a reader gets


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_whatever_stands_in_it(language: str) -> None:
    words = Translator(language, "Europe/London")
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
            assert all(span.text.strip() for span in said.spans if isinstance(span, Bold)), id


def test_a_number_is_the_same_in_both_languages() -> None:
    english, welsh = Translator("en", "UTC"), Translator("cy", "UTC")
    for id in EVERY:
        if parts("en", id).variables & NUMBERS:
            for number in range(2, 32):
                for given in samples(id, "Siân", numbers=(number,)):
                    found = [
                        sorted(re.findall(r"\d+", words.label(id, **given)))
                        for words in (english, welsh)
                    ]
                    assert found[0] == found[1], f"{id} with {number}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_is_the_only_markup(language: str) -> None:
    words = Translator(language, "UTC")
    for id in EVERY:
        for given in samples(id, "Siân", numbers=(1, 2, 3, 6, 7)):
            plain = str(words.say(id, **given))
            if id.startswith("starter-"):  # blanks to fill in; the whole stands in a quote
                plain = re.sub(r"\[([\w’' ]+)\](?!\()", r"\1", plain)
            assert not re.search(r"[*_`~<>\[\]|\\#]|https?:|^\s*[-+>]", plain), f"{language} {id}"


@pytest.mark.wording
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_given_as_an_example_can_be_typed(language: str) -> None:
    words = Translator(language, "UTC")
    assert parse_windows(words.label("placeholder-windows"))
    assert parse_windows(words.label("hint-windows").partition(": ")[2])
    for name in words.label("hint-zone").partition(": ")[2].split(", "):
        assert look_up(name).sure, name
    for id in EVERY:
        if id.startswith("field-windows-"):
            said = words.label(id, **dict.fromkeys(parts("en", id).variables, "x"))
            for example in re.findall(r"[^\W\d]+(?:-[^\W\d]+)? \d\d:\d\d-\d\d:\d\d", said):
                assert parse_windows(example), f"{id}: {example}"


@pytest.mark.wording
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_platform_says_that_a_field_is_optional(language: str) -> None:
    words = Translator(language, "UTC")
    for id in EVERY:
        if id.startswith(("field-", "hint-", "detail-", "form-")):
            said = words.label(id, **dict.fromkeys(parts("en", id).variables, "x"))
            assert not re.search("optional|dewisol", said, re.IGNORECASE), f"{language} {id}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_a_date(language: str) -> None:
    words = Translator(language, "Europe/London")
    for number in range(366):
        at = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)
        for written in (words.short(at), words.day(at.date())):
            found = re.findall(r"[^\W\d]+", written)
            assert len(found) == len(set(found)) == 2, written


# What has to fit


def _limits() -> dict[str, int]:
    """The most characters of each sentence that a platform cuts or refuses when longer."""
    limits = {id: 75 for id in EVERY if id.startswith("button-")}
    limits |= {id: 150 for id in EVERY if id.endswith("-title")}
    limits |= {id: 150 for id in EVERY if re.match(r"prep-(?!none|which|with|title|lead|all)", id)}
    limits |= {id: 100 for id in EVERY if re.match(r"(command|argument)-", id)}
    for sheet in FORMS.values():
        if sheet.title not in EVERY:  # a feature that a test added
            continue
        for asks in sheet.fields.values():
            labels = (asks.label,) if isinstance(asks.label, str) else asks.label
            limits |= dict.fromkeys(asks.options, 75) | dict.fromkeys(labels, 45)
            limits |= dict.fromkeys({asks.hint, asks.placeholder} - {""}, 100)
        limits |= {sheet.title: 24, sheet.submit: 24}
    return limits


LIMITS = _limits()


def test_the_limits_are_those_of_every_kind_of_label() -> None:
    assert set(LIMITS.values()) == {24, 45, 75, 100, 150}
    known_by = {id: limits.most(id, fluent.written(fluent.sentences("en")[id])) for id in EVERY}
    assert {id: most for id, most in known_by.items() if most} == LIMITS
    known = {"form-": 24, "submit-": 24, "hint-": 100, "placeholder-": 100}
    for id in EVERY:
        for beginning, most in known.items():
            if id.startswith(beginning) and not id.endswith("-intro"):
                assert LIMITS.get(id) == most, f"{id} is in no form of tests/support/forms.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_fits(language: str) -> None:
    words = Translator(language, "UTC")
    for id, most in LIMITS.items():
        for given in samples(id, limits.ORDINARY):
            longest = limits.longest(id)
            label = words.label(id, **{k: longest.get(k, v) for k, v in given.items()})
            assert len(label) <= most, f"{id}, {most} at most: {label}"


@pytest.mark.wording  # the pseudo-language is that much longer itself
def test_every_label_fits_in_a_language_that_is_forty_percent_longer() -> None:
    """So that a third language has room: English stays that much shorter."""
    words = Translator("en", "UTC")
    for id, most in LIMITS.items():
        for given in samples(id, limits.ORDINARY):
            longest = limits.longest(id)
            label = words.label(id, **{k: longest.get(k, v) for k, v in given.items()})
            empty = {k: "" if k not in NUMBERS and type(v) is str else v for k, v in given.items()}
            own = len(words.label(id, **empty))
            assert len(label) + own * 2 // 5 <= most, f"{id}, {most} at most: {label}"
