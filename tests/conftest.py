"""Options of the whole suite; and the pseudo-language, before any sentence is read."""

from __future__ import annotations

import pytest

from tests.support import pseudo

pseudo.install_if_wanted()


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
