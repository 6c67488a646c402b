"""Where a talk takes place, as members write it: a place already, or still to come."""

from __future__ import annotations

import re

from bot.domain.hosts import Format

_LINK = re.compile(r"https?://\S+\.\S+|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}/\S", re.IGNORECASE)
_HERE = re.compile(r"\b(?:huddle|voice channel|sianel lais|slack|discord)\b", re.IGNORECASE)
"""A call in the chat itself, which needs no link."""
_LATER = re.compile(
    r"\b(?:to (?:follow|come|be)|follows?|will|shall|later|soon|t\.?b\.?[acdn]|comes with"
    r"|i[' ]?ddilyn|i'w [cg]?adarnhau|yn dilyn|yn dod|wedyn|yn nes ymlaen|eto|bydda(?:f|i))\b"
    r"|\b(?:i|we)'ll\b|^[\W_]*$|^(?:n/?a|none|unknown|no|dim|na|nac oes|ddim)\W*$",
    re.IGNORECASE,
)
_HOST_CALLS = re.compile(r"\b(?:ring|call|phone|ffoni[ao]?|ffonia[fi])\b", re.IGNORECASE)


def puts_off(where: str) -> bool:
    """Return whether these words say only that the place is still to come."""
    text = where.strip().replace("’", "'")
    return not _LINK.search(text) and (not text or _LATER.search(text) is not None)


def is_place(format: Format, where: str) -> bool:
    """Return whether both know from this where to meet: "link to follow" is none.

    A video call needs a link, or a call in the chat itself. For the other formats any words do that
    do not put it off.
    """
    text = where.strip().replace("’", "'")
    if _LINK.search(text):
        return True
    if format is Format.PHONE and _HOST_CALLS.search(text):
        return True
    if puts_off(text):
        return False
    return format is not Format.VIDEO or _HERE.search(text) is not None
