"""What nobody should send: arguments of buttons, texts of commands and values of forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from bot.core.forms import Field, FieldKind, Form, Values

T = TypeVar("T")
LONG = "x" * 10_000
ARGUMENTS = (
    "",
    ".",
    "..",
    "0",
    "-1",
    "9" * 80,
    "x" * 80,
    "nobody",
    "introduction.nobody",
    "nothing.KJPZV280D1GPPPC9F7",
    "UTC:UTC",
    "Europe:London.Europe:London.00000000",
    "'; DROP TABLE persons; --",
    "%s%(name)s{0}{name}",
    "٣٤",
    "²",
    "\x00",
    "\ud800",
    "a\n",
    "é" * 40,
    LONG,
)
"""Arguments that no button of ours has; most have no form that an action can have."""
RESTS = ("", ".", ".x", ".-1", ".off", ".research", ".1", ".-62135596800", ".253402300799")
"""What may follow an id: nothing, nonsense, a checklist item, and the first and last instants."""
TEXTS = (
    "",
    "@",
    "@nobody",
    "x" * 80,
    LONG,
    "\ud800\x00<!channel> @everyone",
    "'; DROP TABLE persons; --",
    "%s%(name)s{0}{name}",
    "٣٤ ²",
    "9" * 500,
    "\u202e",
    "data",
)
"""Texts after a command."""
_STRINGS = ("", LONG, "\ud800\x00<!channel>", "%s{0}", "٣٤", "'; --", "9999-12-31", "nobody")


def whole(fields: Sequence[str], known: Sequence[str]) -> Iterator[Values]:
    """Values for a form of which only the names of the fields are known. `known` are true ids."""
    yield {}
    yield {"extra": "x", "not a name": "x", LONG: "x"}
    for words in (*_STRINGS, *known):
        yield dict.fromkeys(fields, words)
    yield dict.fromkeys(fields, (LONG,) * 100)
    yield dict.fromkeys(fields, tuple(known))
    yield dict.fromkeys([*fields, *(f"field{n}" for n in range(500))], "x")


def spoiled(form: Form, filled: Values, known: Sequence[str]) -> Iterator[Values]:
    """Values of an open form: each as it should be but for one field; then all at their limits."""
    for item in form.fields:
        yield {name: value for name, value in filled.items() if name != item.name}
        for value in (*_wrong(item), *known):
            yield {**filled, item.name: value}
    for first in (True, False):
        yield {item.name: _limit(item, first=first) for item in form.fields}


def _wrong(item: Field) -> Iterator[str | tuple[str, ...]]:
    """Values of a wrong type, and such as this kind of field does not offer."""
    yield from _STRINGS
    yield ("x",) * 100
    yield ()
    match item.kind:
        case FieldKind.DATE:
            yield from ("0001-01-01", "2026-W10-1", "20260304", "2026-13-01", "２０２６-03-04")
        case FieldKind.TIME:
            yield from ("12:00+14:00", "12:00:00.000001", "24:00", "2400", "T12", "12")
        case FieldKind.MANY:
            yield (*(option.value for option in item.options), "other")
            yield ("other",)
        case FieldKind.PEOPLE:
            yield from ((one,) for one in ("a:b", "::", "a:b:c:d", "a:\x00:c", f"a:{LONG}:c"))
        case FieldKind.PERSON:
            yield from ("a:b", "::", "a:b:c:d", "a:\x00:c", f"a:{LONG}:c")
        case FieldKind.ONE:
            yield (*(option.value for option in item.options), "other")
        case _:
            yield "x" * item.max_length
            yield "x" * (item.max_length + 1)


def _limit(item: Field, *, first: bool) -> str | tuple[str, ...]:
    """The first or the last value that the kind of field can have."""
    match item.kind:
        case FieldKind.DATE:
            return "0001-01-01" if first else "9999-12-31"
        case FieldKind.TIME:
            return "00:00" if first else "23:59:59.999999"
        case FieldKind.ONE:
            return item.options[0 if first else -1].value
        case FieldKind.MANY:
            return tuple(option.value for option in item.options)
        case FieldKind.PEOPLE:
            return ("a:b:c",)
        case FieldKind.PERSON | FieldKind.CHANNEL | FieldKind.ROLES:
            return "a:b:c"
        case _:
            return "\n".join(["x"] * (item.max_length // 2)) or "x"


class Share:
    """A part of what can be tried, the following part each time; all of it if `whole`."""

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self._next: Counter[str] = Counter()

    def of(self, name: str, everything: Sequence[T], most: int) -> Sequence[T]:
        """At most so many of these."""
        if self._whole or len(everything) <= most:
            return everything
        first = self._next[name]
        self._next[name] += most
        return [everything[at % len(everything)] for at in range(first, first + most)]
