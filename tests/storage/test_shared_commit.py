"""Units that only write share transactions on PostgreSQL, and none pays for another's fault."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

import asyncpg
import pytest

from bot.core.store import Conflict, Store, StoreUnavailable
from bot.domain.nudges import NudgeStatus
from tests.storage.postgres import Server
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'paned\\_%'"
CUT_WAITING = f"{CUT} AND wait_event_type = 'Lock'"
WAITING = """
    SELECT query FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()"""


async def schedule(store: Store, key: str, person: str = "hal") -> None:
    """A unit that only writes."""
    async with store.transaction() as tx:
        await tx.nudges.schedule(make_nudge(key, person=person))


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


async def waiting_statement(url: str) -> str:
    """What the server shows of a unit that waits for a lock, as soon as one does."""
    connection = await asyncpg.connect(url)
    async with asyncio.timeout(60):
        while not (found := await connection.fetchval(WAITING)):
            pass
    await connection.close()
    return str(found)


async def test_units_that_only_schedule_wait_for_the_lock_and_write_in_one_statement(
    pg_store: Store, pg_url: str
) -> None:
    async with pg_store.transaction() as tx:
        await tx.hosts.get(NETWORK, "hal")  # holds the network
        waits = [asyncio.create_task(schedule(pg_store, f"secret{n}")) for n in range(3)]
        statement = await waiting_statement(pg_url)
    await asyncio.gather(*waits)
    assert "INSERT INTO nudges" in statement
    assert "secret" not in statement  # the server's log may have statements
    assert len({*(await keys(pg_url)).values()}) == 1


async def test_who_waited_sees_what_was_written_meanwhile(pg_store: Store, pg_url: str) -> None:
    token = pg_store.claim_token()
    async with pg_store.transaction() as tx:
        await tx.hosts.get(NETWORK, "hal")  # holds the network
        waits = asyncio.gather(schedule(pg_store, "n"), schedule(pg_store, "new", person="zoe"))
        await waiting_statement(pg_url)
        await tx.people.put(make_person("zoe"))
        await tx.nudges.schedule(make_nudge("n"))
        (claimed,) = await tx.nudges.claim_due(NOW, token, NOW + HOUR, 1)
        await tx.nudges.finish(replace(claimed, status=NudgeStatus.SENT, ref="m1"))
    await waits
    async with pg_store.transaction() as tx:
        found = await tx.nudges.get("n")
    assert found is not None
    assert found.status is NudgeStatus.SENT  # and is not sent again
    assert "new" in await keys(pg_url)


async def test_one_of_ten_that_only_schedule_fails_and_nine_are_stored(
    pg_store: Store, pg_url: str
) -> None:
    faults = {3: make_nudge("n3", attempts=2**80), 6: make_nudge("n6", reason="\0")}

    async def unit(n: int) -> None:
        async with pg_store.transaction() as tx:
            await tx.nudges.schedule(faults.get(n) or make_nudge(f"n{n}"))

    outcomes = await asyncio.gather(*map(unit, range(10)), return_exceptions=True)
    failed = {n for n, outcome in enumerate(outcomes) if outcome is not None}
    assert failed == faults.keys()
    assert not any(isinstance(one, StoreUnavailable) for one in outcomes)
    assert {*await keys(pg_url)} == {f"n{n}" for n in range(10) if n not in faults}


async def test_events_that_come_together_are_stored_together(pg_store: Store) -> None:
    async def comes(*bodies: str) -> None:
        async with pg_store.transaction() as tx:
            await tx.inbox.add("slack", {f"{bodies[0]}{n}": b for n, b in enumerate(bodies)}, NOW)

    outcomes = await asyncio.gather(
        *(comes("a", "b"), comes("c", "\0"), comes("d", "e")), return_exceptions=True
    )
    assert [outcome is None for outcome in outcomes] == [True, False, True]
    async with pg_store.transaction() as tx:
        stored = await tx.inbox.pending("slack", NOW + HOUR, 9)
    assert [body for _, body, _ in stored] == ["a", "b", "d", "e"]


async def test_the_same_nudge_can_be_scheduled_by_several_at_once(
    pg_store: Store, pg_url: str
) -> None:
    async def unit(reason: str) -> None:
        async with pg_store.transaction() as tx:
            await tx.nudges.schedule_all([make_nudge("n", reason=r) for r in ("", reason)])

    await asyncio.gather(schedule(pg_store, "before"), *map(unit, "abc"))
    async with pg_store.transaction() as tx:
        found = await tx.nudges.get("n")
        await tx.nudges.schedule_all([make_nudge("n", reason=r) for r in ("d", "e")])
        again = await tx.nudges.get("n")
    assert found is not None
    assert again is not None
    assert (found.reason, again.reason) == ("c", "e")
    assert {*await keys(pg_url)} == {"before", "n"}


async def test_who_is_cancelled_while_ten_wait_takes_no_other_along(
    pg_store: Store, pg_url: str
) -> None:
    async with pg_store.transaction() as tx:
        await tx.hosts.get(NETWORK, "hal")  # holds the network
        tasks = [asyncio.create_task(schedule(pg_store, f"n{n}")) for n in range(10)]
        await waiting_statement(pg_url)
        tasks[7].cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    cancelled = [n for n, one in enumerate(outcomes) if isinstance(one, asyncio.CancelledError)]
    assert cancelled == [7]
    assert [one for one in outcomes if one is not None] == [outcomes[7]]
    assert {*await keys(pg_url)} >= {f"n{n}" for n in range(10) if n != 7}


async def test_a_connection_that_is_lost_is_told_to_all_who_waited_on_it(
    pg_store: Store, pg_url: str, server: Server
) -> None:
    async with pg_store.transaction() as tx:
        await tx.hosts.get(NETWORK, "hal")  # holds the network
        waiting = [asyncio.create_task(schedule(pg_store, f"n{n}")) for n in range(10)]
        await waiting_statement(pg_url)
        late = asyncio.create_task(schedule(pg_store, "late"))
        await asyncio.sleep(0)
        await server.run(CUT_WAITING)
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(one) for one in outcomes] == [StoreUnavailable] * 10
    await late  # it had another connection
    assert {*await keys(pg_url)} == {"late"}


async def test_a_server_that_is_gone_is_told_or_all_is_there(
    pg_store: Store, pg_url: str, server: Server
) -> None:
    waiting: list[asyncio.Task[None]] = []

    async def cut_off() -> None:
        async with pg_store.transaction() as tx:
            await tx.hosts.get(NETWORK, "hal")  # holds the network
            waiting.extend(asyncio.create_task(schedule(pg_store, f"n{n}")) for n in range(5))
            await waiting_statement(pg_url)
            await server.run(CUT)

    with pytest.raises(StoreUnavailable):
        await cut_off()
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    # Where the holder was cut first, who waited had the lock for a moment.
    assert len({*map(type, outcomes)}) == 1
    told = isinstance(outcomes[0], StoreUnavailable)
    async with asyncio.timeout(60):
        while "later" not in (stored := {*await keys(pg_url)}):
            with suppress(StoreUnavailable):  # the pool may have another that was cut
                await schedule(pg_store, "later")
    assert told or len(stored) == 6
