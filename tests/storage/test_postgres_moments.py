"""PostgreSQL: what waits for the disk, and what is a transaction."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

from bot.core.store import MustWait, Store
from bot.domain.people import Person
from tests.support.builders import NETWORK, NOW, make_person


async def test_only_what_is_safe_to_lose_does_not_wait_for_the_disk(
    pg_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str] = []
    execute = asyncpg.Connection.execute

    async def recorded(self: asyncpg.Connection[asyncpg.Record], sql: str, **more: Any) -> str:
        if sql.endswith("COMMIT"):
            ends.append(sql)
        return await execute(self, sql, **more)

    monkeypatch.setattr(asyncpg.Connection, "execute", recorded)
    async with pg_store.transaction() as tx:
        assert await tx.events.mark_seen("looked", NOW)
        await tx.allow_async_commit()
        await tx.people.get(NETWORK, "ana")
    async with pg_store.transaction() as tx:
        assert await tx.events.mark_seen("changed", NOW)
        await tx.allow_async_commit()
        await tx.people.put(make_person("ana", goal="other"))
    async with pg_store.transaction() as tx:
        assert not await tx.events.mark_seen("looked", NOW)
        assert not await tx.events.mark_seen("changed", NOW)
    assert [sql == "COMMIT" for sql in ends] == [False, True, True]
    assert "synchronous_commit = off" in ends[0]


async def test_reads_that_stand_by_themselves_take_no_transaction(pg_store: Store) -> None:
    async with pg_store.transaction() as tx:
        tx.only_reads(one_moment=False)
        before = await tx.people.get(NETWORK, "ana")
        await asyncio.create_task(put(pg_store, make_person("ana", goal="other")))
        after = await tx.people.get(NETWORK, "ana")
    assert before == make_person()
    assert after == make_person("ana", goal="other")

    async def change() -> None:
        async with pg_store.transaction() as tx:
            tx.only_reads(one_moment=False)
            await tx.events.mark_seen("an event", NOW)

    with pytest.raises(MustWait):
        await change()


async def put(store: Store, person: Person) -> None:
    async with store.transaction() as tx:
        await tx.people.put(person)
