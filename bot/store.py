"""What the core needs of a database: units of work, and what they can say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from bot.model.hosts import Host
from bot.model.introductions import Introduction, Status
from bot.model.nudges import Nudge
from bot.model.people import Address, Community, Person
from bot.ports import MessageRef
from bot.view import Values


class Conflict(Exception):
    """Another write came first: the row is no longer at the version that was read."""


class Unavailable(Exception):
    """The database does not answer, or did not take a unit of work. Try again later.

    Nothing of the unit was kept; only where the connection broke in the commit itself, all may be.
    """


class Transaction(Protocol):
    """One unit of work. What it reads is what it writes upon; it commits whole or not at all.

    Every query stays inside one network. Instants are aware UTC; `now` is always passed in.
    """

    async def need_not_wait(self) -> None:
        """What was written so far need not be durable when the block ends, as it can be done over.

        If nothing else is written, nobody waits for the commit, which follows soon.
        """
        ...

    news: bool
    """Whether it wrote what may be due: the dispatcher is to look once it is committed."""

    # events
    async def first_time(self, event_id: str, now: datetime) -> bool:
        """Remember an event id; False if it was seen before."""
        ...

    async def receive(self, platform: str, events: Mapping[str, str], now: datetime) -> None:
        """Keep what a platform's adapter is about to acknowledge and will act on later.

        `events` are bodies, as the adapter will read them again, by event id. One that is there
        already stays as it is. Writes only, so that it is quick however much else is going on.
        """
        ...

    async def received(
        self, platform: str, before: datetime, limit: int
    ) -> list[tuple[str, str, datetime]]:
        """What was kept before that instant and is there still, oldest first: id, body, when."""
        ...

    async def acted_on(self, event_ids: Collection[str]) -> set[str]:
        """Those of the ids that `first_time` remembers; what was kept of them is thrown away."""
        ...

    # communities and persons
    async def community(self, id: str) -> Community | None:
        """The community with that id (`platform:space`)."""
        ...

    async def put_community(self, community: Community) -> None:
        """Add or replace a community."""
        ...

    async def person_at(self, address: Address) -> Person | None:
        """Who is reached at that address; None also after they left it."""
        ...

    async def person(self, network: str, id: str) -> Person | None:
        """The person with that id, if in that network."""
        ...

    async def put_person(self, person: Person) -> None:
        """Add or replace a person."""
        ...

    async def put_address(self, address: Address, person: str, now: datetime) -> None:
        """That person is reached there from now on."""
        ...

    async def drop_address(self, address: Address) -> None:
        """Nobody is reached there any more."""
        ...

    async def addresses(self, person: str) -> list[Address]:
        """Where the person is reached, the latest used first."""
        ...

    async def members(self, community: str) -> list[Address]:
        """Every address in that community."""
        ...

    async def organisers(self, community: str) -> list[Person]:
        """The organisers with an address in that community, oldest first."""
        ...

    # hosts
    async def host(self, network: str, person: str) -> Host | None:
        """The host record of that person, in whatever state."""
        ...

    async def put_host(self, host: Host) -> None:
        """Add or replace a host record."""
        ...

    async def hosts(self, network: str) -> list[tuple[Host, Person]]:
        """All active hosts of the network (paused ones too) who have not left it."""
        ...

    # introductions
    async def introduction(self, network: str, id: str) -> Introduction | None:
        """The introduction with that id, if in that network."""
        ...

    async def add_introduction(self, introduction: Introduction) -> None:
        """Add a new one. Raises `Conflict` if the pair already has an open one."""
        ...

    async def save_introduction(self, introduction: Introduction, expected: Status) -> Introduction:
        """Write it where its status is still `expected` and its version unchanged.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile or if the
        pair already has another open one.
        """
        ...

    async def introductions_of(
        self, network: str, person: str, statuses: Collection[Status]
    ) -> list[Introduction]:
        """Those where the person is seeker, host or connector, oldest first."""
        ...

    async def introductions_in(
        self, community: str, place: str, statuses: Collection[Status]
    ) -> list[tuple[str, Introduction]]:
        """Those whose people share a conversation in that place of the community, oldest first.

        A place is how references to messages there begin; "" is every place. With each, the
        reference of the message that brought them together.
        """
        ...

    async def introductions_naming(self, network: str, person: str) -> list[Introduction]:
        """Those in which a host named that person, oldest first."""
        ...

    async def accepted_between(
        self, network: str, host: str, start: datetime, end: datetime
    ) -> int:
        """How many of the host's were accepted in [start, end) and still count (HELD)."""
        ...

    async def meetings_between(
        self, network: str, person: str, start: datetime, end: datetime
    ) -> list[Introduction]:
        """The person's meetings (either side), picked or agreed, that touch [start, end)."""
        ...

    # what belongs to an introduction
    async def questions(self, introduction: str) -> list[str]:
        """The seeker's questions, most important first."""
        ...

    async def set_questions(self, introduction: str, questions: Sequence[str]) -> None:
        """Replace the list."""
        ...

    async def ticks(self, introduction: str, person: str) -> set[str]:
        """Which checklist items that person has ticked."""
        ...

    async def tick(self, introduction: str, person: str, item: str, done: bool) -> None:
        """Tick or untick one."""
        ...

    async def promises(self, network: str, person: str) -> list[tuple[str, str, str]]:
        """What the person promised and has not done, oldest first: (id, introduction id, words)."""
        ...

    async def add_promise(
        self, network: str, introduction: str, person: str, words: str, now: datetime
    ) -> None:
        """Remember a promise made in a meeting."""
        ...

    async def keep_promise(self, network: str, person: str, id: str, now: datetime) -> bool:
        """Mark one of the person's own promises as done; False if there is no such open promise."""
        ...

    # what a person keeps
    async def watches(self, network: str) -> list[tuple[str, str]]:
        """Searches that wait for a match: (person id, query)."""
        ...

    async def add_watch(self, network: str, person: str, query: str, now: datetime) -> None:
        """Wait for a host who fits; the same one twice is one."""
        ...

    async def drop_watch(self, network: str, person: str, query: str) -> None:
        """Wait no longer."""
        ...

    async def kept(self, person: str, form: str) -> Values | None:
        """What the person last typed into that form without its being accepted."""
        ...

    async def keep(self, person: str, form: str, values: Values, now: datetime) -> None:
        """Keep what was typed."""
        ...

    async def forget(self, person: str, form: str) -> None:
        """Throw it away."""
        ...

    # secrets
    async def secret(self, name: str) -> bytes | None:
        """A small secret that an adapter put here, encrypted by it."""
        ...

    async def put_secret(self, name: str, value: bytes) -> None:
        """Add or replace it."""
        ...

    async def drop_secret(self, name: str) -> None:
        """Forget it."""
        ...

    # nudges
    async def nudge(self, key: str) -> Nudge | None:
        """The nudge with that key."""
        ...

    async def nudges_about(self, introduction: str) -> list[Nudge]:
        """All nudges of an introduction, in whatever status, by due instant."""
        ...

    async def nudges_for(self, person: str) -> list[Nudge]:
        """All waiting nudges to a person, by due instant."""
        ...

    async def failed_for(self, person: str) -> list[Nudge]:
        """All nudges to a person that were given up, by due instant."""
        ...

    async def told_otherwise(self, keys: Collection[str], how: str) -> None:
        """Those that were given up were told in another way: SKIPPED, with `how` as the reason."""
        ...

    async def put_nudge(self, nudge: Nudge) -> None:
        """Add a waiting nudge, or move a waiting one of the same key to the new instant.

        A row of that key that is claimed, sent, skipped or failed stays as it is; a cancelled one
        waits again.
        """
        ...

    async def put_nudges(self, nudges: Collection[Nudge]) -> None:
        """The same for many, in one go."""
        ...

    async def cancel_nudges(self, keys: Collection[str]) -> None:
        """Cancel those that are waiting."""
        ...

    async def mark_stale(self, introduction: str, but: MessageRef | None = None) -> None:
        """The sent messages about that introduction show an old state, except the one named."""
        ...

    async def claim_due(
        self,
        now: datetime,
        token: str,
        lease_until: datetime,
        limit: int,
        *,
        community: str | None = None,
        person: str | None = None,
    ) -> list[Nudge]:
        """Claim waiting nudges that are due, and claimed ones whose lease is over, oldest first;
        all, or those of one community or to one person.

        Raises `attempts` by one for each. Claims have a unit of work to themselves.
        """
        ...

    async def communities_due(self, now: datetime) -> list[str]:
        """The communities that have something for `claim_due`."""
        ...

    async def claim_stale(
        self, now: datetime, token: str, lease_until: datetime, limit: int, *, community: str
    ) -> list[Nudge]:
        """Claim sent nudges of that community to be drawn again (they stay sent), longest sent
        first."""
        ...

    async def communities_stale(self, now: datetime) -> list[str]:
        """The communities that have something for `claim_stale`."""
        ...

    async def finish_nudge(self, nudge: Nudge) -> bool:
        """Write the outcome of a claimed nudge; False if the claim was lost meanwhile.

        Written are status, due instant, attempts, reason, address, ref and stale: nothing else of
        a nudge changes once it is claimed.
        The row must still carry `nudge.token`; the stored token and lease are cleared.
        """
        ...

    async def finish_nudges(self, nudges: Collection[Nudge]) -> set[str]:
        """The same for many, in one go: the keys of those whose claim still held."""
        ...

    async def next_due(self, after: datetime | None = None) -> datetime | None:
        """The earliest instant (after that one) at which there is something to claim; None if
        nothing waits."""
        ...

    async def prune(self, before: datetime) -> Mapping[str, int]:
        """Forget event ids, what was received and kept form values older than `before`; how many
        rows of each."""
        ...


class Store(Protocol):
    """Where everything is remembered."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A unit of work: committed durably when the block ends, undone if it raises.

        Raises `Unavailable` soon where the database cannot be reached.
        """
        ...

    def claim_token(self) -> str:
        """A new token for `claim_due` and `claim_stale`, by which the store knows the owner.

        When that process dies, its claims are free at once, whatever their lease.
        """
        ...

    def holds(self, token: str) -> bool:
        """Whether what was claimed under that token cannot have been freed meanwhile, as far as
        this process can know: else begin nothing upon it. Its lease is another matter."""
        ...

    def on_news(self, call: Callable[[], None]) -> None:
        """Call this whenever another process may have written something due, or died claiming."""
        ...

    async def close(self) -> None:
        """Finish what is running and let go of the database."""
        ...
