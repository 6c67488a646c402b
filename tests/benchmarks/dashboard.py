"""How long the pages of organisers take in a community of 2,000 and of 50,000 members.

A year is counted, and each member has a message that waits within the week; one in a hundred has
one that failed. A page is asked for over HTTP, with all that a request does: who visits, what the
platform says of them, the numbers, the drawing. `first`: nobody has looked at that period before.
Beside each time stands the processor time, which a busy machine changes less.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import aiohttp

from adapters.web import charts
from adapters.web.app import WebServer
from adapters.web.organisers import COOKIE, OrganiserPages
from bot.core.messages import plain_text
from bot.core.responses import Reply
from bot.core.store import Store
from bot.domain.nudges import OUR_FAULT, REFUSED, NudgeStatus
from bot.domain.practice import Practice
from bot.features.organise.periods import MONTH, Period
from bot.features.organise.repository import Figure, Measure
from bot.features.organise.visits import Visits
from storage import open_store
from storage.repositories.backlog import NUDGES
from storage.repositories.figures import FIGURES
from storage.repositories.people import PERSONS
from storage.transaction import StoreTransaction
from tests.benchmarks import Row
from tests.storage.postgres import Server
from tests.support.builders import make_nudge, make_person
from tests.support.workspace import Member, Workspace

MEMBERS = (2_000, 50_000)
REACH = {2_000: "150 ms", 50_000: "400 ms"}
YEAR = Period.year(2025)
SPREAD = (Measure.ANSWERED, Measure.ACCEPTED, Measure.MET)
AGAIN = 20
BATCH = 1_000
PAGES = {
    "a year": "/organise?period=2025",
    "a quarter": "/organise?period=2025-Q3",
    "a month": "/organise?period=2025-08",
    "messages": "/organise/messages",
}


async def run() -> list[Row]:
    """The rows of both databases."""
    rows: list[Row] = []
    server = Server(durable=True)
    try:
        await server.prepare()
        for members in MEMBERS:
            rows += await _measured("SQLite", "sqlite://", members)
            rows += await _measured("PostgreSQL", await server.database(), members)
    finally:
        await asyncio.to_thread(server.stop)
    return rows


async def _measured(what: str, url: str, members: int) -> list[Row]:
    async with AsyncExitStack() as running:
        store = await open_store(url)
        running.push_async_callback(store.close)
        workspace = Workspace(store)
        olu = workspace.member("Olu", organiser=True)
        await olu.says("help")
        await fill(store, workspace, olu, members)
        bot = workspace.bot
        visits = Visits(
            store=store,
            chats=bot.chats,
            clock=bot.clock,
            practice=Practice(),
            router=bot.router,
            wake=bot.wake,
        )
        pages = OrganiserPages(visits, address="")
        server = await WebServer.start([pages], host="127.0.0.1", port=0)
        running.push_async_callback(server.close)
        pages.address = bot.router.pages = server.address
        response = await olu.presses_action("organise.page")
        assert isinstance(response, Reply)
        found = re.search(r"enter/(\S+)", plain_text(response.message))
        assert found is not None
        session = await visits.enter(found[1])
        assert session is not None
        charts.prepare()
        cookies = {COOKIE: session}
        asking = await running.enter_async_context(aiohttp.ClientSession(cookies=cookies))
        return [
            await _page(asking, f"{server.address}{path}", f"{what}, {members:,}: {name}", members)
            for name, path in PAGES.items()
        ]


async def _page(asking: aiohttp.ClientSession, address: str, what: str, members: int) -> Row:
    charts.bars.cache_clear()
    charts.columns.cache_clear()
    times, processor = [], []
    for _ in range(AGAIN):
        begun, busy = time.perf_counter(), time.process_time()
        async with asking.get(address) as answer:
            assert answer.status == 200
            await answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - busy) * 1000)
    first, again = times[0], statistics.median(times[1:])
    used = f"{processor[0]:.0f} ms, {statistics.median(processor[1:]):.0f} ms"
    said = f"{first:.0f} ms first, {again:.0f} ms again; processor {used}"
    return Row(what, said, reach=REACH[members])


async def fill(store: Store, workspace: Workspace, olu: Member, members: int) -> None:
    """Store the members, the figures of a year, and the messages."""
    me, now = await olu.person(), workspace.clock.now()
    home: dict[str, Any] = {"network": me.network, "community": olu.address.community}
    async with store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        figures = [
            Figure(
                network=me.network,
                period=period.code,
                measure=measure,
                value=members // 4 * period.months,
                people=members // 8,
                spread=tuple((days, members // 60) for days in range(30 * (measure in SPREAD))),
            )
            for period in YEAR.all_within
            for measure in Measure
            if measure not in (Measure.TOPIC, Measure.NOTHING, Measure.COUNTED)
            or (measure is Measure.COUNTED and period.months == MONTH)
        ]
        await tx.session.write(FIGURES.insert, *map(FIGURES.encode, figures))
    for begin in range(0, members, BATCH):
        people = [make_person(f"m{n}", network=me.network) for n in range(begin, begin + BATCH)]
        nudges = [
            make_nudge(
                f"w{one.id}",
                **home,
                person=one.id,
                kind=("brief", "thanks", "request", "match")[place % 4],
                due_at=now + timedelta(minutes=begin + place),
            )
            for place, one in enumerate(people)
        ]
        nudges += [
            make_nudge(
                f"f{one.id}",
                **home,
                person=one.id,
                due_at=now - timedelta(days=1),
                status=NudgeStatus.FAILED,
                reason=f"{(REFUSED, OUR_FAULT)[place % 2]}: x",
            )
            for place, one in enumerate(people[::100])
        ]
        async with store.transaction() as tx:
            assert isinstance(tx, StoreTransaction)
            await tx.session.write(PERSONS.upsert("id"), *map(PERSONS.encode, people))
            await tx.session.write(NUDGES.insert, *map(NUDGES.encode, nudges))
