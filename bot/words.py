"""Every sentence a member reads, from the Fluent files, in the reader's language and zone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from babel.dates import format_date, format_datetime, get_day_names
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot.model.availability import Window, group_windows
from bot.model.people import Community, Person, zone_info
from bot.text import Moment, Span, Strong, Text, Who

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages the bot speaks, by code, each in its own name. Others fall to English."""

_UNWELCOME = re.compile("[\ue000-\uf8ff\u202a-\u202e\u2066-\u2069\u200e\u200f]")

Arg = Span | Text | StrEnum | int | float | date
"""A plain `str` is shown to the letter; a `StrEnum`, a number choose the variant of a sentence."""


def clean(typed: str) -> str:
    """What a member typed, without what only misleads: control characters, overrides of direction.

    Line breaks stay; the ends are trimmed; more than two empty lines become one.
    """
    value = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    value = _UNWELCOME.sub("", value)
    value = "".join(c for c in value if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return re.sub(r"\n{3,}", "\n\n", value).strip()


def shorten(value: str, most: int) -> str:
    """The value in at most that many characters, with an ellipsis where it was cut."""
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


@lru_cache(maxsize=8)
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    parser = FluentParser(with_spans=False)  # where in the file each word stands takes much memory
    folder = files("bot") / "locales" / language
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".ftl"):
            bundle.add_resource(parser.parse(item.read_text(encoding="utf-8")))
    return bundle


def _bundles(language: str) -> tuple[FluentBundle, ...]:
    """That language, and what to fall back to."""
    return tuple(map(_bundle, dict.fromkeys((language, "en"))))


_Bold = tuple[str | int, ...]
_HELD = re.compile("\ue000(\\d+)\ue001")
_STRONG = re.compile(r"\*\*(.+?)\*\*")


@lru_cache(maxsize=4096)
def _pieces(
    language: str, id: str, shapes: tuple[tuple[str, type, object], ...]
) -> tuple[str | int | _Bold, ...]:
    """A sentence in pieces: words, the place of what is put in, or bold, which is both.

    Only numbers and variants are part of it, so few sentences are ever formatted twice.
    """
    value = _format(language, id, {name: shape for name, _, shape in shapes})
    pieces: list[str | int | _Bold] = []
    for number, part in enumerate(_STRONG.split(value)):
        split = tuple(int(bit) if place % 2 else bit for place, bit in enumerate(_HELD.split(part)))
        inner = tuple(bit for bit in split if bit != "")
        pieces.extend([inner] if number % 2 else inner)
    return tuple(pieces)


def _filled(pieces: tuple[str | int | _Bold, ...], held: Sequence[Span | Text]) -> Text:
    """The sentence with what was held put in its places; in bold, only its words."""
    spans: list[Span] = []
    for piece in pieces:
        if isinstance(piece, str):
            spans.append(piece)
        elif isinstance(piece, int):
            filled = held[piece]
            spans.extend(filled.spans if isinstance(filled, Text) else (filled,))
        else:
            inner = (bit if isinstance(bit, str) else str(_text(held[bit])) for bit in piece)
            spans.append(Strong("".join(inner)))
    return Text(tuple(span for span in spans if span != ""))


@lru_cache(maxsize=4096)
def _sentence(language: str, id: str) -> Text:
    """A sentence that nothing is put into."""
    return _filled(_pieces(language, id, ()), ())


@lru_cache(maxsize=4096)
def _label(language: str, id: str) -> str:
    return str(_sentence(language, id))


def _format(language: str, id: str, args: dict[str, object]) -> str:
    for bundle in _bundles(language):
        if bundle.has_message(id):
            pattern = bundle.get_message(id).value
            if pattern is None:
                continue
            value, errors = bundle.format_pattern(pattern, args)
            if errors:
                raise LookupError(f"{id}: {errors[0]}")
            return str(value)
    raise LookupError(f"no sentence {id!r}")


def best_language(wanted: str) -> str:
    """The language we have that is nearest to a locale such as `cy-GB` or `en_US`."""
    code = re.split("[-_]", wanted.strip().casefold(), maxsplit=1)[0]
    return code if code in LANGUAGES else "en"


class Words:
    """Sentences for one reader: their language, their zone."""

    def __init__(self, language: str, zone: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.zone = zone

    @classmethod
    def of(cls, person: Person, community: Community) -> Words:
        """The words for that person there: their own choice comes first, then the community's."""
        language = "" if person.language_chosen else community.language
        return cls(language or person.language, person.zone)

    def say(self, id: str, **args: Arg) -> Text:
        """The sentence with that id. Raises `LookupError` if no language has it.

        `**…**` in a sentence is bold; in an argument it is just what somebody typed.
        """
        if not args:
            return _sentence(self.language, id)
        held: list[Span | Text] = []
        shapes: list[tuple[str, type, object]] = []
        for name, value in args.items():
            if isinstance(value, StrEnum):
                shapes.append((name, str, value.value))
            elif isinstance(value, (int, float)):
                shapes.append((name, type(value), value))
            else:
                held.append(self._shown(value))
                shapes.append((name, str, f"\ue000{len(held) - 1}\ue001"))
        return _filled(_pieces(self.language, id, tuple(shapes)), held)

    def label(self, id: str, **args: Arg) -> str:
        """The sentence as plain text, for buttons, fields and titles."""
        return str(self.say(id, **args)) if args else _label(self.language, id)

    def has(self, id: str) -> bool:
        """Whether there is a sentence with that id."""
        return any(bundle.has_message(id) for bundle in _bundles(self.language))

    def _shown(self, value: Span | Text | date) -> Span | Text:
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else value

    def moment(self, at: datetime, zone: str = "") -> Moment:
        """An instant, written out in that zone (the reader's own if not given), the zone named."""
        zone = zone or self.zone
        when = format_datetime(at, "EEE d MMM, HH:mm", tzinfo=zone_info(zone), locale=self.language)
        return Moment(at, f"{when} ({city(zone)})")

    def clock(self, at: datetime, zone: str = "") -> str:
        """The same without a native time: for showing an instant in somebody else's zone."""
        return self.moment(at, zone).text

    def short(self, at: datetime) -> str:
        """The instant in the reader's zone, short enough for a button."""
        return format_datetime(
            at, "EEE d MMM, HH:mm", tzinfo=zone_info(self.zone), locale=self.language
        )

    def day(self, value: date) -> str:
        """A calendar day, written out."""
        return format_date(value, "EEE d MMM y", locale=self.language)

    def listed(self, items: list[str]) -> str:
        """The items as one enumeration."""
        return ", ".join(items)  # babel has no such list for Welsh

    def windows(self, windows: tuple[Window, ...], zone: str) -> str:
        """A week's windows in words, the zone named: `Mon–Fri 12:00–14:00 (London)`."""
        names = dict(get_day_names("abbreviated", locale=self.language).items())
        parts = []
        for days, start, end in group_windows(windows):
            parts.append(f"{_days(days, names)} {_hours(start, end)}")
        return f"{'; '.join(parts)} ({city(zone)})" if parts else ""


def _text(value: Span | Text) -> Text:
    return value if isinstance(value, Text) else Text((value,))


def _hours(start: time, end: time) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"


def _days(days: tuple[int, ...], names: Mapping[int, str]) -> str:
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return f"{names[days[0]]}–{names[days[-1]]}"
    return ", ".join(names[day] for day in days)


def city(zone: str) -> str:
    """The part of a zone's name that people know: `New York` for America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def who(person: Person) -> Who:
    """A person as the bot names them."""
    return Who(person.name)
