"""What every store must do with background jobs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.store import Store
from bot.domain.jobs import Job
from tests.support.builders import HOUR, NOW, OTHER_NETWORK, make_job


async def begin(store: Store, *jobs: Job) -> None:
    async with store.transaction() as tx:
        for job in jobs:
            await tx.jobs.begin(job)
        assert tx.has_due_changes


async def test_the_job_that_waits_for_longest_is_due(store: Store) -> None:
    later = make_job("j2", due_at=NOW + HOUR, position="half", attempts=3)
    elsewhere = make_job("j3", network=OTHER_NETWORK, community="slack:T9", due_at=NOW + 2 * HOUR)
    await begin(store, elsewhere, later, make_job())
    async with store.transaction() as tx:
        assert await tx.jobs.next_due() == NOW
        assert await tx.jobs.due(NOW - HOUR) is None
        for job in (make_job(), later, elsewhere):
            assert await tx.jobs.due(NOW + 3 * HOUR) == job
            await tx.jobs.delete(job)
        assert await tx.jobs.due(NOW + 3 * HOUR) is None
        assert await tx.jobs.next_due() is None


async def test_a_step_stores_how_far_the_job_has_come(store: Store) -> None:
    await begin(store, make_job())
    stepped = make_job(position="half", due_at=NOW + HOUR, attempts=1)
    async with store.transaction() as tx:
        await tx.jobs.save(stepped)
        assert not tx.has_due_changes  # whoever steps goes on anyway
        assert await tx.jobs.due(NOW + HOUR) == stepped


async def test_a_job_that_begins_again_starts_from_the_beginning(store: Store) -> None:
    await begin(store, make_job(position="half", attempts=2))
    again = make_job(created_at=NOW + HOUR, due_at=NOW + HOUR)
    await begin(store, again)
    async with store.transaction() as tx:
        assert await tx.jobs.due(NOW + HOUR) == again
        await tx.jobs.delete(again)
        await tx.jobs.save(replace(again, position="half"))
        assert await tx.jobs.due(NOW + HOUR) is None  # a late step does not bring it back


async def test_no_job_is_about_another_network(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await begin(store, make_job(community="slack:T9"))
    await begin(store, make_job())
    async with store.transaction() as tx:
        await tx.jobs.delete(make_job(network=OTHER_NETWORK))
        await tx.jobs.save(make_job(network=OTHER_NETWORK, position="half"))
        assert await tx.jobs.due(NOW) == make_job()
