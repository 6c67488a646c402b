"""Hosts: people who opted in to be asked, and their offers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.availability import Window

_WORDS = re.compile(r"\w+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class Format(StrEnum):
    """The format of a talk."""

    VIDEO = "video"
    PHONE = "phone"
    CHAT = "chat"
    IN_PERSON = "in_person"


LENGTHS = (15, 20, 30)
"""Lengths of a talk in minutes (the practice: 15 to 30)."""


class HostState(StrEnum):
    """The state of a host's opt-in."""

    DRAFT = "draft"
    """Not all three parts are filled in; cannot be found."""
    ACTIVE = "active"
    """Can be found and asked, unless paused or full."""
    LEFT = "left"
    """Opted out. Agreed talks go on; nobody new can ask."""
    AWAY = "away"
    """Left the community while active. If they return, they are asked whether to host again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The offer of a host. `person` is the id of the person; there is one row for each person."""

    person: str
    network: str
    state: HostState = HostState.DRAFT
    role: str = ""
    organisation: str = ""
    sector: str = ""
    topics: tuple[str, ...] = ()
    about: str = ""
    formats: tuple[Format, ...] = ()
    lengths: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    capacity: int = 2
    """Talks in a calendar month of the host's zone."""
    where: str = ""
    """The usual link, number or place."""
    region: str = ""
    studied_at: str = ""
    windows: tuple[Window, ...] = ()
    paused_until: date | None = None
    created_at: datetime

    @property
    def organisation_key(self) -> str:
        """The folded organisation, equal for the same one; "" if the host names none.

        Hosts who work for themselves share no organisation.
        """
        words = fold(self.organisation).split()
        none = _ALONE | _NOTHING
        if none & set(words) and all(word in none | _BETWEEN for word in words):
            return ""
        return " ".join(words)

    @property
    def employer(self) -> str:
        """The organisation; "" if the host names none."""
        return self.organisation if self.organisation_key else ""

    @property
    def standing(self) -> str:
        """What a host without an organisation wrote in its place, such as "self-employed"; "" if
        it says nothing."""
        words = fold(self.organisation).split()
        empty = all(word in _NOTHING | _BETWEEN for word in words)
        return "" if self.employer or empty else self.organisation

    @property
    def workplace(self) -> str:
        """See the function `workplace`."""
        return workplace(self.organisation)

    def missing(self) -> list[str]:
        """The parts that are not filled in: any of about, talk, when."""
        parts = []
        if not (self.role and self.organisation and self.topics):
            parts.append("about")
        if not (self.formats and self.lengths and self.languages):
            parts.append("talk")
        if not self.windows:
            parts.append("when")
        return parts

    def open_on(self, today: date) -> bool:
        """Return whether this host takes requests on that day of theirs. Ignores capacity."""
        return self.state is HostState.ACTIVE and (
            self.paused_until is None or self.paused_until <= today
        )


def workplace(organisation: str) -> str:
    """Return the organisation, or what a host without one wrote in its place, such as
    "self-employed"; "" if it says nothing."""
    said = any(word not in _NOTHING | _BETWEEN for word in fold(organisation).split())
    return organisation if said else ""


def fold(value: str) -> str:
    """Return the text as words of letters and digits, without accents and case, to compare it."""
    plain = value.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", value).casefold()
        plain = _NOT_ASCII.sub(_without_accents, plain)
    return " ".join(_WORDS.findall(plain))


def _without_accents(signs: re.Match[str]) -> str:
    return "".join(sign for sign in signs[0] if not unicodedata.combining(sign))


_ALONE = frozenset(
    [
        "self",
        "employed",
        "selfemployed",
        "freelance",
        "freelancer",
        "freelancing",
        "independent",
        "contractor",
        "contracting",
        "sole",
        "trader",
        "solo",
        "myself",
        "own",
        "boss",
        "business",
        "retired",
        "retirement",
        "unemployed",
        "hunan",
        "gyflogedig",
        "hunangyflogedig",
        "llawrydd",
        "annibynnol",
        "wedi",
        "ymddeol",
        "ymddeoledig",
        "fy",
        "mi",
        "hun",
        "busnes",
        "musnes",
        "liwt",
        "di",
        "waith",
        "diwaith",
    ]
)
"""Words of hosts who work for themselves, or work no more."""
_NOTHING = frozenset(
    [
        "none",
        "n",
        "na",
        "a",
        "no",
        "nil",
        "null",
        "nothing",
        "nobody",
        "nowhere",
        "not",
        "applicable",
        "relevant",
        "dim",
        "ddim",
        "neb",
        "unman",
        "berthnasol",
        "amherthnasol",
    ]
)
"""Words of hosts who left the field as empty as they could."""
_BETWEEN = frozenset(
    [
        "am",
        "and",
        "at",
        "currently",
        "for",
        "i",
        "in",
        "it",
        "m",
        "my",
        "now",
        "of",
        "or",
        "ac",
        "ar",
        "gweithio",
        "rwy",
        "yn",
    ]
)
