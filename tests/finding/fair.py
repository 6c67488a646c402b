"""A year in which 500 seekers look for 100 hosts of equal capacity, as the real search shows them.

Only what the search reads is lived: who asked whom, and what became of it. Seekers ask the first
who is shown, or the second, or the third; plain best fit shows the same hosts by fit alone.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from statistics import median

from bot.core.store import Store, Transaction
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.features.find.search import Result, Room, search
from bot.features.introduction.model import Introduction, Status
from storage import open_store
from tests.support.builders import (
    NETWORK,
    changed,
    make_community,
    make_host,
    make_introduction,
    make_person,
)
from tests.support.routing import ROUTER

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
CAPACITY = 5
PLACES = (6, 3, 1)
"""How often the first is asked, the second, the third."""
ANSWERS = {Status.ACCEPTED: 70, Status.DECLINED: 20, Status.EXPIRED: 10}
FIELDS: dict[str, tuple[str, ...]] = {
    "Software developer": ("python", "web pages", "databases", "testing", "security", "games"),
    "Nurse": ("wards", "children", "surgery", "home visits", "mental health", "training"),
    "Civil engineer": ("bridges", "railways", "rivers", "site work", "concrete", "tunnels"),
    "Solicitor": ("family law", "housing law", "contracts", "courts", "pensions", "wills"),
    "Teacher": ("mathematics", "reading", "pupils", "sixth form", "music lessons", "exams"),
    "Journalist": ("radio", "newspapers", "interviews", "sport news", "podcasts", "editing"),
    "Accountant": ("audit", "tax", "budgets", "small businesses", "payroll", "forecasts"),
    "Farmer": ("sheep", "soil", "dairy", "hedges", "organic vegetables", "tractors"),
    "Architect": ("timber houses", "planning", "schools", "drawing", "old buildings", "models"),
    "Translator": ("interpreting", "novels", "subtitles", "dictionaries", "French", "German"),
}
"""Ten lines of work with their topics; a host offers three of them, and a seeker types one."""

Order = Callable[[Sequence[Result]], Sequence[Result]]


def as_shown(results: Sequence[Result]) -> Sequence[Result]:
    """The order of the product."""
    return results


def by_fit_alone(results: Sequence[Result]) -> Sequence[Result]:
    """Plain best fit: the same hosts, and nothing else counts."""
    return sorted(results, key=lambda one: (-one.fit.score, one.person.name))


@dataclass(frozen=True, slots=True)
class Shared:
    """How the requests of a year were shared among the hosts."""

    loads: tuple[int, ...]
    """Requests of each host, the fewest first."""
    nobody: int
    """Times at which nobody had room."""

    @property
    def most(self) -> float:
        """The most that a host was asked, as a multiple of the median."""
        return self.loads[-1] / max(median(self.loads), 1)


async def share(
    order: Order, *, hosts: int = 100, seekers: int = 500, days: int = 365, seed: int = 7
) -> Shared:
    """Let that year pass; each seeker asks four times."""
    store = await open_store("sqlite://")
    try:
        return await _Year(store, order, Random(seed), hosts, seekers, days).lives()
    finally:
        await store.close()


class _Year:
    def __init__(
        self, store: Store, order: Order, random: Random, hosts: int, seekers: int, days: int
    ) -> None:
        self._store, self._order, self._random = store, order, random
        self._hosts, self._seekers, self._days = hosts, seekers, days
        self._loads = Counter({f"host{number}": 0 for number in range(hosts)})
        self._asked: set[tuple[str, str]] = set()
        self._later: list[tuple[datetime, int, Introduction]] = []
        self._order_of = count()
        self._nobody = 0

    async def lives(self) -> Shared:
        await self._settles()
        minutes = self._days * 24 * 60
        moments = sorted(
            (self._random.randrange(minutes), number)
            for number in range(self._seekers)
            for _ in range(4)
        )
        for minute, number in moments:
            now = START + timedelta(minutes=minute)
            async with self._store.transaction() as tx:
                await self._answered(tx, now)
                await self._asks(tx, now, f"seeker{number}")
        return Shared(tuple(sorted(self._loads.values())), self._nobody)

    async def _settles(self) -> None:
        fields = list(FIELDS.items())
        async with self._store.transaction() as tx:
            await tx.communities.put(make_community())
            for number in range(self._seekers):
                await tx.people.put(make_person(f"seeker{number}"))
            for number in range(self._hosts):
                role, topics = fields[number % len(fields)]
                id = f"host{number}"
                await tx.people.put(make_person(id, name=f"Host {number:03}"))
                offer = make_host(
                    id,
                    role=role,
                    organisation=f"House {number}",
                    sector="",
                    topics=tuple(self._random.sample(topics, 3)),
                    about="",
                    capacity=CAPACITY,
                    created_at=START,
                )
                await tx.hosts.put(offer)

    async def _asks(self, tx: Transaction, now: datetime, seeker: str) -> None:
        role, topics = self._random.choice(list(FIELDS.items()))
        typed = self._random.choice((role, *topics))
        me = await tx.people.get(NETWORK, seeker)
        assert me is not None
        ctx = Context.of(tx, now, me, make_community(), Practice(), ROUTER)
        found = (await search(ctx, typed)).results
        free = [
            one
            for one in self._order(found)
            if one.room is Room.FREE and (seeker, one.person.id) not in self._asked
        ]
        if not free:
            self._nobody += 1
            return
        (one,) = self._random.choices(free[: len(PLACES)], PLACES[: len(free)])
        host = one.person.id
        self._asked.add((seeker, host))
        self._loads[host] += 1
        asked = make_introduction(
            f"i{len(self._asked)}", seeker=seeker, host=host, created_at=now, asked_at=now
        )
        await tx.introductions.add(asked)
        self._becomes(asked, now)

    def _becomes(self, i: Introduction, now: datetime) -> None:
        (status,) = self._random.choices(list(ANSWERS), list(ANSWERS.values()))
        days = 14 if status is Status.EXPIRED else self._random.uniform(0.5, 6)
        at = now + timedelta(days=days)
        accepted = at if status is Status.ACCEPTED else None
        heapq.heappush(
            self._later,
            (at, next(self._order_of), changed(i, status=status, accepted_at=accepted)),
        )

    async def _answered(self, tx: Transaction, now: datetime) -> None:
        while self._later and self._later[0][0] <= now:
            at, _, i = heapq.heappop(self._later)
            before = Status.ACCEPTED if i.status is Status.THANKED else Status.ASKED
            saved = await tx.introductions.save(i, before)
            if i.status is Status.ACCEPTED:  # they talk, and thanks come
                thanked = changed(saved, status=Status.THANKED)
                entry = (at + timedelta(days=10), next(self._order_of), thanked)
                heapq.heappush(self._later, entry)
