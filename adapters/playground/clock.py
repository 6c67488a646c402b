"""A clock that skips ahead, so that weeks pass in a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _real_now() -> datetime:
    return datetime.now(UTC)


class PlaygroundClock:
    """Real time plus the time skipped. It never goes back, so messages keep their order."""

    def __init__(self, real_now: Callable[[], datetime] = _real_now) -> None:
        self._real_now = real_now
        self.skipped = timedelta()
        """How far the clock is ahead of real time; the simulator stores it."""

    def now(self) -> datetime:
        """Return the playground's current time, aware, in UTC."""
        return self._real_now() + self.skipped

    def move_to(self, instant: datetime) -> None:
        """Move forward to `instant`. Does nothing if that is in the past."""
        self.skipped += max(timedelta(), instant - self.now())
