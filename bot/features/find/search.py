"""Searching: who fits what a member typed, in which order, and whether they can be asked now."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.core.store import Transaction
from bot.domain.business_time import month_of
from bot.domain.hosts import Host
from bot.domain.people import Person
from bot.domain.zone_data import zone_info
from bot.engine.context import Context
from bot.features.find.index_repository import Candidate
from bot.features.introduction.model import OPEN
from bot.features.introduction.repository import Load
from bot.finding.documents import EVERYONE
from bot.finding.meaning import meaning
from bot.finding.query import FITS, NEAREST, OF_BEST, Fit, Query, Typed, instead_of, query_like
from bot.finding.slips import slips_allowed

CANDIDATES = 30
"""Hosts of whom it is looked up whether they can be asked, at most."""
ALIKE = 0.15
"""Scores that differ by less, as a share of the best, count as the same."""
REST = timedelta(days=30)
"""So long after a request a host has rested."""
LIKE_MOST, LIKE_WORDS = 3, 16
"""Hosts like another one that are offered, and words that they are compared by, at most."""
_BEGINNINGS = 8
"""Words that a typed beginning is completed to, at most."""


class Room(StrEnum):
    """Whether a host can take one more request now."""

    FREE = "free"
    BUSY = "busy"
    """Enough requests wait for their answer already."""
    NONE = "none"
    """They do not host now, or have given their talks for this month."""


@dataclass(frozen=True, slots=True)
class Result:
    """A host who fits, free or busy."""

    candidate: Candidate
    room: Room
    fit: Fit

    @property
    def host(self) -> Host:
        """Their offer."""
        return self.candidate.host

    @property
    def person(self) -> Person:
        """Who they are."""
        return self.candidate.person


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    results: Sequence[Result]
    """Those with room, the best first, and busy ones last."""
    away: int = 0
    """How many others fit who have no room now."""
    nearest: bool = False
    """Nobody fits; these are the nearest."""
    far: bool = False
    """And even they only do something in a wider field: they are shown when asked for."""
    query: Query | None = None
    """What was looked for; None: everybody."""


async def search(ctx: Context, text: str) -> Found:
    """Return hosts who fit that text, at most `CANDIDATES`; everybody by name for ""."""
    query = await read_query(ctx.tx, ctx.network, text)
    if not query.words:
        return await _everybody(ctx)
    fitting = await _fitting(ctx, query)
    best = max((fit.covered for _, fit in fitting), default=0.0)
    nearest = best < FITS
    least = max(NEAREST, OF_BEST * best)
    fitting = [
        (one, fit) for one, fit in fitting if fit.covered >= least and (fit.score or fit.named)
    ]
    loads = await loads_of(ctx, [one for one, _ in fitting])
    top = _top(fitting)
    far = nearest and top < query.near and not any(fit.does for _, fit in fitting)
    found, away = [], 0
    for one, fit in fitting:
        load = loads[one.id]
        room = _room(ctx, one.capacity, one.hosts_now(ctx.now), load)
        if room is Room.NONE:
            away += 1
        else:
            found.append((_place(ctx, one, fit, load, room, top), one, fit, room))
    found.sort(key=lambda item: item[0])
    await asyncio.sleep(0)  # what is shown of them is a piece of its own
    return Found(
        [Result(one, room, fit) for _, one, fit, room in found],
        away,
        nearest and bool(found),
        far and bool(found),
        query,
    )


async def read_query(tx: Transaction, network: str, text: str) -> Query:
    """Return a search with how many hosts of the network have each of its words; a word that
    nobody has is completed, or taken for a slip."""
    known = meaning()
    typed = Typed.of(text, known)
    if not typed.pairs:
        return Query("", (), ())
    first = typed.query({}, known, {})
    asked = {*typed.forms(), *first.forms(), EVERYONE}
    counts = dict(await tx.index.counts(network, asked))
    instead = {}
    for place in typed.unknown(counts, known):
        raw, word = typed.pairs[place]
        beginning = vocabulary = None
        if len(raw) >= 3:
            beginning = await tx.index.beginning(network, raw, _BEGINNINGS)
        if not beginning and (most := slips_allowed(raw)):
            vocabulary = await tx.index.vocabulary(network, word, most)
        if meant := instead_of(raw, word, vocabulary or {}, beginning or (), known):
            instead[place] = meant
    query = typed.query(counts, known, instead)
    if more := query.forms() - asked:
        counts |= await tx.index.counts(network, more)
    return query


async def _fitting(ctx: Context, query: Query) -> list[tuple[Candidate, Fit]]:
    wanted = query.wanted()
    entries = await ctx.tx.index.entries(ctx.network, wanted)
    await asyncio.sleep(0)  # a search is made in pieces: others of the loop have their turn
    people = query.best([word for word, _ in wanted], entries, CANDIDATES)
    found = await ctx.tx.index.candidates(ctx.network, people, ctx.me.id)
    await asyncio.sleep(0)
    return [(one, query.fit(one.words)) for one in found if one.id != ctx.me.id]


async def _everybody(ctx: Context) -> Found:
    """The hosts by name. In a large network the list begins at another name for each reader, so
    that all are seen."""
    counts = await ctx.tx.index.counts(ctx.network, [EVERYONE])
    large = counts.get(EVERYONE, 0) > CANDIDATES
    start = f"{EVERYONE}{_somewhere(ctx.me.id)}" if large else ""
    rows = list(await ctx.tx.index.people_from(ctx.network, EVERYONE, start, CANDIDATES))
    if start and len(rows) < CANDIDATES:
        rows += await ctx.tx.index.people_from(ctx.network, EVERYONE, "", CANDIDATES - len(rows))
    people = [person for _, person in rows]
    candidates = [
        one
        for one in await ctx.tx.index.candidates(ctx.network, people, ctx.me.id)
        if one.id != ctx.me.id
    ]
    loads = await loads_of(ctx, candidates)
    found, away = [], 0
    for one in candidates:
        room = _room(ctx, one.capacity, one.hosts_now(ctx.now), loads[one.id])
        if room is Room.NONE:
            away += 1
        else:
            found.append(Result(one, room, Fit(0.0, 1.0, False)))
    found.sort(key=lambda one: (one.room is Room.BUSY, not large and one.candidate.name))
    return Found(found, away)


def _somewhere(reader: str) -> str:
    """Two letters, others for each reader."""
    first, second = sha256(reader.encode()).digest()[:2]
    return chr(ord("a") + first % 26) + chr(ord("a") + second % 26)


def _top(fitting: Sequence[tuple[Candidate, Fit]]) -> float:
    """The best score, to compare the others with; 1 where there is none."""
    return max((fit.score for _, fit in fitting), default=0.0) or 1.0


def _place(
    ctx: Context, one: Candidate, fit: Fit, load: Load, room: Room, top: float
) -> tuple[object, ...]:
    """Where a host stands: an exact name first, then by fit; among those who fit about alike who
    has more left, answers, and was not asked for long. `top`: the best score of all."""
    below = int((1 - fit.score / top) / ALIKE)
    return (
        room is Room.BUSY,
        not fit.named,
        below,
        -fairness(ctx.now, one.capacity, load),
        -fit.score,
        one.name,
    )


def fairness(now: datetime, capacity: int, load: Load) -> float:
    """Return how much it is the turn of a host with that capacity, from 0 to 1. Who is new has a
    chance."""
    left = max(0, capacity - load.accepted - load.waiting) / capacity
    answers = (load.answered + 4) / (load.answered + load.unanswered + 5)
    rest = 1.0 if load.asked_at is None else min(1.0, max(timedelta(), now - load.asked_at) / REST)
    return round(0.4 * left + 0.2 * answers + 0.4 * rest, 2)


async def loads_of(ctx: Context, hosts: Sequence[Candidate]) -> Mapping[str, Load]:
    """Return what each of these hosts has taken on this month."""
    months = {zone: month_of(ctx.now, zone_info(zone)) for zone in {one.zone for one in hosts}}
    return await ctx.tx.introductions.loads(
        ctx.network, {one.id: months[one.zone] for one in hosts}
    )


def _room(ctx: Context, capacity: int, hosting: bool, load: Load) -> Room:
    """Return whether a host with that load, who hosts now or not, can be asked."""
    left = capacity - load.accepted
    if left <= 0 or not hosting:
        return Room.NONE
    return Room.FREE if load.waiting < ctx.practice.waiting_per_talk * left else Room.BUSY


async def room_of(ctx: Context, host: Host, person: Person) -> Room:
    """Return whether that host can be asked now."""
    return _room(ctx, host.capacity, ctx.hosting(host, person), await _load(ctx, person))


async def talks_left(ctx: Context, host: Host, person: Person) -> int:
    """Return how many talks the host has left in this month of their own zone."""
    return host.capacity - (await _load(ctx, person)).accepted


async def _load(ctx: Context, person: Person) -> Load:
    months = {person.id: month_of(ctx.now, person.tz)}
    return (await ctx.tx.introductions.loads(ctx.network, months))[person.id]


async def next_best(ctx: Context, like: str, wish: str = "") -> list[tuple[Host, Person]]:
    """Return at most three other hosts, most similar first, who can be asked now and whom the
    actor is not asking already."""
    model = await ctx.tx.hosts.get(ctx.network, like)
    if model is None:
        return []
    query = query_like(model, wish, meaning())
    counts = await ctx.tx.index.counts(ctx.network, {*query.forms(), EVERYONE})
    fitting = await _fitting(ctx, query.counted(counts, LIKE_WORDS))
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, OPEN)
    known = {like} | {i.host for i in mine if i.seeker == ctx.me.id}
    near = [(one, fit) for one, fit in fitting if one.id not in known]
    loads = await loads_of(ctx, [one for one, _ in near])
    top = _top(near)
    free = [
        (_place(ctx, one, fit, loads[one.id], Room.FREE, top), one)
        for one, fit in near
        if _room(ctx, one.capacity, one.hosts_now(ctx.now), loads[one.id]) is Room.FREE
    ]
    free.sort(key=lambda item: item[0])
    return [(one.host, one.person) for _, one in free[:LIKE_MOST]]


async def fits_one_of(tx: Transaction, host: Candidate, queries: Sequence[str]) -> bool:
    """Return whether a host fits one of these searches."""
    for text in queries:
        query = await read_query(tx, host.host.network, text)
        if not query.words or query.fit(host.words).covered >= FITS:
            return True
    return False
