"""Options of the whole suite; and the pseudo-language, before any sentence is read."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable

import pytest

from tests.support import pseudo
from tests.support.examples import Length

Report = Callable[[str], None]

os.environ["PANED_LANGUAGE"] = "en"  # whatever the machine speaks


def pytest_report_header() -> str | None:
    """The language, where it is not English."""
    return "language: pseudo" if pseudo.wanted() else None


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--store=postgres`: `make test ARGS="--store=postgres tests/conversations"`."""
    parser.addoption(
        "--store",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="where the conversations are remembered (the whole-life stories: always in both)",
    )
    parser.addoption("--full", action="store_true", help="the fault tests in their long form")


def pytest_configure(config: pytest.Config) -> None:
    """The number of examples is fixed when a module is imported. While all are imported and
    collected, everything stays: Python would look through it for garbage again and again."""
    Length.full = config.getoption("--full", False)
    gc.disable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without `--full`, deselect tests marked `long`."""
    if config.getoption("--full", False):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end, too."""
    gc.freeze()
    gc.enable()


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
