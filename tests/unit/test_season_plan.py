"""The plan of a season keeps its promises, whoever waits; and a solver that fails harms nobody."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.availability import Window, of_minute
from bot.features.season.collecting import Collected, Lack, Waiting
from bot.features.season.fitting import shares_hours, shares_language, speaks
from bot.features.season.planning import counted
from bot.features.season.solver import assigned
from bot.features.season.solving import UnsolvedError, first_come, solve
from tests.support.builders import NOW, make_host, make_person

Seekers = list[list[tuple[int, int]]]


@st.composite
def communities(draw: st.DrawFn) -> tuple[Seekers, list[int]]:
    """Who waits for whom, and how many each host can take."""
    places = draw(st.lists(st.integers(0, 3), min_size=1, max_size=6))
    wish = st.tuples(st.integers(0, len(places) - 1), st.integers(0, 6))
    wishes = st.lists(wish, max_size=6, unique_by=lambda pair: pair[0])
    return draw(st.lists(wishes, max_size=9)), places


def best_by_trying(seekers: Seekers, places: list[int]) -> tuple[int, int, int]:
    """The most who can get a host, how long these wait in all, and how well hosts fit them then:
    found by trying everything."""
    if not seekers:
        return 0, 0, 0
    first, rest = seekers[0], seekers[1:]
    found = [best_by_trying(rest, places)]
    for host, below in first:
        if places[host]:
            left = [room - (number == host) for number, room in enumerate(places)]
            count, waits, fit = best_by_trying(rest, left)
            found.append((count + 1, waits + len(seekers), fit - below))
    return max(found)


@settings(deadline=None)
@given(communities())
def test_a_plan_gives_a_host_to_as_many_as_can_have_one(
    community: tuple[Seekers, list[int]],
) -> None:
    seekers, places = community
    plan = assigned(seekers, places)
    below = waits = 0
    for place, (hosts, host) in enumerate(zip(seekers, plan, strict=True)):
        if host is not None:
            below += dict(hosts)[host]  # never one who was not to be suggested
            waits += len(seekers) - place
    loads = Counter(host for host in plan if host is not None)
    assert all(load <= places[host] for host, load in loads.items())
    by_itself = first_come(seekers, places)
    assert sum(host is not None for host in by_itself) <= sum(loads.values())
    if len(seekers) <= 5:
        assert best_by_trying(seekers, places) == (sum(loads.values()), waits, -below)


def test_who_waits_longest_comes_first_though_another_fits_better() -> None:
    assert assigned([[(0, 1)], [(0, 1)], [(0, 0)]], [2]) == [0, 0, None]


def test_talks_are_shared_out_where_all_fit_alike() -> None:
    plan = assigned([[(0, 0), (1, 0), (2, 0)] for _ in range(3)], [3, 3, 3])
    assert sorted(host for host in plan if host is not None) == [0, 1, 2]


def test_the_first_who_comes_takes_a_host_whom_another_needs() -> None:
    seekers: Seekers = [[(0, 0), (1, 0)], [(0, 0)]]
    assert first_come(seekers, [1, 1]) == [0, None]
    assert assigned(seekers, [1, 1]) == [1, 0]


async def test_the_solver_works_in_a_process_of_its_own() -> None:
    seekers: Seekers = [[(0, 0), (1, 0)], [(0, 0)], []]
    assert await solve(seekers, [1, 1]) == [1, 0, None]


async def test_without_anybody_to_suggest_no_process_is_started(tmp_path: Path) -> None:
    assert await solve([[], []], [1], program=tmp_path / "none") == [None, None]


async def test_a_solver_that_fails_says_why_and_one_that_hangs_is_ended(tmp_path: Path) -> None:
    broken, endless = tmp_path / "broken.py", tmp_path / "endless.py"
    broken.write_text("raise SystemExit('no plan today')")
    endless.write_text("import threading\nthreading.Event().wait()")
    with pytest.raises(UnsolvedError, match="no plan today"):
        await solve([[(0, 0)]], [1], program=broken)
    with pytest.raises(UnsolvedError, match="0 seconds"):
        await solve([[(0, 0)]], [1], program=endless, longest_s=0)
    stopped = asyncio.create_task(solve([[(0, 0)]], [1], program=endless))
    await asyncio.sleep(0)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped


@pytest.mark.parametrize(
    "languages, reader, shared, spoken",
    [
        (("English",), "en", True, True),
        (("Saesneg (rhugl)",), "en", True, True),
        (("Cymraeg", "English"), "cy", True, True),
        (("English",), "cy", True, False),
        (("Cymraeg",), "en", False, False),
        (("Deutsch",), "cy", False, False),
        ((), "en", False, False),
    ],
)
def test_a_language_in_common(
    languages: Sequence[str], reader: str, shared: bool, spoken: bool
) -> None:
    assert shares_language(languages, reader) is shared
    assert speaks(languages, reader) is spoken


@pytest.mark.parametrize(
    "opens, closes, zone, known, shared",
    [
        (12, 14, "Europe/London", True, True),
        (3, 6, "Europe/London", True, False),
        (12, 14, "Pacific/Auckland", True, False),  # one in the night there
        (12, 14, "Pacific/Auckland", False, True),
        (7, 8.25, "Europe/London", True, True),  # a quarter of an hour, and a talk lasts as long
        (7, 8.2, "Europe/London", True, False),
    ],
)
def test_hours_in_common(opens: float, closes: float, zone: str, known: bool, shared: bool) -> None:
    window = Window(0, of_minute(round(opens * 60)), of_minute(round(closes * 60)))
    host = make_host(windows=(window,), lengths=(15, 30))
    seeker = make_person("ana", zone=zone, zone_known=known)
    now: datetime = NOW
    assert shares_hours(host, ZoneInfo("Europe/London"), seeker, now) is shared


def test_a_plan_is_counted_and_small_counts_are_kept_nowhere() -> None:
    waiting = [Waiting(f"a{number}", "c", (("h", 0),)) for number in range(13)]
    waiting += [Waiting(f"b{number}", "c", (), Lack.HOURS) for number in range(12)]
    waiting += [Waiting(f"c{number}", "c", (), Lack.LANGUAGE) for number in range(9)]
    places = {"h": 99, **{f"room{number}": 1 for number in range(11)}, "full": 0}
    plan = [*[0] * 13, *[None] * 21]
    assert counted(Collected(waiting, places), plan, [*[0] * 9, *[None] * 25]) == {
        "waiting": 35,
        "paired": 15,
        "first_come": 0,
        "hosts": 10,
        "hosts_left": 10,
        "no_topic": 0,
        "no_language": 0,
        "no_hours": 10,
        "no_more": 0,
        "no_room": 0,
    }
