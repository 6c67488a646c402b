"""Seasons as an aggregate: who hears of a plan. What organisers see of it is in `preview.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.core.messages import Message
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.engine.transitions import apply_as
from bot.features.blocks import notice
from bot.features.season.actions import SEASON_OPEN
from bot.features.season.model import (
    SEASON,
    SEASON_TRANSITIONS,
    Season,
    SeasonAct,
    SeasonStatus,
)

SEASON_READY, SEASON_FAILED = "season_ready", "season_failed"
"""Kinds of nudges to the organiser who asked for the plan."""


class Seasons(StoredAggregate[Season]):
    """The aggregate of seasons."""

    kind = SEASON
    acts = SeasonAct
    transitions = SEASON_TRANSITIONS
    closed = frozenset({SeasonStatus.FAILED, SeasonStatus.ENDED})
    record = Season
    roles = ("organiser",)
    words = ()
    plans = (SEASON_READY, SEASON_FAILED)

    def plan(
        self, state: Season, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """That it is ready, or that it could not be worked out."""
        if state.status is SeasonStatus.READY and state.planned_at is not None:
            yield nudge_about(SEASON_READY, SEASON, state, state.organiser, state.planned_at)
        if state.status is SeasonStatus.FAILED and state.closed_at is not None:
            yield nudge_about(SEASON_FAILED, SEASON, state, state.organiser, state.closed_at)

    def leaving(self, state: Season, person: str, now: datetime) -> dict[str, Any] | None:
        """It goes on: it is any organiser's."""
        return None

    async def card(self, ctx: Context, state: Season) -> Message:
        """The way to the plan; the counts are for who organises at that moment."""
        return notice(ctx, "season-what", SEASON_OPEN.button(ctx))

    async def summary(self, ctx: Context, state: Season) -> Text | None:
        """It is no matter of their own, so it does not stand in "mine"."""
        return None


SEASONS = Seasons()


async def present(ctx: Context) -> Season | None:
    """Return the season of the actor's network that is not over; one that is ends here."""
    rows = await ctx.tx.aggregates.open_of(ctx.network, SEASON, 1)
    season = SEASONS.record_of(rows[0]) if rows else None
    if season is None or ctx.now < season.ends_at():
        return season
    await apply_as(ctx, season, SeasonAct.END)
    return None
