"""What can go wrong with the database itself, each in a sentence that an operator can act on."""

from __future__ import annotations


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


class NotCommitted(StorageError):
    """The commit failed; nothing of the unit of work was kept."""
