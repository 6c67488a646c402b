"""Fallback lists as an aggregate of the engine. Only the seeker has a part in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.messages import Message
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.fallback.card import card
from bot.features.fallback.model import (
    FALLBACK,
    TRANSITIONS,
    Fallback,
    FallbackAct,
    FallbackStatus,
)

FALLBACK_ASKED, FALLBACK_STUCK = "fallback_asked", "fallback_stuck"
FALLBACK_ENDED, FALLBACK_EXPIRE = "fallback_ended", "fallback_expire"
"""Kinds of nudges: the next was asked · nobody can be asked now · it is over; and the timer."""
_OPEN = frozenset({FallbackStatus.STILL, FallbackStatus.ASKING})
_OVER = frozenset({FallbackStatus.ANSWERED, FallbackStatus.ENDED})


class Fallbacks(StoredAggregate[Fallback]):
    """The aggregate of fallback lists."""

    kind = FALLBACK
    acts = FallbackAct
    transitions = TRANSITIONS
    closed = frozenset(FallbackStatus) - _OPEN
    record = Fallback
    roles = ("seeker",)
    words = ("entries", "asked")
    plans = (FALLBACK_ASKED, FALLBACK_STUCK, FALLBACK_ENDED, FALLBACK_EXPIRE)

    def plan(
        self, state: Fallback, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """One message for each that was asked; that nobody can be; that it is over."""

        def tell(kind: str, due: datetime) -> Nudge:
            return nudge_about(kind, self.kind, state, state.seeker, due)

        if state.status in _OPEN:
            for id, second in state.sent.items():
                if second:
                    due = datetime.fromtimestamp(second, UTC)
                    key = f"{state.id}.{FALLBACK_ASKED}.{id}.{second}"
                    yield replace(tell(FALLBACK_ASKED, due), key=key)
            since = state.touched_at or state.created_at
            yield tell(FALLBACK_EXPIRE, since + timedelta(days=practice.fallback_days))
        stuck = state.stuck_at if not state.stuck_read else None
        if state.status is FallbackStatus.ASKING and stuck is not None:
            yield tell(FALLBACK_STUCK, stuck)
        if state.status in _OVER and state.started_at and state.closed_at:
            yield tell(FALLBACK_ENDED, state.closed_at)

    async def card(self, ctx: Context, state: Fallback) -> Message:
        return await card(ctx, state)

    async def summary(self, ctx: Context, state: Fallback) -> Text | None:
        if state.status is FallbackStatus.ASKING:
            return ctx.say("fallback-summary-asking")
        return ctx.say("fallback-summary-still") if state.entries else None

    def urgency(self, state: Fallback, person: str) -> tuple[int, datetime]:
        return (6, state.created_at)


FALLBACKS = Fallbacks()


def entry_of(nudge: Nudge) -> str:
    """Return the id of the introduction that a `FALLBACK_ASKED` is about."""
    return nudge.key.split(".")[2]
