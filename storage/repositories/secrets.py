"""Secrets of the adapters, which encrypt them; stored in base 64."""

from __future__ import annotations

from base64 import b64decode, b64encode

from storage.session import Session

_AFTER_ALL = "\U0010ffff"
"""Sorts after every character of a name."""


class Secrets:
    """See `bot.core.repositories.SecretRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, name: str) -> bytes | None:
        rows = await self._db.fetch("SELECT value FROM secrets WHERE name = $1", name)
        return b64decode(rows[0][0]) if rows else None

    async def put(self, name: str, value: bytes) -> None:
        await self._db.write(
            "INSERT INTO secrets (name, value) VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, b64encode(value).decode("ascii")],
        )

    async def replace(self, name: str, old: bytes, new: bytes) -> bool:
        rows = await self._db.fetch(
            "UPDATE secrets SET value = $3 WHERE name = $1 AND value = $2 RETURNING name",
            name,
            b64encode(old).decode("ascii"),
            b64encode(new).decode("ascii"),
        )
        return bool(rows)

    async def names(self, prefix: str) -> list[str]:
        rows = await self._db.fetch(
            "SELECT name FROM secrets WHERE name >= $1 AND name < $2 ORDER BY name",
            prefix,
            prefix + _AFTER_ALL,
        )
        return [name for (name,) in rows]

    async def delete(self, name: str) -> None:
        await self._db.write("DELETE FROM secrets WHERE name = $1", [name])
