"""Findings of `paned doctor`: one line each, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Level(StrEnum):
    """Severity of a finding. FAIL makes the exit code 1."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"
    """It was not checked; the line says why."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    level: Level
    what: str
    how: str = ""
    """The remedy; "" if none is needed."""


def check_settings(wrong: Mapping[str, Sequence[str]], file: Path) -> list[Finding]:
    """Return which settings cannot be used, and whether there is a file of them at all."""
    found = [
        Finding(
            Level.FAIL,
            f"the setting {name} cannot be used: {' '.join(problems).rstrip('.')}"
            if name != str(file)
            else f"{file} cannot be read: {' '.join(problems)}",
            "Paned does not start like this. .env.example describes each setting.",
        )
        for name, problems in wrong.items()
    ]
    if not file.is_file():
        found.append(
            Finding(
                Level.OK,
                f"no {file} in {Path.cwd()}: the environment and the defaults decide",
                f"To set something: install -m 600 .env.example {file}",
            )
        )
    if wrong:
        names = ", ".join(wrong)
        found.append(Finding(Level.SKIP, f"the rest was checked as if {names} were not set"))
    return found


def not_checked(*, slack: bool, over_http: bool, discord: bool, database: bool) -> list[Finding]:
    """Return what could not be checked: no finding about it does not mean that it is well.

    `database`: whether it could be read.
    """
    found = []
    if not database:
        what = "migrations, stored tokens, channels, notices to members: no database was read"
        found.append(Finding(Level.SKIP, what))
    if not (slack or discord):
        found.append(Finding(Level.SKIP, "Slack and Discord: no tokens are set"))
    if over_http:
        what = "whether Slack reaches the bot at its public address: only Slack can try it"
        found.append(Finding(Level.SKIP, what))
    return found
