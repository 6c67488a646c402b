"""Actions: the names of buttons and forms. Each is declared once, and one handler answers it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.messages import Button, Style, action

if TYPE_CHECKING:
    from bot.engine.context import Context


@dataclass(frozen=True, slots=True)
class Action:
    """A name such as `answer.accept`, and the sentence id of its usual label.

    The label is "" if it is no sentence, such as a time. Names are part of messages that were sent
    long ago, so a published name is never reused.
    """

    name: str
    label: str
    parts: tuple[object, ...] = ()
    """What follows the colon, joined with dots. The first part is an id."""

    def to(self, *parts: object) -> Action:
        """Return the action on that record, such as `answer.accept:01ABC`."""
        return replace(self, parts=parts)

    def labelled(self, label: str) -> Action:
        """Return the same action with another label."""
        return replace(self, label=label)

    def button(self, ctx: Context, *parts: object, style: Style = Style.NORMAL) -> Button:
        """Return a button in the reader's language. `parts` are those of `to`."""
        return Button(ctx.label(self.label), action(self.name, *(parts or self.parts)), style)
