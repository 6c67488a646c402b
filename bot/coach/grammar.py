"""Rules made of classes of words, and where in a text they hold.

A rule is a row of words. In capitals: a class. `…` is a gap of up to five words that do not change
what it is about, `..` one of up to two, `[x]` may be missing, `a|b` is either; `$` is the end of a
clause and `^` its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.coach.reading import sentences, unquoted
from bot.coach.spelling import Names, Reading, could_be
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

    read: Callable[[str, Names], Reading]
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


class Rules:
    """Rules of one language.

    A rule is only tried on a sentence that has a word for each part of it, and is looked up by its
    rarest part: most sentences are read without trying any.
    """

    def __init__(self, language: Language, rules: Sequence[str]) -> None:
        self.language = language
        self._rules = rules
        self._patterns: dict[int, re.Pattern[str]] = {}
        parts: dict[str, int] = {}
        """A bit for each part of a rule."""
        self._begins: dict[str, tuple[int, int]] = {}
        """By a word: the rules that it leads to, and the parts that it may begin, as bits."""
        self._known: dict[str, tuple[int, int]] = {}
        self._needs: list[int] = []
        for number, rule in enumerate(rules):
            begins = {part: self._starts(part) for part in rule.split() if self._must_be(part)}
            rarest = min(begins, key=lambda part: _weight(begins[part]))
            needs = 0
            for part, words in begins.items():
                bit = parts.setdefault(part, 1 << len(parts))
                needs |= bit
                for word in words:
                    leads, may_begin = self._begins.get(word, (0, 0))
                    leads |= (part == rarest) << number
                    self._begins[word] = leads, may_begin | bit
            self._needs.append(needs)

    def find(self, reading: Reading) -> list[re.Match[str]]:
        """Return each place where a rule holds, negated or not, in the order of the text."""
        leads = has = 0
        for word in reading.words:
            to, parts = self._known.get(word) or self._of(word)
            leads |= to
            has |= parts
        found: list[re.Match[str]] = []
        while leads:
            number = (leads & -leads).bit_length() - 1
            leads &= leads - 1
            if self._needs[number] & has == self._needs[number]:
                found += self._pattern(number).finditer(reading.text)
        return sorted(found, key=lambda match: (match.start(), -match.end()))

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

    def _of(self, word: str) -> tuple[int, int]:
        leads, parts = self._begins.get(word, (0, 0))
        for length in range(len(word) + 1):
            more = self._begins.get(word[:length] + ANY, (0, 0))
            leads, parts = leads | more[0], parts | more[1]
        if len(self._known) > _WORDS_KEPT:
            self._known.clear()
        self._known[word] = leads, parts
        return leads, parts

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
    """Yield each sentence of a plain text, without what is quoted in it, with the rules of each
    language that it may be in. `both` are rules of English and of Welsh, in turn."""
    for sentence in sentences(unquoted(text)):
        possible = could_be(sentence)
        for place, rules in enumerate(both):
            if possible[place % 2]:
                yield rules, rules.language.read(sentence, names)
