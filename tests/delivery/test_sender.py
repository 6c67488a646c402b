"""Sending: lost claims, waits for a slot, unexpected errors, several readers, limits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.messages import Message, Paragraph, message
from bot.core.ports import MessageRef, PartlyReached, Temporary, Throttled, Unreachable
from bot.core.store import StoreUnavailable
from bot.core.text import text
from bot.delivery.delivery import Delivery
from bot.delivery.limits import FEW, IN_FLIGHT_MAX, PLATFORM_IN_FLIGHT_MAX, InFlightLimiter
from bot.delivery.platform_call import send_to_platform
from bot.delivery.sender import OWN_FAULT_ATTEMPTS
from bot.domain.nudges import UNREACHABLE, Nudge, NudgeStatus
from bot.domain.people import Address
from bot.engine.context import Context
from tests.delivery.support import DeliverySetup, notice
from tests.support.builders import NETWORK, NOW
from tests.support.routing import ROUTER


async def test_a_worker_whose_claims_may_be_lost_sends_nothing(
    delivery: DeliverySetup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery.store, "owns_claim", lambda token: False)
    await delivery.schedule(*(notice(f"a{n}") for n in range(3)))
    draining = asyncio.create_task(delivery.dispatcher.drain())
    async with asyncio.timeout(60):
        while delivery.store.transactions < 12:  # noqa: ASYNC110 - it claims and releases
            await asyncio.sleep(0)
    assert delivery.chat.tried == []
    monkeypatch.undo()
    await draining
    assert sorted(delivery.keys) == ["a0", "a1", "a2"]
    assert delivery.chat.maybe_sent == [], "nothing had been sent before"


async def test_closing_releases_deliveries_that_wait_for_a_slot(
    delivery: DeliverySetup, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, first = asyncio.Event(), list[object]()

    async def acquire_slot(addresses: Sequence[Address]) -> None:
        if first:
            waiting.set()
            await asyncio.Event().wait()
        first.append(addresses)

    monkeypatch.setattr(delivery.chat, "acquire_slot", acquire_slot)
    await delivery.schedule(*(notice(f"a{n}") for n in range(5)))
    await delivery.dispatcher.start()
    await waiting.wait()
    async with asyncio.timeout(60):
        await delivery.dispatcher.close()
    found = [await delivery.nudge(f"a{n}") for n in range(5)]
    assert sorted((n.status, n.attempts) for n in found) == [
        (NudgeStatus.SENT, 1),
        *[(NudgeStatus.WAITING, 0)] * 4,
    ]


async def test_a_slot_that_takes_too_long_is_a_throttled_attempt(
    delivery: DeliverySetup, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def acquire_slot(addresses: Sequence[Address]) -> None:
        raise Throttled(30)

    with monkeypatch.context() as busy:
        busy.setattr(delivery.chat, "acquire_slot", acquire_slot)
        await delivery.schedule(notice("a"))
        await delivery.dispatcher.drain()
    later = await delivery.nudge("a")
    assert (later.status, later.attempts, later.reason) == (NudgeStatus.WAITING, 0, "throttled")
    assert later.due_at >= NOW + timedelta(seconds=30)
    delivery.clock.at = later.due_at
    await delivery.dispatcher.drain()
    assert delivery.keys == ["a"]


@pytest.mark.parametrize(
    "failure", [KeyError("id"), ValueError("half"), StoreUnavailable("no token")]
)
async def test_an_unexpected_error_is_retried(delivery: DeliverySetup, failure: Exception) -> None:
    delivery.chat.fails.append(failure)
    await delivery.schedule(notice("a"))
    await delivery.dispatcher.drain()
    waiting = await delivery.nudge("a")
    assert (waiting.status, waiting.attempts) == (NudgeStatus.WAITING, 1)
    delivery.clock.at = waiting.due_at
    await delivery.dispatcher.drain()
    assert (delivery.keys, delivery.chat.maybe_sent) == (["a"], ["a"])


async def unreached(delivery: DeliverySetup) -> bool:
    """Whether the store says that the organiser could not be reached."""
    async with delivery.store.store.transaction() as tx:
        olu = await tx.people.get(NETWORK, "olu-a")
    assert olu is not None
    return olu.unreached


async def test_after_repeated_unexpected_errors_a_nudge_fails(delivery: DeliverySetup) -> None:
    delivery.chat.fails += [KeyError("id")] * OWN_FAULT_ATTEMPTS
    await delivery.schedule(notice("a"))
    for _ in range(OWN_FAULT_ATTEMPTS):
        assert not await unreached(delivery)
        await delivery.dispatcher.drain()
        delivery.clock.at += timedelta(minutes=13)
    failed = await delivery.nudge("a")
    assert (failed.status, failed.attempts) == (NudgeStatus.FAILED, OWN_FAULT_ATTEMPTS)
    assert await unreached(delivery)


async def test_a_message_that_cannot_be_composed_fails_alone(
    delivery: DeliverySetup, monkeypatch: pytest.MonkeyPatch
) -> None:
    route = ROUTER.nudges[UNREACHABLE]

    async def write(ctx: Context, nudge: Nudge) -> Message | None:
        if nudge.key == "broken":
            raise LookupError(nudge.key)
        return await route.write(ctx, nudge)

    monkeypatch.setitem(ROUTER.nudges, UNREACHABLE, replace(route, write=write))
    await delivery.schedule(notice("a"), notice("broken"))
    await delivery.dispatcher.drain()
    assert (await delivery.nudge("broken")).status is NudgeStatus.FAILED
    assert await unreached(delivery)
    assert delivery.keys == ["a"]


def to_two_communities(nudge: Nudge) -> Delivery:
    """A delivery to two people who share no community."""
    both = (Address("town", "a", "ana"), Address("town", "b", "bea"))
    return Delivery(nudge, both, message(Paragraph(text("Meet"))))


async def test_people_in_two_communities_get_a_message_each_and_never_twice(
    delivery: DeliverySetup,
) -> None:
    chats = {"town": delivery.chat}
    shared = replace(notice("a"), audience=("bea",), attempts=1)
    ana, bea = to_two_communities(shared).addresses
    assert not to_two_communities(shared).is_shared

    delivery.chat.fails = [Throttled(9)]
    with pytest.raises(Throttled):
        await send_to_platform(chats, to_two_communities(shared))
    assert delivery.keys == [], "nobody was reached, so the attempt does not count"

    async def refuse_second(address: Address, *given: object) -> MessageRef:
        if address == bea:
            raise Throttled(9)
        return MessageRef(address, "m")

    with pytest.MonkeyPatch.context() as busy:
        busy.setattr(delivery.chat, "send", refuse_second)
        with pytest.raises(Temporary):  # the next attempt looks for the first message
            await send_to_platform(chats, to_two_communities(shared))

    delivery.chat.closed = {bea: Unreachable("closed")}
    with pytest.raises(PartlyReached) as partly:
        await send_to_platform(chats, to_two_communities(shared))
    assert (partly.value.ref.address, partly.value.missing) == (ana, (bea,))
    delivery.chat.closed[ana] = Unreachable("closed")
    with pytest.raises(Unreachable) as neither:
        await send_to_platform(chats, to_two_communities(shared))
    assert not isinstance(neither.value, PartlyReached)


def test_a_platform_at_its_limit_still_takes_a_few_of_a_new_community() -> None:
    limiter, full = InFlightLimiter(), PLATFORM_IN_FLIGHT_MAX // IN_FLIGHT_MAX
    for number in range(full):
        limiter.enter(f"slack:T{number}", IN_FLIGHT_MAX)
    assert limiter.capacity("slack:new", 0) == FEW
    limiter.enter("slack:new", 1)
    assert limiter.capacity("slack:new", 0) == 0
    assert limiter.capacity("discord:G1", 0) == IN_FLIGHT_MAX
    left = [limiter.leave(f"slack:T{n % full}", 0) for n in range(IN_FLIGHT_MAX // 2 + full)]
    assert any(left), "communities that wait for the platform are claimed for again"
    assert limiter.capacity("slack:other", 0) >= IN_FLIGHT_MAX // 2
