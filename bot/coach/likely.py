"""How likely a sentence does what a rule looks for, by its words, what they mean and their order.

Rules know the usual ways to say a thing; people have others ("a raven would reach me", "what do you
clear a week"). So each sentence has features: its words, how they begin, neighbours, the classes of
`meanings.py`, and pairs of classes in one order. What each of them speaks for is learned from the
texts in `tests/coach` (`python -m tests.coach` learns it again).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import inf, log

from bot.coach.grammar import read
from bot.coach.meanings import meanings
from bot.coach.reading import TEXTS_KEPT
from bot.coach.spelling import NO_NAMES, SENTENCES_KEPT, WORDS_KEPT, Names, Reading

JUDGES = {
    "job-ask": 1.8,
    "salary": 0.0,
    "cv": 0.5,
    "profile": 0.0,
    "stock": 0.5,
    "found": -1.5,
    "out": -1.5,
}
"""What is judged, and from which sum of weights on in a text of one sentence: as sure as its harm
asks for, measured on writers that the weights were not learned from."""
RULED = 3.0
"""What a rule that holds adds to the sum: weights and a rule are surer together than one of them."""
_PLACES = {judge: place for place, judge in enumerate(JUDGES)}
STEP = 0.04
"""What weights are multiples of."""
_NOTHING = 128
_LANE = 20
"""Bits for the sum of one judge: room for some thousand features of a part."""
_FULL = (1 << _LANE) - 1
_LONGEST = 40
"""Words and marks that are judged together: in a longer sentence too much comes together."""
_SPAN = 3
"""How far apart two words can be that make a pair."""
_BEGINNING = 5
_NUMBER = re.compile(r"[a-z]?[\d.,]*\d[a-z\d]*")
_PAST = re.compile(r"[a-z]{3,}ed$")
_CLAUSE = re.compile(r".+?(?: [,;:.()-] |$)")
_TURNS = frozenset(["but", "ond", "just", "only"])
"""What follows is not denied: "not sure, but I need a job", "not only a job"."""
_MARKS = frozenset(',;:.?!()"-')
_MUTABLE = re.compile(r"(ngh?|ch|[cg])|(mh|ph|[pbfm])|(nh|th|dd|[td])|(ll?)|(rh?)")
_RADICAL = "CPTLR"


def parts(reading: Reading) -> Sequence[Sequence[str]]:
    """Return the words of the parts in which a sentence is judged: whole, or cut at a mark where it
    is long."""
    if len(reading.words) <= _LONGEST:
        return [reading.words] if reading.words else []
    found: list[list[str]] = [[]]
    for clause in _CLAUSE.findall(f"{reading.text} "):
        more = clause.split()
        if found[-1] and len(found[-1]) + len(more) > _LONGEST:
            found.append([])
        found[-1] += more
    return found


def features(words: Sequence[str]) -> set[str]:
    """Return the features of a part of a sentence, as `spelling.py` reads it. To judge it, `_weigh`
    adds up their weights without making them."""
    found: set[str] = set()
    near: list[tuple[int, str]] = []
    before = ""
    read = [_features(word) for word in words]
    for place, (spelt, begins, names) in enumerate(read):
        if not spelt:
            near, before = [], ""  # a pair stands in one clause
            continue
        found |= {spelt, *begins, *names}
        if before:
            found.add(f"{before} {spelt[1:]}")
        before = spelt
        near = [(at, other) for at, other in near if place - at <= _SPAN]
        found |= {f"{other} {name}" for _, other in near for name in names}
        near += [(place, name) for name in names]
    meant = [names for _, _, names in read]
    return found | {f"no {name}" for name in _denied(words, meant)} | _of_the_whole(words, meant)


def _features(word: str) -> tuple[str, Sequence[str], Sequence[str]]:
    """Return the feature of a word ("" of a mark), that of how a longer one begins, and what it
    means."""
    if word in _MARKS:
        return "", (), ()
    if not word.isalpha() and _NUMBER.fullmatch(word):  # numbers are all alike
        return "=#", (), ()
    names = meanings(word) or (("past",) if _PAST.match(word) else ())
    if len(word) < _BEGINNING:
        return f"={word}", (), names
    begins = word[:_BEGINNING]
    if mutable := _MUTABLE.match(word):  # "gwaith" and "ngwaith" begin alike
        begins = _RADICAL[(mutable.lastindex or 1) - 1] + word[mutable.end() :][: _BEGINNING - 1]
    return f"={word}", (f"~{begins}",), names


def _denied(words: Sequence[str], meant: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what is denied, by what each word means: "not a job, a placement or a referral"."""
    denied = False
    for word, names in zip(words, meant, strict=True):
        if word in _MARKS:
            denied = denied and word == ","
            continue
        if word in _TURNS:
            denied = False
        if denied:
            yield from names
        denied = denied or "not" in names


def _of_the_whole(words: Sequence[str], meant: Sequence[Sequence[str]]) -> set[str]:
    """Return the features of how it begins, how it ends and how long it is."""
    found = {f"^{name}" for name in meant[0]} if words else set()
    if words[-1:] == ["?"]:
        found.add("?")
    if len(words) < 6:
        found.add("short")
    return found


@dataclass(frozen=True, slots=True)
class _Weights:
    without: Sequence[float]
    """What speaks for each judge without any feature."""
    lanes: Mapping[str, int]
    """What each feature adds: one number, with `_LANE` bits for each judge in steps of `STEP` from
    `_NOTHING` on, and above them a 1. So one sum adds them up for all judges, and counts them.
    Above that is a number of its own, so that a set of them has each feature once."""
    after: Mapping[str, Mapping[str, int]]
    """Those of pairs, by what begins and what ends them."""


@cache
def _weights() -> _Weights:
    without: Sequence[float] = ()
    lanes: dict[str, int] = {}
    after: dict[str, dict[str, int]] = {}
    with (files("bot.coach") / "likely.txt").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):  # one at a time: what all take stays with the process
            feature, *weights = line.rstrip("\n").split("\t")
            first, _, second = feature.partition(" ")
            if first == "#":
                continue  # what the columns are
            if not feature:
                without = [float(weight or 0) for weight in weights]
            elif second:
                after.setdefault(first, {})[second] = _lanes(number, weights)
            else:
                lanes[feature] = _lanes(number, weights)
    return _Weights(without, lanes, after)


@dataclass(slots=True, eq=False)
class _Word:
    """A word as it is judged."""

    ends: str
    """How it ends a pair of words. "": it is a mark."""
    lanes: Sequence[int]
    after: Mapping[str, int]
    """Of pairs that it begins."""
    names: Sequence[str]
    """What it means."""
    after_names: Sequence[Mapping[str, int]]
    """Of pairs that these begin."""


_NO_PAIRS: Mapping[str, int] = {}


@lru_cache(maxsize=WORDS_KEPT)
def _of_a_word(word: str) -> _Word:
    known = _weights()
    spelt, begins, names = _features(word)
    lanes = [known.lanes.get(feature, 0) for feature in (spelt, *begins, *names)]
    return _Word(
        "#" if spelt == "=#" else word if spelt else "",
        tuple(filter(None, lanes)),
        known.after.get(spelt, _NO_PAIRS),
        *_of_a_meaning(names),
    )


@lru_cache(maxsize=512)  # all that words of the coach's own have
def _of_a_meaning(
    names: Sequence[str],
) -> tuple[Sequence[str], Sequence[Mapping[str, int]]]:
    """Return the same names, kept once, and the weights of pairs that they begin."""
    after = _weights().after
    return names, tuple(after.get(name, _NO_PAIRS) for name in names)


def _weigh(words: Sequence[str]) -> int:
    """Return the sum of the weights of the features of a part of a sentence."""
    known = _weights()
    read = list(map(_of_a_word, words))
    found: set[int] = set()
    add = found.add
    before = _NO_PAIRS
    # after what the last words before this one mean, as far as `_SPAN` reaches
    one: Sequence[Mapping[str, int]] = ()
    two: Sequence[Mapping[str, int]] = ()
    three: Sequence[Mapping[str, int]] = ()
    for word in read:
        if not word.ends:
            before, one, two, three = _NO_PAIRS, (), (), ()
            continue
        found.update(word.lanes)
        add(before.get(word.ends, 0))
        before = word.after
        if word.names:
            near = (*three, *two, *one)
            for name in word.names:
                for after in near:
                    add(after.get(name, 0))
        three, two, one = two, one, word.after_names
    meant = [word.names for word in read]
    if any("not" in names for names in meant):
        denied = known.after.get("no", _NO_PAIRS)
        found.update([denied.get(name, 0) for name in _denied(words, meant)])
    found.update([known.lanes.get(feature, 0) for feature in _of_the_whole(words, meant)])
    return sum(found)


def _lanes(number: int, weights: Sequence[str]) -> int:
    found = (number << _LANE) + 1
    for weight in reversed(weights):
        found = (found << _LANE) + round(float(weight or 0) / STEP) + _NOTHING
    return found


@lru_cache(maxsize=SENTENCES_KEPT)
def sums(reading: Reading) -> Sequence[float]:
    """Return how much speaks for each judge in a sentence, or in that part of it in which most
    does."""
    without = _weights().without
    best = without
    for number, part in enumerate(parts(reading)):
        lanes = _weigh(part)
        nothing = ((lanes >> _LANE * len(without)) & _FULL) * _NOTHING
        each = []
        for least in without:
            each.append(least + ((lanes & _FULL) - nothing) * STEP)
            lanes >>= _LANE
        best = [max(pair) for pair in zip(best, each, strict=True)] if number else each
    return best


def knows(word: str) -> bool:
    """Return whether a word stands in several of the texts that the weights were learned from."""
    return f"={word}" in _weights().lanes or bool(meanings(word))


def least(judge: str, text: str, names: Names = NO_NAMES) -> float:
    """Return the sum of weights from which on a sentence of a plain text is taken to do it: the
    more sentences there are, the likelier one of them only looks like it."""
    return JUDGES[judge] + log(len(read(text, names)) or 1)


def speaks_for(judge: str, reading: Reading) -> float:
    """Return how much speaks for it in a sentence."""
    return sums(reading)[_PLACES[judge]]


@lru_cache(maxsize=TEXTS_KEPT)
def _most(text: str, names: Names) -> Sequence[tuple[float, str]]:
    """Return for each judge the most that speaks for it in a sentence of a plain text, and which."""
    each = [(sums(reading), reading.written) for reading in read(text, names)]
    return [
        max(((so_much[place], written) for so_much, written in each), default=(-inf, ""))
        for place in _PLACES.values()
    ]


def likely(
    judge: str,
    text: str,
    names: Names = NO_NAMES,
    *,
    ruled: Callable[[], str] = str,
    more: Callable[[], float] = float,
) -> str:
    """Return the words of a plain text by which it likely does it; "" if it likely does not.

    `ruled` returns the words in which a rule holds, and `more` what else must speak for it. Neither
    is asked where it changes nothing: most texts do little of what is looked for.
    """
    so_much, written = _most(text, names)[_PLACES[judge]]
    needed = least(judge, text, names)
    if so_much < needed - RULED:
        return ""
    words = ruled()
    so_much += RULED if words else 0.0
    return (words or written) if so_much >= needed and so_much >= needed + more() else ""
