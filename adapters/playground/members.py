"""A member of the simulated community, and the id that a new one gets."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.hosts import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the simulated community."""

    id: str
    """"" until the member joins: the id is then made from the name."""
    name: str
    zone: str
    """An IANA time zone."""
    about: str = ""
    organiser: bool = False
    sample: bool = False
    closed: bool = False
    """Accepts no direct messages from the bot."""
    gone: bool = False
    hue: int = 0
    """The colour of the avatar, in degrees; assigned on joining."""


def free_id(name: str, taken: Collection[str]) -> str:
    """Return an id in lower-case ASCII that is made from the name and is not taken."""
    stem = "".join(c for c in fold(name).replace(" ", "-") if c.isascii())[:40] or "guest"
    numbered = (f"{stem}-{count}" for count in range(2, len(taken) + 3))
    return next(id for id in (stem, *numbered) if id not in taken)
