"""Ids that sort by time: 8 characters of milliseconds, 10 random, in Crockford base 32."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHANCE = 50  # bits
_last = (0, 0)
_randbits: Callable[[int], int] = secrets.randbits


def _base32(number: int, width: int) -> str:
    out = ""
    for _ in range(width):
        number, digit = divmod(number, 32)
        out = _DIGITS[digit] + out
    return out


def new_id(now: datetime) -> str:
    """Return a new id of 18 characters; later ones sort later. An id is no secret.

    Within one millisecond of one process the random part counts up, so that they sort too.
    """
    global _last  # noqa: PLW0603
    millis = int(now.timestamp() * 1000)
    chance = _last[1] + 1 if millis == _last[0] else _randbits(_CHANCE - 1)
    _last = (millis, chance)
    return _base32(millis, 9)[-8:] + _base32(chance, 10)


@contextmanager
def repeatable(randbits: Callable[[int], int]) -> Iterator[None]:
    """Take the random part of all ids from `randbits`, so that a simulation can be repeated."""
    global _last, _randbits  # noqa: PLW0603
    _last, _randbits = (0, 0), randbits
    try:
        yield
    finally:
        _randbits = secrets.randbits
