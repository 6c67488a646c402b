"""What the program counts of its own work, for whoever keeps it running.

Numbers only, by platform and kind: never a text, a name or an address.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What became of a claimed nudge."""

    SENT = "sent"
    """The platform took the message."""
    DONE = "done"
    """A timer did what it was for; there was nothing to send."""
    SKIPPED = "skipped"
    """It was not to be sent any more, or went into another message."""
    POSTPONED = "postponed"
    """It waits again: throttled, a failure that may pass, quiet hours."""
    FAILED = "failed"
    """It was given up."""


class Monitor(Protocol):
    """Takes note of what happened. No method waits, or raises."""

    def nudge(self, platform: str, kind: str, outcome: Outcome, late_s: float) -> None:
        """A nudge had that outcome, so many seconds after it was due."""
        ...

    def throttled(self, platform: str) -> None:
        """The platform asked us to wait."""
        ...

    def acknowledged(self, platform: str, seconds: float) -> None:
        """A member's press, command or form was acknowledged within so many seconds."""
        ...

    def unit_of_work(self, seconds: float) -> None:
        """What a member did was stored, within so many seconds."""
        ...


class NoMonitor:
    """Counts nothing."""

    def nudge(self, platform: str, kind: str, outcome: Outcome, late_s: float) -> None:
        """See `Monitor`."""

    def throttled(self, platform: str) -> None:
        """See `Monitor`."""

    def acknowledged(self, platform: str, seconds: float) -> None:
        """See `Monitor`."""

    def unit_of_work(self, seconds: float) -> None:
        """See `Monitor`."""


NO_MONITOR = NoMonitor()
