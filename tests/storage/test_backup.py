"""A backup is made while the bot writes, and restored where there is nothing, or something."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.store import Store
from bot.domain.people import Address
from storage import InUse, NewerDatabase, StorageError, backup, inspect, open_store, restore
from storage.migrator import migrations
from tests.storage.postgres import Server
from tests.support.builders import NETWORK, NOW, make_community, make_nudge, make_person

NUDGES = 300


async def filled(url: str) -> Store:
    """An open store with some rows."""
    store = await open_store(url)
    async with store.transaction() as tx:
        await tx.communities.put(make_community(name="Caerdydd – ŵyl ☕"))
        await tx.people.put(make_person("hal"))
        await tx.people.put_address(Address("playground", "local", "hal"), "hal", NOW)
        await tx.secrets.put("slack:T1", b"\x00\xff")
        await tx.nudges.schedule_all([make_nudge(f"n{n}", person="hal") for n in range(NUDGES)])
    return store


def dump(file: Path) -> list[str]:
    """Everything in a file."""
    with closing(sqlite3.connect(file)) as opened:
        return sorted(opened.iterdump())


@pytest.fixture
async def saved(tmp_path: Path) -> Path:
    """A backup, and nothing beside it."""
    url = f"sqlite:///{tmp_path}/first/paned.db"
    store = await filled(url)
    await backup(url, tmp_path / "saved.db")
    await store.close()
    return tmp_path / "saved.db"


async def test_a_backup_is_restored_on_an_empty_machine(saved: Path, tmp_path: Path) -> None:
    there = tmp_path / "new" / "data" / "paned.db"
    assert await restore(f"sqlite:///{there}", saved) is None
    assert dump(there) == dump(saved) == dump(tmp_path / "first" / "paned.db")
    assert stat.S_IMODE(there.stat().st_mode) == 0o600
    assert stat.S_IMODE(there.parent.stat().st_mode) == 0o700
    store = await open_store(f"sqlite:///{there}")
    async with store.transaction() as tx:
        assert len(await tx.nudges.waiting_for("hal")) == NUDGES
        assert await tx.secrets.get("slack:T1") == b"\x00\xff"
    await store.close()


async def test_what_is_written_during_a_backup_is_whole_or_not_in_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/paned.db"
    store = await filled(url)
    copying = asyncio.create_task(backup(url, tmp_path / "copy.db"))
    written = 0
    while not copying.done():
        async with store.transaction() as tx:
            pair = [make_nudge(f"{written}.{half}", person="hal") for half in "ab"]
            await tx.nudges.schedule_all(pair)
        written += 1
        await asyncio.sleep(0)
    await copying
    await store.close()
    assert written
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        ((count,),) = copy.execute("SELECT COUNT(*) FROM nudges").fetchall()
    assert (count - NUDGES) % 2 == 0


async def test_the_database_that_was_there_is_kept(saved: Path, tmp_path: Path) -> None:
    there = tmp_path / "paned.db"
    store = await open_store(f"sqlite:///{there}")
    async with store.transaction() as tx:
        await tx.communities.put(make_community(name="Abertawe"))
    await store.close()
    Path(f"{there}-wal").write_bytes(b"")  # as a killed process leaves it
    former = await restore(f"sqlite:///{there}", saved)
    assert Path(f"{former}-wal").exists()
    assert not Path(f"{there}-wal").exists(), "the log of another database would be read with it"
    assert dump(there) == dump(saved)
    assert former is not None
    assert "Abertawe" in "".join(dump(former))
    again = await restore(f"sqlite:///{there}", saved)
    assert again not in (None, former)


async def test_nothing_is_restored_while_a_bot_runs(saved: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/paned.db"
    store = await open_store(url)
    with pytest.raises(InUse):
        await restore(url, saved)
    async with store.transaction() as tx:
        assert await tx.events.mark_seen("e1", NOW)
    await store.close()


def _text(file: Path) -> None:
    file.write_text("not a database, and longer than the header of one would be. " * 20)


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE plants (name TEXT)")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("INSERT INTO migrations VALUES (9999, '9999_later.sql')")


def _damaged(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    half = len(whole) // 2
    whole[half : half + 40_000] = b"\xa5" * 40_000
    file.write_bytes(whole)


def _missing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("spoil", [_text, _foreign, _empty, _newer, _damaged, _missing])
async def test_what_is_no_sound_backup_changes_nothing(
    saved: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    there = tmp_path / "data" / "paned.db"
    await (await filled(f"sqlite:///{there}")).close()
    before = dump(there)
    spoil(saved)
    with pytest.raises(NewerDatabase if spoil is _newer else StorageError):
        await restore(f"sqlite:///{there}", saved)
    assert dump(there) == before
    assert sorted(each.name for each in there.parent.iterdir()) == ["paned.db", "paned.db.lock"]


async def test_a_database_is_not_restored_from_itself(saved: Path) -> None:
    with pytest.raises(StorageError, match="itself"):
        await restore(f"sqlite:///{saved}", saved)


async def test_a_backup_of_an_older_version_is_migrated_by_the_next_start(tmp_path: Path) -> None:
    old, there = tmp_path / "old.db", tmp_path / "paned.db"
    dumped = Path(__file__).parents[1] / "upgrades" / "0.1.0" / "sqlite.sql"
    with closing(sqlite3.connect(old)) as made:
        made.executescript(dumped.read_text())
    await restore(f"sqlite:///{there}", old)
    assert (await inspect(f"sqlite:///{there}")).version < migrations()[-1].number
    await (await open_store(f"sqlite:///{there}")).close()
    assert (await inspect(f"sqlite:///{there}")).version == migrations()[-1].number


async def test_a_backup_of_postgresql_is_a_file_for_either_database(
    server: Server, tmp_path: Path
) -> None:
    first, second = await server.database(empty=True), await server.database(empty=True)
    store = await filled(first)
    saved = tmp_path / "saved.db"
    await backup(first, saved)  # while the bot is connected
    await store.close()
    assert [each.name for each in tmp_path.iterdir()] == ["saved.db"]
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    await restore(second, saved)
    with pytest.raises(StorageError, match="not empty"):
        await restore(second, saved)
    await backup(second, tmp_path / "again.db")
    await restore(f"sqlite:///{tmp_path}/paned.db", saved)
    assert dump(tmp_path / "again.db") == dump(saved) == dump(tmp_path / "paned.db")
    opened = await open_store(second)
    async with opened.transaction() as tx:
        assert await tx.people.get(NETWORK, "hal") == make_person("hal")
    await opened.close()
    for url in (first, second):
        await server.drop(url)


LITESTREAM = """
    CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);
    CREATE TABLE _litestream_lock (id INTEGER);
    INSERT INTO _litestream_seq VALUES (1, 7)"""
"""What Litestream 0.5 adds to a database."""


async def test_the_tables_of_litestream_are_not_ours(tmp_path: Path) -> None:
    file = tmp_path / "paned.db"
    with closing(sqlite3.connect(file)) as made:  # it began before the bot did
        made.executescript(LITESTREAM)
    store = await filled(f"sqlite:///{file}")
    await backup(f"sqlite:///{file}", tmp_path / "saved.db")
    await store.close()
    assert (await inspect(f"sqlite:///{file}")).problems == ()
    assert "_litestream_seq" in "".join(dump(file))
    assert "_litestream" not in "".join(dump(tmp_path / "saved.db"))
