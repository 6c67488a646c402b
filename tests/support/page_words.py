"""What the playground's page itself says, read from its script."""

from __future__ import annotations

import re

from adapters.playground.app import STATIC

PLACED = re.compile(r"\{([\w-]+)\}")
"""Where something is put into the words: a value, or the label of a button."""


def page_words() -> dict[str, dict[str, str]]:
    """The words by language and id."""
    script = (STATIC / "words.js").read_text("utf-8")
    found: dict[str, dict[str, str]] = {}
    for code, block in re.findall(r"^  (\w\w): \{\n(.*?)^  \},$", script, re.MULTILINE | re.DOTALL):
        lines = re.findall(r'^    "([\w-]+)": "(.*)",$', block, re.MULTILINE)
        assert len(lines) == len(block.splitlines()) == len(dict(lines)), code
        found[code] = dict(lines)
    return found
