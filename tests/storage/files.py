"""SQLite files with our tables and no rows."""

from __future__ import annotations

from pathlib import Path

from storage import migrate

_migrated: list[bytes] = []
"""Such a file, once this process has migrated one."""


async def new_file(path: Path) -> str:
    """Make one there and return its address; a copy takes a tenth of what migrating it takes."""
    url = f"sqlite:///{path}"
    if _migrated:
        path.touch(mode=0o600)
        path.write_bytes(_migrated[0])
    else:
        await migrate(url)
        _migrated.append(path.read_bytes())
    return url
