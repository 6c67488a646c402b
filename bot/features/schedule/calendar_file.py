"""The calendar entry of an agreed talk, as an `.ics` file to open or import.

We have no e-mail addresses, so neither ORGANIZER nor ATTENDEE can be filled in. RFC 5546 asks for
both in a REQUEST, and calendar programs answer a REQUEST without them with an error, or wait for a
reply that has nowhere to go. So an entry is PUBLISHed: the program adds it as one of the person's
own, and opening a later file with the same UID and a higher SEQUENCE changes it. (RFC 5546 would
like an ORGANIZER there too; an invented address would be worse than none.) A cancellation is a
CANCEL with STATUS:CANCELLED. Programs that support it remove the entry or strike it through. Those
that only import, such as Google Calendar, show it as cancelled or ignore it, so the message with
the file says that the talk is cancelled. The entry has no alarm, because the bot reminds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from icalendar import Calendar, Event

from bot.features.introduction.model import Introduction

PRODID = "-//Paned//Informational interviews//EN"
UID_DOMAIN = "handshakes"
"""The product's former name. It stays: a file with another UID would not change or cancel the entry
that a calendar already has."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks of text direction, and lone surrogates."""


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
    """Return the `.ics` file for this introduction in its present state, UTF-8 with CRLF.

    `now` is aware UTC. Every file for one introduction has the same UID; SEQUENCE is the
    introduction's. Raises `ValueError` if there is no time; a cancellation needs none, because its
    UID names the entry.
    """
    start, end = introduction.time.starts_at, introduction.ends_at
    event = Event()
    event.add("uid", f"{introduction.id}@{UID_DOMAIN}")
    event.add("sequence", introduction.time.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    if start and end:
        event.add("dtstart", start.astimezone(UTC))
        event.add("dtend", end.astimezone(UTC))
    elif not cancelled:
        raise ValueError("an introduction without a time has no calendar entry")
    event.add("summary", _line(summary))
    event.add("description", _clean(description))
    if introduction.time.where:
        event.add("location", _line(introduction.time.where))
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
    """Return text whose only control characters are tabs and single line ends."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def _line(text: str) -> str:
    """Return the same in one line."""
    return " ".join(_clean(text).split())
