"""What seeker and host need to have in common beside the topic: a language, and hours."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, tzinfo

from bot.domain.availability import AWAKE_FROM, AWAKE_TO, on_clock
from bot.domain.hosts import Host, fold
from bot.domain.people import Person
from bot.i18n.formatting import names_of_language

_ALSO_READS = {"cy": "en"}
"""Whoever reads the bot in Welsh can talk English, too."""


def speaks(languages: Collection[str], language: str) -> bool:
    """Return whether a host who wrote these languages speaks the one of that code."""
    said = {word for one in languages for word in fold(one).split()}
    return not said.isdisjoint(map(fold, names_of_language(language)))


def shares_language(languages: Collection[str], language: str) -> bool:
    """Return whether they can talk with somebody who reads the bot in that language."""
    also = _ALSO_READS.get(language)
    return speaks(languages, language) or (also is not None and speaks(languages, also))


def shares_hours(host: Host, zone: tzinfo, seeker: Person, now: datetime) -> bool:
    """Return whether a host in that zone is free while the seeker is awake, for as long as a talk
    lasts. Whose zone nobody knows is awake at all hours."""
    if not seeker.zone_known:
        return True
    least = min(host.lengths, default=0)
    first, last = (at.hour * 60 + at.minute for at in (AWAKE_FROM, AWAKE_TO))
    return any(
        min(window.closes, last) - max(window.opens, first) >= max(1, least)
        for window in on_clock(host.windows, zone, seeker.tz, now)
    )
