"""What is shown of the figures: rounded, and nothing from which a small group can be worked out.

A number below `FEWEST`, or of fewer people, is blank. A quarter is the sum of those of its months
that are shown, and a year of its quarters: less its parts it leaves nothing. Only where all its
parts are blank, a longer period has a number of its own. So no blank follows from what is shown,
whatever is subtracted; and no number depends on one that comes later, so what was read once stays
as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.features.organise.periods import MONTH, Period
from bot.features.organise.repository import FEWEST, Figure, Measure

STEP = 5
"""Numbers are rounded to this."""

FUNNEL = (
    Measure.ASKED,
    Measure.ANSWERED,
    Measure.ACCEPTED,
    Measure.AGREED,
    Measure.MET,
    Measure.THANKED,
)
"""From the request to the thanks."""
BESIDE = (
    Measure.IN_TIME,
    Measure.WARM,
    Measure.ONWARD,
    Measure.ELSEWHERE,
    Measure.BECAME_HOSTS,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as organisers read it."""

    value: int
    """Rounded."""
    partial: bool
    """It leaves out parts of the period that are blank."""
    days: int | None = None
    """Half of them came within so many days."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number as it was counted, which may be shown."""

    value: int
    spread: Mapping[int, int]
    partial: bool


class Figures:
    """The figures of some periods, as far as they are shown."""

    def __init__(self, counted: Iterable[Figure]) -> None:
        """`counted`: those of each period that is asked for, and of all within it."""
        self._topics: dict[str, list[tuple[str, int]]] = {}
        self._by: dict[tuple[str, Measure], Figure] = {}
        for one in counted:
            if one.measure is Measure.TOPIC:
                self._topics.setdefault(one.period, []).append((one.detail, one.value))
            else:
                self._by[one.period, one.measure] = one
        self._sums: dict[tuple[Period, Measure], _Sum | None] = {}

    def shown(self, period: Period, measure: Measure) -> Shown | None:
        """Return a number; None where it is blank."""
        found = self._sum(period, measure)
        if found is None:
            return None
        timed = measure in (Measure.ANSWERED, Measure.MET)
        days = median(found.spread) + 1 if timed and found.spread else None
        return Shown(rounded(found.value), found.partial, days)

    def share_of_half(self, period: Period) -> int | None:
        """Return how many percent of the hosts who said yes took half of the talks, the busiest
        first; None where they are too few."""
        own = self._by.get((period.code, Measure.ACCEPTED))
        if own is None or own.people < FEWEST:
            return None
        return rounded(round(100 * carriers_of_half(own.spread) / own.people))

    def topics(self, period: Period) -> list[tuple[str, int]]:
        """Return topics that have no host, with how many wait: at the end of the period."""
        found = self._topics.get(period.last_month.code, ())
        return [(topic, rounded(people)) for topic, people in found if people >= FEWEST]

    def is_blank(self, period: Period) -> bool:
        """Return whether nothing of it is shown."""
        return not any(self.shown(period, measure) for measure in (*FUNNEL, *BESIDE))

    def is_partial(self, period: Period) -> bool:
        """Return whether a number of it leaves something out."""
        shown = (self.shown(period, measure) for measure in (*FUNNEL, *BESIDE))
        return any(one is not None and one.partial for one in shown)

    def _sum(self, period: Period, measure: Measure) -> _Sum | None:
        if (period, measure) not in self._sums:
            self._sums[period, measure] = self._summed(period, measure)
        return self._sums[period, measure]

    def _summed(self, period: Period, measure: Measure) -> _Sum | None:
        parts = [part for part in period.parts if (part.code, measure) in self._by]
        inner = [self._sum(part, measure) for part in parts]  # the rest was before all counting
        known = [one for one in inner if one is not None]
        if known:
            spread: Counter[int] = Counter()
            for one in known:
                spread.update(one.spread)
            partial = len(known) < len(inner) or any(one.partial for one in known)
            return _Sum(sum(one.value for one in known), spread, partial)
        own = self._by.get((period.code, measure))
        if own is None or min(own.people, own.value) < FEWEST:
            return None
        # Talks of earlier months may be deleted by now: those were counted in time.
        months = [
            self._by.get((one.code, measure)) for one in period.all_within if one.months == MONTH
        ]
        value = max(own.value, sum(one.value for one in months if one))
        return _Sum(value, dict(own.spread), False)


def rounded(value: int) -> int:
    """Return the nearest multiple of `STEP`."""
    return (value + STEP // 2) // STEP * STEP


def median(spread: Mapping[int, int]) -> int:
    """Return the number that half of them do not exceed."""
    left = (sum(spread.values()) + 1) // 2
    for number, times in sorted(spread.items()):
        left -= times
        if left <= 0:
            return number
    raise ValueError("nothing to take the median of")


def carriers_of_half(spread: Iterable[tuple[int, int]]) -> int:
    """Return how few hosts took half of the talks; `spread` has (talks, hosts)."""
    loads = sorted(spread, reverse=True)
    left, hosts = sum(talks * times for talks, times in loads) / 2, 0
    for talks, times in loads:
        for _ in range(times):
            if left <= 0:
                return hosts
            left -= talks
            hosts += 1
    return hosts
