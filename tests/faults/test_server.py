"""A PostgreSQL that is cut off, restarted, away, slow, full or locked, while everything goes on."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.__main__ import SystemClock
from bot.app import Bot
from bot.events import CommandUsed
from bot.model.people import Address
from bot.store import Store, Unavailable
from bot.view import Reply, plain_text
from storage import open_store, postgres, watch
from tests.builders import make_community, make_person
from tests.faults.conftest import Tell
from tests.faults.harness import found, to_olu
from tests.faults.platform import FileChat, read
from tests.faults.proxy import Line
from tests.storage import postgres as real
from tests.storage.postgres import Server

pytestmark = pytest.mark.faults

OLU = Address("town", "square", "olu")
KIND = "try again"
"""Of the sentence that members read meanwhile."""


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The PostgreSQL of this test process."""
    return real.shared(request.config)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "CHECK_SECONDS", 0.1)
    monkeypatch.setattr(watch, "_RETRY_SECONDS", 0.05)
    monkeypatch.setattr("bot.nudges.LEASE", timedelta(seconds=5))
    monkeypatch.setattr("bot.sending.LEASE", timedelta(seconds=5))
    monkeypatch.setattr("bot.sending.MARGIN", 0.5)
    monkeypatch.setattr("bot.nudges.LONGEST_PAUSE", 0.2)
    monkeypatch.setattr("bot.outbox.LONGEST_PAUSE", 0.2)
    monkeypatch.setattr("bot.pace.FIRST_PAUSE", 0.2)


@pytest.fixture
async def line(server: Server) -> AsyncIterator[Line]:
    """The way to the server."""
    async with Line(server.socket).open() as opened:
        yield opened


class Town:
    """A bot at work, a caller who commits units of work, and what became visible."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.file = folder / "platform"
        self.chat = FileChat(self.file)
        self.bot = Bot(store=store, chats={"town": self.chat}, clock=SystemClock())
        self.acknowledged: list[str] = []
        self.refused = 0
        self._calls = 0

    async def calls(self, units: int) -> None:
        """So many units of work, each with a nudge, each until it is acknowledged."""
        for _ in range(units):
            key = f"n{len(self.acknowledged)}"
            while True:
                try:
                    async with self.store.transaction() as tx:
                        await tx.first_time(key, datetime.now(UTC))
                        await tx.put_nudge(to_olu(key, datetime.now(UTC)))
                    break
                except Unavailable:
                    self.refused += 1
                    await asyncio.sleep(0.02)
            self.acknowledged.append(key)
            self.bot.wake()
            await asyncio.sleep(0)

    async def asks(self) -> str:
        """What a member is answered."""
        self._calls += 1
        event = CommandUsed(event_id=f"e{self._calls}", actor=OLU, name="help", text="")
        response = await self.bot.handle(event)
        assert isinstance(response, Reply)
        return plain_text(response.message)

    async def all_seen(self, seconds: float = 30) -> None:
        """Everything acknowledged becomes visible, once."""
        async with asyncio.timeout(seconds):
            while {line.key for line in read(self.file)} < set(self.acknowledged):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        times = Counter(line.key for line in read(self.file))
        assert times.keys() == set(self.acknowledged)
        assert set(times.values()) == {1}


@asynccontextmanager
async def town(url: str, folder: Path, through: Line | None = None) -> AsyncIterator[Town]:
    """The bot of a town, on that database."""
    await (await found(url)).close()
    store = await open_store(through.url(url) if through else url)
    made = Town(store, folder)
    await made.bot.start()
    try:
        yield made
    finally:
        await made.bot.close()
        await store.close()
        made.chat.close()


async def test_cut_in_the_commit_before_or_after_it_is_done(
    url: str, line: Line, tmp_path: Path, full: bool, tell: Tell
) -> None:
    async with town(url, tmp_path, line) as at_work:
        for _ in range(60 if full else 4):
            line.cuts.extend(random.choices(("before", "after", None), (2, 2, 4), k=8))
            await at_work.calls(15)
        line.cuts.clear()
        await at_work.all_seen()
        tell(
            f"PostgreSQL, connection cut in {line.cut_commits} COMMITs:"
            f" {len(at_work.acknowledged)} nudges, 0 lost, 0 doubled"
        )
    assert line.cut_commits > 5


async def test_all_connections_are_cut_again_and_again(
    url: str, line: Line, tmp_path: Path, full: bool
) -> None:
    async with town(url, tmp_path, line) as at_work:
        for _ in range(60 if full else 4):
            calling = asyncio.create_task(at_work.calls(20))
            await asyncio.sleep(random.uniform(0, 0.1))
            line.cut()
            await calling
        await at_work.all_seen()


async def test_away_for_a_minute_it_is_waited_out_and_members_are_told(
    url: str, line: Line, tmp_path: Path, full: bool, tell: Tell
) -> None:
    async with town(url, tmp_path, line) as at_work:
        await at_work.calls(20)
        line.go_away()
        calling = asyncio.create_task(at_work.calls(20))
        await asyncio.sleep(60 if full else 0.5)
        assert KIND in await at_work.asks()
        assert not calling.done()
        line.away = False
        await calling
        assert KIND not in await at_work.asks()
        await at_work.all_seen()
        tell(f"PostgreSQL away for a minute: {at_work.refused} units refused, 0 lost, 0 doubled")


async def test_a_line_that_goes_dead_without_a_word(
    url: str, line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr("storage.locked._WAIT_SECONDS", 0.3)
    async with town(url, tmp_path, line) as at_work:
        await at_work.calls(20)
        line.dead = True
        calling = asyncio.create_task(at_work.calls(20))
        await asyncio.sleep(0.5)
        assert KIND in await at_work.asks()
        line.cut()
        line.dead = False
        await calling
        await at_work.all_seen()


async def test_slow_it_is_slower_and_nothing_else(url: str, line: Line, tmp_path: Path) -> None:
    async with town(url, tmp_path, line) as at_work:
        line.slow = 0.005
        await asyncio.gather(at_work.calls(5), at_work.asks())
        assert KIND not in await at_work.asks()
        await at_work.all_seen()


async def test_the_server_is_restarted_and_dies_in_the_middle_of_everything(
    url: str, server: Server, tmp_path: Path, full: bool, tell: Tell
) -> None:
    name = url.partition("?")[0].rpartition("/")[2]
    await server.run(f"ALTER DATABASE {name} SET synchronous_commit = on")
    async with town(url, tmp_path) as at_work:
        for crash in (False, True) * 10 if full else (True,):
            calling = asyncio.create_task(at_work.calls(200))
            await asyncio.sleep(random.uniform(0.05, 0.3))
            await asyncio.to_thread(server.down, crash=crash)
            assert KIND in await at_work.asks()
            await asyncio.to_thread(server.up)
            await calling
        await at_work.all_seen()
        assert at_work.refused
        kept = await asyncpg.connect(url)
        events = {id for (id,) in await kept.fetch("SELECT id FROM events")}
        await kept.close()
        assert events >= set(at_work.acknowledged)
        tell(
            "PostgreSQL restarted ten times, killed ten times:"
            f" {len(at_work.acknowledged)} nudges, 0 lost, 0 doubled"
        )


async def test_errors_of_a_full_disk(url: str, tmp_path: Path) -> None:
    async with town(url, tmp_path) as at_work:
        await at_work.calls(20)
        fault = await asyncpg.connect(url)
        await fault.execute(
            """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
               CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON nudges
               FOR EACH ROW EXECUTE FUNCTION full_disk();
               CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON events
               FOR EACH ROW EXECUTE FUNCTION full_disk()"""
        )
        calling = asyncio.create_task(at_work.calls(20))
        assert KIND in await at_work.asks()
        await asyncio.sleep(0.3)
        assert not calling.done()
        await fault.execute("DROP FUNCTION full_disk CASCADE")
        await fault.close()
        await calling
        await at_work.all_seen()


@pytest.mark.long
async def test_a_disk_that_is_really_full(
    url: str, server: Server, tmp_path: Path, tell: Tell
) -> None:
    """A small file system of its own, where this account may mount one."""
    disk = _small_disk(server)
    if disk is None:
        tell("PostgreSQL, a disk that is really full: not tried, as no disk could be mounted")
        return
    name = url.partition("?")[0].rpartition("/")[2]
    try:
        await server.run(
            f"CREATE TABLESPACE small LOCATION '{disk}'",
            f"ALTER DATABASE {name} SET TABLESPACE small",
        )
        async with town(url, tmp_path) as at_work:
            stored = await _fill(at_work.store)
            calling = asyncio.create_task(at_work.calls(50))
            assert KIND in await at_work.asks()
            await asyncio.sleep(1)
            assert not calling.done()
            _mount("-o", "remount,size=512m", disk)
            await calling
            await at_work.all_seen()
            reader = await asyncpg.connect(url)
            later = await reader.fetchval("SELECT count(*) FROM nudges WHERE key LIKE 'later%'")
            await reader.close()
            assert later == stored
            tell(
                f"PostgreSQL, a disk that is really full: {stored:,} acknowledged before,"
                f" {at_work.refused} units refused, 0 lost, 0 doubled"
            )
        await server.run(
            f"ALTER DATABASE {name} SET TABLESPACE pg_default",
            "DROP TABLESPACE small",
        )
    finally:
        subprocess.run(["umount", "--lazy", disk], check=False)


async def _fill(store: Store) -> int:
    """Nudges of another day until the disk takes no more; how many were acknowledged."""
    stored, someday = 0, datetime.now(UTC) + timedelta(days=30)
    while True:
        try:
            async with store.transaction() as tx:
                await tx.put_nudges([to_olu(f"later{stored + n}", someday) for n in range(200)])
        except Unavailable:
            return stored
        stored += 200


def _small_disk(server: Server) -> Path | None:
    """Of 24 MB, for the account that the server runs under; None if there can be none."""
    disk = Path(tempfile.mkdtemp(prefix="handshakes-disk-"))
    try:
        _mount("-t", "tmpfs", "-o", "size=24m", "tmpfs", disk)
    except (OSError, subprocess.CalledProcessError):
        return None
    os.chown(disk, server.socket.stat().st_uid, -1)
    return disk


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


async def test_rows_and_networks_that_somebody_holds(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(postgres._SETTINGS, "lock_timeout", "100ms")
    async with town(url, tmp_path) as at_work:
        await at_work.calls(20)
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
            calling = asyncio.create_task(at_work.calls(10))
            answered = await at_work.asks()
            assert KIND in answered or "advisory" not in hold  # the others may not concern it
            await holding.rollback()
            await calling
        await other.close()
        await at_work.all_seen()


class Paced(FileChat):
    """One message at a time, and not too fast."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self._one = asyncio.Lock()

    async def turn(self, addresses: Sequence[Address]) -> None:
        """A moment after the last."""
        async with self._one:
            await asyncio.sleep(0.01)


async def test_one_of_two_is_cut_off_and_still_reaches_the_platform(
    url: str, line: Line, tmp_path: Path
) -> None:
    """Others take over what it had claimed, and it sends no more of that."""
    async with town(url, tmp_path, line) as cut_off, town(url, tmp_path) as other:
        paced = Paced(cut_off.file)
        cut_off.chat.turn = paced.turn  # type: ignore[method-assign]
        keys = [f"n{number}" for number in range(200)]
        async with other.store.transaction() as tx:
            await tx.put_nudges([to_olu(key, datetime.now(UTC)) for key in keys])
        cut_off.bot.wake()
        async with asyncio.timeout(20):
            while len(read(cut_off.file)) < 20:  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.01)
        line.go_away()
        other.acknowledged = keys
        await other.all_seen()
        line.away = False
        paced.close()


async def test_a_network_that_somebody_holds_delays_no_other(url: str, tmp_path: Path) -> None:
    async with town(url, tmp_path) as at_work:
        now = datetime.now(UTC)
        midnight = datetime(2026, 1, 1, tzinfo=UTC).time()
        async with at_work.store.transaction() as tx:
            await tx.put_community(make_community("town:far", network="far"))
            for id in ("far-olu", "far-hal"):
                person = make_person(id, network="far", quiet_from=midnight, quiet_to=midnight)
                await tx.put_person(person)
                await tx.put_address(Address("town", "far", id), id, now)
        far: dict[str, Any] = {"community": "town:far", "network": "far"}
        far |= {"person": "far-olu", "subject": "far-hal"}
        async with at_work.store.transaction() as tx:
            await tx.put_nudges([to_olu(f"n{number}", now) for number in range(50)])
        other = await asyncpg.connect(url)
        async with other.transaction():
            await other.execute("SELECT pg_advisory_xact_lock(hashtextextended('net', 0))")
            at_work.bot.wake()
            await asyncio.sleep(0.1)  # by now it waits for that network
            async with at_work.store.transaction() as tx:
                await tx.put_nudge(replace(to_olu("far", now), **far))
            at_work.bot.wake()
            async with asyncio.timeout(5):  # the lock is waited for twice as long
                while "far" not in {line.key for line in read(at_work.file)}:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
        await other.close()
        at_work.acknowledged = ["far", *(f"n{number}" for number in range(50))]
        await at_work.all_seen()
