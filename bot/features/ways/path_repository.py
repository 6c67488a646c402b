"""The port to paths: through whom a seeker can reach somebody."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hop:
    """A tie as a path uses it."""

    closeness: int
    """1 slightly, 2 fairly well, 3 very well."""
    fresh_at: datetime
    sides: int
    """How many of its two people show it."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody on a path: where they are, and in which language they read the bot."""

    id: str
    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One or two connectors in order from the seeker, and all ties from seeker to target."""

    connectors: tuple[Traveller, ...]
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a connector was asked since an instant."""

    most: int
    """How often they may be asked within 365 days."""
    times: int
    answered: int
    waiting: int
    """Requests that they can still answer."""
    in_vain: int
    """Requests of this seeker, since a later instant, to which they did not say yes."""


class PathRepository(Protocol):
    """Paths through ties. Whoever is gone, blocked, or does not wish to be asked is on none.

    They take no lock on the network: who is asked is checked once more by whoever asks. The ties
    that are read are limited, the strongest first, so that nobody with thousands costs more.
    """

    async def through_one(self, network: str, seeker: str, target: str) -> list[Chain]:
        """Chains with one connector, in no order."""
        ...

    async def through_two(self, network: str, seeker: str, target: str) -> list[Chain]:
        """Chains with two connectors, in no order.

        At least one side shows the last tie, so that who is asked first may learn of it. The
        seeker has no tie with the second.
        """
        ...

    async def to_anybody(self, network: str, seeker: str) -> list[Chain]:
        """Chains of the seeker's own ties, without a target, in no order."""
        ...

    async def asked(
        self,
        network: str,
        connectors: Collection[str],
        seeker: str,
        since: datetime,
        lately: datetime,
    ) -> Mapping[str, Asked]:
        """What each of these people was asked since that instant, by id.

        `lately`: the later instant from which `Asked.in_vain` counts.
        """
        ...
