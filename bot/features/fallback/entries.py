"""The entries of a fallback list: how far each has come, and until when silence is waited for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.business_time import add_business_days
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.fallback.model import Fallback
from bot.features.introduction.model import CLOSED, Introduction, Status
from bot.features.introduction.plan import seen_from
from bot.features.ways.carrying import way_of
from bot.features.ways.model import Way


class Standing(StrEnum):
    """How far one entry has come."""

    WAITING = "waiting"
    """A draft that waits for its turn."""
    ASKED = "asked"
    QUESTIONED = "questioned"
    """The host has asked the seeker something: it is the seeker's turn."""
    AGREED = "agreed"
    """A yes."""
    OVER = "over"


OPEN = frozenset({Standing.ASKED, Standing.QUESTIONED})
"""It may still be answered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    note: Introduction
    host: Person
    way: Way | None
    """The way that carries the note, or is to carry it; None where it goes straight to the host."""
    standing: Standing
    patience: int
    """Business days of silence after which the next is asked."""


async def entries_of(ctx: Context, listed: Fallback) -> list[Entry]:
    """Return the entries of the actor's list in order, without notes that were thrown away."""
    found = []
    for id in listed.order:
        note = await ctx.tx.introductions.get(ctx.network, id)
        if note is None or note.status is Status.DISCARDED:
            continue
        standing = _standing(note, id in listed.sent)
        way = await ctx.tx.ways.get(ctx.network, note.way) if note.way else None
        if standing is Standing.WAITING:
            way = await way_of(ctx, note)
        patience = (await ctx.practice_of(note)).remind_after
        found.append(Entry(note, await ctx.person(note.host), way, standing, patience))
    return found


def _standing(note: Introduction, sent: bool) -> Standing:
    match note.status:
        case Status.DRAFT if note.is_carried:
            return Standing.ASKED
        case Status.DRAFT:
            # It came back from people who could not introduce them: it is not sent once more.
            return Standing.OVER if sent else Standing.WAITING
        case Status.ASKED:
            return Standing.ASKED
        case Status.QUESTIONED:
            return Standing.QUESTIONED
        case _:
            return Standing.OVER if note.status in CLOSED else Standing.AGREED


def of(entries: Sequence[Entry], *standings: Standing) -> list[Entry]:
    """Return those that have come so far."""
    return [entry for entry in entries if entry.standing in standings]


def silent_until(ctx: Context, entry: Entry) -> datetime:
    """Return when one that was asked has been silent for long enough.

    Counted as for the first reminder; of a note that goes through people from the last that the
    seeker read of it.
    """
    days = entry.patience
    if entry.note.is_carried:
        way = entry.way
        since = (way.heard_at or way.sent_at if way else None) or entry.note.created_at
        return add_business_days(since, days, ctx.me.tz)
    return add_business_days(seen_from(entry.note, entry.host), days, entry.host.tz)
