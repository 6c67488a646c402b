"""The periods of the figures: months, quarters and years, with fixed borders in UTC.

Nobody can choose other borders: of two periods that overlap otherwise, one less the other would say
what a few days hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

_CODE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")
MONTH, QUARTER, YEAR = 1, 3, 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, a quarter or a year."""

    first: date
    """Its first day."""
    months: int
    """How many months it has: 1, 3 or 12."""

    @classmethod
    def parse(cls, code: str) -> Period:
        """Return the period of a code. Raises `ValueError` for anything else."""
        found = _CODE.fullmatch(code)
        if found is None:
            raise ValueError(f"not a period: {code!r}")
        year, quarter, month = found.groups()
        if quarter:
            return cls(date(int(year), 3 * int(quarter) - 2, 1), QUARTER)
        return cls(date(int(year), int(month), 1), MONTH) if month else cls.year(int(year))

    @classmethod
    def month_of(cls, at: datetime) -> Period:
        """Return the month in which an instant is, in UTC."""
        day = at.astimezone(UTC).date()
        return cls(day.replace(day=1), MONTH)

    @classmethod
    def year(cls, year: int) -> Period:
        """Return a whole year."""
        return cls(date(year, 1, 1), YEAR)

    @property
    def code(self) -> str:
        """`2026-03`, `2026-Q1` or `2026`: what it is stored and asked for by."""
        if self.months == YEAR:
            return f"{self.first.year:04}"
        if self.months == QUARTER:
            return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"
        return f"{self.first.year:04}-{self.first.month:02}"

    @property
    def start(self) -> datetime:
        """Its first instant."""
        return datetime(self.first.year, self.first.month, 1, tzinfo=UTC)

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        return self.after.start

    @property
    def after(self) -> Period:
        """The next one of the same length."""
        return self._moved(self.months)

    @property
    def before(self) -> Period:
        """The one before, of the same length."""
        return self._moved(-self.months)

    def _moved(self, months: int) -> Period:
        count = self.first.year * 12 + self.first.month - 1 + months
        return Period(date(count // 12, count % 12 + 1, 1), self.months)

    @property
    def last_month(self) -> Period:
        """The month with which it ends."""
        return Period(self.first, MONTH)._moved(self.months - 1)

    @property
    def parts(self) -> tuple[Period, ...]:
        """A year in quarters, a quarter in months; a month has none."""
        length = {YEAR: QUARTER, QUARTER: MONTH}.get(self.months)
        if length is None:
            return ()
        first = Period(self.first, length)
        return tuple(first._moved(after) for after in range(0, self.months, length))

    @property
    def all_within(self) -> tuple[Period, ...]:
        """Itself, its parts, and theirs."""
        return (self, *(inner for part in self.parts for inner in part.all_within))

    def around(self, months: int) -> Period:
        """The period of that length in which it ends."""
        last = self.last_month.first
        return Period(last.replace(month=(last.month - 1) // months * months + 1), months)

    @property
    def ending(self) -> tuple[Period, ...]:
        """Of a month: itself, and the quarter and the year that end with it."""
        longer = (self.around(months) for months in (QUARTER, YEAR))
        return (self, *(period for period in longer if period.last_month == self))
