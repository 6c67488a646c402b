"""The workspace every conversation takes place in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.storage import postgres
from tests.storage.postgres import Server
from tests.support.workspace import Workspace, new_workspace

BOTH_STORES = pytest.mark.parametrize("server", ["sqlite", "postgres"], indirect=True)
"""For stories that are told on either, whatever `--store` says."""


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL, where the story is to be remembered in one."""
    chosen = getattr(request, "param", None) or request.config.getoption("--store")
    return postgres.shared(request.config) if chosen == "postgres" else None


@pytest.fixture
async def url(server: Server | None) -> AsyncIterator[str]:
    """A store of its own for each story."""
    if server is None:
        yield "sqlite://"
        return
    async with server.lent() as url:
        yield url


@pytest.fixture
async def workspace(url: str) -> AsyncIterator[Workspace]:
    """An empty workspace on a Monday morning."""
    made = await new_workspace(url=url)
    yield made
    await made.store.close()
