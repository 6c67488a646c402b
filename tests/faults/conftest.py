"""The long form of the fault tests is asked for with `--full` (`make faults`)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.faults.harness import Harness, found
from tests.storage import postgres
from tests.storage.postgres import Server

Tell = Callable[[str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--full`"""
    parser.addoption("--full", action="store_true", help="the fault tests in their long form")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `long` is for the long form only."""
    if config.getoption("--full", False):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was counted, in the long form."""
    if not terminalreporter.config.getoption("--full", False):
        return
    terminalreporter.section("what was counted")
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, told in report.user_properties:
                if name == "told":
                    terminalreporter.write_line(told)


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long form is wanted."""
    return bool(request.config.getoption("--full", False))


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Say something that `make faults` prints in the end."""
    return lambda told: record_property("told", told)


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


@pytest.fixture
async def harness(url: str, tmp_path: Path) -> AsyncIterator[Harness]:
    """Ready for the first kill."""
    await (await found(url)).close()
    made = Harness(url, tmp_path)
    yield made
    made.stop()
