"""Ports to the stored data, one repository a topic. Features have ports of their own.

No query returns rows of another network. All instants are aware UTC. `now` is always passed in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.forms import Values
from bot.domain.aggregates import AggregateRow
from bot.domain.jobs import Job
from bot.domain.people import Address, Community, Person


class EventRepository(Protocol):
    """Which platform events were handled."""

    async def mark_seen(self, event_id: str, now: datetime) -> bool:
        """Store an event id; False if it was stored before."""
        ...


QUEUES = ("nudges", "inbox", "jobs", "scrub")
"""What waits in the database: to be sent, to be handled, to be done, to be wiped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """How much waits in the database, of all networks."""

    due: Mapping[tuple[str, str], int]
    """Nudges that are due and that nobody has claimed, by platform and kind. Of a long backlog
    only the first are counted."""
    late: Mapping[tuple[str, str], int]
    """Of these, the ones that have been due for minutes."""
    oldest: Mapping[str, datetime]
    """When the first in a queue is due, or has come; without the queues that are empty."""
    bytes: int
    """The size of the database."""


class HealthRepository(Protocol):
    """What an operator's tools ask of the database. It says nothing of anybody."""

    async def is_current(self) -> bool:
        """Whether the database has just the migrations that this program knows."""
        ...

    async def workload(self, now: datetime) -> Workload:
        """How much waits."""
        ...


class InboxRepository(Protocol):
    """Platform events that were acknowledged and are not handled yet."""

    async def add(self, platform: str, events: Mapping[str, str], now: datetime) -> None:
        """Store events that a platform's adapter is about to acknowledge and will handle later.

        `events` are bodies by event id; only the adapter reads them. An id that is stored already
        keeps its body. It only writes, so it does not wait for other units of work.
        """
        ...

    async def pending(
        self, platform: str, before: datetime, limit: int
    ) -> list[tuple[str, str, datetime]]:
        """Events that were added before that instant, oldest first: (id, body, added at)."""
        ...

    async def complete(self, event_ids: Collection[str]) -> set[str]:
        """Delete those of the events that `EventRepository.mark_seen` has stored; returns their
        ids."""
        ...


class CommunityRepository(Protocol):
    """Workspaces and guilds."""

    async def get(self, id: str) -> Community | None:
        """The community with that id (`platform:space`)."""
        ...

    async def put(self, community: Community) -> None:
        """Add or replace a community."""
        ...


@dataclass(frozen=True, slots=True)
class AtAddress:
    """Who is at an address, and where that is."""

    person: Person | None
    """None also after they left it."""
    community: Community | None
    """None if it is not stored yet."""
    used_at: datetime | None
    """When it was last used; None if the person has used another one since."""


class PersonRepository(Protocol):
    """Persons and their addresses."""

    async def at(self, address: Address) -> Person | None:
        """The person with that address; None also after they left it."""
        ...

    async def with_community(self, address: Address) -> AtAddress:
        """The same, with the community of that address."""
        ...

    async def former(self, address: Address) -> Person | None:
        """The person who left that address and is still remembered, also after an erasure."""
        ...

    async def get(self, network: str, id: str) -> Person | None:
        """The person with that id, if in that network."""
        ...

    async def put(self, person: Person) -> None:
        """Add or replace a person."""
        ...

    async def put_address(self, address: Address, person: str, now: datetime) -> None:
        """Set the person of that address, used now, also if it was left before.

        Raises `LookupError` if there is no person.
        """
        ...

    async def leave_address(self, address: Address, now: datetime) -> None:
        """Take the address out of use. `former` finds its person until it expires."""
        ...

    async def hash_addresses(self, network: str, person: str, now: datetime) -> None:
        """Replace every address of the person by its keyed hash, as left now if it was in use.

        `former` recognises them by it until `Transaction.prune`.
        """
        ...

    async def addresses(self, person: str) -> list[Address]:
        """The addresses of the person that are in use, the latest used first."""
        ...

    async def next_long_gone(self, before: datetime) -> tuple[Person, str] | None:
        """The next person, of any network, who left their last address before that instant and was
        not erased, with the community of that address."""
        ...

    async def next_member(
        self, community: str, after: str, not_used_since: datetime
    ) -> Address | None:
        """The first address of that community after `after`, in the order of their text.

        Those used since that instant do not count.
        """
        ...

    async def barred(self, network: str, after: str, limit: int) -> list[Person]:
        """Those whom organisers have barred, with ids after `after`, at most `limit`, by id."""
        ...

    async def organisers(self, community: str) -> list[Person]:
        """The organisers with an address in that community who are not barred, oldest first."""
        ...


class DraftRepository(Protocol):
    """Values of forms that were not accepted yet."""

    async def get(self, person: str, form: str) -> Values | None:
        """The values that the person last typed into that form, if it was not accepted."""
        ...

    async def save(self, person: str, form: str, values: Values, now: datetime) -> None:
        """Save the typed values. Raises `LookupError` if there is no such person."""
        ...

    async def delete(self, person: str, form: str) -> None:
        """Delete the draft."""
        ...


class SecretRepository(Protocol):
    """Small secrets of the adapters, which encrypt them."""

    async def get(self, name: str) -> bytes | None:
        """The secret as the adapter encrypted it."""
        ...

    async def put(self, name: str, value: bytes) -> None:
        """Add or replace a secret."""
        ...

    async def replace(self, name: str, old: bytes, new: bytes) -> bool:
        """Replace a secret that is still `old`; returns whether it was."""
        ...

    async def names(self, prefix: str) -> list[str]:
        """The names of the secrets that begin with it, in order."""
        ...

    async def delete(self, name: str) -> None:
        """Delete a secret."""
        ...


class AggregateRepository(Protocol):
    """Aggregates without a table of their own, guarded by status and version."""

    async def get(self, network: str, kind: str, id: str) -> AggregateRow | None:
        """The aggregate of that kind and id, if it is in that network."""
        ...

    async def add(self, row: AggregateRow) -> None:
        """Add a new one with its people. Raises `Conflict` if the id exists."""
        ...

    async def save(self, row: AggregateRow, expected_status: str) -> AggregateRow:
        """Write status, data and `closed_at` where the stored status is still `expected_status`
        and the version unchanged; nothing else of an aggregate changes.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile.
        """
        ...

    async def of_person(
        self, network: str, person: str, kind: str | None = None, open_only: bool = True
    ) -> list[AggregateRow]:
        """Those in which the person has a role, oldest first; `open_only`: without closed ones."""
        ...

    async def open_of(self, network: str, kind: str, most: int) -> list[AggregateRow]:
        """Open ones of that kind in the network, whoever is in them, the latest first."""
        ...

    async def of_status(
        self, network: str, community: str, kind: str, status: str, most: int
    ) -> list[AggregateRow]:
        """Those of a community that are not closed and have that status, the oldest first."""
        ...

    async def count_begun(
        self, network: str, community: str, kind: str, since: datetime
    ) -> Mapping[str, int]:
        """How many of a community that began since then have which status, closed ones too."""
        ...

    async def count_under(self, network: str, id: str, status: str) -> int:
        """How many have that status of those whose ids are that id and a dash, then more."""
        ...

    async def next_open_of(
        self, network: str, person: str, kind: str, after: str
    ) -> AggregateRow | None:
        """The open one with the lowest id after `after`, in which the person has a role."""
        ...

    async def next_of(self, network: str, person: str, after: str) -> AggregateRow | None:
        """The same of any kind, open or closed."""
        ...

    async def anonymise(self, row: AggregateRow, person: str, into: str) -> None:
        """Write `data`, and name another person wherever it named that one."""
        ...


class JobRepository(Protocol):
    """Background jobs: what is left of each."""

    async def begin(self, job: Job) -> None:
        """Add a job. One of the same id begins again."""
        ...

    async def due(self, now: datetime) -> Job | None:
        """The job that has been due for longest, of any network; None if none is.

        No other unit changes it until this one ends. None, too, where another process has just
        finished it.
        """
        ...

    async def save(self, job: Job) -> None:
        """Write `position`, `due_at` and `attempts`, where the job is still there."""
        ...

    async def delete(self, job: Job) -> None:
        """Delete a job: nothing is left of it."""
        ...

    async def next_due(self) -> datetime | None:
        """The earliest instant at which a step is due; None if there is no job."""
        ...


@dataclass(frozen=True, slots=True)
class OwedScrub:
    """Something that was deleted is still to be wiped (`Store.scrub`)."""

    since: datetime
    """When the first of it was deleted."""
    times: int
    """How often something was deleted since then."""


class ScrubRepository(Protocol):
    """Whether `Store.scrub` is owed. It survives a restart."""

    async def owe(self, now: datetime) -> None:
        """Note that this unit of work deletes what has to be wiped."""
        ...

    async def owed(self) -> OwedScrub | None:
        """What is owed; None if nothing is."""
        ...

    async def settle(self, owed: OwedScrub) -> None:
        """Note that it was wiped, unless more was deleted since `owed` was read."""
        ...
