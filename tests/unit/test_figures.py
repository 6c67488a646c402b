"""What organisers are shown of the figures: fixed periods, rounded, no blank to be worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.features.organise.figures import (
    STEP,
    Figures,
    Shown,
    carriers_of_half,
    median,
    rounded,
)
from bot.features.organise.periods import MONTH, QUARTER, YEAR, Period
from bot.features.organise.repository import FEWEST, Figure, Measure
from tests.support.examples import examples

THE_YEAR = Period.year(2026)
MONTHS = [period for period in THE_YEAR.all_within if period.months == MONTH]
JANUARY, FEBRUARY, MARCH = MONTHS[:3]
SPRING = JANUARY.around(QUARTER)


def figure(period: Period, value: int, people: int, **more: object) -> Figure:
    """How many requests were sent in a period."""
    made = Figure(
        network="net", period=period.code, measure=Measure.ASKED, value=value, people=people
    )
    return replace(made, **more)  # type: ignore[arg-type]


def published(
    monthly: dict[Period, tuple[int, int]], people: dict[Period, int]
) -> dict[str, Shown | None]:
    """All that is shown of a year: of a month (value, people), of longer periods their people."""
    figures = [figure(month, *monthly[month]) for month in monthly]
    for period, those in people.items():
        within = sum(monthly[one][0] for one in period.all_within if one in monthly)
        figures.append(figure(period, within, min(those, within)))
    shown = Figures(figures)
    return {period.code: shown.shown(period, Measure.ASKED) for period in THE_YEAR.all_within}


# Periods


def test_a_year_has_quarters_and_months_with_fixed_borders() -> None:
    assert [part.code for part in THE_YEAR.parts] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [part.code for part in THE_YEAR.parts[3].parts] == ["2026-10", "2026-11", "2026-12"]
    assert Period.parse("2026-12").end == datetime(2027, 1, 1, tzinfo=UTC)
    assert Period.parse("2026-Q4").before == Period.parse("2026-Q3")
    assert Period.parse("2026-01").before == Period.parse("2025-12")
    for period in THE_YEAR.all_within:
        assert Period.parse(period.code) == period


def test_a_month_ends_with_the_quarter_and_the_year_that_it_is_the_last_of() -> None:
    assert [period.code for period in FEBRUARY.ending] == ["2026-02"]
    assert [period.code for period in MARCH.ending] == ["2026-03", "2026-Q1"]
    assert [period.code for period in MONTHS[11].ending] == ["2026-12", "2026-Q4", "2026"]


def test_the_month_is_that_of_utc() -> None:
    assert Period.month_of(datetime.fromisoformat("2026-03-01T00:30+01:00")) == FEBRUARY


@pytest.mark.parametrize("code", ["", "2026-13", "2026-Q5", "26", "2026-1", "2026-01-01", "x"])
def test_nothing_else_is_a_period(code: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(code)


# What is shown


@pytest.mark.parametrize(
    "value, people, shown",
    [(9, 9, None), (10, 10, 10), (60, 9, None), (12, 10, 10), (13, 10, 15), (102, 40, 100)],
)
def test_a_number_is_rounded_and_blank_below_ten_people(
    value: int, people: int, shown: int | None
) -> None:
    one = Figures([figure(JANUARY, value, people)]).shown(JANUARY, Measure.ASKED)
    assert (one.value if one else None) == shown


def test_a_quarter_leaves_out_the_month_that_could_be_worked_out() -> None:
    all_three = {JANUARY: (41, 20), FEBRUARY: (33, 20), MARCH: (52, 20)}
    whole = published(all_three, {SPRING: 45})
    assert whole["2026-Q1"] == Shown(125, partial=False)
    one_less = published({**all_three, FEBRUARY: (4, 4)}, {SPRING: 45})
    assert one_less["2026-02"] is None
    assert one_less["2026-Q1"] == Shown(95, partial=True)


def test_where_every_month_is_blank_the_quarter_has_its_own_number() -> None:
    few = {JANUARY: (8, 8), FEBRUARY: (9, 6), MARCH: (7, 7)}
    assert published(few, {SPRING: 14})["2026-Q1"] == Shown(25, partial=False)
    assert published(few, {SPRING: 9})["2026-Q1"] is None, "a pilot of nine"


def test_a_quarter_in_which_it_began_leaves_nothing_out() -> None:
    assert published({MARCH: (41, 20)}, {SPRING: 20})["2026-Q1"] == Shown(40, partial=False)


def test_of_times_the_median_is_shown_in_days() -> None:
    spread = ((0, 3), (1, 4), (9, 5))
    answered = figure(JANUARY, 12, 11, measure=Measure.ANSWERED, spread=spread)
    assert Figures([answered]).shown(JANUARY, Measure.ANSWERED) == Shown(10, False, 2)
    again = replace(answered, period=FEBRUARY.code, spread=((9, 12),))
    both = Figures([answered, again])
    assert both.shown(SPRING, Measure.ANSWERED) == Shown(25, False, 10)


@pytest.mark.parametrize(
    "spread, middle", [({3: 1}, 3), ({1: 1, 5: 1}, 1), ({1: 1, 2: 1, 9: 1}, 2), ({0: 9, 50: 1}, 0)]
)
def test_the_median(spread: dict[int, int], middle: int) -> None:
    assert median(spread) == middle


@pytest.mark.parametrize(
    "loads, hosts",
    [([(1, 10)], 5), ([(10, 1), (1, 10)], 1), ([(1, 5), (2, 5)], 4), ([(7, 1)], 1), ([], 0)],
)
def test_how_few_hosts_carry_half(loads: list[tuple[int, int]], hosts: int) -> None:
    assert carriers_of_half(loads) == hosts


def test_how_the_talks_are_shared_is_shown_of_ten_hosts_on() -> None:
    uneven = figure(JANUARY, 30, 20, measure=Measure.ACCEPTED, spread=((1, 18), (6, 2)))
    # 15 of 30: two hosts with six, three with one
    assert Figures([uneven]).share_of_half(JANUARY) == 25
    assert Figures([replace(uneven, people=9)]).share_of_half(JANUARY) is None


def test_topics_are_those_at_the_end_of_the_period() -> None:
    law = figure(MARCH, 12, 12, measure=Measure.TOPIC, detail="law")
    figures = Figures([law, replace(law, detail="rare", value=9), replace(law, period="2026-02")])
    assert figures.topics(SPRING) == figures.topics(MARCH) == [("law", 10)]
    assert figures.topics(JANUARY) == []


# Nothing that is blank can be worked out

counts = st.integers(0, 30).flatmap(
    lambda value: (
        st.tuples(st.just(value), st.integers(0 if value == 0 else 1, max(value, 1)))
        if value
        else st.just((0, 0))
    )
)
years = st.lists(counts, min_size=12, max_size=12).map(
    lambda found: dict(zip(MONTHS, found, strict=True))
)
LONGER = [period for period in THE_YEAR.all_within if period.months != MONTH]


def blank(one: tuple[int, int]) -> bool:
    """Whether a month is blank."""
    return min(one) < FEWEST


@examples(300)
@given(years, st.lists(st.integers(0, 80), min_size=5, max_size=5), st.data())
def test_each_blank_could_be_another_number_for_all_that_is_shown(
    monthly: dict[Period, tuple[int, int]], people: list[int], data: st.DataObject
) -> None:
    groups = dict(zip(LONGER, people, strict=True))
    before = published(monthly, groups)
    blanks = [month for month in MONTHS if blank(monthly[month])]
    assume(blanks)
    month = data.draw(st.sampled_from(blanks))
    assert before[month.code] is None
    value, _ = monthly[month]
    others = {month: ((value + 1) % FEWEST, 1 if (value + 1) % FEWEST else 0)}
    siblings = [one for one in month.around(QUARTER).parts if one != month]
    if all(blank(monthly[one]) for one in siblings):
        # Only their sum is in anything that is shown: one takes what the other gives.
        given, taken = siblings[0], month
        if monthly[given][0] == 0:
            given, taken = month, siblings[0]
        assume(monthly[given][0] > 0)
        less, more = monthly[given][0] - 1, monthly[taken][0] + 1
        others = {
            given: (less, min(monthly[given][1], less)),
            taken: (more, max(monthly[taken][1], 1)),
        }
        assume(all(blank(one) for one in others.values()))
    assert published({**monthly, **others}, groups) == before


@examples(200)
@given(years, st.lists(st.integers(0, 80), min_size=5, max_size=5))
def test_a_longer_period_less_its_parts_leaves_nothing(
    monthly: dict[Period, tuple[int, int]], people: list[int]
) -> None:
    shown = published(monthly, dict(zip(LONGER, people, strict=True)))
    for period in LONGER:
        whole = shown[period.code]
        parts = [shown[part.code] for part in period.parts]
        seen = [part.value for part in parts if part]
        if whole is not None and seen:
            assert abs(whole.value - sum(seen)) <= STEP * len(seen)
            assert whole.partial == any(part is None or part.partial for part in parts)


@examples(200)
@given(years, st.lists(st.integers(0, 80), min_size=5, max_size=5), st.integers(1, 11))
def test_what_was_read_once_does_not_change_with_what_comes_later(
    monthly: dict[Period, tuple[int, int]], people: list[int], past: int
) -> None:
    groups = dict(zip(LONGER, people, strict=True))
    over = {month: monthly[month] for month in MONTHS[:past]}
    early = published(over, {p: n for p, n in groups.items() if p.last_month in over})
    late = published(monthly, groups)
    for period in THE_YEAR.all_within:
        if period.last_month in over:
            assert early[period.code] == late[period.code]


@pytest.mark.parametrize("value", range(10, 40))
def test_a_rounded_number_is_two_off_at_most(value: int) -> None:
    assert rounded(value) % STEP == 0
    assert abs(rounded(value) - value) <= 2


def test_a_month_is_in_its_quarter_and_its_year() -> None:
    assert FEBRUARY.around(YEAR) == THE_YEAR
    assert FEBRUARY.around(QUARTER) == SPRING
