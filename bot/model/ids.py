"""Ids that sort by time: 8 characters of milliseconds, 10 of chance, Crockford base 32."""

from __future__ import annotations

import secrets
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _base32(number: int, width: int) -> str:
    out = ""
    for _ in range(width):
        number, digit = divmod(number, 32)
        out = _DIGITS[digit] + out
    return out


def new_id(now: datetime) -> str:
    """A fresh id of 18 characters; later ones sort later. No secret: authority is the store's."""
    millis = int(now.timestamp() * 1000)
    return _base32(millis, 9)[-8:] + _base32(secrets.randbits(50), 10)
