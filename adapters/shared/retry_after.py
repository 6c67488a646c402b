"""The Retry-After header of an HTTP response."""

from __future__ import annotations


def retry_after_s(header: str | None, default_s: float) -> float:
    """Return the header's seconds, at least 0.

    Returns `default_s` where the header is missing or is a date, as some proxies write it.
    """
    try:
        return max(float(header or ""), 0.0)
    except ValueError:
        return default_s
