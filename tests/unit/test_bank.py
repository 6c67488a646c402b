"""The bank of questions: enough of them, each good, and whole whatever a host has written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.bank import BANK, CATEGORIES, FIELDS, FIRST, MOMENTS
from bot.coach.naming import in_a_sentence
from bot.coach.note import check_words
from bot.coach.questions import check_question
from bot.domain.hosts import Host
from bot.features.prep.choosing import about_host, in_words, suggestions
from bot.features.prep.fields import fields_of_host, moments_of
from bot.features.prep.nearness import is_near
from bot.features.prep.questions import QUESTION_MAX
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.finding.judged import hosts
from tests.support.builders import make_host
from tests.support.sentences import messages, parts

NEEDS = {id: needs for questions in BANK.values() for id, needs in questions.items()}
SPECIAL = [id for group in (FIELDS, MOMENTS) for ids in group.values() for id in ids]
IDS = [*NEEDS, *SPECIAL]


def sample_hosts() -> Iterator[Host]:
    """Hosts of all kinds, as members wrote them."""
    for host in hosts():
        yield make_host(
            person=host.id,
            role=host.role,
            organisation=host.organisation,
            sector=host.sector,
            topics=tuple(host.topics.split(", ")),
            about=host.about,
            languages=tuple(host.languages.split(", ")),
            region=host.region,
            studied_at=host.study,
        )


SAMPLES = {host.person: host for host in sample_hosts()}


def offered(host: Host, language: str, most: int, *asked: str) -> list[str]:
    """The first questions that are offered for that host."""
    fresh = suggestions(about_host(host), Translator(language, "UTC").label, asked)
    return [one.text for one, _ in zip(fresh, range(most), strict=False)]


# Enough, for everybody


def test_each_category_has_a_dozen_and_each_field_three() -> None:
    assert list(CATEGORIES) == list(BANK)
    assert set(FIRST) <= set(BANK)
    assert all(len(questions) >= 12 for questions in BANK.values())
    assert len(FIELDS) >= 10
    assert all(len(questions) >= 3 for questions in FIELDS.values())
    assert all(
        category in BANK
        for group in (FIELDS, MOMENTS)
        for questions in group.values()
        for category in questions.values()
    )
    assert len(IDS) == len(set(IDS))


def test_a_question_needs_what_the_bank_says() -> None:
    for id in IDS:
        needs = NEEDS.get(id, "")
        assert parts("en", id).variables == ({needs} if needs else set()), id


@pytest.mark.wording  # what is near to what is told by the words
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", BANK)
def test_somebody_who_tells_nothing_is_still_asked_a_few_in_each(
    language: str, category: str
) -> None:
    bare = make_host(role="", organisation="", sector="", topics=(), about="", languages=())
    fresh = suggestions(about_host(bare), Translator(language, "UTC").label, ())
    assert sum(one.category == category for one in fresh) >= 5


# Good ones


@pytest.mark.wording
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_are_alike(language: str) -> None:
    say = Translator(language, "UTC").label
    texts = [say(id, **{NEEDS[id]: "X"} if NEEDS.get(id) else {}) for id in IDS]
    assert len(set(texts)) == len(texts)


@pytest.mark.wording
@pytest.mark.parametrize("id", IDS)
def test_it_is_one_open_question(id: str) -> None:
    begins = {
        "en": r"(?:At|By|From|In|Looking back,)?\s?(?:wh\w+|how)\b",
        "cy": r"(?:Am|Ar|At|Drwy|Gyda|Yn|Wrth|Gwaith|Syniadau)?[\w\s,]*?"
        r"\b(?:beth|pa|ba|sut|pryd|pwy|phwy|bwy|ble|pam|faint)\b",
    }
    for language, begin in begins.items():
        text = Translator(language, "UTC").label(id, **{NEEDS[id]: "X"} if NEEDS.get(id) else {})
        assert text.endswith("?"), text
        assert text.count("?") == 1, text
        assert re.match(begin, text, re.IGNORECASE), text
        assert len(text) <= 120, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "person",
    [
        pytest.param(person, marks=[pytest.mark.long] if place % 3 else [])
        for place, person in enumerate(list(SAMPLES)[::7])
    ],
)
def test_the_coach_has_nothing_to_say_to_any_of_them(person: str, language: str) -> None:
    about, say = about_host(SAMPLES[person]), Translator(language, "UTC").label
    for id in IDS:
        text = in_words(about, say, id)
        if text:
            assert check_question(text, about.profile) == [], text
            assert check_words(text, about.profile) == [], text


BEFORE_A_NAME = {
    "en": r"(?:\b(?:about|at|by|did|does|explains|in|into|on|the|think|to)\s|“)$",
    "cy": r"(?:\b(?:bydd|daeth|ddarganfod|dewis|esbonio|fel|fewn|gyfer|mae|maes|pobl|waith"
    r"|ynghylch)\s|“)$",
}
"""What stands before a name of a profile: in English no article that it might not bear, in Welsh no
word that would mutate it."""


@pytest.mark.wording
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_before_a_name_would_change_it(language: str) -> None:
    say = Translator(language, "UTC").label
    for id, needs in NEEDS.items():
        if needs:
            before, _, after = say(id, **{needs: "XYZ"}).partition("XYZ")
            assert re.search(BEFORE_A_NAME[language], before, re.IGNORECASE), f"{before}…"
            if needs == "sector" and language == "en":
                assert after.startswith(" sector"), id
            if needs == "role":
                assert after.startswith("”"), id


# Whole, whatever a host has written

ODD = [
    *("", " ", "n/a", "-", "None", "self-employed", "Self employed", "Freelance / various"),
    *("various", "Hunangyflogedig", "I run a bakery", "DATA SCIENTIST", "CEO", "Nurses", "a nurse"),
    *("Baker & Sons", "C++ / C#", "R", "999", "Dr. Smith. Ask me anything!", "how I got here"),
    *("Retired", "between jobs", "my own company", "Rwy'n dysgu", "Ysgol y Gader", "Llyfrgell"),
    *("Cyngor Gwynedd", "Gwasanaeth Iechyd", "www.example.com", "a@b.cd", "<@U1>", "{ $role }"),
    *("X" * 80, "two\nlines", "“quoted”", "(nothing)", "getting a job", "internships", "CV tips"),
    *("unemployed", "home", "Di-waith", "Job seeker"),
    *("salary", "Hiring manager", "Recruitment", "do you like it?", "…", "🐑", "Ünïcödé wörk"),
]
TEXTS = st.one_of(st.sampled_from(ODD), st.text(max_size=60))


@settings(max_examples=40, deadline=None)
@given(
    *(TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=3), TEXTS, TEXTS),
    st.sampled_from(tuple(LANGUAGES)),
)
def test_odd_profiles_break_no_sentence(
    role: str,
    organisation: str,
    sector: str,
    topics: list[str],
    about: str,
    region: str,
    language: str,
) -> None:
    host = make_host(
        role=role,
        organisation=organisation,
        sector=sector,
        topics=tuple(topics),
        about=about,
        region=region,
    )
    texts = offered(host, language, 30)
    assert len(texts) == 30
    for text in texts:
        assert 0 < len(text) <= QUESTION_MAX
        assert text.count("?") == 1
        assert not re.search(r"\s\s|“”|\(\)|\s[?,”]|[\n{}<>/@]", re.sub(r"“.*”", "“x”", text)), text
        assert check_question(text, about_host(host).profile) == []
        assert check_words(text, about_host(host).profile) == []
        for name in (organisation, sector, region, *topics):
            if name.strip() and not in_a_sentence(name) and len(name) > 8:
                assert name not in text


@pytest.mark.parametrize(
    "name, said",
    [
        ("Data scientist", "Data scientist"),
        ("  Data   scientist ", "Data scientist"),
        ("Assist Paws (charity)", "Assist Paws"),
        ("Baker & Sons", "Baker & Sons"),
        ("C++", "C++"),
        ("UX/UI", "UX/UI"),
        ("A320", "A320"),
        ("Tiwtor Cymraeg i oedolion", "Tiwtor Cymraeg i oedolion"),
        ("St. John's", ""),
        ("Freelance / various", ""),
        ("Self-employed", ""),
        ("Unemployed", ""),
        ("Job seeker", ""),
        ("home", ""),
        ("Di-waith", ""),
        ("Home care", "Home care"),
        ("I run a bakery", ""),
        ("my own company", ""),
        ("how I changed careers", ""),
        ("from teaching to data", ""),
        ("heb radd", ""),
        ("Anything!", ""),
        ("DATA SCIENTIST", ""),
        ("HEALTH", "Health"),
        ("NHS", "NHS"),
        ("n/a", ""),
        ("999", ""),
        ("x" * 41, ""),
    ],
)
def test_only_a_name_stands_in_a_sentence(name: str, said: str) -> None:
    assert in_a_sentence(name) == said


def test_a_title_in_quotation_marks_may_have_a_comma_or_a_slash() -> None:
    assert in_a_sentence("Solicitor, family law") == ""
    assert in_a_sentence("Solicitor, family law", quoted=True) == "Solicitor, family law"
    assert in_a_sentence("Freelance / various", quoted=True) == ""


# For this host


def test_four_hosts_are_asked_four_different_things() -> None:
    people = ("ward-nurse", "family-solicitor", "electrician", "founder")
    for language in LANGUAGES:
        first = [set(offered(SAMPLES[person], language, 5)) for person in people]
        for number, one in enumerate(first):
            assert len(one) == 5
            assert not any(one & other for other in first[:number])


def test_two_hosts_of_the_same_work_are_asked_different_things_too() -> None:
    twins = [make_host(person=name, role="Nurse", sector="Health") for name in ("one", "two")]
    assert offered(twins[0], "en", 5) != offered(twins[1], "en", 5)
    assert offered(twins[0], "en", 5) == offered(twins[0], "en", 5)


def test_the_first_five_are_one_of_each_part_of_a_talk() -> None:
    for host in SAMPLES.values():
        fresh = suggestions(about_host(host), Translator("en", "UTC").label, ())
        found = [next(fresh).category for _ in range(5)]
        assert found == list(FIRST), host.person


@pytest.mark.parametrize(
    "person, field",
    [
        ("ward-nurse", "health"),
        ("vet", "health"),
        ("social-worker", "care"),
        ("barrister", "law"),
        ("property-solicitor", "law"),
        ("backend", "software"),
        ("data-scientist", "software"),
        ("harpist", "arts"),
        ("curator", "arts"),
        ("policy-wales", "public"),
        ("firefighter", "public"),
        ("marine-biologist", "science"),
        ("electrician", "trades"),
        ("welder", "trades"),
        ("fundraiser", "charity"),
        ("volunteer-coord", "charity"),
        ("primary-teacher", "teaching"),
        ("maths-teacher", "teaching"),
        ("founder", "own"),
        ("personal-trainer", "own"),
        ("mech-engineer", "engineering"),
        ("journalist", "media"),
        ("accountant", "finance"),
        ("dairy-farmer", "land"),
        ("chef", "hospitality"),
        ("hr-welsh", "business"),
        ("train-driver", "transport"),
    ],
)
def test_a_host_is_asked_what_only_their_field_can_answer(person: str, field: str) -> None:
    host = SAMPLES[person]
    fields = fields_of_host(host)
    assert field in fields
    for language in LANGUAGES:
        say = Translator(language, "UTC").label
        own = {say(id) for known in fields for id in FIELDS[known]}
        assert own & set(offered(host, language, 5))


@pytest.mark.parametrize(
    "about, role, told",
    [
        ("I used to teach, and retrained at forty.", "", "changed"),
        ("Newid gyrfa yn 40 oed.", "", "changed"),
        ("", "Head of data", "leads"),
        ("", "Pennaeth ysgol", "leads"),
        ("Twenty years on the wards.", "", "years"),
        ("Ugain mlynedd ar y wardiau.", "", "years"),
        ("I work from home.", "", "remote"),
        ("Gweithio gartref.", "", "remote"),
        ("Part-time since my children were born.", "", "part"),
        ("I started as an apprentice.", "", "apprentice"),
        ("Fel prentis y dechreuais i.", "", "apprentice"),
        ("I studied law.", "", "studied"),
        ("Ten months abroad.", "", "abroad"),
    ],
)
def test_what_a_host_tells_leads_to_questions_of_its_own(about: str, role: str, told: str) -> None:
    assert told in moments_of(make_host(about=about, role=role))
    assert told not in moments_of(make_host(about="I like my work.", role="Baker"))


def test_where_they_studied_and_that_they_speak_welsh_tells_something_too() -> None:
    host = make_host(about="", studied_at="Bangor", languages=("English", "Cymraeg"))
    assert {"studied", "welsh"} <= set(moments_of(host))


# Nothing twice


@pytest.mark.wording
@pytest.mark.parametrize(
    "one, other",
    [
        ("What does a typical week look like?", "What filled your working day yesterday?"),
        ("What surprised you?", "What surprised you most once you were on the inside?"),
        ("Who else should I talk to?", "Who else should I speak to?"),
        ("What is hardest?", "What is the hardest part that never shows from the outside?"),
        ("What do people get wrong about nursing?", "What do most misunderstand about this?"),
        ("Beth wnaeth eich synnu?", "Beth oedd y syndod mwyaf i chi?"),
        ("Sut beth yw diwrnod arferol?", "Beth lenwodd eich diwrnod gwaith ddoe?"),
        ("What should I have asked you?", "What should I have asked?"),
        ("Sut mae anghytuno yn eich tîm?", "Sut mae cydweithwyr yn datrys anghytundebau?"),
        ("What did you almost do instead?", "What did you nearly do instead?"),
    ],
)
def test_nearly_the_same_is_near(one: str, other: str) -> None:
    assert is_near(one, [other])
    assert is_near(other, [one])


@pytest.mark.wording
@pytest.mark.parametrize(
    "one, other",
    [
        ("What does a typical week look like?", "What surprised you most?"),
        ("How did you learn to give bad news?", "How did you learn what you know?"),
        ("How do you explain a flood?", "What is worth learning first about flood forecasting?"),
        ("Pwy ddysgodd fwyaf i chi am y gwaith hwn?", "Beth ddysgodd eich cwsmeriaid i chi?"),
        ("How do people in your field say no?", "What should I have asked you?"),
        ("", "What surprised you?"),
    ],
)
def test_another_question_is_not_near(one: str, other: str) -> None:
    assert not is_near(one, [other])


def test_what_a_profile_names_makes_no_two_questions_near() -> None:
    one, other = "What is sad about flood warning?", "Who loves flood warning?"
    assert is_near(one, [other])
    assert not is_near(one, [other], ["flood warning"])


@pytest.mark.wording
def test_what_was_asked_is_not_offered_again() -> None:
    host = SAMPLES["ward-nurse"]
    asked = ("What surprised you most?", "What is your typical day like?")
    texts = offered(host, "en", 60, *asked)
    assert not any("surpris" in text for text in texts)
    assert not any("working day yesterday" in text for text in texts)
    assert len(texts) == 60


@pytest.mark.wording
def test_what_is_covered_waits_for_what_is_missing() -> None:
    asked = (
        "What led you here, step by step? It was an odd career change.",
        "What is a week like?",
    )
    about, say = about_host(SAMPLES["ward-nurse"]), Translator("en", "UTC").label
    fresh = suggestions(about, say, asked)
    first = [next(fresh).category for _ in range(len(BANK) - 2)]
    assert not {"path", "day"} & set(first)


def test_every_sentence_of_the_bank_is_in_the_bank() -> None:
    assert {id for id in messages("en") if id.startswith("bank-")} == set(IDS)
