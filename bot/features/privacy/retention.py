"""Who left so long ago that nobody recognises them any more is erased, without their asking."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.store import Transaction
from bot.domain.practice import Practice
from bot.features.privacy import erasing


async def erase_next_long_gone(tx: Transaction, now: datetime, practice: Practice) -> bool:
    """Begin to erase the next of them; False if there is none."""
    found = await tx.people.next_long_gone(now - timedelta(days=practice.remember_days))
    if found is None:
        return False
    person, community = found
    await erasing.begin(tx, person, community, now)
    return True
