"""Hosts and judged queries: the files of this folder, read.

A host is four indented lines under `id: name`: role, organisation, sector; topics; about;
languages, formats, region, study. A query is one line: the words typed, then the ids of the hosts
who are exactly right (3), good (2) and worth a talk (1). `as …` judges it as that other query. It
stands under its language and kind, such as `[cy wish]`; its writer is the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DEV = ("examples", "one_word", "whole_wishes", "north", "learner")
"""Writers by whose queries the search may be tuned; the others only measure it."""
GOOD = 2
"""The grade from which a host is a right answer."""


@dataclass(frozen=True, slots=True)
class SampleHost:
    """A host as a member wrote it."""

    id: str
    name: str
    role: str
    organisation: str
    sector: str
    topics: str
    about: str
    languages: str
    formats: tuple[str, ...]
    region: str
    study: str


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, and who is right."""

    text: str
    language: str
    kind: str
    writer: str
    grades: Mapping[str, int]
    """By host, 1 to 3; who is not named is wrong."""

    @property
    def answerable(self) -> bool:
        """Whether somebody fits."""
        return max(self.grades.values(), default=0) >= GOOD

    @property
    def held_out(self) -> bool:
        """Whether nothing may be tuned by it."""
        return self.writer not in DEV


@cache
def hosts() -> tuple[SampleHost, ...]:
    """All hosts, in the order of the files."""
    return tuple(host for file in _files("hosts") for host in _hosts(file))


@cache
def queries() -> tuple[Query, ...]:
    """All queries, in the order of the files."""
    typed = [each for file in _files("queries") for each in _typed(file)]
    columns = {text: rest for _, _, _, text, rest in typed}
    return tuple(
        Query(text, language, kind, writer, _grades(text, columns))
        for writer, language, kind, text, _ in typed
    )


def _files(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.txt"))


def _hosts(file: Path) -> Iterator[SampleHost]:
    for block in re.split(r"\n\n+", file.read_text(encoding="utf-8").strip()):
        if block.startswith("#"):
            continue
        head, work, topics, about, talks = (line.strip() for line in block.splitlines())
        id, name = head.split(": ", 1)
        role, organisation, sector = work.split(" | ")
        languages, formats, region, study = talks.removeprefix("talks: ").split(" | ")
        yield SampleHost(
            id=id,
            name=name,
            role=role,
            organisation=organisation,
            sector=sector,
            topics=topics.removeprefix("topics: "),
            about=about.removeprefix("about: "),
            languages=languages,
            formats=tuple(formats.split(", ")),
            region=region,
            study="" if study == "-" else study,
        )


def _typed(file: Path) -> Iterator[tuple[str, str, str, str, list[str]]]:
    language = kind = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language, kind = line.strip("[]").split()
        elif line and not line.startswith("#"):
            text, *rest = (part.strip() for part in line.split("|"))
            yield file.stem, language, kind, text, rest


def _grades(text: str, columns: Mapping[str, list[str]]) -> dict[str, int]:
    found = columns[text]
    if found[0].startswith("as "):
        return _grades(found[0].removeprefix("as "), columns)
    known = {host.id for host in hosts()}
    grades: dict[str, int] = {}
    for grade, column in zip((3, 2, 1), found, strict=True):
        for host in column.split():
            if host in grades or host not in known:
                raise ValueError(f"{text}: {host} is judged twice, or no host")
            grades[host] = grade
    return grades
