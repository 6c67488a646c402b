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

from bot.coach.reading import sentences, unquoted
from bot.coach.spelling import Names, Reading, languages, read_english, read_welsh
from bot.coach.starts import ANY, starts

_MARKS = r",.?!;:()\"\-"
_WORD = rf"[^\s{_MARKS}]\S*"


_WORDS_KEPT = 8192
_COMMON = frozenset(
    """
    a an and any are as at be by can could do does for have i if in is it like may me might my no not
    of on or some that the there they this to up us was we what when which who will with would you
    your a ar am beth chi dwi ei eich eisiau fi fy gyda i mae mi mewn na o oes pa sut y yn yr
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_EDGES = {"$": rf"(?= [{_MARKS}]| $)", "^": rf"(?:(?<= [{_MARKS}])|(?<![\s\S]))"}


def _weight(words: frozenset[str]) -> int:
    """Return how common the words are together."""
    return sum(30 if word in _COMMON else 1 for word in words)


@dataclass(frozen=True, slots=True)
class Language:
    """What the rules of one language share."""

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
    """Which words lead to which rules, of all sets of rules together: a sentence is looked up once
    for all of them.

    A rule is only tried on a sentence that has a word for each part of it, and is looked up by its
    rarest part: most sentences are read without trying any.
    """

    def __init__(self) -> None:
        self.needs: list[int] = []
        """By number of a rule: its parts, a bit for each."""
        self.rows: list[tuple[int, ...]] = []
        """The same, in their order."""
        self._parts: dict[frozenset[str], int] = {}
        self._begins: dict[str, tuple[int, int]] = {}
        """By a word: the rules that it leads to, and the parts that it may begin, as bits."""
        self._known: dict[str, tuple[int, int]] = {}
        self._waiting: list[Rules] = []
        self._numbers = 0

    def register(self, rules: Rules, count: int) -> range:
        """Return the numbers of these rules. Their words are worked out when the first sentence
        is read: a start of the program reads none."""
        self._waiting.append(rules)
        self._known.clear()
        self._numbers += count
        return range(self._numbers - count, self._numbers)

    def _add(self, parts: Sequence[frozenset[str]]) -> None:
        """Add a rule, by the words with which each of its parts can begin."""
        rarest = min(parts, key=_weight)
        row = []
        for words in parts:
            bit = self._parts.setdefault(words, 1 << len(self._parts))
            row.append(bit)
            for word in words:
                leads, may_begin = self._begins.get(word, (0, 0))
                leads |= (words == rarest) << len(self.needs)
                self._begins[word] = leads, may_begin | bit
        self.needs.append(reduce(or_, row))
        self.rows.append(tuple(row))

    def possible(self, words: Sequence[str]) -> list[int]:
        """Return the rules that could hold in these words: the parts of each begin in its order."""
        for rules in self._waiting:
            for one in rules.parts():
                self._add(one)
        self._waiting.clear()
        leads, has, begun = 0, 0, []
        for word in words:
            to, parts = self._known.get(word) or self._of(word)
            leads |= to
            has |= parts
            if parts:
                begun.append(parts)
        found = []
        while leads:
            number = (leads & -leads).bit_length() - 1
            leads &= leads - 1
            needs = self.needs[number]
            if needs & has == needs and _in_order(self.rows[number], begun):
                found.append(number)
        return found

    def _of(self, word: str) -> tuple[int, int]:
        leads, parts = self._begins.get(word, (0, 0))
        for length in range(len(word) + 1):
            more = self._begins.get(word[:length] + ANY, (0, 0))
            leads, parts = leads | more[0], parts | more[1]
        if len(self._known) > _WORDS_KEPT:
            self._known.clear()
        self._known[word] = leads, parts
        return leads, parts


def _in_order(row: Sequence[int], begun: Sequence[int]) -> bool:
    """Return whether each part of a rule begins after the one before it."""
    place = 0
    for parts in begun:
        if parts & row[place]:
            place += 1
            if place == len(row):
                return True
    return False


_INDEX = _Index()


@lru_cache(maxsize=256)
def _possible(text: str) -> Sequence[int]:
    return _INDEX.possible(text.split())


class Rules:
    """Rules of one language."""

    def __init__(self, language: Language, rules: Sequence[str]) -> None:
        self.language = language
        self._rules = rules
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._numbers = _INDEX.register(self, len(rules))
        _possible.cache_clear()

    def parts(self) -> Iterator[list[frozenset[str]]]:
        """Yield of each rule the words with which each of its parts can begin."""
        for rule in self._rules:
            yield [self._starts(part) for part in rule.split() if self._must_be(part)]

    def find(self, reading: Reading) -> list[re.Match[str]]:
        """Return each place where a rule holds, negated or not, in the order of the text."""
        found: list[re.Match[str]] = []
        for number in _possible(reading.text):
            if number in self._numbers:
                found += self._pattern(number - self._numbers.start).finditer(reading.text)
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

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            self._patterns[number] = re.compile(self._part(self._rules[number]))
        return self._patterns[number]

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


def readings(text: str, *both: Rules, names: Names = ()) -> Iterator[tuple[Rules, Reading]]:
    """Yield each sentence of a plain text in which a rule could hold, without what is quoted in it,
    with the rules of each language that it may be in. `both` are rules of English and of Welsh,
    in turn."""
    for sentence in read(text, names):
        for place, reading in enumerate(sentence):
            if reading is not None and _possible(reading.text):
                for rules in both[place::2]:
                    yield rules, reading


@lru_cache(maxsize=16)
def read(text: str, names: Names = ()) -> Sequence[tuple[Reading | None, Reading | None]]:
    """Return each sentence of a plain text, without what is quoted in it, as English and as Welsh;
    None for a language that it cannot be in."""
    found = []
    parts = sentences(unquoted(text))
    for sentence, (english, welsh) in zip(parts, languages(parts), strict=True):
        found.append(
            (
                read_english(sentence, names) if english else None,
                read_welsh(sentence, names) if welsh else None,
            )
        )
    return found
