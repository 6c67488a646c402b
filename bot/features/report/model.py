"""Reports: statuses, transition table, and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.engine.aggregates import SYSTEM, Transition

REPORT = "report"
"""The kind of this aggregate."""
REPORTER, ORGANISER = "reporter", "organiser"
"""The roles in a report. The reported member has none, so they find no trace of it."""


class ReportStatus(StrEnum):
    """The status of a report."""

    SENT = "sent"
    """Nobody has acknowledged it."""
    ACKNOWLEDGED = "acknowledged"
    """Somebody looks into it."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    """The reporter withdrew it."""


class ReportAct(StrEnum):
    """What can be done to a report."""

    ADD = "add"
    """The reporter writes something more, or an answer."""
    WITHDRAW = "withdraw"
    ACKNOWLEDGE = "acknowledge"
    WRITE = "write"
    """An organiser writes to the reporter."""
    CLOSE = "close"
    JOIN = "join"
    """Somebody who became an organiser since, or the new contact, opens it."""
    LEAVE = "leave"


OPEN = frozenset({ReportStatus.SENT, ReportStatus.ACKNOWLEDGED})


def _t(by: str, before: frozenset[ReportStatus], after: ReportStatus | None) -> Transition:
    return Transition(frozenset({by}), before, after)


TRANSITIONS = {
    ReportAct.ADD: _t(REPORTER, OPEN, None),
    ReportAct.WITHDRAW: _t(REPORTER, OPEN, ReportStatus.WITHDRAWN),
    ReportAct.ACKNOWLEDGE: _t(ORGANISER, frozenset({ReportStatus.SENT}), ReportStatus.ACKNOWLEDGED),
    ReportAct.WRITE: _t(ORGANISER, OPEN, ReportStatus.ACKNOWLEDGED),
    ReportAct.CLOSE: _t(ORGANISER, OPEN, ReportStatus.CLOSED),
    ReportAct.JOIN: _t(SYSTEM, frozenset(ReportStatus), None),
    ReportAct.LEAVE: _t(SYSTEM, OPEN, None),
}
"""The transition of each act."""

UNANSWERED_MAX = 3
"""What a reporter can add until an organiser writes."""


@dataclass(frozen=True, slots=True)
class ReportMessage:
    """What the reporter or an organiser wrote after the report was sent."""

    by_reporter: bool
    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one member tells the organisers about another, and what became of it."""

    id: str
    network: str
    community: str
    status: ReportStatus = ReportStatus.SENT
    version: int = 0
    reporter: str
    reported: str
    told: tuple[str, ...]
    """Who is notified: the contact for reports, else the organisers known when it was sent."""
    others: tuple[str, ...] = ()
    """Further organisers, who are reminded if nobody has acknowledged it for days."""
    words: str = ""
    """What happened, as the reporter tells it."""
    quoted: tuple[str, ...] = ()
    """What the reported member wrote to the reporter, as it was then."""
    messages: tuple[ReportMessage, ...] = ()
    handler: str | None = None
    """The organiser who acknowledged it."""
    created_at: datetime
    acknowledged_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def unanswered(self) -> int:
        """The number of messages that the reporter wrote since an organiser last did."""
        count = 0
        for message in reversed(self.messages):
            if not message.by_reporter:
                break
            count += 1
        return count
