"""The fixture of the delivery tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.people import Address
from storage import open_store
from tests.delivery.support import DeliverySetup
from tests.support.builders import NOW, make_community, make_person


@pytest.fixture
async def delivery() -> AsyncIterator[DeliverySetup]:
    """Two communities with an organiser each, and a member without an address."""
    store = await open_store("sqlite://")
    async with store.transaction() as tx:
        await tx.people.put(make_person("hal"))
        for space in "ab":
            await tx.communities.put(make_community(f"town:{space}"))
            await tx.people.put(make_person(f"olu-{space}"))
            await tx.people.put_address(Address("town", space, "olu"), f"olu-{space}", NOW)
    made = DeliverySetup(store)
    yield made
    made.chat.release.set()
    await made.upkeep.close()
    await made.dispatcher.close()
    await store.close()
