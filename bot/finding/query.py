"""A search: which words of the index it asks for, and how well a host fits."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

from bot.domain.hosts import Host, fold
from bot.finding.documents import CONCEPT, EVERYONE, FULL, NAME, fields_of
from bot.finding.meaning import Meaning
from bot.finding.slips import MOST, SHORTEST, nearest_words, slips_allowed
from bot.finding.stems import looks_welsh, mutated, radicals
from bot.finding.words import LIGHT, is_welsh, typed_tokens

MUTATED, BEGINNING, SLIP, NAMED = 0.8, 0.8, 0.8, 0.5
"""What a word counts that is found as another mutation · as the beginning of one · with a slip
corrected · as a part of a name."""
SAID = 0.4
"""What a word adds that names a concept, which is looked for anyway: whoever says the same in the
other language does not have it."""
LITTLE = 0.25
"""What a word counts that most hosts could have (`LIGHT`)."""
FITS, NEAREST = 0.75, 0.3
"""Whoever has that share of a search fits it, or is the nearest. A wider field does not fit."""
SAYS = 0.55
"""The part of `FULL` from which on a text says that somebody does a thing. Whoever only mentions
something near to what is looked for, such as the farms that buy from them, does not do it."""
STRONG = 0.7
"""The points of the best one from which on somebody comes near to a search, as a share of those of
a word that says all of one host: who has only a wider field has fewer."""
_LARGE = 175
"""In a network of more hosts than that no more points are asked for."""
DOES = 0.85
"""The part of `FULL` from which on somebody does a thing, whatever else is looked for."""
OF_BEST = 0.5
"""Whoever fits has at least that share of what the best one has."""
POSTINGS, EACH = 800, 30
"""Entries of the index that a search reads, at most; up to `EACH` of a word where none are left."""
NEAR_MOST = 40
"""Concepts near to one that are looked for."""
_SMOOTH = 50
"""Hosts are counted as if there were so many more: in a small community all words are rare."""
_REMEMBERED = 128
"""Searches of which it is remembered what they name: each is read before it is known who has its
words and after, and again for its next page."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is looked for: a word, or a concept, in all its forms."""

    forms: Mapping[str, float]
    """Words of the index, and how surely each is what is meant."""
    part: float = 1.0
    """How much it counts beside the others."""
    covers: frozenset[int] = frozenset()
    """For a concept: the places of the words in the search that name it."""
    adds: float = 1.0
    """How much of its strength a host gains."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a host fits."""

    score: float
    covered: float
    """The share of the search that the host has."""
    named: bool
    """They have just this name."""
    does: bool = False
    """They do, in so many words, one of the things that are looked for."""


@dataclass(frozen=True)
class Query:
    """A search. `words` and `concepts` are its units; `counts` say how rare each form is."""

    folded: str
    words: tuple[Unit, ...]
    concepts: tuple[Unit, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    def forms(self) -> set[str]:
        """Return all words of the index that it asks for."""
        return {word for unit in self._units for word in unit.forms}

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return (*self.words, *self.concepts)

    @cached_property
    def _asked(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        """Each form, with the numbers of its units and how surely it is meant."""
        asked: dict[str, list[tuple[int, float]]] = {}
        for number, unit in enumerate(self._units):
            for form, sure in unit.forms.items():
                asked.setdefault(form, []).append((number, sure))
        return asked

    @cached_property
    def _rarities(self) -> Sequence[float]:
        """How much it says that somebody has each unit; what nobody has counts as the rarest."""
        return [self._rarity(unit) for unit in self._units]

    @property
    def near(self) -> float:
        """The points of the best one from which on somebody comes near to it."""
        hosts = min(self.counts.get(EVERYONE, 0), _LARGE)
        return STRONG * _says(1, hosts + _SMOOTH)

    def _rarity(self, unit: Unit) -> float:
        everybody = self.counts.get(EVERYONE, 0) + _SMOOTH
        sure = max(unit.forms.values(), default=0.0)
        have = sum(self.counts.get(word, 0) for word, one in unit.forms.items() if one >= sure)
        have = min(max(have, 1), everybody)
        return _says(have, everybody) * unit.part

    def counted(self, counts: Mapping[str, int], most: int) -> Query:
        """Return the search with these counts, and only the rarest of its words."""
        counted = replace(self, counts=counts)
        ordered = sorted(
            zip(counted._rarities, counted.words, strict=False),
            key=lambda one: (-one[0], *one[1].forms),
        )
        return replace(counted, words=tuple(unit for _, unit in ordered[:most]))

    def wanted(self) -> list[tuple[str, int]]:
        """Return the words to read from the index and how many entries of each: all of the rare
        ones, of the others those that say most of a host, fewer where the word says little."""
        worth: dict[str, float] = {}
        for rarity, unit in zip(self._rarities, self._units, strict=True):
            for word, sure in unit.forms.items():
                if self.counts.get(word):
                    worth[word] = max(worth.get(word, 0.0), rarity * sure)
        left, wanted = POSTINGS, []
        for word in sorted(worth, key=lambda word: (-worth[word], word)):
            share = worth[word] / max(worth.values())
            most = min(self.counts[word], max(left, round(EACH * share)))
            if most > 0:
                wanted.append((word, most))
                left -= most
        return wanted

    def best(
        self, words: Sequence[str], entries: Iterable[tuple[int, str, int]], most: int
    ) -> list[str]:
        """Return the people with the highest scores by these entries of the index, each with the
        place of its word in `words`."""
        by_unit: list[dict[str, float]] = [{} for _ in self._units]
        worths = [
            rarity * unit.adds for rarity, unit in zip(self._rarities, self._units, strict=True)
        ]
        for place, rows in groupby(entries, itemgetter(0)):
            of_word = list(rows)
            for number, sure in self._asked[words[place]]:
                worth, points_of = sure * worths[number], by_unit[number]
                if not points_of:
                    by_unit[number] = {person: worth * weight for _, person, weight in of_word}
                    continue
                known = points_of.get
                for _, person, weight in of_word:
                    points = worth * weight
                    if points > known(person, 0.0):
                        points_of[person] = points
        total, *others = sorted(by_unit, key=len, reverse=True) or [{}]
        for points_of in others:
            for person, points in points_of.items():
                total[person] = total.get(person, 0.0) + points
        least = min(sorted(total.values())[-most:], default=0.0)
        best = [person for person, points in total.items() if points >= least]
        return sorted(best, key=lambda person: (-total[person], person))[:most]

    def fit(self, words: Mapping[str, int]) -> Fit:
        """Return how well a host with these words fits."""
        asked, rarities, first = self._asked, self._rarities, len(self.words)
        strength, surely = [0.0] * len(rarities), [0.0] * len(rarities)
        does = False
        for word in asked.keys() & words.keys():
            weight = words[word]
            says = min(1.0, weight / (SAYS * FULL))
            for number, sure in asked[word]:
                if sure * weight > strength[number]:
                    strength[number] = sure * weight
                near = number >= first and sure < 1
                does |= number >= first and sure * weight >= DOES * FULL
                said = sure * says if near else sure
                if said > surely[number]:
                    surely[number] = said
        score, has = 0.0, 0.0
        covered = surely[:first]
        for number, unit in enumerate(self.concepts, first):
            score += rarities[number] * strength[number]
            for place in unit.covers:
                if surely[number] > covered[place]:
                    covered[place] = surely[number]
        for place, unit in enumerate(self.words):
            score += rarities[place] * strength[place] * unit.adds
            has += rarities[place] * covered[place]
        named = bool(self.folded) and f"{EVERYONE}{self.folded}" in words
        all_of_it = sum(rarities[:first])
        share = 1.0 if named else has / all_of_it if all_of_it else 0.0
        return Fit(score / FULL, share, named, does)

    @cached_property
    def _sure(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """How surely each word, and each concept, is something that is looked for."""
        units = self._units
        words: dict[str, float] = {}
        concepts: dict[str, float] = {}
        for form, where in self._asked.items():
            named = form.removeprefix(CONCEPT)
            of = words if named == form else concepts
            of[named] = max(units[number].part * sure for number, sure in where)
        return words, concepts

    def sure(self, words: Iterable[str], concepts: Iterable[str]) -> float:
        """Return how surely a text with these words and concepts says something that is looked
        for."""
        most = 0.0
        for said, sure in zip((words, concepts), self._sure, strict=True):
            for one in said:
                if (surely := sure.get(one, 0.0)) > most:
                    most = surely
        return most


def _says(have: int, everybody: int) -> float:
    """How much it says that somebody has what so many of everybody have."""
    return math.log(1 + (everybody - have + 0.5) / (have + 0.5))


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, before it is known which of its words anybody has."""

    text: str
    pairs: tuple[tuple[str, str], ...]
    """Each word as it was typed, folded, and the word of the index."""
    others: tuple[tuple[str, ...], ...]
    """For each, how a Welsh word can look otherwise."""

    @classmethod
    def of(cls, text: str, meaning: Meaning) -> Typed:
        """Read a search. Words that stand there twice count once."""
        pairs = dict.fromkeys(typed_tokens(text))
        settled = meaning.settled(pairs)
        typed = [raw for raw, _ in pairs]
        welsh = is_welsh(text)
        return cls(
            text,
            tuple(zip(typed, settled, strict=True)),
            tuple(
                tuple(_otherwise(word))
                if word not in meaning.known and (welsh or looks_welsh(word))
                else ()
                for word in settled
            ),
        )

    def forms(self) -> set[str]:
        """Return the words of the index that may be meant; how many hosts have each decides."""
        return {
            form
            for (raw, word), others in zip(self.pairs, self.others, strict=True)
            for form in (word, f"{NAME}{raw}", *others)
        }

    def unknown(self, counts: Mapping[str, int], meaning: Meaning) -> list[int]:
        """Return the places of words that nobody has, and that the table does not know."""
        return [
            place
            for place, ((raw, word), others) in enumerate(zip(self.pairs, self.others, strict=True))
            if word not in meaning.known
            and not any(counts.get(form) for form in (word, f"{NAME}{raw}", *others))
        ]

    def query(
        self,
        counts: Mapping[str, int],
        meaning: Meaning,
        instead: Mapping[int, Mapping[str, float]],
    ) -> Query:
        """Return the search. `instead`: what was perhaps meant in place of unknown words."""
        all_forms = []
        for place, ((raw, word), others) in enumerate(zip(self.pairs, self.others, strict=True)):
            forms = {word: 1.0} | dict.fromkeys(others, MUTATED)
            if place in instead:
                forms |= instead[place]
            if counts.get(f"{NAME}{raw}"):
                forms[f"{NAME}{raw}"] = 1.0 if len(self.pairs) == 1 else NAMED
            all_forms.append(forms)
        settled = tuple(
            next(iter(instead.get(place, ())), word) for place, (_, word) in enumerate(self.pairs)
        )
        typed = tuple(raw for raw, _ in self.pairs)
        concepts = _concepts(meaning, typed, settled, frozenset(instead))
        naming = frozenset[int]().union(*(unit.covers for unit in concepts))
        words = tuple(
            Unit(forms, LITTLE if word in LIGHT else 1.0, adds=SAID if place in naming else 1.0)
            for place, ((_, word), forms) in enumerate(zip(self.pairs, all_forms, strict=True))
        )
        return Query(fold(self.text), words, concepts, counts)


def _otherwise(word: str) -> Iterable[str]:
    bases = radicals(word) if len(word) > 3 else []
    found = dict.fromkeys([*bases, *(form for base in (word, *bases) for form in mutated(base))])
    found.pop(word, None)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _concepts(
    meaning: Meaning, typed: tuple[str, ...], settled: tuple[str, ...], instead: frozenset[int]
) -> tuple[Unit, ...]:
    """The concepts that a search names, with those near to each. `instead`: the places of words
    that were perhaps meant."""
    named = meaning.named(typed, settled)
    if not named:
        return ()
    alone = [meaning.of([word]) for word in settled]
    without = [
        meaning.of([*settled[:place], "", *settled[place + 1 :]]) for place in range(len(settled))
    ]
    found = []
    for concept, sure in named.items():
        near = meaning.near(concept)
        nearest = sorted(near, key=lambda one: (-near[one], one))[:NEAR_MOST]
        covers = frozenset(
            place
            for place in range(len(settled))
            if concept in alone[place] or concept not in without[place]
        )
        surely = sure if covers.isdisjoint(instead) else sure * SLIP
        forms = {f"{CONCEPT}{one}": near[one] * surely for one in nearest}
        found.append(Unit(forms, covers=covers))
    return tuple(found)


def instead_of(
    raw: str,
    word: str,
    vocabulary: Mapping[str, int],
    beginning: Collection[str],
    meaning: Meaning,
) -> Mapping[str, float]:
    """Return what is perhaps meant by a word that nobody has: words that begin with it, else those
    that a slip turns into it. A slip is found in the word as it was typed, since one in an ending
    changes more of the stem. `vocabulary`: words of hosts with the same first letter, and how many
    have each."""
    if beginning:
        return dict.fromkeys(beginning, BEGINNING)
    if not (most := slips_allowed(raw)):
        return {}
    typed = meaning.spellings(raw[0])
    likely = [(slips, lack, typed[one]) for slips, lack, one in nearest_words(raw, most, typed)]
    if len(word) > SHORTEST:
        likely += nearest_words(word, min(most, slips_allowed(word)), vocabulary)
    fewest = min((slips, lack) for slips, lack, _ in likely) if likely else (0, 0)
    found = {one for slips, lack, one in likely if (slips, lack) == fewest}
    ordered = sorted(found, key=lambda one: (-vocabulary.get(one, 0), one))
    return dict.fromkeys(ordered[:MOST], SLIP)


def query_like(host: Host, wish: str, meaning: Meaning) -> Query:
    """Return the search for others like a host, for somebody with that wish."""
    words: dict[str, float] = {}
    for name, weight in (("topics", 1.0), ("role", 0.6), ("sector", 0.6)):
        for text in (text for where, text in fields_of(host) if where == name):
            said, concepts = meaning.read(text)
            for word in said:
                words.setdefault(word, LITTLE * weight if word in LIGHT else weight)
            for concept in concepts:
                words.setdefault(f"{CONCEPT}{concept}", weight)
    for word in meaning.read(wish)[0]:
        words.setdefault(word, LITTLE)
    return Query("", tuple(Unit({word: 1.0}, part) for word, part in words.items()), ())
