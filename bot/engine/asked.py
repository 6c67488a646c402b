"""What the platforms were asked while one event is handled."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.people import Address, Membership, Profile


@dataclass(slots=True)
class Asked:
    """The answers of the platforms, and whether the handler changes anything.

    Each is asked for when a handler needs it, outside any transaction; the event is handled again
    with it. So nothing was done before.
    """

    profile: Profile | None = None
    """The actor's."""
    membership: Membership | None = None
    """The actor's."""
    present: dict[Address, bool] = field(default_factory=dict)
    """Whether other members are still in their communities."""
    profiles: dict[Address, Profile] = field(default_factory=dict)
    """Those of the others who are, where the platform told."""
    changes: bool = False
    """The handler only reads as a rule, but not this time."""

    @property
    def gone(self) -> list[Address]:
        """The addresses of those who are not."""
        return [address for address, present in self.present.items() if not present]
