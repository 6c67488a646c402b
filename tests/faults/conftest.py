"""The long form of the fault tests is asked for with `--full` (`make faults`)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.storage import postgres
from tests.storage.postgres import Server


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--full`"""
    parser.addoption("--full", action="store_true", help="the fault tests in their long form")


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long form is wanted."""
    return bool(request.config.getoption("--full", False))


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL for the store, where it needs one."""
    return postgres.shared(request.config) if request.param == "postgres" else None


@pytest.fixture
async def url(server: Server | None, tmp_path: Path) -> AsyncIterator[str]:
    """Where the database is; each test has one to itself."""
    if server is None:
        yield f"sqlite:///{tmp_path}/handshakes.db"
        return
    url = await server.database()
    yield url
    await server.drop(url)
