"""Suggestions as an aggregate: the seeker alone reads them, and how they end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Block as Part
from bot.core.messages import Message, message
from bot.core.text import Text
from bot.domain.hosts import Host
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Block, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.find.actions import FIND_OPEN, FIND_UNWATCH
from bot.features.find.result import asked_before, host_blocks
from bot.features.find.search import read_query
from bot.features.season.actions import SEASON_PASS
from bot.features.season.model import (
    LASTS,
    SUGGESTION,
    SUGGESTION_TRANSITIONS,
    WORKS,
    Suggestion,
    SuggestionAct,
    SuggestionStatus,
)
from bot.finding.query import Query

SUGGESTED, SUGGESTION_EXPIRE = "suggested_host", "suggestion_expire"
"""The nudge to the seeker · the timer that ends a suggestion, and what was never sent."""


class Suggestions(StoredAggregate[Suggestion]):
    """The aggregate of suggestions."""

    kind = SUGGESTION
    acts = SuggestionAct
    transitions = SUGGESTION_TRANSITIONS
    closed = frozenset(SuggestionStatus) - {SuggestionStatus.PLANNED, SuggestionStatus.SUGGESTED}
    record = Suggestion
    roles = ("seeker", "host")
    words = ()
    plans = (SUGGESTED, SUGGESTION_EXPIRE)

    def plan(
        self, state: Suggestion, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """The message to the seeker, and the end. Nothing is sent to the host."""
        if self.is_open(state):
            # What was never sent ends after its plan, so that it is not counted as passed.
            since = state.suggested_at or state.created_at + WORKS
            yield nudge_about(SUGGESTION_EXPIRE, self.kind, state, state.seeker, since + LASTS)
        if state.status is SuggestionStatus.SUGGESTED and state.suggested_at is not None:
            yield nudge_about(SUGGESTED, self.kind, state, state.seeker, state.suggested_at)

    def parting(
        self, state: Suggestion, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """It stands as if the host had stopped, so that nobody learns of a block."""
        return None

    def despite_blocks(
        self, state: Suggestion, nudge: Nudge, blocks: Collection[Block]
    ) -> Nudge | None:
        """It is about the other one alone."""
        return None if blocks else nudge

    def named_to(self, state: Suggestion, reader: str) -> Collection[str]:
        """The host does not read of it."""
        return super().named_to(state, reader) if reader == state.seeker else ()

    async def card(self, ctx: Context, state: Suggestion) -> Message:
        """For the seeker: the host, as a search shows them, and both answers."""
        if ctx.me.id != state.seeker or state.status is not SuggestionStatus.SUGGESTED:
            return message(paragraph(ctx, "suggestion-over"))
        person = await ctx.person(state.host)
        host = await ctx.host_for(person)
        if host is None:
            return message(paragraph(ctx, "suggestion-not-now"), button_row(FIND_OPEN.button(ctx)))
        return message(
            *await host_parts(ctx, host, person),
            *answers(ctx, state, person),
        )

    async def summary(self, ctx: Context, state: Suggestion) -> Text | None:
        """For the seeker only."""
        if ctx.me.id != state.seeker or state.status is not SuggestionStatus.SUGGESTED:
            return None
        person = await ctx.person(state.host)
        if await ctx.host_for(person) is None:
            return None
        return ctx.say("suggestion-summary", name=name_of(person))


SUGGESTIONS = Suggestions()


async def host_parts(ctx: Context, host: Host, person: Person) -> list[Part]:
    """Return a host as a search of the reader's that they fit best would show them."""
    return host_blocks(
        ctx, host, person, await asked_before(ctx), query=await _best_query(ctx, person.id)
    )


def answers(ctx: Context, state: Suggestion, person: Person) -> list[Part | None]:
    """Return what follows that host: how it goes on, and the ways to pass."""
    how = paragraph(ctx, "suggestion-how", name=name_of(person))
    return [how, button_row(SEASON_PASS.button(ctx, state.id), FIND_UNWATCH.button(ctx))]


async def _best_query(ctx: Context, host: str) -> Query | None:
    candidate = await ctx.tx.index.candidate(ctx.network, host)
    best, most = None, 0.0
    for text in await ctx.tx.watches.of(ctx.network, ctx.me.id):
        query = await read_query(ctx.tx, ctx.network, text)
        covered = query.fit(candidate.words).covered if candidate and query.words else 0.0
        if covered > most:
            best, most = query, covered
    return best


async def held_by(ctx: Context, host: str) -> int:
    """Return how many suggestions of that host stand: each may become a request."""
    standing = await SUGGESTIONS.open_for(ctx.tx, ctx.network, host)
    return sum(one.host == host and one.status is SuggestionStatus.SUGGESTED for one in standing)


async def suggested_to(ctx: Context) -> set[str]:
    """Return the hosts who were suggested to the actor before, whatever became of it."""
    rows = await ctx.tx.aggregates.of_person(ctx.network, ctx.me.id, SUGGESTION, open_only=False)
    found = map(SUGGESTIONS.record_of, rows)
    return {one.host for one in found if one.seeker == ctx.me.id and one.suggested_at is not None}
