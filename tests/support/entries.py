"""The calendar files that somebody was sent, as a calendar program reads them."""

from __future__ import annotations

from icalendar import Calendar, Component

from tests.support.screen import Screen


def entries(member: Screen) -> list[tuple[str, Component]]:
    """METHOD and VEVENT of every file, oldest first."""
    found = []
    for shown in member.messages():
        for message in (*shown.history[:1], *([] if shown.history else [shown.message])):
            for file in message.files:
                assert file.media_type == "text/calendar"
                calendar = Calendar.from_ical(file.content)
                (event,) = calendar.walk("VEVENT")
                found.append((str(calendar["METHOD"]), event))
    return found


def file_names(member: Screen) -> list[str]:
    """The names of the same files."""
    return [
        file.name
        for shown in member.messages()
        for message in (*shown.history[:1], *([] if shown.history else [shown.message]))
        for file in message.files
    ]
