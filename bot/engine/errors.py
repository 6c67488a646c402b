"""Exceptions of handlers. The engine answers each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n.translator import Arg

if TYPE_CHECKING:
    from bot.domain.people import Address
    from bot.engine.actions import Action
    from bot.engine.aggregates import State


class UserError(Exception):
    """An error that a member can understand: a sentence, and actions to offer."""

    def __init__(self, sentence: str, *actions: Action, **args: Arg) -> None:
        """`sentence` is a sentence id, such as `error-gone`; `args` are its variables."""
        super().__init__(sentence)
        self.sentence = sentence
        self.args_ = args
        self.actions = actions


class LimitReached(UserError):
    """A limit of the practice: where organisers named a contact, the answer names it, too."""


class StaleAction(Exception):
    """The act of a button is not allowed in the present state, which it carries."""

    def __init__(self, state: State) -> None:
        super().__init__(state.id)
        self.state = state


class MembershipRequired(Exception):
    """The actor's membership is needed: ask the platform and handle the event again."""


class PresenceRequired(Exception):
    """Whether somebody is still a member must be known: ask the platform, and handle the event
    again."""

    def __init__(self, address: Address) -> None:
        super().__init__(str(address))
        self.address = address


class ProfileRequired(Exception):
    """No person has the actor's address yet: ask the platform for the profile, and handle the
    event again."""
