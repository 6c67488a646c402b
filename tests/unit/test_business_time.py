"""Business days, quiet hours and months, where the clocks jump and where they do not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.business_time import add_business_days, month_of, out_of_quiet, reach, working_hour

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
APIA = ZoneInfo("Pacific/Apia")
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "Europe/London",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Chatham",
            "Pacific/Apia",
            "America/Havana",
            "America/Sao_Paulo",
            "Asia/Tehran",
            "UTC",
        )
    ]
)
INSTANTS = st.datetimes(
    datetime(2008, 1, 1),  # noqa: DTZ001
    datetime(2032, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "start, days, zone, then",
    [
        (utc(2026, 1, 5, 10), 3, LONDON, utc(2026, 1, 8, 10)),  # Monday to Thursday
        (utc(2026, 1, 8, 10), 3, LONDON, utc(2026, 1, 13, 10)),  # Thursday to Tuesday
        (utc(2026, 1, 5, 10), 7, LONDON, utc(2026, 1, 14, 10)),
        (utc(2026, 1, 10, 10), 3, LONDON, utc(2026, 1, 15, 10)),  # Saturday counts as Monday
        (utc(2026, 1, 11, 10), 0, LONDON, utc(2026, 1, 12, 10)),  # Sunday, no days: Monday
        (utc(2026, 1, 7, 10), 0, LONDON, utc(2026, 1, 7, 10)),
        (utc(2026, 3, 27, 12), 1, LONDON, utc(2026, 3, 30, 11)),  # summer time begins
        (utc(2026, 10, 23, 11), 1, LONDON, utc(2026, 10, 26, 12)),  # and ends
        (utc(2026, 3, 6, 14), 1, NEW_YORK, utc(2026, 3, 9, 13)),
        (utc(2026, 10, 30, 13), 1, NEW_YORK, utc(2026, 11, 2, 14)),
        (utc(2026, 1, 5, 2), 1, NEW_YORK, utc(2026, 1, 7, 2)),  # still Sunday evening there
        (utc(2011, 12, 29, 20), 1, APIA, utc(2012, 1, 1, 20)),  # Friday the 30th never was
    ],
)
def test_business_days(start: datetime, days: int, zone: ZoneInfo, then: datetime) -> None:
    assert add_business_days(start, days, zone) == then


@given(INSTANTS, st.integers(0, 12), ZONES)
@example(utc(2011, 12, 29, 20), 1, APIA)
def test_business_days_keep_the_wall_time_and_the_count(
    start: datetime, days: int, zone: ZoneInfo
) -> None:
    then = add_business_days(start, days, zone)
    here, there = start.astimezone(zone), then.astimezone(zone)
    assert then.tzinfo is UTC
    assert then >= start
    assert there.weekday() < 5
    weekend = here.weekday() > 4
    between = sum(
        (here.date() + timedelta(days=n)).weekday() < 5
        for n in range(1, (there.date() - here.date()).days + 1)
    )
    lost = zone is APIA and here.date() < date(2011, 12, 30) < there.date()
    assert between == days + weekend + lost
    if there.time() != here.time():  # only where that wall time was skipped
        skipped = datetime.combine(there.date(), here.time(), zone)
        assert skipped.astimezone(UTC).astimezone(zone).time() != here.time()


def test_days_are_not_counted_backwards_and_instants_are_aware() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_business_days(utc(2026, 1, 5), -1, UTC)
    with pytest.raises(ValueError, match="aware"):
        add_business_days(datetime(2026, 1, 5), 1, UTC)  # noqa: DTZ001


NIGHT = (time(20), time(8))


@pytest.mark.parametrize(
    "instant, quiet, then",
    [
        (utc(2026, 1, 5, 12), NIGHT, utc(2026, 1, 5, 12)),
        (utc(2026, 1, 5, 19, 59), NIGHT, utc(2026, 1, 5, 19, 59)),
        (utc(2026, 1, 5, 20), NIGHT, utc(2026, 1, 6, 8)),
        (utc(2026, 1, 5, 3), NIGHT, utc(2026, 1, 5, 8)),
        (utc(2026, 1, 5, 8), NIGHT, utc(2026, 1, 5, 8)),
        (utc(2026, 1, 5, 3), (time(7), time(7)), utc(2026, 1, 5, 3)),  # none
        (utc(2026, 1, 5, 13), (time(12), time(14)), utc(2026, 1, 5, 14)),  # a siesta
        (utc(2026, 3, 28, 23), NIGHT, utc(2026, 3, 29, 7)),  # the short night
        (utc(2026, 10, 24, 22), NIGHT, utc(2026, 10, 25, 8)),  # the long night
        (utc(2026, 3, 29, 0), (time(0), time(1, 30)), utc(2026, 3, 29, 1)),  # ends at the jump
    ],
)
def test_quiet_hours(instant: datetime, quiet: tuple[time, time], then: datetime) -> None:
    assert out_of_quiet(instant, LONDON, *quiet) == then


def is_quiet(instant: datetime, zone: ZoneInfo, quiet_from: time, quiet_to: time) -> bool:
    at = instant.astimezone(zone).time()
    if quiet_from <= quiet_to:
        return quiet_from <= at < quiet_to
    return not quiet_to <= at < quiet_from


@given(INSTANTS, ZONES, TIMES, TIMES)
@example(utc(2011, 12, 30, 9), APIA, time(22), time(8))
def test_one_never_comes_out_into_quiet_nor_later_than_needed(
    instant: datetime, zone: ZoneInfo, quiet_from: time, quiet_to: time
) -> None:
    out = out_of_quiet(instant, zone, quiet_from, quiet_to)
    assert out >= instant
    assert not is_quiet(out, zone, quiet_from, quiet_to)
    if is_quiet(instant, zone, quiet_from, quiet_to):
        assert is_quiet(out - timedelta(seconds=1), zone, quiet_from, quiet_to)
    else:
        assert out == instant


@pytest.mark.parametrize(
    "instant, quiet, then",
    [
        (utc(2026, 1, 5, 12), NIGHT, utc(2026, 1, 5, 12)),
        (utc(2026, 1, 5, 6), NIGHT, utc(2026, 1, 5, 9)),
        (utc(2026, 1, 5, 17), NIGHT, utc(2026, 1, 6, 9)),
        (utc(2026, 1, 10, 12), NIGHT, utc(2026, 1, 12, 9)),  # Saturday
        (utc(2026, 1, 9, 18), NIGHT, utc(2026, 1, 12, 9)),  # Friday evening
        (utc(2026, 1, 5, 9), (time(21), time(11)), utc(2026, 1, 5, 11)),  # a late riser
        (utc(2026, 3, 27, 18), NIGHT, utc(2026, 3, 30, 8)),  # over the short weekend
        (utc(2026, 1, 5, 12), (time(8), time(18)), utc(2026, 1, 5, 18)),  # works at night
        (utc(2026, 1, 9, 12), (time(8), time(0)), utc(2026, 1, 12, 0)),  # and not on Saturday
    ],
)
def test_working_hours(instant: datetime, quiet: tuple[time, time], then: datetime) -> None:
    assert working_hour(instant, LONDON, *quiet) == then


@given(INSTANTS, ZONES, TIMES, TIMES)
def test_a_working_hour_is_the_first_that_suits(
    instant: datetime, zone: ZoneInfo, quiet_from: time, quiet_to: time
) -> None:
    then = working_hour(instant, zone, quiet_from, quiet_to)

    def suits(at: datetime) -> bool:
        local = at.astimezone(zone)
        return (
            local.weekday() < 5
            and time(9) <= local.time() < time(17)
            and not is_quiet(at, zone, quiet_from, quiet_to)
        )

    assert then >= instant
    assert then.astimezone(zone).weekday() < 5
    assert not is_quiet(then, zone, quiet_from, quiet_to)
    first = next(
        (
            at
            for minute in range(5 * 24 * 60 // 15)
            if suits(at := instant + timedelta(minutes=15 * minute))
        ),
        None,
    )
    if first is not None:
        assert suits(then)
        assert then <= first  # between two of these there may be a minute that suits


def test_months_are_local() -> None:
    assert month_of(utc(2026, 3, 31, 23, 30), LONDON) == (
        utc(2026, 3, 31, 23),
        utc(2026, 4, 30, 23),
    )
    assert month_of(utc(2026, 3, 15), LONDON) == (utc(2026, 3, 1), utc(2026, 3, 31, 23))
    assert month_of(utc(2026, 11, 1, 3), NEW_YORK) == (utc(2026, 10, 1, 4), utc(2026, 11, 1, 4))
    assert month_of(utc(2026, 12, 31), UTC) == (utc(2026, 12, 1), utc(2027, 1, 1))


@given(INSTANTS, ZONES)
def test_an_instant_lies_in_its_month_and_months_join(instant: datetime, zone: ZoneInfo) -> None:
    start, end = month_of(instant, zone)
    local = instant.astimezone(zone)
    assert start <= instant < end
    assert start.astimezone(zone).month == local.month
    assert (end - timedelta(seconds=1)).astimezone(zone).month == local.month
    assert month_of(end, zone)[0] == end


def test_a_wall_time_is_reached_at_the_jump_or_the_first_time() -> None:
    assert reach(date(2026, 3, 29), time(1, 20), LONDON) == utc(2026, 3, 29, 1)
    assert reach(date(2026, 10, 25), time(1, 20), LONDON) == utc(2026, 10, 25, 0, 20)
    later = reach(date(2026, 10, 25), time(1, 20), LONDON, utc(2026, 10, 25, 0, 30))
    assert later == utc(2026, 10, 25, 1, 20)
