"""The coach for the questions a seeker takes along: checks, and a bank to choose from."""

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
"""A second question after a first; "and why?" at the end of one is still the same."""
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
    """What to mend in one question for a host of that organisation and those topics.

    Codes begin with `question-`; none of them blocks. An empty list: ask it.
    """
    return list(_flags(plain(question), organisation, tuple(topics)))


def _flags(text: str, organisation: str, topics: tuple[str, ...]) -> Iterator[Flag]:
    low = text.lower()
    asked = [sentence for sentence in sentences(low) if "?" in sentence] or sentences(low)[-1:]
    if len(asked) > 1:
        yield Flag("question-two", words=text, count=len(asked))
    elif asked and _double(asked[0]):
        yield Flag("question-two", words=text, count=2)
    if any(_closed(sentence) for sentence in asked):
        yield Flag("question-yes-no", words=text)
    if found := answered_already(text, organisation, topics):
        yield Flag("question-googleable", words=found)
    if found := asks_for_job(text):
        yield Flag("question-job-ask", words=found)
    if found := said(text, phrases.SALARY):
        yield Flag("question-salary", words=found)


def _double(sentence: str) -> bool:
    """Whether a second question follows a first in one sentence. A lead-in is no question."""
    second = _SECOND.search(sentence)
    if second and _FIRST.search(sentence[: second.start()]):
        return True
    return bool(_CYMRAEG_SECOND.search(sentence))


def _closed(sentence: str) -> bool:
    """Whether yes or no would answer it. A choice between two things is open enough."""
    main = _LEAD_IN.split(sentence)[-1].strip()
    if re.search(r"\b(?:or|neu)\b", main):
        return False
    return bool(_CLOSED.match(main) or _CYMRAEG_CLOSED.match(main))


def answered_already(text: str, organisation: str, topics: Sequence[str]) -> str:
    """The words of a plain text that ask what the profile or a search answers at once, or ""."""
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


BANK: dict[str, tuple[str, ...]] = {
    "path": ("", "role", "", "organisation"),
    "day": ("", "", "role"),
    "industry": ("", "topic", ""),
    "insights": ("", "role", ""),
    "culture": ("organisation", "organisation", ""),
    "balance": ("", "", "role"),
    "skills": ("role", "", "topic"),
    "advice": ("", "", "topic"),
    "resources": ("topic", "", ""),
    "projects": ("", "topic", ""),
    "onward": ("", "", ""),
}
"""Category -> what each of its questions speaks of ("" for nothing): `bank-<category>-<n>` from 1.

In the order of a good talk. The categories are the ones of the practice, TIARA among them: trends
(industry), insights, advice, resources, assignments (projects).
"""

FIRST = ("path", "day", "insights", "advice", "onward")
"""Where a list that is still empty begins: something of each part of a talk."""

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
    """(category, message id) of questions to offer, categories still missing first.

    `have` is what the list holds: the seeker's words, or the ids of questions taken from the bank,
    which are not offered again. A message may use `role`, `organisation` or `topic` (the first
    topic); it is offered only where the host's profile has that.
    """
    known = {"": True, "role": role, "organisation": organisation, "topic": topics}
    covered = {category for question in have for category in _categories(question)}
    order = list(dict.fromkeys([*FIRST, *BANK]))
    order.sort(key=lambda category: category in covered)
    ranked = []
    for category in order:
        fresh = [
            message
            for number, needs in enumerate(BANK[category], 1)
            if known[needs] and (message := f"bank-{category}-{number}") not in have
        ]
        late = category in covered  # a covered category waits one round
        ranked += [(turn + late, category, message) for turn, message in enumerate(fresh)]
    ranked.sort(key=lambda entry: entry[0])
    return [(category, message) for _, category, message in ranked[: max(most, 0)]]


def _categories(question: str) -> list[str]:
    if question.startswith("bank-"):
        return [category for category in BANK if question.startswith(f"bank-{category}-")]
    low = plain(question).lower()
    return [category for category, signs in _SIGNS.items() if re.search(rf"\b(?:{signs})", low)]
