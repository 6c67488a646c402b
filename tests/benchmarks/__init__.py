"""Measurements: each module here offers `async def run() -> list[Row]`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the measurement, its result, and a peer's."""

    what: str
    measured: str
    beside: str = ""
    """The result of a peer in the same run."""
    ratio: str = ""
    reach: str = ""
    """The target."""
