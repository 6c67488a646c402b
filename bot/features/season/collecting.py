"""Who waits, and which hosts with room fit each of them: what a season is planned from."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.store import Transaction
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.jobs import Apart
from bot.features.find.index_repository import Candidate
from bot.features.find.repository import Watch
from bot.features.find.search import ALIKE, Found, Room, loads_of, search
from bot.features.introduction.model import OPEN, Status
from bot.features.introduction.repository import Load
from bot.features.request.limits import require_open
from bot.features.season.fitting import shares_hours, shares_language, speaks
from bot.features.season.suggestion import held_by, suggested_to
from bot.finding.query import FITS

MOST = 1000
"""Members for whom a season is planned; of more, those who have waited longest."""
_SEARCHES = 200
"""Searches that are read at once."""
_PAUSE_S = 0.005
"""Seconds after each member, for others to act."""
OTHER_LANGUAGE = 1
"""How much less a host fits who does not speak the language that a seeker reads."""


class Lack(StrEnum):
    """Why nobody can be suggested to a member."""

    TOPIC = "no_topic"
    LANGUAGE = "no_language"
    HOURS = "no_hours"
    MORE = "no_more"
    """They have asked whoever fits, or have as many requests open as they may."""
    ROOM = "no_room"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A member who waits, and the hosts who can be suggested to them."""

    person: str
    community: str
    hosts: tuple[tuple[str, int], ...]
    """As a search shows them; with the steps by which each fits less than the best."""
    lack: Lack = Lack.ROOM
    """Why there is none; where there are some, why they get none of them."""


@dataclass(slots=True)
class Collected:
    """All who wait, the longest first, and the talks that each host can still give."""

    waiting: list[Waiting] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)


async def collect(work: Apart) -> Collected:
    """Read who waits in the network of a job, and whom they may be suggested: one member after the
    other, each in a unit of work of its own."""
    found = Collected()
    for person, queries in (await _who_waits(work)).items():
        async with work.store.transaction() as tx:
            tx.only_reads()
            ctx = await context_of(work, tx, person)
            if ctx is not None:
                found.waiting.append(await _look_for(ctx, queries, found.places))
        await asyncio.sleep(_PAUSE_S)
    return found


async def _who_waits(work: Apart) -> dict[str, list[str]]:
    """The members who wait, the longest first, each with what they look for."""
    watches: list[Watch] = []
    while True:
        async with work.store.transaction() as tx:
            tx.only_reads()
            last = watches[-1] if watches else None
            page = await tx.watches.after(work.job.network, last, _SEARCHES)
        watches += page
        if not page:
            break
        await asyncio.sleep(_PAUSE_S)
    queries: dict[str, list[str]] = {}
    for watch in sorted(watches, key=lambda one: (one.created_at, one.person, one.query)):
        if watch.person in queries or len(queries) < MOST:
            queries.setdefault(watch.person, []).append(watch.query)
    return queries


async def context_of(work: Apart, tx: Transaction, person: str) -> Context | None:
    """Return a context of a member in the community that they used last; None for one who takes no
    part at present, or wants no message about hosts who fit."""
    me = await tx.people.get(work.job.network, person)
    if me is None or me.gone or me.erasing or Mute.MATCHES in me.muted:
        return None
    for address in await tx.people.addresses(person):
        community = await tx.communities.get(address.community)
        if community is not None:
            return Context.of(tx, work.clock.now(), me, community, work.practice, work.router)
    return None


async def _look_for(ctx: Context, queries: list[str], places: dict[str, int]) -> Waiting:
    """Search for what a member waits for, and leave out whom they cannot be suggested."""
    me, community = ctx.me.id, ctx.community.id
    try:
        await require_open(ctx)
    except UserError:
        return Waiting(me, community, (), Lack.MORE)
    passed = await passed_over(ctx)
    hosts: dict[str, int] = {}
    lacks = {Lack.TOPIC}
    for text in queries:
        searched = await search(ctx, text)
        lacks.add(Lack.ROOM if searched.away and not searched.nearest else Lack.TOPIC)
        await _add_places(ctx, searched, places)
        top = max((one.fit.score for one in searched.results), default=0.0) or 1.0
        for one in searched.results:
            if one.fit.covered < FITS:
                continue
            lack = lack_of(ctx, one.candidate, passed)
            if lack is None and (one.room is not Room.FREE or places[one.candidate.id] < 1):
                lack = Lack.ROOM
            if lack is not None:
                lacks.add(lack)
                continue
            below = int((1 - one.fit.score / top) / ALIKE)
            below += OTHER_LANGUAGE * (not speaks(one.host.languages, ctx.me.language))
            hosts[one.candidate.id] = min(below, hosts.get(one.candidate.id, below))
    if hosts:
        return Waiting(me, community, tuple(hosts.items()))
    # Whoever was nearest to a suggestion says what is missing.
    return Waiting(me, community, (), next(one for one in reversed(Lack) if one in lacks))


async def _add_places(ctx: Context, searched: Found, places: dict[str, int]) -> None:
    new = [one.candidate for one in searched.results if one.candidate.id not in places]
    loads = await loads_of(ctx, new)
    for one in new:
        places[one.id] = places_of(one, loads[one.id], await held_by(ctx, one.id))


def places_of(host: Candidate, load: Load, held: int) -> int:
    """Return how many more a host can take this month, if all who ask them now get a yes, and so do
    those to whom they are suggested."""
    return max(0, host.capacity - load.accepted - load.waiting - held)


@dataclass(frozen=True, slots=True)
class Passed:
    """Whom a member cannot be suggested."""

    hosts: frozenset[str]
    """Whom they have asked, or who was suggested to them, whatever became of it."""
    organisations: frozenset[str]
    """At which they have as many requests open as they may."""


async def passed_over(ctx: Context) -> Passed:
    """Return whom the actor cannot be suggested."""
    all_of_them = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, set(Status))
    mine = [i for i in all_of_them if i.seeker == ctx.me.id]
    there = Counter(i.request.organisation_key for i in mine if i.status in OPEN or i.is_carried)
    most = ctx.practice.open_per_organisation
    return Passed(
        frozenset(i.host for i in mine if i.request.asked_at is not None or i.is_carried)
        | await suggested_to(ctx),
        frozenset(key for key, count in there.items() if key and count >= most),
    )


def lack_of(ctx: Context, one: Candidate, passed: Passed) -> Lack | None:
    """Return why a host who fits cannot be suggested to the actor, whether they have room or not;
    None if they can."""
    if not shares_language(one.host.languages, ctx.me.language):
        return Lack.LANGUAGE
    if not shares_hours(one.host, one.person.tz, ctx.me, ctx.now):
        return Lack.HOURS
    if one.id in passed.hosts or one.host.organisation_key in passed.organisations:
        return Lack.MORE
    return None
