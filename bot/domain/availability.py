"""Weekly windows in which a host is free: merged, written, and turned into start times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

AWAKE_FROM, AWAKE_TO = time(8), time(21)
"""Hours of the day at which most people would start a talk."""

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Days as `parse_windows` reads them. Readers see names in their own language."""

MIDNIGHTS = (time(0), time(23, 59))
"""Ends of a window that mean the end of the day: as we write it, and as calendars and 0.1.0 do."""

NIGHT_MAX = 12 * 60
"""Minutes that hours over midnight last at most. Of 14:00 to 12:00 one end is a slip."""

_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Free on every such weekday (0 is Monday) from `start` to `end`, local wall time.

    An `end` of 00:00 is the end of the day. Hours over midnight are two windows, one on each day.
    """

    day: int
    start: time
    end: time

    def __post_init__(self) -> None:
        if not 0 <= self.day <= 6:
            raise ValueError("a day of the week is 0 to 6")
        for at in (self.start, self.end):
            if at.tzinfo is not None or at.second or at.microsecond:
                raise ValueError("a window is in local hours and minutes")
        if self.opens >= self.closes:
            raise ValueError("a window must start before it ends")

    @property
    def opens(self) -> int:
        """The minute of the day at which it starts."""
        return _minute(self.start)

    @property
    def closes(self) -> int:
        """The minute of the day at which it ends, up to 24:00."""
        return _DAY if self.end in MIDNIGHTS else _minute(self.end)


def merge(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return the same hours, sorted, with overlapping and adjacent windows merged."""
    return tuple(Window(day, of_minute(at), of_minute(end)) for day, at, end in _merged(windows))


def _merged(windows: Iterable[Window]) -> list[tuple[int, int, int]]:
    """The same as days with the minutes of start and end."""
    merged: list[tuple[int, int, int]] = []
    for day, opens, closes in sorted((w.day, w.opens, w.closes) for w in windows):
        last = merged[-1] if merged else (-1, 0, 0)
        if last[0] == day and opens <= last[2]:
            merged[-1] = day, last[1], max(last[2], closes)
        else:
            merged.append((day, opens, closes))
    return merged


def of_minute(at: int) -> time:
    """Return the time of that minute of a day; 24:00 is 00:00."""
    return time(*divmod(at % _DAY, _HOUR))


def moved(windows: Iterable[Window], minutes: int) -> tuple[Window, ...]:
    """Return the windows that many minutes later in the week, or earlier."""
    if not minutes:
        return merge(windows)
    found: list[Window] = []
    for window in merge(windows):
        start, left = window.day * _DAY + window.opens + minutes, window.closes - window.opens
        while left > 0:
            opens = start % _DAY
            part = min(left, _DAY - opens)
            found.append(Window(start // _DAY % 7, of_minute(opens), of_minute(opens + part)))
            start, left = start + part, left - part
    return merge(found)


def on_clock(
    windows: Iterable[Window], zone: tzinfo, other: tzinfo, at: datetime
) -> tuple[Window, ...]:
    """Return the windows of a zone as the clocks of another one show them at that instant."""
    here, there = at.astimezone(zone).utcoffset(), at.astimezone(other).utcoffset()
    assert here is not None
    assert there is not None
    return moved(windows, round((there - here).total_seconds() / 60))


def over_midnight(windows: Iterable[Window]) -> list[tuple[int, int, int]]:
    """Return (day, minute of its start, length in minutes), as people name hours.

    Hours that go on after midnight are one, such as 22:00 to 02:00, up to `NIGHT_MAX`.
    """
    spans = {(day, opens): closes for day, opens, closes in _merged(windows)}
    for (day, opens), closes in sorted(spans.items()):
        after = spans.get(((day + 1) % 7, 0))
        if closes == _DAY and after is not None and closes - opens + after <= NIGHT_MAX:
            spans[day, opens] = _DAY + after
            del spans[(day + 1) % 7, 0]
    return [(day, opens, closes - opens) for (day, opens), closes in sorted(spans.items())]


def group_windows(windows: Iterable[Window]) -> list[tuple[tuple[int, ...], str, str]]:
    """Return (days, start, end), with days of the same hours together, to be shown."""
    days: dict[tuple[int, int], list[int]] = {}
    for day, opens, minutes in over_midnight(windows):
        days.setdefault((opens, opens + minutes), []).append(day)
    found = sorted((tuple(of), opens, closes) for (opens, closes), of in days.items())
    return [(of, _write_minute(opens), _write_minute(closes)) for of, opens, closes in found]


def _write_minute(at: int) -> str:
    at = at if at == _DAY else at % _DAY
    return f"{at // _HOUR:02}:{at % _HOUR:02}"


def write_windows(windows: Iterable[Window]) -> str:
    """Return text that `parse_windows` reads back: "Mon-Fri 12:00-14:00; Wed 17:00-18:30"."""
    return "; ".join(
        f"{_write_days(days)} {start}-{end}" for days, start, end in group_windows(windows)
    )


def _write_days(days: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{DAY_NAMES[run[0]]}-{DAY_NAMES[run[-1]]}")
        else:
            parts.extend(DAY_NAMES[day] for day in run)
    return ", ".join(parts)


def slots(
    windows: Iterable[Window],
    zone: tzinfo,
    minutes: int,
    after: datetime,
    until: datetime,
    busy: Sequence[tuple[datetime, datetime]] = (),
    step: int = 30,
) -> list[datetime]:
    """Return the times at which a talk of `minutes` could start: aware UTC, ascending.

    The whole talk lies inside the host's windows, begins no earlier than `after`, is over by
    `until`, and shares no moment with a `busy` (start, end). It may run over midnight into a window
    of the next day. Starts are `step` minutes apart, counted from the window's start. A wall
    time that the clocks skip is left out; one that happens twice is offered once, the first time.
    """
    if minutes <= 0 or step <= 0:
        raise ValueError("minutes and step must be more than 0")
    if after.tzinfo is None or until.tzinfo is None:
        raise ValueError("an instant must be aware of its zone")
    by_day: dict[int, list[Window]] = {}
    for window in merge(windows):
        by_day.setdefault(window.day, []).append(window)
    from_midnight = {day: some[0].closes for day, some in by_day.items() if not some[0].opens}
    length, minute = timedelta(minutes=minutes), timedelta(minutes=1)
    found: list[datetime] = []
    day, last = after.astimezone(zone).date(), until.astimezone(zone).date()
    while by_day and day <= last:
        for window in by_day.get(day.weekday(), ()):
            wall = datetime.combine(day, window.start)
            shuts = datetime.combine(day, time(0)) + timedelta(minutes=window.closes)
            closes = shuts
            if window.closes == _DAY:
                closes += timedelta(minutes=from_midnight.get((window.day + 1) % 7, 0))
            while wall < shuts and wall + length <= closes:
                start = wall.replace(tzinfo=zone).astimezone(UTC)
                end = start + length
                if (
                    start.astimezone(zone).replace(tzinfo=None) == wall
                    # Its last minute reads earlier on the wall if the clocks go back meanwhile.
                    and wall + length - minute
                    <= (end - minute).astimezone(zone).replace(tzinfo=None)
                    < closes
                    and start >= after
                    and end <= until
                    and not any(start < stop and begin < end for begin, stop in busy)
                ):
                    found.append(start)
                wall += timedelta(minutes=step)
        day += timedelta(days=1)
    return sorted(found)


def spread(
    candidates: Sequence[datetime], zone: tzinfo, other: tzinfo, most: int = 5
) -> list[datetime]:
    """Return the starts to propose first: at most `most`, ascending.

    Only those between 08:00 and 21:00 on the other person's clock; if there is none, the least bad
    (no more than an hour worse than the best). Soonest first, one a day of `zone` while there are
    enough days, and never more than two a day.
    """
    ranked = sorted({(_discomfort(start, other), start.astimezone(UTC)) for start in candidates})
    if not ranked:
        return []
    best = ranked[0][0]
    pool = [start for bad, start in ranked if bad <= (best + _HOUR if best else 0)]
    chosen: list[datetime] = []
    on_day: Counter[object] = Counter()
    for most_a_day in (1, 2):
        for start in pool:
            day = start.astimezone(zone).date()
            if len(chosen) < most and on_day[day] < most_a_day and start not in chosen:
                chosen.append(start)
                on_day[day] += 1
    return sorted(chosen)


def _discomfort(start: datetime, zone: tzinfo) -> int:
    """Return the minutes between a start and the waking hours; 0 inside them."""
    at = _minute(start.astimezone(zone).time())
    first, last = _minute(AWAKE_FROM), _minute(AWAKE_TO)
    return 0 if first <= at < last else min((first - at) % _DAY, (at - last) % _DAY + 1)


def _minute(at: time) -> int:
    return at.hour * _HOUR + at.minute


def overlap(start: datetime, minutes: int, other: datetime, other_minutes: int) -> bool:
    """Return whether two meetings overlap. Adjacent ones do not."""
    return start < other + timedelta(minutes=other_minutes) and other < start + timedelta(
        minutes=minutes
    )
