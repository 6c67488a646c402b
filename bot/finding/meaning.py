"""The table of equivalent terms as the search uses it, and Welsh words without their mutations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256

from bot.finding.concepts import Concepts, load
from bot.finding.stems import radicals
from bot.finding.words import tokens

RULES = 2
"""Raise it when documents of hosts are to be made again: other words, fields or weights."""
_SHORTEST = 4
"""Letters of a word that may be a mutated one, at least."""


class Meaning:
    """What words mean: the concepts they name, and the words that the table knows."""

    def __init__(self, table: Concepts) -> None:
        read_once = lru_cache(maxsize=None)(tokens)
        concepts = table.all.values()
        english = {word for one in concepts for term in one.english for word in read_once(term)}
        welsh = Counter(word for one in concepts for t in one.welsh for word in read_once(t))
        alone = {t for one in concepts for t in one.welsh if t.isalpha()}
        radical = english | {word for term in alone for word in read_once(term)}
        self._radicals = _radicals_in(radical, welsh)
        self.known = table.words - self._radicals.keys()
        """The words of all terms."""
        by_letter: defaultdict[str, set[str]] = defaultdict(set)
        for word in self.known:
            by_letter[word[0]].add(word)
        self.by_letter: Mapping[str, set[str]] = by_letter
        """The same, by their first letters."""
        self._concepts = table.with_words(self._settled)
        self._read = lru_cache(maxsize=4096)(self._read_anew)
        terms = sorted((one.id, one.terms, sorted(one.second)) for one in concepts)
        self.version = sha256(f"{RULES} {terms}".encode()).hexdigest()[:12]
        """Of the documents that are made with it."""

    def settled(self, words: Sequence[str]) -> list[str]:
        """Return the words, those that the table only knows without a Welsh mutation without it."""
        return [self._settled(word) for word in words]

    def _settled(self, word: str) -> str:
        if word in self.known or len(word) < _SHORTEST:
            return word
        if word in self._radicals:
            return self._radicals[word]
        return next((one for one in radicals(word) if one in self.known), word)

    def read(self, text: str) -> tuple[Sequence[str], Mapping[str, float]]:
        """Return the settled words of a text, and the concepts that they name."""
        return self._read(text)

    def of(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return the concepts that settled words name, and how surely."""
        return self._concepts.of(words)

    def near(self, concept: str) -> Mapping[str, float]:
        """Return what is near a concept, with weights; itself with 1."""
        return self._concepts.near(concept)

    def _read_anew(self, text: str) -> tuple[Sequence[str], Mapping[str, float]]:
        words = tuple(self.settled(tokens(text))) if text else ()
        return words, self.of(words)


def _radicals_in(radical: set[str], welsh: Counter[str]) -> dict[str, str]:
    """The Welsh words of the table that stand there mutated, with their radicals: those that are
    there more often. English words are not mutated, nor are terms of one word."""
    found = {}
    for word, times in welsh.items():
        if word not in radical and len(word) >= _SHORTEST:
            for one in radicals(word):
                if welsh[one] > times:
                    found[word] = one
    return found


@cache
def meaning() -> Meaning:
    """Return the meaning of words by the table that comes with Paned, read once."""
    return Meaning(load(normalise=tokens))
