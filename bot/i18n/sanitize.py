"""Clean and shorten text that a member typed."""

from __future__ import annotations

import re
import unicodedata

_UNWANTED = re.compile(
    "[\ue000-\uf8ff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\0-\t\v-\x1f\x7f-\x9f\ud800-\udfff"
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff]"
)
"""Private-use characters, which `Translator.say` needs as marks, overrides of direction, control
characters but the line break, halves of characters, and what is pasted with a text without being
seen, such as soft hyphens. What joins letters or emoji stays."""


def clean(typed: str) -> str:
    """Remove control characters, overrides of direction and what has no width; trim the ends.

    Line breaks stay; more than two in a row become two.
    """
    value = _UNWANTED.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))
    value = unicodedata.normalize("NFC", value)  # last: what was apart may be one letter now
    return re.sub(r"\n{3,}", "\n\n", value).strip()


def shorten(value: str, most: int) -> str:
    """Cut the value to at most `most` characters, after a word, with an ellipsis.

    A word that would be more than half of the rest is cut itself.
    """
    if len(value) <= most:
        return value
    kept = value[: most - 1]
    if not value[most - 1].isspace():
        end = max(kept.rfind(" "), kept.rfind("\n"))
        kept = kept[:end] if end > most // 2 else kept
    return kept.rstrip() + "…"


def file_stem(title: str, otherwise: str, most: int = 60) -> str:
    """Return a name for a file, without an extension, that every platform keeps as it is: small
    ASCII letters, digits and hyphens; `otherwise`, where nothing of the title is left.

    A longer one keeps its end, in which names differ.

    >>> file_stem("Fy nghysylltiadau", "paned")
    'fy-nghysylltiadau'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[-most:].strip("-") or otherwise
