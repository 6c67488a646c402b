"""A database is transferred from SQLite to PostgreSQL and back."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.features.connections.model import Connector
from bot.features.introduction.model import Status
from storage import InUse, StorageError, open_store, transfer
from storage.session import Session
from storage.transfer import Table, tables
from tests.storage.postgres import Server
from tests.support.builders import (
    COMMUNITY,
    NETWORK,
    NOW,
    make_aggregate,
    make_audit_entry,
    make_community,
    make_connection,
    make_connector_request,
    make_host,
    make_introduction,
    make_job,
    make_nudge,
    make_own_words,
    make_person,
    make_report,
    make_visit,
    make_way,
)


@pytest.fixture
async def source(tmp_path: Path) -> str:
    """A SQLite file with rows in every table, and many nudges."""
    url = f"sqlite:///{tmp_path}/source.db"
    store = await open_store(url)
    async with store.transaction() as tx:
        await tx.events.mark_seen("e1", NOW)
        await tx.inbox.add("slack", {"slack:e2": '{"text": "☕"}'}, NOW)
        await tx.communities.put(make_community(name="Caerdydd – ŵyl ☕"))
        for id in ("ana", "hal", "Über"):
            await tx.people.put(make_person(id))
        await tx.people.put_address(Address("playground", "local", "ana"), "ana", NOW)
        await tx.people.put_address(Address("playground", "local", "u"), "Über", NOW)
        await tx.people.hash_addresses(NETWORK, "Über", NOW)
        await tx.hosts.put(make_host())
        await tx.introductions.add(make_introduction())
        await tx.preparation.set_questions("i1", ["What's a day like?", "And the worst?"])
        await tx.preparation.tick("i1", "ana", "research", True)
        await tx.promises.add(NETWORK, "i1", "hal", "send the paper", NOW)
        await tx.watches.add(NETWORK, "ana", "data", NOW)
        await tx.consents.save(make_own_words())
        await tx.consents.agree(NETWORK, "ana", COMMUNITY, "1-1", NOW)
        await tx.drafts.save("ana", "request", {"why": "x", "formats": ("video",)}, NOW)
        await tx.secrets.put("slack:T1", b"\x00\xff")
        await tx.aggregates.add(make_aggregate(people=(("invited", "hal"), ("seeker", "ana"))))
        await tx.blocks.add(NETWORK, "ana", "hal", NOW)
        await tx.connections.add(make_connection())
        await tx.connections.tie_up(make_connection(), NOW)
        await tx.own_network.put_note(NETWORK, "ana", "hal", "Likes Ŵ", NOW)
        await tx.connections.put_connector(Connector(person="ana", network=NETWORK))
        await tx.ways.add(make_way(words="Who knows a librarian?"))
        await tx.connector_requests.add(make_connector_request(connector="hal", target=None))
        await tx.jobs.begin(make_job())
        await tx.reports.add(make_report(told=("Über",)))
        await tx.audit.add(make_audit_entry())
        over = make_introduction("i2", status=Status.DECLINED, closed_at=NOW - timedelta(days=366))
        await tx.introductions.add(over)
        await tx.retention.expire(NOW, Practice(), 5)  # it is counted, and a scrub is owed
        await tx.visits.add(make_visit())
        assert await tx.figures.count_next(NOW, Practice(), "")
        await tx.nudges.schedule_all([make_nudge(f"n{number}") for number in range(2500)])
    await store.close()
    return url


async def test_everything_is_transferred_there_and_back(
    source: str, server: Server, tmp_path: Path
) -> None:
    target = await server.database(empty=True)
    counts = await transfer(source, target)
    assert set(counts) == {table.name for table in tables()}
    assert counts["nudges"] == 2500
    assert all(counts.values())
    back = tmp_path / "back.db"
    assert await transfer(target, f"sqlite:///{back}") == counts
    dumps = []
    for file in (tmp_path / "source.db", back):
        reader = sqlite3.connect(file)
        dumps.append(sorted(reader.iterdump()))
        reader.close()
    assert dumps[0] == dumps[1]
    await server.drop(target)


async def test_a_target_that_is_not_empty_is_refused(source: str, pg_url: str) -> None:
    store = await open_store(pg_url)
    async with store.transaction() as tx:
        await tx.events.mark_seen("mine", NOW)
    with pytest.raises(StorageError, match="not empty"):
        await transfer(source, pg_url)
    async with store.transaction() as tx:
        assert not await tx.events.mark_seen("mine", NOW)
        assert await tx.communities.get("playground:local") is None
    await store.close()


async def test_a_source_in_use_or_missing_is_refused(
    source: str, pg_url: str, tmp_path: Path
) -> None:
    store = await open_store(source)
    with pytest.raises(InUse):
        await transfer(source, pg_url)
    await store.close()
    with pytest.raises(StorageError, match="no database"):
        await transfer(f"sqlite:///{tmp_path}/none.db", pg_url)
    assert not (tmp_path / "none.db").exists()


async def test_every_table_comes_after_those_it_refers_to() -> None:
    names = [table.name for table in tables()]
    with sqlite3.connect(":memory:") as empty:
        from storage.migrator import migrations

        for migration in migrations():
            empty.executescript(migration.sql)
        for place, name in enumerate(names):
            for row in empty.execute(f"PRAGMA foreign_key_list({name})"):
                assert names.index(row[2]) < place
    empty.close()


@pytest.mark.parametrize("wrong", ["different", "missing"])
async def test_a_row_that_comes_out_different_undoes_the_transfer(
    source: str, pg_url: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Table.add

    async def add(table: Table, session: Session, rows: list[tuple[object, ...]]) -> None:
        if table.name == "events":
            rows = [("e0", *rows[0][1:])] if wrong == "different" else []
        await real(table, session, rows)

    monkeypatch.setattr(Table, "add", add)
    with pytest.raises(StorageError, match="events came out different"):
        await transfer(source, pg_url)
    store = await open_store(pg_url)
    async with store.transaction() as tx:
        assert await tx.people.get(NETWORK, "ana") is None
    await store.close()
