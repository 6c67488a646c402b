"""Hosting: three short parts, every slip explained beside its field, and ways to pause and stop."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest

from bot.model.introductions import Status
from tests.conversations.stories import accepted, asked, hosting
from tests.conversations.town import Member, Town

Typed = dict[str, str | tuple[str, ...]]
ABOUT: Typed = {"role": "Nurse", "organisation": "City Hospital", "topics": "nursing, night shifts"}
TALK: Typed = {"formats": ("phone",), "lengths": ("15",)}
WHEN: Typed = {"windows": "Mon-Thu 9-11", "zone": "London"}
PARTS = {"1. What I do": ABOUT, "2. How I talk": TALK, "3. When I am free": WHEN}


@pytest.mark.parametrize("order", list(permutations(PARTS)))
async def test_the_three_parts_come_in_any_order(town: Town, order: tuple[str, ...]) -> None:
    mina, bea = town.member("Mina"), town.member("Bea")
    await bea.says("host")
    bea.reads("Three short steps")
    for number, part in enumerate(order, start=1):
        await mina.says("find nursing")
        mina.reads("Nobody who hosts fits")
        await bea.presses(part)
        await bea.fills(**PARTS[part])
        bea.reads("You can be found" if number == 3 else "Still missing")
    bea.reads("Nurse", "City Hospital", "nursing, night shifts", "Phone call (15 minutes)")
    bea.reads("Mon–Thu 09:00–11:00 (London)")
    await mina.says("find nursing")
    mina.reads("Bea")


@pytest.mark.parametrize(
    "part, wrong, field, words",
    [
        ("about", {"role": "", "topics": "x"}, "role", "Please fill this in."),
        ("about", {"role": "N"}, "role", "A little more"),
        ("about", {"organisation": "x" * 81}, "organisation", "1 character too long: 80 at most"),
        ("about", {"topics": " , ; "}, "topics", "Please fill this in."),
        ("about", {"topics": ",".join("abcdefghijklm")}, "topics", "That is 13 topics. 12"),
        ("about", {"about": "x" * 700}, "about", "100 characters too long"),
        ("talk", {"formats": ()}, "formats", "choose at least one"),
        ("talk", {"formats": ("pigeon",)}, "formats", "choose at least one"),
        ("talk", {"lengths": ("90",)}, "lengths", "choose at least one"),
        ("talk", {"languages": ","}, "languages", "Please fill this in."),
        ("talk", {"capacity": "1000"}, "capacity", "choose one of these"),
        ("when", {"windows": ""}, "windows", "Please fill this in."),
        ("when", {"windows": "whenever you like"}, "windows", "could not read “whenever”"),
        ("when", {"windows": "12-14"}, "windows", "12-14"),
        ("when", {"windows": "Tuesday"}, "windows", "Tuesday"),
        ("when", {"windows": "Tue 12:00"}, "windows", "12:00"),
        ("when", {"windows": "Tue 15:00-13:00"}, "windows", "ends before it begins"),
        ("when", {"windows": "Tue 12:00-12:10"}, "windows", "shorter than 15 minutes"),
        ("when", {"zone": "Atlantis"}, "zone", "I don't know a time zone “Atlantis”"),
        ("when", {"zone": ""}, "zone", "Please fill this in."),
    ],
)
async def test_a_slip_is_explained_beside_its_field_and_nothing_typed_is_lost(
    town: Town, part: str, wrong: Typed, field: str, words: str
) -> None:
    bea = town.member("Bea")
    await bea.says("host")
    labels = dict(zip(("about", "talk", "when"), PARTS, strict=True))
    await bea.presses(labels[part])
    given: Typed = {**PARTS[labels[part]], **wrong}
    await bea.fills(**given)
    assert set(bea.errors) == {field}
    assert words in bea.errors[field], bea.errors

    town.restarts()  # and tomorrow is another day
    await town.passes(days=1)
    await bea.presses(labels[part])
    assert bea.form is not None
    kept = {item.name: item.initial for item in bea.form.fields}
    for name, value in given.items():
        if isinstance(value, str):
            assert str(kept[name]) == value.strip()[: len(kept[name])]
    await bea.fills(**PARTS[labels[part]], **_mended(part))
    assert not bea.errors
    bea.reads("Still missing")


def _mended(part: str) -> Typed:
    mended: dict[str, Typed] = {
        "about": {"about": ""},
        "talk": {"languages": "English", "capacity": "2"},
        "when": {},
    }
    return mended[part]


async def test_a_bad_window_and_a_bad_zone_are_both_named_at_once(town: Town) -> None:
    bea = town.member("Bea")
    await bea.submits("host.when", {"windows": "Tue 15-14", "zone": "Nowhere"})
    assert set(bea.errors) == {"windows", "zone"}


async def test_too_many_windows_are_too_many(town: Town) -> None:
    bea = town.member("Bea")
    many = "; ".join(f"Mon-Sun {hour}:00-{hour}:20" for hour in range(10, 15))
    await bea.submits("host.when", {"windows": many, "zone": "London"})
    assert "28 at most" in bea.errors["windows"]


async def test_an_offer_can_be_changed_and_opens_as_it_is(town: Town) -> None:
    mina, bea = await hosting(town)
    await bea.says("host")
    await bea.presses("1. What I do")
    assert bea.form is not None
    assert {item.name: item.initial for item in bea.form.fields}["role"] == "Data scientist"
    await bea.fills(role="Gardener", topics="roses; pruning\nroses")
    bea.reads("You can be found", "Gardener", "roses, pruning")
    await mina.says("find data science")
    mina.reads("Nobody who hosts fits")
    await mina.says("find pruning")
    mina.reads("Gardener")


async def test_a_new_zone_moves_the_free_hours_and_the_nudges(town: Town) -> None:
    mina, bea = await hosting(town)
    await bea.says("host")
    await bea.presses("3. When I am free")
    await bea.fills(windows="Mon-Fri 12:00-14:00", zone="new york")
    bea.reads("(New York)")
    assert (await bea.person()).zone == "America/New_York"
    await mina.asks(bea)
    assert bea.inbox() == []  # five in the morning there
    await town.passes(hours=5)
    bea.is_told("Mina")


async def test_a_pause_hides_until_the_day_itself(town: Town) -> None:
    mina, bea = await hosting(town)
    await bea.says("host")
    await bea.presses("Pause until…")
    await bea.fills(until="2026-03-02")
    assert "after today" in bea.errors["until"]
    await bea.fills(until="2036-03-02")
    assert "two years" in bea.errors["until"]
    await bea.fills(until="next week")
    assert "year-month-day" in bea.errors["until"]
    await bea.fills(until="2026-03-09")
    bea.reads("pausing until Mon 9 Mar 2026")

    await mina.says("find data science")
    mina.reads("Nobody who hosts fits", "1 more fits, but is away")
    await mina.says("request @Bea", bea)
    mina.reads("takes no requests at the moment")
    await town.until(datetime(2026, 3, 8, 23, 59, tzinfo=UTC))
    await mina.says("find data science")
    mina.reads("Nobody who hosts fits")
    await town.until(datetime(2026, 3, 9, 0, 1, tzinfo=UTC))
    await mina.says("find data science")
    mina.reads("1 person you can ask")
    await bea.says("host")
    bea.reads("You can be found")


async def test_back_early_from_a_pause(town: Town) -> None:
    mina, bea = await hosting(town)
    await bea.says("host")
    await bea.presses("Pause until…")
    await bea.fills(until="2026-03-20")
    await bea.presses("Back from my pause")
    bea.reads("You can be found")
    await mina.says("find")
    mina.reads("1 person you can ask")


async def test_a_host_on_a_break_can_still_say_yes_to_what_waits(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.says("host")
    await bea.presses("Pause until…")
    await bea.fills(until="2026-03-20")
    await bea.presses("Yes, happy to talk")
    mina.sees("said yes")


async def test_leaving_is_asked_twice_and_lets_waiting_requests_down_gently(town: Town) -> None:
    mina, bea = await asked(town)
    gil = town.member("Gil")
    await gil.asks(bea)
    await bea.presses("Yes, happy to talk", within="Gil")
    await bea.says("host")
    await bea.presses("Stop hosting")
    bea.reads("Stop hosting?", "kind no")
    await bea.presses("Keep hosting")
    bea.reads("You can be found")
    await bea.presses("Stop hosting", within="You can be found")
    await bea.presses("Yes, stop hosting")
    bea.reads("You no longer host")
    mina.is_told("can't do it this time")
    mina.sees_not("away for a while")  # a reason nobody chose to share
    assert (await gil.introductions())[0].status is Status.ACCEPTED
    await mina.says("find")
    mina.reads("Nobody hosts here")
    await gil.presses("Tue 3 Mar, 12:00")
    await bea.presses("Confirm this time")
    gil.sees("It's settled")


async def test_a_host_who_left_comes_back_with_one_press(town: Town) -> None:
    mina, bea = await hosting(town)
    await bea.says("host")
    await bea.presses("Stop hosting")
    await bea.presses("Yes, stop hosting")
    await mina.says("find")
    await mina.presses("Tell me when someone fits")
    await bea.presses("Host again")
    bea.reads("You can be found")
    mina.is_told("Somebody you were looking for has begun to host", "Bea")


async def test_a_full_host_is_counted_and_free_again_next_month(town: Town) -> None:
    _, bea = await accepted(town, capacity="1")
    gil = town.member("Gil")
    await gil.says("find data science")
    gil.reads("Nobody who hosts fits", "1 more fits, but is away or has no room this month")
    await gil.says("request @Bea", bea)
    gil.reads("all the talks they can this month")
    await town.until(datetime(2026, 3, 31, 23, 30, tzinfo=UTC))  # April in London: summer time
    await gil.says("find data science")
    gil.reads("1 person you can ask")


async def test_room_returns_when_a_talk_is_called_off(town: Town) -> None:
    mina, bea = await accepted(town, capacity="1")
    await mina.presses("Call it off")
    await mina.fills()
    gil = town.member("Gil")
    await gil.says("find data science")
    gil.reads("Bea")
    await bea.says("host")
    bea.reads("1 talk a month")


async def test_nobody_pauses_what_is_not_there(town: Town) -> None:
    bea = town.member("Bea")
    for action in ("host.resume", "host.leave_now"):
        await bea.presses_action(action)
        bea.reads("Your offer is not complete yet")
    await bea.submits("host.pause", {"until": "2026-03-09"})
    bea.reads("Your offer is not complete yet")


async def test_a_host_is_not_shown_to_themselves(town: Town) -> None:
    bea: Member = town.member("Bea")
    await bea.offers()
    await bea.says("find data science")
    bea.reads("Nobody who hosts fits")
