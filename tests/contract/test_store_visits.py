"""Links and sessions of the page of organisers, on each store."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.store import Store
from bot.features.organise.repository import VisitKind
from tests.support.builders import NETWORK, NOW, make_community, make_person, make_visit

LINK, SESSION = VisitKind.LINK, VisitKind.SESSION


@pytest.fixture
async def town(store: Store) -> Store:
    """A link, and a session."""
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.people.put(make_person("ana"))
        await tx.visits.add(make_visit())
        await tx.visits.add(make_visit("s1", kind=SESSION))
    return store


async def test_a_link_is_taken_once(town: Store) -> None:
    async with town.transaction() as tx:
        assert await tx.visits.take("v1", LINK, NOW) == make_visit()
        assert await tx.visits.take("v1", LINK, NOW) is None
        assert await tx.visits.get("s1", SESSION, NOW) is not None


async def test_a_session_is_seen_until_it_is_taken(town: Store) -> None:
    async with town.transaction() as tx:
        for _ in range(2):
            assert await tx.visits.get("s1", SESSION, NOW) == make_visit("s1", kind=SESSION)
        assert await tx.visits.take("s1", SESSION, NOW)
        assert await tx.visits.get("s1", SESSION, NOW) is None


async def test_a_link_is_no_session_and_what_is_old_or_unknown_is_nothing(town: Store) -> None:
    later = NOW + timedelta(seconds=1)
    async with town.transaction() as tx:
        assert await tx.visits.get("v1", SESSION, NOW) is None
        assert await tx.visits.take("s1", LINK, NOW) is None
        assert await tx.visits.get("s1", SESSION, later) is None
        assert await tx.visits.take("v1", LINK, later) is None
        assert await tx.visits.get("v2", LINK, NOW) is None
        assert await tx.visits.get("v1", LINK, NOW) is not None


async def test_an_erasure_takes_them_along(town: Store) -> None:
    async with town.transaction() as tx:
        while await tx.erasure.delete_own(NETWORK, "ana", 50):
            pass
        assert await tx.visits.get("v1", LINK, NOW) is None
        assert await tx.visits.get("s1", SESSION, NOW) is None
