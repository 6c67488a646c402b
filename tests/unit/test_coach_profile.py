"""The coach knows every field of a host's profile: nobody is asked what stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.coach.facts import Profile
from bot.coach.note import Note, check_note, check_words
from bot.coach.questions import check_question
from bot.coach.spelling import read_english

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
        How many languages do you speak?
        Ydych chi'n siarad Cymraeg?
        Dach chi'n siarad Cymraeg?
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


SAID_OTHERWISE = """
whereabouts are you based
Which bit of the country do you live in?
May I ask where you live these days?
Which town is home for you?
So where abouts in north Wales are you?
What uni were you at?
What did you do at uni?
Which uni did you graduate from?
What subject was your degree in?
Could you tell me what you studied and where?
Is Welsh your first language?
Do you speak any Welsh?
What languages can you talk?
What industry are you in?
Which industry is Tidewell Water part of?
What sector is it that you work in?
ble ti'n byw?
Lle yng Ngogledd Cymru ydach chi?
Ym mha dref mae eich cartref?
Pa goleg fuoch chi ynddo?
Be' oedd eich pwnc gradd chi?
Beth oeddech chi'n ei astudio yn y brifysgol?
Ym mha brifysgol fuoch chi'n astudio?
Allech chi siarad yn Gymraeg?
Ydy'r Gymraeg gennych chi?
Odych chi'n siarad Cymraeg?
Ga i siarad Cymraeg gyda chi?
Pa ieithoedd sy gyda chi?
Pa ddiwydiant ydych chi'n gweithio ynddo?
I ba sector mae eich gwaith yn perthyn?
And where do you call home?
What area are you in, if you don't mind me asking?
I was wondering which part of Wales you live in.
Where's home?
What county do you work in?
Could you say where you are based?
Whereabouts do you live now?
Which university was it that you attended?
I'd be curious to know which uni you went to.
What was it you studied?
What degree have you got?
What's your degree in?
Where was your degree from?
Do you speak Welsh at all?
What other languages do you speak?
How's your Welsh?
What field are you in?
ble wyt ti'n byw dyddie 'ma?
Lle 'dach chi wedi'ch lleoli?
I ba goleg aethoch chi?
Beth oedd pwnc eich gradd?
Ym mha bwnc mae'ch gradd?
Ble cawsoch chi eich gradd?
Hoffwn i wybod ble wnaethoch chi astudio.
Fedrwch chi siarad Cymraeg?
Sawl iaith ydych chi'n siarad?
Ym mha faes ydych chi'n gweithio?
Just wondering where you're living at the moment?
Where about are you?
What town do you live in, please?
Which side of Cardiff are you?
Where is it you live?
Which college did you attend?
Where did you get your degree from?
What did you read at university?
What was your main subject at uni?
Can I ask what your degree was?
Which languages do you know?
Are you able to speak Welsh?
Which area of industry do you work in?
Ble mae'ch cartref chi?
Ble yng Ngwynedd dach chi'n byw?
Yn lle dych chi'n byw?
O ba ardal ydych chi?
Pa goleg aethoch chi iddo?
Beth oedd eich cwrs yn y brifysgol?
Ble gawsoch chi'ch addysg?
Ydach chi'n gallu siarad Cymraeg?
Pa ieithoedd ydych chi'n medru?
Beth yw'r sector rydych chi'n gweithio ynddo?
"""
MAY_BE_ASKED = """
Where in Wales would you send somebody who wants to learn this?
What did uni not prepare you for?
Which town taught you most about flooding?
How does living in Gwynedd change the way you forecast?
When does speaking Welsh open a door that English does not?
What languages do you think in when you model?
Which industry lures your best people away?
What subject would you add to a physics degree?
Did studying physics make you better at talking to engineers, or worse?
Who in Bangor should I be listening to?
Beth nad oedd y brifysgol wedi eich paratoi ar ei gyfer?
Pa dref ddysgodd fwyaf i chi am lifogydd?
Sut mae'r Gymraeg yn newid eich sgyrsiau gyda ffermwyr?
Pa bwnc fyddech chi'n ei ychwanegu at radd ffiseg?
Ble ydych chi'n mynd i weld yr afon ar ei gwaethaf?
Ym mha sefyllfa mae'n well siarad Saesneg?
Pa ddiwydiant sy'n denu eich pobl orau?
Which part of Wales do you wish you knew better?
Where did you feel at home first in this work?
What county would you study first if you were me?
Which university course would you invent?
What did your degree give you besides a certificate?
Why did you choose Bangor?
How do you switch between Welsh and English in one meeting?
What field would you be in if you weren't in this one?
Which sector could learn the most from yours?
What languages help with flood work, besides Python?
How is home different after a flood?
Pam wnaethoch chi ddewis Bangor?
Ble oedd y lle anoddaf i chi weithio?
Beth fyddai eich gradd ddelfrydol heddiw?
Sut mae newid iaith hanner ffordd drwy gyfarfod?
Pa sector allai ddysgu fwyaf gan eich un chi?
Pa ardal sy'n eich poeni fwyaf pan mae'n glawio?
Which town would you move to for the work?
What do you wish you had studied?
Where do people in your team live, mostly?
What made you study physics?
Which college turned out the best modellers you know?
What languages should a beginner learn first?
Which part of the company do you work in?
Where do you feel most at home in the data?
How do you explain risk in Welsh?
Beth wnaeth i chi astudio ffiseg?
Ble mae pobl yn dysgu hyn orau?
Pa iaith sy'n haws i egluro risg?
Ble mae'r gwaith caletaf yn digwydd?
Pa gwrs fyddech chi'n ei ddewis heddiw?
Ym mha ran o'r cwmni ydych chi'n gweithio?
"""
"""Written in three turns, each after the rules: docs/benchmarks.md has the first readings."""


@pytest.mark.parametrize("question", SAID_OTHERWISE.strip().splitlines())
def test_it_is_found_however_it_is_said(question: str) -> None:
    assert is_answered(question, FULL)


@pytest.mark.parametrize("question", MAY_BE_ASKED.strip().splitlines())
def test_what_only_sounds_like_it_passes(question: str) -> None:
    assert not is_answered(question, FULL)


@pytest.mark.parametrize(
    "organisation, text",
    [
        ("Tidewell Water", "Is Tidewell hiring?"),
        ("Glanrafon Press", "Is Glanrafon hiring?"),
        ("Glanrafon Press", "are glanrafon taking anybody on"),
        ("Tidewell Rivers Service", "Is TRS hiring?"),
        ("Next", "I would love to join Next this autumn."),
        ("Gwasg Merddwr", "Oes swydd gyda Merddwr?"),
    ],
)
def test_an_organisation_has_a_short_name(organisation: str, text: str) -> None:
    flags = check_words(text, Profile(organisation=organisation))
    assert [flag.sentence for flag in flags] == ["coach-job-ask"]


def test_a_common_word_is_the_name_only_where_it_is_written_as_one() -> None:
    assert not check_words(
        "I finish next summer and start my course.", Profile(organisation="Next")
    )
    names = Profile(organisation="Next").names
    assert "yourorg" in read_english("How did you come to Next?", names).words
    assert "yourorg" not in read_english("Next I read your talk, and what came next.", names).words
