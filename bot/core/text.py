"""Rich text without markup, as spans.

A `Text` is a row of spans. Member text is always a plain `str` span, so that no platform
can mistake it for markup; each adapter escapes `str` spans its own way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Address

_URL = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&*+,;=%-]+")
"""Without brackets, quotes and spaces, which end an address in some markup."""


@dataclass(frozen=True, slots=True)
class Bold:
    """Text in bold. May contain member text, so it is escaped like `str`."""

    text: str


@dataclass(frozen=True, slots=True)
class Timestamp:
    """An instant, shown in the reader's own zone.

    `at` is aware UTC; `text` is the same instant written out for the person the message is for
    (their zone and language, zone named). Platforms with a native time format may use `at`, with
    `text` as the fallback; the others show `text`.
    """

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person. `address` is set if the platform may link to them.

    Adapters may render a link to the member but must never cause a ping.
    """

    name: str
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A web address of our own, never a member's. `text` is what is read in its place."""

    url: str
    text: str

    def __post_init__(self) -> None:
        if not _URL.fullmatch(self.url):
            raise ValueError(f"not a web address: {self.url!r}")


Span = str | Bold | Timestamp | PersonName | Link


@dataclass(frozen=True, slots=True)
class Text:
    """A row of spans; `str(text)` is its plain fallback."""

    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return "".join([span if type(span) is str else _plain(span) for span in self.spans])

    def __add__(self, other: Text | str) -> Text:
        return Text(self.spans + (other.spans if isinstance(other, Text) else (other,)))


def text(*spans: Span) -> Text:
    """Return a `Text` of these spans."""
    return Text(spans)


def _plain(span: Span) -> str:
    match span:
        case str():
            return span
        case Bold(text=inner) | Timestamp(text=inner):
            return inner
        case PersonName(name=name):
            return name
        case Link(url=url, text=inner):
            return f"{inner}: {url}"
