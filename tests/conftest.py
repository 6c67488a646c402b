"""What every test may be asked."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--store=postgres`: `make test ARGS="--store=postgres tests/conversations"`."""
    parser.addoption(
        "--store",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="where the conversations are remembered (the whole-life stories: always in both)",
    )
