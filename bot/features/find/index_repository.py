"""The port to the index of hosts: the words by which they are found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from json import JSONDecoder
from typing import Protocol, cast

from bot.domain.hosts import Host
from bot.domain.people import Person
from bot.domain.zone_data import zone_info

_decode = JSONDecoder().raw_decode
"""What `json.loads` does, without a look at the spaces around, which are none."""


@dataclass(frozen=True)
class Candidate:
    """A host who may fit: by what they are compared. Most are compared and not shown, so their
    records are decoded when somebody looks at them."""

    id: str
    name: str
    zone: str
    barred: bool
    role: str
    organisation: str
    capacity: int
    paused_until: date | None
    stored: str
    """Their words in the index, as they are stored."""
    read_host: Callable[[], Host]
    read_person: Callable[[], Person]

    @cached_property
    def host(self) -> Host:
        """The whole offer."""
        return self.read_host()

    @cached_property
    def person(self) -> Person:
        """The whole record of the person."""
        return self.read_person()

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Their words in the index, and the weight of each."""
        words, _ = _decode(self.stored)
        return cast(Mapping[str, int], words)

    def hosts_now(self, now: datetime) -> bool:
        """Return whether they take requests on this day of theirs. Ignores capacity."""
        paused = self.paused_until
        return not self.barred and (
            paused is None or paused <= now.astimezone(zone_info(self.zone)).date()
        )


class IndexRepository(Protocol):
    """The index of active hosts. `HostRepository.put` keeps it; no query leaves the network.

    Where a `reader` is named, those who have blocked the reader, or whom the reader has blocked,
    are left out; it is "" for somebody whom the bot does not know yet.
    """

    async def counts(self, network: str, words: Collection[str]) -> Mapping[str, int]:
        """The number of hosts who have each word; without those that nobody has.

        `EVERYONE` counts all hosts.
        """
        ...

    async def entries(
        self, network: str, wanted: Sequence[tuple[str, int]]
    ) -> Sequence[tuple[int, str, int]]:
        """Of each word its first entries, as many as wanted, those with the highest weight first:
        the place of the word in `wanted`, the person, the weight. Those of a word follow each
        other."""
        ...

    async def beginning(self, network: str, prefix: str, most: int) -> Mapping[str, int]:
        """The words that begin so, and how many hosts have each: those of most hosts first."""
        ...

    async def vocabulary(self, network: str, like: str, slips: int) -> Mapping[str, int]:
        """The words with the same first letter that are at most `slips` shorter or longer."""
        ...

    async def candidates(
        self, network: str, people: Sequence[str], reader: str
    ) -> Sequence[Candidate]:
        """Those of these people who host (paused ones too) and have not left, in that order."""
        ...

    async def candidate(self, network: str, person: str) -> Candidate | None:
        """That host, if in the index."""
        ...

    async def people_from(
        self, network: str, prefix: str, after: str, most: int
    ) -> Sequence[tuple[str, str]]:
        """The words that begin so, after `after`, with the person of each, in their order."""
        ...

    async def topics(
        self, network: str, prefix: str, reader: str, most: int
    ) -> Sequence[tuple[str, int]]:
        """The topics and sectors of which a word begins so, as they are written, and how many hosts
        offer each; those of most hosts first. Without the reader's own."""
        ...

    async def shared_topics(
        self, network: str, reader: str, least: int, most: int
    ) -> Sequence[tuple[str, int]]:
        """The topics and sectors that at least so many hosts other than the reader share, likewise;
        those of most hosts first."""
        ...

    async def make_again(self, after: str, most: int) -> str | None:
        """Look through the active hosts of all networks after that id, and make those again, at
        most so many, that other rules or none have made. Returns the last id; None after all."""
        ...
