"""Hosts: people who opted in to be asked, and their offers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.availability import Window


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


def fold(value: str) -> str:
    """Return the text as words of letters and digits, without accents and case, to compare it."""
    plain = unicodedata.normalize("NFKD", value).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


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


def score(host: Host, query: str) -> int:
    """Return how well a host fits a query; 0 is not at all, "" fits everyone equally.

    Every word must be found somewhere (a prefix of three letters or more is enough). A word of the
    topics counts most, then role and sector, then organisation and the rest.
    """
    words = [word for word in fold(query).split() if word not in _EMPTY_WORDS]
    if not words:
        return 1
    weighted = (
        (4, " ".join(host.topics)),
        (3, f"{host.role} {host.sector}"),
        (2, host.organisation),
        (1, f"{host.about} {' '.join(host.languages)}"),
    )
    total = 0
    for word in words:
        best = 0
        for weight, field in weighted:
            for have in fold(field).split():
                if have == word:
                    best = max(best, 2 * weight)
                elif len(word) >= 3 and (have.startswith(word) or _stem(have) == _stem(word)):
                    best = max(best, weight)
        if not best:
            return 0
        total += best
    return total


def likeness(host: Host, other: Host, wish: str) -> int:
    """Return how similar `host` is to `other` and to a seeker's wish, to offer other hosts."""
    topics = {fold(topic) for topic in host.topics} & {fold(topic) for topic in other.topics}
    near = 5 * len(topics) + 3 * (bool(host.sector) and fold(host.sector) == fold(other.sector))
    near += 2 * len(set(fold(host.role).split()) & set(fold(other.role).split()))
    mine = set(fold(f"{host.role} {host.sector} {' '.join(host.topics)}").split())
    return near + len(mine & (set(fold(wish).split()) - _EMPTY_WORDS))


_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "be",
        "for",
        "from",
        "i",
        "in",
        "is",
        "it",
        "me",
        "my",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "what",
        "how",
        "who",
    ]
)


def _stem(word: str) -> str:
    for ending in ("s", "ing", "er", "ist"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
    return word
