"""Errors of the database with a message for the operator, and the report of `paned doctor`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.core.store import StoreUnavailable


class StorageError(Exception):
    """The database cannot be used; the message says why and what to do."""


class NewerDatabase(StorageError):
    """A newer version of the program has already changed the database."""


class OlderDatabase(StorageError):
    """Migrations have to be applied first."""


class ForeignDatabase(StorageError):
    """The file belongs to another program, or is no database."""


class InUse(StorageError):
    """Another process has the database open for writing."""


class NotCommitted(StorageError, StoreUnavailable):
    """The database did not commit the unit of work; nothing of it was written."""


Encrypted = bytes


class NoticeState(NamedTuple):
    """What the organisers of a community did about the notice to members."""

    community: str
    """Its name."""
    own_words: bool
    """They put words of their own into it."""
    contact: bool
    """They named a contact for members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckUp:
    """The state of the database, for `paned doctor`."""

    engine: str
    """The library or the server, with its version."""
    bytes: int
    """Its size on disk."""
    version: int
    """The number of the last migration applied to it; 0 if none was."""
    known: int
    """The number of the last migration that this program has."""
    problems: tuple[str, ...] = ()
    """Findings of the checks of integrity and of foreign keys; empty: none."""
    communities: tuple[str, ...] = ()
    """The ids of all communities."""
    channels: Mapping[str, str] = field(default_factory=dict)
    """The channel that each community chose for introductions, by the community's id."""
    secrets: Mapping[str, Encrypted] = field(default_factory=dict, repr=False)
    """What the adapters stored encrypted, by its name."""
    notices: tuple[NoticeState, ...] = ()
    """The notice of each community."""
    scrub_owed_since: datetime | None = None
    """Since when something that was deleted is still to be wiped; None: nothing is."""

    def __str__(self) -> str:
        size = f"{self.bytes / 1_000_000:.1f} MB"
        state = f"version {self.version} of {self.known}"
        return "; ".join((f"{self.engine}, {size}, {state}", *self.problems))
