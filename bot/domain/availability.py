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

_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Free on every such weekday (0 is Monday) from `start` to `end`, local wall time."""

    day: int
    start: time
    end: time

    def __post_init__(self) -> None:
        if not 0 <= self.day <= 6:
            raise ValueError("a day of the week is 0 to 6")
        for at in (self.start, self.end):
            if at.tzinfo is not None or at.second or at.microsecond:
                raise ValueError("a window is in local hours and minutes")
        if self.start >= self.end:
            raise ValueError("a window must start before it ends")

    @property
    def minutes(self) -> int:
        """The length of the window on the wall clock."""
        return _minute(self.end) - _minute(self.start)


def merge(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return the same hours, sorted, with overlapping and adjacent windows merged."""
    merged: list[Window] = []
    for window in sorted(windows):
        last = merged[-1] if merged else None
        if last and last.day == window.day and window.start <= last.end:
            merged[-1] = Window(last.day, last.start, max(last.end, window.end))
        else:
            merged.append(window)
    return tuple(merged)


def group_windows(windows: Iterable[Window]) -> list[tuple[tuple[int, ...], time, time]]:
    """Return (days, start, end), with days of the same hours together, to be shown."""
    days: dict[tuple[time, time], list[int]] = {}
    for window in merge(windows):
        days.setdefault((window.start, window.end), []).append(window.day)
    return sorted((tuple(of), start, end) for (start, end), of in days.items())


def write_windows(windows: Iterable[Window]) -> str:
    """Return text that `parse_windows` reads back: "Mon-Fri 12:00-14:00; Wed 17:00-18:30"."""
    return "; ".join(
        f"{_write_days(days)} {start:%H:%M}-{end:%H:%M}"
        for days, start, end in group_windows(windows)
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

    The whole talk lies inside one window of the host's wall time, begins no earlier than `after`,
    is over by `until`, and shares no moment with a `busy` (start, end). Starts are `step` minutes
    apart, counted from the window's start. A wall time that the clocks skip is left out; one that
    happens twice is offered once, the first time.
    """
    if minutes <= 0 or step <= 0:
        raise ValueError("minutes and step must be more than 0")
    if after.tzinfo is None or until.tzinfo is None:
        raise ValueError("an instant must be aware of its zone")
    by_day: dict[int, list[Window]] = {}
    for window in merge(windows):
        by_day.setdefault(window.day, []).append(window)
    length, minute = timedelta(minutes=minutes), timedelta(minutes=1)
    found: list[datetime] = []
    day, last = after.astimezone(zone).date(), until.astimezone(zone).date()
    while by_day and day <= last:
        for window in by_day.get(day.weekday(), ()):
            closes = datetime.combine(day, window.end)
            wall = datetime.combine(day, window.start)
            while wall + length <= closes:
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
