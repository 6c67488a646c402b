"""PostgreSQL: several processes on one database, and a database that becomes unavailable."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.core.store import Store, StoreUnavailable
from bot.domain.nudges import Nudge, NudgeStatus
from storage import (
    ForeignDatabase,
    OlderDatabase,
    StorageError,
    StoreTimings,
    backup,
    inspect,
    migrate,
    open_store,
)
from storage.migrator import migrations
from storage.postgres import store as postgres
from storage.postgres.liveness import Liveness
from storage.postgres.store import PostgresStore
from tests.faults.proxy import Proxy
from tests.storage.postgres import IMPATIENT, Server
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    add,
    make_host,
    make_nudge,
    make_person,
)

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'paned\\_%'"


async def open_checked_by_hand(
    url: str, wall: Callable[[], float] = time.time, settling_s: float = 3600.0
) -> tuple[PostgresStore, Liveness]:
    """An open store that checks who is alive only when the test calls its `Liveness`."""
    timings = StoreTimings(look_interval_s=3600.0, settling_s=settling_s)
    liveness = Liveness(lambda: asyncpg.connect(url), postgres.LOCK, timings, wall)
    await liveness.start()
    return PostgresStore(await asyncpg.create_pool(url, min_size=0), liveness), liveness


async def notified(store: Store) -> asyncio.Event:
    """Set when the store calls its subscribers."""
    event = asyncio.Event()
    store.subscribe(event.set)
    return event


@pytest.mark.parametrize("turns", range(5))
async def test_closing_ends_also_while_a_notification_is_due(pg_url: str, turns: int) -> None:
    store, liveness = await open_checked_by_hand(pg_url)
    await asyncio.sleep(0)
    liveness.notify_soon()
    for _ in range(turns):
        await asyncio.sleep(0)
    async with asyncio.timeout(60):
        await store.close()


async def test_units_of_one_network_wait_and_others_do_not(pg_store: Store) -> None:
    first_has_read, go_on = asyncio.Event(), asyncio.Event()
    order = []

    async def accept(capacity: int) -> None:
        async with pg_store.transaction() as tx:
            host = await tx.hosts.get(NETWORK, "hal")
            assert host is not None
            if not first_has_read.is_set():
                first_has_read.set()
                await go_on.wait()
            order.append(host.capacity)
            await tx.hosts.put(make_host(capacity=host.capacity + capacity))

    async with pg_store.transaction() as tx:
        await tx.hosts.put(make_host(capacity=1))
    one = asyncio.create_task(accept(1))
    await first_has_read.wait()
    two = asyncio.create_task(accept(1))
    async with asyncio.timeout(60), pg_store.transaction() as tx:
        assert await tx.people.get(OTHER_NETWORK, "eve") is None  # another network: at once
    assert not two.done()
    go_on.set()
    await asyncio.gather(one, two)
    assert order == [1, 2]


async def test_several_processes_that_start_at_once_migrate_once(server: Server) -> None:
    url = await server.database(empty=True)
    with pytest.raises(OlderDatabase, match="paned migrate"):
        await open_store(url, migrate=False)
    applied = await asyncio.gather(*(migrate(url) for _ in range(4)))
    assert sorted(map(len, applied)) == [0, 0, 0, len(migrations())]
    report = await inspect(url)
    assert (report.version, report.problems) == (report.known, ())
    assert "PostgreSQL" in str(report)
    await server.drop(url)


async def test_the_database_of_another_program_is_refused(server: Server) -> None:
    url = await server.database(empty=True)
    store = await open_store(url)
    await store.close()
    connection = await asyncpg.connect(url)
    await connection.execute("DROP TABLE migrations")
    await connection.close()
    with pytest.raises(ForeignDatabase, match="another"):
        await open_store(url)
    await server.drop(url)


@pytest.mark.parametrize(
    "url, says",
    [
        ("postgresql://bot:secret@127.0.0.1:1/x", "does not answer"),
        ("postgresql://bot:se:cret@127.0.0.1:secret/x", "DATABASE_URL cannot be read"),
    ],
)
async def test_a_server_that_does_not_answer_is_an_error_without_the_password(
    url: str, says: str
) -> None:
    with pytest.raises(StorageError, match=says) as refused:
        await open_store(url)
    assert "cret" not in str(refused.value)


async def test_a_database_that_does_not_exist_is_an_error_to_show(
    server: Server, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="does not exist"):
        await open_store(server.url("missing"))
    with pytest.raises(StorageError, match="does not exist"):
        await backup(server.url("missing"), tmp_path / "copy.db")
    assert not list(tmp_path.iterdir())


async def test_a_connection_cut_in_a_unit_undoes_it_and_the_next_unit_works(
    pg_store: Store, server: Server
) -> None:
    async def cut_off() -> None:
        async with pg_store.transaction() as tx:
            assert await tx.people.get(NETWORK, "zoe") is None
            await tx.people.put(make_person("zoe"))
            await server.run(CUT)
            await tx.people.put(make_person("yan"))

    with pytest.raises(StoreUnavailable):
        await cut_off()
    async with pg_store.transaction() as tx:
        assert await tx.people.get(NETWORK, "zoe") is None
        await tx.people.put(make_person("zoe"))


async def test_a_unit_with_a_failed_statement_is_undone(pg_store: Store) -> None:
    async def ignore_the_error() -> None:
        async with pg_store.transaction() as tx:
            assert await tx.people.get(NETWORK, "zoe") is None
            await tx.people.put(make_person("zoe"))
            with pytest.raises(Exception, match="foreign key"):
                await tx.hosts.put(make_host("nobody"))

    with pytest.raises(StoreUnavailable):
        await ignore_the_error()
    async with pg_store.transaction() as tx:
        assert await tx.people.get(NETWORK, "zoe") is None


async def test_a_nudge_written_by_one_process_wakes_another(pg_store: Store, pg_url: str) -> None:
    other = await open_store(pg_url, timings=IMPATIENT)
    notification, own = await notified(other), await notified(pg_store)
    await add(pg_store, make_nudge())
    async with asyncio.timeout(60):
        await notification.wait()
    assert not own.is_set()  # its own dispatcher wakes by `has_due_changes`
    await other.close()


async def test_a_process_that_was_cut_off_is_notified_once_it_is_back(
    pg_store: Store, server: Server
) -> None:
    notification = await notified(pg_store)
    await server.run(CUT)
    async with asyncio.timeout(60):
        await notification.wait()
    assert pg_store.claim_token()


async def test_the_claims_of_a_process_that_ended_are_freed_soon(
    pg_store: Store, pg_url: str
) -> None:
    dead = await open_store(pg_url, timings=IMPATIENT)
    await add(pg_store, make_nudge("theirs"), make_nudge("ours", due_at=NOW - HOUR))
    lease = NOW + timedelta(days=1)
    async with pg_store.transaction() as tx:
        (ours,) = await tx.nudges.claim_due(NOW, pg_store.claim_token(), lease, 1)
    async with dead.transaction() as tx:
        (theirs,) = await tx.nudges.claim_due(NOW, dead.claim_token(), lease, 1)
    notification = await notified(pg_store)
    await dead.close()
    found: list[Nudge] = []
    async with asyncio.timeout(60):
        while not found:
            await notification.wait()  # first that the process ended, then that its claims are free
            notification.clear()
            async with pg_store.transaction() as tx:
                found = await tx.nudges.claim_due(NOW, pg_store.claim_token(), lease, 5)
    (taken,) = found
    assert taken.key == theirs.key == "theirs"
    async with pg_store.transaction() as tx:
        sent = [replace(one, status=NudgeStatus.SENT, ref="m1") for one in (theirs, ours, taken)]
        assert not await tx.nudges.finish(sent[0])
        assert await tx.nudges.finish_all(sent) == {"ours", "theirs"}


@pytest.mark.parametrize("settling_s", [3600.0, 0.0])
async def test_claims_of_a_process_never_seen_are_kept_until_all_may_be_back(
    pg_store: Store, pg_url: str, settling_s: float
) -> None:
    """After a restart or a promotion it may be alive and still connecting."""
    await add(pg_store, make_nudge())
    async with pg_store.transaction() as tx:
        assert await tx.nudges.claim_due(NOW, pg_store.claim_token(), NOW + timedelta(days=1), 1)
    await pg_store.close()
    store, liveness = await open_checked_by_hand(pg_url, settling_s=settling_s)
    for _ in range(3):
        await liveness.check()
    async with store.transaction() as tx:
        found = await tx.nudges.claim_due(NOW, store.claim_token(), NOW + timedelta(days=1), 1)
    assert [nudge.attempts for nudge in found] == ([] if settling_s else [2])
    await store.close()


async def test_what_a_process_is_sending_stays_its_own_over_a_cut(
    pg_store: Store, pg_url: str, server: Server
) -> None:
    await add(pg_store, make_nudge())
    await pg_store.close()
    other, liveness = await open_checked_by_hand(pg_url, settling_s=0.0)
    async with Proxy(server.socket).open() as line:
        store = await open_store(line.url(pg_url), timings=IMPATIENT)
        notification = await notified(store)
        lease = NOW + timedelta(days=1)
        async with store.transaction() as tx:
            (sending,) = await tx.nudges.claim_due(NOW, store.claim_token(), lease, 1)
        await liveness.check()
        line.shut_down()
        await liveness.check()  # missing once
        line.refuses = False
        async with asyncio.timeout(60):
            await notification.wait()
        for _ in range(3):
            await liveness.check()
        async with other.transaction() as tx:
            assert await tx.nudges.claim_due(NOW, other.claim_token(), lease, 1) == []
        async with store.transaction() as tx:
            assert await tx.nudges.finish(replace(sending, status=NudgeStatus.SENT, ref="m1"))
        await store.close()
    await other.close()


async def test_claims_are_freed_at_the_second_check_without_their_process(
    pg_store: Store, pg_url: str
) -> None:
    store, liveness = await open_checked_by_hand(pg_url)
    await add(pg_store, make_nudge())
    async with pg_store.transaction() as tx:
        assert await tx.nudges.claim_due(NOW, pg_store.claim_token(), NOW + timedelta(days=1), 1)
    await pg_store.close()
    for free in (0, 1):
        await liveness.check()
        async with store.transaction() as tx:
            found = await tx.nudges.claim_due(NOW, store.claim_token(), NOW + timedelta(days=1), 1)
        assert len(found) == free
    await store.close()


async def test_after_a_cut_earlier_claims_are_not_owned_any_more(
    pg_url: str, server: Server
) -> None:
    async with Proxy(server.socket).open() as line:
        store = await open_store(line.url(pg_url), timings=IMPATIENT)
        token, notification = store.claim_token(), await notified(store)
        assert store.owns_claim(token)
        line.cut()
        async with asyncio.timeout(60):
            await notification.wait()  # it is back
        assert not store.owns_claim(token), "others may have taken over its claims"
        assert store.owns_claim(store.claim_token())
        await store.close()


@pytest.mark.parametrize("ahead", [timedelta(minutes=-10), timedelta(minutes=10)])
async def test_leases_end_by_the_clock_of_the_database(
    pg_store: Store, pg_url: str, ahead: timedelta
) -> None:
    """One of two processes has a clock that is wrong."""
    wrong, _ = await open_checked_by_hand(pg_url, wall=lambda: time.time() + ahead.total_seconds())
    await add(pg_store, make_nudge(), make_nudge("later", due_at=NOW + HOUR))
    minute = timedelta(minutes=1)
    async with pg_store.transaction() as tx:
        (held,) = await tx.nudges.claim_due(NOW, pg_store.claim_token(), NOW + minute, 1)
    now = NOW + ahead
    async with wrong.transaction() as tx:
        assert await tx.nudges.claim_due(now, wrong.claim_token(), now + minute, 5) == []
        over = await tx.nudges.next_due(now)
        assert over is not None
        assert abs(over - (now + minute)) < timedelta(seconds=1)
        assert await tx.nudges.communities_due(now) == []
        now += minute + timedelta(seconds=1)
        assert await tx.nudges.communities_due(now) != []
        (taken,) = await tx.nudges.claim_due(now, wrong.claim_token(), now + minute, 5)
    assert taken.key == held.key
    await wrong.close()


async def test_a_process_that_notifies_all_the_time_still_checks(
    pg_store: Store, pg_url: str
) -> None:
    dead = await open_store(pg_url, timings=IMPATIENT)
    await add(pg_store, make_nudge())
    async with dead.transaction() as tx:
        assert await tx.nudges.claim_due(NOW, dead.claim_token(), NOW + timedelta(days=1), 1)
    notification = await notified(pg_store)
    await dead.close()
    async with asyncio.timeout(60):
        while not notification.is_set():
            await add(pg_store, make_nudge("another", due_at=NOW + HOUR))
            await asyncio.sleep(0)


async def test_a_claim_whose_commit_was_cut_off_is_freed(
    pg_store: Store, server: Server, pg_url: str
) -> None:
    await add(pg_store, make_nudge())
    async with Proxy(server.socket).open() as line:
        store = await open_store(line.url(pg_url), timings=IMPATIENT)
        notification = await notified(store)
        line.cuts.append("after")
        with pytest.raises(StoreUnavailable):
            async with store.transaction() as tx:
                assert await tx.nudges.claim_due(
                    NOW, store.claim_token(), NOW + timedelta(days=1), 1
                )
        async with asyncio.timeout(60):
            await notification.wait()
        async with store.transaction() as tx:
            (taken,) = await tx.nudges.claim_due(
                NOW, store.claim_token(), NOW + timedelta(days=1), 1
            )
        assert taken.attempts == 2  # it was committed
        await store.close()


async def test_columns_are_wide_enough_for_microseconds_and_sort_by_bytes(pg_url: str) -> None:
    connection = await asyncpg.connect(pg_url)
    kinds = await connection.fetch(
        "SELECT DISTINCT data_type, collation_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    )
    await connection.close()
    assert {tuple(kind) for kind in kinds} == {("bigint", None), ("text", "C")}


async def test_a_statement_of_a_migration_may_take_longer_than_another(pg_url: str) -> None:
    connection = await asyncpg.connect(pg_url, command_timeout=0.2)
    database = postgres.PostgresDatabase(connection)
    await database.run(["SELECT pg_sleep(0.5);"])
    await database.fetch("SELECT pg_sleep(0.5)")
    with pytest.raises(TimeoutError):
        await connection.fetch("SELECT pg_sleep(0.5)", timeout=None)
    await connection.close()
