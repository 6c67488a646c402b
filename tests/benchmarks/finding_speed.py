"""How long a search and a completion take among many hosts, on both databases.

The hosts are those of `tests/finding`, with roles, topics and regions mixed, and copied in the
database, so each word is common. Beside each time stands the processor time, which a busy machine
changes less. All of it takes long on a busy machine; each part stands by itself:
`make bench ARGS="finding_speed --part 10000 --store sqlite"`.
"""

from __future__ import annotations

import asyncio
import gc
import random
import statistics
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.core.events import CommandUsed
from bot.core.store import Store
from bot.domain.people import Address
from storage import open_store
from storage.repositories.index import HOSTS
from storage.repositories.people import PERSONS
from storage.transaction import StoreTransaction
from tests.benchmarks import Row
from tests.benchmarks.core import Bench
from tests.benchmarks.finding import EveryWord
from tests.finding.judged import hosts, queries
from tests.finding.town import NOW, offer
from tests.storage.postgres import Server
from tests.support.builders import make_community, make_person

PARTS = {"10000": ("15 ms", "20 ms"), "100000": ("90 ms", "120 ms"), "networks": ("15 ms", "15 ms")}
"""Hosts in one network, or many networks, with the reach of a search on SQLite and PostgreSQL."""
STORES = ("sqlite", "postgres")
WRITTEN = 2000
"""Hosts that are stored as the product stores them; the others are copies."""
BATCH = 200
"""Hosts that are stored in one unit of work."""
NETWORKS, IN_EACH = 200, 1000
"""Networks, and the hosts of each."""
SEARCHES, SEARCHES_BEFORE = 360, 3
HOME, AWAY = Address("town", "square", "seeker"), Address("n7", "square", "other")
TYPED = ("da", "nu", "eng", "meddy", "art", "cy", "sci", "law", "te", "so")
_COLUMNS = {
    "persons": PERSONS.names,
    "hosts": HOSTS.names,
    "find_documents": ("person", "network", "version", "words", "topics"),
    "find_entries": ("network", "word", "rank", "person"),
}


@dataclass(slots=True)
class Times:
    """Seconds of each call, of the clock and of the processor, and for how long the event loop was
    held at most."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    held: float = 0.0


async def run(arguments: Sequence[str] = ()) -> list[Row]:
    """The rows of the chosen parts and stores; of all, if none is chosen."""
    parser = ArgumentParser(prog="finding_speed")
    parser.add_argument("--part", action="append", choices=tuple(PARTS))
    parser.add_argument("--store", action="append", choices=STORES)
    chosen = parser.parse_args(arguments)
    rows: list[Row] = []
    for part in chosen.part or PARTS:
        for store in chosen.store or STORES:
            measure = _on_sqlite if store == "sqlite" else _on_postgres
            rows += await measure(part, PARTS[part][STORES.index(store)])
    return rows


async def _on_sqlite(part: str, reach: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'finding.db'}"
        return await _measured("SQLite", url, part, reach)


async def _on_postgres(part: str, reach: str) -> list[Row]:
    server = Server(durable=True)
    try:
        await server.prepare()
        return await _measured("PostgreSQL", await server.database(), part, reach)
    finally:
        await asyncio.to_thread(server.stop)


async def _measured(what: str, url: str, part: str, reach: str) -> list[Row]:
    store = await open_store(url)
    bench = Bench(store)
    bench.clock.at = NOW
    try:
        if part == "networks":
            await fill(store, IN_EACH)
            await _copy_networks(store)
            await bench.agree([AWAY])
            among = f"{what}, {NETWORKS} networks of {IN_EACH:,} hosts"
            return await _rows(bench, among, reach, AWAY)
        await fill(store, WRITTEN)
        await _copy(store, 10_000 // WRITTEN, ".")
        if part == "100000":
            await _copy(store, 10, ":")
        await bench.agree([HOME])
        before = 10_000 if part == "10000" else 0
        return await _rows(bench, f"{what}, {int(part):,} hosts", reach, HOME, before)
    finally:
        await bench.bot.close()
        await store.close()


async def _rows(bench: Bench, what: str, reach: str, who: Address, before: int = 0) -> list[Row]:
    asked = [one.text for one in queries()][:SEARCHES]
    every = None
    if before:
        search = EveryWord(before // len(hosts())).search
        every = await _each(asked[:SEARCHES_BEFORE], search)
    gc.collect()
    gc.freeze()  # as the program does when it has started
    await _each(asked[:20], lambda text: bench.bot.handle(_find(bench, who, text)))
    found = await _each(asked, lambda text: bench.bot.handle(_find(bench, who, text)))
    typed = [f"{name} {begun}" for name in ("find", "request") for begun in TYPED * 10]
    completed = await _each(typed, lambda text: bench.bot.suggest(who, text))
    gc.unfreeze()
    return [
        _row(f"{what}: find", found, reach, every),
        Row(f"{what}: event loop held by a search", f"{found.held * 1e3:.1f} ms", reach="20 ms"),
        _row(f"{what}: a completion", completed, "5 ms"),
    ]


def _find(bench: Bench, who: Address, text: str) -> CommandUsed:
    return bench.command(who, "find", text)


async def fill(store: Store, count: int) -> None:
    """Store so many hosts as the product does, and the members who search."""
    chosen, samples = random.Random(7), hosts()
    async with store.transaction() as tx:
        await tx.communities.put(make_community(HOME.community))
        await tx.communities.put(make_community(AWAY.community, network="n7"))
        for address, network in ((HOME, "net"), (AWAY, "n7")):
            await tx.people.put(make_person(address.member, network=network))
            await tx.people.put_address(address, address.member, NOW)
    for start in range(0, count, BATCH):
        async with store.transaction() as tx:
            for number in range(start, min(start + BATCH, count)):
                one, other, third = (chosen.choice(samples) for _ in range(3))
                mixed = replace(one, topics=other.topics, region=third.region, study=third.study)
                id = f"h{number:06}"
                await tx.people.put(make_person(id, name=f"{one.name} {number}"))
                await tx.hosts.put(replace(offer(mixed), person=id))


async def _copy(store: Store, times: int, mark: str) -> None:
    """Make each host that many, in the same network."""
    only = "length({person}) < 9" if mark == ":" else "length({person}) = 7"
    for number in range(1, times):
        await _copy_rows(store, "net", f"{mark}{number}", only)
    await _do(store, f"UPDATE find_counts SET hosts = hosts * {times}", "ANALYZE")


async def _copy_networks(store: Store) -> None:
    """Copy all hosts to other networks."""
    for network in (f"n{number}" for number in range(NETWORKS)):
        await _copy_rows(store, network, f"-{network}", "TRUE")
        await _do(
            store,
            f"""
            INSERT INTO find_counts (network, word, hosts, written)
            SELECT '{network}', word, hosts, written FROM find_counts WHERE network = 'net'""",
        )
    await _do(store, "ANALYZE")


async def _copy_rows(store: Store, network: str, mark: str, only: str) -> None:
    """Copy what is stored of hosts into that network; `mark` is added to their ids. `only`: a
    condition in which {person} stands for the id."""
    for table, columns in _COLUMNS.items():
        person = "id" if table == "persons" else "person"
        new = {person: f"{person} || '{mark}'", "network": f"'{network}'"}
        into = ", ".join(f'"{column}"' for column in columns)
        chosen = ", ".join(new.get(column, f'"{column}"') for column in columns)
        await _do(
            store,
            f"""
            INSERT INTO {table} ({into}) SELECT {chosen} FROM {table}
            WHERE network = 'net' AND {person} LIKE 'h%' AND {only.format(person=person)}""",
        )


async def _do(store: Store, *statements: str) -> None:
    for sql in statements:
        async with store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            await tx.session.fetch_long(sql)


async def _each(texts: Sequence[str], call: Callable[[str], Awaitable[object]]) -> Times:
    times = Times()

    async def watch() -> None:
        last = time.thread_time()
        while True:
            await asyncio.sleep(0.0005)
            now = time.thread_time()
            times.held, last = max(times.held, now - last), now

    watching = asyncio.create_task(watch())
    for text in texts:
        await asyncio.sleep(0)
        began, worked = time.perf_counter(), time.thread_time()
        await call(text)
        times.processor.append(time.thread_time() - worked)
        times.clock.append(time.perf_counter() - began)
    watching.cancel()
    return times


def _row(what: str, times: Times, reach: str, before: Times | None = None) -> Row:
    measured = ", ".join(
        f"{name} {statistics.median(taken) * 1e3:.1f} ms, 99 % {_slowest(taken) * 1e3:.1f} ms"
        for name, taken in (("clock", times.clock), ("processor", times.processor))
    )
    beside, ratio = "", ""
    if before is not None:
        old = statistics.median(before.processor)
        beside = f"every word, without its statements: {old * 1e3:,.0f} ms"
        ratio = f"{old / statistics.median(times.processor):.0f}"
    return Row(what, measured, beside, ratio, f"99 % ≤ {reach}" if reach else "")


def _slowest(taken: Sequence[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.99)]
