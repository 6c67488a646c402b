"""Form values that were typed and not accepted yet."""

from __future__ import annotations

import json
from datetime import datetime

from bot.core.forms import Values
from storage.mapping import to_json, to_micros
from storage.session import Session, require_person

_SAVE = """
    INSERT INTO kept_forms (network, person, form, typed, kept_at)
    SELECT network, id, $2, $3, $4 FROM persons WHERE id = $1
    ON CONFLICT (person, form) DO UPDATE SET typed = excluded.typed, kept_at = excluded.kept_at
    RETURNING person"""


class Drafts:
    """See `bot.core.repositories.DraftRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def get(self, person: str, form: str) -> Values | None:
        rows = await self._db.fetch(
            "SELECT typed FROM kept_forms WHERE person = $1 AND form = $2", person, form
        )
        if not rows:
            return None
        typed: dict[str, str | list[str]] = json.loads(rows[0][0])
        return {n: tuple(v) if isinstance(v, list) else v for n, v in typed.items()}

    async def save(self, person: str, form: str, values: Values, now: datetime) -> None:
        rows = await self._db.fetch(_SAVE, person, form, to_json(dict(values)), to_micros(now))
        require_person(rows, person)

    async def delete(self, person: str, form: str) -> None:
        await self._db.write(
            "DELETE FROM kept_forms WHERE person = $1 AND form = $2", [person, form]
        )
