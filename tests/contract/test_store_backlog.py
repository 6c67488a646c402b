"""What waits, is late or failed in a community, on each store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.store import Store
from bot.domain.nudges import OUR_FAULT, REFUSED, THROTTLED, Nudge, NudgeStatus
from bot.features.organise.repository import LATE, Pile, Why
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_community,
    make_nudge,
    make_person,
)

HERE = (NETWORK, COMMUNITY)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
async def town(store: Store) -> Store:
    """Ana and Hal, and a community of another network."""
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.communities.put(make_community("slack:T9", network=OTHER_NETWORK))
        for id in ("ana", "hal"):
            await tx.people.put(make_person(id))
        await tx.people.put(make_person("eve", network=OTHER_NETWORK))
    return store


async def failing(store: Store, *nudges: Nudge, reason: str) -> None:
    """These are claimed, and fail for that reason."""
    async with store.transaction() as tx:
        await tx.nudges.schedule_all(nudges)
    async with store.transaction() as tx:
        claimed = await tx.nudges.claim_due(NOW, store.claim_token(), NOW + HOUR, 20)
    async with store.transaction() as tx:
        for nudge in claimed:
            await tx.nudges.finish(replace(nudge, status=NudgeStatus.FAILED, reason=reason))


async def test_what_waits_is_late_after_some_minutes_and_not_counted_beyond_the_end(
    town: Store,
) -> None:
    async with town.transaction() as tx:
        await tx.nudges.schedule_all(
            [
                make_nudge("n1", kind="brief", due_at=NOW - LATE),
                make_nudge("n2", kind="brief", due_at=NOW - LATE + SECOND),
                make_nudge("n3", kind="brief", due_at=NOW + DAY),
                make_nudge("n4", kind="brief", due_at=NOW + DAY, person="ana"),
                make_nudge("n5", kind="brief", due_at=NOW + DAY + SECOND),
                make_nudge(
                    "n6", network=OTHER_NETWORK, community="slack:T9", person="eve", due_at=NOW
                ),
            ]
        )
    async with town.transaction() as tx:
        tx.only_reads()
        found = await tx.backlog.waiting(*HERE, NOW, NOW + DAY)
        assert await tx.backlog.waiting(NETWORK, "slack:T9", NOW, NOW + DAY) == []
    assert sorted(found, key=str) == sorted(
        [
            Pile("brief", Why.BEHIND, "hal", 1),
            Pile("brief", Why.PLANNED, "hal", 2),
            Pile("brief", Why.PLANNED, "ana", 1),
        ],
        key=str,
    )


async def test_what_is_tried_again_is_late_at_once_and_says_why(town: Store) -> None:
    async with town.transaction() as tx:
        await tx.nudges.schedule_all([make_nudge(key, due_at=NOW) for key in ("n1", "n2")])
    async with town.transaction() as tx:
        one, two = await tx.nudges.claim_due(NOW, town.claim_token(), NOW + HOUR, 2)
    async with town.transaction() as tx:
        for nudge, reason in ((one, THROTTLED), (two, "TimeoutError")):
            later = replace(nudge, status=NudgeStatus.WAITING, due_at=NOW + HOUR, reason=reason)
            await tx.nudges.finish(later)
        found = await tx.backlog.waiting(*HERE, NOW, NOW + DAY)
    assert {pile.why for pile in found} == {Why.THROTTLED, Why.TRIED}


@pytest.mark.parametrize(
    "reason, why",
    [
        (f"{REFUSED}: closed", Why.UNREACHABLE),
        (f"{OUR_FAULT}: 12 attempts: KeyError", Why.OURS),
        ("150 attempts: TimeoutError", Why.GAVE_UP),
        ("unreachable", Why.GAVE_UP),
        ("", Why.GAVE_UP),
    ],
)
async def test_a_failure_is_classified_as_the_stored_reason_says(
    town: Store, reason: str, why: Why
) -> None:
    await failing(town, make_nudge("n1", due_at=NOW), reason=reason)
    async with town.transaction() as tx:
        (pile,) = await tx.backlog.failed(*HERE, NOW - HOUR, NOW)
        assert pile == Pile("request", why, "hal", 1)
        assert await tx.backlog.failed(*HERE, NOW, NOW + HOUR) == []
        assert await tx.backlog.failed(OTHER_NETWORK, COMMUNITY, NOW - HOUR, NOW) == []
    assert Why.of(reason) is why


async def test_what_failed_is_read_one_after_the_other_and_waits_again(town: Store) -> None:
    nudges = [make_nudge(key, due_at=NOW, audience=("ana",)) for key in ("n1", "n2")]
    await failing(town, *nudges, make_nudge("n0", due_at=NOW - HOUR), reason="unreachable: closed")
    async with town.transaction() as tx:
        found, at = [], (NOW - DAY, "")
        while (nudge := await tx.backlog.next_failed(*HERE, at, NOW)) is not None:
            found.append(nudge.key)
            at = (nudge.due_at, nudge.key)
        assert found == ["n0", "n1", "n2"]
        assert await tx.backlog.next_failed(*HERE, (NOW - DAY, ""), NOW - 2 * HOUR) is None
        first = await tx.nudges.get("n1")
        assert first is not None
        await tx.backlog.send_again(first, NOW + HOUR)
        assert tx.has_due_changes
    async with town.transaction() as tx:
        again = await tx.nudges.get("n1")
        assert again == replace(
            first, status=NudgeStatus.WAITING, due_at=NOW + HOUR, audience=(), reason="", attempts=1
        )
        sent = await tx.nudges.claim_due(NOW + HOUR, town.claim_token(), NOW + 2 * HOUR, 5)
        assert [nudge.attempts for nudge in sent] == [2], "its first message is looked for"
