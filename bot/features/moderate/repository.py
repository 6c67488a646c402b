"""The port to the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class AuditAct(StrEnum):
    """What an organiser did."""

    SETUP = "setup"
    """Changed the setup of the community."""
    ANNOUNCED = "announced"
    """Told everybody in a channel of the bot."""
    INVITED = "invited"
    """Invited members whom they picked. It does not say whom."""
    INVITES_STOPPED = "invites_stopped"
    """Stopped the invitations that were not sent yet."""
    COHORT_BEGUN = "cohort_begun"
    COHORT_POSTED = "cohort_posted"
    """Posted the way into one for everybody."""
    COHORT_PICKED = "cohort_picked"
    """Picked members into one. It does not say whom."""
    COHORT_REMOVED = "cohort_removed"
    NOTICE = "notice"
    """Changed the notice that members agree to."""
    CONTACT = "contact"
    """Changed who gets reports."""
    SENT_AGAIN = "sent_again"
    """Let messages go out again that could not be delivered."""
    PAUSED = "paused"
    REMOVED = "removed"
    READMITTED = "readmitted"
    REPORT_TAKEN = "taken"
    """Acknowledged a report."""
    REPORT_CLOSED = "closed"
    SEASON_PLANNED = "season_planned"
    SEASON_SENT = "season_sent"
    SEASON_DROPPED = "season_dropped"


OF_REPORTS = frozenset({AuditAct.REPORT_TAKEN, AuditAct.REPORT_CLOSED})
"""What was done with a report. It is not shown about whom, nor who sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One act of an organiser. It never changes."""

    id: str
    network: str
    community: str
    actor: str
    """The organiser, or the contact for reports."""
    act: AuditAct
    subject: str | None = None
    """The member whom it concerns. Whom a report is about is shown to nobody."""
    until: datetime | None = None
    at: datetime


class AuditLog(Protocol):
    """Acts of organisers. Entries are added and read, and neither changed nor deleted."""

    async def add(self, entry: AuditEntry) -> None:
        """Add an entry."""
        ...

    async def page(
        self, network: str, community: str, reader: str, before: str, limit: int
    ) -> list[AuditEntry]:
        """The entries of a community before that id, the latest first, at most `limit`.

        "" is after all of them. Acts on reports about the reader are left out: an organiser who is
        reported does not learn of it.
        """
        ...
