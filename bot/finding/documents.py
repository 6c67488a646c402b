"""What is stored about a host to find them by: words with weights, concepts, beginnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.hosts import Host, fold
from bot.finding.meaning import Meaning

CONCEPT, NAME, STARTS, TOPIC, EVERYONE = "=", "@", ">", "#", "*"
"""What a word of the index begins with that is no word of a text: a concept · a word of a name · a
name, from one of its words on · a topic, from one of its words on · the name of any host."""
WORK = "~"
"""Like `STARTS`, for a word of the role and organisation."""
FULL = 1000
"""The weight of a word that says all of what a host does."""
_LONG = 12
"""Words of a field after which each weighs less."""
_FIELDS = {
    "role": 0.8,
    "topics": 0.75,
    "sector": 0.55,
    "organisation": 0.4,
    "region": 0.45,
    "about": 0.3,
    "studied": 0.35,
    "languages": 0.3,
    "formats": 0.1,
}
"""How much a word in each field says."""


@dataclass(frozen=True, slots=True)
class Document:
    """What the index holds about one host. The usual link, number or place is not in it."""

    person: str
    network: str
    version: str
    """Of the rules that made it; another one is made again."""
    words: Mapping[str, int]
    """Each word of the index with its weight up to `FULL`."""
    topics: Mapping[str, str]
    """Beginnings of topics, `#science|data science`, and the topic as it is written."""


def fields_of(host: Host) -> Iterator[tuple[str, str]]:
    """Yield the fields that are searched, by name, with each of their texts."""
    yield "role", host.role
    for topic in host.topics:
        yield "topics", topic
    yield "sector", host.sector
    yield "organisation", host.workplace
    yield "region", host.region
    yield "about", host.about
    yield "studied", host.studied_at
    for language in host.languages:
        yield "languages", language
    for form in host.formats:
        yield "formats", form.value.replace("_", " ")


def document_of(host: Host, name: str, meaning: Meaning) -> Document:
    """Return the document of a host with that name."""
    words: dict[str, float] = {}
    for field, text in fields_of(host):
        settled, concepts = meaning.read(text)
        weight = _FIELDS[field] / max(1.0, (len(settled) / _LONG) ** 0.5)
        for word in set(settled):
            _add(words, word, weight)
        for concept, sure in concepts.items():
            _add(words, f"{CONCEPT}{concept}", weight * sure)
    named = fold(name).split()
    for word in named:
        words[f"{NAME}{word}"] = 1.0
    for place in range(len(named)):
        words[f"{STARTS}{' '.join(named[place:])}"] = 1.0
    for word in fold(f"{host.role} {host.workplace}").split():
        words[f"{WORK}{word}"] = 1.0
    words[f"{EVERYONE}{' '.join(named)}"] = 1.0
    return Document(
        person=host.person,
        network=host.network,
        version=meaning.version,
        words={word: max(1, round(FULL * weight)) for word, weight in words.items()},
        topics=dict(_beginnings(host)),
    )


def _add(words: dict[str, float], word: str, weight: float) -> None:
    words[word] = 1 - (1 - words.get(word, 0.0)) * (1 - weight)


def _beginnings(host: Host) -> Iterator[tuple[str, str]]:
    for topic in (*host.topics, host.sector):
        parts = fold(topic).split()
        for place in range(len(parts)):
            yield f"{TOPIC}{' '.join(parts[place:])}|{' '.join(parts)}", topic
