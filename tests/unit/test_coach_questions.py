"""The coach reads questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.facts import Profile
from bot.coach.questions import check_question

PROFILE = Profile(organisation="Dŵr Cymru", topics=("data science", "UX"))


def codes(question: str) -> list[str]:
    return [flag.sentence for flag in check_question(question, PROFILE)]


@pytest.mark.parametrize(
    "question",
    [
        "How did you move from teaching to data?",
        "I read your piece on peat; I'd like to know what you would measure first today?",
        "What surprised you, and why?",
        "How and why did you leave teaching?",
        "How do you decide what to do and when to stop?",
        "What do you know now that you wish you had known and used earlier?",
        "Could you tell me about your last ordinary week?",
        "Would you walk me through a flood warning?",
        "Is there anyone else I should speak to?",
        "Is it more writing or more talking?",
        "In your first year, what took you longest?",
        "What does Dŵr Cymru do differently from other water companies?",
        "What is data science good for on a flooding river?",
        "What is a typical range for this role?",
        "How do graduates find a way in?",
        "What should I have asked?",
        "Sut ddaethoch chi i'r maes hwn?",
        "What would you do in my position",
    ],
)
def test_a_good_question_passes(question: str) -> None:
    assert codes(question) == []


@pytest.mark.parametrize(
    "question, code",
    [
        ("How did you start? What would you change?", "coach-question-two"),
        ("How did you start and what would you change?", "coach-question-two"),
        ("What do you like, and how do you rest?", "coach-question-two"),
        ("Do you like your work?", "coach-question-yes-no"),
        ("I read your piece on peat; did you enjoy writing it?", "coach-question-yes-no"),
        ("In your team, are people happy?", "coach-question-yes-no"),
        ("Is the work hard?", "coach-question-yes-no"),
        ("Ydych chi'n mwynhau eich gwaith?", "coach-question-yes-no"),
        ("What does Dŵr Cymru do?", "coach-question-googleable"),
        ("Where is your company based?", "coach-question-googleable"),
        ("What is UX?", "coach-question-googleable"),
        ("Where do you work?", "coach-question-googleable"),
        ("How can I apply to your team?", "coach-question-job-ask"),
        ("How much do you earn?", "coach-question-salary"),
        ("Beth yw eich cyflog?", "coach-question-salary"),
    ],
)
def test_a_question_to_mend_is_named_and_never_blocked(question: str, code: str) -> None:
    flags = check_question(question, PROFILE)
    assert [flag.sentence for flag in flags] == [code]
    assert not flags[0].blocks


@given(st.text(max_size=300), st.text(max_size=30), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_read_without_complaint(question: str, org: str, topics: list[str]) -> None:
    check_question(question, Profile(organisation=org, topics=tuple(topics), about=question))


@pytest.mark.parametrize("part", ["and what ", "do you ", ", ", "is there any ", "how much "])
def test_hostile_questions_end(part: str) -> None:
    check_question((part * 4000)[:4000], Profile(organisation=part, topics=(part,) * 5))
