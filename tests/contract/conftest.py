"""The stores and the chat platforms that the contracts are told on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store
from storage import open_store
from tests.builders import ELSEWHERE, make_community, make_person
from tests.contract import worlds
from tests.contract.worlds import ScriptedCore, World
from tests.storage import postgres
from tests.storage.postgres import Server


@pytest.fixture(params=["memory", "file", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL for the store, where it needs one."""
    return postgres.shared(request.config) if request.param == "postgres" else None


@pytest.fixture
async def url(
    request: pytest.FixtureRequest, server: Server | None, tmp_path: Path
) -> AsyncIterator[str]:
    """Where the store is; on PostgreSQL each test has a database to itself."""
    if server is None:
        name = request.node.callspec.params["server"]
        yield "sqlite://" if name == "memory" else f"sqlite:///{tmp_path}/handshakes.db"
    else:
        url = await server.database()
        yield url
        await server.drop(url)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """An open store in which Ana and Hal are members, and Eve of another network."""
    store = await open_store(url)
    try:
        async with store.transaction() as tx:
            await tx.put_community(make_community())
            await tx.put_community(make_community("slack:T9", network=ELSEWHERE))
            for person in (make_person(), make_person("hal"), make_person("bea")):
                await tx.put_person(person)
            await tx.put_person(make_person("eve", network=ELSEWHERE))
        yield store
    finally:
        await store.close()


@pytest.fixture
def core() -> ScriptedCore:
    """A core that answers as it is told."""
    return ScriptedCore()


@pytest.fixture(params=worlds.present())
async def world(
    request: pytest.FixtureRequest, core: ScriptedCore, tmp_path: Path
) -> AsyncIterator[World]:
    """Each platform in turn, with the adapter connected to that core."""
    async with worlds.start(request.param, core, tmp_path) as started:
        yield started
