"""Weekly windows: read as people type them, written back, and turned into slots that are right."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.availability import (
    Window,
    group_windows,
    merge,
    of_minute,
    over_midnight,
    slots,
    spread,
    write_windows,
)
from bot.domain.typed_windows import WindowError, parse_windows

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Chatham",
        "Pacific/Apia",
        "America/Havana",
        "UTC",
    )
]


@pytest.mark.parametrize(
    "typed, written",
    [
        ("Mon-Fri 12:00-14:00; Wed 17-18:30", "Mon-Fri 12:00-14:00; Wed 17:00-18:30"),
        ("Tuesdays 9am-11am", "Tue 09:00-11:00"),
        ("mon to fri 12-2pm", "Mon-Fri 12:00-14:00"),
        ("weekdays 12:00-13:00", "Mon-Fri 12:00-13:00"),
        ("weekends 10-12", "Sat, Sun 10:00-12:00"),
        ("every day 18:00-20:00", "Mon-Sun 18:00-20:00"),
        ("Tue, Thu 17:00-18:30 and Sat 10-11", "Tue, Thu 17:00-18:30; Sat 10:00-11:00"),
        ("Mon 9–10\nTue 9 — 10", "Mon, Tue 09:00-10:00"),
        ("- Mon: 9-10\r\n- Tue: 11-1pm", "Mon 09:00-10:00; Tue 11:00-13:00"),
        ("Mon\n9-10, 14-15", "Mon 09:00-10:00; Mon 14:00-15:00"),
        ("12-2pm on Tuesdays, 3-4pm Wed", "Tue 12:00-14:00; Wed 15:00-16:00"),
        ("Fri-Mon 9-10", "Mon, Fri-Sun 09:00-10:00"),
        ("Mon/Wed/Fri 8-9", "Mon, Wed, Fri 08:00-09:00"),
        ("Monday from 9 o'clock until 10", "Mon 09:00-10:00"),
        ("between 9 and 11 on Thurs.", "Thu 09:00-11:00"),
        ("Mon 9 a.m. - 11 a.m.", "Mon 09:00-11:00"),
        ("Mon 0930-1100", "Mon 09:30-11:00"),
        ("Mon 9.30-11", "Mon 09:30-11:00"),
        ("Mon 10-noon", "Mon 10:00-12:00"),
        ("Mon 20:00-midnight", "Mon 20:00-24:00"),
        ("Mon 20:00-24:00", "Mon 20:00-24:00"),
        ("Mon 20:00-23:59", "Mon 20:00-24:00"),
        ("Mon 22:00-02:00", "Mon 22:00-02:00"),
        ("Sun 10pm-2am", "Sun 22:00-02:00"),
        ("Sat 23:30-24:00", "Sat 23:30-24:00"),
        ("Mon 23:50-00:10", "Mon 23:50-00:10"),
        ("daily 0:00-24:00", "Mon-Sun 00:00-24:00"),
        ("weekday evenings after 6", "Mon-Fri 18:00-21:00"),
        ("most evenings", "Mon-Fri 18:00-21:00"),
        ("evenings on weekdays 7-9", "Mon-Fri 19:00-21:00"),
        ("evenings 9-1", "Mon-Fri 21:00-01:00"),
        ("6-8 in the evening on Thursdays", "Thu 18:00-20:00"),
        ("Friday afternoons", "Fri 13:00-17:00"),
        ("afternoons 2-4", "Mon-Fri 14:00-16:00"),
        ("Mon mornings, Fri afternoons", "Mon 09:00-12:00; Fri 13:00-17:00"),
        ("mornings 10-12", "Mon-Fri 10:00-12:00"),
        ("mornings 9-1", "Mon-Fri 09:00-13:00"),
        ("mornings before 10", "Mon-Fri 09:00-10:00"),
        ("Fri before 10", "Fri 08:00-10:00"),
        ("Tue after 6", "Tue 18:00-21:00"),
        ("Tue after 10", "Tue 10:00-17:00"),
        ("Wed from 5pm onwards", "Wed 17:00-21:00"),
        ("Mon after 22:00", "Mon 22:00-24:00"),
        ("Mon lunch, Wed 5-6", "Mon 12:00-14:00; Wed 17:00-18:00"),
        ("whenever", "Mon-Fri 09:00-17:00"),
        ("Mon whenever after 3", "Mon 15:00-17:00"),
        ("any time on Fridays", "Fri 09:00-17:00"),
        ("Sat and Sun all day", "Sat, Sun 09:00-17:00"),
        ("pryd bynnag", "Mon-Fri 09:00-17:00"),
        ("nosweithiau'r wythnos ar ôl 6", "Mon-Fri 18:00-21:00"),
        ("prynhawniau Gwener", "Fri 13:00-17:00"),
        ("bore Llun a phrynhawn Gwener", "Mon 09:00-12:00; Fri 13:00-17:00"),
        ("Llun 12-14, prynhawniau Gwener", "Mon 12:00-14:00; Fri 13:00-17:00"),
        ("evenings on Mon, Wed and Fri", "Mon, Wed, Fri 18:00-21:00"),
        ("evenings on Mon, Fri 12-14", "Mon 18:00-21:00; Fri 12:00-14:00"),
        ("Mon 9-10, evenings", "Mon 09:00-10:00; Mon 18:00-21:00"),
        ("nos Wener", "Fri 18:00-21:00"),
        ("nos Fawrth 18:30-20:00", "Tue 18:30-20:00"),
        ("amser cinio dydd Mawrth", "Tue 12:00-14:00"),
        ("Mercher cyn 10", "Wed 08:00-10:00"),
        ("Mon 9-5", "Mon 09:00-17:00"),
        ("Mon 2-4", "Mon 14:00-16:00"),
        ("Mon 02:00-04:00", "Mon 02:00-04:00"),
        ("Mon 08:00-10pm", "Mon 08:00-22:00"),
        ("Mon 8:30-10pm", "Mon 20:30-22:00"),
        ("Mon 12am-1am", "Mon 00:00-01:00"),
        ("Llun i Gwener 12:00 i 14:00", "Mon-Fri 12:00-14:00"),
        ("o Lun i Wener, 9-5", "Mon-Fri 09:00-17:00"),
        ("dydd Mawrth a dydd Iau rhwng 9 a 11", "Tue, Thu 09:00-11:00"),
        ("bob dydd 18:00–20:00", "Mon-Sun 18:00-20:00"),
        ("bob dydd Llun 9yb-11yb", "Mon 09:00-11:00"),
        ("Dyddiau'r wythnos 12-1, Sad ac Sul 10-11", "Mon-Fri 12:00-13:00; Sat, Sun 10:00-11:00"),
        ("Mer a Gwe 5yp i 6.30yp", "Wed, Fri 17:00-18:30"),
        ("Llu, Maw, Sul 10:00 tan hanner dydd", "Mon, Tue, Sun 10:00-12:00"),
        ("Mon 9-10; Mon 10-11; Mon 10:30-12", "Mon 09:00-12:00"),
        ("Mon 9:00-9:10, 9:10-9:20", "Mon 09:00-09:20"),
    ],
)
def test_what_people_type_is_read(typed: str, written: str) -> None:
    assert write_windows(parse_windows(typed)) == written


@pytest.mark.parametrize(
    "typed, code, fragment",
    [
        ("", "empty", ""),
        (" ;\n , ", "empty", ""),
        ("sometimes", "unreadable", "sometimes"),
        ("every day except Fri 9-10", "unreadable", "except"),
        ("Mon 25-26", "unreadable", "25"),
        ("Mon 13pm-2pm", "unreadable", "13pm"),
        ("Mon 9-10 €", "unreadable", "€"),
        ("9-10", "no_days", "9-10"),
        ("Mon", "no_hours", "Mon"),
        ("Mon 9-10; Tue-Thu", "no_hours", "Tue-Thu"),
        ("Mon 9am", "no_end", "9am"),
        ("Mon 22:00-20:00", "backwards", "22:00-20:00"),
        ("Mon 23:50-24:00", "too_short", "Mon 23:50-24:00"),
        ("Mon 10:00-10:00", "backwards", "10:00-10:00"),
        ("Mon 9:00-9:14", "too_short", "Mon 09:00-09:14"),
        ("daily 8-9, 10-11, 12-13, 14-15, 16-17", "too_many", "35"),
    ],
)
def test_what_is_not_understood_is_named(typed: str, code: str, fragment: str) -> None:
    with pytest.raises(WindowError) as caught:
        parse_windows(typed)
    assert (caught.value.code, caught.value.fragment) == (code, fragment)


def test_a_quarter_of_an_hour_and_28_windows_are_enough() -> None:
    assert len(parse_windows("Mon 9:00-9:15")) == 1
    assert len(parse_windows("daily 8-9, 10-11, 12-13, 14-15")) == 28


CODES = {
    "empty",
    "unreadable",
    "no_days",
    "no_hours",
    "no_end",
    "backwards",
    "too_short",
    "too_many",
}


@given(st.text(max_size=80) | st.text("Mon TueLlun,;-:019apm\n", max_size=60))
def test_any_text_is_windows_or_a_window_error(typed: str) -> None:
    code = ""
    try:
        found = parse_windows(typed)
    except WindowError as error:
        found, code = (), error.code
    assert bool(found) != (code in CODES)


@pytest.mark.parametrize(
    "day, start, end",
    [
        (7, time(9), time(10)),
        (-1, time(9), time(10)),
        (0, time(10), time(9)),
        (0, time(9), time(9)),
        (0, time(9, 0, 1), time(10)),
        (0, time(9, tzinfo=UTC), time(10, tzinfo=UTC)),
    ],
)
def test_an_impossible_window_is_refused(day: int, start: time, end: time) -> None:
    with pytest.raises(ValueError, match=r"window|week"):
        Window(day, start, end)


@st.composite
def windows(draw: st.DrawFn, least: int = 15) -> Window:
    start = draw(st.integers(0, 1439 - least))
    end = draw(st.integers(start + least, 1440))
    return Window(draw(st.integers(0, 6)), of_minute(start), of_minute(end))


@given(st.lists(windows(), min_size=1, max_size=28))
def test_what_is_written_is_read_back(some: list[Window]) -> None:
    whole = merge(some)
    assert parse_windows(write_windows(whole)) == whole
    assert merge(reversed(whole)) == whole
    grouped = [d for days, _, _ in group_windows(some) for d in days]
    assert len(grouped) == len(over_midnight(some))


def test_days_that_share_hours_are_grouped() -> None:
    assert group_windows(parse_windows("Wed 17-18; Mon-Fri 12-13")) == [
        ((0, 1, 2, 3, 4), "12:00", "13:00"),
        ((2,), "17:00", "18:00"),
    ]


def test_a_talk_may_run_over_midnight_and_until_it() -> None:
    monday, wednesday = utc(2026, 1, 5), utc(2026, 1, 7)
    night = slots(parse_windows("Mon 23:00-00:30"), UTC, 30, monday, wednesday)
    assert night == [utc(2026, 1, 5, 23), utc(2026, 1, 5, 23, 30), utc(2026, 1, 6)]
    crossing = slots(parse_windows("Mon 23:15-00:15"), UTC, 30, monday, wednesday)
    assert crossing == [utc(2026, 1, 5, 23, 15), utc(2026, 1, 5, 23, 45)]
    assert slots(parse_windows("Mon 23:30-24:00"), UTC, 30, monday, wednesday) == [
        utc(2026, 1, 5, 23, 30)
    ]
    assert slots(parse_windows("Mon 23:45-24:00"), UTC, 30, monday, wednesday) == []


def test_the_whole_week_is_free_every_half_hour() -> None:
    found = slots(parse_windows("daily 0:00-24:00"), UTC, 30, utc(2026, 1, 5), utc(2026, 1, 12))
    assert len(found) == 7 * 48


# --- Slots ---


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[arg-type, misc]


def test_a_london_window_moves_in_utc_when_the_clocks_change() -> None:
    """Summer time in London began on Sunday 29 March 2026."""
    found = slots(parse_windows("Fri, Mon 12-13"), LONDON, 30, utc(2026, 3, 26), utc(2026, 3, 31))
    assert found == [
        utc(2026, 3, 27, 12),
        utc(2026, 3, 27, 12, 30),
        utc(2026, 3, 30, 11),
        utc(2026, 3, 30, 11, 30),
    ]


def test_a_new_york_window_moves_in_utc_when_the_clocks_change() -> None:
    """Summer time in New York ended on Sunday 1 November 2026."""
    found = slots(parse_windows("Fri, Mon 9-10"), NEW_YORK, 60, utc(2026, 10, 30), utc(2026, 11, 3))
    assert found == [utc(2026, 10, 30, 13), utc(2026, 11, 2, 14)]


def test_a_time_that_does_not_exist_is_not_offered() -> None:
    found = slots(
        parse_windows("Sun 00:00-03:00"), LONDON, 30, utc(2026, 3, 28, 12), utc(2026, 3, 29, 12)
    )
    assert found == [  # 00:00, 00:30 (until the jump), then 02:00 and 02:30
        utc(2026, 3, 29, 0),
        utc(2026, 3, 29, 0, 30),
        utc(2026, 3, 29, 1),
        utc(2026, 3, 29, 1, 30),
    ]
    nothing = slots(
        parse_windows("Sun 01:00-02:00"), LONDON, 30, utc(2026, 3, 28, 12), utc(2026, 3, 29, 12)
    )
    assert nothing == []


def test_a_time_that_comes_twice_is_offered_once_the_first_time() -> None:
    found = slots(
        parse_windows("Sun 01:00-02:00"), LONDON, 30, utc(2026, 10, 24, 12), utc(2026, 10, 25, 12)
    )
    assert found == [utc(2026, 10, 25, 0), utc(2026, 10, 25, 0, 30)]


def test_a_talk_never_crosses_what_is_busy_but_may_touch_it() -> None:
    found = slots(
        parse_windows("Mon 12-14"),
        UTC,
        30,
        utc(2026, 1, 5),
        utc(2026, 1, 6),
        busy=[(utc(2026, 1, 5, 12, 30), utc(2026, 1, 5, 13))],
    )
    assert found == [utc(2026, 1, 5, h, m) for h, m in ((12, 0), (13, 0), (13, 30))]


def test_slots_begin_at_after_and_are_over_by_until() -> None:
    found = slots(
        parse_windows("Mon 12-14"), UTC, 30, utc(2026, 1, 5, 12, 30), utc(2026, 1, 5, 13, 30)
    )
    assert found == [utc(2026, 1, 5, 12, 30), utc(2026, 1, 5, 13)]
    with pytest.raises(ValueError, match="aware"):
        slots((), UTC, 30, datetime(2026, 1, 5), utc(2026, 1, 6))  # noqa: DTZ001
    with pytest.raises(ValueError, match="more than 0"):
        slots((), UTC, 0, utc(2026, 1, 5), utc(2026, 1, 6))


def test_no_talk_runs_out_of_its_window_where_the_clocks_go_back() -> None:
    chatham = ZoneInfo("Pacific/Chatham")  # on 3 April 2011, 03:45 became 02:45
    window = Window(6, time(3, 1), time(3, 46))
    found = slots([window], chatham, 15, utc(2011, 4, 1), utc(2011, 4, 4))
    assert [start.astimezone(chatham).time() for start in found] == [time(3, 1)]


@settings(deadline=None)
@given(
    st.lists(windows(), min_size=1, max_size=5),
    st.sampled_from(ZONES),
    st.sampled_from((15, 20, 30)),
    st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
    st.lists(st.tuples(st.integers(0, 9 * 1440), st.integers(1, 600)), max_size=4),
)
def test_every_minute_of_every_slot_is_free(
    some: list[Window],
    zone: ZoneInfo,
    minutes: int,
    naive: datetime,
    taken: list[tuple[int, int]],
) -> None:
    after = naive.replace(tzinfo=UTC)
    until = after + timedelta(days=9)
    busy = [
        (after + timedelta(minutes=at), after + timedelta(minutes=at + length))
        for at, length in taken
    ]
    found = slots(some, zone, minutes, after, until, busy)
    assert found == sorted(set(found))
    whole = merge(some)
    for start in found:
        assert start.tzinfo is UTC
        assert start >= after
        assert start + timedelta(minutes=minutes) <= until
        for minute in (*range(0, minutes, 5), minutes - 1):
            at = start + timedelta(minutes=minute)
            local = at.astimezone(zone)
            wall = local.time().replace(tzinfo=None)
            minute_of_day = wall.hour * 60 + wall.minute
            assert any(
                w.day == local.weekday() and w.opens <= minute_of_day < w.closes for w in whole
            )
            assert not any(begin <= at < end for begin, end in busy)
        assert start.astimezone(zone).fold == 0


# --- Which slots to propose first ---


def test_waking_hours_of_the_other_person_come_first() -> None:
    day = [utc(2026, 1, 5, hour) for hour in (9, 11, 14, 16)]  # 04, 06, 09 and 11 in New York
    assert spread(day, LONDON, NEW_YORK) == [utc(2026, 1, 5, 14), utc(2026, 1, 5, 16)]


def test_different_days_come_before_a_second_time_on_one() -> None:
    many = [utc(2026, 1, day, hour) for day in (5, 6, 7) for hour in (10, 11, 12)]
    assert spread(many, UTC, UTC) == [
        utc(2026, 1, 5, 10),
        utc(2026, 1, 5, 11),
        utc(2026, 1, 6, 10),
        utc(2026, 1, 6, 11),
        utc(2026, 1, 7, 10),
    ]
    assert spread(many, UTC, UTC, most=2) == [utc(2026, 1, 5, 10), utc(2026, 1, 6, 10)]


def test_when_nobody_is_awake_the_least_bad_is_offered() -> None:
    night = [utc(2026, 1, 5, hour) for hour in (1, 3, 6, 7)]
    assert spread(night, UTC, UTC) == [utc(2026, 1, 5, 6), utc(2026, 1, 5, 7)]
    assert spread([], UTC, UTC) == []


@given(
    st.lists(st.integers(0, 14 * 48), max_size=60),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.integers(0, 6),
)
def test_a_proposal_is_a_fair_choice(
    halves: list[int], zone: ZoneInfo, other: ZoneInfo, most: int
) -> None:
    assume(halves)
    candidates = [utc(2026, 3, 22) + timedelta(minutes=30 * half) for half in halves]
    chosen = spread(candidates, zone, other, most)
    assert chosen == sorted(set(chosen))
    assert set(chosen) <= set(candidates)
    assert len(chosen) <= most
    assert bool(chosen) == bool(most)
    days = Counter(start.astimezone(zone).date() for start in chosen)
    assert all(count <= 2 for count in days.values())
    awake = [c for c in candidates if time(8) <= c.astimezone(other).time() < time(21)]
    if awake:
        assert set(chosen) <= set(awake)
