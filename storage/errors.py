"""What an operator is told of the database: what is wrong with it, in a sentence to act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.store import Unavailable


class StorageError(Exception):
    """The database cannot be used; the message says why and what to do."""


class NewerDatabase(StorageError):
    """A newer version of the program has already changed the database."""


class OlderDatabase(StorageError):
    """The database waits for migrations."""


class ForeignDatabase(StorageError):
    """The file is something else's, or not a database at all."""


class InUse(StorageError):
    """Another process has the database open for writing."""


class NotCommitted(StorageError, Unavailable):
    """The database did not take the unit of work; nothing of it was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckUp:
    """What `handshakes doctor` says of the database."""

    engine: str
    """The library or the server, with its version."""
    bytes: int
    """On disk."""
    version: int
    """The last migration applied to it; 0 if none was."""
    known: int
    """The last migration this program knows."""
    problems: tuple[str, ...] = ()
    """What the checks of integrity and of references found; empty is sound."""
    channels: Mapping[str, str] = field(default_factory=dict)
    """The channel that each community chose for introductions, by the community's id."""

    def __str__(self) -> str:
        size = f"{self.bytes / 1_000_000:.1f} MB"
        state = f"version {self.version} of {self.known}"
        return "; ".join((f"{self.engine}, {size}, {state}", *self.problems))
