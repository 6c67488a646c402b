"""The table of equivalent terms: occupations, fields, wishes, places, in English and Welsh.

The table is text in `concepts/*.txt`. docs/concepts.md describes the format and how to add to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import zip_longest

Normalise = Callable[[str], Sequence[str]]
"""Makes of a text the tokens that are compared, as for hosts and queries."""

_MAIN, _SECOND = 1.0, 0.5
"""How surely a term names a concept: as its main meaning, or as a second one (`~term`)."""
_NARROWER, _BROADER = 0.8, 0.4
_SIBLING, _SIBLINGS = 0.3, 8
"""How near two concepts of a field are that has up to so many; in a larger field less."""
_NEAR, _LEADS_TO = 0.5, 0.7
"""The weights of `near:` and `to:` where the table gives none."""
_IN_BOTH, _HALF = 0.9, 0.75
"""How surely two fields side by side name what is in both; and each of the two by itself."""
_NOTHING: Mapping[str, float] = {}
_LEAST = 0.12
"""What is further away is left out."""
_SAME = "="
"""In place of the Welsh terms: they are the English ones."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEAD = re.compile(r"(\+?)([^\s:|]+):\s*(.*)", re.DOTALL)
_RELATION = re.compile(r"\s(in|near|to):")
_WEIGHED = re.compile(r"(\S+)\s+(\S+)")


class ConceptError(ValueError):
    """The table cannot be read. The text names every mistake with its file and line."""


@dataclass(slots=True)
class Concept:
    """One line of the table: what is meant, and how it is said."""

    id: str
    place: str
    """File and line where it was changed last."""
    english: list[str] = field(default_factory=list)
    welsh: list[str] = field(default_factory=list)
    second: set[str] = field(default_factory=set)
    """Terms of which this is a second meaning (`~term`), as `_spelling` makes them."""
    broader: list[str] = field(default_factory=list)
    near: dict[str, float] = field(default_factory=dict)
    leads_to: dict[str, float] = field(default_factory=dict)

    @property
    def terms(self) -> list[str]:
        """The terms of both languages, each once."""
        return list(dict.fromkeys([*self.english, *self.welsh]))


_Named = Mapping[tuple[str, ...], Mapping[str, float]]
"""The concepts that a term names, with weights, by the tokens of the term."""


class Concepts:
    """The concepts by their terms, and how near they are to each other."""

    def __init__(self, concepts: Mapping[str, Concept], named: _Named, graph: _Graph) -> None:
        self.all = concepts
        self.words = frozenset(word for words in named for word in words)
        """The tokens of all terms."""
        self._named = named
        self._longest: dict[str, int] = {}
        """How many tokens the longest term has that begins with one."""
        for words in named:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._graph = graph

    def of(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return the concepts that a text names, and how surely. Of overlapping terms the longest
        wins: "animal nurse" is not "nurse", nor "football academy coach" a footballer. Two fields
        side by side mean what is in both: "animal health" the vet. `words` are its tokens."""
        terms = self._terms(words)
        found: dict[str, float] = {}
        halves: set[str] = set()
        for one, following in zip_longest(terms, terms[1:], fillvalue=_NOTHING):
            both = self._in_both(one, following)
            if both:
                halves.update(one, following)
            for concept, weight in (*one.items(), *((each, _IN_BOTH) for each in both)):
                found[concept] = max(weight, found.get(concept, 0.0))
        for concept in halves & found.keys():
            found[concept] *= _HALF
        return found

    def _terms(self, words: Sequence[str]) -> list[Mapping[str, float]]:
        """What each place of a text names, the terms in their order; nothing where no term is."""
        found: list[Mapping[str, float]] = []
        taken: set[int] = set()
        at = 0
        while at < len(words):
            most = min(self._longest.get(words[at], 0), len(words) - at)
            named: Mapping[str, float] = {}
            for length in range(most, 0, -1):
                if length == 1 and at + 2 < len(words):
                    # Another word may stand between the two of a term.
                    named = self._named.get((words[at], words[at + 2]), {})
                    if named:
                        taken.add(at + 2)
                        break
                if length > 1 or at not in taken:
                    named = self._named.get(tuple(words[at : at + length]), {})
                if named:
                    at += length - 1
                    break
            found.append(named)
            at += 1
        return found

    def _in_both(self, one: Mapping[str, float], other: Mapping[str, float]) -> set[str]:
        """The one concept that is directly in a field that one term names, and in one that the next
        one names."""
        below = [
            set().union(*(self._graph.narrower.get(concept, ()) for concept in named))
            for named in (one, other)
        ]
        both = below[0] & below[1]
        return both - one.keys() - other.keys() if len(both) == 1 else set()

    def with_words(self, change: Callable[[str], str]) -> Concepts:
        """Return the same concepts with other tokens, such as those of mutated words without the
        mutation."""
        changed: dict[tuple[str, ...], Mapping[str, float]] = {}
        for words, named in self._named.items():
            new = tuple(map(change, words))
            if other := changed.get(new):
                weights = [*other.items(), *named.items()]
                changed[new] = {one: max(w for o, w in weights if o == one) for one, _ in weights}
            else:  # most terms stay as they are, and take no memory twice
                changed[words if words == new else new] = named
        return Concepts(self.all, changed, self._graph)

    def near(self, concept: str) -> Mapping[str, float]:
        """Return what is near a concept, with weights: itself with 1, narrower and broader ones,
        neighbours, what a wish leads to. Raises KeyError if there is none of that id."""
        return self._graph.near(concept)


def load(*folders: Traversable, normalise: Normalise) -> Concepts:
    """Return the concepts of all folders; with none, of the table that comes with Paned.

    A later folder changes an earlier one: `id:` replaces a concept, `+id:` adds to it.
    Raises ConceptError.
    """
    concepts: dict[str, Concept] = {}
    mistakes: list[str] = []
    for folder in folders or (files("bot.finding") / "concepts",):
        here: set[str] = set()
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if not file.name.endswith(".txt"):
                continue
            try:
                text = file.read_text("utf-8-sig")
            except UnicodeDecodeError:
                mistakes.append(f"{file.name}: is not UTF-8")
                continue
            for place, entry in _entries(file.name, text):
                try:
                    _add(concepts, here, place, entry)
                except ConceptError as mistake:
                    mistakes.append(f"{place}: {mistake}")
    named, silent = _named(concepts.values(), normalise)
    mistakes += [*_relation_mistakes(concepts), *silent]
    if mistakes:
        raise ConceptError("\n".join(mistakes))
    return Concepts(concepts, named, _Graph(concepts))


def _entries(file: str, text: str) -> Iterator[tuple[str, str]]:
    """Each concept's place and text: a line at the margin, with the indented ones below it."""
    place, entry = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            entry += f"\n{line}"
            place = place or f"{file}:{number}"
        else:
            if entry:
                yield place, entry
            place, entry = f"{file}:{number}", line
    if entry:
        yield place, entry


def _add(concepts: dict[str, Concept], here: set[str], place: str, entry: str) -> None:
    head = _HEAD.fullmatch(entry.rstrip())
    if head is None or not _ID.fullmatch(head[2]):
        raise ConceptError(
            "a concept begins with its id and a colon; an id has a-z, 0-9 and hyphens"
        )
    adds, name = bool(head[1]), head[2]
    if adds and name not in concepts:
        raise ConceptError(f"+{name} adds to a concept that does not exist")
    if not adds and name in here:
        raise ConceptError(f"{name} is there twice, first at {concepts[name].place}")
    here.add(name)
    new = concepts[name] if adds else Concept(name, place)
    new.place = place
    terms, *relations = _RELATION.split(f" {head[3]}")
    _add_terms(new, terms, adds)
    for kind, value in zip(relations[::2], relations[1::2], strict=True):
        _add_relation(new, kind, value)
    concepts[name] = new


def _add_terms(new: Concept, text: str, adds: bool) -> None:
    english, bar, welsh = text.partition("|")
    if not adds and not (english.strip() and welsh.strip()):
        raise ConceptError(f"{new.id} needs English terms, a | and Welsh terms (= for the same)")
    if bar and "|" in welsh:
        raise ConceptError(f"{new.id} has more than one |")
    for terms, given in ((new.english, english), (new.welsh, welsh)):
        if given.strip() == _SAME:
            terms.extend(new.english)
            continue
        for term in (" ".join(part.split()) for part in given.split(",")):
            if term.startswith("~"):
                new.second.add(_spelling(term[1:]))
            if term:
                terms.append(term.removeprefix("~").strip())


def _add_relation(new: Concept, kind: str, value: str) -> None:
    weighed: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in value.split(","))):
        match = _WEIGHED.fullmatch(part)
        name, number = match.groups() if match else (part, "")
        try:
            weight = float(number or (_NEAR if kind == "near" else _LEADS_TO))
        except ValueError:
            weight = 0.0
        if not _ID.fullmatch(name) or not 0 < weight <= 1 or (number and kind == "in"):
            raise ConceptError(
                f'"{part}" after {kind}: is no id'
                + ("" if kind == "in" else " with a weight up to 1")
            )
        weighed[name] = weight
    if kind == "in":
        new.broader += [name for name in weighed if name not in new.broader]
    else:
        (new.near if kind == "near" else new.leads_to).update(weighed)


def _spelling(term: str) -> str:
    """A term as it is compared with others: "C" and "C#" are two, "Gŵr" and "gwr" one."""
    if term.isascii():
        return term.lower()
    plain = unicodedata.normalize("NFKD", term).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def _relation_mistakes(concepts: Mapping[str, Concept]) -> Iterator[str]:
    for concept in concepts.values():
        for name in (*concept.broader, *concept.near, *concept.leads_to):
            if name not in concepts:
                yield f"{concept.place}: {concept.id} names {name}, which does not exist"
            elif name == concept.id:
                yield f"{concept.place}: {concept.id} names itself"
        if concept.id in _above(concepts, concept.id):
            yield f"{concept.place}: {concept.id} is in itself"


def _above(concepts: Mapping[str, Concept], name: str) -> set[str]:
    """All that a concept is in, itself only where it is in a ring."""
    found: set[str] = set()
    waiting = list(concepts[name].broader)
    while waiting:
        broader = waiting.pop()
        if broader in concepts and broader not in found:
            found.add(broader)
            waiting += concepts[broader].broader
    return found


def _named(concepts: Iterable[Concept], normalise: Normalise) -> tuple[_Named, list[str]]:
    """Return the concepts of each term, by its tokens, and the mistakes in terms."""
    named: dict[tuple[str, ...], Mapping[str, float]] = {}
    alone: dict[tuple[str, float], Mapping[str, float]] = {}  # most terms name one concept
    main: dict[str, Concept] = {}
    mistakes = []
    for concept in concepts:
        for term in concept.terms:
            spelling = _spelling(term)
            weight = _SECOND if spelling in concept.second else _MAIN
            first = main.setdefault(spelling, concept) if weight == _MAIN else concept
            if first is not concept:
                mistakes.append(
                    f'{concept.place}: "{term}" is also a term of {first.id} ({first.place});'
                    f" write ~{term} where it is a second meaning"
                )
            words = tuple(normalise(term))
            if not words:
                mistakes.append(f'{concept.place}: "{term}" has only small words')
            if known := named.get(words):
                weight = max(weight, known.get(concept.id, 0.0))
                named[words] = {**known, concept.id: weight}
            else:
                named[words] = alone.setdefault((concept.id, weight), {concept.id: weight})
    return named, mistakes


class _Graph:
    """What is how near. A way goes up, down or aside once, and down from there: a wish leads to
    a field and all that is in it, never on to what is near that. It is found when it is first
    asked for: from all concepts at once it takes long, and much memory."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._concepts = concepts
        self.narrower: defaultdict[str, list[str]] = defaultdict(list)
        self._near: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for concept in concepts.values():
            for broader in concept.broader:
                self.narrower[broader].append(concept.id)
            for other, weight in concept.near.items():
                for one, two in ((concept.id, other), (other, concept.id)):
                    self._near[one][two] = max(weight, self._near[one].get(two, 0.0))

        self._all_below: dict[str, Mapping[str, float]] = {}
        self._found: dict[str, Mapping[str, float]] = {}

    def near(self, name: str) -> Mapping[str, float]:
        """What is how near to that concept."""
        if name not in self._found:
            self._found[name] = self._around(self._concepts[name])
        return self._found[name]

    def _below(self, name: str) -> Mapping[str, float]:
        """The concept and all that are in it."""
        if name in self._all_below:
            return self._all_below[name]
        found, layer, weight = {name: 1.0}, [name], 1.0
        while layer:
            weight *= _NARROWER
            layer = [n for upper in layer for n in self.narrower[upper] if n not in found]
            found |= dict.fromkeys(layer, weight)
        self._all_below[name] = found
        return found

    def _around(self, concept: Concept) -> dict[str, float]:
        found: dict[str, float] = {}
        for start, weight in (
            (concept.id, 1.0),
            *concept.leads_to.items(),
            *self._near[concept.id].items(),
        ):
            _keep(found, self._below(start), weight)
        layer, weight = concept.broader, _BROADER
        for broader in concept.broader:
            siblings = self.narrower[broader]
            share = _SIBLING * min(1.0, _SIBLINGS / len(siblings))
            _keep(found, dict.fromkeys(siblings, 1.0), share)
        while layer and weight >= _LEAST:
            _keep(found, dict.fromkeys(layer, 1.0), weight)
            layer = [n for name in layer for n in self._concepts[name].broader]
            weight *= _BROADER
        return found


def _keep(found: dict[str, float], more: Mapping[str, float], share: float) -> None:
    for name, weight in more.items():
        if share * weight >= _LEAST:
            found[name] = max(found.get(name, 0.0), share * weight)
