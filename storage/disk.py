"""Whether a small commit may be waited for in the event loop.

A visit to the thread costs a lone writer more than a quick disk does: two threads have to wake each
other. So one small commit by itself is made in the loop while the disk has long been quick, and in
the thread again after the first that was not. A commit in the loop never checkpoints: copying the
log back takes longer, and is left to every so many-th, which goes to the thread.
"""

from __future__ import annotations

import sqlite3

QUICK, SLOW = 0.001, 0.01
"""Seconds. In the thread, between the two may as well be a checkpoint, and says nothing."""
CALM = 30
"""After so many quick commits and no slow one the next is made in the loop; as many in a row."""
CHECKPOINT_PAGES = 1000
"""SQLite's default: the length of the log at which a commit copies it back."""


class Disk:
    """What is known of the disk, and where its checkpoints are made."""

    def __init__(self) -> None:
        self._quick = 0
        self._in_a_row = 0
        self._checkpoints = True

    @property
    def is_quick(self) -> bool:
        """Whether the next small commit may be made in the loop."""
        return self._quick >= CALM and self._in_a_row < CALM

    def before(self, connection: sqlite3.Connection, *, in_loop: bool) -> None:
        """A commit is about to be made: it checkpoints in the thread only."""
        if self._checkpoints is in_loop:
            self._checkpoints = not in_loop
            pages = 0 if in_loop else CHECKPOINT_PAGES
            connection.execute(f"PRAGMA wal_autocheckpoint = {pages}").fetchall()

    def took(self, seconds: float, *, in_loop: bool) -> None:
        """How long the commit took."""
        self._in_a_row = self._in_a_row + 1 if in_loop else 0
        if seconds < QUICK:
            self._quick += 1
        elif in_loop or seconds > SLOW:
            self._quick = 0
