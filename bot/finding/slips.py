"""Typing slips: the words that a typed one may stand for."""

from __future__ import annotations

from collections.abc import Collection, Mapping

SHORTEST = 5
"""Letters of a typed word that is corrected, at least; short ones are names of something else."""
_LEAST = 4
"""Letters of a stem that is corrected, or that a slip can stand for, at least."""
_TWO = 7
"""From so many letters on, two slips are corrected."""
MOST = 3
"""Corrections of one word, at most."""


def slips_allowed(raw: str, word: str) -> int:
    """Return how many slips are corrected in a word of the index that was typed like that."""
    if not raw.isalpha() or len(raw) < SHORTEST or len(word) < _LEAST:
        return 0
    return 2 if len(word) >= _TWO else 1


def nearest_words(
    word: str, most: int, vocabulary: Mapping[str, int], known: Collection[str]
) -> list[str]:
    """Return the words with the fewest slips from that one, those of most hosts first. The first
    letter is right."""
    letters = set(word)
    found: list[tuple[int, int, int, str]] = []
    for other in {*vocabulary, *known}:
        if abs(len(other) - len(word)) > most or other[0] != word[0] or len(other) < _LEAST:
            continue
        if len(letters ^ set(other)) > 2 * most:
            continue
        slips = distance(word, other, most)
        if 0 < slips <= most:
            wrong = len(letters - set(other))
            found.append((slips, wrong, -vocabulary.get(other, 0), other))
    found.sort()
    return [other for slips, wrong, _, other in found[:MOST] if (slips, wrong) == found[0][:2]]


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, too many, wrong or swapped; `most + 1` for more."""
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
