"""What the playground's page itself says, as its script finds it."""

from __future__ import annotations

import re

from adapters.playground import page_words as product

PLACED = re.compile(r"\{([\w-]+)\}")
"""Where something is put into the words: a value, or the label of a button."""


def page_words() -> dict[str, dict[str, str]]:
    """The words by language and id."""
    return {code: said["words"] for code, said in product.page_words().items()}
