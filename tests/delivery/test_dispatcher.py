"""The dispatcher alone: fair between communities, patient with failures, each message once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.core.ports import Temporary, Throttled
from bot.core.store import StoreUnavailable, Transaction
from bot.delivery.limits import IN_FLIGHT_MAX
from bot.delivery.timings import DeliveryTimings
from bot.domain.nudges import NudgeStatus
from bot.domain.people import Address
from tests.delivery.support import HOUR, SECOND, DeliverySetup, UnreliableStore, notice
from tests.support.builders import NOW


async def test_a_throttled_attempt_does_not_count(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n"))
    delivery.chat.fails = [Throttled(30), Temporary("502")]
    await delivery.dispatcher.drain()
    waiting = await delivery.nudge("n")
    assert (waiting.status, waiting.attempts, waiting.reason) == ("waiting", 0, "throttled")
    assert 30 * SECOND <= waiting.due_at - NOW <= 33 * SECOND
    delivery.clock.at = waiting.due_at
    await delivery.dispatcher.drain()
    assert delivery.chat.maybe_sent == []
    delivery.clock.at = (await delivery.nudge("n")).due_at
    await delivery.dispatcher.drain()
    assert delivery.chat.maybe_sent == ["n"]  # only after a failure with an unknown outcome
    assert (await delivery.nudge("n")).status is NudgeStatus.SENT


async def test_retry_pauses_double_up_to_ten_minutes(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n"))
    pauses = []
    for _ in range(10):
        delivery.chat.fails = [Temporary("down")]
        await delivery.dispatcher.drain()
        due = (await delivery.nudge("n")).due_at
        pauses.append((due - delivery.clock.at) / SECOND)
        delivery.clock.at = due
    for pause, expected in zip(pauses, (5, 10, 20, 40, 80, 160, 320, 600, 600, 600), strict=True):
        assert 0.8 * expected <= pause <= 1.2 * expected


async def test_a_call_without_an_answer_has_an_unknown_outcome(delivery: DeliverySetup) -> None:
    delivery.dispatcher = delivery.make_dispatcher(DeliveryTimings(call_timeout_s=0.01))
    await delivery.schedule(notice("n"))
    delivery.chat.release.clear()
    await delivery.dispatcher.drain()
    waiting = await delivery.nudge("n")
    assert (waiting.status, waiting.attempts, waiting.reason) == ("waiting", 1, "TimeoutError")
    delivery.chat.release.set()
    delivery.clock.at = waiting.due_at
    await delivery.dispatcher.drain()
    assert (delivery.keys, delivery.chat.maybe_sent) == (["n"], ["n"])


@pytest.mark.parametrize("jump", [-HOUR, -3 * SECOND, 3 * SECOND, HOUR, 24 * HOUR])
async def test_the_clock_jumps_during_a_call(delivery: DeliverySetup, jump: timedelta) -> None:
    await delivery.schedule(notice("now"), notice("later", due_at=NOW + 2 * HOUR))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    delivery.clock.at = NOW + jump
    delivery.dispatcher.wake()
    await asyncio.sleep(0.02)
    delivery.chat.release.set()
    await delivery.wait_visible("now")
    await delivery.wait_unclaimed()
    assert delivery.chat.tried.count("now") == 1
    assert (await delivery.nudge("now")).status is NudgeStatus.SENT
    delivery.clock.at = NOW + 2 * HOUR
    await delivery.dispatcher.drain()
    delivery.clock.at = NOW  # set back: nothing is sent twice
    await delivery.dispatcher.drain()
    assert sorted(delivery.keys) == ["later", "now"]
    assert len(delivery.chat.tried) == 2


async def test_the_clock_jumps_while_the_outcome_is_stored(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n"))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    first = (await delivery.nudge("n")).token
    delivery.store.blocked = stored = asyncio.Event()
    delivery.chat.release.set()
    await delivery.wait_visible("n")
    await delivery.wait_for(lambda: delivery.store.blocked is None)
    delivery.clock.at += 2 * HOUR  # our own lease looks over, and we claim it from ourselves
    delivery.dispatcher.wake()
    async with asyncio.timeout(60):
        while (await delivery.nudge("n")).token == first:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    stored.set()
    await delivery.wait_unclaimed()
    assert (await delivery.nudge("n")).status is NudgeStatus.SENT
    assert delivery.chat.tried == ["n"]


async def test_the_database_fails_in_each_transaction_of_a_delivery(
    delivery: DeliverySetup,
) -> None:
    for position in range(4):
        delivery.store.failures = 0
        key = f"n{position}"
        await delivery.schedule(notice(key))
        first = delivery.store.transactions

        @asynccontextmanager
        async def transaction(
            position: int = position, first: int = first
        ) -> AsyncIterator[Transaction]:
            if delivery.store.transactions - first == position:
                delivery.store.failures = 2
            async with UnreliableStore.transaction(delivery.store) as tx:
                yield tx

        delivery.store.transaction = transaction  # type: ignore[method-assign]
        for _ in range(4):
            try:
                await delivery.dispatcher.drain()
            except StoreUnavailable:
                continue
            delivery.clock.at += 10 * SECOND
        assert (await delivery.nudge(key)).status is NudgeStatus.SENT
    assert delivery.chat.tried == ["n0", "n1", "n2", "n3"]


async def test_claims_are_retried_until_the_database_answers(delivery: DeliverySetup) -> None:
    delivery.store.failures = 2
    await delivery.schedule(notice("n"))
    await delivery.dispatcher.start()
    await delivery.wait_visible("n")
    assert delivery.chat.tried == ["n"]


async def test_neither_claims_nor_outcomes_sleep_once_the_database_answers(
    delivery: DeliverySetup,
) -> None:
    """Pauses of seven failures would take a minute; a notice ends each."""
    delivery.store.failures = 7
    await delivery.schedule(notice("n"))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    async with asyncio.timeout(60):
        while not delivery.chat.entered.is_set():
            delivery.store.notify()
            await asyncio.sleep(0.05)
        delivery.store.failures = 7
        delivery.chat.release.set()
        while (await delivery.nudge("n")).status is not NudgeStatus.SENT:
            delivery.store.notify()
            await asyncio.sleep(0.05)
    assert delivery.chat.tried == ["n"]


async def test_an_outcome_that_cannot_be_stored_causes_no_resend(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n"))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    delivery.store.failures = 3
    delivery.chat.release.set()
    await delivery.wait_visible("n")
    await delivery.wait_unclaimed()
    assert delivery.chat.tried == ["n"]
    assert (await delivery.nudge("n")).status is NudgeStatus.SENT


async def test_a_backlog_delays_no_other_community(delivery: DeliverySetup) -> None:
    await delivery.schedule(*(notice(f"a{n}", due_at=NOW - HOUR) for n in range(3000)))
    delivery.chat.release.clear()  # the platform is slow with all of them
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    await delivery.schedule(notice("b", "town:b"))
    delivery.dispatcher.wake()
    await delivery.wait_for(lambda: "b" in delivery.chat.tried)
    assert len(delivery.chat.tried) < 600
    delivery.chat.release.set()
    await delivery.wait_visible("b", *(f"a{n}" for n in range(3000)))
    assert len(delivery.chat.tried) == len(set(delivery.chat.tried)) == 3001


async def test_the_circuit_of_a_refused_community_opens_for_it_alone(
    delivery: DeliverySetup,
) -> None:
    await delivery.schedule(*(notice(f"a{n}", due_at=NOW - HOUR) for n in range(1000)))
    delivery.chat.closed[Address("town", "a", "olu")] = Throttled(20)
    await delivery.dispatcher.start()
    await delivery.wait_for(lambda: len(delivery.chat.tried) >= 100)
    await asyncio.sleep(0.05)
    await delivery.schedule(notice("b", "town:b"))
    delivery.dispatcher.wake()
    await delivery.wait_visible("b")
    assert len(delivery.chat.tried) <= 2 * IN_FLIGHT_MAX + 1, "no more than was in flight"


async def test_closing_finishes_calls_and_releases_other_claims(delivery: DeliverySetup) -> None:
    await delivery.schedule(*(notice(f"a{n:02}") for n in range(40)))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    closing = asyncio.create_task(delivery.dispatcher.close())
    await asyncio.sleep(0.05)
    delivery.chat.release.set()
    await closing
    for number in range(40):
        nudge = await delivery.nudge(f"a{number:02}")
        assert nudge.token is None
        if nudge.key in delivery.keys:
            assert nudge.status is NudgeStatus.SENT
        else:
            assert (nudge.status, nudge.attempts) == (NudgeStatus.WAITING, 0)
    assert delivery.keys
    await delivery.make_dispatcher().drain()
    assert len(delivery.chat.tried) == len(set(delivery.chat.tried)) == 40


async def test_closing_does_not_wait_for_a_platform_that_hangs(delivery: DeliverySetup) -> None:
    delivery.dispatcher = delivery.make_dispatcher(DeliveryTimings(close_timeout_s=0.05))
    await delivery.schedule(notice("n"))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    await delivery.dispatcher.close()
    assert (await delivery.nudge("n")).status is NudgeStatus.CLAIMED
    delivery.chat.release.set()
    delivery.clock.at = NOW + timedelta(seconds=61)
    await delivery.make_dispatcher().drain()
    assert (delivery.keys, delivery.chat.maybe_sent) == (["n"], ["n"])


async def test_no_wake_up_is_lost(delivery: DeliverySetup) -> None:
    await delivery.dispatcher.start()
    for number in range(300):
        await delivery.schedule(notice(f"n{number}"))
        delivery.dispatcher.wake()
        if number % 7 == 0:
            await asyncio.sleep(0)
    await delivery.wait_visible(*(f"n{number}" for number in range(300)))


async def test_it_wakes_by_itself_when_a_nudge_is_due(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n", due_at=NOW + timedelta(milliseconds=150)))
    await delivery.dispatcher.start()
    await asyncio.sleep(0.05)
    assert delivery.keys == []
    delivery.clock.at = NOW + timedelta(milliseconds=150)
    await delivery.wait_visible("n")
