"""Background jobs: work that touches many rows, as a row of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Later:
    """What a handler of a job returns to go on from that position at that instant."""

    position: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is left of one job. The row is deleted when nothing is left."""

    id: str
    network: str
    community: str
    kind: str
    """Which handler does it."""
    subject: str
    """What it is about, such as the id of a person."""
    position: str = ""
    """How far it has come, in words of its handler; "" at the start."""
    created_at: datetime
    due_at: datetime
    """When its next step may run."""
    attempts: int = 0
    """How often its next step has failed."""
