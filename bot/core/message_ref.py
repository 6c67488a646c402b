"""The reference to a sent message."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.people import Address


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A sent message: the address it was sent to and the platform's own id of the message."""

    address: Address
    id: str
    links: tuple[str, ...] = field(default=(), compare=False)
    """Where the platform keeps its files, in their order, if an update must name them."""
