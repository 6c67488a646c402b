"""Which path is better, and when it is tried. Pure functions.

The strength of a path is the product of what each step is worth. It depends on that path alone, so
it can be shown. Whom to ask first in a turn also depends on how often each connector was asked, and
how they answer. That is told to nobody: they may have been asked because of ties of which nobody
knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from itertools import pairwise

from bot.domain.zone_data import zone_info
from bot.features.ways.path_repository import Asked, Chain, Hop, Traveller

CLOSENESS = {1: 0.6, 2: 1.0, 3: 0.9}
"""What a tie is worth by how well the two know each other: moderate ties work best."""
FRESH = ((timedelta(days=365), 1.0), (timedelta(days=3 * 365), 0.9))
"""What it is worth by its age: younger than that. Older ones are worth `OLD`."""
OLD = 0.8
SECOND_CONNECTOR = 0.7
"""What a path is worth with one more person to ask: long chains end without an answer."""
OTHER_LANGUAGE = 0.9
"""For each two on the path, next to each other, who read the bot in different languages."""
FAR = timedelta(hours=6)
FAR_AWAY = 0.9
"""For each two next to each other whose clocks differ by more than `FAR`."""
WEAK = 0.4
"""A path of less strength waits a turn."""
EACH_ASK = 0.85
"""What a connector is worth for each request within a year, to spare them."""
TURNS = 3


class Level(IntEnum):
    """What the seeker may know of a path before anybody on it was asked."""

    QUIET = 0
    """Nothing, not even that it is there."""
    DEFINITE = 1
    """That it is there: one side at least shows each tie that is not the seeker's own."""
    NAMED = 2
    """Also through whom: both sides show each of them."""


def level_of(hops: Sequence[Hop]) -> Level:
    """Return what the seeker may know of a path with these ties; the first is their own."""
    return Level(min((hop.sides for hop in hops[1:]), default=Level.NAMED))


def strength(chain: Chain, seeker: Traveller, target: Traveller | None, now: datetime) -> float:
    """Return how strong a path is, over 0 and at most 1."""
    worth = SECOND_CONNECTOR ** (len(chain.connectors) - 1)
    for hop in chain.hops:
        worth *= CLOSENESS[hop.closeness] * _freshness(now - hop.fresh_at)
    people = [seeker, *chain.connectors, *([target] if target else [])]
    for one, next_ in pairwise(people):
        worth *= OTHER_LANGUAGE if one.language != next_.language else 1.0
        worth *= FAR_AWAY if _apart(one.zone, next_.zone, now) > FAR else 1.0
    return worth


def turn_of(chain: Chain, strength: float) -> int:
    """Return the turn in which a path is tried, from 0 to `TURNS` - 1.

    First those who know the person themselves, then weak ties, or two people, then both. It depends
    on no other path: else the day of a yes would tell that somebody was asked before.
    """
    return len(chain.connectors) - 1 + (strength < WEAK)


def worth_asking(strength: float, asked: Asked) -> float:
    """Return how much speaks for asking that connector now: the higher, the sooner.

    Each request lowers it, so equal connectors are asked in turn. An answer counts, whether yes or
    no; one that can still come counts as one.
    """
    answers = asked.answered + asked.waiting
    return float(strength * EACH_ASK**asked.times * (answers + 2) / (asked.times + 2))


def _freshness(age: timedelta) -> float:
    return next((worth for limit, worth in FRESH if age < limit), OLD)


def _apart(one: str, other: str, now: datetime) -> timedelta:
    """How far the clocks of two zones are apart, at most half a day."""
    if one == other:
        return timedelta(0)
    offsets = [now.astimezone(zone_info(zone)).utcoffset() or timedelta(0) for zone in (one, other)]
    apart = abs(offsets[0] - offsets[1])
    return min(apart, abs(timedelta(days=1) - apart))
