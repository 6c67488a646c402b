"""The table of equivalent terms as the search uses it, and Welsh words without their mutations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256

from bot.finding.concepts import Concepts, load
from bot.finding.stems import looks_welsh, radicals, stem
from bot.finding.words import typed_tokens

RULES = 5
"""Raise it when documents of hosts are to be made again: other words, fields or weights."""
_SHORTEST = 4
"""Letters of a word that may be a mutated one, at least."""
_BY_STEM = 0.85
"""How surely a word names a concept of which no term is spelled so, where another one's is:
"meddyg" is a doctor, and medicine ("meddygaeth") only has the same stem."""
_LOOSELY = 0.3
"""How surely where the ending is one of another language, or of what was done to a thing, beside
other words: an academy is no academic, and a coded welder codes nothing."""
_LONG = 6
"""Letters of a word that may have lost its first one, at least, if it does not look Welsh."""

_Tokens = Callable[[str], Sequence[tuple[str, str]]]
"""Makes tokens of a text, each with the word as it was typed."""


class Meaning:
    """What words mean: the concepts they name, and the words that the table knows."""

    def __init__(self, table: Concepts, typed: _Tokens = typed_tokens) -> None:
        concepts = table.all.values()
        english = dict(_each(typed, (term for one in concepts for term in one.english)))
        welsh = list(_each(typed, (term for one in concepts for term in one.welsh)))
        times = Counter(word for _, word in welsh)
        alone = {term for one in concepts for term in one.welsh if term.isalpha()}
        radical = {*english.values(), *(word for _, word in _each(typed, alone))}
        self._radicals = _radicals_in(table, radical, times)
        self.known = table.words - self._radicals.keys()
        """The words of all terms."""
        self._welsh = frozenset(times) & self.known - set(english.values())
        self._spellings: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for raw, word in (*english.items(), *welsh):
            self._spellings[raw[0]][raw] = self._radicals.get(word, word)
        self._concepts = table.with_words(lambda word: self._radicals.get(word, word))
        self._spelled: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        welsh_only: dict[tuple[str, str], bool] = {}
        for one in concepts:
            for term in one.terms:
                if len(words := typed(term)) == 1:
                    ((raw, word),) = words
                    self._spelled[raw] += (one.id,)
                    known = welsh_only.get((word, one.id), True)
                    welsh_only[word, one.id] = known and looks_welsh(raw)
        self._welsh_only = frozenset(pair for pair, welsh in welsh_only.items() if welsh)
        """Stems that name a concept where all of its words of that stem look Welsh."""
        self._read = lru_cache(maxsize=4096)(self._read_anew)
        terms = sorted((one.id, one.terms, sorted(one.second)) for one in concepts)
        self.version = sha256(f"{RULES} {terms}".encode()).hexdigest()[:12]
        """Of the documents that are made with it."""

    def spellings(self, letter: str) -> Mapping[str, str]:
        """Return the words of all terms that begin so, as they are typed, each with the word of
        the index."""
        return self._spellings.get(letter, {})

    def settled(self, typed: Iterable[tuple[str, str]]) -> list[str]:
        """Return the words of the index for those of `typed_tokens`: those that the table only
        knows without a Welsh mutation without it."""
        return [self._settled(raw, word) for raw, word in typed]

    def _settled(self, raw: str, word: str) -> str:
        if word in self.known or len(raw) < _SHORTEST:
            return word
        if word in self._radicals:
            return self._radicals[word]
        welsh = looks_welsh(raw)
        may_be = [
            one
            for base in radicals(raw)
            if welsh or len(base) <= len(raw) or len(raw) >= _LONG
            for one in (stem(base), base)
        ]
        if welsh:
            may_be += radicals(word)
        return next((one for one in may_be if one in self._welsh), word)

    def read(self, text: str) -> tuple[Sequence[str], Mapping[str, float]]:
        """Return the settled words of a text, and the concepts that they name."""
        return self._read(text)

    def of(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return the concepts that settled words name, and how surely."""
        return self._concepts.of(words)

    def named(self, typed: Sequence[str], words: Sequence[str]) -> Mapping[str, float]:
        """Return the same, where it is known how each word was typed: one that is spelled as a
        term names others of its stem less surely."""
        found = dict(self.of(words))
        for raw, word in zip(typed, words, strict=True):
            spelled = self._spelled.get(raw)
            if not spelled and len(words) == 1:
                continue
            for concept in (self.of([word]).keys() & found.keys()).difference(spelled or ()):
                if spelled:
                    sure = _BY_STEM
                elif self._is_loose(raw, word, concept):
                    sure = _LOOSELY
                else:
                    continue
                if concept not in self.of([other for other in words if other != word]):
                    found[concept] = min(found[concept], sure)
        return found

    def _is_loose(self, raw: str, word: str, concept: str) -> bool:
        """Whether a word has only the stem of one that names a concept."""
        if looks_welsh(raw):
            return False
        return raw.endswith("ed") or (word, concept) in self._welsh_only

    def near(self, concept: str) -> Mapping[str, float]:
        """Return what is near a concept, with weights; itself with 1."""
        return self._concepts.near(concept)

    def _read_anew(self, text: str) -> tuple[Sequence[str], Mapping[str, float]]:
        typed = typed_tokens(text) if text else ()
        words = tuple(self.settled(typed))
        return words, self.named([raw for raw, _ in typed], words)


def _each(typed: _Tokens, terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    for term in terms:
        yield from typed(term)


def _radicals_in(
    table: Concepts, radical: Collection[str], welsh: Mapping[str, int]
) -> dict[str, str]:
    """The Welsh words of the table that stand there mutated, with their radicals: those that are
    there more often, or that alone name something. English words are not mutated, nor are terms of
    one word."""
    found = {}
    for word, times in welsh.items():
        if word not in radical and len(word) >= _SHORTEST:
            for one in radicals(word):
                often = welsh.get(one, 0)
                if often > times or (often and table.of([one])):
                    found[word] = one
    return found


@cache
def meaning() -> Meaning:
    """Return the meaning of words by the table that comes with Paned, read once."""
    typed = cache(typed_tokens)  # each term is needed several times, and only now
    return Meaning(load(normalise=lambda term: [word for _, word in typed(term)]), typed)
