"""Decides whether a small commit may be made in the event loop, by how quick the disk has been.

A change to the connection's thread costs a single writer more than a quick disk does: two threads
have to wake each other. So a small commit of one unit is made in the loop while the disk has been
quick for a while, and in the thread again after the first slow one. A commit in the loop never
checkpoints, because copying the write-ahead log back takes longer. Every so often a commit goes to
the thread, which checkpoints.
"""

from __future__ import annotations

import sqlite3

QUICK_S, SLOW_S = 0.001, 0.01
"""A commit in less than the first is quick, in more than the second slow. Between the two, a commit
in the thread may have included a checkpoint, so it says nothing about the disk."""
QUICK_COMMITS = 30
"""After this many quick commits, the next is made in the loop; at most as many in a row."""
CHECKPOINT_PAGES = 1000
"""The length of the log at which a commit in the thread copies it back; SQLite's default."""


class Disk:
    """The recent durations of commits, and which of them may checkpoint."""

    def __init__(
        self, *, quick_s: float = QUICK_S, checkpoint_pages: int = CHECKPOINT_PAGES
    ) -> None:
        """`quick_s`: a commit in less than this many seconds is quick. `checkpoint_pages`: the
        length of the log at which a commit in the thread checkpoints."""
        self._quick_s = quick_s
        self._checkpoint_pages = checkpoint_pages
        self._quick = 0
        self._in_a_row = 0
        self._checkpoints = True

    @property
    def is_quick(self) -> bool:
        """Whether the next small commit may be made in the loop."""
        return self._quick >= QUICK_COMMITS and self._in_a_row < QUICK_COMMITS

    def before_commit(self, connection: sqlite3.Connection, *, in_loop: bool) -> None:
        """Let the coming commit checkpoint only if it is made in the thread."""
        if self._checkpoints is in_loop:
            self._checkpoints = not in_loop
            pages = 0 if in_loop else self._checkpoint_pages
            connection.execute(f"PRAGMA wal_autocheckpoint = {pages}").fetchall()

    def note_commit(self, seconds: float, *, in_loop: bool) -> None:
        """Note how long a commit took."""
        self._in_a_row = self._in_a_row + 1 if in_loop else 0
        if seconds < self._quick_s:
            self._quick += 1
        elif in_loop or seconds > SLOW_S:
            self._quick = 0


class NoDisk(Disk):
    """For a database in memory: every commit is quick, and there is no log."""

    @property
    def is_quick(self) -> bool:
        """See `Disk`."""
        return True

    def before_commit(self, connection: sqlite3.Connection, *, in_loop: bool) -> None:
        """Does nothing."""
