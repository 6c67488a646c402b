"""The long form of the fault tests runs with `--full` (`make faults`)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.faults.harness import Harness, open_workspace
from tests.storage import postgres
from tests.storage.postgres import Server

Report = Callable[[str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--full`"""
    parser.addoption("--full", action="store_true", help="the fault tests in their long form")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without `--full`, deselect tests marked `long`."""
    if config.getoption("--full", False):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """With `--full`, print what the tests counted."""
    if not terminalreporter.config.getoption("--full", False):
        return
    terminalreporter.section("counts")
    for outcome in ("passed", "failed"):
        for test in terminalreporter.getreports(outcome):
            for name, line in test.user_properties:
                if name == "report":
                    terminalreporter.write_line(line)


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long form runs."""
    return bool(request.config.getoption("--full", False))


@pytest.fixture
def report(record_property: Callable[[str, object], None]) -> Report:
    """Add a line to what `make faults` prints at the end."""
    return lambda line: record_property("report", line)


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL server for the store, where it needs one."""
    return postgres.shared(request.config) if request.param == "postgres" else None


@pytest.fixture
async def url(server: Server | None, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a database that only this test uses."""
    if server is None:
        yield f"sqlite:///{tmp_path}/paned.db"
        return
    url = await server.database()
    yield url
    await server.drop(url)


@pytest.fixture
async def harness(url: str, tmp_path: Path) -> AsyncIterator[Harness]:
    """A harness on an empty workspace; its workers are killed at the end."""
    await (await open_workspace(url)).close()
    made = Harness(url, tmp_path)
    yield made
    made.stop()
