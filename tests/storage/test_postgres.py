"""PostgreSQL: several processes on one database, and a database that goes away."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.nudges import Nudge, NudgeStatus
from bot.store import Store, Unavailable
from storage import (
    ForeignDatabase,
    OlderDatabase,
    StorageError,
    backup,
    inspect,
    migrate,
    open_store,
    postgres,
    watch,
)
from storage.postgres import PostgresStore
from storage.schema import migrations
from tests.builders import ELSEWHERE, HOUR, NETWORK, NOW, add, make_host, make_nudge, make_person
from tests.faults.proxy import Line
from tests.storage.postgres import Server

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'handshakes\\_%'"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "CHECK_SECONDS", 0.02)
    monkeypatch.setattr(watch, "_RETRY_SECONDS", 0.02)


async def news(store: Store) -> asyncio.Event:
    heard = asyncio.Event()
    store.on_news(heard.set)
    return heard


@pytest.mark.parametrize("turns", range(5))
async def test_closing_ends_though_something_was_just_to_be_told(
    pg_store: PostgresStore, turns: int
) -> None:
    await asyncio.sleep(0)
    pg_store._watch.tell()
    for _ in range(turns):
        await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await pg_store.close()


async def test_units_of_one_network_wait_and_others_do_not(pg_store: Store) -> None:
    first_has_read, go_on = asyncio.Event(), asyncio.Event()
    order = []

    async def accept(capacity: int) -> None:
        async with pg_store.transaction() as tx:
            host = await tx.host(NETWORK, "hal")
            assert host is not None
            if not first_has_read.is_set():
                first_has_read.set()
                await go_on.wait()
            order.append(host.capacity)
            await tx.put_host(make_host(capacity=host.capacity + capacity))

    async with pg_store.transaction() as tx:
        await tx.put_host(make_host(capacity=1))
    one = asyncio.create_task(accept(1))
    await first_has_read.wait()
    two = asyncio.create_task(accept(1))
    async with asyncio.timeout(10), pg_store.transaction() as tx:
        assert await tx.person(ELSEWHERE, "eve") is None  # another network: at once
    assert not two.done()
    go_on.set()
    await asyncio.gather(one, two)
    assert order == [1, 2]


async def test_several_processes_that_start_at_once_migrate_once(server: Server) -> None:
    url = await server.database(empty=True)
    with pytest.raises(OlderDatabase, match="handshakes migrate"):
        await open_store(url, migrate=False)
    applied = await asyncio.gather(*(migrate(url) for _ in range(4)))
    assert sorted(map(len, applied)) == [0, 0, 0, len(migrations())]
    report = await inspect(url)
    assert (report.version, report.problems) == (report.known, ())
    assert "PostgreSQL" in str(report)
    await server.drop(url)


async def test_the_database_of_another_program_is_left_alone(server: Server) -> None:
    url = await server.database(empty=True)
    store = await open_store(url)
    await store.close()
    connection = await postgres._connect(url)
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
async def test_what_cannot_be_reached_is_a_sentence_without_the_password(
    url: str, says: str
) -> None:
    with pytest.raises(StorageError, match=says) as refused:
        await open_store(url)
    assert "cret" not in str(refused.value)


async def test_a_database_that_is_not_there_is_a_sentence(server: Server) -> None:
    with pytest.raises(StorageError, match="does not exist"):
        await open_store(server.url("nowhere"))
    with pytest.raises(StorageError, match="pg_dump"):
        await backup(server.url("nowhere"), target=None)  # type: ignore[arg-type]


async def test_a_connection_cut_in_a_unit_undoes_it_and_the_next_goes_on(
    pg_store: Store, server: Server
) -> None:
    async def cut_off() -> None:
        async with pg_store.transaction() as tx:
            await tx.put_person(make_person("zoe"))
            await server.run(CUT)
            await tx.put_person(make_person("yan"))

    with pytest.raises(Unavailable):
        await cut_off()
    async with pg_store.transaction() as tx:
        assert await tx.person(NETWORK, "zoe") is None
        await tx.put_person(make_person("zoe"))


async def test_a_statement_that_failed_lets_nothing_of_its_unit_be_kept(pg_store: Store) -> None:
    async def look_away() -> None:
        async with pg_store.transaction() as tx:
            await tx.put_person(make_person("zoe"))
            with pytest.raises(Exception, match="foreign key"):
                await tx.put_host(make_host("nobody"))

    with pytest.raises(Unavailable):
        await look_away()
    async with pg_store.transaction() as tx:
        assert await tx.person(NETWORK, "zoe") is None


async def test_a_nudge_written_by_one_process_wakes_another(pg_store: Store, pg_url: str) -> None:
    other = await open_store(pg_url)
    heard, own = await news(other), await news(pg_store)
    await add(pg_store, make_nudge())
    async with asyncio.timeout(10):
        await heard.wait()
    assert not own.is_set()  # who wrote it wakes by itself
    await other.close()


async def test_who_was_cut_off_looks_again(pg_store: Store, server: Server) -> None:
    heard = await news(pg_store)
    await server.run(CUT)
    async with asyncio.timeout(10):
        await heard.wait()
    assert pg_store.claim_token()


async def test_the_claims_of_a_process_that_ended_are_soon_free(
    pg_store: Store, pg_url: str
) -> None:
    dead = await open_store(pg_url)
    await add(pg_store, make_nudge("theirs"), make_nudge("ours", due_at=NOW - HOUR))
    lease = NOW + timedelta(days=1)
    async with pg_store.transaction() as tx:
        (ours,) = await tx.claim_due(NOW, pg_store.claim_token(), lease, 1)
    async with dead.transaction() as tx:
        (theirs,) = await tx.claim_due(NOW, dead.claim_token(), lease, 1)
    heard = await news(pg_store)
    await dead.close()
    found: list[Nudge] = []
    async with asyncio.timeout(10):
        while not found:
            await heard.wait()  # first that it is gone, then that what it held is free
            heard.clear()
            async with pg_store.transaction() as tx:
                found = await tx.claim_due(NOW, pg_store.claim_token(), lease, 5)
    (taken,) = found
    assert taken.key == theirs.key == "theirs"
    async with pg_store.transaction() as tx:
        sent = [replace(one, status=NudgeStatus.SENT, ref="m1") for one in (theirs, ours, taken)]
        assert not await tx.finish_nudge(sent[0])
        assert await tx.finish_nudges(sent) == {"ours", "theirs"}


async def test_what_a_dead_process_claimed_is_free_before_the_next_has_opened(
    pg_store: Store, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "CHECK_SECONDS", 3600.0)
    monkeypatch.setattr(watch, "_SETTLED", "SELECT $1::float8 > 0")  # how long the server has run
    await add(pg_store, make_nudge())
    async with pg_store.transaction() as tx:
        assert await tx.claim_due(NOW, pg_store.claim_token(), NOW + timedelta(days=1), 1)
    await pg_store.close()
    store = await open_store(pg_url)
    async with store.transaction() as tx:
        (taken,) = await tx.claim_due(NOW, store.claim_token(), NOW + timedelta(days=1), 1)
    assert taken.attempts == 2
    await store.close()


async def test_who_is_missing_once_may_be_back_at_the_next_look(
    pg_store: PostgresStore, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "CHECK_SECONDS", 3600.0)
    looking = await open_store(pg_url)
    await add(pg_store, make_nudge())
    async with pg_store.transaction() as tx:
        assert await tx.claim_due(NOW, pg_store.claim_token(), NOW + timedelta(days=1), 1)
    await pg_store.close()
    assert isinstance(looking, PostgresStore)
    assert looking._watch._connection is not None
    for free in (0, 1):
        await looking._watch._look(looking._watch._connection)
        async with looking.transaction() as tx:
            found = await tx.claim_due(NOW, looking.claim_token(), NOW + timedelta(days=1), 1)
        assert len(found) == free
    await looking.close()


async def test_after_a_cut_nothing_is_begun_on_what_was_claimed_before(
    pg_url: str, server: Server
) -> None:
    async with Line(server.socket).open() as line:
        store = await open_store(line.url(pg_url))
        token, heard = store.claim_token(), await news(store)
        assert store.holds(token)
        line.cut()
        async with asyncio.timeout(10):
            await heard.wait()  # it is back
        assert not store.holds(token), "others may have taken what was claimed with it"
        assert store.holds(store.claim_token())
        await store.close()


@pytest.mark.parametrize("ahead", [timedelta(minutes=-10), timedelta(minutes=10)])
async def test_leases_are_counted_by_the_databases_clock(
    pg_store: PostgresStore, pg_url: str, ahead: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two processes has a clock that is wrong."""
    monkeypatch.setattr(watch, "CHECK_SECONDS", 3600.0)
    wrong = await open_store(pg_url)
    assert isinstance(wrong, PostgresStore)
    there, here = wrong._watch._clock
    await add(pg_store, make_nudge(), make_nudge("later", due_at=NOW + HOUR))
    minute = timedelta(minutes=1)
    async with pg_store.transaction() as tx:
        (held,) = await tx.claim_due(NOW, pg_store.claim_token(), NOW + minute, 1)
    now = NOW + ahead
    wrong._watch._clock = (there - ahead.total_seconds(), here)
    async with wrong.transaction() as tx:
        assert await tx.claim_due(now, wrong.claim_token(), now + minute, 5) == []
        over = await tx.next_due(now)
        assert over is not None
        assert abs(over - (now + minute)) < timedelta(seconds=1)
        assert await tx.communities_due(now) == []
        now += minute + timedelta(seconds=1)
        assert await tx.communities_due(now) != []
        (taken,) = await tx.claim_due(now, wrong.claim_token(), now + minute, 5)
    assert taken.key == held.key
    await wrong.close()


async def test_who_has_much_to_tell_still_sees_who_has_died(pg_store: Store, pg_url: str) -> None:
    dead = await open_store(pg_url)
    await add(pg_store, make_nudge())
    async with dead.transaction() as tx:
        assert await tx.claim_due(NOW, dead.claim_token(), NOW + timedelta(days=1), 1)
    heard = await news(pg_store)
    await dead.close()
    async with asyncio.timeout(10):
        while not heard.is_set():
            await add(pg_store, make_nudge("another", due_at=NOW + HOUR))
            await asyncio.sleep(0)


async def test_a_claim_whose_commit_was_cut_off_is_free_again(
    pg_store: Store, server: Server, pg_url: str
) -> None:
    await add(pg_store, make_nudge())
    async with Line(server.socket).open() as line:
        store = await open_store(line.url(pg_url))
        heard = await news(store)
        line.cuts.append("after")
        with pytest.raises(Unavailable):
            async with store.transaction() as tx:
                assert await tx.claim_due(NOW, store.claim_token(), NOW + timedelta(days=1), 1)
        async with asyncio.timeout(10):
            await heard.wait()
        async with store.transaction() as tx:
            (taken,) = await tx.claim_due(NOW, store.claim_token(), NOW + timedelta(days=1), 1)
        assert taken.attempts == 2  # it was committed
        await store.close()


async def test_every_number_is_wide_enough_for_microseconds(pg_url: str) -> None:
    connection = await postgres._connect(pg_url)
    kinds = await connection.fetch(
        "SELECT DISTINCT data_type, collation_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    )
    await connection.close()
    assert {tuple(kind) for kind in kinds} == {("bigint", None), ("text", "C")}
