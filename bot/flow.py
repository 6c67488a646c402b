"""How a flow says what it answers to: commands, buttons, forms and nudges, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.context import Context
from bot.model.nudges import Kind, Nudge
from bot.view import Form, Message, Response, Values


class Argument(StrEnum):
    """What may follow a subcommand."""

    NONE = "none"
    TOPIC = "topic"
    """Words to search hosts by."""
    HOST = "host"
    """A member who hosts."""
    ZONE = "zone"
    """A time zone, by a city or a country."""


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand of `/intro`. Its sentences: `command-<name>`, `usage-<name>`."""

    name: str
    argument: Argument
    run: Callable[[Context, str], Awaitable[Response]]
    organisers: bool = False
    """Only organisers are told of it. Whether they may is for `run` to find out."""


@dataclass(frozen=True, slots=True)
class FormFlow:
    """A form: how it is built (also again, with what was typed) and what its values do.

    `submit` may raise `Invalid` with what is wrong by field.
    """

    build: Callable[[Context, str], Awaitable[Form]]
    submit: Callable[[Context, str, Values], Awaitable[Response]]


PressFunction = Callable[[Context, str], Awaitable[Response]]
NudgeFunction = Callable[[Context, Nudge], Awaitable[Message | None]]


class Invalid(Exception):
    """What was typed cannot be taken: a sentence by field name."""

    def __init__(self, **errors: str) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


class Flow:
    """One thing a member does, whole. A form's name is also the button that opens it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.commands: dict[str, Command] = {}
        self.buttons: dict[str, PressFunction] = {}
        self.forms: dict[str, FormFlow] = {}
        self.nudges: dict[Kind, NudgeFunction] = {}

    def command(
        self, name: str, argument: Argument = Argument.NONE, *, organisers: bool = False
    ) -> Callable[[PressFunction], PressFunction]:
        """The function answers `/intro name text`; it gets the text."""

        def register(function: PressFunction) -> PressFunction:
            self.commands[name] = Command(name, argument, function, organisers)
            return function

        return register

    def button(self, name: str) -> Callable[[PressFunction], PressFunction]:
        """The function answers the button `flow.name:id`; it gets the id ("" if there is none)."""

        def register(function: PressFunction) -> PressFunction:
            self.buttons[f"{self.name}.{name}"] = function
            return function

        return register

    def form(
        self,
        name: str,
        build: Callable[[Context, str], Awaitable[Form]],
        submit: Callable[[Context, str, Values], Awaitable[Response]],
    ) -> None:
        """The form `flow.name:id`."""
        self.forms[f"{self.name}.{name}"] = FormFlow(build, submit)

    def nudge(self, *kinds: Kind) -> Callable[[NudgeFunction], NudgeFunction]:
        """The function writes the message of these nudges; None if their reason is gone."""

        def register(function: NudgeFunction) -> NudgeFunction:
            self.nudges.update(dict.fromkeys(kinds, function))
            return function

        return register
