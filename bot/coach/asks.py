"""Whether a text asks for a job: who asks, how, and for what, in English and Welsh.

"I'm not asking for a job", "advice rather than a job", "please hire me" in quotation marks, thanks
for an internship, and questions on how people are hired do not ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.coach import asks_english, asks_welsh
from bot.coach.grammar import Rules, literals, read, readings
from bot.coach.likely import likely
from bot.coach.spelling import NO_NAMES, Names, Reading, learn

learn(*asks_welsh.CLASSES.values(), *literals(asks_welsh.RULES))
_RULES = tuple(Rules(language.LANGUAGE, language.RULES) for language in (asks_english, asks_welsh))

_UP_TO = r"(?:[^ ,.;:?!]+ ){0,%d}"
_NO = r"(?:not(?! (?:only|just|simply|merely) )|no|nothing|without|never|ddim|nid|dim|heb|nac|peidio|nage|na)"
_SEEK = (
    r"(?:ask|asking|look|looking|after|seek|seeking|sought|want|wanting|wanted|need|angling|fishing"
    r"|hunting|hunt|search|applying|expect|expecting|begging|gofyn|chwilio|eisiau|disgwyl|ymgeisio"
    r"|holi|angen)"
)
_WORK = (
    r"(?:jobs?|work|working|hire|hiring|hired|employ\w*|placements?|positions?|posts?|vacanc\w*"
    r"|openings?|referrals?|recruit\w*|internships?|apprenticeships?|traineeships?|favours?|swydd\w*"
    r"|gwaith|lleoliad\w*|interniaeth\w*|prentisiaeth\w*|cyflogi|recriwtio|gyrfa"
    r"|anything|nothing|owt|that|it|more|unrhyw beth|hynny|dim|ddim)"
)
_DENIES = re.compile(
    rf"\b{_NO} {_UP_TO % 3}{_SEEK} {_UP_TO % 6}{_WORK}\b"
    rf"|\bnothing {_UP_TO % 2}{_SEEK}\b|\b{_SEEK} {_UP_TO % 3}(?:nothing|no)\b"
)
"""Somebody says that they want no job: "I'm not after anything", "dw i ddim yn chwilio am swydd"."""
_BUT = re.compile(r" (?:but|ond) ")
_DENIED = 3.0
"""How much more must speak for it then. Of 6,500 texts in `tests/coach` that ask, 3 say so."""


def asks_for_job(text: str, names: Names = NO_NAMES) -> str:
    """Return the words of a plain text that ask for a job or the like; "" if nothing does."""
    return likely(
        "job-ask",
        text,
        names,
        ruled=lambda: next(by_rule(text, names), ""),
        more=lambda: _DENIED if any(map(_denies, read(text, names))) else 0.0,
    )


def _denies(reading: Reading) -> bool:
    """Return whether a sentence says so and leaves it at that: not "no job, but an internship"."""
    match = _DENIES.search(reading.text)
    return match is not None and not _BUT.search(reading.text, match.end() - 1)


def by_rule(text: str, names: Names) -> Iterator[str]:
    """Yield the words by which rules find that it does."""
    for rules, reading in readings(text, *_RULES, names=names):
        language = rules.language
        for match, before in rules.meant(reading):
            near = " ".join(before.split()[-4:])
            if language.topics.search(before) or language.others.search(f" {near} "):
                continue
            after = language.ends.split(reading.text[match.end() :] + " ")[0]
            if not language.later.search(f"{match[0]}{after} "):
                yield reading.marked(*match.span())
