"""Units that only write share transactions on PostgreSQL, and none pays for another's fault."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import asyncpg
import pytest

from bot.core.store import Conflict, Store, StoreUnavailable
from tests.storage.postgres import Server
from tests.support.builders import (
    NETWORK,
    OTHER_NETWORK,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'paned\\_%'"


async def schedule(store: Store, key: str) -> None:
    """A unit that only writes."""
    async with store.transaction() as tx:
        await tx.nudges.schedule(make_nudge(key))


async def keys(url: str) -> dict[str, int]:
    """The transaction that wrote each nudge."""
    connection = await asyncpg.connect(url)
    rows = await connection.fetch("SELECT key, xmin::text::bigint FROM nudges")
    await connection.close()
    return {str(key): int(written_by) for key, written_by in rows}


async def test_units_that_arrive_together_share_few_transactions(
    pg_store: Store, pg_url: str
) -> None:
    await asyncio.gather(*(schedule(pg_store, f"n{n:03}") for n in range(200)))
    written = await keys(pg_url)
    assert len(written) == 200
    assert len({*written.values()}) <= 10


async def test_only_the_unit_at_fault_fails(pg_store: Store, pg_url: str) -> None:
    async def host_of_nobody() -> None:
        async with pg_store.transaction() as tx:
            await tx.hosts.put(make_host("nobody"))
            await tx.nudges.schedule(make_nudge("lost"))

    async def wrong_argument() -> None:
        async with pg_store.transaction() as tx:
            await tx.nudges.schedule(replace(make_nudge("wrong"), attempts=2**80))

    outcomes = await asyncio.gather(
        schedule(pg_store, "before"),
        host_of_nobody(),
        schedule(pg_store, "between"),
        wrong_argument(),
        schedule(pg_store, "after"),
        return_exceptions=True,
    )
    assert [isinstance(one, BaseException) for one in outcomes] == [0, 1, 0, 1, 0]
    assert isinstance(outcomes[1], asyncpg.ForeignKeyViolationError)
    assert {*await keys(pg_url)} == {"before", "between", "after"}


async def test_the_second_of_a_pair_that_may_be_open_once_conflicts_alone(
    pg_store: Store, pg_url: str
) -> None:
    async def ask(id: str) -> None:
        async with pg_store.transaction() as tx:
            await tx.people.put(make_person("bea"))
            await tx.introductions.add(make_introduction(id, seeker="bea"))

    outcomes = await asyncio.gather(
        ask("i2"), schedule(pg_store, "between"), ask("i3"), return_exceptions=True
    )
    assert outcomes[0] is None
    assert outcomes[1] is None
    assert isinstance(outcomes[2], Conflict)
    assert {*await keys(pg_url)} == {"between"}


async def test_a_unit_whose_task_is_cancelled_leaves_the_others_alone(
    pg_store: Store, pg_url: str
) -> None:
    tasks = [asyncio.create_task(schedule(pg_store, f"n{n}")) for n in range(20)]
    for _ in range(3):
        await asyncio.sleep(0)
    tasks[7].cancel()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert [isinstance(one, asyncio.CancelledError) for one in done].count(True) == 1
    assert {*await keys(pg_url)} >= {f"n{n}" for n in range(20) if n != 7}


async def test_a_network_that_somebody_holds_keeps_no_other_waiting(pg_store: Store) -> None:
    async def other() -> None:
        async with pg_store.transaction() as tx:
            await tx.people.put(make_person("zoe", network=OTHER_NETWORK))
            await tx.hosts.put(make_host("zoe", network=OTHER_NETWORK))

    async with pg_store.transaction() as tx:
        await tx.hosts.get(NETWORK, "hal")  # holds the network
        waits = asyncio.create_task(schedule(pg_store, "waits"))
        async with asyncio.timeout(60):
            await asyncio.create_task(other())
        assert not waits.done()
    await waits


async def test_closing_waits_for_what_is_being_written(pg_store: Store, pg_url: str) -> None:
    tasks = [asyncio.create_task(schedule(pg_store, f"n{n}")) for n in range(50)]
    for _ in range(3):
        await asyncio.sleep(0)
    await pg_store.close()
    await asyncio.gather(*tasks)
    assert len(await keys(pg_url)) == 50


async def test_a_server_that_is_gone_is_told_to_every_unit(
    pg_store: Store, pg_url: str, server: Server
) -> None:
    async def wait_for_a_lock() -> None:
        connection = await asyncpg.connect(pg_url)
        while not await connection.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            pass
        await connection.close()

    waiting: list[asyncio.Task[None]] = []

    async def cut_off() -> None:
        async with pg_store.transaction() as tx:
            await tx.hosts.get(NETWORK, "hal")  # holds the network
            waiting.extend(asyncio.create_task(schedule(pg_store, f"n{n}")) for n in range(5))
            async with asyncio.timeout(60):
                await wait_for_a_lock()
            await server.run(CUT)

    with pytest.raises(StoreUnavailable):
        await cut_off()
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(outcomes[0], StoreUnavailable)
    await schedule(pg_store, "later")
    assert "later" in await keys(pg_url)
