"""The plan of a season beside who comes first: how many get a host, how well they fit, how long the
longest waits, and what the solver takes."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from bot.core.store import Store
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.engine.jobs import Apart
from bot.features.season.collecting import Collected, collect
from bot.features.season.planning import PLAN
from bot.features.season.solving import first_come, solve
from storage import open_store
from tests.benchmarks import Row
from tests.finding.fair import FIELDS
from tests.support.builders import (
    COMMUNITY,
    NETWORK,
    make_community,
    make_host,
    make_job,
    make_person,
)
from tests.support.fakes import FakeClock
from tests.support.routing import ROUTER

SEEKERS, HOSTS = 500, 100
SEEDS = (7, 8, 9)
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)


async def run() -> list[Row]:
    """500 who wait, 100 hosts with one to five talks each, three times."""
    rows = []
    for seed in SEEDS:
        rows += await _of(seed)
    return rows


async def _of(seed: int) -> list[Row]:
    store = await open_store("sqlite://")
    try:
        await _settled(store, Random(seed))
        began = time.process_time()
        collected = await collect(
            Apart(store, FakeClock(), Practice(), ROUTER, make_job(kind=PLAN, subject="s"))
        )
        collecting = time.process_time() - began
    finally:
        await store.close()
    numbers = {host: number for number, host in enumerate(collected.places)}
    seekers = [[(numbers[host], below) for host, below in one.hosts] for one in collected.waiting]
    places = list(collected.places.values())
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    plan = await solve(seekers, places)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    beside = first_come(seekers, places)
    pairs = sum(map(len, seekers))
    size = len(json.dumps({"seekers": seekers, "places": places}))
    return [
        _row(f"{seed}: get a host, of {_able(collected)} whom one fits", plan, beside, _paired),
        _row(f"{seed}: of the 100 who wait longest", plan[:100], beside[:100], _paired),
        _row(f"{seed}: hosts who get somebody", plan, beside, lambda one: len(set(one) - {None})),
        Row(
            f"{seed}: steps below the best fit, mean",
            f"{_below(seekers, plan):.2f}",
            f"first come {_below(seekers, beside):.2f}",
        ),
        Row(f"{seed}: collecting {len(seekers)} who wait, processor time", f"{collecting:.1f} s"),
        Row(
            f"{seed}: the solver, processor time from its start ({pairs} pairs, {size} bytes)",
            f"{after.ru_utime - before:.2f} s",
            f"{after.ru_maxrss // 1024} MB at most",
        ),
    ]


def _row(
    what: str,
    plan: Sequence[int | None],
    beside: Sequence[int | None],
    of: Callable[[Sequence[int | None]], int],
) -> Row:
    ours, theirs = of(plan), of(beside)
    ratio = f"{ours / theirs:.2f}" if theirs else ""
    return Row(what, f"{ours}", f"first come {theirs}", ratio)


def _able(collected: Collected) -> int:
    return sum(bool(one.hosts) for one in collected.waiting)


def _paired(plan: Sequence[int | None]) -> int:
    return sum(host is not None for host in plan)


def _below(seekers: Sequence[Sequence[tuple[int, int]]], plan: Sequence[int | None]) -> float:
    steps = [
        dict(hosts)[host] for hosts, host in zip(seekers, plan, strict=True) if host is not None
    ]
    return sum(steps) / max(1, len(steps))


async def _settled(store: Store, random: Random) -> None:
    """Ten lines of work, some of them far more wanted than others."""
    fields = list(FIELDS.items())
    wanted = [1 / (place + 1) for place in range(len(fields))]
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for number in range(HOSTS):
            role, topics = fields[number % len(fields)]
            id = f"host{number:03}"
            await tx.people.put(make_person(id, name=f"Host {number:03}"))
            offer = make_host(
                id,
                role=role,
                organisation=f"House {number}",
                sector="",
                topics=tuple(random.sample(topics, random.randint(1, 3))),
                about="",
                languages=random.choice((("English",), ("Cymraeg", "English"), ("Cymraeg",))),
                capacity=random.randint(1, 5),
                created_at=_START,
            )
            await tx.hosts.put(offer)
        for number in range(SEEKERS):
            id = f"seeker{number:03}"
            person = make_person(id, language=random.choice(("en", "en", "en", "cy")))
            await tx.people.put(person)
            await tx.people.put_address(Address.parse(f"{COMMUNITY}:{id}"), id, _START)
            role, topics = random.choices(fields, wanted)[0]
            since = _START + timedelta(minutes=random.randrange(60 * 24 * 60))
            await tx.watches.add(NETWORK, id, random.choice((role, *topics)), since)
