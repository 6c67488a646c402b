"""The sample hosts in a real store, searched through the core as a member searches."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.store import Store
from bot.domain.hosts import Format, Host
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.features.find.search import search
from storage import open_store
from tests.finding.judged import SampleHost, hosts
from tests.finding.measure import Answer
from tests.support.builders import make_community, make_host, make_person
from tests.support.routing import ROUTER

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEEKER = make_person("seeker")


class Town:
    """A network of the sample hosts, and a member who searches."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def search(self, query: str) -> Answer:
        """Who is found, as one member finds them."""
        async with self.store.transaction() as tx:
            ctx = Context.of(tx, NOW, SEEKER, make_community(), Practice(), ROUTER)
            found = await search(ctx, query)
            shown = [] if found.far else found.results
            return Answer([one.person.id for one in shown], found.nearest)


async def settled() -> Town:
    """Return a town in which all sample hosts are members; their ids are the persons' ids."""
    store = await open_store("sqlite://")
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.people.put(SEEKER)
        for host in hosts():
            await tx.people.put(make_person(host.id, name=host.name))
            await tx.hosts.put(offer(host))
    return Town(store)


def offer(host: SampleHost) -> Host:
    """Return what that host wrote, as a record."""
    return make_host(
        host.id,
        role=host.role,
        organisation=host.organisation,
        sector=host.sector,
        topics=tuple(host.topics.split(", ")),
        about=host.about,
        region=host.region,
        studied_at=host.study,
        languages=tuple(host.languages.split(", ")),
        formats=tuple(map(Format, host.formats)),
        where="",
    )
