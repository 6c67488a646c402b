"""Work that goes on by itself, and how it is stopped."""

from __future__ import annotations

import asyncio

from bot.core import tasks


async def test_whoever_swallows_a_cancellation_is_told_again() -> None:
    told = 0

    async def deaf() -> None:
        nonlocal told
        while told < 3:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                told += 1

    task = asyncio.create_task(deaf())
    await asyncio.sleep(0)
    async with asyncio.timeout(60):
        await tasks.stop(task, None, again_s=0.01)
    assert (task.done(), told) == (True, 3)


async def test_what_has_ended_by_itself_is_left_alone() -> None:
    async def fails() -> None:
        raise LookupError("its own affair")

    task = asyncio.create_task(fails())
    await asyncio.wait({task})
    await tasks.stop(task)
    assert isinstance(task.exception(), LookupError)
