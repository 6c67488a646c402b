"""Reads the weekly windows that a person typed, in English or Welsh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.availability import (
    NIGHT_MAX,
    Window,
    merge,
    of_minute,
    over_midnight,
    write_windows,
)
from bot.domain.window_words import DAY, HOUR, WEEKDAYS, WHENEVER, Token, tokens

MOST_WINDOWS = 28
LEAST_MINUTES = 15
NOON = 12 * HOUR
EARLIEST_LOOSE = 7 * HOUR
"""Bare hours before this minute of the day mean the afternoon: "2-4" is not at night."""
FIRST, WORK_ENDS, LAST = 8 * HOUR, 17 * HOUR, 21 * HOUR
"""Where hours begin or end that were given one end only, such as "after 6"."""


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
    "02:00-04:00" is the night. Hours may run over midnight. Parts of the day are hours too, of
    weekdays if no day is named: "evenings after 6", "Friday afternoons", "whenever".
    """
    windows = merge(_read(typed))
    if not windows:
        raise WindowError("empty")
    for day, opens, minutes in over_midnight(windows):
        if minutes < LEAST_MINUTES:
            short = [window for window in windows if (window.day, window.opens) == (day, opens)]
            raise WindowError("too_short", write_windows(short))
    if len(windows) > MOST_WINDOWS:
        raise WindowError("too_many", str(len(windows)))
    return windows


@dataclass(frozen=True, slots=True)
class _Item:
    """Days or hours: `typed[start:end]`."""

    start: int
    end: int
    days: tuple[int, ...] = ()
    hours: tuple[int, int] = (0, 0)
    """Minutes of the day. An end after 24:00 is on the next day."""
    part: bool = False
    """A part of the day was named, so the days need not be."""


def _read(typed: str) -> list[Window]:
    """Return every window as typed. Hours without days belong to the days named last."""
    windows: list[Window] = []
    days: set[int] = set()
    waiting: _Item | None = None  # days without hours so far
    line: list[Token] = []
    for token in [*tokens(typed), Token("end", len(typed), len(typed))]:
        if token.kind == "other":
            raise WindowError("unreadable", typed[token.start : token.end])
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
                continue
            if not days and not item.part:
                raise WindowError("no_days", typed[item.start : item.end])
            for day in days or WEEKDAYS:
                windows += _windows(day, *item.hours)
            waiting = None
    if waiting:
        raise WindowError("no_hours", typed[waiting.start : waiting.end])
    return windows


def _windows(day: int, opens: int, closes: int) -> list[Window]:
    """Return the windows from the one minute to the other, which may be on the next day."""
    found = [Window(day, of_minute(opens), of_minute(min(closes, DAY)))]
    if closes > DAY:
        found.append(Window((day + 1) % 7, of_minute(0), of_minute(closes)))
    return found


def _days_first(line: Sequence[Token], typed: str) -> list[Token]:
    """Return the tokens with days before their part: "evenings of the week after 6", "bore Llun".

    After a comma a part or a day is another matter: "Mon mornings, Fri afternoons".
    """
    ordered: list[Token] = []
    at = 0
    while at < len(line):
        token, rest = line[at], line[at + 1 :]
        at += 1
        last = ordered[-1] if ordered else None
        belongs = last and last.kind in ("clock", "days") and _near(last, token, typed)
        if (
            token.kind == "part"
            and not belongs
            and _kinds(rest, "days")
            and _near(token, rest[0], typed)
        ):
            count = _count_days(rest, typed)
            ordered += rest[:count]
            at += count
        ordered.append(token)
    return ordered


def _near(one: Token, other: Token, typed: str) -> bool:
    return "," not in typed[one.end : other.start]


def _count_days(line: Sequence[Token], typed: str) -> int:
    """Return how many tokens the days are with which the line begins, lists and ranges included.

    If hours follow, the days after a comma are theirs.
    """
    count, before_comma = 1, 0
    while _kinds(line[count:], "days") or _kinds(line[count:], "to|and", "days"):
        more = 1 if line[count].kind == "days" else 2
        if not before_comma and not _near(line[count - 1], line[count + more - 1], typed):
            before_comma = count
        count += more
    has_hours = count < len(line) and line[count].kind in _BOUNDS
    return before_comma if before_comma and has_hours else count


_BOUNDS = ("after", "before", "from", "between", "clock", "part")


def _items(line: Sequence[Token], typed: str) -> list[_Item]:
    has_hours = any(token.kind in ("clock", "part") for token in line)
    line = [token for token in line if token.kind != "night" or not has_hours]
    line = _days_first(line, typed)
    items: list[_Item] = []
    at = 0
    while at < len(line):
        item, used = None, 1
        if line[at].kind == "days":
            item, used = _days(line[at:], typed)
        elif line[at].kind != "and":
            item, used = _hours(line[at:], typed)
        if item:
            items.append(item)
        at += used
    return items


def _kinds(line: Sequence[Token], *wanted: str) -> bool:
    """Return whether the line begins with tokens of these kinds, each "one|or|other"."""
    return len(line) >= len(wanted) and all(
        token.kind in kinds.split("|") for token, kinds in zip(line, wanted, strict=False)
    )


def _days(line: Sequence[Token], typed: str) -> tuple[_Item, int]:
    """Return the days that the line begins with, and how many tokens they are."""
    first = line[0]
    if not _kinds(line, "days", "to", "days"):
        return _Item(first.start, first.end, first.days), 1
    last = line[2]
    if len(first.days) > 1 or len(last.days) > 1:
        raise WindowError("unreadable", typed[first.start : last.end])
    count = (last.days[0] - first.days[0]) % 7 + 1
    days = tuple((first.days[0] + n) % 7 for n in range(count))
    return _Item(first.start, last.end, days), 3


def _hours(line: Sequence[Token], typed: str) -> tuple[_Item | None, int]:
    """Return the hours that the line begins with, and how many tokens they are.

    A part of the day beside a range or a bound narrows it: "evenings 7-9", "6-8 in the evening".
    """
    part = line[0] if _kinds(line, "part|night") else None
    rest = line[1:] if part else line
    used = 0
    if _kinds(rest, "between", "clock", "to|and", "clock") or _kinds(
        rest, "from", "clock", "to", "clock"
    ):
        rest, used = rest[1:], 1
    if _kinds(rest, "clock", "to|and" if used else "to", "clock"):
        first, last, used = rest[0], rest[2], used + 3
        words = typed[first.start : last.end]
        if part is None and _kinds(rest[3:], "part") and _near(last, rest[3], typed):
            part, used = rest[3], used + 1
            return _Item(first.start, part.end, (), _range(first, last, part, words), True), used
        begins = part or first
        hours = _range(first, last, part, words)
        return _Item(begins.start, last.end, (), hours, bool(part)), used + bool(part)
    for kinds, place in (
        (("after", "clock"), 1),
        (("before", "clock"), 1),
        (("from", "clock", "onwards"), 1),
        (("from", "clock"), 1),
        (("clock", "onwards"), 0),
    ):
        if _kinds(rest, *kinds):
            bound, end = rest[place], rest[len(kinds) - 1].end
            hours = _bounded(bound, part, before=kinds[0] == "before")
            start = (part or rest[0]).start
            return _Item(start, end, (), hours, bool(part)), len(kinds) + bool(part)
    if part:
        return _Item(part.start, part.end, (), part.hours, True), 1
    if _kinds(rest, "clock"):
        raise WindowError("no_end", typed[rest[0].start : rest[0].end])
    return None, 1


def _in_part(token: Token, part: Token | None) -> Token:
    """Return a bare hour as it is meant in that part of the day: 7 in the evening is 19:00."""
    if part is None or part.hours == WHENEVER or not token.loose:
        return token
    at, starts = token.minute % NOON, part.hours[0]
    if starts >= WORK_ENDS:
        late = at >= 4 * HOUR  # "evenings 10-1" is over midnight
    else:
        late = at < (5 if starts < NOON else 8) * HOUR  # "mornings 9-1", "afternoons 2-7"
    return replace(token, minute=at + NOON if late else at, loose=False)


def _bounded(bound: Token, part: Token | None, before: bool) -> tuple[int, int]:
    """Return the hours after that time, or before it, of a part of the day if there is one."""
    bound = _in_part(bound, part)
    at = bound.minute or DAY
    if bound.loose and at < EARLIEST_LOOSE:
        at += NOON
    if before:
        start = part.hours[0] if part else FIRST
        return (start if start < at else max(0, at - 2 * HOUR)), at
    ends = [*((part.hours[1],) if part else ()), WORK_ENDS, LAST, DAY]
    if part is None and at >= NOON:
        ends.remove(WORK_ENDS)
    return at % DAY, next((end for end in ends if end > at % DAY), DAY)


def _range(first: Token, last: Token, part: Token | None, words: str) -> tuple[int, int]:
    """Return start and end in minutes of the day, as people mean them."""
    first, last = _in_part(first, part), _in_part(last, part)
    start, end = first.minute % DAY, last.minute or DAY
    if first.loose and last.half:
        same = start % NOON + (NOON if last.half == "pm" else 0)
        start = same if same < end else start  # "12-2pm", but "11-1pm" starts in the morning
    elif first.loose and last.loose and start < EARLIEST_LOOSE and start < end < NOON:
        start += NOON
        end += NOON
    if last.loose and end < start and end <= NOON:
        end += NOON
    if end < start:
        end += DAY  # over midnight
    if start == end or (end > DAY and end - start > NIGHT_MAX):
        raise WindowError("backwards", words)
    return start, end
