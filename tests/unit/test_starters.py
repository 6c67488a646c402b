"""The notes to begin with: they need the seeker's own words, and then the coach likes them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.note import FEWEST_WORDS, MANY_WORDS, Note, check_note
from bot.coach.reading import Flag, words
from bot.domain.hosts import Host
from bot.domain.notes import NoteType
from bot.domain.people import calm_name, first_name
from bot.features.starters.texts import (
    Known,
    Start,
    Tone,
    known_of,
    standing,
    starter,
)
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support.builders import make_host, make_person
from tests.support.said import Said, said, stands_in

pytestmark = pytest.mark.wording
GAP = re.compile(r"\[[^\]]*\]")
NOTHING = Known(minutes=20)
MUCH = Known(
    name="Dr Siân O'Neill",
    me="Final-year geography student",
    topic="Flood maps",
    role="Hydrologist",
    organisation="Afon",
    place="Swansea University",
    region="Gower",
    connector="Gil Price",
    hosts=True,
)
EVERY = [(kind, tone, language) for kind in NoteType for tone in Tone for language in LANGUAGES]


def _flags(start: Start, kind: NoteType, known: Known) -> list[Flag]:
    return check_note(
        Note(
            why=start.why,
            learn=start.learn,
            note_type=kind,
            minutes=None if known.minutes else 20,
            role=known.role,
            organisation=known.organisation,
            topics=(known.topic,) if known.topic else (),
        )
    )


def _filled(start: Start) -> Start:
    """The same with words in place of the gaps."""
    learn = GAP.sub("how do you check a map after a storm?", start.learn)
    return Start(GAP.sub("hydrology", start.why), learn)


@pytest.mark.parametrize("known", [NOTHING, MUCH], ids=["nothing", "much"])
@pytest.mark.parametrize("kind, tone, language", EVERY)
def test_a_starter_needs_the_seekers_own_words_and_nothing_else(
    kind: NoteType, tone: Tone, language: str, known: Known
) -> None:
    start = starter(Translator(language, "UTC"), kind, tone, known)
    gaps = GAP.findall(f"{start.why} {start.learn}")
    assert gaps
    for gap in gaps:
        found = check_note(Note(why=gap, learn="", note_type=kind, minutes=None))
        assert "coach-placeholder" in {flag.sentence for flag in found}, gap
    whole = _filled(start)
    if kind is NoteType.NUDGE and known.minutes:  # elsewhere, a reminder has no second part
        whole = replace(whole, learn="")
    assert _flags(whole, kind, known) == []
    if kind is not NoteType.NUDGE:
        assert FEWEST_WORDS <= len(words(f"{whole.why} {whole.learn}")) <= MANY_WORDS
    assert len(start.why) <= 1000
    assert len(start.learn) <= 600


NOTES = {
    NoteType.COLD: ("starter-cold", {"name", "found", "theirs", "me", "long", "work"}),
    NoteType.ALUMNI: ("starter-alumni", {"name", "place", "theirs", "me", "long"}),
    NoteType.MUTUAL: ("starter-mutual", {"name", "connector", "theirs", "me", "long"}),
    NoteType.FRIEND: ("starter-friend", {"name", "by", "me", "long", "work"}),
    NoteType.REFERRAL: ("starter-referral", {"name", "connector", "theirs", "me", "long"}),
    NoteType.EVENT: ("starter-event", {"name", "me", "long"}),
    NoteType.TALK: ("starter-talk", {"name", "me", "long"}),
    NoteType.NUDGE: ("starter-nudge", {"name", "since", "long"}),
}


@pytest.mark.parametrize("kind, tone, language", EVERY)
def test_what_is_not_known_is_a_gap_of_its_own(kind: NoteType, tone: Tone, language: str) -> None:
    words = Translator(language, "UTC")
    gaps: dict[str, Said] = {
        "name": said("starter-gap-name"),
        "found": said("starter-gap-found"),
        "theirs": said("starter-gap-theirs"),
        "me": said("starter-gap-me"),
        "place": said("starter-gap-place"),
        "connector": said("starter-gap-connector"),
        "by": said("starter-gap-relative"),
        "since": said("starter-gap-since"),
        "work": said("starter-work"),
        "long": said("starter-while"),
    }
    filled: dict[str, str | Said] = {
        "name": MUCH.name if tone is Tone.FORMAL else "Siân",
        "found": said("starter-found-near", region="Gower"),
        "theirs": said("starter-role", role="Hydrologist"),
        "me": MUCH.me,
        "place": MUCH.place,
        "connector": MUCH.connector,
        "by": MUCH.connector,
        "since": said("starter-week-ago"),
        "work": said("starter-work-at", organisation="Afon"),
        "long": said("starter-long", minutes=20),
    }
    role = replace(MUCH, topic="", minutes=20, sent_before=True)
    id, parts = NOTES[kind]
    for known, args in ((Known(relative=True), gaps), (role, filled)):
        named = {"connector" if part == "by" else part: args[part] for part in parts}
        start = starter(words, kind, tone, known)
        assert stands_in(said(id, tone=tone, **named), start.why, words)
        question = said("starter-learn", tone=tone)
        if kind is NoteType.NUDGE:
            question = said("starter-gap-question")
        assert stands_in(question, start.learn, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_stands_in_a_note_to_a_stranger(language: str) -> None:
    why = starter(Translator(language, "UTC"), NoteType.COLD, Tone.WARM, MUCH).why
    assert "Siân," in why
    for known in ("“Flood maps”", "Final-year geography student", "Afon", "Gower"):
        assert known in why
    assert len(GAP.findall(why)) == 1
    formal = starter(Translator(language, "UTC"), NoteType.COLD, Tone.FORMAL, MUCH).why
    assert "Dr Siân O'Neill," in formal


def test_welsh_says_chi_to_everybody() -> None:
    words = Translator("cy", "UTC")
    for kind in NoteType:
        for tone in Tone:
            said = starter(words, kind, tone, MUCH)
            text = GAP.sub("", f"{said.why} {said.learn}")
            assert re.search(r"\b(?:chi|eich|atoch)\b", text)
            assert not re.search(r"\b(?:ti|dy)\b", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_that_stands_by_itself_has_gaps_of_its_own(language: str) -> None:
    words = Translator(language, "UTC")
    assert len(GAP.findall(standing(words, make_person(name="Mina", headline="")))) == 2
    assert len(GAP.findall(standing(words, make_person(name="Mina", headline="A nurse.")))) == 1


@pytest.mark.parametrize(
    "name, first",
    [
        ("Bea", "Bea"),
        ("Bea Lloyd", "Bea"),
        ("BEA LLOYD", "Bea"),
        ("Dr Siân O'Neill", "Siân"),
        ("O'Neill, Siân", "Siân"),
        ("Siân O'Neill, PhD", "Siân"),
        ("Siân (she/her)", "Siân"),
        ("🌻 Siân", "Siân"),
        ("Y Parch. Ann Rees", "Ann"),
        ("JD", "JD"),
        ("Dr", "Dr"),
    ],
)
def test_a_first_name_is_what_a_letter_begins_with(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    "name, calm",
    [
        ("Siân Rees", "Siân Rees"),
        ("SIÂN REES", "Siân Rees"),
        ("Dr Siân Rees (she/her)", "Dr Siân Rees"),
        ("Siân Rees [Data team]", "Siân Rees"),
        ("SIÂN REES | Cardiff", "Siân Rees"),
        ("(Siân)", "(Siân)"),
    ],
)
def test_a_whole_name_stands_without_what_is_behind_it(name: str, calm: str) -> None:
    assert calm_name(name) == calm


@pytest.mark.parametrize("role", ["Unemployed", "self-employed", "Di-waith"])
def test_nobody_is_asked_about_being_without_work(role: str) -> None:
    known = known_of(make_person("a"), make_person("b"), make_host(role=role, topics=()), None)
    assert known.role == ""


# Odd profiles

ODD = st.one_of(
    st.sampled_from(
        [
            "", "self-employed", "SELF EMPLOYED", "n/a", "-", "TBC", "[your role]", "{{role}}",
            "DATA SCIENCE AND FORECASTING", "NHS", "C++", "hiring", "jobs", "Finding a job",
            "getting you a job", "CV reviews", "internships", "Head of Hiring!!!", "???", "🌻",
            "university", "City", "YOUR NAME", "Company X", "  two   spaces ", "“quoted”", "a, b",
            "Data scientist.", "ends with colon:", "12 High Street", "ask me anything?", "x" * 200,
        ]
    ),
    st.text(max_size=30),
)  # fmt: skip


@st.composite
def hosts(draw: st.DrawFn) -> Host:
    """A host who filled in the offer as nobody expected."""
    return replace(
        make_host(),
        role=draw(ODD),
        organisation=draw(ODD),
        topics=tuple(draw(st.lists(ODD, max_size=3))),
        studied_at=draw(ODD),
        region=draw(ODD),
    )


@settings(max_examples=150, deadline=None)
@given(hosts(), hosts(), ODD, ODD, ODD, st.sampled_from(EVERY))
def test_an_odd_profile_breaks_no_sentence(
    host: Host,
    mine: Host,
    name: str,
    headline: str,
    connector: str,
    which: tuple[NoteType, Tone, str],
) -> None:
    kind, tone, language = which
    me, person = make_person(name="Mina", headline=headline), make_person(name=name)
    known = known_of(me, person, host, replace(mine, region=host.region), connector)
    words = Translator(language, "UTC")
    start, plain = (starter(words, kind, tone, k) for k in (known, Known(hosts=True)))
    text = f"{start.why} {start.learn}"
    gaps = set(GAP.findall(text))
    own = (known.name, known.me, known.topic, known.role, known.organisation, known.region)
    for value in (*own, connector):
        text = text.replace(value, "X") if len(value) > 3 else text
    assert re.search(r"\s\s|\s[,.?;]|“\s*”|\(\s*\)|:\s*\.|\.\.|,,", text) is None
    assert gaps <= set(GAP.findall(f"{plain.why} {plain.learn}"))
    assert len(start.why) <= 1000
    held = [flag for flag in _flags(_filled(start), kind, known) if flag.blocks]
    assert held == []
