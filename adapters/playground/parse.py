"""From what the page sends to events. Raises `Refused` for what no page of ours would send."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from bot.events import CommandUsed
from bot.model.people import Address
from bot.view import Values

PLATFORM = "playground"
SPACE = "local"
TYPED_MAX = 4000  # characters in one message, as on the real platforms
PUZZLED = "The page sent something the playground does not understand. Please reload it."
_COMMAND = re.compile(r"/(\S*)\s*(\S*)\s*(.*)", re.DOTALL)


class Refused(Exception):
    """Not done; the text is a sentence for the member."""


def address(member: str) -> Address:
    """Where the bot reaches that member of the playground."""
    return Address(PLATFORM, SPACE, member)


def event_id() -> str:
    """A fresh id for one thing that a member did."""
    return f"{PLATFORM}:{uuid4().hex}"


def command(member: str, typed: str, names: Mapping[str, str]) -> CommandUsed:
    """`/intro find data science` as an event; `names` maps display names to members' ids."""
    match = _COMMAND.fullmatch(typed.strip())
    if not match or match[1].casefold() != "intro":
        used = typed.split(maxsplit=1)[0]
        raise Refused(f"There is no command {used} here. Handshakes answers to /intro.")
    return CommandUsed(
        event_id=event_id(),
        actor=address(member),
        name=match[2].casefold(),
        text=match[3].strip(),
        mentions=tuple(mentions(match[3], names)),
    )


def mentions(words: str, names: Mapping[str, str]) -> Iterable[Address]:
    """The members named with an @, in order; of two names that fit, the longer is meant."""
    folded = {name.casefold(): member for name, member in names.items()}
    longest_first = sorted(folded, key=len, reverse=True)
    if not folded:
        return
    pattern = "|".join(re.escape(name) for name in longest_first)
    for found in re.finditer(rf"@({pattern})(?!\w)", words.casefold()):
        yield address(folded[found[1]])


def text_of(request: Mapping[str, Any], name: str, most: int = 200) -> str:
    """A required string of the request."""
    value = request.get(name)
    if not isinstance(value, str) or not value or len(value) > most:
        raise Refused(PUZZLED)
    return value


def values_of(request: Mapping[str, Any]) -> Values:
    """The values of a form: strings, and lists of strings where several may be chosen."""
    sent = request.get("values")
    if not isinstance(sent, dict):
        raise Refused("The form came back without its answers. Please try again.")
    values: dict[str, str | tuple[str, ...]] = {}
    for name, value in sent.items():
        if isinstance(value, str):
            values[name] = value
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            values[name] = tuple(value)
        else:
            raise Refused("The form came back with an answer of no known kind. Please try again.")
    return values
