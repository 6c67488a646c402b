"""Incoming events: the nine things that happen on a platform.

`event_id` is the platform's own id of the event, prefixed with the platform's name. The same id has
an effect once. An event names addresses; the store says who that is and what they may do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.forms import Values
from bot.core.message_ref import MessageRef
from bot.domain.people import Address, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEvent:
    """What a member does. Its subclasses say what that is."""

    event_id: str
    actor: Address
    outside: bool = False
    """Whether it happened outside the community, such as in a direct message on Discord.

    Former members can act there too, so the platform is asked whether the actor is still one.
    """
    alone: bool = False
    """Whether an answer that everybody reads would be read by the actor alone: in their direct
    message with the bot, or on a page of their own."""
    profile: Profile | None = None
    """What the platform told of the actor with the event; None if it told nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandUsed(MemberEvent):
    """`/intro name rest`: `name` is the subcommand ("" for none), `text` the rest as typed.

    Members that the platform resolved in the text are in `mentions`, in order; `text` then holds
    their display names with a leading @. Shortcuts and context menus arrive as the same event.
    """

    name: str
    text: str = ""
    mentions: tuple[Address, ...] = ()
    message: MessageRef | None = None
    """The message of the bot on which it was used, from a menu of the platform. For the message of
    a member, the author is in `mentions` instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPressed(MemberEvent):
    """A button or checklist item was pressed. `message` contained it, if the bot sent it later."""

    action: str
    message: MessageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSubmitted(MemberEvent):
    """A form was submitted. Empty fields are absent, "" or ().

    `message` contained the button that opened it, if the bot sent that message later.
    """

    form: str
    values: Values = field(default_factory=dict)
    message: MessageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened(MemberEvent):
    """The member opened their home view. The response is its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChanged:
    """The platform reports a member's present profile, because something in it changed.

    Many are of members who never used the bot, or change nothing that it knows.
    """

    event_id: str
    actor: Address
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft:
    """The member can no longer be reached at this address (left, deactivated, removed)."""

    event_id: str
    actor: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityJoined:
    """The bot was added to a community, or to a channel of it.

    An adapter may report it again, such as after a restart.
    """

    event_id: str
    community: str
    name: str = ""
    """The name of the community; "" if the platform did not tell it."""
    language: str = ""
    """Its locale; "" if the platform knows none."""
    privately: bool = False
    """Whether only who installed the bot reads the response; else everybody there does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityLeft:
    """The bot was removed from a community, such as `slack:T1`. It reaches nobody in it."""

    event_id: str
    community: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationDeleted:
    """A conversation was deleted, such as a thread or the channel it was in.

    `conversation` is the prefix of the references (`MessageRef.id`) to all messages in it.
    """

    event_id: str
    community: str
    conversation: str


Event = (
    CommandUsed
    | ButtonPressed
    | FormSubmitted
    | HomeOpened
    | MemberChanged
    | MemberLeft
    | CommunityJoined
    | CommunityLeft
    | ConversationDeleted
)
