"""The words with which a match of an expression can begin.

It reads the expressions that rules are written in: words, `|`, `(?:…)`, `?`, `\\w*`, and a `(?!…)`
ahead. So a rule is only tried on a sentence that has a word for each of its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

ANY = "*"
"""Ends a beginning after which anything may follow."""


@lru_cache(maxsize=4096)
def starts(expression: str) -> frozenset[str]:
    """Return the first words of all that the expression matches, whole, or as far as they are
    certain with `ANY` behind them."""
    words = {text.split()[0] for text in matches(expression) if text.split()}
    return frozenset(f"{word.split(ANY)[0]}{ANY}" if ANY in word else word for word in words)


@lru_cache(maxsize=512)
def matches(expression: str) -> Sequence[str]:
    """Return all that the expression matches, with `ANY` for what may be any letters."""
    return tuple(_all(expression, 0)[0])


def _all(expression: str, at: int) -> tuple[list[str], int]:
    """Return all that a group matches, and where it ends."""
    found: list[str] = []
    so_far = [""]
    while at < len(expression) and expression[at] != ")":
        if expression[at] == "|":
            found += so_far
            so_far, at = [""], at + 1
            continue
        part, at = _part(expression, at)
        if at < len(expression) and expression[at] in "?+{":
            if expression[at] != "+":
                part = [*part, ""]
            at = expression.index("}", at) + 1 if expression[at] == "{" else at + 1
            at += at < len(expression) and expression[at] == "?"  # as few as possible
        so_far = [one + more for one in so_far for more in part]
    return list(dict.fromkeys([*found, *so_far])), at


def _part(expression: str, at: int) -> tuple[list[str], int]:
    if expression.startswith(("(?!", "(?=", "(?<"), at):
        return [""], _end(expression, at) + 1
    if expression.startswith("(?:", at):
        inside, end = _all(expression, at + 3)
        return inside, end + 1
    if expression[at] == "[":
        return [ANY], expression.index("]", at + 2) + 1
    if expression[at] == "\\":
        sign, at = expression[at + 1], at + 2
        if at < len(expression) and expression[at] in "*+":
            at += 1
        return ([""] if sign == "b" else [ANY] if sign in "wSd" else [sign]), at
    return [expression[at]], at + 1


def _end(expression: str, at: int) -> int:
    depth = 0
    for place in range(at, len(expression)):
        depth += {"(": 1, ")": -1}.get(expression[place], 0)
        if not depth:
            return place
    return len(expression)
