"""Steps of the nudge contracts: claim, finish, read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.store import Store
from bot.domain.nudges import Nudge, NudgeStatus
from bot.domain.people import Address
from tests.support.builders import COMMUNITY, NOW

SECOND = timedelta(seconds=1)
LEASE = NOW + timedelta(minutes=1)
ANA = Address("playground", "local", "ana")


async def stored(store: Store, key: str = "i1:request") -> Nudge:
    """The nudge as the store has it."""
    async with store.transaction() as tx:
        nudge = await tx.nudges.get(key)
    assert nudge is not None
    return nudge


async def claim(
    store: Store, now: datetime = NOW, token: str = "t1", limit: int = 10
) -> list[Nudge]:
    """Claim due nudges for a minute."""
    async with store.transaction() as tx:
        return await tx.nudges.claim_due(now, token, now + timedelta(minutes=1), limit)


async def claim_stale(store: Store, now: datetime = NOW, token: str = "r1") -> list[Nudge]:
    """Claim stale nudges of the community for a minute."""
    async with store.transaction() as tx:
        until = now + timedelta(minutes=1)
        return await tx.nudges.claim_stale(now, token, until, 10, community=COMMUNITY)


async def finish(store: Store, nudge: Nudge, **outcome: Any) -> bool:
    """Finish the nudge with this outcome; False if the claim was lost."""
    async with store.transaction() as tx:
        return await tx.nudges.finish(replace(nudge, **outcome))


async def next_due(store: Store) -> datetime | None:
    """The earliest instant at which there is something to claim."""
    async with store.transaction() as tx:
        return await tx.nudges.next_due()


async def send(store: Store, key: str = "i1:request", ref: str = "m1", **outcome: Any) -> Nudge:
    """Claim the nudge and finish it as sent to Ana."""
    (nudge,) = [nudge for nudge in await claim(store) if nudge.key == key]
    sent = {"status": NudgeStatus.SENT, "address": str(ANA), "ref": ref, **outcome}
    assert await finish(store, nudge, **sent)
    return await stored(store, key)
