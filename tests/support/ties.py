"""Ties between people, straight into the store."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from bot.core.store import Transaction
from bot.features.connections.model import ConnectionStatus
from tests.support.builders import NOW, make_connection


async def tie(
    tx: Transaction,
    one: str,
    other: str,
    *,
    shown_by: Collection[str] = (),
    not_askable: Collection[str] = (),
    fresh_at: datetime = NOW,
    **changes: Any,
) -> None:
    """Both have said that they know each other.

    `shown_by`: those who show it. `not_askable`: those who do not wish to introduce to the other.
    """
    made = make_connection(
        f"{one}-{other}",
        asker=one,
        asked=other,
        status=ConnectionStatus.CONFIRMED,
        confirmed_at=fresh_at,
        **changes,
    )
    await tx.connections.add(made)
    await tx.connections.tie_up(made, fresh_at)
    for person, them in (one, other), (other, one):
        shown, askable = person in shown_by, person not in not_askable
        await tx.connections.set_side(made.network, person, them, shown=shown, askable=askable)
