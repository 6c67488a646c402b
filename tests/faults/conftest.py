"""A database, and a harness on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.harness import Harness, open_workspace
from tests.storage import postgres
from tests.storage.files import new_file
from tests.storage.postgres import Server


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The other job queues take longer to import than most of the tests together, and without
    `--full` none of their tests runs."""
    left_out = collection_path.name == "test_peers.py" and not config.getoption("--full", False)
    return left_out or None


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL server for the store, where it needs one."""
    return postgres.shared(request.config) if request.param == "postgres" else None


@pytest.fixture
async def url(server: Server | None, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a database that only this test uses."""
    if server is None:
        yield await new_file(tmp_path / "paned.db")
        return
    async with server.lent() as url:
        yield url


@pytest.fixture
async def harness(url: str, tmp_path: Path) -> AsyncIterator[Harness]:
    """A harness on an empty workspace; its workers are killed at the end."""
    await (await open_workspace(url)).close()
    made = Harness(url, tmp_path)
    yield made
    made.stop()
