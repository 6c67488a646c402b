"""Persons, their addresses, and the communities they are in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, tzinfo
from enum import StrEnum

from bot.domain.limits import Limits, practice_at
from bot.domain.practice import Practice
from bot.domain.zone_data import zone_info

_TITLES = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "dame",
        "rev",
        "revd",
        "y",
        "parch",
        "athro",
    ]
)
"""What stands before a name."""
_AFTER_NAME = frozenset(["phd", "msc", "ma", "ba", "bsc", "md", "mba", "jr", "sr", "mbe", "obe"])
"""What stands after one, behind a comma."""


def first_name(name: str) -> str:
    """Return how a friend would begin a letter: "Siân" for "Dr Siân O'Neill" and "O'Neill, Siân".

    Returns the whole name where that cannot be told.
    """
    before, _, after = calm_name(name).partition(",")
    behind = [word for word in after.split() if word.strip(".").casefold() not in _AFTER_NAME]
    for word in [*behind, *before.split()]:
        letters = "".join(c for c in word if c.isalpha())
        if letters and letters.casefold() not in _TITLES and word[0] not in "(|":
            return word.strip(".,()|")
    return name


_BEHIND = re.compile(r"\s+(?:\([^()]*\)|\[[^\[\]]*\]|\|.*)\s*$", re.DOTALL)


def calm_name(name: str) -> str:
    """Return a name as a letter has it: without what stands behind it in brackets or after a bar,
    such as "(she/her)", and with small letters where all were capitals."""
    name = _BEHIND.sub("", name) or name
    shouted = name.upper() == name and sum(c.isalpha() for c in name) > 3
    return name.title() if shouted else name


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
        """Parse `platform:space:member`. Raises `ValueError` for anything else."""
        parts = value.split(":")
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"not an address: {value!r}")
        return cls(*parts)


class Mute(StrEnum):
    """A switch of a person for some kinds of nudges. Messages that others wait for have none."""

    REMINDERS = "reminders"
    """Reminders to answer or to agree a time."""
    PREP = "prep"
    """Preparation prompts before a meeting."""
    THANKS = "thanks"
    """Nudges to say thank you and to look back."""
    KEEP_IN_TOUCH = "keep_in_touch"
    """The advice update, keeping in touch, paying it forward."""
    MATCHES = "matches"
    """A new host who fits a search."""
    INVITES = "invites"
    """Would you host, or look for somebody?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a platform knows of a member. `zone` and `language` are "" if it does not know them."""

    name: str
    zone: str = ""
    language: str = ""
    community_name: str = ""
    organiser: bool = False
    """Whether the platform lets them run the community, such as by Manage Server."""
    roles: tuple[str, ...] = ()
    """The platform's ids of their roles, if it has roles."""
    sample: bool = False
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel in which private threads can be opened."""

    name: str
    """As members see it, such as #general."""
    lacking: tuple[str, ...] = ()
    """Permissions that the bot lacks in it, as the platform's settings name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What a platform says at this moment of a member and of their community.

    Only this grants permissions. Nothing that a member typed or sent does.
    """

    profile: Profile
    roles: Mapping[str, str] = field(default_factory=dict)
    """Every role of the community, name by id; empty if the platform has no roles."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """Every channel that can be chosen, by id; empty if the platform needs none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """One workspace or guild; `id` is `platform:space`. Communities form a network.

    Organisers set most fields with `/intro setup`. Channel and roles are the platform's ids.
    """

    id: str
    network: str
    name: str
    channel: str = ""
    """The channel in which private threads open; "": the bot chooses one."""
    asking: tuple[str, ...] = ()
    """Members with one of these roles may ask; none: everyone may."""
    hosting: tuple[str, ...] = ()
    """Members with one of these roles may host; none: everyone may."""
    organising: tuple[str, ...] = ()
    """Members with one of these roles are organisers, besides those named by the platform."""
    language: str = ""
    """The language of members who have not chosen one; "": the platform's."""
    reports_to: str = ""
    """The person who gets reports; "": all organisers."""
    set_up_at: datetime | None = None
    """When an organiser last saved the setup; None: never."""
    reading: str = ""
    """What organisers suggest to read, in the guide; "": our own list."""
    notice: int = 0
    """The version of the organisers' own words in the notice to members; 0: they wrote none."""
    contact: str = ""
    """Whom members can write to, in the organisers' words; "": the organisers by name."""
    limits: tuple[Limits, ...] = ()
    """Every choice of numbers of the practice, the newest last; none: they are the operator's."""
    greeted: bool = False
    """Whether the bot has said there who it is."""
    decided: tuple[str, ...] = ()
    """Steps of the setup that organisers saved, or left as they come."""

    def practice_at(self, operators: Practice, at: datetime) -> Practice:
        """Return the numbers of the practice in force here at that instant."""
        return practice_at(operators, self.limits, at)

    def organised_by(self, profile: Profile) -> bool:
        """Return whether that member is an organiser."""
        return profile.organiser or not set(self.organising).isdisjoint(profile.roles)


class Barred(StrEnum):
    """Whether organisers have barred a member."""

    NO = ""
    PAUSED = "paused"
    """Until an instant."""
    REMOVED = "removed"
    """Until an organiser lets them back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member, with any number of addresses. Times of day are local to `zone` (an IANA name)."""

    id: str
    network: str
    name: str
    zone: str = "UTC"
    zone_known: bool = False
    """Whether the platform or the person named the zone. If not, the bot asks once."""
    zone_chosen: bool = False
    """Whether they chose it. If not, it follows the platform's."""
    language: str = "en"
    language_chosen: bool = False
    """Whether they chose it. If not, it is the platform's, and the community's comes first."""
    quiet_from: time = time(20, 0)
    quiet_to: time = time(8, 0)
    """Quiet hours wrap around midnight; equal ends mean none."""
    muted: tuple[Mute, ...] = ()
    headline: str = ""
    """Who they are in one line, shown to hosts."""
    goal: str = ""
    access_needs: str = ""
    organiser: bool = False
    """Whether they organised the community of their address when the platform spoke of it last.
    It decides what is offered, and who is told that something waits; to do or read it, the platform
    is asked."""
    sample: bool = False
    left: bool = False
    unreached: bool = False
    """A message could not be delivered to them: it is shown at their next visit."""
    erasing: bool = False
    """They asked to be erased, and it goes on in small steps. Nothing is stored about them."""
    barred: Barred = Barred.NO
    barred_until: datetime | None = None
    """When a pause ends."""
    created_at: datetime

    @property
    def erased(self) -> bool:
        """Whether they were erased: an anonymous record, so that talks and limits stay whole."""
        return not self.name

    @property
    def gone(self) -> bool:
        """Whether they take no part at present: they have left, or organisers barred them."""
        return self.left or bool(self.barred)

    def in_zone(self, zone: str) -> Person:
        """Return the person with a zone that they named. The platform's own is not a choice."""
        chosen = self.zone_chosen or not self.zone_known or zone != self.zone
        return replace(self, zone=zone, zone_known=True, zone_chosen=chosen)

    def barred_on(self, now: datetime) -> bool:
        """Return whether organisers have barred them, and it has not ended by itself."""
        return bool(self.barred) and (self.barred_until is None or self.barred_until > now)

    @property
    def tz(self) -> tzinfo:
        """The person's zone; UTC if this machine does not know it."""
        return zone_info(self.zone)
