"""Sending one entry of a fallback list, and why that cannot be now: the limits of any request."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.hosts import Host
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.fallback.entries import Entry
from bot.features.request.actions import REQUEST_NOTE
from bot.features.request.limits import may_ask, may_reach, require_room
from bot.features.request.preview import is_ready, require_fit, send_to
from bot.features.ways.reach import send_through


class Obstacle(StrEnum):
    """Why an entry cannot be sent now, as a sentence chooses its words."""

    FULL = "full"
    """The host has no room now."""
    CAP = "cap"
    """The seeker has as many requests open as they may."""
    ORGANISATION = "organisation"
    """The seeker has one open at the same organisation."""
    OPEN = "open"
    """The two have one open already."""
    LATELY = "lately"
    """The host said no lately, or the seeker took requests back."""
    NOTE = "note"
    """The note has to be looked over."""
    AWAY = "away"
    """The host takes no requests now: it says no more than when anybody asks them."""


_OBSTACLES = {
    "error-host-full": Obstacle.FULL,
    "error-host-busy": Obstacle.FULL,
    "error-host-busy-kept": Obstacle.FULL,
    "error-cap-open": Obstacle.CAP,
    "error-cap-left": Obstacle.CAP,
    "error-cap-organisation": Obstacle.ORGANISATION,
    "error-already-open": Obstacle.OPEN,
    "error-declined-lately": Obstacle.LATELY,
    "error-withdrawn-lately": Obstacle.LATELY,
    "error-offer-changed": Obstacle.NOTE,
}
"""What each limit of a request means for a list; the others mean that the host is away."""


async def obstacle(ctx: Context, entry: Entry) -> Obstacle | None:
    """Return why the entry cannot be sent now; None if it can."""
    found = await _look(ctx, entry)
    return found if isinstance(found, Obstacle) else None


async def send(ctx: Context, entry: Entry) -> bool:
    """Send it, directly or through people, if the limits allow it now."""
    offer = await _look(ctx, entry)
    if isinstance(offer, Obstacle):
        return False
    if entry.way is not None:
        await send_through(ctx, entry.way, entry.note, offer)
    else:
        await send_to(ctx, entry.note, offer)
    return True


async def _look(ctx: Context, entry: Entry) -> Host | Obstacle:
    """Return what the host offers, or why the entry cannot be sent now."""
    try:
        offer = await _offer(ctx, entry)
    except UserError as error:
        return _OBSTACLES.get(error.sentence, Obstacle.AWAY)
    return offer if await is_ready(ctx, entry.note) else Obstacle.NOTE


async def _offer(ctx: Context, entry: Entry) -> Host:
    """Return what the host offers. Raises `UserError` where they cannot be asked now."""
    if entry.way is not None:
        offer = await may_reach(ctx, entry.host)
    else:
        offer = await may_ask(ctx, entry.host)
        await require_room(ctx, offer, entry.host)
    require_fit(entry.note, offer, REQUEST_NOTE.to(entry.host.id))
    return offer
