"""The notice and who agreed to it, on every store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.store import Store
from tests.support.builders import COMMUNITY, NETWORK, NOW, OTHER_NETWORK, make_own_words


async def test_an_agreement_is_to_one_version_in_one_community(store: Store) -> None:
    async with store.transaction() as tx:
        consents = tx.consents
        assert not await consents.has_agreed(NETWORK, "ana", COMMUNITY, "1-0")
        await consents.agree(NETWORK, "ana", COMMUNITY, "1-0", NOW)
        await consents.agree(NETWORK, "ana", COMMUNITY, "1-0", NOW + timedelta(days=1))
        await consents.agree(NETWORK, "ana", COMMUNITY, "1-1", NOW + timedelta(days=2))
    async with store.transaction() as tx:
        consents = tx.consents
        for version in ("1-0", "1-1"):
            assert await consents.has_agreed(NETWORK, "ana", COMMUNITY, version)
        assert not await consents.has_agreed(NETWORK, "ana", COMMUNITY, "1-2")
        assert not await consents.has_agreed(NETWORK, "hal", COMMUNITY, "1-0")
        assert not await consents.has_agreed(NETWORK, "ana", "elsewhere", "1-0")
        assert not await consents.has_agreed(OTHER_NETWORK, "ana", COMMUNITY, "1-0")
        rows = (await tx.personal_data.of(NETWORK, "ana"))["consents"]
        # The first press counts, and the history stays.
        assert [(row.values["version"], row.values["agreed_at"]) for row in rows] == [
            ("1-0", NOW.isoformat()),
            ("1-1", (NOW + timedelta(days=2)).isoformat()),
        ]


async def test_the_newest_words_of_a_language_are_in_force(store: Store) -> None:
    first = make_own_words()
    async with store.transaction() as tx:
        assert await tx.consents.own_words(NETWORK, COMMUNITY, "en") is None
        await tx.consents.save(first)
        await tx.consents.save(replace(first, language="cy", version=2, words="Geiriau."))
        await tx.consents.save(newest := replace(first, version=10, words="Ours."))
    async with store.transaction() as tx:
        assert await tx.consents.own_words(NETWORK, COMMUNITY, "en") == newest
        welsh = await tx.consents.own_words(NETWORK, COMMUNITY, "cy")
        assert welsh is not None
        assert (welsh.version, welsh.words) == (2, "Geiriau.")
        assert await tx.consents.own_words(OTHER_NETWORK, COMMUNITY, "en") is None
