"""Timeouts and rates of the Discord adapter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordTimings:
    """The defaults are for production; tests pass others."""

    ack_after_s: float = 1.5
    """Seconds after which an interaction is deferred. Discord ends it after 3 seconds."""
    openings_per_s: int = 1
    """DM channels opened per second, after the burst."""
    openings_burst: int = 10
    """DM channels opened at once."""
    profile_valid_s: float = 5.0
    """Seconds for which the roles in an interaction are used in place of a request for them."""


PRODUCT = DiscordTimings()
