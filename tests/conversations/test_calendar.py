"""The calendar entry: one UID for ever, a SEQUENCE that rises, the hour both clocks show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component

from bot.model.introductions import Status
from tests.conversations.stories import agreed, picked, the
from tests.conversations.town import Member, Town

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def _entries(member: Member) -> list[tuple[str, Component]]:
    """METHOD and VEVENT of every file the member has been sent, oldest first."""
    found = []
    for shown in member.messages():
        for message in (*shown.history[:1], *([] if shown.history else [shown.message])):
            for file in message.files:
                assert file.media_type == "text/calendar"
                calendar = Calendar.from_ical(file.content)
                (event,) = calendar.walk("VEVENT")
                found.append((str(calendar["METHOD"]), event))
    return found


async def test_what_is_in_it(town: Town) -> None:
    mina, bea = await picked(town)
    await bea.offers(where="https://meet.example/bea")
    await bea.presses("Confirm this time")
    for member in (mina, bea):
        ((method, event),) = _entries(member)
        assert method == "PUBLISH"
        assert event["UID"] == f"{(await the(mina)).id}@handshakes"
        assert event["SEQUENCE"] == 0
        assert event["STATUS"] == "CONFIRMED"
        assert event.decoded("DTSTART") == datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
        assert event.decoded("DTEND") == datetime(2026, 3, 3, 12, 20, tzinfo=UTC)
        assert str(event["LOCATION"]) == "https://meet.example/bea"
        assert "Mina and Bea" in str(event["SUMMARY"])


async def test_the_same_entry_through_every_change(town: Town) -> None:
    mina, bea = await agreed(town, "Fri 6 Mar, 12:00")
    await town.passes(minutes=10)
    await mina.presses("Link or place", within="It's settled")
    await mina.fills(where="https://meet.example/new")
    await town.passes(minutes=10)
    await bea.presses("Another time", within="has changed")
    await bea.fills()
    await town.passes(minutes=10)
    await mina.presses("Mon 9 Mar, 12:00")
    await bea.presses("Confirm this time")
    await town.passes(minutes=10)
    await mina.presses("Call it off", within="It's settled")
    await mina.fills(parting="Exams.")
    for member in (mina, bea):
        entries = _entries(member)
        assert len({str(event["UID"]) for _, event in entries}) == 1
        assert [event["SEQUENCE"] for _, event in entries] == [0, 1, 2, 3]
        assert [method for method, _ in entries] == ["PUBLISH"] * 3 + ["CANCEL"]
        assert entries[-1][1]["STATUS"] == "CANCELLED"
        assert entries[2][1].decoded("DTSTART") == datetime(2026, 3, 9, 12, tzinfo=UTC)
        assert entries[3][1].decoded("DTSTART") == datetime(2026, 3, 9, 12, tzinfo=UTC)


async def test_called_off_while_another_time_was_looked_for(town: Town) -> None:
    mina, bea = await agreed(town)
    await town.passes(minutes=10)
    await bea.presses("Another time", within="It's settled")
    await bea.fills()
    await town.passes(minutes=10)
    await bea.presses("Call it off")
    await bea.fills()
    for member in (mina, bea):  # both still have the entry of the first time
        method, event = _entries(member)[-1]
        assert (method, event["SEQUENCE"]) == ("CANCEL", 1)
        assert event.decoded("DTSTART") == datetime(2026, 3, 3, 12, tzinfo=UTC)
    mina.is_told("Bea has called your talk off")
    bea.is_told("You called your talk with Mina off")


async def test_the_place_found_while_there_was_no_time_needs_no_entry_yet(town: Town) -> None:
    mina, bea = await agreed(town)
    await town.passes(minutes=10)
    await mina.presses("Another time", within="It's settled")
    await mina.fills()
    await town.passes(minutes=10)
    await bea.presses("Link or place")
    await bea.fills(where="Café Bar, Queen Street")
    assert len(_entries(mina)) == 1
    await mina.presses("Fri 6 Mar, 12:00")
    await bea.presses("Confirm this time")
    _, event = _entries(mina)[-1]
    assert str(event["LOCATION"]) == "Café Bar, Queen Street"
    assert event["SEQUENCE"] == 1


async def test_nothing_published_nothing_cancelled(town: Town) -> None:
    mina, bea = await picked(town)
    await mina.presses("Call it off")
    await mina.fills()
    assert _entries(mina) == _entries(bea) == []


@pytest.mark.parametrize(
    "today, meeting, here, there",
    [
        # New York changes on 8 March, London on 29 March: four hours apart in between.
        ("2026-03-05", "2026-03-06", "17:00", "12:00"),
        ("2026-03-05", "2026-03-09", "16:00", "12:00"),
        ("2026-03-26", "2026-03-27", "16:00", "12:00"),
        ("2026-03-26", "2026-03-30", "17:00", "12:00"),
        # London changes back on 25 October, New York on 1 November.
        ("2026-10-22", "2026-10-23", "17:00", "12:00"),
        ("2026-10-22", "2026-10-26", "16:00", "12:00"),
        ("2026-10-29", "2026-11-02", "17:00", "12:00"),
    ],
)
async def test_agreed_before_the_clocks_change_and_right_after_it(
    town: Town, today: str, meeting: str, here: str, there: str
) -> None:
    town.clock.at = datetime.fromisoformat(f"{today}T10:00").replace(tzinfo=UTC)
    mina, bea = town.member("Mina"), town.member("Bea", zone="America/New_York")
    await bea.offers(windows="Mon-Fri 12:00-12:30")
    await mina.asks(bea)
    await town.until(datetime.fromisoformat(f"{today}T15:00").replace(tzinfo=UTC))
    await bea.presses("Yes, happy to talk")
    day = datetime.fromisoformat(meeting)
    await mina.presses(f"{day:%a} {day.day} {day:%b}, {here}")
    bea.is_told(f"{there} (New York)", f"{here} (London)")
    await bea.presses("Confirm this time")
    i = await the(mina)
    assert i.starts_at is not None
    assert f"{i.starts_at.astimezone(LONDON):%Y-%m-%d %H:%M}" == f"{meeting} {here}"
    assert f"{i.starts_at.astimezone(NEW_YORK):%Y-%m-%d %H:%M}" == f"{meeting} {there}"
    assert _entries(mina)[-1][1].decoded("DTSTART") == i.starts_at

    await town.until(i.starts_at - timedelta(minutes=59))
    mina.is_told("In about an hour", f"{here} (London)", f"{there} (New York)")
    bea.is_told("In about an hour", f"{there} (New York)", f"{here} (London)")
    await town.until(i.starts_at + timedelta(hours=1, minutes=20))
    mina.is_told("Did it happen?")
    assert (await the(mina)).status is Status.AGREED


async def test_an_hour_that_the_clocks_skip_is_not_offered(town: Town) -> None:
    town.clock.at = datetime(2026, 3, 26, 10, tzinfo=UTC)
    mina, bea = town.member("Mina"), town.member("Bea")
    await bea.offers(windows="Sun 00:30-03:00")
    await mina.asks(bea)
    await bea.presses("Yes, happy to talk")
    i = await the(mina)
    for hour, minute in ((0, 30), (1, 0), (1, 30)):  # 00:30 and then 02:00, 02:30 on the wall
        at = datetime(2026, 3, 29, hour, minute, tzinfo=UTC)
        await mina.presses_action(f"schedule.pick:{i.id}.{int(at.timestamp())}")
        wall = f"{at.astimezone(LONDON):%H:%M}"
        mina.reads(wall)
        assert not wall.startswith("01")
