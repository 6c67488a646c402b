"""Business days, quiet hours and months, on the wall clock of a person's own zone.

All instants are aware; results are UTC. A wall time that the clocks skip counts as the moment of
the jump, one that happens twice as its first occurrence. Business days are Monday to Friday. Bank
holidays are not known: they differ by country, and the bot does not ask for one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
_SATURDAY = 5


def add_business_days(start: datetime, days: int, zone: tzinfo) -> datetime:
    """Return the same local wall time `days` (0 or more) business days later.

    A start on a weekend counts as the following Monday at the same wall time: three business days
    from a Saturday are Thursday. A local date that a zone left out (Samoa, 30 December 2011) is no
    business day. Raises `ValueError` for a negative number of days or a naive `start`.
    """
    if days < 0:
        raise ValueError("business days are counted forwards")
    local = _aware(start).astimezone(zone)
    if days == 0 and local.weekday() < _SATURDAY:
        return start.astimezone(UTC)
    day, at = local.date(), local.time()
    left = days
    if day.weekday() >= _SATURDAY:
        left += 1  # the Monday itself
    while True:
        day += _DAY
        instant = reach(day, at, zone)
        landed = instant.astimezone(zone).date()
        if day.weekday() < _SATURDAY and landed == day:
            left -= 1
            if left == 0:
                return instant


def out_of_quiet(instant: datetime, zone: tzinfo, quiet_from: time, quiet_to: time) -> datetime:
    """Return the instant, or the end of the quiet hours `[quiet_from, quiet_to)` it lies in.

    Quiet hours may wrap around midnight; equal ends mean there are none.
    """
    instant = _aware(instant).astimezone(UTC)
    while _quiet((local := instant.astimezone(zone)).time(), quiet_from, quiet_to):
        day = local.date() if local.time() < quiet_to else local.date() + _DAY
        instant = reach(day, quiet_to, zone, instant)
    return instant


def working_hour(
    instant: datetime,
    zone: tzinfo,
    quiet_from: time,
    quiet_to: time,
    open_from: time = time(9),
    open_to: time = time(17),
) -> datetime:
    """Return the earliest instant from this one on, on a weekday, in `[open_from, open_to)` local
    time and outside the quiet hours.

    If the quiet hours contain the working hours, any time of a weekday outside them is taken: a
    person who works at night gets no message in the middle of their sleep.
    """
    instant = _aware(instant).astimezone(UTC)
    some_left = any(
        open_from <= at < open_to and not _quiet(at, quiet_from, quiet_to)
        for at in (open_from, quiet_to)
    )
    while True:
        local = instant.astimezone(zone)
        day, at = local.date(), local.time()
        if day.weekday() >= _SATURDAY or (some_left and at >= open_to):
            instant = reach(day + _DAY, time(0), zone, instant)
        elif some_left and at < open_from:
            instant = reach(day, open_from, zone, instant)
        elif _quiet(at, quiet_from, quiet_to):
            instant = out_of_quiet(instant, zone, quiet_from, quiet_to)
        else:
            return instant


def month_of(instant: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return start (included) and end (excluded) of the local calendar month of the instant."""
    first = _aware(instant).astimezone(zone).date().replace(day=1)
    following = (first + 31 * _DAY).replace(day=1)
    return reach(first, time(0), zone), reach(following, time(0), zone)


def reach(day: date, at: time, zone: tzinfo, after: datetime | None = None) -> datetime:
    """Return the instant at which the wall clock of the zone reaches that day and time.

    A skipped time is reached at the jump. One that happens twice is reached the first time, or the
    second if the first lies before `after`.
    """
    first, second = _reached(day, at.replace(tzinfo=None), zone)
    return second if after is not None and first < after else first


@lru_cache(maxsize=4096)
def _reached(day: date, at: time, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first and the last instant at which it does. Kept: at nine in the morning of a day many
    plans meet, and each is made again at every change."""
    wall = datetime.combine(day, at)
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if second < first:  # skipped: the jump lies between these two, on a whole second
        while first - second > _SECOND:
            middle = second + (first - second) / 2
            if middle.astimezone(zone).replace(tzinfo=None) >= wall:
                first = middle
            else:
                second = middle
        jump = first.replace(microsecond=0)
        return jump, jump
    return first, second


def _quiet(at: time, quiet_from: time, quiet_to: time) -> bool:
    if quiet_from <= quiet_to:
        return quiet_from <= at < quiet_to
    return at >= quiet_from or at < quiet_to


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant must be aware of its zone")
    return instant
