"""The coach knows every field of a host's profile: nobody is asked what stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.coach.facts import Profile
from bot.coach.note import Note, check_note
from bot.coach.questions import check_question

FULL = Profile(
    role="Data scientist",
    organisation="Tidewell Water",
    sector="Water",
    topics=("flood forecasting",),
    about="I moved from teaching.",
    region="Gwynedd",
    studied_at="Physics, Bangor University",
    languages=("English", "Cymraeg"),
)
BARE = Profile(role="Data scientist", organisation="Tidewell Water")


def is_answered(question: str, profile: Profile) -> bool:
    flags = [flag.sentence for flag in check_question(question, profile)]
    return "coach-question-googleable" in flags


ANSWERED = {
    "studied_at": """
        What did you study?
        Where did you study?
        Which university did you go to?
        What was your degree?
        I'd like to know where you studied.
        Beth astudioch chi?
        Beth wnaethoch chi astudio?
        Ble astudioch chi?
        Ble wnaethoch chi astudio?
        Pa brifysgol aethoch chi iddi?
        I ba brifysgol aethoch chi?
    """,
    "region": """
        Where do you live?
        Which part of Wales are you in?
        Where in Wales are you based?
        Which city do you work in?
        What region are you in?
        Ble rydych chi'n byw?
        Lle dach chi'n byw?
        Ble rydych chi wedi'ch lleoli?
        Ym mha ran o Gymru rydych chi?
        Ym mha ardal rydych chi'n byw?
        Pa ardal ydych chi'n gweithio ynddi?
        O ba ran o Gymru ydych chi?
    """,
    "languages": """
        Do you speak Welsh?
        Are you a Welsh speaker?
        Can we talk in Welsh?
        Could we do this in Welsh?
        How many languages do you speak?
        Ydych chi'n siarad Cymraeg?
        Dach chi'n siarad Cymraeg?
        Gawn ni siarad yn Gymraeg?
        Faint o ieithoedd ydych chi'n eu siarad?
    """,
    "sector": """
        Which sector is your company in?
        Ym mha faes mae eich cwmni?
        Beth yw eich sector?
    """,
}
"""By the field that answers them, questions that nothing else on the profile answers."""
PAIRS = [
    (field, line.strip())
    for field, lines in ANSWERED.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize("field, question", PAIRS)
def test_what_the_profile_says_is_not_asked(field: str, question: str) -> None:
    assert is_answered(question, FULL)
    empty: dict[str, object] = {field: () if field == "languages" else ""}
    without = replace(FULL, **empty)  # type: ignore[arg-type]  # one field, by its name
    assert not is_answered(question, without)
    assert not is_answered(question, BARE)


@pytest.mark.parametrize(
    "question",
    [
        "Where are you based?",
        "Which languages do you speak?",
        "Ble rydych chi'n gweithio?",
        "Pa ieithoedd ydych chi'n eu siarad?",
    ],
)
def test_what_every_profile_says_is_asked_of_nobody(question: str) -> None:
    assert is_answered(question, FULL)
    assert is_answered(question, BARE)


@pytest.mark.parametrize(
    "question",
    [
        "What did your degree leave out that you needed?",
        "What did studying in Bangor give you that you still use?",
        "Where would you live if the work allowed it?",
        "Which part of Wales needs more people in your work?",
        "What changes when you speak Welsh at work?",
        "How do you decide when to speak Welsh to a client?",
        "Where are you based when the rivers rise?",
        "Which city would you begin in today?",
        "What would you study today?",
        "What makes your sector harder to explain than others?",
        "How does where you live shape your work?",
        "Beth fyddech chi'n ei astudio heddiw?",
        "Pa ran o Gymru sydd fwyaf angen pobl yn eich maes?",
        "Sut mae byw yng Ngwynedd yn newid y gwaith?",
        "Pryd ydych chi'n dewis siarad Cymraeg gyda chleient?",
        "Ble fyddech chi'n byw pe bai'r gwaith yn caniatáu?",
        "Beth mae siarad Cymraeg yn ei newid yn y gwaith?",
        "Pa ardal sy'n tyfu gyflymaf yn eich maes?",
        "Sut gwnaethoch chi ddewis ble i astudio?",
        "Faint o'ch gradd sy'n ddefnyddiol heddiw?",
    ],
)
def test_what_goes_on_from_there_may_be_asked(question: str) -> None:
    assert check_question(question, FULL) == []


@pytest.mark.parametrize("place", ["Bangor University", "Prifysgol Bangor", "MIT"])
def test_a_place_of_study_does_not_say_what_was_studied(place: str) -> None:
    profile = replace(BARE, studied_at=place)
    assert is_answered("Where did you study?", profile)
    assert is_answered("Ble astudioch chi?", profile)
    assert not is_answered("What did you study?", profile)
    assert not is_answered("Beth astudioch chi?", profile)


@pytest.mark.parametrize("about", ["I studied physics in Leeds.", "Astudiais ffiseg ym Mangor."])
def test_what_the_host_tells_of_themselves_counts_as_well(about: str) -> None:
    profile = replace(BARE, about=about)
    assert is_answered("What did you study?", profile)
    assert is_answered("Beth astudioch chi?", profile)


def test_a_note_is_told_the_same() -> None:
    note = Note(why="Hello.", learn="Where did you study?", studied_at="Bangor University")
    assert "coach-answered" in {flag.sentence for flag in check_note(note)}
    assert "coach-answered" not in {f.sentence for f in check_note(replace(note, studied_at=""))}
