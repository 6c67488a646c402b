"""What an operator's tools ask of the database."""

from __future__ import annotations

from storage import migrator
from storage.session import Session

_VERSION = "SELECT MAX(number) FROM migrations"


class Health:
    """See `bot.core.repositories.HealthRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def is_current(self) -> bool:
        ((number,),) = await self._db.fetch(_VERSION)
        return bool(number == migrator.migrations()[-1].number)
