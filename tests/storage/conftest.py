"""A PostgreSQL database for a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.store import Store
from storage import open_store
from tests.storage import postgres
from tests.storage.files import new_file
from tests.storage.postgres import Server
from tests.support.builders import make_community, make_introduction, make_person


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An open store in a file of its own."""
    store = await open_store(await new_file(tmp_path / "paned.db"))
    try:
        yield store
    finally:
        await store.close()


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The PostgreSQL of this test process."""
    return postgres.shared(request.config)


@pytest.fixture
async def pg_url(server: Server) -> AsyncIterator[str]:
    """A database with our tables."""
    async with server.lent() as url:
        yield url


@pytest.fixture
async def pg_store(pg_url: str) -> AsyncIterator[Store]:
    """An open store in which Ana has asked Hal."""
    store = await open_store(pg_url, timings=postgres.IMPATIENT)
    try:
        async with store.transaction() as tx:
            await tx.communities.put(make_community())
            for id in ("ana", "hal"):
                await tx.people.put(make_person(id))
            await tx.introductions.add(make_introduction())
        yield store
    finally:
        await store.close()
