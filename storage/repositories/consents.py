"""The organisers' own words in the notice to members, and who agreed to which version."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from datetime import datetime

from bot.features.consent.model import OwnWords
from storage.mapping import RowMapping, to_micros
from storage.session import Session

NOTICES = RowMapping(OwnWords, "notices")

_HAS_AGREED = """
    SELECT 1 FROM consents
    WHERE network = $1 AND person = $2 AND community = $3 AND version = $4"""
_AGREE = """
    INSERT INTO consents (network, person, community, version, agreed_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"""
_OWN_WORDS = f"""
    SELECT {NOTICES.columns} FROM notices WHERE network = $1 AND community = $2 AND language = $3
    ORDER BY version DESC LIMIT 1"""
_SAVE = NOTICES.insert


class Consents:
    """See `bot.features.consent.repository.ConsentRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def has_agreed(self, network: str, person: str, community: str, version: str) -> bool:
        await self._db.lock(network)
        return bool(await self._db.fetch(_HAS_AGREED, network, person, community, version))

    async def agree(
        self, network: str, person: str, community: str, version: str, now: datetime
    ) -> None:
        await self._db.lock(network)
        await self._db.write(_AGREE, [network, person, community, version, to_micros(now)])

    async def own_words(self, network: str, community: str, language: str) -> OwnWords | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_OWN_WORDS, network, community, language)
        return NOTICES.decode(rows[0]) if rows else None

    async def save(self, words: OwnWords) -> None:
        await self._db.lock(words.network)
        await self._db.write(_SAVE, NOTICES.encode(words))
