"""A monitor that tests can read."""

from __future__ import annotations

from collections import Counter

from bot.core.monitor import Outcome


class Counted:
    """See `bot.core.monitor.Monitor`."""

    def __init__(self) -> None:
        self.nudges: Counter[tuple[str, str, Outcome]] = Counter()
        self.late_s: list[float] = []
        """Of each nudge that was sent."""
        self.throttles: Counter[str] = Counter()
        self.acks: list[tuple[str, float]] = []
        self.units: list[float] = []

    def nudge(self, platform: str, kind: str, outcome: Outcome, late_s: float) -> None:
        """See `Monitor`."""
        self.nudges[platform, kind, outcome] += 1
        if outcome is Outcome.SENT:
            self.late_s.append(late_s)

    def throttled(self, platform: str) -> None:
        """See `Monitor`."""
        self.throttles[platform] += 1

    def acknowledged(self, platform: str, seconds: float) -> None:
        """See `Monitor`."""
        self.acks.append((platform, seconds))

    def unit_of_work(self, seconds: float) -> None:
        """See `Monitor`."""
        self.units.append(seconds)
