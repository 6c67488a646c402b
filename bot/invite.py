"""The calendar entry of an agreed conversation, as an `.ics` file to open or import.

We have no e-mail addresses, so neither ORGANIZER nor ATTENDEE can be filled in. RFC 5546 asks for
both in a REQUEST, and calendar programs answer a REQUEST without them with an error, or wait for a
reply that has nowhere to go. So an entry is PUBLISHed: the program adds it as one of the person's
own, and opening a later file with the same UID and a higher SEQUENCE changes it. (RFC 5546 would
like an ORGANIZER there too; an invented address would be worse than none.) A cancellation is a
CANCEL with STATUS:CANCELLED: programs that honour it take the entry away or strike it through;
those that only ever import (Google Calendar's import is one) show it as cancelled or ignore it, so
the message that carries the file says in words that the talk is off. There is no alarm: the bot
reminds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from icalendar import Calendar, Event

from bot.model.introductions import Introduction

PRODID = "-//Handshakes//Informational interviews//EN"

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that turn the direction of what follows, and halves of characters."""


def invite(
    introduction: Introduction,
    *,
    seeker_name: str,
    host_name: str,
    summary: str,
    description: str,
    now: datetime,
    cancelled: bool = False,
) -> bytes:
    """The `.ics` file for this introduction as it stands, UTF-8 with CRLF line ends.

    `now` is aware UTC. Every file for one introduction has the same UID; SEQUENCE is the
    introduction's. Raises `ValueError` if there is no time to write down (a cancellation may do
    without: its UID says what is off).
    """
    start, end = introduction.starts_at, introduction.ends_at
    event = Event()
    event.add("uid", f"{introduction.id}@handshakes")
    event.add("sequence", introduction.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    if start and end:
        event.add("dtstart", start.astimezone(UTC))
        event.add("dtend", end.astimezone(UTC))
    elif not cancelled:
        raise ValueError("an introduction without a time has no calendar entry")
    event.add("summary", _line(summary))
    event.add("description", _clean(description))
    if introduction.where:
        event.add("location", _line(introduction.where))
    for name in (seeker_name, host_name):
        event.add("contact", _line(name))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _clean(text: str) -> str:
    """Text whose only control characters are tabs and single line ends."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def _line(text: str) -> str:
    """The same in one line."""
    return " ".join(_clean(text).split())
