"""What an operator's tools read of every store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.store import Store
from tests.support.builders import HOUR, NOW, OTHER_NETWORK, make_job, make_nudge

MINUTE = timedelta(minutes=1)


async def test_an_empty_store_has_no_queue(store: Store) -> None:
    async with store.transaction() as tx:
        tx.only_reads()
        assert await tx.health.is_current()
        load = await tx.health.workload(NOW)
    assert (load.due, load.late, load.oldest) == ({}, {}, {})
    assert load.bytes > 10_000


async def test_what_waits_is_counted_by_platform_and_kind_over_all_networks(store: Store) -> None:
    other = make_nudge("n5", kind="brief", due_at=NOW - 3 * HOUR)
    nudges = [
        make_nudge("n1", kind="brief", due_at=NOW - 5 * MINUTE),
        make_nudge("n2", kind="brief", due_at=NOW - 4 * MINUTE),
        make_nudge("n3", kind="thanks", due_at=NOW),
        make_nudge("n4", kind="brief", due_at=NOW + MINUTE),
        replace(other, network=OTHER_NETWORK, community="slack:T9", person="eve"),
    ]
    async with store.transaction() as tx:
        await tx.nudges.schedule_all(nudges)
        await tx.inbox.add("slack", {"slack:e2": "{}"}, NOW - MINUTE)
        await tx.jobs.begin(make_job(due_at=NOW + HOUR))
        await tx.scrubs.owe(NOW - HOUR)
    async with store.transaction() as tx:
        load = await tx.health.workload(NOW)
    assert load.due == {
        ("playground", "brief"): 2,
        ("playground", "thanks"): 1,
        ("slack", "brief"): 1,
    }
    assert load.late == {("playground", "brief"): 1, ("slack", "brief"): 1}
    assert load.oldest == {
        "nudges": NOW - 3 * HOUR,
        "inbox": NOW - MINUTE,
        "jobs": NOW + HOUR,
        "scrub": NOW - HOUR,
    }


async def test_a_claimed_nudge_is_due_no_more(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.nudges.schedule_all([make_nudge("n1", due_at=NOW), make_nudge("n2", due_at=NOW)])
    async with store.transaction() as tx:
        await tx.nudges.claim_due(NOW, store.claim_token(), NOW + HOUR, 1)
    async with store.transaction() as tx:
        load = await tx.health.workload(NOW)
    assert sum(load.due.values()) == 1
