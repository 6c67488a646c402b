"""When each invitation goes out: at most so many an hour, and while its reader is awake."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.business_time import out_of_quiet
from bot.domain.people import Person

_BEGAN = datetime(1970, 1, 1, tzinfo=UTC)


def paced(
    people: Sequence[Person], taken: Collection[datetime], now: datetime, an_hour: int
) -> list[datetime]:
    """Return an instant after `now` for each of them, in their order.

    An hour has `an_hour` places, as in a timetable, and each is one person's. Quiet hours count, so
    a place that one cannot use may be the next one's. `taken`: instants that were given before.
    """
    apart = timedelta(microseconds=-(-3_600_000_000 // an_hour))  # rounded up
    full = {(at - _BEGAN) // apart for at in taken}
    found = []
    for person in people:
        place = (now - _BEGAN) // apart + 1
        while True:
            at = _BEGAN + place * apart
            awake = out_of_quiet(at, person.tz, person.quiet_from, person.quiet_to)
            if awake > at:
                place = -((_BEGAN - awake) // apart)
            elif place in full:
                place += 1
            else:
                break
        full.add(place)
        found.append(at)
    return found
