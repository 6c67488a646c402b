"""The inbox, on every store: kept until acted on, thrown away then, and never twice."""

from __future__ import annotations

import asyncio

import pytest

from bot.store import Store
from tests.builders import HOUR, NOW

LATER = NOW + HOUR


async def ids(store: Store, platform: str = "slack") -> list[str]:
    """What is still to be acted on."""
    async with store.transaction() as tx:
        return [id for id, _, _ in await tx.received(platform, LATER, 100)]


async def test_what_was_received_is_there_until_it_was_acted_on(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.receive("slack", {"slack:b": '{"n": 2}'}, NOW + HOUR / 2)
        await tx.receive("slack", {"slack:a": '{"n": 1, "ö": "😀"}'}, NOW)
        await tx.receive("discord", {"discord:c": "{}"}, NOW)
    async with store.transaction() as tx:
        assert await tx.received("slack", LATER, 100) == [
            ("slack:a", '{"n": 1, "ö": "😀"}', NOW),
            ("slack:b", '{"n": 2}', NOW + HOUR / 2),
        ]
        assert [id for id, _, _ in await tx.received("slack", LATER, 1)] == ["slack:a"]
        assert [id for id, _, _ in await tx.received("slack", NOW + HOUR / 2, 9)] == ["slack:a"]
    async with store.transaction() as tx:
        assert await tx.first_time("slack:a", NOW)
    async with store.transaction() as tx:
        assert await tx.acted_on(["slack:a", "slack:b", "slack:x"]) == {"slack:a"}
        assert await tx.acted_on([]) == set()
    assert await ids(store) == ["slack:b"]
    assert await ids(store, "discord") == ["discord:c"]


async def test_the_same_event_twice_is_one_and_stays_as_it_was(store: Store) -> None:
    for body in ("first", "second"):
        async with store.transaction() as tx:
            await tx.receive("slack", {"slack:a": body}, NOW)
    async with store.transaction() as tx:
        assert await tx.received("slack", LATER, 100) == [("slack:a", "first", NOW)]


async def test_of_a_unit_that_was_undone_nothing_was_received(store: Store) -> None:
    async def change_my_mind() -> None:
        async with store.transaction() as tx:
            await tx.receive("slack", {"slack:a": "{}"}, NOW)
            raise KeyError

    with pytest.raises(KeyError):
        await change_my_mind()
    assert await ids(store) == []


async def test_many_at_once_are_all_received(store: Store) -> None:
    async def receive(number: int) -> None:
        async with store.transaction() as tx:
            some = {f"slack:{number:02}-{n}": "{}" for n in range(3)}
            await tx.receive("slack", some, NOW)

    await asyncio.gather(*(receive(n) for n in range(40)))
    async with store.transaction() as tx:
        assert len(await tx.received("slack", LATER, 1000)) == 120


async def test_what_nobody_acted_on_is_forgotten_in_the_end(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.receive("slack", {"slack:old": "{}"}, NOW)
        await tx.receive("slack", {"slack:new": "{}"}, NOW + HOUR / 2)
        assert (await tx.prune(NOW + HOUR / 2))["inbox"] == 1
    assert await ids(store) == ["slack:new"]
