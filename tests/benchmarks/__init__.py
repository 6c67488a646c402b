"""Measurements: each module here offers `async def run() -> list[Row]`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, how it came out, and beside what."""

    what: str
    measured: str
    beside: str = ""
    """The peer measured in the same run."""
    ratio: str = ""
    reach: str = ""
    """What we want to reach."""
