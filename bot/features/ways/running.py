"""How a way runs: who is asked in which turn, what a yes leads to, and its end.

One background job goes with a way: it asks those of each turn, and ends it. Its position is written
in the same transaction as the requests, so that nobody is asked twice, whatever dies in between.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.hosts import HostState
from bot.domain.ids import new_id
from bot.domain.jobs import Later
from bot.engine.context import Context
from bot.engine.jobs import Step, begin_job
from bot.engine.transitions import apply_as
from bot.features.find.search import Room, room_of
from bot.features.introduction.model import Act, DeclineReason, Introduction, Status
from bot.features.ways.feature import feature
from bot.features.ways.model import AskedAct, AskedStatus, ConnectorRequest, Way, WayAct, WayStatus
from bot.features.ways.named import may_be_asked_first, was_named_by
from bot.features.ways.paths import (
    Path,
    best_connectors,
    best_paths,
    may_be_asked,
    path_through,
)
from bot.features.ways.ranking import TURNS
from bot.features.ways.way import end_of, turn_at

TURN = "ways.turn"
"""The job; its subject is the way, its position the number of the next turn."""
_EVERYBODY = 99


async def begin(ctx: Context, way: Way) -> None:
    """Begin to ask, once a way is sent."""
    await begin_job(
        ctx.tx, TURN, network=way.network, community=way.community, subject=way.id, now=ctx.now
    )


@feature.job(TURN)
async def next_turn(step: Step) -> Later | None:
    """Ask those of the next turn, or end it on its day."""
    way = await step.tx.ways.get(step.job.network, step.job.subject)
    seeker = await step.tx.people.get(way.network, way.seeker) if way else None
    if way is None or seeker is None:
        return None
    ctx = await step.context_of(seeker)
    if way.status is not WayStatus.ASKING:
        await release(ctx, way)
        return None
    ends = end_of(way, seeker, step.practice)
    if step.now >= ends:
        await apply_as(ctx, way, WayAct.EXPIRE)
        await close(ctx, way, AskedAct.CLOSE)
        await release(ctx, way)
        return None
    turn = int(step.job.position or 0)
    if turn < TURNS and step.now >= turn_at(way, seeker, step.practice, turn):
        await _ask_turn(ctx, way, turn)
        turn += 1
    follows = turn_at(way, seeker, step.practice, turn) if turn < TURNS else ends
    return Later(str(turn), min(follows, ends))


async def _ask_turn(ctx: Context, way: Way, turn: int) -> None:
    """Ask each first connector of the paths of that turn who was not asked yet."""
    asked = await ctx.tx.connector_requests.of_way(ctx.network, way.id)
    avoid = {request.connector for request in asked}
    if way.target is None:
        for path in await best_connectors(ctx, way.seeker, avoid=avoid, turn=turn):
            await ask(ctx, way, path.first)
        return
    if turn == 0 and way.first and await was_named_by(ctx, way, way.first):
        if await may_be_asked_first(ctx, way, way.first):
            await ask(ctx, way, way.first)
        return
    for path in await _paths(ctx, way, way.target, avoid, turn):
        onward = path.connectors[1] if len(path.connectors) > 1 else None
        await ask(ctx, way, path.first, onward=onward)


async def _paths(ctx: Context, way: Way, target: str, avoid: set[str], turn: int) -> list[Path]:
    """In the first turn only the one whom the seeker chose by name, if they did."""
    if turn == 0 and way.first:
        found = await best_paths(ctx, way.seeker, target, avoid=avoid, most=_EVERYBODY)
        return [path for path in found if path.first == way.first]
    return await best_paths(ctx, way.seeker, target, avoid=avoid, turn=turn)


async def ask(
    ctx: Context,
    way: Way,
    connector: str,
    *,
    via: str | None = None,
    onward: str | None = None,
    target: str | None = None,
) -> bool:
    """Ask somebody to introduce the seeker, by default to whom the way leads; False if this way has
    asked them already."""
    request = ConnectorRequest(
        id=new_id(ctx.now),
        network=way.network,
        community=way.community,
        way=way.id,
        connector=connector,
        seeker=way.seeker,
        target=target or way.target,
        via=via,
        onward=onward,
        created_at=ctx.now,
    )
    if not await ctx.tx.connector_requests.add(request):
        return False
    await ctx.reconcile(request)
    return True


async def go_on(ctx: Context, way: Way, request: ConnectorRequest) -> Introduction | None:
    """A connector, the actor, said yes: ask the next on the way, or the person wanted.

    Returns the introduction, as it was sent, if that person was asked now.
    """
    if request.onward:
        people = (way.seeker, request.connector, request.onward, request.target or "")
        free = await may_be_asked(ctx, request.onward, way.seeker)
        if free and await path_through(ctx, people) is not None:
            await ask(ctx, way, request.onward, via=request.connector)
        await apply_as(ctx, way, WayAct.HEAR, heard_at=ctx.now)
        return None
    return await _reach(ctx, way, request)


async def _reach(ctx: Context, way: Way, request: ConnectorRequest) -> Introduction | None:
    """Send the note to the person wanted, with the words of the last connector."""
    i = await ctx.tx.introductions.get(ctx.network, way.introduction or "")
    if i is None or i.status is not Status.DRAFT:
        return None
    person, seeker = await ctx.person(i.host), await ctx.person(i.seeker)
    offer = await ctx.tx.hosts.get(ctx.network, person.id)
    once = offer is None or offer.state is HostState.DRAFT
    apart = await ctx.tx.blocks.among(ctx.network, person.id, seeker.id)
    if once:
        free = not person.gone and not apart
    else:
        host = await ctx.host_for(person, seeker.id)
        free = host is not None and await room_of(ctx, host, person) is Room.FREE
    asked = replace(i.request, asked_at=ctx.now, vouched=request.line, once=once)
    connectors = {"connector": request.connector, "via": request.via}
    sent: Introduction = await apply_as(ctx, i, Act.SEND, request=asked, **connectors)
    if not free:  # as when a host stops while a request waits
        away = replace(sent.request, decline_reason=DeclineReason.AWAY)
        sent = await apply_as(ctx, sent, Act.DECLINE, request=away)
    await arrive(ctx, way, request)
    return sent


async def arrive(
    ctx: Context, way: Way, request: ConnectorRequest, **found: str
) -> ConnectorRequest:
    """The last yes has come: nobody else is asked. `found`: what the way learns of whom it found.

    Returns the request as it is now.
    """
    reached = await apply_as(ctx, way, WayAct.REACH, heard_at=ctx.now, **found)
    done = await apply_as(ctx, request, AskedAct.COMPLETE)
    for other in await ctx.tx.connector_requests.of_way(ctx.network, way.id):
        if other.connector == request.via and other.status is AskedStatus.AGREED:
            await apply_as(ctx, other, AskedAct.COMPLETE)
    await close(ctx, reached, AskedAct.CLOSE)
    return done


async def close(ctx: Context, way: Way, act: AskedAct) -> None:
    """End what others were asked for a way that is over."""
    for request in await ctx.tx.connector_requests.of_way(ctx.network, way.id):
        if request.closed_at is None:
            await apply_as(ctx, request, act)


async def release(ctx: Context, way: Way) -> None:
    """Give a note that was not sent back to its writer."""
    i = await ctx.tx.introductions.get(ctx.network, way.introduction or "")
    if i is not None and i.status is Status.DRAFT and i.way == way.id:
        await apply_as(ctx, i, Act.EDIT, way=None)
