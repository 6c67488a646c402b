"""Locks per key: exclusive, in order, independent of each other, and removed after use."""

from __future__ import annotations

import asyncio

from bot.core.keyed_locks import KeyedLocks


async def test_tasks_with_the_same_key_run_one_after_another_in_order() -> None:
    locks = KeyedLocks[str]()
    steps: list[str] = []

    async def work(number: int) -> None:
        async with locks.hold("a"):
            steps.append(f"begin {number}")
            await asyncio.sleep(0)
            steps.append(f"end {number}")

    await asyncio.gather(*(work(number) for number in range(3)))
    assert steps == [f"{step} {number}" for number in range(3) for step in ("begin", "end")]
    assert locks.users("a") == 0


async def test_another_key_does_not_wait() -> None:
    locks = KeyedLocks[str]()
    async with locks.hold("a"), asyncio.timeout(5), locks.hold("b"):
        assert (locks.users("a"), locks.users("b"), locks.users("c")) == (1, 1, 0)


async def test_a_cancelled_waiter_leaves_the_lock_to_the_next() -> None:
    locks = KeyedLocks[str]()

    async def work() -> None:
        async with locks.hold("a"):
            pass

    async with locks.hold("a"):
        first, second = (asyncio.create_task(work()) for _ in range(2))
        await asyncio.sleep(0)
        assert locks.users("a") == 3
        first.cancel()
        await asyncio.sleep(0)
        assert locks.users("a") == 2
    async with asyncio.timeout(5):
        await second
    assert first.cancelled()
    assert locks.users("a") == 0
