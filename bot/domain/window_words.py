"""The words and signs in which people type their weekly hours, in English and Welsh."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

T = TypeVar("T")
HOUR = 60
DAY = 24 * HOUR
EVERY_DAY = tuple(range(7))
WEEKDAYS = EVERY_DAY[:5]


def _by_word(table: dict[str, T]) -> dict[str, T]:
    return {word: value for words, value in table.items() for word in words.split()}


_DAYS: dict[str, tuple[int, ...]] = _by_word(
    {
        "monday mondays mon mo llun lun llu": (0,),
        "tuesday tuesdays tues tue tu mawrth fawrth maw mawr": (1,),
        "wednesday wednesdays weds wed we mercher fercher mer": (2,),
        "thursday thursdays thurs thur thu th iau": (3,),
        "friday fridays fri fr gwener wener gwe gwen": (4,),
        "saturday saturdays sat sa sadwrn sad sadw": (5,),
        "sunday sundays sun su sul suliau": (6,),
        "weekday weekdays workday workdays wythnos": WEEKDAYS,
        "weekend weekends penwythnos penwythnosau benwythnos benwythnosau": (5, 6),
        "daily everyday dyddiol beunydd": EVERY_DAY,
    }
)

WHENEVER = 9 * HOUR, 17 * HOUR
"""Whoever has more time than the working day can say so."""

_PARTS: dict[str, tuple[int, int]] = _by_word(
    {
        "morning mornings bore boreau fore foreau": (9 * HOUR, 12 * HOUR),
        "lunch lunchtime lunchtimes lunches cinio ginio": (12 * HOUR, 14 * HOUR),
        "afternoon afternoons prynhawn prynhawniau brynhawn brynhawniau phrynhawn phrynhawniau"
        " pnawn pnawniau": (13 * HOUR, 17 * HOUR),
        "evening evenings noson nosweithiau noswaith nosau": (18 * HOUR, 21 * HOUR),
        "whenever anytime always flexible hyblyg": WHENEVER,
    }
)
"""Parts of the day, in minutes of it."""

_KINDS = _by_word(
    {
        "to until till til through thru i tan hyd": "to",
        "and a ac plus or neu also hefyd then wedyn": "and",
        "between rhwng": "between",
        "after wedi": "after",
        "from o": "from",
        "onwards onward later ymlaen": "onwards",
        "before cyn": "before",
        "on ar at am every each bob any most dydd ddydd dyddiau ddyddiau day days the y yr o'clock"
        " o’clock in during yn time times hours usually mostly normally generally free fel arfer"
        " rhydd gyda'r gyda’r amser": "filler",
    }
)

_TOKEN = re.compile(
    r"""
    (?P<clock>
        (?P<hour>[0-9]{1,2}?)(?:[:.h]?(?P<minute>[0-5][0-9]))?(?![0-9])
        (?:[ \t]*(?P<half>a\.?m\.?|p\.?m\.?|yb|yp|yh|y[ ]bore|y[ ]prynhawn|yr[ ]hwyr)(?!\w))?
    )
    | (?P<noon>(?:noon|midday|hanner[ ]dydd|canol[ ]dydd)(?!\w))
    | (?P<midnight>(?:midnight|hanner[ ]nos)(?!\w))
    | (?P<whenever>(?:any[ ]?time|all[ ]day|pryd[ ]bynnag|unrhyw[ ](?:bryd|amser|adeg)
        |bob[ ]amser|[dt]rwy['’]r[ ]dydd)(?!\w))
    | (?P<evening>(?:after[ ]work|ar[ ]ôl[ ]gwaith|wedi[ ]gwaith|min[ ]nos|fin[ ]nos
        |gyda['’]r[ ]nos)(?!\w))
    | (?P<after>ar[ ]ôl(?!\w))
    | (?P<everyday>(?:every[ ]day|bob[ ]dydd|each[ ]day|any[ ]day)(?!\w))
    | (?P<workdays>(?:dyddiau[ ]?(?:'r|’r|yr)[ ]wythnos|yn[ ]ystod[ ]yr[ ]wythnos
        |working[ ]days|dyddiau[ ]gwaith)(?!\w))
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    | (?P<to>[-‐‑‒–—―−~])
    | (?P<end>[;\n|])
    | (?P<skip>[\s,&+/():.•*]+?)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token with a meaning, and its place in the text.

    `kind` is one of days, clock, part, night, to, and, between, after, from, onwards, before, end.
    """

    kind: str
    start: int
    end: int
    days: tuple[int, ...] = ()
    minute: int = 0
    """Of a clock: the minute of the day, up to 24:00."""
    half: str = ""
    """am or pm, if it was typed."""
    loose: bool = False
    """1 to 12 without am, pm or a leading zero: may mean the afternoon."""
    hours: tuple[int, int] = (0, 0)
    """Of a part of the day: its first minute, and that at which it is over."""


_PHRASES = {
    "everyday": Token("days", 0, 0, EVERY_DAY),
    "workdays": Token("days", 0, 0, WEEKDAYS),
    "noon": Token("clock", 0, 0, minute=12 * HOUR, half="pm"),
    "midnight": Token("clock", 0, 0, minute=DAY, half="pm"),
    "whenever": Token("part", 0, 0, hours=WHENEVER),
    "evening": Token("part", 0, 0, hours=_PARTS["evening"]),
}


def tokens(typed: str) -> list[Token]:
    """Return the tokens of the text. One that nobody knows has the kind `other`."""
    found: list[Token] = []
    for match in _TOKEN.finditer(typed):
        kind, (start, end) = str(match.lastgroup), match.span()
        if kind == "word":
            token = _word(match)
            if token.days and found and found[-1].days == EVERY_DAY:
                found.pop()  # "bob dydd Llun" is every Monday, not every day and Monday
        elif kind == "clock":
            token = _clock(match)
        else:
            token = replace(_PHRASES.get(kind, Token(kind, 0, 0)), start=start, end=end)
        if token.kind not in ("skip", "filler"):
            found.append(token)
    return found


def _word(match: re.Match[str]) -> Token:
    word = match[0].casefold()
    if word not in _KINDS:
        word = re.sub("['’]r$", "", word)  # "nosweithiau'r wythnos": the evenings of the week
    kind = "other"
    if word in _DAYS:
        kind = "days"
    elif word in _PARTS:
        kind = "part"
    elif word == "nos":  # "nos Wener" is Friday evening; in "nos Wener 18:00-20:00" it says no more
        kind = "night"
    hours = _PARTS["evening"] if kind == "night" else _PARTS.get(word, (0, 0))
    return Token(_KINDS.get(word, kind), *match.span(), _DAYS.get(word, ()), hours=hours)


def _clock(match: re.Match[str]) -> Token:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = re.sub(r"[.\s]", "", match["half"] or "").casefold()
    if half:
        half = "am" if half in ("am", "yb", "ybore") else "pm"
    if (half and not 1 <= hour <= 12) or hour * HOUR + minute > DAY:
        return Token("other", *match.span())
    loose = not half and 1 <= hour <= 12 and not match["hour"].startswith("0")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Token("clock", *match.span(), (), hour * HOUR + minute, half, loose)
