"""The stores and the chat platforms that the contracts are told on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.store import Store
from storage import open_store
from tests.contract import chat_platforms
from tests.contract.chat_platforms import ChatPlatform, ScriptedCore
from tests.storage import postgres
from tests.storage.files import new_file
from tests.storage.postgres import Server
from tests.support.builders import OTHER_NETWORK, make_community, make_person


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
        yield "sqlite://" if name == "memory" else await new_file(tmp_path / "paned.db")
    else:
        async with server.lent() as url:
            yield url


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """An open store in which Ana and Hal are members, and Eve of another network."""
    store = await open_store(url)
    try:
        async with store.transaction() as tx:
            await tx.communities.put(make_community())
            await tx.communities.put(make_community("slack:T9", network=OTHER_NETWORK))
            for person in (make_person(), make_person("hal"), make_person("bea")):
                await tx.people.put(person)
            await tx.people.put(make_person("eve", network=OTHER_NETWORK))
        yield store
    finally:
        await store.close()


@pytest.fixture
def core() -> ScriptedCore:
    """A core that answers as it is told."""
    return ScriptedCore()


@pytest.fixture(params=chat_platforms.present())
async def platform(
    request: pytest.FixtureRequest, core: ScriptedCore, tmp_path: Path
) -> AsyncIterator[ChatPlatform]:
    """Each platform in turn, with the adapter connected to that core."""
    async with chat_platforms.start(request.param, core, tmp_path) as started:
        yield started
