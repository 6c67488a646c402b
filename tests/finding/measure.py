"""How good answers are: numbers from ranked hosts and their grades."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

from tests.finding.judged import GOOD, Query

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """The hosts that were found, the best first, and whether it was said that nobody fits better
    than the nearest."""

    hosts: Sequence[str]
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the answer to it."""

    query: Query
    answer: Answer

    @property
    def ndcg(self) -> float:
        """Gain of the first five, each place counting less, as a share of the best possible one."""
        best = sorted(self.query.grades.values(), reverse=True)
        return _gain(self._grades(5)) / _gain(best[:5])

    @property
    def right(self) -> bool:
        """Whether one of the first three is a right answer."""
        return max(self._grades(3), default=0) >= GOOD

    def _grades(self, most: int) -> list[int]:
        return [self.query.grades.get(host, 0) for host in self.answer.hosts[:most]]


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of some queries."""

    answerable: Sequence[Judged]
    unanswerable: Sequence[Judged]

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> Quality:
        """The figures of these."""
        return cls(
            [each for each in judged if each.query.answerable],
            [each for each in judged if not each.query.answerable],
        )

    @property
    def ndcg(self) -> float:
        """The mean nDCG@5 of what can be answered."""
        return _mean(each.ndcg for each in self.answerable)

    @property
    def right(self) -> float:
        """The share with a right answer in the first three."""
        return _mean(each.right for each in self.answerable)

    @property
    def nobody(self) -> float:
        """The share of what can be answered that finds nobody."""
        return _mean(not each.answer.hosts for each in self.answerable)

    @property
    def claimed(self) -> float:
        """The share of what nobody fits that gets an answer not marked as the nearest."""
        return _mean(
            bool(each.answer.hosts) and not each.answer.nearest for each in self.unanswerable
        )

    @property
    def answered(self) -> float:
        """The share of what nobody fits that gets any answer."""
        return _mean(bool(each.answer.hosts) for each in self.unanswerable)

    @property
    def called_nearest(self) -> float:
        """The share of what can be answered whose answer is called only the nearest."""
        return _mean(bool(each.answer.hosts) and each.answer.nearest for each in self.answerable)

    def between(self, figure: Callable[[Judged], float]) -> tuple[float, float]:
        """The 95 % interval of a mean over what can be answered, by resampling the queries."""
        values = [figure(each) for each in self.answerable]
        chosen = random.Random(5)
        means = sorted(fmean(chosen.choices(values, k=len(values))) for _ in range(RESAMPLES))
        return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return fmean(known) if known else 0.0
