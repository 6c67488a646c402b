"""A word in capitals is a gap where it stands for something, and not where it is meant."""

from __future__ import annotations

import pytest

from bot.coach.note import check_words

MEANT = [
    "I was in YEAR 2 when my teacher said so.",
    "I teach YEAR 9 and I love it.",
    "PLACE matters more than anything in planning, my tutor says.",
    "The PLACE where I grew up floods every winter.",
    "I want to find the right PLACE for me.",
    "My NAME is Mina and I study maths.",
    "Everyone gets my NAME wrong, so call me Mo.",
    "NAME: Mina Ortiz. I study maths in Leeds.",
    "I did a CITY & GUILDS in plumbing.",
    "I support Luton TOWN and Hull CITY.",
    "My dissertation is on the use of PLACE scores in NHS hospitals.",
    "I help with the PLACE assessments at our hospital.",
    "We read about TITLE IX in class.",
    "The BIG PROJECT of my life is my allotment.",
    "I'm a SCHOOL governor in my spare time.",
    "The EVENT was cancelled but your slides were online.",
    "I have one SUBJECT left to choose.",
    "What is the one TOPIC you'd never give up?",
    "It is not the COMPANY, it is the people who make you stay.",
    "I know the INDUSTRY is small.",
    "I want to know what the JOB TITLE hides.",
    "I live in DINAS POWYS and work in Cardiff.",
    "I went to YSGOL GLANTAF before Leeds.",
    "Mae fy ENW yn hir, felly Gwen i bawb.",
    "Dwi'n byw yn NINAS POWYS.",
    "Es i i YSGOL GLANTAF.",
    "Yr UN PWNC dwi'n ei garu yw hanes.",
    "Mae'r LLEOLIAD yn bwysig i mi.",
    "Y MAES ei hun sy'n fy niddori.",
    "Roeddwn ym MLWYDDYN 9 pan glywais amdanoch.",
    "Roedd yr YSGOL yn fach.",
    "Dyna'r TEITL gorau erioed.",
    "My grandfather ran a UNIVERSITY PRESS.",
    "Our UNIT won the trophy.",
    "I am a member of UNISON and the NHS.",
    "The year was MMXX and I was eleven.",
    "THIS PLACE changed my life.",
    "I'm in the UNIVERSITY choir.",
    "What does an ORGANISATION chart tell you?",
    "I read the SECTOR report you wrote.",
    "I like the LOCATION a lot.",
    "I know CITY life, and I know the sea.",
    "My SURNAME comes from Poland.",
    "Every SCHOOL should have one of you.",
    'I tick the box "NAME" on forms all day in my work.',
    "The word PLACE means more in Welsh.",
    "No COMPANY I know does it like that.",
    "I worked for EVENT Cinemas in Hull.",
    "I was a TEFL teacher in Spain.",
    "I am doing my A-levels at a CITY Academy.",
    "Ro'n i'n byw mewn TREF fach.",
    "Dw i wrth fy modd gyda'r PROSIECT.",
    "Nid y CWMNI ond y bobl.",
    "Roedd fy mam yn dysgu mewn YSGOL gynradd.",
    "To tell you the truth, PLEASE and THANK YOU go a long way.",
    "I did the HOST training in May.",
    "Being on TIME is my thing.",
]
GAPS = [
    "Dear NAME, I saw your post.",
    "Hi NAME I go to college in Swansea.",
    "I'm NAME and I study at UNIVERSITY.",
    "My name is NAME.",
    "My name is FIRST NAME.",
    "I study SUBJECT at UNIVERSITY.",
    "I saw your talk on TOPIC at EVENT.",
    "I have worked in INDUSTRY for ten years.",
    "I would love to hear about COMPANY and what you do.",
    "Your work at COMPANY NAME is great.",
    "I am from PLACE and read SUBJECT.",
    "I live in CITY.",
    "I met you at EVENT last week.",
    "I am writing from TOWN, where I study.",
    "YOUR NAME here",
    "Best wishes, NAME",
    "Thanks, YOUR NAME",
    "I am in YEAR at UNIVERSITY.",
    "I am the JOB TITLE at COMPANY.",
    "Annwyl ENW, dwi ym mlwyddyn 13",
    "Annwyl ENW CYNTAF,",
    "Fy enw i yw ENW.",
    "Rwy'n astudio PWNC ym MHRIFYSGOL Bangor.",
    "Dwi'n dod o TREF.",
    "Gwelais eich sgwrs yn DIGWYDDIAD.",
    "Hoffwn wybod mwy am CWMNI.",
    "Rwy'n gweithio yn SEFYDLIAD.",
    "RHOWCH ENW YMA",
    "Diolch, ENW",
    "I left REGIMENT in 2019.",
    "INSERT COMPANY",
    "I heard about you from FRIEND.",
    "We met at COMPANY in LOCATION.",
]


def _gaps(text: str) -> list[str]:
    return [flag.words for flag in check_words(text) if flag.sentence == "coach-placeholder"]


@pytest.mark.parametrize("text", MEANT)
def test_a_word_in_capitals_that_is_meant_is_no_gap(text: str) -> None:
    assert _gaps(text) == []


@pytest.mark.parametrize("text", GAPS)
def test_a_word_in_capitals_that_stands_for_something_is_a_gap(text: str) -> None:
    assert _gaps(text)


def test_only_a_word_may_be_meant_as_it_stands() -> None:
    (doubtful,) = check_words("I live in CITY.")
    (certain,) = check_words("I live in [CITY], and study at UNIVERSITY.")
    assert not doubtful.certain
    assert certain.certain
    assert certain.words == "[CITY]"
