"""What a text says: word forms, symbols, small words and mutations, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.finding.slips import distance, nearest_words, slips_allowed
from bot.finding.stems import mutated, radicals, stem
from bot.finding.words import tokens


@pytest.mark.parametrize(
    "text, words",
    [
        ("C, C++, C# and .NET", ["c", "c++", "c#", ".net"]),
        ("C++/C developer", ["c++", "c", "develop"]),
        ("dotnet, ASP.NET, CSharp, cpp", [".net", "asp", ".net", "c#", "c++"]),
        ("UX/UI, AI, HR", ["ux", "ui", "ai", "hr"]),
        ("R and Python", ["r", "python"]),
        ("R", ["r"]),
        ("r", ["r"]),
        ("A&E, R&D", ["a&e", "r&d"]),
        ("IT", ["it"]),
        ("it", ["it"]),
        ("I like it here", ["here"]),
        ("IT support", ["it", "support"]),
        ("it support", ["it", "support"]),
        ("gwaith mewn IT", ["it"]),
        ("I DO LIKE IT A LOT", ["lot"]),
        ("working with animals", ["animal"]),
        ("social work", ["soci", "work"]),
        ("cyfieithu o'r Saesneg i'r Gymraeg", ["cyfieith", "saesneg", "gymra"]),
        ("cyfieithu o’r Saesneg", ["cyfieith", "saesneg"]),
        ("licio gweithio efo plant ym Mangor", ["plant", "mang"]),
        ("the people’s doctor", ["peopl", "doct"]),
        ("who are you", ["who", "are", "you"]),
        ("Tŷ bach, TY BACH", ["ty", "bach", "ty", "bach"]),
        ("", []),
        ("🙂 – !!!", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    "forms",
    [
        "nurse nurses nursing",
        "accountant accountants accounting accountancy",
        "engineer engineers engineering",
        "translate translation translator translators",
        "develop developer development",
        "science sciences scientist scientific",
        "maths math mathematics mathematician",
        "police policing",
        "baker baking bakery bakers",
        "plan planning planner",
        "photographer photography",
        "librarian library libraries",
        "psychology psychologist",
        "cyfieithu cyfieithydd cyfieithwyr cyfieithiad",
        "cyfrifydd cyfrifwyr cyfrifo",
        "meddyg meddygon meddygaeth",
        "peiriannydd peirianneg peirianwyr",
        "nyrs nyrsio nyrsys",
        "rheoli rheolwr rheolwyr rheolaeth",
        "train trains",
        "trainer trainers trainees training",
        "nursery nurseries",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({word for form in forms.split() for word in tokens(form)}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "police policy",
        "hospital hospitality",
        "animal animation",
        "community communication",
        "factory factor",
        "business busy",
        "science scene",
        "car care cat",
        "barrister Barry",
        "train training",
        "product production",
        "nurse nursery",
        "international intern",
        "probation probate",
        "trader trade",
        "park parking",
        "choed cho",
    ],
)
def test_other_words_have_other_stems(words: str) -> None:
    assert len(set(map(stem, words.split()))) == len(words.split())


@pytest.mark.parametrize(
    "radical, forms",
    [
        ("caerdydd", "gaerdydd nghaerdydd chaerdydd"),
        ("cyfrifydd", "gyfrifydd nghyfrifydd chyfrifydd"),
        ("pobydd", "bobydd mhobydd phobydd"),
        ("trydanwr", "drydanwr nhrydanwr thrydanwr"),
        ("garddwr", "arddwr ngarddwr"),
        ("bardd", "fardd mardd"),
        ("deintydd", "ddeintydd neintydd"),
        ("meddyg", "feddyg"),
        ("llyfrgellydd", "lyfrgellydd"),
        ("rheolwr", "reolwr"),
        ("athro", "hathro"),
    ],
)
def test_a_mutation_is_undone_and_done(radical: str, forms: str) -> None:
    assert mutated(radical) == forms.split()
    for form in forms.split():
        assert radical in radicals(form)


def test_slips() -> None:
    assert distance("abc", "abc", 2) == 0
    assert distance("acb", "abc", 2) == 1
    assert distance("ab", "abcd", 1) == 2
    others = ("journalist", "journal", "nachine", "machine")
    assert nearest_words("jounalist", 2, others) == [(1, 0, "journalist")]
    assert nearest_words("machne", 1, others) == [(1, 0, "machine")]  # the first letter is right
    assert nearest_words("machxne", 1, others) == [(1, 1, "machine")]
    assert slips_allowed("data") == 0  # too short to tell
    assert slips_allowed("c++11") == 0
    assert slips_allowed("vetnary") == 1
    assert slips_allowed("vetinary") == 2


@pytest.mark.parametrize(
    "apart",
    [
        "mental mentor menter",
        "come comedian",
        "new news",
        "may mayor",
        "audition auditor",
        "cyfrifydd cyfrifol",
        "cymdeithaseg cymdeithasol",
        "dawn dawns",
        "llaw llawer",
        "gene general",
    ],
)
def test_what_looks_alike_stays_apart(apart: str) -> None:
    stems = [tuple(tokens(word)) for word in apart.split()]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    "text, words",
    [
        ("siarad efo deintydd yng Nghymru", ["deintydd", "nghymr"]),
        ("fi moyn mynd i bobi", ["bobi"]),
        ("licio mynd hefo ti i nofio", ["nofio"]),
    ],
)
def test_small_words_of_the_north_and_the_south_say_nothing(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    "text, other",
    [("out of work", "work"), ("no degree", "degree"), ("pobl hŷn", "pobl"), ("my own", "my")],
)
def test_a_small_word_that_turns_the_meaning_stays(text: str, other: str) -> None:
    assert tokens(text) != tokens(other)


@given(st.text(max_size=200))
def test_any_text_has_words_or_none(text: str) -> None:
    for word in tokens(text):
        assert word
        assert " " not in word


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_stem_is_no_longer_and_begins_alike(word: str) -> None:
    found = stem(word)
    assert found
    assert len(found) <= len(word) + 1
    assert found[:2] == word[:2]
