"""The calendar file: a calendar program reads what was written, whatever members type."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component, vCalAddress

from bot.domain.hosts import Format
from bot.features.introduction.model import Introduction
from bot.features.schedule.calendar_file import file_name, invite
from tests.support.builders import changed, make_introduction

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
STARTS = datetime(2026, 3, 30, 11, tzinfo=UTC)
AGREED = make_introduction(
    "01ABCDEFGHJKMNPQRS",
    minutes=20,
    format=Format.IN_PERSON,
    starts_at=STARTS,
    where="https://meet.example/a?b=1,2;c",
    sequence=2,
    created_at=NOW,
)


def read(
    introduction: Introduction = AGREED,
    summary: str = "Ana and Bea",
    description: str = "About rivers.",
    name: str = "Ana",
    starts_at: datetime = STARTS,
    cancelled: bool = False,
) -> tuple[Calendar, Component]:
    """The calendar and its only event, parsed back."""
    written = invite(
        introduction.id,
        sequence=introduction.time.sequence,
        starts_at=starts_at,
        minutes=introduction.request.minutes,
        place=introduction.place,
        names=(name, "Bea"),
        summary=summary,
        description=description,
        now=NOW,
        cancelled=cancelled,
    )
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    calendar = Calendar.from_ical(written)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.subcomponents
    assert event.name == "VEVENT"
    assert not event.errors
    return calendar, event


def test_an_agreed_time_is_a_confirmed_event() -> None:
    calendar, event = read()
    assert calendar["METHOD"] == "PUBLISH"
    assert event["UID"] == "01ABCDEFGHJKMNPQRS@handshakes"
    assert event["SEQUENCE"] == 2
    assert event["STATUS"] == "CONFIRMED"
    assert event.decoded("DTSTAMP") == NOW
    assert event.decoded("DTSTART") == STARTS
    assert event.decoded("DTEND") == datetime(2026, 3, 30, 11, 20, tzinfo=UTC)
    assert event["LOCATION"] == AGREED.time.where


def test_it_has_an_organizer_for_those_who_ask_and_nobody_to_answer() -> None:
    _, event = read()
    assert str(event["ORGANIZER"]).endswith("@paned.invalid")  # a domain that nobody can have
    assert cast(vCalAddress, event["ORGANIZER"]).params["CN"] == "Paned"
    assert "ATTENDEE" not in event


def test_a_change_has_the_same_uid_and_a_higher_sequence() -> None:
    moved = changed(AGREED, sequence=3)
    before, after = read()[1], read(moved, starts_at=STARTS + timedelta(days=1))[1]
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (2, 3)
    assert after.decoded("DTSTART") == STARTS + timedelta(days=1)


def test_a_cancellation_names_the_same_event() -> None:
    calendar, event = read(cancelled=True)
    assert calendar["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["UID"] == "01ABCDEFGHJKMNPQRS@handshakes"


def test_a_cancellation_names_the_time_of_the_entry() -> None:
    _, event = read(changed(AGREED, starts_at=None, where=""), cancelled=True)
    assert event.decoded("DTSTART") == STARTS
    assert "LOCATION" not in event


@pytest.mark.parametrize(
    "title, sequence, name",
    [
        ("Talk with Bea 2026-03-03", 0, "talk-with-bea-2026-03-03.ics"),
        ("Talk with Bea 2026-03-03", 1, "talk-with-bea-2026-03-03-2.ics"),
        ("Sgwrs Siân Ŷ 2026-03-03", 0, "sgwrs-sian-y-2026-03-03.ics"),
        ("Talk with 李雷 2026-03-03", 4, "talk-with-2026-03-03-5.ics"),
        ("../../etc/passwd\0.exe\u202e", 0, "etc-passwd-exe.ics"),
        ("李雷", 0, "talk.ics"),
        ("n" * 90 + " 2026-03-03", 0, "n" * 49 + "-2026-03-03.ics"),
    ],
)
def test_a_name_tells_two_files_apart_on_every_platform(
    title: str, sequence: int, name: str
) -> None:
    assert file_name(title, sequence) == name


@pytest.mark.parametrize(
    "hostile",
    [
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other",
        "x\nATTENDEE:mailto:victim@example.org",
        "x\u2028ATTACH:file:///etc/passwd",
        "x\x85BEGIN:VALARM\x0bACTION:AUDIO\x0cEND:VALARM",
        'CN="a;b":mailto:x',
        "a\\; \\, \\\\",
        "a\x00b\x07\x1b[31m",
        "\u202egnp.exe",
    ],
)
def test_member_text_stays_text(hostile: str) -> None:
    plain = read()[1]
    _, event = read(changed(AGREED, where=hostile), hostile, hostile, hostile)
    assert sorted(event.keys()) == sorted(plain.keys())
    assert event["UID"] == plain["UID"]
    assert not event.subcomponents
    for name in ("SUMMARY", "LOCATION"):
        assert str(event[name]).isprintable()
    unfit = dict.fromkeys([*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F)])
    letters = str(event["DESCRIPTION"]).translate(unfit)
    assert letters.replace(" ", "") == hostile.translate(unfit | {0x2028: None}).replace(" ", "")


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_makes_exactly_one_event(text: str, where: str) -> None:
    _, event = read(changed(AGREED, where=where), text, text, where)
    assert len(str(event["SUMMARY"]).splitlines()) <= 1


@given(
    st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\\"), max_size=200)
)
def test_ordinary_text_is_read_back_as_written(text: str) -> None:
    assert str(read(description=text)[1]["DESCRIPTION"]) == text
