"""The rate limiter: a burst at once, then one at a time, each key separately."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.ports import Throttled
from bot.delivery.limits import RateLimiter
from tests.throttle import throttle_clock


def test_a_burst_and_then_one_at_a_time() -> None:
    with throttle_clock() as time:
        limiter = RateLimiter(2, burst=3)
        assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
        assert limiter.wait("b") == 0, "keys are independent"
        time.now += 0.5
        assert [limiter.wait("a"), limiter.wait("a")] == [0, 0.5]


@given(
    per_second=st.integers(1, 50),
    burst=st.integers(1, 20),
    gaps=st.lists(st.floats(0, 2), min_size=1, max_size=60),
)
def test_never_more_than_the_rate_and_the_burst(
    per_second: int, burst: int, gaps: list[float]
) -> None:
    with throttle_clock() as time:
        limiter, begun, taken = RateLimiter(per_second, burst), time.now, 0
        for gap in gaps:
            time.now += gap
            wait = limiter.wait("a")
            taken += not wait
            assert taken <= burst + per_second * (time.now - begun) + 1e-6
            if wait:  # after that wait there is a slot
                time.now += wait + 1e-6
                assert not limiter.wait("a")
                taken += 1


async def test_waiting_calls_are_served_in_order() -> None:
    with throttle_clock() as time:
        limiter, order = RateLimiter(1, burst=1, sleep=time.sleep), list[tuple[int, float]]()

        async def take(number: int) -> None:
            await limiter.take("a", patience=10)
            order.append((number, round(time.now - 1000, 3)))

        await asyncio.gather(*(take(number) for number in range(5)))
        assert order == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]


async def test_a_wait_beyond_the_patience_raises_at_once() -> None:
    with throttle_clock() as time:
        limiter = RateLimiter(1, burst=4, sleep=time.sleep)
        takes = (limiter.take("a", patience=1.5) for _ in range(12))
        done = await asyncio.gather(*takes, return_exceptions=True)
        held = [answer.retry_after for answer in done if isinstance(answer, Throttled)]
        assert held == [2.0] * 7, "four at once, one after a second, seven refused"
        assert time.now == 1001


async def test_a_cancelled_wait_passes_its_slot_on() -> None:
    with throttle_clock() as time:
        limiter = RateLimiter(1, burst=1, sleep=time.sleep)
        await limiter.take("a", patience=0)
        first, second = (asyncio.create_task(limiter.take("a", patience=5)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        async with asyncio.timeout(60):
            await second
        assert first.cancelled()
        await limiter.take("b", patience=0)
        with pytest.raises(Throttled):
            await limiter.take("a", patience=0)
