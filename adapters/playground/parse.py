"""Requests of the page to events. Raises `Refused` for a request that the page never sends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from bot.core.events import CommandUsed
from bot.core.forms import Values
from bot.domain.people import Address

PLATFORM = "playground"
SPACE = "local"
TYPED_MAX = 4000
"""Characters in one message, as on the real platforms."""
BAD_REQUEST = "page-wrong-request"
_COMMAND = re.compile(r"/(\S*)\s*(\S*)\s*(.*)", re.DOTALL)


class Refused(Exception):
    """The request was refused: with one of the page's sentences, and what is put into it."""

    def __init__(self, says: str, **given: object) -> None:
        super().__init__(says)
        self.says, self.given = says, given


def address(member: str) -> Address:
    """Return the address of a member of the playground."""
    return Address(PLATFORM, SPACE, member)


def event_id() -> str:
    """Return a new id for one action of a member."""
    return f"{PLATFORM}:{uuid4().hex}"


def command(member: str, typed: str, names: Mapping[str, str]) -> CommandUsed:
    """Parse `/intro find data science`; `names` maps display names to member ids.

    Raises `Refused` for any command but `/intro`.
    """
    match = _COMMAND.fullmatch(typed.strip())
    if not match or match[1].casefold() != "intro":
        name = typed.split(maxsplit=1)[0]
        raise Refused("page-wrong-command", name=name)
    return CommandUsed(
        event_id=event_id(),
        actor=address(member),
        name=match[2].casefold(),
        text=match[3].strip(),
        mentions=tuple(mentions(match[3], names)),
    )


def mentions(typed: str, names: Mapping[str, str]) -> Iterable[Address]:
    """Yield the members named with an @, in order. The longest name that fits wins."""
    folded = {name.casefold(): member for name, member in names.items()}
    longest_first = sorted(folded, key=len, reverse=True)
    if not folded:
        return
    pattern = "|".join(re.escape(name) for name in longest_first)
    for found in re.finditer(rf"@({pattern})(?!\w)", typed.casefold()):
        yield address(folded[found[1]])


def check_plain(value: Any) -> None:
    """Raise `Refused` for what JSON can hold and SQLite cannot: huge numbers, half characters."""
    if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise Refused(BAD_REQUEST)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise Refused(BAD_REQUEST)
    if isinstance(value, dict):
        check_plain([*value, *value.values()])
    elif isinstance(value, list):
        for each in value:
            check_plain(each)


def text_of(request: Mapping[str, Any], name: str, most: int = 200) -> str:
    """Return a string of at most `most` characters. Raises `Refused` if it is missing or empty."""
    value = request.get(name)
    if not isinstance(value, str) or not value or len(value) > most:
        raise Refused(BAD_REQUEST)
    return value


def values_of(request: Mapping[str, Any]) -> Values:
    """Return the values of a form; a field with several choices has a tuple. Raises `Refused`."""
    sent = request.get("values")
    if not isinstance(sent, dict):
        raise Refused("page-wrong-form")
    values: dict[str, str | tuple[str, ...]] = {}
    for name, value in sent.items():
        if isinstance(value, str):
            values[name] = value
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            values[name] = tuple(value)
        else:
            raise Refused("page-wrong-form")
    return values
