"""A clock for `throttled`, which is moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from throttled import utils


@dataclass
class ThrottleClock:
    """Stands until it is moved or somebody sleeps; in seconds."""

    now: float = 1000.0

    async def sleep(self, seconds: float) -> None:
        """Others have their turn; then it is later."""
        await asyncio.sleep(0)
        self.now += seconds


@contextmanager
def throttle_clock() -> Iterator[ThrottleClock]:
    """In place of the machine's clock, for every limiter.

    throttled-py (3.5) takes no clock: its limiters and its memory call `utils.now_mono_f`.
    """
    clock = ThrottleClock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utils, "now_mono_f", lambda: clock.now)
        yield clock
