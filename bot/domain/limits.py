"""The numbers of the practice that organisers choose for their community, within safe bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from bot.domain.practice import Practice

LIMITS: Mapping[str, tuple[int, ...]] = {
    "open_requests": (1, 2, 3, 4, 5, 6, 8, 10),
    "ask_again_days": (7, 14, 30, 60, 90, 180),
    "talks_a_month": (1, 2, 3, 4, 5, 6, 8, 10),
    "remind_after": (2, 3, 4),
    "remind_again_after": (5, 6, 7, 8, 10),
    "expire_after": (5, 7, 10, 15),
    "thanks_last_hours": (72, 120, 168, 240, 336),
}
"""What can be chosen, by the field of `Practice`. The operator's own number can be, too."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers that organisers chose, from an instant on until they chose again."""

    since: datetime
    numbers: tuple[tuple[str, int], ...]
    """Those that differ from the operator's, by name."""


def practice_at(practice: Practice, chosen: Sequence[Limits], at: datetime) -> Practice:
    """Return the numbers in force at an instant: the operator's, with what organisers chose."""
    for limits in reversed(chosen):
        if limits.since <= at:
            return _with(practice, limits.numbers)
    return practice


@lru_cache(maxsize=64)
def _with(practice: Practice, numbers: tuple[tuple[str, int], ...]) -> Practice:
    return replace(practice, **{name: number for name, number in numbers if name in LIMITS})


def choices(practice: Practice, name: str) -> list[int]:
    """Return what can be chosen for a number, in order; `practice` has the operator's."""
    return sorted({*LIMITS[name], getattr(practice, name)})
