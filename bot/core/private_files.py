"""Files that only the account of the bot may read, because they hold what members wrote."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
OTHERS = 0o077
"""What the group and others may do."""
COMPANIONS = ("", "-wal", "-shm", "-journal", ".lock")
"""What is added to the name of a database: SQLite's own files, and our lock."""


def make_database_private(file: Path) -> None:
    """Make the database file, and its folder, if they are missing; close the file to others.

    So do the files beside it that SQLite and the lock made. Raises `OSError` if it cannot be made.
    """
    make_folder_private(file.parent)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, FILE_MODE))
    for each in with_companions(file):
        close_to_others(each)


def make_folder_private(folder: Path) -> None:
    """Make the folder, for our account alone, if it is missing. Raises `OSError`."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def with_companions(file: Path) -> Iterator[Path]:
    """The files of a database that exist; a link is followed, as SQLite does."""
    real = file.resolve() if file.is_symlink() else file
    for suffix in COMPANIONS:
        each = Path(f"{real}{suffix}")
        if each.is_file():
            yield each


def close_to_others(path: Path) -> None:
    """Take from others what they may do with a file or folder.

    Does nothing where the system refuses, as with somebody else's file: `paned doctor` says so.
    """
    with suppress(OSError):
        if is_open_to_others(path):
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)


def is_open_to_others(path: Path) -> bool:
    """Whether another account than the owner's may read, write or enter it."""
    with suppress(OSError):
        return bool(path.stat().st_mode & OTHERS)
    return False
