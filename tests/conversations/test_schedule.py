"""Finding a time: proposals, picks, counter-offers, and two who want the same hour."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.introductions import Introduction, Status, overlap
from tests.conversations.stories import accepted, agreed, asked, hosting, picked, the
from tests.conversations.town import Member, Town


def _times(member: Member, within: str = "") -> list[str]:
    return [label for label in member.choices(within) if ":" in label]


async def test_times_are_offered_in_the_seekers_zone_and_said_in_both(town: Town) -> None:
    mina, bea = await hosting(town, "America/New_York")
    await mina.asks(bea)
    await town.passes(hours=5)
    await bea.presses("Yes, happy to talk")
    mina.sees("Bea is in another time zone (America/New_York)")
    assert _times(mina, "Pick a time")[0] == "Tue 3 Mar, 17:00"
    await mina.presses("Tue 3 Mar, 17:00")
    bea.is_told("Tue 3 Mar, 12:00 (New York)", "for Mina: Tue 3 Mar, 17:00 (London)")
    await bea.presses("Confirm this time")
    mina.sees("Tue 3 Mar, 17:00 (London) · for Bea: Tue 3 Mar, 12:00 (New York)")


async def test_in_the_same_zone_it_is_said_once(town: Town) -> None:
    mina, _ = await agreed(town)
    mina.sees("When: Tue 3 Mar, 12:00 (London)\n")
    mina.sees_not("· for Bea")


async def test_nothing_sooner_than_a_day_and_one_a_day_first(town: Town) -> None:
    mina, _ = await accepted(town)
    assert _times(mina, "Pick a time") == [
        "Tue 3 Mar, 12:00",
        "Wed 4 Mar, 12:00",
        "Thu 5 Mar, 12:00",
        "Fri 6 Mar, 12:00",
        "Mon 9 Mar, 12:00",
    ]


async def test_other_times_page_on_and_begin_again(town: Town) -> None:
    mina, _ = await accepted(town)
    seen = _times(mina, "Pick a time")
    for _ in range(30):
        await mina.presses("Other times")
        labels = _times(mina)
        if labels and labels[0] == seen[0]:
            break
        assert labels, "a page without times"
        assert not set(labels) & set(seen)
        seen += labels
    else:
        raise AssertionError("it never began again")
    assert len(seen) > 8


async def test_picked_and_confirmed(town: Town) -> None:
    mina, bea = await picked(town)
    mina.sees("You picked Tue 3 Mar, 12:00 (London). Bea still has to confirm it.")
    bea.is_told("Mina has picked a time", "Tue 3 Mar, 12:00 (London)")
    await bea.presses("Confirm this time")
    mina.sees("It's settled: you and Bea have a time")
    bea.sees("It's settled: you and Mina have a time")


async def test_the_seeker_changes_their_mind_before_the_host_confirms(town: Town) -> None:
    mina, bea = await picked(town)
    confirm = bea.action("Confirm this time")
    await town.passes(minutes=5)
    await mina.presses("Other times")
    await mina.presses(_times(mina)[0])
    bea.is_told("has picked a time")
    assert bea.inbox()[-1].count("has picked a time") == 1
    await bea.presses_action(confirm)
    i = await the(mina)
    assert i.status is Status.AGREED
    bea.sees(f"{i.starts_at:%-d %b}")


async def test_the_host_offers_other_times(town: Town) -> None:
    mina, bea = await picked(town)
    await bea.presses("Offer other times")
    assert bea.form is not None
    (times, _, _) = bea.form.fields
    assert "Tue 3 Mar, 12:00" not in [option.label for option in times.options]
    await bea.fills()
    assert "at least one time" in bea.errors["day"]
    await bea.fills(day="2026-03-05")
    assert "both the day and the time" in bea.errors["time"]
    await bea.fills(day="", time="09:30")
    assert "both the day and the time" in bea.errors["day"]
    chosen = times.options[3]
    await bea.fills(times=(chosen.value,), day="2026-03-05", time="09:30")
    bea.reads("I've offered your times to Mina")
    mina.is_told("Bea has offered times")
    assert sorted(_times(mina, "has offered times")) == sorted([chosen.label, "Thu 5 Mar, 09:30"])
    await mina.presses("Thu 5 Mar, 09:30")
    await bea.presses("Confirm this time")
    mina.sees("Thu 5 Mar, 09:30 (London)")


async def test_none_fits_and_the_seeker_suggests_one(town: Town) -> None:
    mina, bea = await accepted(town)
    await mina.presses("Suggest a time")
    for day, time, field, words in (
        ("2026-03-01", "10:00", "day", "in the past"),
        ("2027-03-01", "10:00", "day", "six months away"),
        ("2026-02-30", "10:00", "day", "year-month-day"),
        ("2026-03-05", "25:00", "time", "hours and minutes"),
        ("2026-03-05", "10:00+01:00", "time", "hours and minutes"),
        ("", "", "day", "Please fill this in"),
    ):
        await mina.fills(day=day, time=time)
        assert words in mina.errors[field]
    await mina.fills(day="2026-03-07", time="10:00")
    bea.is_told("has picked a time", "Sat 7 Mar, 10:00 (London)")
    await bea.presses("Confirm this time")
    mina.sees("Sat 7 Mar, 10:00 (London)")


async def test_no_free_time_at_all(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.presses("Yes, happy to talk")
    await bea.submits("host.pause", {"until": "2026-06-01"})
    await mina.says("mine")
    await mina.presses("Open")
    assert _times(mina, "Pick a time")[0] == "Mon 1 Jun, 12:00"


async def test_a_time_that_is_taken_meanwhile(town: Town) -> None:
    mina, bea = await accepted(town)
    gil = town.member("Gil")
    await gil.asks(bea)
    await bea.presses("Yes, happy to talk", within="Gil asks")
    await mina.presses("Tue 3 Mar, 12:00")
    await gil.presses("Tue 3 Mar, 12:00")
    gil.reads("already meeting somebody at that time")
    await gil.presses("Other times")
    assert "Tue 3 Mar, 12:00" not in _times(gil)


async def test_a_proposal_that_has_gone_stale(town: Town) -> None:
    mina, bea = await accepted(town)
    await bea.offers(windows="Sat 9-11")
    await mina.presses("Tue 3 Mar, 12:00")
    mina.reads("That time is no longer free")
    await mina.presses("Other times")
    await town.passes(days=3)
    i = await the(mina)
    noon = int(datetime(2026, 3, 3, 12, tzinfo=UTC).timestamp())
    await mina.presses_action(f"schedule.pick:{i.id}.{noon}")
    mina.reads("That time has passed")


async def test_two_seekers_pick_the_same_hour_at_once(town: Town) -> None:
    mina, bea = await accepted(town)
    gil = town.member("Gil")
    await gil.asks(bea)
    await bea.presses("Yes, happy to talk", within="Gil asks")
    await asyncio.gather(mina.presses("Tue 3 Mar, 12:00"), gil.presses("Tue 3 Mar, 12:00"))
    statuses = [(await the(member)).status for member in (mina, gil)]
    assert sorted(statuses) == [Status.ACCEPTED, Status.PICKED]


async def test_a_host_who_seeks_is_one_person_with_one_calendar(town: Town) -> None:
    _, bea = await agreed(town)  # Bea hosts at noon on Tuesday
    cai = town.member("Cai")
    await cai.offers(windows="Tue-Wed 12:00-12:40")
    await bea.asks(cai)
    await cai.presses("Yes, happy to talk")
    assert "Tue 3 Mar, 12:00" not in _times(bea, "Pick a time")
    i = (await bea.introductions(Status.ACCEPTED))[0]
    noon = int(datetime(2026, 3, 3, 12, tzinfo=UTC).timestamp())
    await bea.presses_action(f"schedule.pick:{i.id}.{noon}")
    bea.reads("already meeting somebody")
    await bea.submits(f"schedule.suggest:{i.id}", {"day": "2026-03-03", "time": "12:10"})
    assert "already meeting somebody" in bea.errors["time"]
    await bea.submits(f"schedule.suggest:{i.id}", {"day": "2026-03-03", "time": "12:20"})
    assert not bea.errors  # back to back is fine
    everything = [*await bea.introductions(Status.PICKED, Status.AGREED)]
    _never_two_at_once(everything)


def _never_two_at_once(meetings: list[Introduction]) -> None:
    for number, one in enumerate(meetings):
        for other in meetings[number + 1 :]:
            assert one.starts_at is not None
            assert other.starts_at is not None
            assert not overlap(one.starts_at, one.minutes, other.starts_at, other.minutes)


async def test_confirming_after_the_time_has_passed(town: Town) -> None:
    mina, bea = await picked(town)
    confirm = bea.action("Confirm this time")
    town.clock.at = datetime(2026, 3, 3, 12, 5, tzinfo=UTC)  # the bot was down meanwhile
    await bea.presses_action(confirm)
    bea.reads("That time has passed")
    await town.settle()
    assert (await the(mina)).status is Status.ACCEPTED
    mina.is_told("could not confirm the time you picked", "No harm done")


async def test_a_pick_that_nobody_confirms_goes_back_to_the_seeker(town: Town) -> None:
    mina, bea = await picked(town)
    await town.until(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))
    i = await the(mina)
    assert (i.status, i.starts_at, i.lapsed) == (Status.ACCEPTED, None, True)
    mina.is_told("pick another one")
    await mina.presses(_times(mina, "pick another one")[0])
    bea.is_told("has picked a time")
    await bea.presses("Confirm this time")
    assert (await the(mina)).status is Status.AGREED


async def test_reminders_to_whoever_must_act_and_then_it_rests(town: Town) -> None:
    mina, bea = await accepted(town)
    start = len(mina.inbox())
    await town.passes(days=2)
    mina.is_told("You and Bea still need a time")
    await town.passes(days=5)
    mina.is_told("The last reminder: you and Bea still have no time")
    assert len(mina.inbox()) == start + 2
    await town.passes(days=12)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told("without a talk")
    bea.sees_not("still need a time")


async def test_the_host_is_reminded_to_confirm(town: Town) -> None:
    mina, bea = await picked(town, "Mon 9 Mar, 12:00")
    await town.passes(days=2)
    bea.is_told("You and Mina still need a time", "Confirm this time")
    await bea.presses("Confirm this time")
    mina.sees("It's settled")


@pytest.mark.parametrize("who", ["mina", "bea"])
@pytest.mark.parametrize("stage", [accepted, picked, agreed])
async def test_either_may_call_it_off_at_any_stage(town: Town, who: str, stage: object) -> None:
    mina, bea = await stage(town)  # type: ignore[operator]
    caller, other = (mina, bea) if who == "mina" else (bea, mina)
    await caller.presses("Call it off")
    assert caller.form is not None
    assert other.name in caller.form.intro
    await caller.fills(parting="Sorry, <b>my train</b> is cancelled.")
    assert (await the(mina)).status is Status.CANCELLED
    other.is_told(f"{caller.name} has called your talk off", "> Sorry, <b>my train</b>")
    assert await town.nudges() == []
    stale = f"schedule.confirm:{(await the(mina)).id}"
    await bea.presses_action(stale)
    bea.reads("moved on since", "called off")
    if who == "bea":
        await mina.presses("Others to ask")
    await mina.asks(bea)  # and they may try again
    bea.is_told("Mina asks")


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_either_may_ask_for_another_time(town: Town, who: str) -> None:
    mina, bea = await agreed(town)
    caller, other = (mina, bea) if who == "mina" else (bea, mina)
    await caller.presses("Another time", within="It's settled")
    await caller.fills(parting="Could we do Friday?")
    i = await the(mina)
    assert (i.status, i.starts_at, i.agreed_at) == (Status.ACCEPTED, None, None)
    other.is_told(f"{caller.name} needs another time", "> Could we do Friday?")
    await town.passes(minutes=1)
    await mina.presses("Fri 6 Mar, 12:00")
    await bea.presses("Confirm this time")
    i = await the(mina)
    assert i.starts_at == datetime(2026, 3, 6, 12, tzinfo=UTC)
    await town.until(i.starts_at - timedelta(minutes=30))
    for member in (mina, bea):
        told = [text for text in member.inbox() if "In about an hour" in text]
        assert len(told) == 1  # nothing is left of the first time
        assert "Fri 6 Mar" in told[0]


async def test_the_place_is_set_and_changed(town: Town) -> None:
    mina, bea = await accepted(town)
    await bea.presses("Link or place")
    assert bea.form is not None
    assert bea.form.fields[0].label == "Link to the call"
    await bea.fills(where="x")
    assert "A little more" in bea.errors["where"]
    await bea.fills(where="https://meet.example/one")
    bea.reads("Saved.")
    await mina.presses("Tue 3 Mar, 12:00")
    await bea.presses("Confirm this time")
    mina.sees("Where: https://meet.example/one")
    await town.passes(minutes=10)
    await mina.presses("Link or place", within="It's settled")
    await mina.fills(where="https://meet.example/two")
    for member in (mina, bea):
        member.is_told("has changed. The file updates your calendar", "meet.example/two")
    await mina.presses_action(f"schedule.where:{(await the(mina)).id}")
    before = len(bea.inbox())
    await mina.fills()
    assert len(bea.inbox()) == before  # the same place is no news


async def test_a_time_shown_just_in_time_can_be_picked_after_some_thought(town: Town) -> None:
    town.clock.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a day before the first time
    mina, bea = await accepted(town)
    await town.passes(minutes=50)
    await mina.presses("Tue 3 Mar, 12:00")
    assert (await the(mina)).status is Status.PICKED
    await bea.presses("Confirm this time")
    assert (await the(mina)).status is Status.AGREED


async def test_after_too_long_a_thought_there_are_other_times(town: Town) -> None:
    town.clock.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    mina, _ = await accepted(town)
    await town.passes(hours=3)
    await mina.presses("Tue 3 Mar, 12:00")
    mina.reads("That time is no longer free")
    await mina.presses("Other times")
    mina.reads("Wed 4 Mar, 12:00")


async def test_a_list_of_times_to_offer_stays_the_same_while_the_host_thinks(town: Town) -> None:
    town.clock.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    mina, bea = await accepted(town, windows="Mon-Fri 09:00-17:00")
    await bea.presses("Offer other times")
    assert bea.form is not None
    listed = [option.value for option in bea.form.fields[0].options]
    assert len(listed) > 10
    await town.passes(minutes=50)
    await bea.fills(times=tuple(listed[:10]))
    assert bea.errors == {}
    offered = (await the(mina)).offered
    assert [str(int(at.timestamp())) for at in offered] == listed[:10]
