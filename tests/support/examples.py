"""How many examples a property is tried with."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_SHARE = 4


class Length:
    """Whether tests run in their long form; `tests/conftest.py` sets it before it collects."""

    full = False


def examples(most: int) -> settings:
    """Try a property with `most` examples in the long form, and with a quarter of them else.

    Each run draws others, so many short runs try as much as a long one.
    """
    return settings(
        max_examples=most if Length.full else -(-most // _SHARE),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
