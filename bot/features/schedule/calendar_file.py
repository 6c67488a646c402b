"""The calendar entry of an agreed talk, as an `.ics` file to open or import.

An entry is PUBLISHed: the program adds it as one of the person's own. A REQUEST would be a meeting
to answer, and we have no e-mail addresses that answers could go to. For the same reason there is no
ATTENDEE. RFC 5546 asks for an ORGANIZER in a PUBLISH, and libical checks it: it is Paned, at an
address of the reserved domain `.invalid` (RFC 2606), which nobody can ever have.

Every file of a talk has the same UID, and a SEQUENCE that rises. Programs differ in what they do
with a later file. Evolution and khal replace the entry of that UID; on a CANCEL, Evolution removes
it and khal shows it as cancelled. Thunderbird refuses both and keeps the old entry. calcurse adds
another one. So a cancelled file says so in its title and description, and
the message with a file says what to do where a program did not (`entries.py`). The entry has no
alarm, because the bot reminds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.i18n.sanitize import file_stem

PRODID = "-//Paned//Informational interviews//EN"
UID_DOMAIN = "handshakes"
"""The product's former name. It stays: a file with another UID would not change or cancel the entry
that a calendar already has."""
ORGANIZER = "mailto:talks@paned.invalid"

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks of text direction, and lone surrogates."""


def invite(
    id: str,
    *,
    sequence: int,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    names: Iterable[str] = (),
    summary: str,
    description: str,
    now: datetime,
    cancelled: bool = False,
) -> bytes:
    """Return the `.ics` file for the talk of that id, UTF-8 with CRLF.

    `starts_at` is the start in the entry, and `now` the present; both are aware UTC. Every file for
    one talk has the same UID; `sequence` rises with each change.
    """
    # The library is 80 modules, 3 MB and a tenth of a second: only the first entry needs it.
    from icalendar import Calendar, Event, vCalAddress, vText

    event = Event()
    event.add("uid", f"{id}@{UID_DOMAIN}")
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", starts_at.astimezone(UTC))
    event.add("dtend", (starts_at + timedelta(minutes=minutes)).astimezone(UTC))
    event.add("summary", _line(summary))
    event.add("description", _clean(description))
    if place:
        event.add("location", _line(place))
    organizer = vCalAddress(ORGANIZER)
    organizer.params["CN"] = vText("Paned")
    event.add("organizer", organizer)
    for name in names:
        event.add("contact", _line(name))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def file_name(title: str, sequence: int) -> str:
    """Return a name that every platform keeps as it is, another one for each version of an entry.

    >>> file_name("Talk with Siân O'Neill 2026-03-03", 0)
    'talk-with-sian-o-neill-2026-03-03.ics'
    >>> file_name("Talk with Siân O'Neill 2026-03-03", 2)
    'talk-with-sian-o-neill-2026-03-03-3.ics'
    """
    number = [str(sequence + 1)] if sequence else []
    return "-".join([file_stem(title, "talk"), *number]) + ".ics"


def _clean(text: str) -> str:
    """Return text whose only control characters are tabs and single line ends."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def _line(text: str) -> str:
    """Return the same in one line."""
    return " ".join(_clean(text).split())
