"""Typing slips: the words that a typed one may stand for."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 5
"""Letters of a typed word that is corrected, at least; short ones are names of something else."""
_LEAST = 4
"""Letters of a word that a slip can stand for, at least."""
_TWO = 8
"""From so many letters of a typed word on, two slips are corrected."""
MOST = 3
"""Corrections of one word, at most."""


def slips_allowed(raw: str) -> int:
    """Return how many slips are corrected in a word that was typed like that."""
    if not raw.isalpha() or len(raw) < SHORTEST:
        return 0
    return 2 if len(raw) >= _TWO else 1


def nearest_words(word: str, most: int, others: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return the words with at most so many slips, each after the number of its slips and of the
    letters that it lacks. The first letter is right."""
    letters = set(word)
    found: list[tuple[int, int, str]] = []
    for other in others:
        if abs(len(other) - len(word)) > most or other[0] != word[0] or len(other) < _LEAST:
            continue
        if len(letters ^ set(other)) > 2 * most:
            continue
        slips = distance(word, other, most)
        if 0 < slips <= most:
            found.append((slips, len(letters - set(other)), other))
    return found


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, too many, wrong or swapped; `most + 1` for more."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, there in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]
