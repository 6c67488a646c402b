"""What comes in: the seven things that happen on a platform, as meaning.

`event_id` is the platform's own id of the event, prefixed with the platform's name; the same id is
acted on once. Addresses say where it came from; who that is, and what they may do, the store knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.model.people import Address
from bot.ports import MessageRef
from bot.view import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandUsed:
    """`/intro name rest`: `name` is the subcommand ("" for none), `text` the rest as typed.

    Members that the platform resolved in the text are in `mentions`, in order; `text` then holds
    their display names with a leading @. Shortcuts and context menus arrive as the same event.
    """

    event_id: str
    actor: Address
    name: str
    text: str = ""
    mentions: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPressed:
    """A button or checklist item was pressed. `message` is where it stood, if the bot sent it."""

    event_id: str
    actor: Address
    action: str
    message: MessageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSubmitted:
    """A form came back. Fields left empty are absent, "" or ()."""

    event_id: str
    actor: Address
    form: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened:
    """The member opened their home view; the reply is what to show there."""

    event_id: str
    actor: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft:
    """The member can no longer be reached at this address (left, deactivated, removed)."""

    event_id: str
    actor: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityLeft:
    """The bot was removed from a community, such as `slack:T1`: nobody there can be reached."""

    event_id: str
    community: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGone:
    """A place where members talked was deleted, such as a thread or the channel it was in.

    `place` is how the references (`MessageRef.id`) to all messages there begin.
    """

    event_id: str
    community: str
    place: str


Event = (
    CommandUsed
    | ButtonPressed
    | FormSubmitted
    | HomeOpened
    | MemberLeft
    | CommunityLeft
    | PlaceGone
)
