"""PostgreSQL disconnects, restarts, is unreachable, slow, full or locked while the bot runs."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.application import make_bot
from bot.bootstrap import SystemClock
from bot.core.events import CommandUsed
from bot.core.messages import plain_text
from bot.core.responses import Reply
from bot.core.store import Store, StoreUnavailable
from bot.delivery.timings import DeliveryTimings
from bot.domain.people import Address
from bot.i18n.translator import Translator
from storage import StoreTimings, open_store
from tests.conftest import Report
from tests.faults.harness import notice, open_workspace
from tests.faults.platform import FileChat, PacedChat, read
from tests.faults.proxy import Proxy
from tests.storage import postgres as real
from tests.storage.postgres import Server
from tests.support.builders import make_community, make_person
from tests.support.said import said, stands_in

pytestmark = pytest.mark.faults

OLU = Address("town", "square", "olu")
TIMINGS = StoreTimings(look_interval_s=0.1, reconnect_s=0.05)
DELIVERY = DeliveryTimings(
    lease_s=5.0, lease_margin_s=0.5, first_retry_s=0.2, longest_store_retry_s=0.2
)
WORDS = Translator("en", "Europe/London")


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The PostgreSQL server of this test process."""
    return real.shared(request.config)


@pytest.fixture
async def proxy(server: Server) -> AsyncIterator[Proxy]:
    """A proxy to the server."""
    async with Proxy(server.socket).open() as opened:
        yield opened


class RunningBot:
    """A bot, a caller that commits transactions, and the visible messages."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.file = folder / "platform"
        self.chat = FileChat(self.file)
        self.bot = make_bot(
            store=store, chats={"town": self.chat}, clock=SystemClock(), timings=DELIVERY
        )
        self.acknowledged: list[str] = []
        self.refused = 0
        """Transactions that the database did not take."""
        self._commands = 0

    async def commits(self, count: int) -> None:
        """Commit `count` transactions with a nudge each; try each until it is acknowledged."""
        for _ in range(count):
            key = f"n{len(self.acknowledged)}"
            while True:
                try:
                    async with self.store.transaction() as tx:
                        await tx.events.mark_seen(key, datetime.now(UTC))
                        await tx.nudges.schedule(notice(key, datetime.now(UTC)))
                    break
                except StoreUnavailable:
                    self.refused += 1
                    await asyncio.sleep(0.02)
            self.acknowledged.append(key)
            self.bot.wake()
            await asyncio.sleep(0)

    async def refuses(self) -> bool:
        """Whether the answer to a command that may write is that the database is unavailable."""
        self._commands += 1
        event = CommandUsed(event_id=f"e{self._commands}", actor=OLU, name="host", text="")
        response = await self.bot.handle(event)
        assert isinstance(response, Reply)
        return stands_in(said("error-unavailable"), plain_text(response.message), WORDS)

    async def check_all_sent_once(self, seconds: float = 30) -> None:
        """Wait until every acknowledged message is visible, and assert that none is there twice.

        It waits as long as more become visible within `seconds`: a machine may have much to do.
        """
        visible, patience = 0, time.monotonic() + seconds
        while (seen := {line.key for line in read(self.file)}) < set(self.acknowledged):
            if len(seen) > visible:
                visible, patience = len(seen), time.monotonic() + seconds
            assert time.monotonic() < patience, f"{len(seen)} of {len(self.acknowledged)} came"
            await asyncio.sleep(0.02)
        times = Counter(line.key for line in read(self.file))
        assert times.keys() == set(self.acknowledged)
        assert set(times.values()) == {1}


@asynccontextmanager
async def workspace(
    url: str, folder: Path, through: Proxy | None = None, timings: StoreTimings = TIMINGS
) -> AsyncIterator[RunningBot]:
    """The running bot of a workspace, on that database."""
    await (await open_workspace(url)).close()
    store = await open_store(through.url(url) if through else url, timings=timings)
    made = RunningBot(store, folder)
    await made.bot.start()
    try:
        yield made
    finally:
        await made.bot.close()
        await store.close()
        made.chat.close()


async def test_connections_closed_in_a_commit_before_or_after_it_is_done(
    url: str, proxy: Proxy, tmp_path: Path, full: bool, report: Report
) -> None:
    async with workspace(url, tmp_path, proxy) as running:
        for _ in range(60 if full else 4):
            proxy.cuts.extend(random.choices(("before", "after", None), (2, 2, 4), k=8))
            await running.commits(15)
        proxy.cuts.clear()
        await running.check_all_sent_once()
        report(
            f"PostgreSQL, connection cut in {proxy.cut_commits} COMMITs:"
            f" {len(running.acknowledged)} nudges, 0 lost, 0 doubled"
        )
    assert proxy.cut_commits > 5


async def test_all_connections_closed_repeatedly(
    url: str, proxy: Proxy, tmp_path: Path, full: bool
) -> None:
    async with workspace(url, tmp_path, proxy) as running:
        for _ in range(60 if full else 4):
            committing = asyncio.create_task(running.commits(20))
            await asyncio.sleep(random.uniform(0, 0.1))
            proxy.cut()
            await committing
        await running.check_all_sent_once()


async def test_an_unreachable_server_is_waited_for_and_members_are_told(
    url: str, proxy: Proxy, tmp_path: Path, full: bool, report: Report
) -> None:
    async with workspace(url, tmp_path, proxy) as running:
        await running.commits(20)
        proxy.shut_down()
        committing = asyncio.create_task(running.commits(20))
        await asyncio.sleep(60 if full else 0.5)
        assert await running.refuses()
        assert not committing.done()
        proxy.refuses = False
        await committing
        assert not await running.refuses()
        await running.check_all_sent_once()
        report(
            f"PostgreSQL unreachable for a minute: {running.refused} transactions refused,"
            " 0 lost, 0 doubled"
        )


async def test_connections_that_block_without_an_error(
    url: str, proxy: Proxy, tmp_path: Path
) -> None:
    timings = replace(TIMINGS, statement_timeout_s=0.3, connection_wait_s=0.3)
    async with workspace(url, tmp_path, proxy, timings) as running:
        await running.commits(20)
        proxy.blocked = True
        committing = asyncio.create_task(running.commits(20))
        await asyncio.sleep(0.5)
        assert await running.refuses()
        proxy.cut()
        proxy.blocked = False
        await committing
        await running.check_all_sent_once()


async def test_a_slow_connection_only_takes_longer(url: str, proxy: Proxy, tmp_path: Path) -> None:
    async with workspace(url, tmp_path, proxy) as running:
        proxy.delay_s = 0.005
        await asyncio.gather(running.commits(5), running.refuses())
        assert not await running.refuses()
        await running.check_all_sent_once()


async def test_the_server_restarts_and_crashes_under_load(
    url: str, server: Server, tmp_path: Path, full: bool, report: Report
) -> None:
    name = url.partition("?")[0].rpartition("/")[2]
    await server.run(f"ALTER DATABASE {name} SET synchronous_commit = on")
    async with workspace(url, tmp_path) as running:
        for crash in (False, True) * 10 if full else (True,):
            committing = asyncio.create_task(running.commits(200))
            await asyncio.sleep(random.uniform(0.05, 0.3))
            await asyncio.to_thread(server.down, crash=crash)
            assert await running.refuses()
            await asyncio.to_thread(server.up)
            await committing
        await running.check_all_sent_once()
        assert running.refused
        reader = await asyncpg.connect(url)
        events = {id for (id,) in await reader.fetch("SELECT id FROM events")}
        await reader.close()
        assert events >= set(running.acknowledged)
        report(
            "PostgreSQL restarted ten times, killed ten times:"
            f" {len(running.acknowledged)} nudges, 0 lost, 0 doubled"
        )


async def test_disk_full_errors(url: str, tmp_path: Path) -> None:
    async with workspace(url, tmp_path) as running:
        await running.commits(20)
        fault = await asyncpg.connect(url)
        await fault.execute(
            """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
               CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON nudges
               FOR EACH ROW EXECUTE FUNCTION full_disk();
               CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON events
               FOR EACH ROW EXECUTE FUNCTION full_disk()"""
        )
        committing = asyncio.create_task(running.commits(20))
        assert await running.refuses()
        await asyncio.sleep(0.3)
        assert not committing.done()
        await fault.execute("DROP FUNCTION full_disk CASCADE")
        await fault.close()
        await committing
        await running.check_all_sent_once()


@pytest.mark.long
async def test_a_full_disk(url: str, server: Server, tmp_path: Path, report: Report) -> None:
    """Needs an account that may mount a small file system."""
    disk = _small_disk(server)
    if disk is None:
        report("PostgreSQL, a full disk: not tested, as no file system could be mounted")
        return
    name = url.partition("?")[0].rpartition("/")[2]
    try:
        await server.run(
            f"CREATE TABLESPACE small LOCATION '{disk}'",
            f"ALTER DATABASE {name} SET TABLESPACE small",
        )
        async with workspace(url, tmp_path) as running:
            stored = await _fill(running.store)
            committing = asyncio.create_task(running.commits(50))
            assert await running.refuses()
            await asyncio.sleep(1)
            assert not committing.done()
            _mount("-o", "remount,size=512m", disk)
            await committing
            await running.check_all_sent_once()
            reader = await asyncpg.connect(url)
            later = await reader.fetchval("SELECT count(*) FROM nudges WHERE key LIKE 'later%'")
            await reader.close()
            assert later == stored
            report(
                f"PostgreSQL, a full disk: {stored:,} acknowledged before,"
                f" {running.refused} transactions refused, 0 lost, 0 doubled"
            )
        await server.run(
            f"ALTER DATABASE {name} SET TABLESPACE pg_default",
            "DROP TABLESPACE small",
        )
    finally:
        subprocess.run(["umount", "--lazy", disk], check=False)


async def _fill(store: Store) -> int:
    """Write nudges of another day until the disk is full; return how many were acknowledged."""
    stored, someday = 0, datetime.now(UTC) + timedelta(days=30)
    while True:
        try:
            async with store.transaction() as tx:
                await tx.nudges.schedule_all(
                    [notice(f"later{stored + n}", someday) for n in range(200)]
                )
        except StoreUnavailable:
            return stored
        stored += 200


def _small_disk(server: Server) -> Path | None:
    """Mount 24 MB for the account of the server; None where that is not possible."""
    disk = Path(tempfile.mkdtemp(prefix="paned-disk-"))
    try:
        _mount("-t", "tmpfs", "-o", "size=24m", "tmpfs", disk)
    except (OSError, subprocess.CalledProcessError):
        return None
    os.chown(disk, server.socket.stat().st_uid, -1)
    return disk


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


async def test_rows_and_networks_locked_by_another_connection(url: str, tmp_path: Path) -> None:
    async with workspace(url, tmp_path, timings=replace(TIMINGS, lock_timeout_s=0.1)) as running:
        await running.commits(20)
        other = await asyncpg.connect(url)
        for hold in (
            "SELECT * FROM nudges FOR UPDATE",
            "SELECT * FROM persons FOR UPDATE",
            "LOCK TABLE nudges",
            "SELECT pg_advisory_xact_lock(hashtextextended('net', 0))",
        ):
            holding = other.transaction()
            await holding.start()
            await other.execute(hold)
            committing = asyncio.create_task(running.commits(10))
            refused = await running.refuses()
            assert refused or "advisory" not in hold  # the other locks may not block it
            await holding.rollback()
            await committing
        await other.close()
        await running.check_all_sent_once()


async def test_a_worker_without_the_database_stops_sending(
    url: str, proxy: Proxy, tmp_path: Path
) -> None:
    """Another worker takes over its claims, though it still reaches the platform."""
    async with workspace(url, tmp_path, proxy) as disconnected, workspace(url, tmp_path) as other:
        paced = PacedChat(disconnected.file)
        disconnected.chat.acquire_slot = paced.acquire_slot  # type: ignore[method-assign]
        keys = [f"n{number}" for number in range(200)]
        async with other.store.transaction() as tx:
            await tx.nudges.schedule_all([notice(key, datetime.now(UTC)) for key in keys])
        disconnected.bot.wake()
        async with asyncio.timeout(20):
            while len(read(disconnected.file)) < 20:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        proxy.shut_down()
        other.acknowledged = keys
        await other.check_all_sent_once()
        proxy.refuses = False
        paced.close()


async def test_a_locked_network_delays_no_other(url: str, tmp_path: Path) -> None:
    async with workspace(url, tmp_path) as running:
        now = datetime.now(UTC)
        midnight = datetime(2026, 1, 1, tzinfo=UTC).time()
        async with running.store.transaction() as tx:
            await tx.communities.put(make_community("town:far", network="far"))
            for id in ("far-olu", "far-hal"):
                person = make_person(id, network="far", quiet_from=midnight, quiet_to=midnight)
                await tx.people.put(person)
                await tx.people.put_address(Address("town", "far", id), id, now)
        far: dict[str, Any] = {"community": "town:far", "network": "far"}
        far |= {"person": "far-olu", "subject_id": "far-hal"}
        async with running.store.transaction() as tx:
            await tx.nudges.schedule_all([notice(f"n{number}", now) for number in range(50)])
        other = await asyncpg.connect(url)
        async with other.transaction():
            await other.execute("SELECT pg_advisory_xact_lock(hashtextextended('net', 0))")
            running.bot.wake()
            await asyncio.sleep(0.1)  # by now it waits for the lock of that network
            async with running.store.transaction() as tx:
                await tx.nudges.schedule(replace(notice("far", now), **far))
            running.bot.wake()
            async with asyncio.timeout(5):  # the lock is waited for twice as long
                while "far" not in {line.key for line in read(running.file)}:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
        await other.close()
        running.acknowledged = ["far", *(f"n{number}" for number in range(50))]
        await running.check_all_sent_once()
