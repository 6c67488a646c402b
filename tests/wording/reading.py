"""Reads the wording files: moments of a life, and in each the sentences in full.

Above each moment stands its title and, in brackets, the person who is not the reader: Mina is the
seeker, Bea the host, and Cai a third person. A line is `id: text`, or `id [count=3]: text` where an
argument differs from the samples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from bot.i18n.translator import Arg
from tests.support.sentences import counts, parts

SAMPLES: dict[str, Arg] = {
    "seeker": "Mina",
    "host": "Bea",
    "by": "Bea",
    "near": "find",
    "when": datetime(2026, 3, 3, 12, tzinfo=UTC),
    "until": date(2026, 3, 9),
    "day": date(2026, 3, 3),
    "minutes": 20,
    "role": "Data scientist",
    "organisation": "Acme",
    "topic": "forecasting",
    "query": "forecasting",
    "typed": "fnd",
    "zone": "New York",
    "time": "07:00",
    "who": "Olu",
    "roles": "Mentor",
    "channel": "#intros",
    "reference": "7G2K",
    "words": "a job",
    "label": "Ward nurse",
    "region": "Cardiff",
    "how": "Video call",
    "way": "Ward nurse, Cardiff (Video call)",
    "whom": "a ward nurse",
    "why": "I may train as one",
    "update": "I did a trial shift.",
    "file": "my-notebook.txt",
    "text": "my-data.txt",
    "program": "my-data.json",
    "command": "block",
}


@dataclass(frozen=True)
class Line:
    """A sentence with what is written of its arguments, and how it reads."""

    id: str
    written: Mapping[str, Arg]
    text: str

    @property
    def args(self) -> dict[str, Arg]:
        """Those that the sentence has. It is parsed for them: not by each process that collects."""
        needed = sorted(parts("en", self.id).variables)
        return {name: _typed(self.id, name, self.written[name]) for name in needed}


@dataclass(frozen=True)
class Moment:
    """What is read at one moment of a life."""

    title: str
    lines: tuple[Line, ...]


def moments(file: Path) -> list[Moment]:
    """Everything that the file has, in its order."""
    found = []
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        heading, *lines = block.split("\n")
        title = re.fullmatch(r"# (.*) \((\w+)\)", heading)
        assert title is not None, heading
        found.append(Moment(title[1], tuple(_line(line, title[2]) for line in lines)))
    return found


def _line(written: str, other: str) -> Line:
    match = re.fullmatch(r"([\w-]+)(?: \[([^\]]*)\])?: (.*)", written)
    assert match is not None, written
    id, given, text = match.groups()
    own = dict(pair.split("=") for pair in re.split(r", (?=\w+=)", given)) if given else {}
    return Line(id, {"other": other, "name": other, **SAMPLES, **own}, text)


def _typed(id: str, name: str, value: Arg) -> Arg:
    """A number as a number, the name of a variant as a `StrEnum`."""
    if isinstance(value, str):
        choice = parts("en", id).choices.get(name)
        if choice is not None and not counts(choice):
            (variant,) = StrEnum("Choice", {value.upper(): value})
            return variant
        if value.isdecimal():
            return int(value)
    return value
