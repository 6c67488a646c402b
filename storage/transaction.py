"""The Transaction port over the repositories, whose SQL both databases share."""

from __future__ import annotations

from functools import cached_property

from storage.repositories.aggregates import Aggregates
from storage.repositories.audit import Audit
from storage.repositories.backlog import Backlog
from storage.repositories.blocks import Blocks
from storage.repositories.communities import Communities
from storage.repositories.connections import Connections
from storage.repositories.consents import Consents
from storage.repositories.drafts import Drafts
from storage.repositories.erasure import Erasure
from storage.repositories.events import Events
from storage.repositories.figures import Figures
from storage.repositories.health import Health
from storage.repositories.hosts import Hosts
from storage.repositories.inbox import Inbox
from storage.repositories.index import Index
from storage.repositories.introductions import Introductions
from storage.repositories.jobs import Jobs
from storage.repositories.network import Network
from storage.repositories.nudges import Nudges
from storage.repositories.paths import Paths
from storage.repositories.people import People
from storage.repositories.personal_data import PersonalData
from storage.repositories.preparation import Preparation
from storage.repositories.promises import Promises
from storage.repositories.reports import Reports
from storage.repositories.retention import Retention
from storage.repositories.scrubs import Scrubs
from storage.repositories.secrets import Secrets
from storage.repositories.visits import Visits
from storage.repositories.watches import Watches
from storage.repositories.ways import ConnectorRequests, Ways
from storage.session import Session


class StoreTransaction:
    """See `bot.core.store.Transaction`. A repository is made when it is first used."""

    def __init__(self, db: Session) -> None:
        self._db = db

    @property
    def has_due_changes(self) -> bool:
        used: list[Nudges | Jobs | Backlog | None] = [
            self.__dict__.get(name) for name in ("nudges", "jobs", "backlog")
        ]
        return any(repository and repository.has_due_changes for repository in used)

    @cached_property
    def events(self) -> Events:
        return Events(self._db)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._db)

    @cached_property
    def communities(self) -> Communities:
        return Communities(self._db)

    @cached_property
    def people(self) -> People:
        return People(self._db)

    @cached_property
    def hosts(self) -> Hosts:
        return Hosts(self._db)

    @cached_property
    def index(self) -> Index:
        return Index(self._db)

    @cached_property
    def introductions(self) -> Introductions:
        return Introductions(self._db)

    @cached_property
    def preparation(self) -> Preparation:
        return Preparation(self._db)

    @cached_property
    def promises(self) -> Promises:
        return Promises(self._db)

    @cached_property
    def watches(self) -> Watches:
        return Watches(self._db)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self._db)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._db)

    @cached_property
    def secrets(self) -> Secrets:
        return Secrets(self._db)

    @cached_property
    def aggregates(self) -> Aggregates:
        return Aggregates(self._db)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._db)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self._db)

    @cached_property
    def blocks(self) -> Blocks:
        return Blocks(self._db)

    @cached_property
    def connections(self) -> Connections:
        return Connections(self._db)

    @cached_property
    def paths(self) -> Paths:
        return Paths(self._db)

    @cached_property
    def ways(self) -> Ways:
        return Ways(self._db)

    @cached_property
    def connector_requests(self) -> ConnectorRequests:
        return ConnectorRequests(self._db)

    @cached_property
    def own_network(self) -> Network:
        return Network(self._db)

    @cached_property
    def nudges(self) -> Nudges:
        return Nudges(self._db)

    @cached_property
    def personal_data(self) -> PersonalData:
        return PersonalData(self._db)

    @cached_property
    def erasure(self) -> Erasure:
        return Erasure(self._db)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self._db)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self._db)

    @cached_property
    def health(self) -> Health:
        return Health(self._db)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self._db)

    @cached_property
    def backlog(self) -> Backlog:
        return Backlog(self._db)

    @cached_property
    def visits(self) -> Visits:
        return Visits(self._db)

    @cached_property
    def scrubs(self) -> Scrubs:
        return Scrubs(self._db)

    @property
    def session(self) -> Session:
        """For statements of no repository: `storage.transfer` copies whole tables."""
        return self._db

    def only_reads(self, *, one_moment: bool = True) -> None:
        self._db.only_reads(one_moment=one_moment)

    async def allow_async_commit(self) -> None:
        await self._db.allow_async_commit()
