"""Checks of a seeker's questions, and a bank of questions to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.coach import phrases
from bot.coach.reading import Flag, asks_for_job, plain, said, sentences

_WH = r"(?:how|what|why|which|who|where|when)"
_AUX = r"(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|may|might)(?:n't)?"
_SECOND = re.compile(
    rf"(?<!how )(?<!what )(?<!why )(?<!when )(?<!where )(?:,|;|\band|\balso|\bplus)(?: and| also)? "
    rf"(?:{_WH}(?: \w+){{0,2}} {_AUX}|{_AUX}) "
    r"(?:you|i|it|they|the|your|there|that|this|people|we|a)\b"
)
"""A second question in a sentence; "and why?" at the end of one is not a second."""
_FIRST = re.compile(rf"(?:^|[,;:] | - )(?:and |so |but )?(?:{_WH}|{_AUX})\b")
_CYMRAEG_SECOND = re.compile(r" (?:a|ac|ac hefyd) (?:sut|beth|pam|pwy|ble|pryd|pa) \w+ ")
_CLOSED = re.compile(
    rf"(?:and |so |but )?{_AUX} (?!you (?:tell|describe|walk|explain|share|say|talk|give|think of"
    r"|name|suggest|recommend|paint|show)\b|you (?:\w+ )?(?:please|mind)\b"
    r"|there (?:\w+ )?(?:any|some)(?:thing|one|body)\b)"
    r"(?:you|i|it|they|the|your|there|that|this|people|we|a|most|many|someone|anyone"
    r"|[\w-]+ (?:a|the))\b"
)
_CYMRAEG_CLOSED = re.compile(
    r"(?:ydych|ydy|ydi|oes|a oes|oedd|fyddech|fyddwch|wnaethoch|gawsoch|a yw|wyt)\b"
)
_LEAD_IN = re.compile(
    r"[;:]| - |, (?=(?:so |but |and )?(?:do|does|did|is|are|was|were|have|has|can"
    r"|could|would|will|should|how|what|why|which|who|where|when)\b)"
)


def check_question(question: str, organisation: str = "", topics: Sequence[str] = ()) -> list[Flag]:
    """Return advice on one question for a host of that organisation and those topics.

    None of it blocks. Empty: nothing to change.
    """
    return list(_flags(plain(question), organisation, tuple(topics)))


def _flags(text: str, organisation: str, topics: tuple[str, ...]) -> Iterator[Flag]:
    low = text.lower()
    asked = [sentence for sentence in sentences(low) if "?" in sentence] or sentences(low)[-1:]
    if len(asked) > 1:
        yield Flag("coach-question-two", words=text, count=len(asked))
    elif asked and _double(asked[0]):
        yield Flag("coach-question-two", words=text, count=2)
    if any(_closed(sentence) for sentence in asked):
        yield Flag("coach-question-yes-no", words=text)
    if found := answered_already(text, organisation, topics):
        yield Flag("coach-question-googleable", words=found)
    if found := asks_for_job(text):
        yield Flag("coach-question-job-ask", words=found)
    if found := said(text, phrases.SALARY):
        yield Flag("coach-question-salary", words=found)


def _double(sentence: str) -> bool:
    """Return whether a second question follows in one sentence. A lead-in is no question."""
    second = _SECOND.search(sentence)
    if second and _FIRST.search(sentence[: second.start()]):
        return True
    return bool(_CYMRAEG_SECOND.search(sentence))


def _closed(sentence: str) -> bool:
    """Return whether yes or no would answer it. A choice between two things is open enough."""
    main = _LEAD_IN.split(sentence)[-1].strip()
    if re.search(r"\b(?:or|neu)\b", main):
        return False
    return bool(_CLOSED.match(main) or _CYMRAEG_CLOSED.match(main))


def answered_already(text: str, organisation: str, topics: Sequence[str]) -> str:
    """Return words that ask for what the offer or a web search answers; "" if there are none."""
    return said(text, phrases.PROFILE_QUESTIONS) or said(
        text, _looked_up(organisation, tuple(topics))
    )


@lru_cache(maxsize=256)
def _looked_up(organisation: str, topics: tuple[str, ...]) -> re.Pattern[str]:
    org = "|".join([phrases.YOUR_ORG, *_literal([organisation])])
    topic = "|".join(_literal(topics)) or "(?!)"
    return phrases.any_of(
        [
            pattern.replace("{org}", f"(?:{org})").replace("{topic}", f"(?:{topic})")
            for pattern in phrases.LOOKED_UP
        ]
    )


def _literal(names: Sequence[str]) -> list[str]:
    return [re.escape(low) for name in names if (low := plain(name).lower())]


BANK: dict[str, dict[str, str]] = {
    "path": {
        "bank-path-1": "",
        "bank-path-2": "role",
        "bank-path-3": "",
        "bank-path-4": "organisation",
    },
    "day": {
        "bank-day-1": "",
        "bank-day-2": "",
        "bank-day-3": "role",
    },
    "industry": {
        "bank-industry-1": "",
        "bank-industry-2": "topic",
        "bank-industry-3": "",
    },
    "insights": {
        "bank-insights-1": "",
        "bank-insights-2": "role",
        "bank-insights-3": "",
    },
    "culture": {
        "bank-culture-1": "organisation",
        "bank-culture-2": "organisation",
        "bank-culture-3": "",
    },
    "balance": {
        "bank-balance-1": "",
        "bank-balance-2": "",
        "bank-balance-3": "role",
    },
    "skills": {
        "bank-skills-1": "",
        "bank-skills-2": "",
        "bank-skills-3": "topic",
    },
    "advice": {
        "bank-advice-1": "",
        "bank-advice-2": "",
        "bank-advice-3": "topic",
    },
    "resources": {
        "bank-resources-1": "topic",
        "bank-resources-2": "",
        "bank-resources-3": "",
    },
    "projects": {
        "bank-projects-1": "",
        "bank-projects-2": "topic",
        "bank-projects-3": "",
    },
    "onward": {
        "bank-onward-1": "",
        "bank-onward-2": "",
        "bank-onward-3": "",
    },
}
"""Category -> sentence id -> the field of the host's profile that the question needs, or "".

In the order of a good talk. The categories are those of the practice, which include TIARA: trends
(industry), insights, advice, resources, assignments (projects).
"""

FIRST = ("path", "day", "insights", "advice", "onward")
"""The categories of the first suggestions: one of each part of a talk."""

_SIGNS = {
    "path": r"how did you|path|get into|got into|end up|first job|turning|career change|start out"
    r"|llwybr|dechrau",
    "day": r"day|week|hours|routine|usually|typical|diwrnod|wythnos",
    "industry": r"trend|industry|sector|field|five years|future|changing|newid|diwydiant",
    "insights": r"surpris|wish you|had known|people get wrong|outside|myth|syndod",
    "culture": r"culture|thrive|team|fit in|kind of person|diwylliant|tîm",
    "balance": r"best|worst|hard|difficult|enjoy|like least|frustrat|love|anodd|gorau|gwaethaf",
    "skills": r"skill|qualif|learn|degree|course|way in|experience|sgil|cymhwyster",
    "advice": r"advice|advise|in my (?:position|place|shoes)|would you do|suggest|cyngor",
    "resources": r"read|book|podcast|follow|resource|course|event|newsletter|llyfr|darllen",
    "projects": r"project|portfolio|try out|practise|assignment|volunteer|build|prosiect",
    "onward": r"who else|speak to|talk to|should i have asked|introduce|pwy arall",
}


def suggest_questions(
    role: str, organisation: str, topics: Sequence[str], have: Sequence[str], most: int = 5
) -> list[tuple[str, str]]:
    """Return (category, sentence id) of questions to offer, missing categories first.

    `have` is the present list: the seeker's words, or ids of questions from the bank, which are not
    offered again. A sentence may use `role`, `organisation` or `topic` (the first topic); it is
    offered only if the host's offer has that.
    """
    known = {"": True, "role": role, "organisation": organisation, "topic": topics}
    covered = {category for question in have for category in _categories(question)}
    order = list(dict.fromkeys([*FIRST, *BANK]))
    order.sort(key=lambda category: category in covered)
    ranked = []
    for category in order:
        fresh = [
            message
            for message, needs in BANK[category].items()
            if known[needs] and message not in have
        ]
        late = category in covered  # a covered category waits one round
        ranked += [(turn + late, category, message) for turn, message in enumerate(fresh)]
    ranked.sort(key=lambda entry: entry[0])
    return [(category, message) for _, category, message in ranked[: max(most, 0)]]


def _categories(question: str) -> list[str]:
    if bank := [category for category, questions in BANK.items() if question in questions]:
        return bank
    low = plain(question).lower()
    return [category for category, signs in _SIGNS.items() if re.search(rf"\b(?:{signs})", low)]
