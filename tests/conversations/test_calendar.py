"""The calendar entry: one UID for ever, a SEQUENCE that rises, the hour both clocks show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.hosts import Format
from bot.features.introduction.model import Status
from bot.features.schedule.calendar_file import file_name
from tests.support.entries import entries, file_names
from tests.support.fakes import march
from tests.support.said import label, said
from tests.support.scenarios import agreed, hosting, picked, the
from tests.support.workspace import Workspace

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


async def test_what_is_in_it(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    await bea.offers(where="https://meet.example/bea")
    await bea.presses("schedule.confirm")
    for member in (mina, bea):
        ((method, event),) = entries(member)
        assert method == "PUBLISH"
        assert event["UID"] == f"{(await the(mina)).id}@handshakes"
        assert event["SEQUENCE"] == 0
        assert event["STATUS"] == "CONFIRMED"
        assert event.decoded("DTSTART") == datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
        assert event.decoded("DTEND") == datetime(2026, 3, 3, 12, 20, tzinfo=UTC)
        assert str(event["LOCATION"]) == "https://meet.example/bea"
        how = label("calendar-how", member.words, format=Format.VIDEO, minutes=20)
        about = label("calendar-description", member.words)
        assert str(event["DESCRIPTION"]) == f"{how}\n{about}"
        assert str(event["SUMMARY"]) == label(
            "calendar-summary", member.words, seeker="Mina", host="Bea"
        )


async def test_the_same_entry_through_every_change(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace, march(6, 12))
    await workspace.passes(minutes=10)
    await mina.presses("schedule.where", within=said("nudge-agreed"))
    await mina.fills(where="https://meet.example/new")
    await workspace.passes(minutes=10)
    await bea.presses("schedule.reschedule", within=said("nudge-placed"))
    await bea.fills()
    await workspace.passes(minutes=10)
    await mina.presses("schedule.pick", at=march(9, 12))
    await bea.presses("schedule.confirm")
    await workspace.passes(minutes=10)
    await mina.presses("schedule.cancel", within=said("nudge-agreed"))
    await mina.fills(parting="Exams.")
    for member in (mina, bea):
        found = entries(member)
        assert len({str(event["UID"]) for _, event in found}) == 1
        assert [event["SEQUENCE"] for _, event in found] == [0, 1, 2, 3, 4]
        methods = ["PUBLISH", "PUBLISH", "CANCEL", "PUBLISH", "CANCEL"]
        assert [method for method, _ in found] == methods
        assert found[-1][1]["STATUS"] == "CANCELLED"
        starts = [event.decoded("DTSTART") for _, event in found]
        assert starts == [march(6, 12)] * 3 + [march(9, 12)] * 2


async def test_called_off_while_another_time_was_looked_for(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.passes(minutes=10)
    await bea.presses("schedule.reschedule", within=said("nudge-agreed"))
    await bea.fills()
    await workspace.passes(minutes=10)
    await bea.presses("schedule.cancel")
    await bea.fills()
    for member in (mina, bea):  # neither has the entry of the first time any more
        method, event = entries(member)[-1]
        assert (method, event["SEQUENCE"]) == ("CANCEL", 1)
        assert event.decoded("DTSTART") == datetime(2026, 3, 3, 12, tzinfo=UTC)
    mina.is_told(said("nudge-cancelled", name="Bea"))
    bea.is_told(said("nudge-taken-back", name="Mina"))


async def test_the_place_found_while_there_was_no_time_needs_no_entry_yet(
    workspace: Workspace,
) -> None:
    mina, bea = await agreed(workspace)
    await workspace.passes(minutes=10)
    await mina.presses("schedule.reschedule", within=said("nudge-agreed"))
    await mina.fills()
    await workspace.passes(minutes=10)
    await bea.presses("schedule.where")
    await bea.fills(where="https://meet.example/café-bar")
    assert [method for method, _ in entries(mina)] == ["PUBLISH", "CANCEL"]
    await mina.presses("schedule.pick", at=march(6, 12))
    await bea.presses("schedule.confirm")
    _, event = entries(mina)[-1]
    assert str(event["LOCATION"]) == "https://meet.example/café-bar"
    assert event["SEQUENCE"] == 2


@pytest.mark.parametrize("format", Format)
async def test_it_says_how_they_talk(workspace: Workspace, format: Format) -> None:
    mina, bea = await hosting(workspace, formats=tuple(Format))
    await mina.asks(bea, format=format.value)
    await bea.presses("answer.accept")
    await mina.presses("schedule.pick", at=march(3, 12))
    await bea.presses("schedule.confirm")
    described = [str(entries(member)[0][1]["DESCRIPTION"]) for member in (mina, bea)]
    how = label("calendar-how", mina.words, format=format, minutes=20)
    who = label("calendar-who-calls", mina.words, seeker="Mina", host="Bea")
    for text in described:
        assert text.startswith(how)
        assert (who in text) is (format is Format.PHONE)


async def test_a_name_says_with_whom_and_when(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.passes(minutes=10)
    await mina.presses("schedule.cancel", within=said("nudge-agreed"))
    await mina.fills()
    mina.is_told(said("nudge-cancelled-mine", name="Bea"), said("file-cancels"))
    bea.is_told(said("nudge-cancelled", name="Mina"), said("file-cancels"))
    for member, other in ((mina, "Bea"), (bea, "Mina")):
        given = {"name": other, "day": "2026-03-03"}
        assert file_names(member) == [
            file_name(label("calendar-file", member.words, **given), 0),
            file_name(label("calendar-file-cancelled", member.words, **given), 1),
        ]


async def test_nothing_published_nothing_cancelled(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    await mina.presses("schedule.cancel")
    await mina.fills()
    assert entries(mina) == entries(bea) == []


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
    workspace: Workspace, today: str, meeting: str, here: str, there: str
) -> None:
    workspace.clock.at = datetime.fromisoformat(f"{today}T10:00").replace(tzinfo=UTC)
    mina, bea = workspace.member("Mina"), workspace.member("Bea", zone="America/New_York")
    await bea.offers(windows="Mon-Fri 12:00-12:30")
    await mina.asks(bea)
    await workspace.until(datetime.fromisoformat(f"{today}T15:00").replace(tzinfo=UTC))
    await bea.presses("answer.accept")
    starts = datetime.fromisoformat(f"{meeting}T{here}").replace(tzinfo=LONDON)
    await mina.presses("schedule.pick", at=starts)
    bea.is_told(f"{there} (New York)", f"{here} (London)")
    await bea.presses("schedule.confirm")
    i = await the(mina)
    assert i.time.starts_at is not None
    assert f"{i.time.starts_at.astimezone(LONDON):%Y-%m-%d %H:%M}" == f"{meeting} {here}"
    assert f"{i.time.starts_at.astimezone(NEW_YORK):%Y-%m-%d %H:%M}" == f"{meeting} {there}"
    assert entries(mina)[-1][1].decoded("DTSTART") == i.time.starts_at

    await workspace.until(i.time.starts_at - timedelta(minutes=59))
    mina.is_told(said("nudge-hour-before"), f"{here} (London)", f"{there} (New York)")
    bea.is_told(said("nudge-hour-before"), f"{there} (New York)", f"{here} (London)")
    await workspace.until(i.time.starts_at + timedelta(hours=1, minutes=20))
    mina.is_told(said("nudge-outcome"))
    assert (await the(mina)).status is Status.AGREED


async def test_an_hour_that_the_clocks_skip_is_not_offered(workspace: Workspace) -> None:
    workspace.clock.at = datetime(2026, 3, 26, 10, tzinfo=UTC)
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.offers(windows="Sun 00:30-03:00")
    await mina.asks(bea)
    await bea.presses("answer.accept")
    i = await the(mina)
    for hour, minute in ((0, 30), (1, 0), (1, 30)):  # 00:30 and then 02:00, 02:30 on the wall
        at = datetime(2026, 3, 29, hour, minute, tzinfo=UTC)
        await mina.presses_action(f"schedule.pick:{i.id}.{int(at.timestamp())}")
        wall = f"{at.astimezone(LONDON):%H:%M}"
        mina.reads(wall)
        assert not wall.startswith("01")
