"""The picture of the page with charts: the numbers of a made-up community after four months."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from adapters.web.app import WebServer
from adapters.web.organisers import OrganiserPages
from bot.domain.people import Address, Membership
from bot.domain.practice import Practice
from bot.features.organise.repository import VisitKind
from bot.features.organise.visits import Visits, begin
from bot.simulation.members import PLATFORM
from bot.simulation.town import SteppedClock, Town
from bot.simulation.year import START, Year
from storage import open_store

MEMBERS, DAYS, SEED = 240, 122, 7


class Organising(Town):
    """The town, in which everybody organises."""

    async def membership(self, address: Address) -> Membership:
        """That of any member, as an organiser."""
        known = await super().membership(address)
        return replace(known, profile=replace(known.profile, organiser=True))


@asynccontextmanager
async def numbers() -> AsyncIterator[str]:
    """Yield the link to the page with charts of a community that was simulated."""
    logging.getLogger("bot.delivery").setLevel(logging.ERROR)  # some take no messages, on purpose
    store = await open_store("sqlite://")
    year = Year(store, members=MEMBERS, seed=SEED, days=DAYS)
    await year.lives()
    now = START + timedelta(days=DAYS)
    visits = Visits(
        store=store,
        chats={PLATFORM: Organising(year.members)},
        clock=SteppedClock(now),
        practice=Practice(),
        router=year.bot.router,
        wake=year.bot.wake,
    )
    pages = OrganiserPages(visits, address="")
    server = await WebServer.start([pages], host="127.0.0.1", port=0)
    pages.address = server.address
    try:
        async with store.transaction() as tx:
            for member in year.members:
                organiser = await tx.people.at(member.address)
                if organiser is not None and not organiser.gone:
                    break
            assert organiser is not None, "somebody stays"
            link = await begin(tx, organiser, str(member.address), VisitKind.LINK, now)
        yield f"{server.address}/organise/enter/{link}"
    finally:
        await server.close()
        await store.close()
