"""What became of nudges is counted once it is stored."""

from __future__ import annotations

from collections import Counter

from bot.core.monitor import Outcome
from bot.core.ports import Temporary, Throttled, Unreachable
from bot.domain.nudges import UNREACHABLE
from tests.delivery.support import HOUR, SECOND, DeliverySetup, notice
from tests.support.builders import NOW


def outcomes(delivery: DeliverySetup) -> dict[Outcome, int]:
    """How many nudges had which outcome, over all kinds and platforms."""
    found = Counter[Outcome]()
    for (_, _, outcome), count in delivery.counted.nudges.items():
        found[outcome] += count
    return dict(found)


async def test_a_sent_nudge_is_counted_with_its_delay(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n"))
    delivery.clock.at = NOW + 7 * SECOND
    await delivery.dispatcher.drain()
    assert delivery.counted.nudges == {("town", UNREACHABLE, Outcome.SENT): 1}
    assert delivery.counted.late_s == [7.0]


async def test_a_refusal_counts_as_postponed_and_as_throttled(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n"))
    delivery.chat.fails.append(Throttled(30))
    await delivery.dispatcher.drain()
    assert outcomes(delivery) == {Outcome.POSTPONED: 1}
    assert delivery.counted.throttles == {"town": 1}
    delivery.clock.at += HOUR
    await delivery.dispatcher.drain()
    assert outcomes(delivery) == {Outcome.POSTPONED: 1, Outcome.SENT: 1}


async def test_a_failure_that_may_pass_is_postponed_and_one_for_good_is_failed(
    delivery: DeliverySetup,
) -> None:
    await delivery.schedule(notice("n"))
    delivery.chat.fails += [Temporary("down"), Unreachable("closed")]
    await delivery.dispatcher.drain()
    delivery.clock.at += HOUR
    await delivery.dispatcher.drain()
    assert outcomes(delivery) == {Outcome.POSTPONED: 1, Outcome.FAILED: 1}
    assert delivery.counted.throttles == {}


async def test_what_comes_too_late_is_skipped(delivery: DeliverySetup) -> None:
    await delivery.schedule(notice("n", latest_at=NOW + SECOND))
    delivery.clock.at = NOW + HOUR
    await delivery.dispatcher.drain()
    assert outcomes(delivery) == {Outcome.SKIPPED: 1}


async def test_an_outcome_that_could_not_be_stored_at_first_is_counted_once(
    delivery: DeliverySetup,
) -> None:
    await delivery.schedule(notice("n"))
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    delivery.store.failures = 2
    delivery.chat.release.set()
    await delivery.wait_for(lambda: bool(delivery.counted.nudges))
    await delivery.wait_unclaimed()
    assert outcomes(delivery) == {Outcome.SENT: 1}
