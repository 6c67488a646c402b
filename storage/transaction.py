"""The Transaction of `bot.ports` in SQL that every database shares."""

from __future__ import annotations

from storage.inbox import Inbox
from storage.introductions import Introductions
from storage.nudges import Nudges
from storage.people import People
from storage.session import Session


class StoreTransaction(People, Introductions, Nudges, Inbox):
    """One unit of work; each topic has its own file."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def need_not_wait(self) -> None:
        """See `bot.store.Transaction`."""
        await self._db.need_not_wait()
