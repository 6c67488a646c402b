"""Which path is better: pure rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.ways.path_repository import Asked, Chain, Hop, Traveller
from bot.features.ways.ranking import TURNS, Level, level_of, strength, turn_of, worth_asking
from tests.support.builders import NOW

DAY = timedelta(days=1)
SAM = Traveller("sam", "en", "Europe/London")
HAL = replace(SAM, id="hal")
CAL, DEE = replace(SAM, id="cal"), replace(SAM, id="dee")
GOOD = Hop(2, NOW, 0)
DIRECT = Chain((CAL,), (GOOD, GOOD))
LONGER = Chain((CAL, DEE), (GOOD, GOOD, GOOD))


def _strength(chain: Chain) -> float:
    return strength(chain, SAM, HAL, NOW)


@pytest.mark.parametrize(
    "better, worse",
    [
        (DIRECT, LONGER),
        (DIRECT, Chain((CAL,), (GOOD, Hop(3, NOW, 0)))),
        (Chain((CAL,), (GOOD, Hop(3, NOW, 0))), Chain((CAL,), (GOOD, Hop(1, NOW, 0)))),
        (DIRECT, Chain((CAL,), (GOOD, Hop(2, NOW - 400 * DAY, 0)))),
        (
            Chain((CAL,), (GOOD, Hop(2, NOW - 400 * DAY, 0))),
            Chain((CAL,), (Hop(2, NOW - 2000 * DAY, 0), GOOD)),
        ),
        (DIRECT, Chain((replace(CAL, language="cy"),), (GOOD, GOOD))),
        (DIRECT, Chain((replace(CAL, zone="Asia/Tokyo"),), (GOOD, GOOD))),
    ],
)
def test_a_path_is_better(better: Chain, worse: Chain) -> None:
    assert _strength(better) > _strength(worse)


@pytest.mark.parametrize(
    "zone, near",
    [("Europe/Paris", True), ("America/New_York", True), ("Pacific/Kiritimati", False)],
)
def test_clocks_that_differ_by_a_few_hours_do_not_count(zone: str, near: bool) -> None:
    there = Chain((replace(CAL, zone=zone),), (GOOD, GOOD))
    assert (_strength(there) == _strength(DIRECT)) is near


def test_clocks_on_both_sides_of_the_date_line_are_near() -> None:
    east, west = replace(SAM, zone="Pacific/Auckland"), replace(CAL, zone="Pacific/Honolulu")
    path = Chain((west,), (GOOD, GOOD))
    assert strength(path, east, replace(HAL, zone=west.zone), NOW) == _strength(DIRECT)


def test_turns_go_from_near_and_strong_to_far_and_weak() -> None:
    weak = Hop(1, NOW, 0)
    chains = [
        DIRECT,
        Chain((CAL,), (weak, weak)),
        LONGER,
        Chain((CAL, DEE), (GOOD, weak, weak)),
    ]
    assert [turn_of(chain, _strength(chain)) for chain in chains] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    "sides, level",
    [
        ([2, 0], Level.QUIET),
        ([0, 1], Level.DEFINITE),
        ([0, 2], Level.NAMED),
        ([0, 2, 2], Level.NAMED),
        ([2, 1, 2], Level.DEFINITE),
        ([2, 0, 2], Level.QUIET),
        ([2, 2, 1], Level.DEFINITE),
    ],
)
def test_a_seeker_knows_of_a_path_what_both_sides_of_each_tie_show(
    sides: list[int], level: Level
) -> None:
    assert level_of([Hop(2, NOW, side) for side in sides]) is level


def _asked(times: int, answered: int, waiting: int = 0) -> Asked:
    return Asked(most=12, times=times, answered=answered, waiting=waiting, in_vain=0)


def test_who_was_asked_less_and_who_answers_is_asked_sooner() -> None:
    sooner = [_asked(0, 0), _asked(1, 0, waiting=1), _asked(1, 0), _asked(2, 0), _asked(3, 0)]
    worth = [worth_asking(1.0, asked) for asked in sooner]
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == len(worth)
    assert worth_asking(1.0, _asked(1, 1)) == worth_asking(1.0, _asked(1, 0, waiting=1))
    assert worth_asking(0.9, _asked(0, 0)) < worth_asking(1.0, _asked(0, 0))


_hops = st.builds(
    Hop,
    st.integers(1, 3),
    st.integers(-10, 4000).map(lambda days: NOW - days * DAY),
    st.integers(0, 2),
)
_chains = st.one_of(
    st.builds(Chain, st.just((CAL,)), st.tuples(_hops, _hops)),
    st.builds(Chain, st.just((CAL, DEE)), st.tuples(_hops, _hops, _hops)),
)


@given(_chains)
def test_a_strength_is_a_share_and_a_turn_is_one_of_three(chain: Chain) -> None:
    strong = _strength(chain)
    assert 0 < strong <= 1
    assert 0 <= turn_of(chain, strong) < TURNS
