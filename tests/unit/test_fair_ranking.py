"""Whose turn it is among hosts who fit alike."""

from __future__ import annotations

from datetime import timedelta

from bot.features.find.search import REST, fairness
from bot.features.introduction.repository import Load
from tests.support.builders import NOW

CAPACITY = 4


def test_whoever_has_more_left_this_month_comes_first() -> None:
    turns = [fairness(NOW, CAPACITY, Load(accepted=given, answered=9)) for given in range(5)]
    assert turns == sorted(set(turns), reverse=True)
    assert fairness(NOW, CAPACITY, Load(waiting=2)) == fairness(NOW, CAPACITY, Load(accepted=2))
    assert fairness(NOW, CAPACITY, Load(waiting=9)) == fairness(NOW, CAPACITY, Load(accepted=4))


def test_whoever_answers_comes_before_whoever_lets_requests_lapse() -> None:
    turns = [fairness(NOW, CAPACITY, Load(answered=9 - no, unanswered=no)) for no in (0, 2, 5, 9)]
    assert turns == sorted(set(turns), reverse=True)


def test_a_no_is_an_answer() -> None:
    assert fairness(NOW, CAPACITY, Load(answered=9)) > fairness(NOW, CAPACITY, Load(unanswered=1))


def test_whoever_was_not_asked_for_longer_comes_first() -> None:
    days = [fairness(NOW, CAPACITY, Load(asked_at=NOW - timedelta(days=n))) for n in (0, 7, 14, 29)]
    assert days == sorted(set(days))
    rested = fairness(NOW, CAPACITY, Load(asked_at=NOW - REST))
    assert rested == fairness(NOW, CAPACITY, Load(asked_at=NOW - 9 * REST)) > days[-1]
    assert fairness(NOW, CAPACITY, Load(asked_at=NOW + timedelta(hours=1))) == days[0]


def test_a_newcomer_comes_before_whoever_was_asked_lately_however_well_they_answer() -> None:
    lately = NOW - timedelta(days=20)
    assert fairness(NOW, CAPACITY, Load()) > fairness(
        NOW, CAPACITY, Load(answered=99, asked_at=lately)
    )


def test_it_is_between_nobodys_and_ones_own_turn() -> None:
    assert fairness(NOW, CAPACITY, Load(accepted=4, unanswered=99, asked_at=NOW)) >= 0
    assert fairness(NOW, CAPACITY, Load(answered=999)) <= 1
