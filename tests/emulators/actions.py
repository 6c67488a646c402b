"""Which button is meant: tests press by action, in any language and however it is labelled."""

from __future__ import annotations


def means(action: str, wanted: str) -> bool:
    """Whether that is the wanted action: `answer.accept` is, also with more after a colon."""
    return action == wanted or action.startswith(f"{wanted}:")
