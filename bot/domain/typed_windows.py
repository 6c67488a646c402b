"""Reads the weekly windows that a person typed, in English or Welsh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.domain.availability import Window, merge, write_windows

MOST_WINDOWS = 28
LEAST_MINUTES = 15
EARLIEST_LOOSE = 7 * 60
"""Bare hours before this minute of the day mean the afternoon: "2-4" is not at night."""

_HOUR = 60
_DAY = 24 * _HOUR


class WindowError(ValueError):
    """The typed text is not a set of windows.

    `code` is one of `empty`, `unreadable` (a word or sign), `no_days` (hours without a day),
    `no_hours` (a day without hours), `no_end` (a start without an end), `backwards` (ends before it
    starts), `too_short` (under 15 minutes), `too_many` (over 28). `fragment` is the part of the
    text that is meant, "" for all of it.
    """

    def __init__(self, code: str, fragment: str = "") -> None:
        super().__init__(f"{code}: {fragment}" if fragment else code)
        self.code = code
        self.fragment = fragment


def parse_windows(typed: str) -> tuple[Window, ...]:
    """Return the windows that a person typed, merged and sorted. Raises `WindowError`.

    Reads days in English and Welsh, ranges and lists of them, and hours with or without am and pm.
    Bare hours are read as people mean them: "9-5" ends at 17:00 and "2-4" is the afternoon, while
    "02:00-04:00" is the night.
    """
    windows = merge(_read(typed))
    if not windows:
        raise WindowError("empty")
    for window in windows:
        if window.minutes < LEAST_MINUTES:
            raise WindowError("too_short", write_windows([window]))
    if len(windows) > MOST_WINDOWS:
        raise WindowError("too_many", str(len(windows)))
    return windows


_DAY_WORDS = (
    "monday mondays mon mo llun lun llu",
    "tuesday tuesdays tues tue tu mawrth fawrth maw mawr",
    "wednesday wednesdays weds wed we mercher fercher mer",
    "thursday thursdays thurs thur thu th iau",
    "friday fridays fri fr gwener wener gwe gwen",
    "saturday saturdays sat sa sadwrn sad sadw",
    "sunday sundays sun su sul suliau",
)
_DAYS: dict[str, tuple[int, ...]] = {
    word: (day,) for day, words in enumerate(_DAY_WORDS) for word in words.split()
}
for _words, _of in (
    ("weekday weekdays workday workdays", (0, 1, 2, 3, 4)),
    ("weekend weekends penwythnos penwythnosau", (5, 6)),
    ("daily everyday dyddiol beunydd", (0, 1, 2, 3, 4, 5, 6)),
):
    _DAYS.update((word, _of) for word in _words.split())

_WORD_KINDS = {
    word: kind
    for kind, words in {
        "to": "to till til until through thru i tan hyd",
        "and": "and a ac plus or neu also hefyd then wedyn",
        "between": "between rhwng",
        "filler": "from o on ar at am every each bob any dydd ddydd dyddiau day days nos the y yr"
        " o'clock o’clock",
    }.items()
    for word in words.split()
}

_TOKEN = re.compile(
    r"""
    (?P<clock>
        (?P<hour>[0-9]{1,2}?)(?:[:.h]?(?P<minute>[0-5][0-9]))?(?![0-9])
        (?:[ \t]*(?P<half>a\.?m\.?|p\.?m\.?|yb|yp|yh|y[ ]bore|y[ ]prynhawn|yr[ ]hwyr)(?!\w))?
    )
    | (?P<noon>(?:noon|midday|hanner[ ]dydd|canol[ ]dydd)(?!\w))
    | (?P<midnight>(?:midnight|hanner[ ]nos)(?!\w))
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
class _Token:
    """A token with a meaning (days, clock, to, and, between, end) and its place in the text."""

    kind: str
    start: int
    end: int
    days: tuple[int, ...] = ()
    minute: int = 0
    """Minutes of the day, up to 24:00."""
    half: str = ""
    """am or pm, if it was typed."""
    loose: bool = False
    """1 to 12 without am, pm or a leading zero: may mean the afternoon."""


_EVERY_DAY = tuple(range(7))
_PHRASES = {
    "everyday": _Token("days", 0, 0, _EVERY_DAY),
    "workdays": _Token("days", 0, 0, _EVERY_DAY[:5]),
    "noon": _Token("clock", 0, 0, minute=12 * _HOUR, half="pm"),
    "midnight": _Token("clock", 0, 0, minute=_DAY, half="pm"),
}


def _tokens(typed: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(typed):
        kind, (start, end) = str(match.lastgroup), match.span()
        if kind == "word":
            word = match[0].casefold()
            kind = "days" if word in _DAYS else _WORD_KINDS.get(word, "other")
            token = _Token(kind, start, end, _DAYS.get(word, ()))
            if token.days and found and found[-1].days == _EVERY_DAY:
                found.pop()  # "bob dydd Llun" is every Monday, not every day and Monday
        elif kind == "clock":
            token = _clock(match)
        else:
            token = replace(_PHRASES.get(kind, _Token(kind, 0, 0)), start=start, end=end)
        if token.kind == "other":
            raise WindowError("unreadable", match[0])
        if token.kind not in ("skip", "filler"):
            found.append(token)
    return found


def _clock(match: re.Match[str]) -> _Token:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = re.sub(r"[.\s]", "", match["half"] or "").casefold()
    if half:
        half = "am" if half in ("am", "yb", "ybore") else "pm"
    if (half and not 1 <= hour <= 12) or hour * _HOUR + minute > _DAY:
        raise WindowError("unreadable", match[0])
    loose = not half and 1 <= hour <= 12 and not match["hour"].startswith("0")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _Token("clock", *match.span(), (), hour * _HOUR + minute, half, loose)


def _read(typed: str) -> list[Window]:
    """Return every window as typed. Hours without days belong to the days named last."""
    windows: list[Window] = []
    days: set[int] = set()
    waiting: _Item | None = None  # days without hours so far
    line: list[_Token] = []
    for token in [*_tokens(typed), _Token("end", len(typed), len(typed))]:
        if token.kind != "end":
            line.append(token)
            continue
        items, line = _items(line, typed), []
        if items and not items[0].days and any(item.days for item in items) and not waiting:
            items.reverse()  # "12-2pm on Tuesdays": hours before their days
            days = set()
        for item in items:
            if item.days:
                days = days | set(item.days) if waiting else set(item.days)
                waiting = item
            elif not days:
                raise WindowError("no_days", typed[item.start : item.end])
            else:
                start, end = (time(*divmod(at, _HOUR)) for at in item.hours)
                windows += [Window(day, start, end) for day in days]
                waiting = None
    if waiting:
        raise WindowError("no_hours", typed[waiting.start : waiting.end])
    return windows


@dataclass(frozen=True, slots=True)
class _Item:
    """Days or hours: `typed[start:end]`."""

    start: int
    end: int
    days: tuple[int, ...] = ()
    hours: tuple[int, int] = (0, 0)


def _items(line: Sequence[_Token], typed: str) -> list[_Item]:
    items: list[_Item] = []
    at = 0
    while at < len(line):
        first = line[at]
        joins = ("to", "and") if at and line[at - 1].kind == "between" else ("to",)
        last = line[at + 2] if at + 2 < len(line) and line[at + 1].kind in joins else None
        ranged = last if last and last.kind == first.kind else None
        stop = (ranged or first).end
        words = typed[first.start : stop]
        if first.kind == "days":
            days = first.days
            if ranged:
                if len(days) > 1 or len(ranged.days) > 1:
                    raise WindowError("unreadable", words)
                days = tuple((days[0] + n) % 7 for n in range((ranged.days[0] - days[0]) % 7 + 1))
            items.append(_Item(first.start, stop, days))
        elif first.kind == "clock":
            if not ranged:
                raise WindowError("no_end", words)
            items.append(_Item(first.start, stop, (), _hours(first, ranged, words)))
        at += 3 if ranged and first.kind in ("days", "clock") else 1
    return items


def _hours(first: _Token, last: _Token, words: str) -> tuple[int, int]:
    """Return start and end in minutes of the day, as people mean them."""
    noon = 12 * _HOUR
    start, end = first.minute % _DAY, last.minute or _DAY
    if first.loose and last.half:
        same = start % noon + (noon if last.half == "pm" else 0)
        start = same if same < end else start  # "12-2pm", but "11-1pm" starts in the morning
    elif first.loose and last.loose and start < EARLIEST_LOOSE and start < end < noon:
        start += noon
        end += noon
    if last.loose and end < start and end <= noon:
        end += noon
    end = min(end, _DAY - 1)
    if start >= end:
        raise WindowError("backwards", words)
    return start, end
