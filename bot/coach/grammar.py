"""Rules made of classes of words, and where in a text they hold.

A rule is a row of words. In capitals: a class. `…` is a gap of up to five words that do not change
what it is about, `..` one of up to two, `[x]` may be missing, `a|b` is either; `$` is the end of a
clause and `^` its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from bot.coach.reading import TEXTS_KEPT, sentences, unquoted
from bot.coach.spelling import (
    NO_NAMES,
    SENTENCES_KEPT,
    WORDS_KEPT,
    Names,
    Reading,
    languages,
    read_english,
    read_welsh,
)
from bot.coach.starts import ANY, starts

_MARKS = r",.?!;:()\"\-"
_WORD = rf"[^\s{_MARKS}]\S*"


_EDGES = {"$": rf"(?= [{_MARKS}]| $)", "^": rf"(?:(?<= [{_MARKS}])|(?<![\s\S]))"}


@dataclass(frozen=True, slots=True)
class Language:
    """What the rules of one language share."""

    welsh: bool
    classes: Mapping[str, str]
    barriers: str
    """Words that a gap does not cross."""
    ends: re.Pattern[str]
    """What ends a clause."""
    negations: re.Pattern[str]
    polite: re.Pattern[str]
    """Negations that negate nothing: "I don't suppose you have a job"."""
    others: re.Pattern[str]
    """Before a rule: it is about somebody else, or about another time."""
    topics: re.Pattern[str]
    """Before a rule: it is what a question is about."""
    later: re.Pattern[str]
    """After a rule: a hope for some day, which asks nothing of the reader."""


class _Index:
    """Which rules could hold in a sentence, of all sets of rules of a language together: those that
    find a word in it for each of their parts. Most sentences are read without trying any.

    Each word has one number. It has a row of bits for the first part of all rules, one for the
    second, and so on: a bit is set where that part of that rule can begin with the word. So words
    are joined by `|`, and rows by `&`.
    """

    def __init__(self) -> None:
        self._sets: list[Rules] = []
        self._rules: list[tuple[Rules, int]] = []
        """Each rule: in which set, and at which place in it."""
        self._begins: dict[str, int] = {}
        self._longest = 0
        """Letters of a beginning after which anything may follow."""
        self._rows = 0
        self._always = 0
        """The bits of parts that any word begins, or that rules do not have."""
        self._bits = lru_cache(WORDS_KEPT)(self._of)

    def register(self, rules: Rules) -> None:
        """Add a set of rules. Their words are worked out when the first sentence is read: a start
        of the program reads none."""
        self._sets.append(rules)
        self._rules.clear()
        self._bits.cache_clear()

    def possible(self, words: Sequence[str]) -> Mapping[Rules, Sequence[int]]:
        """Return the places of the rules that could hold in these words, by their sets."""
        if not self._rules:
            self._build()
        rows = reduce(or_, map(self._bits, words), self._always)
        whole = rows
        for _ in range(self._rows - 1):
            rows >>= len(self._rules)
            whole &= rows
        found: dict[Rules, list[int]] = {}
        while whole:
            last = whole & -whole
            whole ^= last
            rules, place = self._rules[last.bit_length() - 1]
            found.setdefault(rules, []).append(place)
        return found

    def _build(self) -> None:
        parts = [(rules, place, row) for rules in self._sets for place, row in rules.parts()]
        self._rules = [(rules, place) for rules, place, _ in parts]
        self._rows = max(len(row) for _, _, row in parts)
        self._begins, self._always = {}, 0
        for rule, (_, _, row) in enumerate(parts):
            for number in range(self._rows):
                bit = 1 << number * len(parts) + rule
                words = row[number] if number < len(row) else {ANY}
                if ANY in words:
                    self._always |= bit
                for word in words - {ANY}:
                    self._begins[word] = self._begins.get(word, 0) | bit
        open_ended = [len(word) for word in self._begins if word.endswith(ANY)]
        self._longest = max(open_ended, default=0)

    def _of(self, word: str) -> int:
        known = self._begins
        found = [known[word]] if word in known else []
        for length in range(1, min(len(word), self._longest) + 1):
            if (beginning := word[:length] + ANY) in known:
                found.append(known[beginning])
        return reduce(or_, found) if found else 0  # most words share a number


_INDEXES = _Index(), _Index()
"""Of English, and of Welsh."""


@lru_cache(maxsize=SENTENCES_KEPT)
def _possible(reading: Reading) -> Mapping[Rules, Sequence[int]]:
    return _INDEXES[reading.welsh].possible(reading.words)


class Rules:
    """Rules of one language."""

    def __init__(self, language: Language, rules: Sequence[str]) -> None:
        self.language = language
        self._rules = rules
        self._patterns: dict[int, re.Pattern[str]] = {}
        _INDEXES[language.welsh].register(self)
        _possible.cache_clear()

    def parts(self) -> Iterator[tuple[int, list[frozenset[str]]]]:
        """Yield of each rule its place, and the words with which each of its parts can begin."""
        for place, rule in enumerate(self._rules):
            yield place, [self._starts(part) for part in rule.split() if self._must_be(part)]

    def find(self, reading: Reading) -> list[re.Match[str]]:
        """Return each place where a rule holds, negated or not, in the order of the text."""
        found: list[re.Match[str]] = []
        for place in _possible(reading).get(self, ()):
            found += self._pattern(place).finditer(reading.text)
        return sorted(found, key=lambda match: (match.start(), -match.end())) if found else found

    def meant(self, reading: Reading) -> Iterator[tuple[re.Match[str], str]]:
        """Yield (the match, what precedes it in its clause) where nothing negates it."""
        language = self.language
        for match in self.find(reading):
            before = language.ends.split(reading.text[: match.start() + 1])[-1]
            clause = language.polite.sub(" ", f"{before}{match[0]}")
            if not language.negations.search(f" {clause} "):
                yield match, before

    def _must_be(self, part: str) -> bool:
        """Return whether a sentence must have a word for that part."""
        return part[0] not in "[….!" and not _EDGES.keys() & set(part.split("|"))

    def _starts(self, part: str) -> frozenset[str]:
        names = [self.language.classes.get(name, name) for name in part.split("|")]
        return frozenset(word for name in names for word in starts(name))

    def _pattern(self, place: int) -> re.Pattern[str]:
        if place not in self._patterns:
            self._patterns[place] = re.compile(self._part(self._rules[place]))
        return self._patterns[place]

    def _part(self, rule: str) -> str:
        words = []
        for word in rule.split():
            optional = word.startswith("[") and word.endswith("]")
            part = self._word(word.strip("[]"))
            words.append(f"(?:{part})?" if optional else part)
        return "".join(words) + "(?= )"

    def _word(self, word: str) -> str:
        gap = rf"(?: (?!(?:{self.language.barriers}) ){_WORD}(?= ))"
        if word == "…":
            return gap + "{0,5}"
        if word == "..":
            return gap + "{0,2}"
        names = word.split("|")
        edges = [_EDGES[name] for name in names if name in _EDGES]
        named = [self.language.classes.get(name, name) for name in names if name not in _EDGES]
        words = [rf" (?:{'|'.join(named)})(?= )"] if named else []
        return f"(?:{'|'.join([*words, *edges])})"


def any_words(*phrases: str) -> re.Pattern[str]:
    """Return an expression for any of these among words with a space around each."""
    return re.compile(" (?:" + "|".join(phrases) + ")(?= )")


def literals(rules: Sequence[str]) -> list[str]:
    """Return the words of rules that are no classes."""
    words = {
        word for rule in rules for part in rule.split() for word in part.strip("[]").split("|")
    }
    return sorted(word for word in words if word.islower())


def clause_ends(*words: str) -> re.Pattern[str]:
    """Return what ends a clause: a mark, or one of these words."""
    return re.compile(rf" [{_MARKS}]+(?= )| (?:{'|'.join(words)})(?= )")


def readings(text: str, *both: Rules, names: Names = NO_NAMES) -> Iterator[tuple[Rules, Reading]]:
    """Yield each sentence of a plain text in which one of these rules could hold, without what is
    quoted in it, with those rules. `both` are rules of English and of Welsh."""
    for reading, possible in _ruled(text, names):
        for rules in both:
            if rules in possible:
                yield rules, reading


@lru_cache(maxsize=TEXTS_KEPT)
def _ruled(text: str, names: Names) -> Sequence[tuple[Reading, Mapping[Rules, Sequence[int]]]]:
    """Return each sentence of a plain text in which some rule could hold, with these rules."""
    return [(one, possible) for one in read(text, names) if (possible := _possible(one))]


@lru_cache(maxsize=TEXTS_KEPT)
def read(text: str, names: Names = NO_NAMES) -> Sequence[Reading]:
    """Return each sentence of a plain text, without what is quoted in it, in each language that it
    could be in: English, Welsh, or one after the other."""
    found = []
    parts = sentences(unquoted(text))
    for sentence, (english, welsh) in zip(parts, languages(parts), strict=True):
        if english:
            found.append(read_english(sentence, names))
        if welsh:
            found.append(read_welsh(sentence, names))
    return found
