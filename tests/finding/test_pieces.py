"""A search does not hold the event loop: it is made in pieces."""

from __future__ import annotations

import asyncio

from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.features.find.search import search
from tests.finding.town import NOW, SEEKER, settled
from tests.support.builders import NETWORK, make_community
from tests.support.routing import ROUTER


async def test_others_of_the_loop_have_their_turn_during_a_search() -> None:
    town, turns = await settled(), 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    running = asyncio.create_task(other())
    async with town.store.transaction() as tx:
        await tx.people.get(NETWORK, SEEKER.id)  # from here on it waits for nobody
        before = turns
        ctx = Context.of(tx, NOW, SEEKER, make_community(), Practice(), ROUTER)
        found = await search(ctx, "engineer")
    assert found.results
    assert turns >= before + 3
    running.cancel()
    await town.store.close()
