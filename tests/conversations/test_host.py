"""Hosting: three short parts, every slip explained beside its field, and ways to pause and stop."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import Said, label, said
from tests.support.scenarios import accepted, asked, hosting
from tests.support.workspace import Member, Workspace

Typed = dict[str, str | tuple[str, ...]]
ABOUT: Typed = {"role": "Nurse", "organisation": "City Hospital", "topics": "nursing, night shifts"}
TALK: Typed = {"formats": ("phone",), "lengths": ("15",)}
WHEN: Typed = {"windows": "Mon-Thu 9-11", "zone": "London"}
PARTS = {"host.about": ABOUT, "host.talk": TALK, "host.when": WHEN}


@pytest.mark.parametrize("order", list(permutations(PARTS)))
async def test_the_three_parts_come_in_any_order(
    workspace: Workspace, order: tuple[str, ...]
) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.says("host")
    bea.reads(said("host-start"))
    for number, part in enumerate(order, start=1):
        await mina.says("find nursing")
        mina.reads(said("found-none"))
        await bea.presses(part)
        await bea.fills(**PARTS[part])
        bea.reads(said("host-live" if number == 3 else "host-missing"))
        for left in order[number:]:
            bea.reads(said(f"host-part-{left.removeprefix('host.')}"))
    bea.reads(
        "Nurse",
        "City Hospital",
        "nursing, night shifts",
        said("talks", formats=said("format", format="phone"), lengths="15"),
    )
    bea.reads("Mon–Thu 09:00–11:00 (London)", said("host-title"), said("host-promise"))
    bea.reads(said("fact-role") + ": Nurse", said("fact-organisation") + ": City Hospital")
    bea.reads(said("fact-capacity") + ": " + said("capacity"))
    await mina.says("find nursing")
    mina.reads("Bea")
    await bea.offers(sector="Health", about="Nights, mostly", where="Ward 3")
    await bea.says("host")
    bea.reads(said("fact-sector") + ": Health", said("fact-about") + ": Nights, mostly")
    bea.reads(said("fact-usual-place") + ": Ward 3")


@pytest.mark.parametrize(
    "part, wrong, field, error",
    [
        ("about", {"role": "", "topics": "x"}, "role", said("field-required")),
        ("about", {"role": "N"}, "role", said("field-too-short")),
        (
            "about",
            {"organisation": "x" * 81},
            "organisation",
            said("field-too-long", over=1, most=80),
        ),
        ("about", {"topics": " , ; "}, "topics", said("field-required")),
        (
            "about",
            {"topics": ",".join("abcdefghijklm")},
            "topics",
            said("field-topics-many", count=13, most=12),
        ),
        ("about", {"about": "x" * 700}, "about", said("field-too-long", over=100)),
        ("talk", {"formats": ()}, "formats", said("field-choose-some")),
        ("talk", {"formats": ("pigeon",)}, "formats", said("field-choose-some")),
        ("talk", {"lengths": ("90",)}, "lengths", said("field-choose-some")),
        ("talk", {"languages": ","}, "languages", said("field-required")),
        ("talk", {"capacity": "1000"}, "capacity", said("field-choose-one")),
        ("when", {"windows": ""}, "windows", said("field-required")),
        ("when", {"windows": " ; "}, "windows", said("field-windows-empty")),
        (
            "when",
            {"windows": "sometimes"},
            "windows",
            said("field-windows-unreadable", part="sometimes"),
        ),
        ("when", {"windows": "12-14"}, "windows", said("field-windows-no-days", part="12-14")),
        ("when", {"windows": "Tuesday"}, "windows", said("field-windows-no-hours", part="Tuesday")),
        ("when", {"windows": "Tue 12:00"}, "windows", said("field-windows-no-end")),
        ("when", {"windows": "Tue 15:00-13:00"}, "windows", said("field-windows-backwards")),
        ("when", {"windows": "Tue 12:00-12:10"}, "windows", said("field-windows-too-short")),
        ("when", {"zone": "Xanadu"}, "zone", said("field-zone-unknown", typed="Xanadu")),
        ("when", {"zone": ""}, "zone", said("field-required")),
    ],
)
async def test_a_slip_is_explained_beside_its_field_and_nothing_typed_is_lost(
    workspace: Workspace, part: str, wrong: Typed, field: str, error: Said
) -> None:
    bea = workspace.member("Bea")
    await bea.says("host")
    await bea.presses(f"host.{part}")
    given: Typed = {**PARTS[f"host.{part}"], **wrong}
    await bea.fills(**given)
    assert set(bea.errors) == {field}
    bea.refused(**{field: error})

    workspace.restarts()  # and tomorrow is another day
    await workspace.passes(days=1)
    await bea.presses(f"host.{part}")
    assert bea.form is not None
    kept = {item.name: item.initial for item in bea.form.fields}
    for name, value in given.items():
        if isinstance(value, str):
            assert str(kept[name]) == value.strip()[: len(kept[name])]
    await bea.fills(**PARTS[f"host.{part}"], **_mended(part))
    assert not bea.errors
    bea.reads(said("host-missing"))


def _mended(part: str) -> Typed:
    mended: dict[str, Typed] = {
        "about": {"about": ""},
        "talk": {"languages": "English", "capacity": "2"},
        "when": {},
    }
    return mended[part]


async def test_a_bad_window_and_a_bad_zone_are_both_named_at_once(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    await bea.submits("host.when", {"windows": "Tue 15-14", "zone": "Nowhere"})
    assert set(bea.errors) == {"windows", "zone"}


async def test_too_many_windows_are_too_many(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    many = "; ".join(f"Mon-Sun {hour}:00-{hour}:20" for hour in range(10, 15))
    await bea.submits("host.when", {"windows": many, "zone": "London"})
    bea.refused(windows=said("field-windows-too-many"))


async def test_a_host_may_say_where_they_are_and_where_they_studied(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.places")
    await bea.fills(region="Ceredigion", studied="Aberystwyth University")
    bea.reads(said("fact-region") + ": Ceredigion", said("fact-studied"))
    for typed in ("find ceredigion", "find aberystwyth"):
        await mina.says(typed)
        mina.reads("Bea", "Ceredigion", "Aberystwyth University")
    await bea.presses("host.places")
    await bea.fills(region="", studied="")
    await mina.says("find ceredigion")
    mina.reads_not("Aberystwyth University")


async def test_an_offer_can_be_changed_and_opens_as_it_is(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.about")
    assert bea.form is not None
    assert {item.name: item.initial for item in bea.form.fields}["role"] == "Data scientist"
    await bea.fills(role="Gardener", topics="roses; pruning\nroses")
    bea.reads(said("host-live"), "Gardener", "roses, pruning")
    await mina.says("find data science")
    mina.reads(said("found-none"))
    await mina.says("find pruning")
    mina.reads("Gardener")


async def test_a_new_zone_moves_the_free_hours_and_the_nudges(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.when")
    await bea.fills(windows="Mon-Fri 12:00-14:00", zone="new york")
    bea.reads("(New York)")
    assert (await bea.person()).zone == "America/New_York"
    await mina.asks(bea)
    assert bea.direct_messages() == []  # five in the morning there
    await workspace.passes(hours=5)
    bea.is_told("Mina")


async def test_a_pause_hides_until_the_day_itself(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.pause")
    await bea.fills(until="2026-03-02")
    bea.refused(until=said("field-until-past"))
    await bea.fills(until="2036-03-02")
    bea.refused(until=said("field-until-far"))
    await bea.fills(until="next week")
    bea.refused(until=said("field-date"))
    await bea.fills(until="2026-03-09")
    bea.reads(said("host-paused", until=date(2026, 3, 9)))

    await mina.says("find data science")
    mina.reads(said("found-none"), said("found-away", count=1))
    await mina.says("request @Bea", bea)
    mina.reads(said("error-not-asked-now"))
    await workspace.until(datetime(2026, 3, 8, 23, 59, tzinfo=UTC))
    await mina.says("find data science")
    mina.reads(said("found-none"))
    await workspace.until(datetime(2026, 3, 9, 0, 1, tzinfo=UTC))
    await mina.says("find data science")
    mina.reads(said("found-title", count=1))
    await bea.says("host")
    bea.reads(said("host-live"))


async def test_back_early_from_a_pause(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.pause")
    await bea.fills(until="2026-03-20")
    await bea.presses("host.resume")
    bea.reads(said("host-live"))
    await mina.says("find")
    mina.reads(said("found-title", count=1))


async def test_a_host_on_a_break_can_still_say_yes_to_what_waits(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.says("host")
    await bea.presses("host.pause")
    await bea.fills(until="2026-03-20")
    await bea.presses("answer.accept")
    mina.sees(said("status-accepted-seeker"))


async def test_leaving_is_asked_twice_and_lets_waiting_requests_down_gently(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    gil = workspace.member("Gil")
    await gil.asks(bea)
    await bea.presses("answer.accept", within="Gil")
    await bea.says("host")
    await bea.presses("host.leave")
    bea.reads(said("host-leave-sure"))
    await bea.presses("host.open")
    bea.reads(said("host-live"))
    await bea.presses("host.leave", within=said("host-live"))
    await bea.presses("host.leave_now")
    bea.reads(said("host-left"))
    await bea.says("host")
    bea.reads(said("host-left"))
    bea.reads_not(said("host-promise"))
    mina.is_told(said("status-declined-seeker"))
    mina.sees_not(said("shared-reason", reason="away"))  # a reason nobody chose to share
    assert (await gil.introductions())[0].status is Status.ACCEPTED
    await mina.says("find")
    mina.reads(said("found-nobody"))
    await gil.presses("schedule.pick", at=march(3, 12))
    await bea.presses("schedule.confirm")
    gil.sees(said("nudge-agreed"))


async def test_a_host_who_left_comes_back_with_one_press(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.leave")
    await bea.presses("host.leave_now")
    await mina.says("find")
    await mina.presses("find.watch")
    await bea.presses("host.resume")
    bea.reads(said("host-live"))
    mina.is_told(said("match-all"), "Bea")


async def test_a_full_host_is_counted_and_free_again_next_month(workspace: Workspace) -> None:
    _, bea = await accepted(workspace, capacity="1")
    gil = workspace.member("Gil")
    await gil.says("find data science")
    gil.reads(said("found-none"), said("found-away", count=1))
    await gil.says("find")
    gil.reads(said("found-nobody"), said("found-away-all", count=1))
    await gil.says("request @Bea", bea)
    gil.reads(said("error-host-full"))
    await workspace.until(datetime(2026, 3, 31, 23, 30, tzinfo=UTC))  # April in London: summer time
    await gil.says("find data science")
    gil.reads(said("found-title", count=1))


async def test_room_returns_when_a_talk_is_called_off(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace, capacity="1")
    await mina.presses("schedule.cancel")
    await mina.fills()
    gil = workspace.member("Gil")
    await gil.says("find data science")
    gil.reads("Bea")
    await bea.says("host")
    bea.reads(said("capacity", count=1))


async def test_nobody_pauses_what_is_not_there(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    for action in ("host.resume", "host.leave_now"):
        await bea.presses_action(action)
        bea.reads(said("error-host-not-yet"))
    await bea.submits("host.pause", {"until": "2026-03-09"})
    bea.reads(said("error-host-not-yet"))


async def test_a_host_is_not_shown_to_themselves(workspace: Workspace) -> None:
    bea: Member = workspace.member("Bea")
    await bea.offers()
    await bea.says("find data science")
    bea.reads(said("found-none"))


async def test_the_language_they_read_is_filled_in_as_one_they_speak(workspace: Workspace) -> None:
    for bea in (workspace.member("Bea"), workspace.member("Bethan", language="cy")):
        await bea.presses_action("host.talk")
        assert bea.form is not None
        initial = {item.name: item.initial for item in bea.form.fields}
        assert initial["languages"] == label("language-name", bea.words)
