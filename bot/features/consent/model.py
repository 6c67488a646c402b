"""The organisers' own words in the notice, and the version of the notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Community
from bot.domain.practice import Practice

DEFAULT_VERSION = 1
"""The version of our own sentences in the notice. It rises with every release that changes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What organisers wrote in one language; "" where our own sentence stands."""

    network: str
    community: str
    language: str
    version: int
    """That of the community's notice from this save on, in all languages."""
    basis: str = ""
    """The lawful basis."""
    words: str = ""
    """What is kept, why, how long, and who sees it."""
    conduct: str = ""
    """The code of conduct."""
    saved_at: datetime


def version_of(community: Community, practice: Practice) -> str:
    """Return the version of the notice in force. It changes when anything in the notice does: our
    sentences, the organisers', or a number of days that it names."""
    days = (practice.keep_messages_days, practice.keep_talks_days, practice.remember_days)
    return "-".join(map(str, (DEFAULT_VERSION, community.notice, *days)))
