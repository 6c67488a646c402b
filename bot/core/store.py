"""The Store port: transactions over repositories, one a topic."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Protocol

from bot.core.nudge_repository import NudgeRepository
from bot.core.repositories import (
    AggregateRepository,
    CommunityRepository,
    DraftRepository,
    EventRepository,
    HealthRepository,
    InboxRepository,
    JobRepository,
    PersonRepository,
    ScrubRepository,
    SecretRepository,
)

if TYPE_CHECKING:  # types only: at run time the core knows no feature
    from bot.features.connections.repository import ConnectionRepository
    from bot.features.consent.repository import ConsentRepository
    from bot.features.find.index_repository import IndexRepository
    from bot.features.find.repository import WatchRepository
    from bot.features.host.repository import HostRepository
    from bot.features.introduction.repository import IntroductionRepository
    from bot.features.moderate.repository import AuditLog
    from bot.features.network.repository import NetworkRepository
    from bot.features.organise.repository import (
        BacklogRepository,
        FigureRepository,
        VisitRepository,
    )
    from bot.features.prep.repository import PreparationRepository
    from bot.features.privacy.repository import (
        ErasureRepository,
        PersonalDataRepository,
        RetentionRepository,
    )
    from bot.features.report.repository import ReportRepository
    from bot.features.safety.repository import BlockRepository
    from bot.features.thanks.repository import PromiseRepository
    from bot.features.ways.path_repository import PathRepository
    from bot.features.ways.repository import ConnectorRequestRepository, WayRepository


class Conflict(Exception):
    """Another write came first: the row has another version than the one that was read."""


class MustWait(Exception):
    """A unit that said `only_reads` was about to change what others of its network wait for, or
    read what one of them changes. Nothing was written: run it again without."""


class StoreUnavailable(Exception):
    """The database does not answer, or did not commit a unit of work. Try again later.

    Nothing of the unit of work was written; only if the connection broke during the commit, all of
    it may be.
    """


class Transaction(Protocol):
    """One unit of work, which is committed whole or not at all.

    No query returns rows of another network. All instants are aware UTC. `now` is always passed in.
    """

    @property
    def has_due_changes(self) -> bool:
        """Whether it wrote a nudge or a job that may be due: then wake the dispatcher, and the
        runner of jobs, after the commit."""
        ...

    @property
    def events(self) -> EventRepository: ...
    @property
    def inbox(self) -> InboxRepository: ...
    @property
    def communities(self) -> CommunityRepository: ...
    @property
    def people(self) -> PersonRepository: ...
    @property
    def hosts(self) -> HostRepository: ...
    @property
    def index(self) -> IndexRepository: ...
    @property
    def introductions(self) -> IntroductionRepository: ...
    @property
    def preparation(self) -> PreparationRepository: ...
    @property
    def promises(self) -> PromiseRepository: ...
    @property
    def watches(self) -> WatchRepository: ...
    @property
    def consents(self) -> ConsentRepository: ...
    @property
    def drafts(self) -> DraftRepository: ...
    @property
    def secrets(self) -> SecretRepository: ...
    @property
    def aggregates(self) -> AggregateRepository: ...
    @property
    def audit(self) -> AuditLog: ...
    @property
    def reports(self) -> ReportRepository: ...
    @property
    def blocks(self) -> BlockRepository: ...
    @property
    def connections(self) -> ConnectionRepository: ...
    @property
    def paths(self) -> PathRepository: ...
    @property
    def ways(self) -> WayRepository: ...
    @property
    def connector_requests(self) -> ConnectorRequestRepository: ...
    @property
    def own_network(self) -> NetworkRepository: ...
    @property
    def nudges(self) -> NudgeRepository: ...
    @property
    def personal_data(self) -> PersonalDataRepository: ...
    @property
    def erasure(self) -> ErasureRepository: ...
    @property
    def jobs(self) -> JobRepository: ...
    @property
    def retention(self) -> RetentionRepository: ...
    @property
    def health(self) -> HealthRepository: ...
    @property
    def figures(self) -> FigureRepository: ...
    @property
    def backlog(self) -> BacklogRepository: ...
    @property
    def visits(self) -> VisitRepository: ...
    @property
    def scrubs(self) -> ScrubRepository: ...

    def only_reads(self, *, one_moment: bool = True) -> None:
        """Say, before all else, that this unit only reads: it waits for no other then, and sees the
        network as it was at one moment.

        It may still note an event, when an address was last used, and what was typed into a form.
        Any other change raises `MustWait`. Without `one_moment` each read stands by itself, which
        is quicker, and any change raises. It does nothing where units run one at a time.
        """
        ...

    async def allow_async_commit(self) -> None:
        """Mark the writes so far as safe to lose: they need not be durable when the block ends.

        If nothing else is written, the block does not wait for the commit, which follows soon.
        """
        ...


class Store(Protocol):
    """The database."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin a unit of work: committed durably when the block ends, rolled back if it raises.

        Raises `StoreUnavailable` within seconds where the database does not answer.
        """
        ...

    def claim_token(self) -> str:
        """Return a new token for `claim_due` and `claim_stale`. It names this process.

        When the process dies, the store releases its claims before their leases end.
        """
        ...

    def owns_claim(self, token: str) -> bool:
        """Return whether this process still owns the claims of that token, as far as it can know.

        False: do not start work on them. It does not check their leases.
        """
        ...

    def subscribe(self, call: Callable[[], None]) -> None:
        """Call `call` when another process may have written a due nudge, or died with claims, and
        when the database answers again."""
        ...

    async def scrub(self, *, quiet: bool) -> bool:
        """Wipe what deleted rows left in the files of the database and in its statistics.

        Returns whether nothing is left; if not, call it again later. `quiet`: units of work may
        have to wait for seconds, as in the night. It does not hold the event loop. Raises
        `StoreUnavailable`.
        """
        ...

    async def close(self) -> None:
        """Finish running units of work and close the database."""
        ...
