"""How likely a sentence does what a rule looks for, by its words, what they mean and their order.

Rules know the usual ways to say a thing; people have others ("a raven would reach me", "what do you
clear a week"). So each sentence has features: its words, how they begin, neighbours, the classes of
`meanings.py`, and pairs of classes in one order. What each of them speaks for is learned from the
texts in `tests/coach` (`python -m tests.coach` learns it again).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat

from bot.coach.grammar import read
from bot.coach.meanings import meanings
from bot.coach.spelling import Names, Reading

JUDGES = {
    "job-ask": 1.5,
    "salary": 0.3,
    "cv": 0.0,
    "profile": 0.6,
    "stock": 0.0,
    "found": 0.0,
    "out": 0.0,
}
"""What is judged, and from which sum of weights on: as sure as its harm asks for, measured on voices
that the weights were not learned from. From 0 on it is more likely than not."""
DOUBTFUL = -3.0
"""Below this sum a rule is not believed."""
_PLACES = {judge: place for place, judge in enumerate(JUDGES)}
STEP = 0.04
"""What weights are multiples of."""
_NOTHING = 128
_LANE = 20
"""Bits for the sum of one judge: room for some thousand features of a part."""
_FULL = 1 << _LANE
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


@lru_cache(maxsize=8192)
def _of_a_word(word: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the features of a word, and what it means. Numbers are all alike."""
    if _NUMBER.fullmatch(word):
        return ("=#",), ()
    own = [f"={word}"]
    if len(word) > 4:  # "gwaith" and "ngwaith" begin alike
        mutable = _MUTABLE.match(word)
        begins = word[:_BEGINNING]
        if mutable:
            begins = (
                _RADICAL[(mutable.lastindex or 1) - 1] + word[mutable.end() :][: _BEGINNING - 1]
            )
        own.append(f"~{begins}")
    return tuple(own), meanings(word) or (("past",) if _PAST.match(word) else ())


def parts(text: str) -> Sequence[str]:
    """Return the parts in which a sentence, as `spelling.py` reads it, is judged: whole, or cut at
    a mark where it is long."""
    words = text.split()
    if len(words) <= _LONGEST:
        return [text] if words else []
    found: list[list[str]] = [[]]
    for clause in _CLAUSE.findall(f"{text} "):
        more = clause.split()
        if found[-1] and len(found[-1]) + len(more) > _LONGEST:
            found.append([])
        found[-1] += more
    return [" ".join(part) for part in found]


def features(text: str) -> frozenset[str]:
    """Return the features of a sentence, as `spelling.py` reads it."""
    words = text.split()
    found: list[str] = []
    near: list[tuple[int, str]] = []
    before = ""
    denied = False
    for place, word in enumerate(words):
        if word in _MARKS:
            near, before = [], ""  # a pair stands in one clause
            denied = denied and word == ","  # "not a job, a placement or a referral"
            continue
        if word in _TURNS:
            denied = False
        own, names = _of_a_word(word)
        found += own
        spelt = own[0]
        if before:
            found.append(f"{before} {spelt[1:]}")
        before = spelt
        if names:
            while near and place - near[0][0] > _SPAN:
                del near[0]
            for name in names:
                found += [f"{one} {name}" for _, one in near]
            found += names
            if denied:
                found += [f"no {name}" for name in names]
            denied = denied or "not" in names
            near += [(place, name) for name in names]
    if words:
        found += [f"^{name}" for name in _of_a_word(words[0])[1]]
        if words[-1] == "?":
            found.append("?")
    if len(words) < 6:
        found.append("short")
    return frozenset(found)


@cache
def _weights() -> tuple[Sequence[float], Mapping[str, int]]:
    """Read what speaks for each judge without any feature, and what each feature adds: one number,
    with `_LANE` bits for each judge in steps of `STEP` from `_NOTHING` on, and above them a 1. So
    one sum adds them up for all judges, and counts them."""
    without: Sequence[float] = ()
    known: dict[str, int] = {}
    with (files("bot.coach") / "likely.txt").open(encoding="utf-8") as lines:
        for line in lines:  # one at a time: what all of them take stays with the process
            feature, *weights = line.rstrip("\n").split("\t")
            if not feature:
                without = [float(weight or 0) for weight in weights]
            elif not feature.startswith("#"):
                known[feature] = _lanes(weights)
    return without, known


def _lanes(weights: Sequence[str]) -> int:
    found = 1
    for weight in reversed(weights):
        found = (found << _LANE) + round(float(weight or 0) / STEP) + _NOTHING
    return found


@lru_cache(maxsize=256)
def _sums(text: str) -> Sequence[float]:
    """Return how much speaks for each judge in a sentence, as `spelling.py` reads it, or in that
    part of it in which most does."""
    without, weights = _weights()
    best: Sequence[float] = without
    for number, part in enumerate(parts(text)):
        lanes = sum(map(weights.get, features(part), repeat(0)))
        nothing = (lanes >> _LANE * len(without)) * _NOTHING
        sums = [
            least + ((lanes >> _LANE * place) % _FULL - nothing) * STEP
            for place, least in enumerate(without)
        ]
        best = [max(pair) for pair in zip(best, sums, strict=True)] if number else sums
    return best


@lru_cache(maxsize=256)
def _does(text: str) -> frozenset[str]:
    """Return what a sentence, as `spelling.py` reads it, is likely to do."""
    return frozenset(
        judge
        for (judge, least), so_much in zip(JUDGES.items(), _sums(text), strict=True)
        if so_much >= least
    )


def knows(word: str) -> bool:
    """Return whether a word stands in several of the texts that the weights were learned from."""
    return f"={word}" in _weights()[1] or bool(meanings(word))


def is_likely(judge: str, reading: Reading) -> bool:
    """Return whether a sentence is likely to do it."""
    return judge in _does(reading.text)


def is_doubtful(judge: str, reading: Reading) -> bool:
    """Return whether so much speaks against it that a rule that finds it is likely wrong."""
    return _sums(reading.text)[_PLACES[judge]] < DOUBTFUL


@lru_cache(maxsize=16)
def _first(text: str, names: Names) -> dict[str, str]:
    """Return the first sentence of a plain text that is likely to do each thing."""
    found: dict[str, str] = {}
    for both in read(text, names):
        for reading in filter(None, both):
            for judge in _does(reading.text):
                found.setdefault(judge, reading.written)
    return found


def likely(judge: str, text: str, names: Names = ()) -> str:
    """Return the first sentence of a plain text that is likely to do it; "" if none is."""
    return _first(text, names).get(judge, "")
