"""Starts the solver in a process of its own, so that it holds up nobody and its memory is given
back."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from pathlib import Path

_SOLVER = Path(__file__).with_name("solver.py")
LONGEST_S = 120.0
"""Seconds after which the solver is ended."""


class UnsolvedError(Exception):
    """The solver failed, or took too long."""


async def solve(
    seekers: Sequence[Sequence[tuple[int, int]]],
    places: Sequence[int],
    *,
    program: Path = _SOLVER,
    longest_s: float = LONGEST_S,
) -> list[int | None]:
    """Return the host of each seeker, as `solver.assigned` does. Raises `UnsolvedError`.

    The process ends with this call, also where it is cancelled.
    """
    if not any(seekers):
        return [None] * len(seekers)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-I", str(program), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    try:
        async with asyncio.timeout(longest_s):
            given = json.dumps({"seekers": seekers, "places": places})
            out, err = await child.communicate(given.encode())
    except TimeoutError as late:
        raise UnsolvedError(f"not within {longest_s:g} seconds") from late
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        raise UnsolvedError(err.decode(errors="replace").strip().rpartition("\n")[2])
    found: list[int | None] = json.loads(out)
    return found


def first_come(
    seekers: Sequence[Sequence[tuple[int, int]]], places: Sequence[int]
) -> list[int | None]:
    """Return what would happen by itself: each seeker, those who wait longest first, takes the
    first host of their list who has room left."""
    left = list(places)
    found: list[int | None] = []
    for hosts in seekers:
        taken = next((host for host, _ in hosts if left[host] > 0), None)
        if taken is not None:
            left[taken] -= 1
        found.append(taken)
    return found
