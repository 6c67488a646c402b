"""The lock by which only one process has a SQLite file open for writing."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from bot.core.private_files import FILE_MODE
from bot.i18n.operator import told
from storage.errors import InUse


class FileLock:
    """Held until it is released; the system releases it when the process ends."""

    def __init__(self, database: Path) -> None:
        """Raises `InUse` if another process holds it."""
        path = f"{os.path.realpath(database)}.lock"
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            pid = os.pread(self._file, 20, 0).decode("ascii", "replace").strip()
            holder = f" (process {pid})" if pid else ""
            self.release()
            raise InUse(
                told(
                    "{database} is in use by another Paned process{holder}. Stop that one first:"
                    " only one may write.",
                    database=database,
                    holder=holder,
                )
            ) from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Release it. The file stays: removing it could remove a lock that another process took."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
