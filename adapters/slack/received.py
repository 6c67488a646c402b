"""One payload from Slack after parsing: the event, and where its response belongs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from adapters.slack.render import Json
from bot.core.events import Event
from bot.core.message_ref import MessageRef
from bot.domain.people import Address

PLATFORM = "slack"


def now() -> datetime:
    """Return the machine's time, aware UTC. Slack's triggers and response URLs expire by it."""
    return datetime.now(UTC)


class Surface(StrEnum):
    """The place in Slack where a member acted. It decides where the response can go."""

    COMMAND = "command"
    """A slash command. Its ack can carry an ephemeral message."""
    MESSAGE = "message"
    """A button in a message that everybody in the conversation sees."""
    EPHEMERAL = "ephemeral"
    """A button in an ephemeral message, or a message shortcut."""
    MODAL = "modal"
    """A button in a modal."""
    HOME = "home"
    """A button or checkbox in the Home tab, or a global shortcut. There is no conversation."""
    CHANNEL = "channel"
    """A channel to which the bot was added. Everybody in it reads the response."""
    NONE = "none"
    """An event without a member who waits for a response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a member acted, with all that Slack needs to show a response there."""

    surface: Surface
    team: str
    user: str
    trigger: str = ""
    """The trigger id, which opens one view within 3 seconds; "" if there is none."""
    channel: str = ""
    message: str = ""
    """The `ts` of the message that holds the pressed button."""
    response_url: str = ""
    """Takes five responses within 30 minutes."""
    view: str = ""
    """The id of the view that was submitted or that holds the pressed button."""
    depth: int = 0
    """How many modals are open, one above the other."""
    home: bool = False
    """The member came from the Home tab, so the Home tab is published again."""
    checkbox: bool = False
    """A checkbox was ticked. The client already shows its new state."""

    @property
    def member(self) -> Address:
        """The address of the member."""
        return Address(PLATFORM, self.team, self.user)

    @property
    def in_dm(self) -> bool:
        """Whether the conversation is the member's direct message with the bot."""
        return self.channel.startswith("D")

    @property
    def alone(self) -> bool:
        """Whether the member alone would read what is posted for everybody."""
        return self.in_dm or not self.response_url

    @property
    def message_ref(self) -> MessageRef | None:
        """The message that holds the pressed button; None where Slack cannot update it by id."""
        if self.surface is not Surface.MESSAGE:
            return None
        return MessageRef(self.member, message_id(self.channel, self.message))

    def without_trigger(self) -> Origin:
        """Return the origin for a response after the trigger has expired."""
        return replace(self, trigger="")

    def private_metadata(self, depth: int) -> str:
        """Return what a modal at `depth` stores, so that its submission finds this origin."""
        stored = {
            "s": self.surface.value,
            "c": self.channel,
            "m": self.message,
            "r": self.response_url,
            "h": int(self.home),
            "d": depth,
        }
        return json.dumps({name: value for name, value in stored.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One event from Slack. `body` is the payload that the inbox stores, reduced by `parse`."""

    event: Event
    origin: Origin
    body: Json
    at: datetime
    """When it was received, aware UTC."""

    @property
    def id(self) -> str:
        """The event id. A repeated delivery has the same."""
        return self.event.event_id


def message_id(channel: str, ts: str) -> str:
    """Return `MessageRef.id` of a message."""
    return f"{channel}:{ts}"
