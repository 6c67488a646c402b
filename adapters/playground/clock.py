"""A clock that can be moved on, so that weeks pass in a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _real_now() -> datetime:
    return datetime.now(UTC)


class PlaygroundClock:
    """The real time plus what was skipped. It never goes back: what was said stays in the past."""

    def __init__(self, real_now: Callable[[], datetime] = _real_now) -> None:
        self._real_now = real_now
        self.skipped = timedelta()
        """How far ahead of the real time; the world keeps it across restarts."""

    def now(self) -> datetime:
        """The present instant of the playground, aware UTC."""
        return self._real_now() + self.skipped

    def move_to(self, instant: datetime) -> None:
        """Make it that instant now; an instant already past changes nothing."""
        self.skipped += max(timedelta(), instant - self.now())
