"""How fast one may write: so many at once, then one after the other, each key for itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import pace
from bot.pace import Turns
from bot.ports import Throttled

_sleep = asyncio.sleep


class Time:
    """Stands until somebody sleeps, or it is moved."""

    now = 1000.0

    async def sleep(self, seconds: float) -> None:
        """Others have their turn; then it is later."""
        await _sleep(0)
        self.now += seconds


@contextmanager
def standing() -> Iterator[Time]:
    """In place of the machine's time."""
    made = Time()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("throttled.utils.now_mono_f", lambda: made.now)
        patch.setattr("bot.pace.asyncio.sleep", made.sleep)
        yield made


@pytest.mark.parametrize(
    "told, then", [("30", 30), ("0.5", 0.5), ("", 9), (None, 9), ("Wed, 25 Nov 2026 10:00", 9)]
)
def test_a_retry_after_is_seconds_or_something_else(told: str | None, then: float) -> None:
    assert pace.seconds(told, 9) == then


def test_some_go_at_once_and_then_one_at_a_time() -> None:
    with standing() as time:
        turns = Turns(2, burst=3)
        assert [turns.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
        assert turns.wait("b") == 0, "another is not concerned"
        time.now += 0.5
        assert [turns.wait("a"), turns.wait("a")] == [0, 0.5]


@given(
    per_second=st.integers(1, 50),
    burst=st.integers(1, 20),
    gaps=st.lists(st.floats(0, 2), min_size=1, max_size=60),
)
def test_never_more_than_the_rate_and_the_burst(
    per_second: int, burst: int, gaps: list[float]
) -> None:
    with standing() as time:
        turns, begun, taken = Turns(per_second, burst), time.now, 0
        for gap in gaps:
            time.now += gap
            wait = turns.wait("a")
            taken += not wait
            assert taken <= burst + per_second * (time.now - begun) + 1e-6
            if wait:  # and whoever waits as long as told has it
                time.now += wait + 1e-6
                assert not turns.wait("a")
                taken += 1


async def test_who_waits_goes_in_the_order_they_came() -> None:
    with standing() as time:
        turns, went = Turns(1, burst=1), list[tuple[int, float]]()

        async def go(number: int) -> None:
            await turns.take("a", patience=10)
            went.append((number, round(time.now - 1000, 3)))

        await asyncio.gather(*(go(number) for number in range(5)))
        assert went == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]


async def test_who_would_wait_too_long_is_told_so_at_once_and_how_long() -> None:
    with standing() as time:
        turns = Turns(1, burst=4)
        takes = (turns.take("a", patience=1.5) for _ in range(12))
        done = await asyncio.gather(*takes, return_exceptions=True)
        held = [answer.retry_after for answer in done if isinstance(answer, Throttled)]
        assert held == [2.0] * 7, "four at once, one that waits a second, and the others not yet"
        assert time.now == 1001


async def test_who_gives_up_while_waiting_leaves_their_turn_to_the_next() -> None:
    with standing():
        turns = Turns(1, burst=1)
        await turns.take("a", patience=0)
        first, second = (asyncio.create_task(turns.take("a", patience=5)) for _ in range(2))
        await _sleep(0)
        first.cancel()
        async with asyncio.timeout(5):
            await second
        assert first.cancelled()
        await turns.take("b", patience=0)
        with pytest.raises(Throttled):
            await turns.take("a", patience=0)
