"""Aggregates as rows, for kinds that have no table of their own (docs/architecture.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregateRow:
    """One aggregate as it is stored. All instants are aware UTC."""

    id: str
    network: str
    community: str
    kind: str
    """The kind under which a feature registered it, such as `invitation`."""
    status: str
    version: int = 0
    """Rises with every write. A write names the version it read, so one of two racers loses."""
    data: str = "{}"
    """JSON that only `bot.engine.stored` reads."""
    people: tuple[tuple[str, str], ...] = ()
    """Each (role, person id), in that order. They change only when that person is erased."""
    created_at: datetime
    closed_at: datetime | None = None
    """When its status became final; None while it is open."""
