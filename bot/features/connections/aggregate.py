"""Connections as an aggregate of the engine: their plan, and how they end.

A no is never told. To the asker a declined connection is one that waits: the same card, the same
lists, and the same timer ends both on the same day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Message
from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.business_time import add_business_days
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Aggregate, Block, nudge_about
from bot.engine.context import Context
from bot.features.blocks import name_of
from bot.features.connections.card import card
from bot.features.connections.model import (
    ASKED,
    ASKER,
    CLOSED,
    CONNECTION,
    PENDING,
    TRANSITIONS,
    Connection,
    ConnectionAct,
    ConnectionStatus,
)

CONNECTION_ASKED, CONNECTION_CONFIRMED = "connection_asked", "connection_confirmed"
"""Kinds of nudges: do you two know each other? · the other one says so too."""
CONNECTION_EXPIRE = "connection_expire"
"""The timer that ends what was not confirmed."""


class Connections(Aggregate[Connection]):
    """The aggregate of connections."""

    kind = CONNECTION
    acts = ConnectionAct
    transitions = TRANSITIONS
    closed = CLOSED
    record = Connection
    plans = (CONNECTION_ASKED, CONNECTION_CONFIRMED, CONNECTION_EXPIRE)

    async def load(self, tx: Transaction, network: str, id: str) -> Connection | None:
        """See `Aggregate`; so for the other methods."""
        return await tx.connections.get(network, id)

    async def save(self, tx: Transaction, state: Connection, expected: StrEnum) -> Connection:
        return await tx.connections.save(state, ConnectionStatus(expected))

    async def open_for(self, tx: Transaction, network: str, person: str) -> list[Connection]:
        """Those that wait. One that is confirmed waits for nothing, and is not listed."""
        return await tx.connections.pending_of(network, person)

    def is_open(self, state: Connection) -> bool:
        """Like `open_for`: an ended message leads to no card, whether it was removed or hidden."""
        return state.status in PENDING

    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> Connection | None:
        return await tx.connections.next_open_of(network, person, after)

    def people(self, state: Connection) -> Mapping[str, str]:
        return {ASKER: state.asker, ASKED: state.asked}

    def leaving(self, state: Connection, person: str, now: datetime) -> dict[str, Any] | None:
        """What the asker asked ends with them; an asked one who leaves is silent."""
        return {} if person == state.asker else None

    def parting(
        self, state: Connection, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """What waits ends as a no, or as taken back. A confirmed one is only hidden."""
        if state.status not in PENDING:
            return None
        return (ConnectionAct.WITHDRAW if by == state.asker else ConnectionAct.DECLINE), {}

    def despite_blocks(
        self, state: Connection, nudge: Nudge, blocks: Collection[Block]
    ) -> Nudge | None:
        """A confirmed one is hidden from both, as if it had been removed."""
        if blocks and state.status is ConnectionStatus.CONFIRMED:
            return None
        return super().despite_blocks(state, nudge, blocks)

    def plan(
        self, state: Connection, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        if state.status in PENDING:
            ends = add_business_days(
                state.created_at, practice.confirm_within, people[state.asker].tz
            )
            yield nudge_about(CONNECTION_EXPIRE, self.kind, state, state.asker, ends)
        if state.status is ConnectionStatus.PROPOSED:
            yield nudge_about(CONNECTION_ASKED, self.kind, state, state.asked, state.created_at)
        if state.status is ConnectionStatus.CONFIRMED and state.confirmed_at is not None:
            yield nudge_about(
                CONNECTION_CONFIRMED, self.kind, state, state.asker, state.confirmed_at
            )

    async def card(self, ctx: Context, state: Connection) -> Message:
        return await card(ctx, state)

    async def summary(self, ctx: Context, state: Connection) -> Text | None:
        """For whoever is asked: nothing waits for the asker."""
        if ctx.me.id != state.asked:
            return None
        return ctx.say("connection-summary", name=name_of(await ctx.person(state.asker)))


CONNECTIONS = Connections()
