"""The ports between the core and the adapters.

The core needs a `Clock` and a `Chat`; the adapters call an `EventHandler`. `bot.core.store` has the
port to the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.core.events import Event
from bot.core.message_ref import MessageRef
from bot.core.messages import Message
from bot.core.responses import Response, ServiceUnavailable, Suggestion
from bot.domain.people import Address, Membership, Profile

__all__ = [
    "Chat",
    "ChatError",
    "Clock",
    "DeliveryControl",
    "EventHandler",
    "MessageRef",
    "NotAMember",
    "PartlyReached",
    "Subcommand",
    "Temporary",
    "Throttled",
    "Unreachable",
]


class Subcommand(Protocol):
    """A subcommand of `/intro`, as an adapter registers it with its platform."""

    @property
    def name(self) -> str:
        """The word after `/intro`; "" is `/intro` alone."""
        ...

    @property
    def argument(self) -> str:
        """The kind of its argument, a value of `bot.engine.feature.Argument`."""
        ...


class EventHandler(Protocol):
    """The core as the adapters see it: events in, responses out."""

    async def handle(self, event: Event) -> Response:
        """Act on one event and return the response to show.

        An event id has an effect once; a repeat returns `Nothing`. While the store is away it
        returns `ServiceUnavailable`, and a later try with the same id may succeed.
        """
        ...

    def service_unavailable(self, event: Event) -> ServiceUnavailable:
        """Return the response for an event that could not be stored. Needs no store."""
        ...

    async def suggest(self, actor: Address, typed: str) -> Sequence[Suggestion]:
        """Return completions of `typed`, the text after `/intro `: at most 25, best first."""
        ...

    @property
    def commands(self) -> Iterable[Subcommand]:
        """The subcommands of `/intro`, in the order in which help lists them."""
        ...

    async def conversations(self, community: str) -> set[str]:
        """Return `MessageRef.id` of each message that opened a conversation still in use."""
        ...


class DeliveryControl(Protocol):
    """Control of the nudge delivery, for an adapter that sets the clock."""

    def wake(self) -> None:
        """Look for due nudges now, such as after a change of the clock."""
        ...

    async def next_nudge(self) -> datetime | None:
        """Return the earliest due time of a pending nudge; None if there is none."""
        ...

    async def drain(self) -> None:
        """Return when every nudge that is due now was sent."""
        ...


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """Return the present instant, aware UTC."""
        ...


class ChatError(Exception):
    """A call to the platform failed. Subclasses say what to do next."""


class Throttled(ChatError):
    """The rate limit is exceeded: try again after `retry_after` seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"throttled for {retry_after} s")
        self.retry_after = retry_after


class Temporary(ChatError):
    """The platform is down, slow or answered nonsense. The message may have arrived."""


class Unreachable(ChatError):
    """Permanent: a closed DM, a deactivated member, a revoked token, a message that is gone."""


class NotAMember(Unreachable):
    """Permanent: the person is not, or no longer, a member of that community."""


class PartlyReached(Unreachable):
    """`open_conversation` sent direct messages instead, and did not reach `missing`."""

    def __init__(self, ref: MessageRef, missing: Sequence[Address]) -> None:
        super().__init__("some of those to introduce take no messages")
        self.ref = ref
        self.missing = tuple(missing)


class Chat(Protocol):
    """One chat platform. `key` identifies the delivery: the same key is never a second message.

    `maybe_sent` says that an earlier attempt with that key may have arrived, such as before a crash
    or a timeout: look for its message, and send only if there is none.

    Every method may raise `Throttled`, `Temporary` or `Unreachable`.
    """

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Return when the platform's rate limit allows another message to these people.

        All of them are on this platform. The caller sends right afterwards, or not at all. Raises
        `Throttled` if the wait would be long.
        """
        ...

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Send a direct message to the person at `address`."""
        ...

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a message that was sent."""
        ...

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Open a conversation of these people, all on this platform, and send `message` in it.

        A group DM on Slack, a private thread on Discord. The address of the ref is the first
        person's. If no conversation is possible, send each a direct message. Raises
        `PartlyReached` if only some were reached, `Unreachable` if none.
        """
        ...

    async def profile(self, address: Address) -> Profile:
        """Return what the platform knows of the member, at most some minutes old.

        Raises `NotAMember` for somebody who left, was removed or is deactivated.
        """
        ...

    async def membership(self, address: Address) -> Membership:
        """Return the member's roles and rights now. Never cached: it grants permissions.

        Raises `NotAMember` as `profile` does.
        """
        ...
