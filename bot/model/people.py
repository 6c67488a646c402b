"""Persons, where they can be reached, and the communities they are in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a person can be reached: `slack:T1:U9`, `discord:G1:U7`, `playground:local:ana`."""

    platform: str
    space: str
    member: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.space}:{self.member}"

    @property
    def community(self) -> str:
        """The id of the community this address is in, such as `slack:T1`."""
        return f"{self.platform}:{self.space}"

    @classmethod
    def parse(cls, value: str) -> Address:
        """The address written as `platform:space:member`. Raises `ValueError` for anything else."""
        parts = value.split(":")
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"not an address: {value!r}")
        return cls(*parts)


class Mute(StrEnum):
    """A kind of nudge that a person may switch off. What others wait for cannot be switched off."""

    REMINDERS = "reminders"
    """Reminders to answer or to agree a time."""
    PREP = "prep"
    """Preparation prompts before a meeting."""
    THANKS = "thanks"
    """Nudges to say thank you and to look back."""
    KEEP_IN_TOUCH = "keep_in_touch"
    """The advice update, keeping in touch, paying it forward."""
    MATCHES = "matches"
    """A new host who fits what I searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a platform knows of a member. `zone` and `language` are "" where it does not know."""

    name: str
    zone: str = ""
    language: str = ""
    community_name: str = ""
    organiser: bool = False
    sample: bool = False
    bot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """One workspace or guild; `id` is `platform:space`. Communities form a network."""

    id: str
    network: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member, wherever they can be reached. Times of day are local to `zone` (an IANA name)."""

    id: str
    network: str
    name: str
    zone: str = "UTC"
    zone_known: bool = False
    """False until the platform or the person told us; we then ask once."""
    language: str = "en"
    quiet_from: time = time(20, 0)
    quiet_to: time = time(8, 0)
    """Quiet hours wrap around midnight; equal ends mean none."""
    muted: tuple[Mute, ...] = ()
    headline: str = ""
    """Who I am in one line, shown to hosts."""
    goal: str = ""
    access_needs: str = ""
    organiser: bool = False
    sample: bool = False
    connector_stopped: bool = False
    left: bool = False
    created_at: datetime

    @property
    def tz(self) -> tzinfo:
        """The person's zone, UTC if it is not known to this machine."""
        return zone_info(self.zone)


@lru_cache(maxsize=512)
def zone_info(name: str) -> tzinfo:
    """The zone of that IANA name; UTC where it is unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    names = {
        name.casefold(): name for name in available_timezones() if "/" in name or name == "UTC"
    }
    short: dict[str, str] = {}
    for name in sorted(names.values()):
        if not name.startswith(("Etc/", "posix/", "right/")):
            short.setdefault(name.rsplit("/", 1)[-1].replace("_", " ").casefold(), name)
    return short | names


def find_zone(typed: str) -> str | None:
    """The IANA name for what a person typed (`europe/london`, `London`, `new york`), or None."""
    return _zones().get(typed.strip().replace("_", " ").casefold()) or _zones().get(
        typed.strip().replace(" ", "_").casefold()
    )
