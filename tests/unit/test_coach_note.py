"""The coach reads notes: good ones pass in silence, each fault is named, its near-miss is not."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.note import Note, check_note
from bot.domain.notes import NoteType
from bot.i18n.translator import Translator
from tests.support.sentences import EVERY

HOST = Note(
    why="",
    learn="",
    role="Data scientist",
    organisation="Dŵr Cymru",
    sector="Water",
    topics=("flood forecasting", "data science"),
    about="I moved from teaching maths to modelling rivers.",
)
"""The host every note here is written to."""

FINE = (
    "I'm in my second year of geography in Bangor, and I found you when I searched for hosts in "
    "flood forecasting. Your move from teaching maths to modelling rivers is close to the change "
    "I am thinking about myself."
)
ASK = "How did you decide which parts of statistics to learn first?"


def note(why: str = FINE, learn: str = ASK, **changes: object) -> Note:
    return replace(HOST, why=why, learn=learn, **changes)  # type: ignore[arg-type]


def codes(checked: Note) -> list[str]:
    return [flag.sentence for flag in check_note(checked)]


GOOD: dict[str, Note] = {
    "plain": note(),
    "says what it is not": note(
        FINE + " I'm not asking for a job, only for twenty minutes of your experience."
    ),
    "advice rather than a job": note(FINE + " I'm looking for advice rather than a job."),
    "a typical range": note(learn="What is a typical salary range for this role at the start?"),
    "one exclamation": note(FINE + " Diolch!"),
    "indirect question": note(learn="I'd love to hear how a flood warning is made on a bad night."),
    "abbreviations": note(FINE + " I volunteer with the NHS, the RNLI and a UK charity."),
    "half an hour agreed": note(FINE + " Half an hour of your time would help a lot.", minutes=30),
    "a bus ride": note(FINE + " The bus takes 20 minutes. Could we talk?", minutes=30),
    "a range": note(FINE + " Could we talk for 15-20 minutes?"),
    "hours of something else": note(
        FINE + " I'd gladly talk in the evening, as I work 20 hours a week in a shop."
    ),
    "about finding a job": note(learn="When you were looking for your first job, what helped?"),
    "roles in general": note(learn="Are there roles in river modelling that people overlook?"),
    "referred on": note(FINE + " Could you refer me to someone else if this is not for you?"),
    "cv as a subject": note(learn="How did you explain teaching on your CV when you changed?"),
    "no cv": note(FINE + " I haven't attached a CV, as I only want to learn."),
    "resume as a verb": note(FINE + " I'll resume my studies in autumn."),
    "brackets that mean something": note(FINE + " I read [1] in your list, and <3 rivers."),
    "a year and a street": note(FINE + " I read about it in a 2008 Wall Street Journal piece."),
    "alumni": note(
        "We were both in Bangor, I as a student of geography since 2023. Seeing that a graduate of "
        "our department forecasts floods at Dŵr Cymru made me curious about how you got there.",
        "What did the course not prepare you for in your first year of data science?",
        note_type=NoteType.ALUMNI,
        details={"institution": "Bangor University", "year": "2016"},
    ),
    "mutual": note(
        "Bea Hughes said I might write to you: she thinks our paths are alike. I teach maths in "
        "Wrexham and have begun to model our own small river with my pupils, which made me wonder "
        "about doing it for a living.",
        note_type=NoteType.MUTUAL,
        details={"connection": "Bea Hughes", "permission": "yes"},
    ),
    "heard a talk": note(
        "I heard you in Cardiff in May, and went home and tried the simple model you drew on the "
        "last slide with rain from our school's gauge. It was wrong in a way that I found very "
        "interesting.",
        note_type=NoteType.TALK,
        details={"talk": "Rivers that remember", "tried": "the model with our rain gauge"},
    ),
    "nudge": note(
        "I wrote to you two weeks ago about flood forecasting. If now is a bad time, I quite "
        "understand.",
        "",
        note_type=NoteType.NUDGE,
        details={"earlier": "two weeks ago"},
    ),
    "cymraeg": note(
        "Gwelais eich enw ar y rhestr wrth chwilio am bobl sy'n gweithio gyda data a llifogydd. "
        "Dydw i ddim yn gofyn am swydd: rwy'n athro mathemateg yn Wrecsam, ac mae fy nisgyblion "
        "wedi dechrau mesur y glaw ger yr ysgol eleni.",
        "Sut wnaethoch chi ddewis beth i'w ddysgu gyntaf?",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_note_passes_in_silence(name: str) -> None:
    assert check_note(GOOD[name]) == []


BLOCKED = [
    ("coach-job-ask", "I'm looking for an internship this summer."),
    ("coach-job-ask", "Could you refer me internally?"),
    ("coach-job-ask", "Could you please refer me?"),
    ("coach-job-ask", "I would love a job at Dŵr Cymru."),
    ("coach-job-ask", "Is your team hiring at the moment?"),
    ("coach-job-ask", "Do you know of any junior data roles?"),
    ("coach-job-ask", "Do you have any vacancies?"),
    ("coach-job-ask", "I'm not sure about my path, but I'm looking for a job in data."),
    ("coach-job-ask", "Please consider me for your graduate scheme."),
    ("coach-job-ask", "Why not hire me?"),
    ("coach-job-ask", "I'm not only asking for a job."),
    ("coach-job-ask", "Can you help me get a placement?"),
    ("coach-job-ask", "Could you put in a good word with your manager?"),
    ("coach-job-ask", "I'm seeking new\nemployment in the water sector."),
    ("coach-job-ask", "I'm interested in an internship at your company."),
    ("coach-job-ask", "I'd love to apply for your graduate scheme."),
    ("coach-job-ask", "I am hoping to join your team in September."),
    ("coach-job-ask", "I've been looking for a job for months and would value your view."),
    ("coach-job-ask", "Could you give me a job?"),
    ("coach-street-address", "Could we meet at 10 Castle Square?"),
    ("coach-id-number", "My student ID number is 20231234."),
    ("coach-job-ask", "Rwy'n chwilio am swydd ym maes data."),
    ("coach-job-ask", "Oes gennych chi unrhyw swyddi?"),
    ("coach-placeholder", "Dear [NAME], your work is interesting."),
    ("coach-placeholder", "I admire [your company]."),
    ("coach-placeholder", "I admire what <company> does."),
    ("coach-placeholder", "Hello {{first_name}}."),
    ("coach-placeholder", "I read your post on XXX."),
    ("coach-placeholder", "I met you at ____."),
    ("coach-placeholder", "Dear **[name]**, hello."),
    ("coach-job-ask", "Could you get me a **job** in your team?"),
    ("coach-street-address", "I live at 14 Castle Street, close to the river."),
    ("coach-street-address", "You can find me at 12 Heol y Bont."),
    ("coach-street-address", "My postcode is LL57 2DG."),
    ("coach-id-number", "My NI number is QQ 12 34 56 C."),
    ("coach-id-number", "NI: AB 12 34 56 C."),
    ("coach-id-number", "My SSN is 078-05-1120."),
    ("coach-id-number", "My passport number is 533401372."),
]


@pytest.mark.parametrize("code, sentence", BLOCKED)
def test_what_must_not_be_sent_is_blocked_first(code: str, sentence: str) -> None:
    flag = check_note(note(f"{FINE} {sentence}"))[0]
    assert (flag.sentence, flag.blocks) == (code, True)
    assert flag.words.lower() in sentence.lower().replace("\n", " ")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u200f"])
@pytest.mark.parametrize(
    "code, sentence",
    [
        ("coach-job-ask", "Could you get me a jo{}b in your team?"),
        ("coach-job-ask", "Oes sw{}ydd gyda chi i mi?"),
        ("coach-street-address", "I live at 12 Stat{}ion Road, Cardiff."),
        ("coach-id-number", "My NI number is QQ 12{} 34 56 C."),
        ("coach-placeholder", "Dear [na{}me], hello."),
    ],
)
def test_what_nobody_can_see_hides_nothing(code: str, sentence: str, unseen: str) -> None:
    found = check_note(note(f"{FINE} {sentence.format(unseen)}"))
    assert [flag.sentence for flag in found if flag.blocks] == [code]


LET_THROUGH = [
    "I am not asking for a job.",
    "I don't want an internship.",
    "This is not about a referral.",
    "It's a conversation I'm after, never a job.",
    "I'm not looking for a job, an internship or a referral.",
    "I already have a job and will keep it.",
    "I'd like to understand your role.",
    "I want a job like yours one day.",
    "What would help me understand the job?",
    "How do graduates find their first job here?",
    "What do you look for in an intern?",
    "I have been in 3 different teams.",
    "I spent 10 years on the road.",
    "My number of pupils is 123456.",
    "Nid wyf yn chwilio am swydd.",
    "I'm looking for insight into your role.",
    "I'm looking for a better idea of what the job is.",
    "Could you give me a sense of the job?",
    "Can you give me a chance to ask two things?",
    "I'd like to ask about your job and the internship you did.",
    "I'm glad to join your call at any time.",
    "I have 3 Good Ideas Close to my heart.",
    "I'm on the Year 12 Maths Road to Success.",
    "Call me on 07700 900123.",
    "I read a [link](https://example.org) about rivers.",
]


@pytest.mark.parametrize("sentence", LET_THROUGH)
def test_near_misses_are_not_blocked(sentence: str) -> None:
    assert not [flag for flag in check_note(note(f"{FINE} {sentence}")) if flag.blocks]


WARNED = [
    ("coach-too-short", note("I found your talk on floods.")),
    ("coach-too-long", note(FINE + " Rivers rise and fall again." * 11)),
    ("coach-much-too-long", note(FINE + " Rivers rise and fall again." * 20)),
    ("coach-length", note(FINE + " Could we talk for an hour?")),
    ("coach-length", note(FINE + " Would a 45-minute call suit you?")),
    ("coach-length", note(FINE + " Would five minutes for a chat suit you?")),
    ("coach-length", note(FINE + " Could we speak for 30 minutes?", minutes=15)),
    ("coach-length", note(FINE + " Would you have 20 minutes next week?", minutes=30)),
    ("coach-length", note(FINE + " Would 20 minutes suit you?", minutes=30)),
    ("coach-length", note(FINE + " Could I ask for twenty minutes?", minutes=30)),
    ("coach-length", note(FINE + " Oes gennych chi ugain munud?", minutes=30)),
    ("coach-length-long", note(FINE + " Could we talk for an hour?", minutes=None)),
    ("coach-length-long", note(FINE + " Would five minutes for a chat suit you?", minutes=None)),
    ("coach-no-length", note(minutes=None)),
    (
        "coach-no-question",
        note(learn="Statistics, and the first year, and your team at the river."),
    ),
    ("coach-many-questions", note(learn="Why rivers? Why here? Why maths? Why now?")),
    ("coach-cv-attached", note(FINE + " I have attached my CV.")),
    ("coach-cv-attached", note(FINE + " My resume is linked below.")),
    ("coach-stock-phrase", note(FINE + " I'd love to pick your brain.")),
    ("coach-stock-phrase", note(FINE + " I was impressed by your profile.")),
    ("coach-stock-phrase", note(FINE + " I'm open to any opportunities.")),
    ("coach-salary", note(learn="What is your salary after five years?")),
    ("coach-salary", note(learn="How much do you earn?")),
    ("coach-exclamations", note(FINE + " Diolch! Thank you!")),
    ("coach-all-caps", note(FINE + " PLEASE PLEASE HELP ME.")),
    ("coach-same-note", note(earlier=("Something else.", f"{FINE}\n\n{ASK}"))),
    ("coach-same-note", note(earlier=(f"{FINE} {ASK}".replace("Bangor", "Cardiff"),))),
    ("coach-answered", note(learn="What does Dŵr Cymru do?")),
    ("coach-answered", note(learn="What is data science?")),
    ("coach-answered", note(learn="What is your job title?")),
    (
        "coach-nudge-long",
        note(FINE + " If you are busy, I understand. " + FINE, note_type=NoteType.NUDGE),
    ),
    (
        "coach-nudge-no-way-out",
        note("Did you see my note on floods?", "", note_type=NoteType.NUDGE),
    ),
    (
        "coach-connection-late",
        note(note_type=NoteType.MUTUAL, details={"connection": "Bea Hughes", "permission": "yes"}),
    ),
    (
        "coach-no-permission",
        note(
            "Bea Hughes knows us both. " + FINE,
            note_type=NoteType.MUTUAL,
            details={"connection": "Bea Hughes", "permission": "not yet"},
        ),
    ),
    (
        "coach-no-found",
        note(
            "I'm in my second year of geography in Bangor and live close to a river that floods "
            "every winter. Flood forecasting is the one thing in my course that I go on thinking "
            "about on the bus home each night."
        ),
    ),
    (
        "coach-not-personal",
        note(
            "I found you on this list and think that you could tell me a lot. I am a very keen "
            "student in my second year and would be so happy if somebody like you could share "
            "a few thoughts with me about everything."
        ),
    ),
]


@pytest.mark.parametrize("code, warned", WARNED)
def test_each_fault_is_named_alone_and_does_not_block(code: str, warned: Note) -> None:
    flags = check_note(warned)
    assert [flag.sentence for flag in flags] == [code]
    assert not flags[0].blocks


def test_lengths_are_judged_at_the_very_word() -> None:
    def with_words(count: int) -> Note:
        start = f"{FINE} {ASK}".split()
        return note(
            " ".join([*start, *["river"] * (count - len(start))])
            if count >= len(start)
            else " ".join(start[-count:]),
            "",
        )

    for count, code in (
        (39, "coach-too-short"),
        (40, None),
        (100, None),
        (101, "coach-too-long"),
        (125, "coach-too-long"),
        (126, "coach-much-too-long"),
    ):
        found = [f for f in check_note(with_words(count)) if "too-" in f.sentence]
        assert [f.sentence for f in found] == ([code] if code else [])
        assert all(f.count == count for f in found)


def test_the_flag_carries_what_was_noticed() -> None:
    flags = {f.sentence: f for f in check_note(note(FINE + " I’d love to pick your brain!! Ok?"))}
    assert flags["coach-stock-phrase"].words == "pick your brain"
    assert flags["coach-exclamations"].count == 2


def test_another_note_to_the_same_field_is_not_the_same_note() -> None:
    other = (
        "I'm in my second year of geography in Bangor, and I read your post about peat in this "
        "channel. I walk across a bog each week and would like to see it as you do. What do you "
        "look at first when you come to a new place?"
    )
    assert codes(note(earlier=(other,))) == []


def test_a_host_without_a_profile_is_no_reason_to_complain() -> None:
    bare = Note(why=FINE, learn=ASK)
    assert check_note(bare) == []


def test_every_flag_says_what_is_wrong_and_how_to_mend_it() -> None:
    english = Translator("en", "UTC")
    for id in EVERY:
        if id.startswith("coach-") and id != "coach-again":
            sentence = english.label(id, words="so it goes", count=7)
            assert re.search(r"[.:;] ", sentence), id


@given(st.text(max_size=600), st.text(max_size=200), st.sampled_from(NoteType))
def test_any_text_is_read_without_complaint(why: str, learn: str, kind: NoteType) -> None:
    details = {"connection": learn, "permission": why}
    check_note(note(why, learn, note_type=kind, details=details, earlier=(learn, why)))
    check_note(Note(why=why, learn=learn, organisation=learn, topics=(why, learn), about=why))


HOSTILE = [
    "a " * 2000,
    "looking for " * 330,
    "not hire me, " * 300,
    "[name" * 800,
    "<" * 4000,
    "{{" * 2000,
    "12 Aaa Bbb " * 360,
    "id 1234" * 570,
    "0" * 4000,
    "your " * 800,
    "how much do you " * 250,
    "A-" * 2000,
    "' " * 2000,
    "an hour talk " * 300,
    "and what do " * 330,
    "\n" * 4000,
    "any job " * 500,
    "Q" * 4000,
    "x@" * 2000,
    "attached the the the " * 190,
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_is_read_in_good_time(number: int) -> None:
    text = HOSTILE[number][:4000]
    started = time.process_time()
    check_note(note(text, text, earlier=(text,) * 5))
    assert time.process_time() - started < 2  # milliseconds if linear, minutes if exponential
