"""Whatever members press, each request took the steps that the simulation counted, and each month
reads as organisers read it: nobody sends or answers a request in a way that it does not see."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.store import Store
from bot.simulation.counts import Counts, Step
from bot.simulation.members import Habits, Member
from bot.simulation.year import Year
from storage import open_store

TAKEN = {
    Step.ASKED: "asked_at IS NOT NULL",
    Step.ANSWERED: "status = 'declined' OR accepted_at IS NOT NULL",
    Step.ACCEPTED: "accepted_at IS NOT NULL",
    Step.AGREED: "published IS NOT NULL",  # the other instants go when the time is moved
    Step.MET: "met_at IS NOT NULL",
    Step.THANKED: "thanked_at IS NOT NULL",
}
BUSY = Habits(
    hosts=0.5,
    closed=0.1,
    leave=0.3,
    block=0.3,
    pause=0.3,
    stop=0.3,
    quests=((6, 50), (10, 50)),
    through=0.4,
    topic=0.2,
    also=0.3,
)
"""Members who press what the simulation leaves out, too."""


class Town(Year):
    """A year in which somebody organises, too."""

    def _plan(self) -> None:
        super()._plan()
        for action in ("invite.new", "cohort.new", *3 * ("season.plan",)):

            async def organises(member: Member, action: str = action) -> None:
                await self._presses(member, action)

            self._some_time(self.members[0], organises)


async def told_of(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """What the tables say."""
    async with store.transaction() as tx:
        return [tuple(row) for row in await tx.session.fetch(sql)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_each_request_took_the_steps_that_were_counted(seed: int) -> None:
    store = await open_store("sqlite://")
    counts = await Town(store, members=24, seed=seed, days=62, habits=BUSY).lives()
    assert counts.presses.keys() >= {"fallback.start", "ways.send", "season.plan", "invite.new"}
    assert counts.left
    for step, taken in TAKEN.items():
        there = await told_of(store, f"SELECT id FROM introductions WHERE {taken}")
        assert {id for (id,) in there} == set(counts.steps[step]), step
        assert there, step
    reached = await told_of(
        store, "SELECT introduction FROM ways WHERE status = 'reached' AND introduction <> ''"
    )
    assert {id for (id,) in reached} == counts.warm
    assert await _months(store, counts) == {
        month: {step: number for step, number in taken.items() if number}
        for month, taken in counts.closed.items()
    }
    await store.close()


async def _months(store: Store, counts: Counts) -> dict[str, dict[Step, int]]:
    """What organisers read of each month that the simulation closed."""
    read: dict[str, dict[Step, int]] = {month: {} for month in counts.closed}
    figures = await told_of(store, "SELECT period, measure, value FROM figures WHERE value <> 0")
    for period, measure, value in figures:
        if period in read and measure in set(Step):
            read[period][Step(measure)] = value
    return read
