"""Reads a Retry-After header as seconds."""

from __future__ import annotations

import pytest

from adapters.shared.retry_after import retry_after_s


@pytest.mark.parametrize(
    "header, seconds",
    [("30", 30), ("0.5", 0.5), ("-1", 0), ("", 9), (None, 9), ("Wed, 25 Nov 2026 10:00", 9)],
)
def test_a_header_without_seconds_gives_the_default(header: str | None, seconds: float) -> None:
    assert retry_after_s(header, 9) == seconds
