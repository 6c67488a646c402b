"""Responses of the core to an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.forms import Form
from bot.core.messages import Message
from bot.domain.people import Address


@dataclass(frozen=True, slots=True)
class Reply:
    """A new message. A private one is seen only by the actor."""

    message: Message
    private: bool = True


@dataclass(frozen=True, slots=True)
class ServiceUnavailable(Reply):
    """Nothing was done or stored. The member may try again shortly."""


@dataclass(frozen=True, slots=True)
class Replace:
    """A message in place of the reply whose button was pressed; without one, a private message.

    A message that the bot sent by itself stays: the engine then answers with a `Reply`.
    """

    message: Message
    live: bool = False
    """It is the same message with one part changed, such as a ticked box. It replaces any."""


@dataclass(frozen=True, slots=True)
class ShowForm:
    """A form to open. If a platform cannot open it now (a modal from a modal), show a button."""

    form: Form


@dataclass(frozen=True, slots=True)
class FormErrors:
    """Error sentences by field name, and the form as it was filled in.

    A platform that cannot show errors beside the fields shows them in a private message, with a
    button whose action is `form.id`. It opens the form again with all that was typed.
    """

    errors: Mapping[str, str]
    form: Form


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to show, such as for an event seen before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn(Nothing):
    """What the actor does next: press that action, or without one use that command.

    It is handled at once as an event of its own, so what was done before it stays done. No platform
    sees it.
    """

    action: str = ""
    command: str = ""
    text: str = ""
    mentions: tuple[Address, ...] = ()
    below: bool = False
    """The message whose button was pressed stays: the bot had sent it by itself."""


Response = Reply | Replace | ShowForm | FormErrors | Nothing


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion of the text after `/intro`: the whole text, and a description."""

    value: str
    label: str = field(default="")
