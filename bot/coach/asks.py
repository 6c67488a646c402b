"""Whether a text asks for a job: who asks, how, and for what, in English and Welsh.

"I'm not asking for a job", "advice rather than a job", "please hire me" in quotation marks, thanks
for an internship, and questions on how people are hired do not ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.coach import asks_english, asks_welsh
from bot.coach.grammar import Rules, literals, readings
from bot.coach.likely import is_doubtful, likely
from bot.coach.spelling import NO_NAMES, Names, learn

learn(*asks_welsh.CLASSES.values(), *literals(asks_welsh.RULES))
_RULES = tuple(Rules(language.LANGUAGE, language.RULES) for language in (asks_english, asks_welsh))


def asks_for_job(text: str, names: Names = NO_NAMES) -> str:
    """Return the words of a plain text that ask for a job or the like; "" if nothing does."""
    return next(by_rule(text, names), "") or likely("job-ask", text, names)


def by_rule(text: str, names: Names) -> Iterator[str]:
    """Yield the words by which rules find that it does."""
    for rules, reading in readings(text, *_RULES, names=names):
        language = rules.language
        if is_doubtful("job-ask", reading):
            continue
        for match, before in rules.meant(reading):
            near = " ".join(before.split()[-4:])
            if language.topics.search(before) or language.others.search(f" {near} "):
                continue
            after = language.ends.split(reading.text[match.end() :] + " ")[0]
            if not language.later.search(f"{match[0]}{after} "):
                yield reading.marked(*match.span())
