"""What a search means: concepts, mutations, slips, and from when on somebody fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.finding import meaning as product
from bot.finding.concepts import load
from bot.finding.documents import EVERYONE, document_of
from bot.finding.meaning import Meaning
from bot.finding.query import EACH, FITS, NEAREST, POSTINGS, Fit, Query, Typed, Unit, instead_of
from bot.finding.words import tokens, typed_tokens
from tests.support.builders import make_host

TABLE = """
law: law | y gyfraith
judge: judge, sheriff | barnwr
  in: law
solicitor: solicitor, lawyer | cyfreithiwr
  in: law
doctor: doctor, physician | meddyg, y ddau feddyg
journalist: journalist, reporter | newyddiadurwr
packing: packer, mind | paciwr
sailing: sailor | llong, llongau
farming: farmer, shepherd | ffermwr, defaid
architect: architect | pensaer
travelling: travelling | teithio
library: library | llyfrgell
gardener: gardener | garddwr
gardening: gardening | garddio
"""


@pytest.fixture
def whole() -> Meaning:
    """The table that comes with Paned."""
    return product.meaning()


@pytest.fixture
def meaning(tmp_path: Path) -> Meaning:
    (tmp_path / "table.txt").write_text(TABLE, encoding="utf-8")
    return Meaning(load(tmp_path, normalise=tokens))


def _named(meaning: Meaning, text: str) -> set[str]:
    return set(meaning.read(text)[1])


def _fit(meaning: Meaning, typed: str, vocabulary: Mapping[str, int], role: str) -> Fit:
    host = make_host(role="", sector="", topics=(), about="")
    words = document_of(replace(host, role=role), "Hal", meaning).words
    search = Typed.of(typed, meaning)
    counts = dict.fromkeys(words, 1)
    instead = {
        place: instead_of(*search.pairs[place], vocabulary, (), meaning)
        for place in search.unknown(counts, meaning)
    }
    return search.query(counts, meaning, instead).fit(words)


@pytest.mark.parametrize(
    "typed, concept",
    [
        ("feddyg", "doctor"),  # a longer term of the table has it mutated
        ("hoffwn deithio", "travelling"),  # its beginning looks English
        ("lyfrgell", "library"),
        ("bensaer", "architect"),
        ("newyddiadurwyr", "journalist"),
    ],
)
def test_a_mutated_word_means_what_its_radical_means(
    meaning: Meaning, typed: str, concept: str
) -> None:
    assert _named(meaning, typed) == {concept}


@pytest.mark.parametrize("typed", ["back", "finding", "longer", "long"])
def test_an_english_word_is_no_mutated_one(meaning: Meaning, typed: str) -> None:
    assert _named(meaning, typed) == set()
    assert meaning.settled(typed_tokens(typed)) == tokens(typed)


@pytest.mark.parametrize(
    "typed, meant", [("jounalist", "journalist"), ("newyddiadrwr", "newyddiadurwr")]
)
def test_a_slip_is_found_in_the_word_as_it_was_typed(
    meaning: Meaning, typed: str, meant: str
) -> None:
    ((raw, word),) = typed_tokens(typed)
    assert list(instead_of(raw, word, {}, (), meaning)) == tokens(meant)


@pytest.mark.parametrize(
    "typed, means, hardly",
    [
        ("coded welder", "welder", "software"),
        ("painted furniture restorer", "carpenter", "artist"),
        ("printed circuit engineer", "electronics-engineer", "printer"),
        ("academy football coach", "sports-coach", "lecturer"),
    ],
)
def test_a_word_with_another_ending_says_little_beside_others(
    whole: Meaning, typed: str, means: str, hardly: str
) -> None:
    _, concepts = whole.read(typed)
    assert concepts[means] == 1
    assert concepts[hardly] < NEAREST + 0.1


@pytest.mark.parametrize("typed", ["nurses in hospitals", "academics", "coded", "feddygon ysgol"])
def test_a_form_of_a_word_says_as_much_as_the_word(whole: Meaning, typed: str) -> None:
    assert max(whole.read(typed)[1].values()) >= 0.85


@pytest.mark.parametrize(
    "typed, means",
    [
        ("animal health", "vet"),
        ("health of animals", "vet"),
        ("iechyd anifeiliaid", "vet"),
        ("sport and education", "outdoor-education"),
        ("health research", "clinical-trials"),
    ],
)
def test_two_fields_side_by_side_mean_what_is_in_both(
    whole: Meaning, typed: str, means: str
) -> None:
    concepts = dict(whole.read(typed)[1])
    sure = concepts.pop(means)
    assert sure > max(one for name, one in concepts.items() if name in ("health", "law", "sport"))


@pytest.mark.parametrize(
    "typed, means, never",
    [
        ("football academy coach", "sports-coach", "footballer"),
        ("primary music teacher", "primary-teacher", "music"),
    ],
)
def test_a_word_may_stand_within_a_term(whole: Meaning, typed: str, means: str, never: str) -> None:
    _, concepts = whole.read(typed)
    assert concepts[means] == 1
    assert never not in concepts


def test_a_letter_with_a_hyphen_is_a_part_of_the_word(whole: Meaning) -> None:
    assert tokens("e-commerce") == tokens("ecommerce")
    assert _named(whole, "e-health") == {"health-tech"}
    assert _named(whole, "health") == {"health"}
    assert tokens("A-level") == tokens("A level")


def test_a_short_word_with_two_slips_is_another_word(meaning: Meaning) -> None:
    ((raw, word),) = typed_tokens("persawr")  # perfume, not pensaer
    assert instead_of(raw, word, {}, (), meaning) == {}


def test_of_words_that_the_table_lacks_those_of_hosts_are_meant(meaning: Meaning) -> None:
    ((raw, word),) = typed_tokens("glacology")
    assert list(instead_of(raw, word, {"glaciolog": 2}, (), meaning)) == ["glaciolog"]


def test_what_is_perhaps_meant_is_less_sure(meaning: Meaning) -> None:
    sure = _fit(meaning, "journalist", {}, role="Newyddiadurwr")
    perhaps = _fit(meaning, "jounalist", {}, role="Newyddiadurwr")
    assert sure.covered == 1
    assert FITS <= perhaps.covered < 1


def test_a_wider_field_is_only_the_nearest(meaning: Meaning) -> None:
    assert NEAREST <= _fit(meaning, "barnwr", {}, role="Law").covered < FITS
    assert _fit(meaning, "law", {}, role="Barnwr").covered >= FITS


def test_who_does_one_of_several_things_comes_near_and_who_is_in_its_field_does_not(
    meaning: Meaning,
) -> None:
    one_of_two = {EVERYONE: 500, "=judge": 400, "judg": 400}
    query = Typed.of("judge in Atlantis", meaning).query(one_of_two, meaning, {})
    document = document_of(make_host("hal", role="Judge", sector="Judge"), "Hal", meaning)
    fit = query.fit(document.words)
    assert fit.covered < FITS
    assert fit.score < query.near  # many do it
    assert fit.does
    wider = document_of(make_host("hal", role="Law", sector="Law"), "Hal", meaning)
    assert not query.fit(wider.words).does
    assert query.fit(wider.words).score < query.near


def test_a_large_network_asks_for_no_more_than_a_town_and_a_small_one_for_less() -> None:
    small, town, large = (Query("", (), (), {EVERYONE: n}).near for n in (3, 175, 9000))
    assert 0 < small < town == large


def test_each_of_two_words_for_the_same_is_covered(meaning: Meaning) -> None:
    assert _fit(meaning, "ffermwr defaid", {}, role="Farmer").covered == 1


def test_who_says_the_same_in_the_other_language_is_nearly_as_good(meaning: Meaning) -> None:
    same = _fit(meaning, "journalist", {}, role="Journalist")
    other = _fit(meaning, "journalist", {}, role="Newyddiadurwr")
    assert same.score > other.score > 0.6 * same.score


def test_a_search_reads_all_of_a_rare_word_and_fewer_of_one_that_says_less() -> None:
    counts = {EVERYONE: 9000, "rare": 9, "common": 4000, "near": 4000, "far": 4000}
    units = Unit({"rare": 1.0}), Unit({"common": 1.0, "near": 0.5, "far": 0.2})
    wanted = dict(Query("", units, (), counts).wanted())
    assert wanted["rare"] == counts["rare"]
    assert wanted["common"] == POSTINGS - counts["rare"]
    assert 0 < wanted["far"] < wanted["near"] < EACH


def test_of_those_who_say_the_same_in_two_words_the_surer_one_counts() -> None:
    units = Unit({"vet": 1.0, "animal": 0.5}), Unit({"welsh": 1.0})
    query = Query("", units, (), {EVERYONE: 9, "vet": 1, "animal": 1, "welsh": 1})
    words = ["animal", "vet", "welsh"]
    entries = [(0, "ana", 900), (0, "bea", 1000), (1, "bea", 400)]
    assert query.best(words, [*entries, (2, "cai", 1)], 9) == ["bea", "ana", "cai"]
    assert query.best(words, [*entries, (2, "ana", 100)], 1) == ["ana"]
    assert query.best(words, [], 9) == []
    assert Query("", (), ()).best([], [], 9) == []


def test_who_only_mentions_what_is_near_does_not_fit(meaning: Meaning) -> None:
    search = Typed.of("law", meaning).query({}, meaning, {})

    def covered(role: str = "Roofer", sector: str = "", about: str = "") -> float:
        host = make_host(role=role, sector=sector, topics=(), about=about)
        return search.fit(document_of(host, "Hal", meaning).words).covered

    assert covered(role="Judge") >= FITS
    assert covered(sector="Judges") >= FITS
    assert NEAREST <= covered(about="We mend the roof of a judge.") < FITS
    assert covered(about="We mend roofs for law firms.") == 1  # the word itself is there


def test_a_word_that_is_spelled_as_a_term_names_others_of_its_stem_less_surely(
    meaning: Meaning,
) -> None:
    for typed, first, then in (
        ("garddwr", "gardener", "gardening"),
        ("garddio", "gardening", "gardener"),
        ("gardening", "gardening", "gardener"),
    ):
        named = meaning.read(typed)[1]
        assert named[first] == 1
        assert FITS <= named[then] < 1
    assert set(meaning.read("garddwyr")[1].values()) == {1.0}  # no term is spelled so
