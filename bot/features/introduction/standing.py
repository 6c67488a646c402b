"""Where an introduction stands, in one sentence for its reader."""

from __future__ import annotations

from datetime import datetime

from bot.core.text import Text
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.blocks import both_zones, name_of
from bot.features.introduction.model import Introduction, Role, Status
from bot.features.introduction.plan import seen_from

_SENTENCES: dict[tuple[str, Role], str] = {
    ("draft", Role.SEEKER): "status-draft-seeker",
    ("carried", Role.SEEKER): "status-carried-seeker",
    ("asked", Role.SEEKER): "status-asked-seeker",
    ("asked", Role.HOST): "status-asked-host",
    ("questioned", Role.SEEKER): "status-questioned-seeker",
    ("questioned", Role.HOST): "status-questioned-host",
    ("accepted", Role.SEEKER): "status-accepted-seeker",
    ("accepted", Role.HOST): "status-accepted-host",
    ("offered", Role.HOST): "status-offered-host",
    ("again", Role.SEEKER): "status-again-seeker",
    ("again", Role.HOST): "status-again-host",
    ("picked", Role.SEEKER): "status-picked-seeker",
    ("picked", Role.HOST): "status-picked-host",
    ("passed", Role.SEEKER): "status-passed-seeker",
    ("passed", Role.HOST): "status-passed-host",
    ("agreed", Role.SEEKER): "status-agreed-seeker",
    ("agreed", Role.HOST): "status-agreed-host",
    ("over", Role.SEEKER): "status-over-seeker",
    ("over", Role.HOST): "status-over-host",
    ("missed", Role.SEEKER): "status-missed-seeker",
    ("missed", Role.HOST): "status-missed-host",
    ("met", Role.SEEKER): "status-met-seeker",
    ("met", Role.HOST): "status-met-host",
    ("thanked", Role.SEEKER): "status-thanked-seeker",
    ("thanked", Role.HOST): "status-thanked-host",
    ("discarded", Role.SEEKER): "status-discarded-seeker",
    ("withdrawn", Role.SEEKER): "status-withdrawn-seeker",
    ("withdrawn", Role.HOST): "status-withdrawn-host",
    ("declined", Role.SEEKER): "status-declined-seeker",
    ("declined", Role.HOST): "status-declined-host",
    ("expired", Role.SEEKER): "status-expired-seeker",
    ("expired", Role.HOST): "status-expired-host",
    ("unheard", Role.SEEKER): "status-unheard-seeker",
    ("unheard", Role.HOST): "status-unheard-host",
    ("cancelled", Role.SEEKER): "status-cancelled-seeker",
    ("cancelled", Role.HOST): "status-cancelled-host",
    ("deleted", Role.SEEKER): "status-deleted-seeker",
    ("deleted", Role.HOST): "status-deleted-host",
    ("left-asked", Role.SEEKER): "status-left-asked-seeker",
    ("left-asked", Role.HOST): "status-left-asked-host",
    ("left-arranging", Role.SEEKER): "status-left-arranging-seeker",
    ("left-arranging", Role.HOST): "status-left-arranging-host",
    ("left-agreed", Role.SEEKER): "status-left-agreed-seeker",
    ("left-agreed", Role.HOST): "status-left-agreed-host",
    ("left-past", Role.SEEKER): "status-left-arranging-seeker",
    ("left-past", Role.HOST): "status-left-asked-host",
    ("left-mine", Role.SEEKER): "status-left-mine-seeker",
    ("left-mine", Role.HOST): "status-left-mine-host",
}


def status_id(ctx: Context, i: Introduction) -> str:
    """Return the id of the sentence for its state and the reader's role."""
    starts_at, ends_at = i.time.starts_at, i.ends_at
    state = i.status.value
    match i.status:
        case Status.DRAFT if i.is_carried:
            state = "carried"
        case Status.AGREED if ends_at and ends_at <= ctx.now:
            state = "over"
        case Status.PICKED if starts_at and starts_at <= ctx.now:
            state = "passed"
        case Status.ACCEPTED if ctx.me.id == i.host and any(at > ctx.now for at in i.time.offered):
            state = "offered"
        case Status.ACCEPTED if i.time.moved_by:
            state = "again"  # one of the two needed another time
        case Status.EXPIRED if i.request.accepted_at:
            state = "unheard"  # the host said yes, and then nobody acted
        case Status.CANCELLED if i.time.moved_by is None:
            state = "deleted"  # nobody cancelled it: their conversation was deleted
        case Status.LEFT:
            state = _left(ctx, i)
        case _:
            pass
    return _SENTENCES[state, i.role_of(ctx.me.id) or Role.SEEKER]


def _left(ctx: Context, i: Introduction) -> str:
    """Return how far they had come when one of them left; the one who left may be the reader."""
    starts_at = i.time.starts_at
    if i.time.moved_by == ctx.me.id:
        return "left-mine"
    if i.request.accepted_at is None:
        return "left-asked"
    if i.time.agreed_at is None or starts_at is None or i.closed_at is None:
        return "left-arranging"
    return "left-agreed" if starts_at > i.closed_at else "left-past"


def status(ctx: Context, i: Introduction, other: Person, whole: bool = False) -> Text:
    """Return its state in one sentence for the reader; the `whole` time is that of both."""
    if i.status is Status.ASKED and ctx.me.id == i.seeker and seen_from(i, other) > ctx.now:
        seen = seen_from(i, other)
        going = "status-answer-going-seeker" if i.request.answer else "status-going-seeker"
        return ctx.say(going, other=name_of(other), when=seen)
    when: Text | datetime = i.time.starts_at or Text()
    if whole and i.time.starts_at is not None:
        when = both_zones(ctx, i.time.starts_at, other)
    return ctx.say(status_id(ctx, i), other=name_of(other), when=when)
