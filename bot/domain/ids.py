"""Ids that sort by time: 8 characters of milliseconds, 10 random, in Crockford base 32."""

from __future__ import annotations

import secrets
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHANCE = 50  # bits
_last = (0, 0)


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
    chance = _last[1] + 1 if millis == _last[0] else secrets.randbits(_CHANCE - 1)
    _last = (millis, chance)
    return _base32(millis, 9)[-8:] + _base32(chance, 10)
