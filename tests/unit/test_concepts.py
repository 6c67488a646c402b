"""The table of equivalent terms: what is in it, and how it is read."""

from __future__ import annotations

import tracemalloc
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.finding.concepts import ConceptError, Concepts, load
from bot.finding.meaning import meaning


def words(text: str) -> list[str]:
    """The words of a text without case and accents; symbols such as C# stay."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).split()


TABLE = load(normalise=words)
TERMS = [(one, term) for one in TABLE.all.values() for term in one.terms]


def table(folder: Path, **texts: str) -> Concepts:
    """The concepts of such files."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return load(folder, normalise=words)


def test_the_table_is_large_and_each_concept_is_said_in_both_languages() -> None:
    assert len(TABLE.all) >= 750
    assert [one.id for one in TABLE.all.values() if not one.english or not one.welsh] == []


def test_every_term_names_its_concept() -> None:
    for one, term in TERMS:
        assert one.id in TABLE.of(words(term)), term


def test_a_term_is_the_main_one_of_a_single_concept() -> None:
    main: dict[tuple[str, ...], set[str]] = {}
    for one, term in TERMS:
        if TABLE.of(words(term))[one.id] == 1:
            main.setdefault(tuple(words(term)), set()).add(one.id)
    assert {term: ids for term, ids in main.items() if len(ids) > 1} == {}


def test_what_a_search_cannot_tell_apart_is_near() -> None:
    """Stems make one of "nurse" and "nursing". What is far apart has `~` at one of its terms."""
    means = meaning()
    main: dict[tuple[str, ...], set[str]] = {}
    for one, term in TERMS:
        said, concepts = means.read(term)
        assert one.id in concepts, term
        if concepts[one.id] == 1:
            main.setdefault(tuple(said), set()).add(one.id)
    assert [
        (said, a, b)
        for said, ids in main.items()
        for a, b in combinations(sorted(ids), 2)
        if a not in means.near(b) and b not in means.near(a)
    ] == []


def test_each_concept_but_languages_is_near_something_else() -> None:
    alone = [one for one in TABLE.all.values() if len(TABLE.near(one.id)) == 1]
    assert [one.id for one in alone if not one.place.startswith("languages.txt")] == []


@pytest.mark.parametrize(
    "text, concept",
    [
        ("Vet", "vet"),
        ("Milfeddyg", "vet"),
        ("cyfrifydd", "accountant"),
        ("nyrs", "nurse"),
        ("cyfreithwraig", "solicitor"),
        ("gwyddonydd data", "data-scientist"),
        ("peiriannydd meddalwedd", "software-engineer"),
        ("C#", "csharp"),
        (".NET", "csharp"),
        ("C++", "cpp"),
        ("C", "c-language"),
        ("R", "r-language"),
        ("UX/UI", "ux"),
        ("HR", "hr"),
        ("AI", "ai"),
        ("GP", "gp"),
        ("NHS", "health"),
        ("helpu pobl", "helping-people"),
        ("with my hands", "hands"),
        ("Manceinion", "manchester"),
        ("Ynys Môn", "anglesey"),
        ("ynys mon", "anglesey"),
        ("Cymraeg", "welsh-language"),
        ("maths", "maths-study"),
    ],
)
def test_what_people_say_of_work(text: str, concept: str) -> None:
    assert TABLE.of(words(text))[concept] == 1


@pytest.mark.parametrize(
    "wish, work",
    [
        ("helping-people", "social-worker"),
        ("animals", "vet"),
        ("outside", "farmer"),
        ("outdoors-maths", "land-surveyor"),
        ("being-creative", "illustrator"),
        ("hands", "carpenter"),
        ("travelling", "cabin-crew"),
        ("maths-study", "actuary"),
        ("north-wales", "wrexham"),
    ],
)
def test_wishes_fields_and_subjects_lead_to_work(wish: str, work: str) -> None:
    assert TABLE.near(wish)[work] >= 0.5


def test_a_longer_term_is_not_its_parts() -> None:
    assert set(TABLE.of(words("the animal nurse said"))) == {"vet-nurse"}
    assert {"nurse", "animals"} <= set(TABLE.of(words("animals and a nurse")))


def test_the_table_needs_little_memory() -> None:
    tracemalloc.start()
    try:
        again = load(normalise=words)
        now, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert again.all
    assert now < 10_000_000


@given(st.lists(st.sampled_from([*sorted(TABLE.words), "qqq"]), max_size=12))
def test_any_text_names_known_concepts(text: list[str]) -> None:
    for concept, sure in TABLE.of(text).items():
        assert concept in TABLE.all
        assert 0 < sure <= 1


@given(st.sampled_from(TERMS), st.lists(st.just("qqq"), max_size=3), st.booleans())
def test_words_around_a_term_and_its_case_do_not_matter(
    said: tuple[object, str], around: list[str], upper: bool
) -> None:
    term = said[1].upper() if upper else said[1]
    assert TABLE.of([*around, *words(term), *around]) == TABLE.of(words(said[1]))


@given(st.sampled_from(sorted(TABLE.all)))
def test_nothing_is_nearer_than_the_concept_itself(concept: str) -> None:
    near = TABLE.near(concept)
    assert near[concept] == 1
    assert all(other in TABLE.all and 0 < weight <= 1 for other, weight in near.items())


@given(st.sampled_from(sorted(TABLE.all)))
def test_neighbours_are_near_in_both_directions(concept: str) -> None:
    for other, weight in TABLE.all[concept].near.items():
        assert TABLE.near(concept)[other] >= weight
        assert TABLE.near(other)[concept] >= weight
    for other, weight in TABLE.all[concept].leads_to.items():
        assert TABLE.near(concept)[other] >= weight


FARM = """\
# A comment.
animals: animals | anifeiliaid

vet: vet, animal doctor | milfeddyg,
    ffariar
  in: animals  near: groom 0.4
groom: groom | gwastrawd
  in: animals
wish: with horses | gyda cheffylau
  to: groom
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    found = table(tmp_path, farm=FARM)
    assert list(found.all) == ["animals", "vet", "groom", "wish"]
    assert found.all["vet"].terms == ["vet", "animal doctor", "milfeddyg", "ffariar"]
    assert found.all["vet"].place == "farm.txt:4"
    assert found.near("animals") == {"animals": 1, "vet": 0.8, "groom": 0.8}
    assert found.near("vet") == {"vet": 1, "groom": 0.4, "animals": 0.4}
    assert found.near("wish") == {"wish": 1, "groom": 0.7}
    assert "wish" not in found.near("groom")
    assert found.of(["animal", "doctor"]) == {"vet": 1}


def test_each_step_up_or_down_counts_less(tmp_path: Path) -> None:
    found = table(tmp_path, f="a: a | =\nb: b | =\n  in: a\nc: c | =\n  in: b\n")
    assert found.near("c") == pytest.approx({"c": 1, "b": 0.4, "a": 0.16})
    assert found.near("a") == pytest.approx({"a": 1, "b": 0.8, "c": 0.64})


def test_large_fields_hold_less_together_than_small_ones(tmp_path: Path) -> None:
    many = "\n".join(f"n{n}: one{n} | un{n}\n  in: all" for n in range(16))
    found = table(
        tmp_path,
        all=f"all: all | oll\nfew: few | ychydig\n{many}\n"
        "a: a | a\n  in: few\nb: b | b\n  in: few\n".replace("a: a | a", "a: aa | =").replace(
            "b: b | b", "b: bb | ="
        ),
    )
    assert found.near("a")["b"] == 0.3
    assert found.near("n0")["n1"] == 0.15


def test_a_second_meaning_counts_half(tmp_path: Path) -> None:
    found = table(tmp_path, two="army: tank | tanc\nfish: aquarium, ~tank | acwariwm\n")
    assert found.of(["tank"]) == {"army": 1, "fish": 0.5}


def test_a_later_folder_adds_and_replaces(tmp_path: Path) -> None:
    table(tmp_path / "first", farm=FARM)
    table(tmp_path / "other", x="x: x | =\n")
    (tmp_path / "other" / "x.txt").write_text(
        "+vet: horse doctor | meddyg ceffylau\n  near: lab 0.9\nlab: lab | labordy\n"
        "groom: stable hand | gwas stabl\n",
        encoding="utf-8",
    )
    found = load(tmp_path / "first", tmp_path / "other", normalise=words)
    assert found.of(["horse", "doctor"]) == found.of(["vet"]) == {"vet": 1}
    assert found.near("vet")["lab"] == 0.9
    assert found.of(["groom"]) == {}
    assert "animals" not in found.near("groom")


@pytest.mark.parametrize(
    "text, says",
    [
        ("a: x | =\n  in: zoo\n", "f.txt:1: a names zoo, which does not exist"),
        ("a: x | =\nb: y | =\n\na: z | =\n", "f.txt:4: a is there twice, first at f.txt:1"),
        ("a: x | =\nb: ŷ, X | =\n", 'f.txt:2: "X" is also a term of a (f.txt:1); write ~X'),
        ("a: x | =\n  near: a\n", "f.txt:1: a names itself"),
        ("a: x | =\n  in: b\nb: y | =\n  in: a\n", "f.txt:1: a is in itself"),
        ("a: x\n", "f.txt:1: a needs English terms, a | and Welsh terms (= for the same)"),
        ("a: | x\n", "f.txt:1: a needs English terms"),
        ("a: x | y | z\n", "f.txt:1: a has more than one |"),
        ("no id | x\n", "f.txt:1: a concept begins with its id and a colon"),
        ("Vet: vet | =\n", "f.txt:1: a concept begins with its id and a colon"),
        ("  in: a\n", "f.txt:1: a concept begins with its id and a colon"),
        ("+a: x | =\n", "f.txt:1: +a adds to a concept that does not exist"),
        ("a: x | =\n  near: b 2\n", 'f.txt:1: "b 2" after near: is no id with a weight up to 1'),
        ("a: x | =\n  near: b nan\n", 'f.txt:1: "b nan" after near:'),
        ("a: x | =\n  in: b 0.5\n", 'f.txt:1: "b 0.5" after in: is no id'),
        ("a: x | =\n  to: b c d\n", 'f.txt:1: "b c d" after to: is no id'),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConceptError) as raised:
        table(tmp_path, f=text)
    assert says in str(raised.value)


def test_files_of_other_editors_are_read(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_bytes(
        "\ufeff# Tŷ\r\na: house | tŷ\r\n  near: b\r\nb: b | =".encode()
    )
    assert load(tmp_path, normalise=words).near("b") == {"b": 1, "a": 0.5}
    (tmp_path / "g.txt").write_bytes("c: house | tŷ".encode("utf-16"))
    with pytest.raises(ConceptError, match=r"^g\.txt: is not UTF-8$"):
        load(tmp_path, normalise=words)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConceptError) as raised:
        table(tmp_path, f="a: x\nb: y | =\n  in: nowhere\n", g="c: y | =\n")
    assert len(str(raised.value).splitlines()) == 3


def test_a_term_of_small_words_only_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_text("a: the | =\n", encoding="utf-8")
    with pytest.raises(ConceptError, match=r'f\.txt:1: "the" has only small words'):
        load(tmp_path, normalise=lambda text: [word for word in words(text) if word != "the"])
