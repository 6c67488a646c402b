"""The Slack adapter's timeouts and intervals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackTimings:
    """Seconds where a name ends in `_s`. The defaults are for production; tests pass others."""

    ack_timeout_s: float = 2.4
    """How long an ack waits for the core. Slack accepts an ack for 3 seconds."""
    store_timeout_s: float = 0.4
    """How long storing an event may take after the core exceeded `ack_timeout_s`."""
    ack_first_from: int = 4
    """With so many events in the core, the next ones are acknowledged before they are handled."""
    slow_after_s: float = 0.2
    """How long stored events wait for a slow one ahead of them."""
    inbox_retry_s: float = 1.0
    """The pause before the inbox retries after the store or the core failed."""
    takeover_interval_s: float = 15.0
    """The time between two searches for stored events that another process left behind."""
    connect_timeout_s: float = 5.0
    """How long `start` waits for Socket Mode before it continues without."""
    workspace_wait_s: float = 30.0
    """How long a message waits for its workspace's rate limit. Delivery allows 45 seconds."""
    renew_before_s: float = 2 * 60 * 60.0
    """How long before its expiry a token is renewed. Slack's tokens live for 12 hours."""


PRODUCT = SlackTimings()
