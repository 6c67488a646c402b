"""Say sentences in the language and the time zone of one reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from bot.core.text import Bold, PersonName, Span, Text, Timestamp
from bot.domain.availability import Window
from bot.domain.city_names import city
from bot.domain.people import Community, Person
from bot.i18n import fluent, formatting

Arg = Span | Text | StrEnum | int | float | date
"""An argument of a sentence.

A `str` is inserted unchanged. A `StrEnum` or a number selects the variant of a sentence. A date
and an instant are written for the reader.
"""

_Bold = tuple[str | int, ...]
_PLACE = re.compile("\ue000(\\d+)\ue001")
"""The mark for an inserted argument while Fluent renders. `clean` removes such characters."""
_STRONG = re.compile(r"\*\*(.+?)\*\*")


@lru_cache(maxsize=4096)
def _pieces(
    language: str, community: str, id: str, shapes: tuple[tuple[str, type, object], ...]
) -> tuple[str | int | _Bold, ...]:
    """A sentence in pieces: text, the number of an inserted argument, or a bold run of both.

    `shapes` holds only numbers and variants, so few sentences are rendered twice.
    """
    value = fluent.render(language, id, {name: shape for name, _, shape in shapes}, community)
    pieces: list[str | int | _Bold] = []
    for number, part in enumerate(_STRONG.split(value)):
        split = tuple(
            int(bit) if place % 2 else bit for place, bit in enumerate(_PLACE.split(part))
        )
        inner = tuple(bit for bit in split if bit != "")
        pieces.extend([inner] if number % 2 else inner)
    return tuple(pieces)


def _join(pieces: tuple[str | int | _Bold, ...], inserted: Sequence[Span | Text]) -> Text:
    """The sentence with its arguments. A bold run is plain text, so it takes only their words."""
    spans: list[Span] = []
    for piece in pieces:
        if isinstance(piece, str):
            spans.append(piece)
        elif isinstance(piece, int):
            value = inserted[piece]
            if isinstance(value, Text):
                spans.extend(value.spans)
            else:
                spans.append(value)
        else:
            inner = (bit if isinstance(bit, str) else str(_text(inserted[bit])) for bit in piece)
            spans.append(Bold("".join(inner)))
    return Text(tuple([span for span in spans if span != ""]))


def _text(value: Span | Text) -> Text:
    return value if isinstance(value, Text) else Text((value,))


@lru_cache(maxsize=4096)
def _sentence(language: str, community: str, id: str) -> Text:
    """A sentence without arguments."""
    return _join(_pieces(language, community, id, ()), ())


@lru_cache(maxsize=4096)
def _label(language: str, community: str, id: str) -> str:
    return str(_sentence(language, community, id))


def forget() -> None:
    """Say every sentence anew: the words have changed."""
    for cached in (_pieces, _sentence, _label):
        cached.cache_clear()


class Translator:
    """Sentences, dates and times for one reader."""

    def __init__(self, language: str, zone: str, community: str = "") -> None:
        """Sentences in English if that language is not one of ours. `zone` is an IANA name.

        `community` is the id of the reader's, which may have words of its own.
        """
        self.language = language if language in fluent.LANGUAGES else "en"
        self.zone = zone
        self._community = community if fluent.is_changed(community) else ""

    @classmethod
    def of(cls, person: Person, community: Community) -> Translator:
        """The translator for that person: their own choice comes first, then the community's."""
        language = "" if person.language_chosen else community.language
        return cls(language or person.language, person.zone, community.id)

    def speaking(self, language: str) -> Translator:
        """The same in another language."""
        return Translator(language, self.zone, self._community)

    def say(self, id: str, **args: Arg) -> Text:
        """The sentence with that id. Raises `LookupError` if no language has it.

        `**…**` in a sentence is bold; in an argument it is what a member typed, and stays.
        """
        if not args:
            return _sentence(self.language, self._community, id)
        inserted: list[Span | Text] = []
        shapes: list[tuple[str, type, object]] = []
        for name, value in args.items():
            if isinstance(value, StrEnum):
                shapes.append((name, str, value.value))
            elif isinstance(value, (int, float)):
                shapes.append((name, type(value), value))
            else:
                inserted.append(self._written(value))
                shapes.append((name, str, f"\ue000{len(inserted) - 1}\ue001"))
        return _join(_pieces(self.language, self._community, id, tuple(shapes)), inserted)

    def label(self, id: str, **args: Arg) -> str:
        """The sentence as plain text, for buttons, fields and titles."""
        return str(self.say(id, **args)) if args else _label(self.language, self._community, id)

    def _written(self, value: Span | Text | date) -> Span | Text:
        if isinstance(value, PersonName) and not value.name:
            return _sentence(self.language, self._community, "name-gone")
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else value

    def moment(self, at: datetime, zone: str = "") -> Timestamp:
        """An instant in that zone (the reader's if empty), with the zone's city in brackets.

        Platforms show a `Timestamp` in their own way; its `text` is for all other uses.
        """
        zone = zone or self.zone
        return Timestamp(at, f"{self.short(at, zone)} ({self.city(zone)})")

    def short(self, at: datetime, zone: str = "") -> str:
        """An instant in that zone (the reader's if empty), short enough for a button."""
        return formatting.date_time(at, self.language, zone or self.zone)

    def city(self, zone: str) -> str:
        """The city in the name of a zone: `New York` for America/New_York."""
        return city(zone, self.language)

    def clock(self, at: datetime) -> str:
        """The time of day of an instant, in the reader's zone."""
        return formatting.clock(at, self.zone)

    def short_day(self, value: date) -> str:
        """A calendar day, short enough for a button."""
        return formatting.short_day(value, self.language)

    def day(self, value: date) -> str:
        """A calendar day."""
        return formatting.day(value, self.language)

    def months(self, first: date, last: date) -> str:
        """Whole months by their first days: `October 2026`, `October–December 2026`, `2026`."""
        return formatting.months(first, last, self.language)

    def month(self, value: date, *, with_year: bool) -> str:
        """The month of a day, such as `May`, or `May 2025`."""
        return formatting.month(value, self.language, with_year=with_year)

    def weekdays(self, days: Sequence[int]) -> str:
        """Days of the week, from 0 for Monday: `Mon–Fri`, or `Tue, Thu`."""
        return formatting.weekdays(tuple(days), self.language)

    def listed(self, items: Sequence[str]) -> str:
        """The items as one enumeration."""
        return formatting.enumeration(items)

    def beside(self, labels: Sequence[str]) -> str:
        """Labels of choices as one enumeration: each begins with a capital wherever it stands."""
        return formatting.beside(labels)

    def together(self, names: Sequence[str]) -> str:
        """One name or more, as one says them: `Bea, Cai and Dan`."""
        return formatting.together(names, self.language)

    def windows(self, windows: tuple[Window, ...], zone: str) -> str:
        """A week's windows, with their zone: `Mon–Fri 12:00–14:00 (London)`."""
        return formatting.week(windows, self.language, zone)
