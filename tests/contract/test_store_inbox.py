"""The inbox, on every store: an event is stored until it is handled, and once only."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.store import Store
from tests.support.builders import HOUR, NOW

LATER = NOW + HOUR


async def ids(store: Store, platform: str = "slack") -> list[str]:
    """The ids of the events that are not handled yet."""
    async with store.transaction() as tx:
        return [id for id, _, _ in await tx.inbox.pending(platform, LATER, 100)]


async def test_events_are_pending_until_they_are_handled(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.inbox.add("slack", {"slack:b": '{"n": 2}'}, NOW + HOUR / 2)
        await tx.inbox.add("slack", {"slack:a": '{"n": 1, "ö": "😀"}'}, NOW)
        await tx.inbox.add("discord", {"discord:c": "{}"}, NOW)
    async with store.transaction() as tx:
        assert await tx.inbox.pending("slack", LATER, 100) == [
            ("slack:a", '{"n": 1, "ö": "😀"}', NOW),
            ("slack:b", '{"n": 2}', NOW + HOUR / 2),
        ]
        assert [id for id, _, _ in await tx.inbox.pending("slack", LATER, 1)] == ["slack:a"]
        assert [id for id, _, _ in await tx.inbox.pending("slack", NOW + HOUR / 2, 9)] == [
            "slack:a"
        ]
    async with store.transaction() as tx:
        assert await tx.events.mark_seen("slack:a", NOW)
    async with store.transaction() as tx:
        assert await tx.inbox.complete(["slack:a", "slack:b", "slack:x"]) == {"slack:a"}
        assert await tx.inbox.complete([]) == set()
    assert await ids(store) == ["slack:b"]
    assert await ids(store, "discord") == ["discord:c"]


async def test_an_event_added_twice_keeps_its_first_body(store: Store) -> None:
    for body in ("first", "second"):
        async with store.transaction() as tx:
            await tx.inbox.add("slack", {"slack:a": body}, NOW)
    async with store.transaction() as tx:
        assert await tx.inbox.pending("slack", LATER, 100) == [("slack:a", "first", NOW)]


async def test_events_of_an_undone_unit_are_not_stored(store: Store) -> None:
    async def raise_inside() -> None:
        async with store.transaction() as tx:
            await tx.inbox.add("slack", {"slack:a": "{}"}, NOW)
            raise KeyError

    with pytest.raises(KeyError):
        await raise_inside()
    assert await ids(store) == []


async def test_concurrent_units_all_store_their_events(store: Store) -> None:
    async def receive(number: int) -> None:
        async with store.transaction() as tx:
            some = {f"slack:{number:02}-{n}": "{}" for n in range(3)}
            await tx.inbox.add("slack", some, NOW)

    await asyncio.gather(*(receive(n) for n in range(40)))
    async with store.transaction() as tx:
        assert len(await tx.inbox.pending("slack", LATER, 1000)) == 120
