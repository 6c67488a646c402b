"""What was deleted is in the files and statistics of no database any more, once it is wiped."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.core.store import Store
from bot.domain.people import Address
from bot.domain.practice import Practice
from storage import StoreTimings, backup, inspect, open_store
from tests.storage.postgres import Server
from tests.support.builders import NOW

WORD, NAME = "cyfrinach", "gweledig"
"""Begin each planted text, and each planted address."""


async def plant_and_delete(store: Store) -> None:
    """Many drafts of many lengths come, change and go, and some stay."""
    chance = random.Random(12)
    for round in range(30):
        async with store.transaction() as tx:
            for number in range(40):
                length = chance.choice([1, 3, 30, 300])
                typed = {"why": f"{WORD}{round:02}{number:02} " * length}
                await tx.drafts.save("ana", f"request:{number * 37 % 40}.{round}", typed, NOW)
        async with store.transaction() as tx:
            for number in range(40):
                await tx.drafts.save("ana", f"kept:{number}.{round}", {"why": "calm"}, NOW)
                if chance.random() < 0.7:
                    await tx.drafts.delete("ana", f"request:{number}.{round}")
    async with store.transaction() as tx:
        for round in range(30):
            for number in range(40):
                await tx.drafts.delete("ana", f"request:{number}.{round}")


def bytes_of(folder: Path) -> bytes:
    """All files of the store in that folder, one after the other."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("paned.db*")))


async def values_in_statistics(url: str) -> str:
    """All values of rows that PostgreSQL keeps to plan its queries."""
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(
            "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats"
            " WHERE schemaname = 'public'"
        )
    finally:
        await connection.close()
    return " ".join(str(value) for row in rows for value in row)


async def test_nothing_deleted_is_left_in_the_files(store: Store, tmp_path: Path) -> None:
    await plant_and_delete(store)
    assert await store.scrub(quiet=False)
    assert WORD.encode() not in bytes_of(tmp_path)
    async with store.transaction() as tx:
        assert await tx.drafts.get("ana", "kept:7.7") == {"why": "calm"}


async def test_statistics_hold_no_words_and_forget_what_was_deleted(
    store: Store, url: str, server: Server | None
) -> None:
    if server is None:
        pytest.skip("SQLite keeps no values of rows in its statistics")
    async with store.transaction() as tx:
        for number in range(300):
            address = Address("playground", "local", f"{NAME}{number}")
            await tx.people.put_address(address, "hal", NOW)
            await tx.drafts.save("ana", f"form.{number}", {"why": WORD}, NOW)
    assert await store.scrub(quiet=False)
    noted = await values_in_statistics(url)
    assert NAME in noted, "addresses are looked for"
    assert WORD not in noted
    async with store.transaction() as tx:
        await tx.people.put_address(Address("playground", "local", "hal"), "hal", NOW)
        for number in range(300):
            await tx.people.leave_address(Address("playground", "local", f"{NAME}{number}"), NOW)
        gone = await tx.retention.expire(NOW + timedelta(days=366), Practice(), 400)
        assert gone["addresses"] == 300
    assert await store.scrub(quiet=False)
    assert NAME not in await values_in_statistics(url)


async def test_members_act_while_it_is_wiped(store: Store) -> None:
    await plant_and_delete(store)
    wiping = asyncio.create_task(store.scrub(quiet=True))
    served = 0
    while not wiping.done():
        async with store.transaction() as tx:
            await tx.events.mark_seen(f"e{served}", NOW)
        served += 1
        await asyncio.sleep(0)
    assert await wiping
    assert served


async def test_what_somebody_may_still_read_is_not_wiped(store: Store, url: str) -> None:
    """A backup or a replica reads an earlier state: the answer says that it is not done."""
    if url == "sqlite://":
        pytest.skip("nobody else reads it")
    await plant_and_delete(store)
    impatient = StoreTimings(connection_wait_s=0.2)
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM kept_forms").fetchone()
            async with store.transaction() as tx:
                await tx.drafts.save("ana", "one", {"why": "more"}, NOW)
            assert not await store.scrub(quiet=False)
        reader.close()
    else:
        second = await open_store(url, timings=impatient)
        connection = await asyncpg.connect(url)
        async with connection.transaction(isolation="repeatable_read"):
            await connection.fetch("SELECT * FROM kept_forms")
            async with store.transaction() as tx:
                await tx.drafts.save("ana", "one", {"why": "more"}, NOW)
            assert not await second.scrub(quiet=False)
        await connection.close()
        await second.close()
    assert await store.scrub(quiet=False)


async def test_the_debt_is_known_to_the_doctor(store: Store, url: str) -> None:
    async with store.transaction() as tx:
        assert await tx.scrubs.owed() is None
        await tx.scrubs.owe(NOW)
    async with store.transaction() as tx:
        await tx.scrubs.owe(NOW.replace(year=2030))
        owed = await tx.scrubs.owed()
    assert owed is not None
    assert (owed.since, owed.times) == (NOW, 2)
    if url != "sqlite://":
        assert (await inspect(url)).scrub_owed_since == NOW
    async with store.transaction() as tx:
        await tx.scrubs.settle(owed)
        assert await tx.scrubs.owed() is None
    if url != "sqlite://":
        assert (await inspect(url)).scrub_owed_since is None


async def test_a_backup_has_nothing_that_was_deleted_before(
    store: Store, url: str, tmp_path: Path
) -> None:
    if not url.startswith("sqlite:///"):
        pytest.skip("a file of SQLite is copied")
    await plant_and_delete(store)
    assert WORD.encode() in bytes_of(tmp_path), "it is not wiped yet"
    await backup(url, tmp_path / "copy")
    assert WORD.encode() not in (tmp_path / "copy").read_bytes()
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy"]
