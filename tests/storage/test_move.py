"""A community that has grown moves from SQLite to PostgreSQL, and could move back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.model.people import Address
from storage import InUse, StorageError, move, open_store
from storage.move import Table, tables
from storage.session import Session
from tests.builders import (
    NETWORK,
    NOW,
    make_community,
    make_host,
    make_introduction,
    make_nudge,
    make_person,
)
from tests.storage.postgres import Server


@pytest.fixture
async def grown(tmp_path: Path) -> str:
    """A SQLite file with something in every table, and many nudges."""
    url = f"sqlite:///{tmp_path}/grown.db"
    store = await open_store(url)
    async with store.transaction() as tx:
        await tx.first_time("e1", NOW)
        await tx.receive("slack", {"slack:e2": '{"text": "☕"}'}, NOW)
        await tx.put_community(make_community(name="Caerdydd – ŵyl ☕"))
        for id in ("ana", "hal", "Über"):
            await tx.put_person(make_person(id))
        await tx.put_address(Address("playground", "local", "ana"), "ana", NOW)
        await tx.put_host(make_host())
        await tx.add_introduction(make_introduction())
        await tx.set_questions("i1", ["What's a day like?", "And the worst?"])
        await tx.tick("i1", "ana", "research", True)
        await tx.add_promise(NETWORK, "i1", "hal", "send the paper", NOW)
        await tx.add_watch(NETWORK, "ana", "data", NOW)
        await tx.keep("ana", "request", {"why": "x", "formats": ("video",)}, NOW)
        await tx.put_secret("slack:T1", b"\x00\xff")
        await tx.put_nudges([make_nudge(f"n{number}") for number in range(2500)])
    await store.close()
    return url


async def test_everything_moves_there_and_back(grown: str, server: Server, tmp_path: Path) -> None:
    there = await server.database(empty=True)
    counts = await move(grown, there)
    assert set(counts) == {table.name for table in tables()}
    assert counts["nudges"] == 2500
    assert all(counts.values())
    back = tmp_path / "back.db"
    assert await move(there, f"sqlite:///{back}") == counts
    dumps = []
    for file in (tmp_path / "grown.db", back):
        reader = sqlite3.connect(file)
        dumps.append(sorted(reader.iterdump()))
        reader.close()
    assert dumps[0] == dumps[1]
    await server.drop(there)


async def test_a_target_that_holds_anything_is_left_alone(grown: str, pg_url: str) -> None:
    store = await open_store(pg_url)
    async with store.transaction() as tx:
        await tx.first_time("mine", NOW)
    with pytest.raises(StorageError, match="not empty"):
        await move(grown, pg_url)
    async with store.transaction() as tx:
        assert not await tx.first_time("mine", NOW)
        assert await tx.community("playground:local") is None
    await store.close()


async def test_a_source_in_use_or_missing_is_refused(
    grown: str, pg_url: str, tmp_path: Path
) -> None:
    store = await open_store(grown)
    with pytest.raises(InUse):
        await move(grown, pg_url)
    await store.close()
    with pytest.raises(StorageError, match="no database"):
        await move(f"sqlite:///{tmp_path}/none.db", pg_url)
    assert not (tmp_path / "none.db").exists()


async def test_every_table_comes_after_those_it_refers_to() -> None:
    names = [table.name for table in tables()]
    with sqlite3.connect(":memory:") as empty:
        from storage.schema import migrations

        for migration in migrations():
            empty.executescript(migration.sql)
        for place, name in enumerate(names):
            for row in empty.execute(f"PRAGMA foreign_key_list({name})"):
                assert names.index(row[2]) < place
    empty.close()


@pytest.mark.parametrize("wrong", ["different", "missing"])
async def test_a_row_that_comes_out_different_moves_nothing(
    grown: str, pg_url: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Table.add

    async def add(table: Table, session: Session, rows: list[tuple[object, ...]]) -> None:
        if table.name == "events":
            rows = [("e0", *rows[0][1:])] if wrong == "different" else []
        await real(table, session, rows)

    monkeypatch.setattr(Table, "add", add)
    with pytest.raises(StorageError, match="events came out different"):
        await move(grown, pg_url)
    store = await open_store(pg_url)
    async with store.transaction() as tx:
        assert await tx.person(NETWORK, "ana") is None
    await store.close()
