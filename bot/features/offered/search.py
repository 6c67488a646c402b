"""Finding what members offer: ways to people outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.hosts import Host
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.find.search import read_query
from bot.features.offered.asking import OFFERED_REQUESTS, REQUEST, OfferedRequest, RequestStatus
from bot.features.offered.way import OFFERED_WAYS, WAY, OfferedWay
from bot.finding.documents import document_of
from bot.finding.meaning import meaning
from bot.finding.query import FITS, Query

MOST = 200
"""Ways that a search reads, the latest first."""
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A way that fits a search, and who offers it."""

    way: OfferedWay
    member: Person
    free: bool
    """Whether the reader can ask for it now."""


async def offered_ways(ctx: Context, words: str) -> list[Found]:
    """Return the ways of other members that fit these words, the best first; all for ""."""
    rows = await ctx.tx.aggregates.open_of(ctx.network, WAY, MOST)
    query = await read_query(ctx.tx, ctx.network, words) if rows else None
    ranked = []
    for way in map(OFFERED_WAYS.record_of, rows):
        points = _fit(way, query) if query and query.words else 1.0
        if points and way.member != ctx.me.id:
            ranked.append((points, way))
    if not ranked:
        return []
    ranked.sort(key=lambda item: -item[0])
    mine = await _requests(ctx, ctx.me.id)
    found = []
    for _, way in ranked:
        member = await offering(ctx, way)
        if member is not None:
            found.append(Found(way, member, await _is_free(ctx, way, mine)))
        if len(found) == SHOWN:
            break
    return found


async def offering(ctx: Context, way: OfferedWay) -> Person | None:
    """Return the member who offers a way; None if the actor cannot reach them."""
    member = await ctx.person(way.member)
    apart = await ctx.tx.blocks.among(ctx.network, ctx.me.id, way.member)
    return None if member.gone or apart else member


async def may_ask_for(ctx: Context, way: OfferedWay) -> bool:
    """Return whether the actor may ask for that way now."""
    return await _is_free(ctx, way, await _requests(ctx, ctx.me.id))


async def _is_free(ctx: Context, way: OfferedWay, mine: list[OfferedRequest]) -> bool:
    asked = [request for request in mine if request.seeker == ctx.me.id]
    waiting = [request for request in asked if request.status is RequestStatus.ASKED]
    if len(waiting) >= ctx.practice.open_requests:
        return False
    again = ctx.now - timedelta(days=ctx.practice.ask_again_days)
    for request in asked:
        lately = request.closed_at is None or request.closed_at > again
        if lately and request.member == way.member:
            return False
    theirs = await OFFERED_REQUESTS.open_for(ctx.tx, ctx.network, way.member)
    asking = [request for request in theirs if request.member == way.member]
    return len(asking) < ctx.practice.waiting_per_talk


async def _requests(ctx: Context, person: str) -> list[OfferedRequest]:
    rows = await ctx.tx.aggregates.of_person(ctx.network, person, REQUEST, open_only=False)
    return [OFFERED_REQUESTS.record_of(row) for row in rows]


def _fit(way: OfferedWay, query: Query) -> float:
    """Return how well a way fits, as a host who did that there; 0 is not at all."""
    does = Host(
        person=way.member,
        network=way.network,
        role=way.role,
        region=way.region,
        created_at=way.created_at,
    )
    fit = query.fit(document_of(does, "", meaning()).words)
    return fit.score if fit.covered >= FITS else 0.0
