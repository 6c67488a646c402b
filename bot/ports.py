"""What the core needs of the outside, in terms of meaning: Clock, Chat; `bot.store` has Store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.people import Address, Profile, Standing
from bot.view import Message


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        ...


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message that was sent: where, and the platform's own id of it."""

    address: Address
    id: str


class ChatError(Exception):
    """The platform did not take it. Subclasses say what to do next."""


class Throttled(ChatError):
    """Too fast: try again after `retry_after` seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"throttled for {retry_after} s")
        self.retry_after = retry_after


class Temporary(ChatError):
    """The platform is down, slow or answered nonsense; whether it was sent may be unknown."""


class Unreachable(ChatError):
    """Permanent: a closed DM, a deactivated member, a revoked token, a message that is gone."""


class PartlyReached(Unreachable):
    """`gather` found no place to share and wrote to each by themselves, but not to `missing`."""

    def __init__(self, ref: MessageRef, missing: Sequence[Address]) -> None:
        super().__init__("some of those to introduce take no messages")
        self.ref = ref
        self.missing = tuple(missing)


class Chat(Protocol):
    """One chat platform. `key` identifies the delivery: the same key is never a second message.

    `again` says that an earlier try with that key may have arrived, as after a crash or a time-out:
    look for its message, and send only if there is none.

    Every method may raise `Throttled`, `Temporary` or `Unreachable`.
    """

    async def turn(self, addresses: Sequence[Address]) -> None:
        """Return when the platform takes another message to these people (all on it), at its pace:
        what is to be sent is sent right after that. Nobody notices if it is not.

        Raises `Throttled` where that would be long.
        """
        ...

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Send a direct message to the person at `address`."""
        ...

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a message that was sent."""
        ...

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Open a place where these people (all on this platform) can talk, and say `message` there.

        A group DM on Slack, a private thread on Discord. The ref's address is the first person's.
        Where there can be no such place, each is written to by themselves; raises `PartlyReached`
        if that reached some of them only, `Unreachable` if none.
        """
        ...

    async def profile(self, address: Address) -> Profile:
        """What the platform knows of the member."""
        ...

    async def standing(self, address: Address) -> Standing:
        """What the platform says at this moment, not as it was remembered: it gives authority."""
        ...
