"""How long delivery waits for platforms and for the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryTimings:
    """Seconds throughout. The defaults are the product's; tests give shorter ones."""

    lease_s: float = 60.0
    """How long a claim holds when its owner stops without dying. The claim of a dead process is
    free at once."""
    lease_margin_s: float = 5.0
    """Within this time before the end of a lease nothing runs; within twice this time nothing is
    begun."""
    call_timeout_s: float = 45.0
    """How long a platform may take to answer. After that the outcome is unknown."""
    first_retry_s: float = 5.0
    """The pause after the first temporary failure of a nudge. It doubles with each failure."""
    longest_retry_s: float = 600.0
    """The longest pause between two attempts to send a nudge."""
    longest_store_retry_s: float = 5.0
    """The longest pause between two attempts to reach a database that is away."""
    clock_check_s: float = 5.0
    """The time between two looks at the clock, which may have been set while the machine slept."""
    close_timeout_s: float = 4.0
    """How long closing waits for the platforms to answer."""

    @property
    def lease(self) -> timedelta:
        """The duration of a claim."""
        return timedelta(seconds=self.lease_s)


PRODUCT = DeliveryTimings()
