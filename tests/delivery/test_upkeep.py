"""Upkeep: what is old is forgotten once a night, and what was deleted is wiped."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

import pytest

from bot.delivery.timings import DeliveryTimings
from bot.delivery.upkeep import NIGHT_SPREAD_S, next_night
from bot.domain.people import Address
from bot.features.introduction.model import Status
from bot.features.organise.periods import Period
from bot.features.organise.repository import Measure
from tests.delivery.support import HOUR, DeliverySetup, notice
from tests.support.builders import NETWORK, NOW, make_introduction

MINUTE = timedelta(minutes=1)


async def owe(delivery: DeliverySetup) -> None:
    """Something is deleted that is to be wiped."""
    async with delivery.store.transaction() as tx:
        await tx.scrubs.owe(delivery.clock.now())


async def is_owed(delivery: DeliverySetup) -> bool:
    """Whether something is still to be wiped."""
    async with delivery.store.transaction() as tx:
        return await tx.scrubs.owed() is not None


async def test_the_night_is_made_up_for(delivery: DeliverySetup) -> None:
    """After a start, and after the machine slept through it for days: once each time."""

    async def forgets(at: datetime) -> bool:
        delivery.clock.at = at
        async with delivery.store.transaction() as tx:
            await tx.events.mark_seen("old", at - timedelta(days=31))
        await delivery.upkeep.run_if_due()
        async with delivery.store.transaction() as tx:
            return await tx.events.mark_seen("old", at - timedelta(days=31))

    night = next_night(NOW)
    spread = timedelta(seconds=NIGHT_SPREAD_S)
    assert await forgets(NOW), "another process may have slept"
    assert not await forgets(night - timedelta(seconds=1))
    assert await forgets(night + spread)
    assert not await forgets(night + spread)
    assert not await forgets(night + timedelta(hours=23))
    assert await forgets(night + timedelta(days=5, hours=9)), "asleep for five nights"
    assert not await forgets(night + timedelta(days=5, hours=10))


async def test_a_night_without_the_database_is_made_up_for(delivery: DeliverySetup) -> None:
    async with delivery.store.transaction() as tx:
        await tx.events.mark_seen("old", NOW - timedelta(days=31))
        await tx.events.mark_seen("older", NOW - timedelta(days=32))
    delivery.store.failures = 3
    await delivery.upkeep.run_if_due()
    await delivery.upkeep.run_if_due()
    async with delivery.store.transaction() as tx:
        assert not await tx.events.mark_seen("older", NOW), "not again before the hour"
    delivery.clock.at = NOW + HOUR
    await delivery.upkeep.run_if_due()
    async with delivery.store.transaction() as tx:
        assert await tx.events.mark_seen("old", NOW)


async def test_a_month_is_counted_before_its_talks_are_forgotten(delivery: DeliverySetup) -> None:
    long_ago = NOW - timedelta(days=400)
    async with delivery.store.transaction() as tx:
        await tx.introductions.add(
            make_introduction(
                "old",
                community="town:a",
                seeker="olu-a",
                status=Status.DECLINED,
                asked_at=long_ago,
                created_at=long_ago,
                closed_at=long_ago + timedelta(days=1),
            )
        )
    await delivery.upkeep.run_if_due()
    async with delivery.store.transaction() as tx:
        assert await tx.introductions.get(NETWORK, "old") is None
        figures = await tx.figures.of(NETWORK, [Period.month_of(long_ago)])
    assert {f.measure: f.value for f in figures}[Measure.ANSWERED] == 1


async def test_what_is_old_is_forgotten_where_a_month_cannot_be_counted(
    delivery: DeliverySetup,
) -> None:
    async with delivery.store.transaction() as tx:
        await tx.events.mark_seen("old", NOW - timedelta(days=31))
    delivery.store.failures = 1
    await delivery.upkeep.run_if_due()
    async with delivery.store.transaction() as tx:
        assert await tx.events.mark_seen("old", NOW)
        assert await tx.figures.of(NETWORK, [Period.month_of(NOW).before]) == []
    delivery.clock.at = NOW + HOUR
    await delivery.upkeep.run_if_due()
    async with delivery.store.transaction() as tx:
        assert await tx.figures.of(NETWORK, [Period.month_of(NOW).before])


async def test_old_event_ids_are_forgotten_after_a_start(delivery: DeliverySetup) -> None:
    async with delivery.store.transaction() as tx:
        await tx.events.mark_seen("old", NOW - timedelta(days=31))
    delivery.upkeep = delivery.make_upkeep(DeliveryTimings(clock_check_s=0.001))
    await delivery.upkeep.start()
    async with asyncio.timeout(60):
        while True:
            async with delivery.store.transaction() as tx:
                if await tx.events.mark_seen("old", NOW - timedelta(days=31)):
                    return
            await asyncio.sleep(0)


async def test_what_is_old_is_pruned(delivery: DeliverySetup) -> None:
    long_gone, gone = (Address("town", "a", name) for name in ("gil", "eve"))
    async with delivery.store.transaction() as tx:
        await tx.events.mark_seen("old", NOW - timedelta(days=31))
        await tx.events.mark_seen("new", NOW - timedelta(days=29))
        for who, days in ((long_gone, 366), (gone, 364)):
            await tx.people.put_address(who, "hal", NOW - timedelta(days=days))
            await tx.people.leave_address(who, NOW - timedelta(days=days))
    await delivery.upkeep.forget()
    async with delivery.store.transaction() as tx:
        assert await tx.people.former(long_gone) is None
        assert await tx.people.former(gone) is not None
        assert await tx.events.mark_seen("old", NOW)
        assert not await tx.events.mark_seen("new", NOW)


async def test_what_was_deleted_is_wiped_within_seconds_and_once(delivery: DeliverySetup) -> None:
    await delivery.upkeep.run_if_due()
    assert delivery.store.scrubs == [], "nothing is owed"
    await owe(delivery)
    await delivery.upkeep.run_if_due()
    assert delivery.store.scrubs == [False], "members are up"
    assert not await is_owed(delivery)
    await delivery.upkeep.run_if_due()
    assert len(delivery.store.scrubs) == 1


async def test_what_is_forgotten_at_night_is_wiped_in_the_same_night(
    delivery: DeliverySetup,
) -> None:
    async with delivery.store.transaction() as tx:
        await tx.drafts.save("hal", "request", {"why": "x"}, NOW - timedelta(days=31))
    await delivery.upkeep.run_if_due()
    assert delivery.store.scrubs == [True]
    assert not await is_owed(delivery)


async def test_forgotten_event_ids_hold_no_words(delivery: DeliverySetup) -> None:
    async with delivery.store.transaction() as tx:
        await tx.events.mark_seen("old", NOW - timedelta(days=31))
    await delivery.upkeep.run_if_due()
    assert delivery.store.scrubs == []


async def test_what_cannot_be_wiped_now_is_tried_less_and_less_often_until_it_is(
    delivery: DeliverySetup,
) -> None:
    await delivery.upkeep.run_if_due()  # the night
    delivery.store.can_scrub = False
    await owe(delivery)
    tried = []
    for minute in range(180):
        delivery.clock.at = NOW + minute * MINUTE
        before = len(delivery.store.scrubs)
        await delivery.upkeep.run_if_due()
        if len(delivery.store.scrubs) > before:
            tried.append(minute)
    assert tried == [0, 1, 3, 7, 15, 31, 63, 123]
    delivery.store.can_scrub = True
    delivery.clock.at = NOW + timedelta(hours=4)
    await delivery.upkeep.run_if_due()
    assert not await is_owed(delivery)


async def test_what_is_owed_is_wiped_after_a_restart_too(delivery: DeliverySetup) -> None:
    delivery.store.can_scrub = False
    await owe(delivery)
    await delivery.upkeep.run_if_due()
    delivery.store.can_scrub = True
    await delivery.make_upkeep().run_if_due()
    assert not await is_owed(delivery)


async def test_what_is_deleted_while_it_is_wiped_is_wiped_again(delivery: DeliverySetup) -> None:
    await owe(delivery)
    async with delivery.store.transaction() as tx:
        before = await tx.scrubs.owed()
    assert before is not None
    await owe(delivery)
    async with delivery.store.transaction() as tx:
        await tx.scrubs.settle(before)
    assert await is_owed(delivery)


async def test_a_scrub_without_the_database_is_made_up_for(delivery: DeliverySetup) -> None:
    await delivery.upkeep.run_if_due()
    await owe(delivery)
    delivery.store.failures = 1
    await delivery.upkeep.run_if_due()
    assert await is_owed(delivery)
    delivery.clock.at = NOW + MINUTE
    await delivery.upkeep.run_if_due()
    assert not await is_owed(delivery)


async def test_the_log_warns_of_what_no_night_could_wipe(
    delivery: DeliverySetup, caplog: pytest.LogCaptureFixture
) -> None:
    delivery.store.can_scrub = False
    await owe(delivery)
    with caplog.at_level(logging.WARNING):
        for hours in (0, 47):
            delivery.clock.at = NOW + hours * HOUR
            await delivery.upkeep.run_if_due()
        assert caplog.records == []
        delivery.clock.at = NOW + 49 * HOUR
        await delivery.upkeep.run_if_due()
    assert "paned doctor" in caplog.text


async def test_months_are_made_up_for_in_small_steps(delivery: DeliverySetup) -> None:
    old = [notice(f"n{n:03}", due_at=NOW - timedelta(days=91 + n)) for n in range(300)]
    await delivery.schedule(*old, notice("new", due_at=NOW - timedelta(days=89)))
    await delivery.dispatcher.drain()
    before = delivery.store.transactions
    forgetting = asyncio.create_task(delivery.upkeep.forget())
    acted = 0
    while not forgetting.done():
        async with delivery.store.store.transaction() as tx:
            await tx.events.mark_seen(f"e{acted}", NOW)
        acted += 1
        await asyncio.sleep(0)
    await forgetting
    assert delivery.store.transactions - before > 2
    assert acted > 2, "members act in between"
    async with delivery.store.transaction() as tx:
        assert [await tx.nudges.get(nudge.key) for nudge in old] == [None] * len(old)
        assert await tx.nudges.get("new") is not None
